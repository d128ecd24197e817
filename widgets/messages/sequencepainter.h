#pragma once

#include "engine/world/messages.h"
#include "engine/world/snapshot.h"
#include "widgets/messages/lifelines.h"
#include "widgets/theme/textbox.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/labelplacer.h"
#include "widgets/timeline/timeaxis.h"

#include <QCoreApplication>
#include <QPainter>
#include <QVector>

#include <memory>
#include <optional>
#include <vector>

namespace crosstalk::messages {

/// Where the parts of the diagram lie.
struct SequenceLayout
{
    QRectF head; ///< names of the lifelines
    QRectF axis; ///< labels of the time
    QRectF plot;
};

/// Paints the sequence diagram of a Snapshot, time downwards. What it lays out is what is in view,
/// found by time; where messages lie closer than can be told apart they are drawn in groups.
class SequencePainter
{
    Q_DECLARE_TR_FUNCTIONS(crosstalk::messages::SequencePainter)

public:
    /// What is shown besides the run itself.
    struct View
    {
        timeline::TimeAxis axis; ///< downwards: its width is the plot's height
        Filter filter;
        double scroll = 0; ///< pixels to the right, where the lifelines do not fit
        bool canScrub = false;
    };

    void setTheme(const theme::Theme& theme);
    void setSnapshot(std::shared_ptr<const world::Snapshot> snapshot);
    SequenceLayout layoutFor(const QSizeF& size) const;
    void paint(QPainter& painter, const QSizeF& size, const View& view);

    // --- as last painted ---
    const QVector<theme::TextBox>& textBoxes() const { return m_boxes; }
    double contentWidth() const { return m_lifelines.width(); }
    std::size_t arrowCount() const { return m_arrows.size(); } ///< lines, groups too
    bool grouped() const { return m_grouped; }
    /// An arrow near a place: in words, and the event it leads to.
    struct Hit
    {
        QString words;
        quint64 event = 0;
    };
    std::optional<Hit> hitAt(const QPointF& position) const;

    /// How far time has come, and the moment shown on the stage.
    static quint64 lastTime(const world::Snapshot& snapshot);
    static quint64 cursorTime(const world::Snapshot& snapshot);

private:
    /// A line to be drawn.
    struct Arrow
    {
        enum class End
        {
            Head,
            Open,  ///< nobody has received it
            Cross, ///< lost
            None
        };
        QLineF line;
        int process = -1; ///< whose colour
        End end = End::Head;
        bool dashed = false;
        bool bad = false; ///< in the colour of what went wrong
        double thickness = 1.5;
        QString text;
        int item = -1; ///< index in m_items
    };
    /// What an arrow stands for.
    struct Item
    {
        int track = 0;
        std::optional<world::Message> message;
        std::optional<world::Rest> rest;
        std::optional<world::MessageGroup> group;
    };
    /// The bar on a lifeline that stands for a call.
    struct Activation
    {
        int process = -1;
        quint64 begin = 0;
        quint64 end = 0; ///< 0: it goes on
        bool filled = false;
    };
    struct Frame; ///< what the parts paint from and on

    void collect(Frame& frame);
    void collectMessages(Frame& frame, int track);
    void collectGroups(Frame& frame, int track);
    void add(Frame& frame, const world::Message& message, int track);
    void add(Frame& frame, const world::Rest& rest, int track);
    void add(Frame& frame, const world::MessageGroup& group, int track);
    void addArrow(Arrow arrow);
    int addItem(int track);
    bool decideGrouping(const Frame& frame) const;
    double stubEnd(const Frame& frame, int track, double from) const;

    void paintGrid(Frame& frame) const;
    void paintLifelines(Frame& frame) const;
    void paintActivity(Frame& frame, const Lifeline& line) const;
    void paintSleep(Frame& frame, const Lifeline& line) const;
    QString nameOf(const Frame& frame, int channel) const;
    void paintCalls(Frame& frame) const;
    void paintActivation(Frame& frame, const Activation& activation, const QString& words,
                         const QColor& colour) const;
    void paintArrows(Frame& frame) const;
    void paintWords(Frame& frame) const;
    void paintEnd(Frame& frame, const Arrow& arrow, const QColor& colour) const;
    void paintTexts(Frame& frame) const;
    void paintNames(Frame& frame) const;
    void paintCursor(Frame& frame) const;
    void paintEmpty(Frame& frame) const;
    QColor colourOf(const Arrow& arrow) const;

    std::optional<theme::Theme> m_theme;
    timeline::LabelFont m_text;
    timeline::LabelFont m_small;
    timeline::LabelFont m_name;
    timeline::LabelFont m_ticks;
    std::shared_ptr<const world::Snapshot> m_snapshot;
    Lifelines m_lifelines;
    std::vector<world::MessageLog::Track> m_tracks;
    std::vector<Arrow> m_arrows;
    std::vector<Item> m_items;
    QVector<theme::TextBox> m_boxes;
    QPointF m_origin;
    bool m_grouped = false;
};

} // namespace crosstalk::messages
