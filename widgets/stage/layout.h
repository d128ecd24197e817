#pragma once

#include "engine/world/snapshot.h"
#include "widgets/stage/cast.h"
#include "widgets/stage/style.h"

#include <QRectF>
#include <QSizeF>

#include <vector>

namespace crosstalk::stage {

/// What the layout depends on: who is there and what they share, no values. It changes only when
/// processes or channels come and go, so that nothing jumps while a run goes on.
struct Structure
{
    struct Region
    {
        int channel = -1;
        std::vector<int> variables;
        std::vector<int> locks;  ///< channels
        std::vector<int> queues; ///< channels: message queues that lie in it
        bool operator==(const Region&) const = default;
    };
    /// A channel below the line: one direction of flow.
    struct Lane
    {
        int channel = -1;
        bool messages = false;   ///< with boundaries; else a stream of bytes
        bool priorities = false; ///< drawn in bands
        int pages = 0;           ///< page slots of a stream
        int back = -1;           ///< channel of the other direction, or -1
        std::vector<int> from;   ///< processes that hold or held its writing end, sorted
        std::vector<int> to;
        int source = -1; ///< the first of `from` that did write: tells left from right
        int sink = -1;
        bool gone = false; ///< nobody holds an end: makes way for others
        bool left = false; ///< a connection that was closed, and its processes went on
        bool operator==(const Lane&) const = default;
    };

    /// In a crowd: what some cards talk through, channels of one kind between the same cards as one.
    struct Link
    {
        std::vector<int> channels;
        std::vector<int> from; ///< cards, sorted
        std::vector<int> to;
        bool region = false; ///< memory: from are those who map it, to is empty
        bool bothWays = false;
        bool operator==(const Link&) const = default;
    };

    int processes = 0;
    bool crowded = false; ///< too many processes for a card each
    std::vector<CrowdMember> crowd; ///< the cards of a crowd
    std::vector<int> layers;        ///< of each of them: who feeds whom, from 0
    std::vector<Link> links;
    std::vector<Region> regions; ///< a lock outside every segment has a region without channel
    std::vector<Lane> lanes;     ///< in the order of channels, the two of a connection together
    std::vector<int> callers;    ///< processes whose cards show a remote call, sorted
    int closed = 0;              ///< connections that were closed and have left the stage

    static Structure of(const world::Snapshot& snapshot, const CrowdWish& wish = {});
    bool operator==(const Structure&) const = default;
};

/// How much a card can say.
enum class Density
{
    Full,
    Compact,
    Dots,
    Crowd
};

/// On which side of its card a process meets the channels.
enum class Side
{
    Left,
    Right,
    Above
};

/// Where everything on the stage stands. A pure function of structure, size and fonts.
struct StageLayout
{
    struct Card
    {
        QRectF rect;
        Side side = Side::Left;
    };
    struct RegionBox
    {
        int channel = -1;
        QRectF rect;
        QRectF title;
        QRectF caption;
        std::vector<std::pair<int, QRectF>> variables; ///< index in Snapshot::variables
        std::vector<int> allLocks;                     ///< channels; those in use get the places
        std::vector<QRectF> locks;                     ///< places for locks
        std::vector<std::pair<int, QRectF>> queues;    ///< channels
        int hidden = 0;                                ///< variables that found no room …
        int hiddenLocks = 0;                           ///< … and locks …
        QRectF more;                                   ///< … and where that is said
    };
    /// How much of a channel below the line there is room to say.
    enum class Tier
    {
        Big,    ///< why a call cannot return above it, name and figures below it
        Medium, ///< one line of words below it
        Small   ///< itself alone, words inside
    };
    /// From a card down to a channel; the bytes of a reader come up on it.
    struct Wire
    {
        int process = -1;
        bool down = true; ///< it sends; else it receives
        QPointF card;     ///< where it leaves the card
        double x = 0;     ///< where it crosses the line
    };
    struct LaneBox
    {
        int channel = -1;
        Tier tier = Tier::Big;
        bool messages = false;
        bool paired = false; ///< it has another direction: an arrow tells them apart
        QRectF pill;
        QRectF content;  ///< inside the pill: page slots, bytes, messages
        int columns = 0; ///< of page slots
        int rows = 0;
        bool reversed = false; ///< flows from right to left
        std::vector<Wire> wires;
        QRectF notice;  ///< under the line: why a call cannot return
        QRectF name;    ///< inside the pill, left; empty: no room
        QRectF state;   ///< inside the pill, right; empty: no room
        QRectF title;   ///< below the pill
        QRectF figures; ///< what the kernel says, what the tap says
        QRectF note;    ///< a remark; empty: no room

        const Wire* wireOf(int process, bool down) const;
    };

    /// One process, or a family folded into one.
    struct CrowdCard
    {
        CrowdMember member;
        QRectF rect;
        QRectF fold; ///< where an unfolded family can be folded again; empty: not here
    };
    /// From a card down to what it talks through.
    struct Strand
    {
        int card = -1; ///< index in crowd
        bool down = true;
        std::vector<QPointF> way;
    };
    /// What some cards talk through: memory above the line, the rest below it.
    struct Pill
    {
        Structure::Link link;
        QRectF rect;
        std::vector<Strand> strands;
    };

    /// The place of a card that leaves.
    struct Ghost
    {
        int process = -1;
        QRectF rect;
    };

    QRectF stage;
    QRectF user;   ///< the band above the line
    QRectF kernel; ///< the band below
    QRectF userCaption;
    QRectF kernelCaption;
    QRectF boundaryCaption;
    QRectF hint;     ///< "real processes; in your terminal: …"
    QRectF headline; ///< the bubble's room
    QRectF quiet;    ///< in the kernel band: what it says of itself, who sleeps there
    Density density = Density::Full;
    std::vector<Card> cards; ///< by process; in a crowd where its card is, empty for one not shown
    std::vector<CrowdCard> crowd; ///< empty: few enough for a card each, or none is shown
    std::vector<Pill> pills;      ///< of a crowd
    std::vector<Ghost> ghosts;    ///< for a moment after they left
    QRectF finder;                ///< where a crowd is searched
    std::vector<RegionBox> regions;
    std::vector<LaneBox> lanes;
    std::vector<int> folded; ///< channels that found no room below the line …
    int closed = 0;          ///< … connections that have left …
    QRectF more;             ///< … and where that is said
    QRectF strip; ///< under the line, with several channels: who sleeps; empty: said elsewhere
    bool crossings = false; ///< there is room beside the wires to say what the last call did

    static StageLayout make(const Structure& structure, const StageStyle& style, QSizeF size);
};

} // namespace crosstalk::stage
