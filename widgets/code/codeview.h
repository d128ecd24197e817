#pragma once

#include "engine/lesson/lesson.h"
#include "engine/world/snapshot.h"
#include "widgets/code/cpptokens.h"
#include "widgets/code/lineheat.h"
#include "widgets/theme/textbox.h"

#include <QAbstractScrollArea>
#include <QFont>

#include <vector>

namespace crosstalk::code {

/// One program's source with line numbers: each process's current line in its colour, the lines
/// that the choice in force skips dimmed and named, the two lines of a race marked. Long lines are
/// wrapped, never cut. It follows the processes unless the reader has scrolled.
class CodeView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit CodeView(QWidget* parent = nullptr);

    void setSource(const std::string& file, const std::string& text);
    void setSnapshot(const lesson::Lesson& lesson, const world::Snapshot& snapshot);

    /// Every text and the box it must stay in, for tests.
    std::vector<theme::TextBox> textBoxes() const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// One row on screen: a source line or the continuation of one.
    struct Row
    {
        int line = 0;  ///< 1-based
        int begin = 0; ///< columns of the line that it shows
        int length = 0;
        int indent = 0; ///< columns before them
        bool first = true;
        bool last = true;
    };
    struct Line
    {
        QString text;
        std::vector<Token> tokens;
        bool skipped = false;
        bool race = false;
    };

    void restyle();
    void layOut();
    void addRows(int line);
    void follow();
    void updateScrollBars();
    int columns() const;
    double rowHeight() const;
    double textLeft() const;
    QRectF rowRect(std::size_t row) const;
    QString tagOf(const Row& row) const;
    double freeWidth(const Row& row) const;
    bool saysSkipped(std::size_t row) const;
    bool isSkipped(int line) const;
    void paintRow(QPainter& painter, std::size_t row) const;
    void paintPresence(QPainter& painter, const QRectF& box,
                       const std::vector<LineHeat::Presence>& present) const;
    void paintCode(QPainter& painter, const QRectF& box, const Row& row, bool skipped) const;
    void paintTag(QPainter& painter, const QRectF& box, const Row& row) const;

    std::string m_file;
    std::vector<Line> m_lines;
    std::vector<Row> m_rows;
    LineHeat m_heat;
    std::uint64_t m_lastEvent = 0;
    std::vector<std::int64_t> m_settings; ///< that m_lines[].skipped was computed for
    bool m_following = true;
    QFont m_font;
    QFont m_tagFont;
};

} // namespace crosstalk::code
