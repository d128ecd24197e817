#pragma once

#include "engine/mechanisms/view.h"

#include <QString>

#include <span>
#include <vector>

namespace crosstalk::messages {

/// A part of a row of a hex dump whose bytes one process sent; -1: nobody knows who.
struct HexPart
{
    int process = -1;
    QString hex;  ///< "68 65 6c "
    QString text; ///< "hel", dots for what cannot be printed
};

/// Sixteen bytes.
struct HexRow
{
    quint64 offset = 0;
    std::vector<HexPart> parts;
    int missing = 0; ///< bytes that it is short of sixteen
};

/// Bytes as rows of a hex dump, cut where the sender changes.
std::vector<HexRow> hexRows(std::span<const std::uint8_t> bytes,
                            std::span<const mechanisms::Stretch> owners);

} // namespace crosstalk::messages
