#pragma once

#include "widgets/timeline/timelinescene.h"

#include <QCoreApplication>
#include <QString>

#include <vector>

namespace crosstalk::timeline {

/// A moment somebody wants to find again.
struct Flag
{
    quint64 time = 0;  ///< ns into the run
    quint64 event = 0; ///< how many had happened by then
    QString note;      ///< may be empty

    bool operator==(const Flag&) const = default;
};

/// Bookmarks: a flag above the rows, and a dotted line down through them.
class FlagLayer
{
    Q_DECLARE_TR_FUNCTIONS(crosstalk::timeline::FlagLayer)

public:
    void set(std::vector<Flag> flags) { m_flags = std::move(flags); }
    const std::vector<Flag>& all() const { return m_flags; }
    void paint(const TimelineScene& scene);
    /// Null: none was painted there.
    const Flag* at(const QPointF& position) const;
    static QString sentence(const Flag& flag);

private:
    std::vector<Flag> m_flags;
    std::vector<std::pair<QRectF, std::size_t>> m_placed; ///< as last painted
};

} // namespace crosstalk::timeline
