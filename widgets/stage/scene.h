#pragma once

#include "widgets/stage/drawing.h"
#include "widgets/stage/layout.h"
#include "widgets/theme/textbox.h"

#include <QHash>
#include <QPointF>
#include <QStringList>

namespace crosstalk::stage {

/// Text of the programs, by base name: what a card shows beside "line 14".
using Sources = QHash<QString, QStringList>;

/// Everything that the parts of a scene are made from.
struct Context
{
    const world::Snapshot& snapshot;
    const StageLayout& layout;
    const StageStyle& style;
    const Sources& sources;
    int selected = -1;
    bool reducedMotion = false;
    QString sought = {}; ///< in a crowd: what the user looks for

    const world::ProcessView& process(int ordinal) const
    {
        return snapshot.processes[std::size_t(ordinal)];
    }
    const world::ChannelView& channel(int index) const
    {
        return snapshot.channels[std::size_t(index)];
    }
    bool hasProcess(int ordinal) const
    {
        return ordinal >= 0 && std::size_t(ordinal) < layout.cards.size() &&
               std::size_t(ordinal) < snapshot.processes.size();
    }
    /// Nothing more comes of it.
    bool ended(int ordinal) const;
};

/// A value or a piece of data on its way: painted above everything, where the Snapshot has it.
struct Token
{
    enum class Look
    {
        Moving,
        Pending,
        Losing
    };
    QRectF rect;
    int process = -1;
    Look look = Look::Moving;
    QString label; ///< empty: bytes, drawn square
    bool operator==(const Token&) const = default;
};

/// The whole stage at one moment.
struct Scene
{
    std::vector<Group> groups; ///< back to front
    std::vector<Token> tokens;
};

Scene makeScene(const Context& context);

/// Every text of the scene and the box that it must stay inside.
std::vector<theme::TextBox> textsOf(const Scene& scene, const StageStyle& style);

/// The command that freezes the selected (else the first living) process, or empty.
QString killCommand(const world::Snapshot& snapshot, int selected);

/// What an item is called, and its tooltip: put into words when somebody asks, not in every frame.
QString itemName(const world::Snapshot& snapshot, const Item& item);
QString itemDescription(const world::Snapshot& snapshot, const Item& item);

// Parts, in the order of the groups.
Group backdrop(const Context& context);
Group hint(const Context& context);
Group lanes(const Context& context);
Group processCard(const Context& context, int process);
void addRegions(const Context& context, std::vector<Group>& groups);
Group wires(const Context& context);
Group kernelWords(const Context& context);
void addLanes(const Context& context, std::vector<Group>& groups);
void addCrowd(const Context& context, std::vector<Group>& groups);
/// `words`: where tokens do not go.
void addTransfers(const Context& context, const QRectF& words, Scene& scene);
Group headline(const Context& context);

/// What the card of a client or a server says of the latest remote call, in `room`. False when
/// there is none.
bool addCallPanel(const Context& context, int process, const QRectF& room, Group& group);

/// Path of a wire from its card down to the channel.
QPainterPath wirePath(const StageLayout::LaneBox& lane, const StageLayout::Wire& wire);

/// Arrow tip at the end of `path`.
QPainterPath arrowTip(const QPainterPath& path, double size);

} // namespace crosstalk::stage
