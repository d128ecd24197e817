#pragma once

#include "engine/world/snapshot.h"
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
        std::vector<int> locks; ///< channels
        bool operator==(const Region&) const = default;
    };
    struct Stream
    {
        int channel = -1;
        int from = -1; ///< process at its writing end, or -1
        int to = -1;
        int pages = 0; ///< page slots
        bool operator==(const Stream&) const = default;
    };

    int processes = 0;
    std::vector<Region> regions; ///< a lock outside every segment has a region without channel
    std::vector<Stream> streams;

    static Structure of(const world::Snapshot& snapshot);
    bool operator==(const Structure&) const = default;
};

/// How much a card can say.
enum class Density
{
    Full,
    Compact,
    Dots
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
        int hidden = 0;                                ///< variables that found no room …
        QRectF more;                                   ///< … and where that is said
    };
    struct StreamBox
    {
        int channel = -1;
        QRectF pill;
        QRectF cells;
        int columns = 0;
        int rows = 0;
        bool reversed = false; ///< its writer stands to the right of its reader
        double writerX = 0;    ///< where the tubes come down
        double readerX = 0;
        double writerY = 0; ///< bottoms of the cards they come from
        double readerY = 0;
        QRectF notice; ///< under the line: why a call cannot return
        QRectF title;
        QRectF figures; ///< what the kernel says, what the tap says
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
    std::vector<Card> cards; ///< by process
    std::vector<RegionBox> regions;
    std::vector<StreamBox> streams;

    static StageLayout make(const Structure& structure, const StageStyle& style, QSizeF size);
};

} // namespace crosstalk::stage
