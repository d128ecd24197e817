#pragma once

#include "widgets/stage/lanetexts.h"
#include "widgets/stage/scene.h"

namespace crosstalk::stage {

/// The latest remote call whose reply or request goes this way.
struct CallOnLane
{
    const mechanisms::RemoteCall* call = nullptr; ///< null: none
    bool reply = false;
};
CallOnLane callOnLane(const Context& context, const StageLayout::LaneBox& box);

/// What all channels below the line have in common: the words around what lies inside.
class LaneView
{
public:
    LaneView(const Context& context, const StageLayout::LaneBox& box);
    virtual ~LaneView() = default;

    Group compose();

protected:
    /// The vessel and what is in it.
    virtual void vessel() = 0;

    double px(double designPixels) const { return m_style.px(designPixels); }
    const theme::Palette& palette() const { return m_style.palette(); }
    const theme::ProcessColours& colours(int process) const
    {
        return m_style.theme().process(process);
    }
    /// The reply was dropped on purpose.
    bool isCut() const { return m_call.call && m_call.reply && m_call.call->cut; }
    QColor outline() const;

    const Context& m_context;
    const StageStyle& m_style;
    const StageLayout::LaneBox& m_box;
    const world::ChannelView& m_channel;
    LaneEnds m_ends;
    CallOnLane m_call;
    Group m_group;

private:
    QStringList names() const;
    QStringList states(bool& bad, bool& warns) const;
    void notices();
    void notice(bool sending, const LaneState& state, bool both);
    void inside();
    void cut();
    void title();
    void figures();
    void lineBelow();
    void note();
    void plate(const QRectF& box, TextRole role, const QColor& colour, const QStringList& choices,
               Qt::Alignment side = Qt::AlignHCenter);
};

/// A message as a box in its sender's colour.
void paintMessage(Group& group, const QRectF& rect, const mechanisms::QueuedMessage& message,
                  bool connection);

/// The messages of a queue inside `room`: in bands by priority, those to be received first nearest
/// to their receivers; places that are free are dashed.
void paintMessages(Group& group, const QRectF& room, const world::MessagesView& view,
                   bool reversed);

Group streamLane(const Context& context, const StageLayout::LaneBox& box);
Group messagesLane(const Context& context, const StageLayout::LaneBox& box);

} // namespace crosstalk::stage
