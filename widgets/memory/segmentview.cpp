#include "widgets/memory/segmentview.h"

#include "widgets/memory/rows.h"
#include "widgets/stage/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace crosstalk::memory {

namespace {

using stage::Group;
using stage::Item;
using stage::number;
using stage::processName;
using stage::TextRole;

constexpr std::uint32_t bytesPerRow = 32;

QString say(const char* text)
{
    return QCoreApplication::translate("memory", text);
}

QString offsetText(std::uint64_t offset)
{
    return QStringLiteral("+0x%1").arg(offset, 4, 16, QLatin1Char('0'));
}

QString valueOf(const world::VariableView& variable)
{
    return variable.value ? stage::valueText(variable.value, variable.exact) : QStringLiteral("?");
}

const world::Race* raceOn(const world::Snapshot& snapshot, int variable)
{
    for (const world::Race& race : snapshot.races)
        if (race.variableIndex == variable)
            return &race;
    return nullptr;
}

/// Who touched it with the latest step, or -1.
int touchedBy(const world::Snapshot& snapshot, int variable)
{
    for (std::size_t i = 0; i < snapshot.processes.size(); ++i) {
        const auto& last = snapshot.processes[i].last;
        if (int(i) == snapshot.lastStepped && last && last->variable == variable)
            return int(i);
    }
    return -1;
}

/// "balance: offset +0x0118, bytes 8, …"
QString described(const QStringList& heads, const QStringList& cells)
{
    QStringList each;
    for (qsizetype i = 1; i < cells.size(); ++i)
        each << heads[i] + u' ' + cells[i];
    return cells.first() + QStringLiteral(": ") + each.join(QStringLiteral(", "));
}

/// One segment: its name and mappings, its bytes, its variables as a table.
class SegmentView
{
public:
    SegmentView(const world::Snapshot& snapshot, int channel, const stage::StageStyle& style,
                double width)
        : m_snapshot(snapshot), m_channel(channel), m_style(style), m_width(width)
    {
    }

    double compose(double top, std::vector<Group>& groups)
    {
        m_y = top;
        heading(groups);
        grid(groups);
        table(groups);
        return m_y;
    }

private:
    double px(double designPixels) const { return m_style.px(designPixels); }
    const theme::Palette& palette() const { return m_style.palette(); }
    QStringList mappings() const;
    void heading(std::vector<Group>& groups);
    void grid(std::vector<Group>& groups);
    void byteRow(const ByteRow& row, std::vector<Group>& groups);
    Group piece(const Piece& piece, const QRectF& rect) const;
    Group racingPiece(const Piece& piece, const QRectF& rect) const;
    void doubleOutline(Group& group, const QRectF& rect) const;
    void bolt(Group& group, const QRectF& inner) const;
    QColor fillOf(const world::VariableView& variable) const;
    std::vector<double> columnWidths(const QStringList& heads, const std::vector<QStringList>& rows,
                                     double room) const;
    void table(std::vector<Group>& groups);
    QStringList tableRow(int variable) const;

    const world::Snapshot& m_snapshot;
    int m_channel;
    const stage::StageStyle& m_style;
    double m_width;
    double m_y = 0;
};

/// "P1 at 0x7f…, P2 at 0x7e…": one page, two addresses.
QStringList SegmentView::mappings() const
{
    const world::ChannelView& channel = m_snapshot.channels[std::size_t(m_channel)];
    QStringList names;
    QStringList places;
    for (std::size_t i = 0; i < channel.mappedBy.size(); ++i) {
        names << processName(channel.mappedBy[i]);
        if (i < channel.mappedAt.size())
            places << say("%1 at 0x%2").arg(names.last()).arg(channel.mappedAt[i], 0, 16);
    }
    const QString size = stage::bytes(channel.bytes);
    QStringList out;
    if (places.size() == names.size() && !places.isEmpty())
        out << say("%1, mapped by %2").arg(size, places.join(QStringLiteral(", ")));
    if (names.isEmpty())
        out << say("%1, mapped by nobody").arg(size);
    else
        out << say("%1, mapped by %2").arg(size, names.join(QStringLiteral(", ")));
    return out << size;
}

void SegmentView::heading(std::vector<Group>& groups)
{
    const double height = m_style.lineHeight(TextRole::Strong) + px(4);
    const QRectF room(px(14), m_y, m_width - px(28), height);
    Group group(m_style, {Item::Kind::Backdrop, -1, room, {}, {}});
    QString name = say("variables outside of any segment");
    QStringList where;
    if (m_channel >= 0) {
        const world::ChannelView& channel = m_snapshot.channels[std::size_t(m_channel)];
        name = QString::fromStdString(channel.name.empty() ? channel.id : channel.name);
        where = mappings();
    }
    const QRectF ink = group.text(room, TextRole::Strong, palette().text, name);
    QRectF rest = room;
    rest.setLeft(ink.right() + px(12));
    if (!where.isEmpty()) {
        group.text(rest, TextRole::Small, palette().muted, where);
        group.item.description = name + QStringLiteral(": ") + where.first();
    }
    groups.push_back(std::move(group));
    m_y += height + px(4);
}

void SegmentView::grid(std::vector<Group>& groups)
{
    for (const ByteRow& row : rowsOf(m_snapshot, m_channel, bytesPerRow))
        byteRow(row, groups);
    m_y += px(4);
}

void SegmentView::byteRow(const ByteRow& row, std::vector<Group>& groups)
{
    const double height =
        m_style.lineHeight(TextRole::Small) + m_style.lineHeight(TextRole::Bold) + px(6);
    const double label = m_style.width(TextRole::Code, offsetText(0)) + px(10);
    if (row.gap)
        m_y += px(6);
    const QRectF band(px(14), m_y, m_width - px(28), height);
    const QRectF cells = band.adjusted(label, 0, 0, 0);
    Group group(m_style, {Item::Kind::Backdrop, -1, band, {}, {}});
    group.text(QRectF(band.left(), band.top(), label, height), TextRole::Code, palette().muted,
               offsetText(row.offset));
    stage::Cells bytes;
    bytes.rect = cells;
    bytes.columns = int(bytesPerRow);
    bytes.gap = 1;
    bytes.off = palette().sunken;
    bytes.line = palette().lineSoft;
    bytes.fill.assign(bytesPerRow, 0);
    group.primitives.push_back(std::move(bytes));
    groups.push_back(std::move(group));
    const double each = (cells.width() + 1) / bytesPerRow;
    for (const Piece& part : row.pieces)
        groups.push_back(piece(part, QRectF(cells.left() + part.first * each, cells.top(),
                                            part.bytes * each - 1, height)));
    m_y += height + px(4);
}

/// The last writer's colour, stronger the busier it is.
QColor SegmentView::fillOf(const world::VariableView& variable) const
{
    if (variable.lastWriter < 0)
        return palette().regionWash;
    const theme::ProcessColours& writer = m_style.theme().process(variable.lastWriter);
    if (!stage::showsRates(m_snapshot) || variable.storesPerSecond < 1)
        return writer.wash;
    // Never so strong that words on it are hard to read.
    const double heat = std::clamp(std::log10(variable.storesPerSecond) / 6, 0.0, 1.0);
    return theme::blend(writer.main, writer.wash, 0.14 * heat);
}

void SegmentView::doubleOutline(Group& group, const QRectF& rect) const
{
    group.box(rect.adjusted(px(3), px(3), -px(3), -px(3)), px(3), Qt::transparent,
              QPen(palette().race, px(1)));
}

void SegmentView::bolt(Group& group, const QRectF& inner) const
{
    if (inner.width() > px(30))
        group.stroke(theme::boltPath({inner.right() - px(11), inner.top(), px(11), px(13)}),
                     Qt::NoPen, palette().race);
}

/// Bytes that race and that nobody gave a name: what the verdict calls them.
Group SegmentView::racingPiece(const Piece& piece, const QRectF& rect) const
{
    const world::Race& race = m_snapshot.races[std::size_t(piece.race)];
    const QString name = QString::fromStdString(race.variable);
    Group group(m_style, {Item::Kind::Variable, -1, rect, {}, {}});
    group.box(rect, px(5), palette().regionWash, QPen(palette().race, px(2)));
    doubleOutline(group, rect);
    group.item.name = say("%1 at %2").arg(name, offsetText(race.offset));
    group.item.description = group.item.name + u'\n' + QString::fromStdString(race.why);
    if (!piece.begins)
        return group;
    const QRectF inner = rect.adjusted(px(6), px(3), -px(6), -px(3));
    bolt(group, inner);
    group.text(QRectF(inner.left(), inner.top(), inner.width() - px(14),
                      m_style.lineHeight(TextRole::Small)),
               TextRole::Small, palette().text, {name, QString()});
    return group;
}

Group SegmentView::piece(const Piece& piece, const QRectF& rect) const
{
    if (piece.variable < 0)
        return racingPiece(piece, rect);
    const world::VariableView& variable = m_snapshot.variables[std::size_t(piece.variable)];
    const world::Race* race = raceOn(m_snapshot, piece.variable);
    const QString name = QString::fromStdString(variable.name);
    Group group(m_style, {Item::Kind::Variable, piece.variable, rect, {}, {}});
    const int touched = touchedBy(m_snapshot, piece.variable);
    const QColor edge = variable.lastWriter < 0 ? palette().region
                                                : m_style.theme().process(variable.lastWriter).main;
    QPen pen(race ? palette().race : edge, px(race ? 2 : touched >= 0 ? 2.4 : 1.2));
    group.box(rect, px(5), fillOf(variable), pen);
    if (race)
        doubleOutline(group, rect);
    group.item.name = say("%1 at %2: %3").arg(name, offsetText(variable.offset), valueOf(variable));
    group.item.description = group.item.name;
    if (race)
        group.item.description += u'\n' + QString::fromStdString(race->why);
    if (!piece.begins)
        return group;
    const QRectF inner = rect.adjusted(px(6), px(3), -px(6), -px(3));
    const double upper = m_style.lineHeight(TextRole::Small);
    const double marked = race ? px(14) : 0;
    if (race)
        bolt(group, inner);
    group.text(QRectF(inner.left(), inner.top(), inner.width() - marked, upper), TextRole::Small,
               palette().text, {name, QString()});
    group.text(QRectF(inner.left(), inner.top() + upper, inner.width(), inner.height() - upper),
               TextRole::Bold, palette().text, {valueOf(variable), QString()});
    return group;
}

QStringList SegmentView::tableRow(int index) const
{
    const world::VariableView& v = m_snapshot.variables[std::size_t(index)];
    const auto count = [](std::uint64_t n) { return number(std::int64_t(n)); };
    const auto wrongs = [&](std::uint64_t n) { // an estimate where it ran at full speed
        return n > 0 && !v.countsExact ? QStringLiteral("≈ ") + count(n) : count(n);
    };
    return {QString::fromStdString(v.name),
            offsetText(v.offset),
            count(v.bytes),
            valueOf(v),
            v.expected ? number(*v.expected) : QStringLiteral("–"),
            v.lastWriter < 0 ? QStringLiteral("–") : processName(v.lastWriter),
            count(v.loads),
            count(v.stores),
            wrongs(v.lostUpdates),
            wrongs(v.tornReads),
            wrongs(v.staleValues)};
}

/// What each column's words need, in steps so that a growing figure moves nothing every time. Where
/// that is too much, columns whose figures the cells or the tooltip have as well are left out (0
/// wide); what is left over goes to all alike, and what is still lacking is taken from all.
std::vector<double> SegmentView::columnWidths(const QStringList& heads,
                                              const std::vector<QStringList>& rows,
                                              double room) const
{
    const double step = px(14);
    std::vector<double> widths;
    double all = 0;
    // Offset, bytes, torn reads, stores, loads.
    constexpr std::array<std::size_t, 5> dispensable{1, 2, 9, 7, 6};
    for (qsizetype i = 0; i < heads.size(); ++i) {
        double need = m_style.width(TextRole::Small, heads[i]);
        for (const QStringList& row : rows)
            need = std::max(need, m_style.width(TextRole::Code, row[i]));
        widths.push_back(std::ceil((need + px(8)) / step) * step);
        all += widths.back();
    }
    std::size_t columns = widths.size();
    for (const std::size_t each : dispensable) {
        if (all <= room)
            break;
        all -= std::exchange(widths[each], 0);
        --columns;
    }
    const double more = (room - all) / double(columns);
    for (double& width : widths)
        if (width > 0)
            width = more >= 0 ? width + more : width * room / all;
    return widths;
}

void SegmentView::table(std::vector<Group>& groups)
{
    const QStringList heads{say("variable"), say("offset"),   say("bytes"),
                            say("value"),    say("expected"), say("written by"),
                            say("loads"),    say("stores"),   say("erased"),
                            say("torn"),     say("stale")};
    constexpr qsizetype firstWrong = 8;
    const double height =
        std::max(m_style.lineHeight(TextRole::Code), m_style.lineHeight(TextRole::Small)) + px(6);
    const double room = m_width - px(28);
    std::vector<QStringList> rows;
    std::vector<int> variables;
    for (std::size_t i = 0; i < m_snapshot.variables.size(); ++i)
        if (m_snapshot.variables[i].channel == m_channel) {
            rows.push_back(tableRow(int(i)));
            variables.push_back(int(i));
        }
    const std::vector<double> widths = columnWidths(heads, rows, room);
    const auto line = [&](const QStringList& cells, bool head, int variable) {
        Group group(m_style, {Item::Kind::Variable, variable, QRectF(px(14), m_y, room, height),
                              cells.first(), head ? QString() : described(heads, cells)});
        double x = px(14);
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const double width = widths[std::size_t(i)];
            if (width == 0)
                continue;
            const bool wrong = !head && i >= firstWrong && cells[i] != u'0';
            const QColor colour = head ? palette().muted : wrong ? palette().race : palette().text;
            group.text(QRectF(x, m_y, width - px(6), height),
                       head ? TextRole::Small : TextRole::Code, colour, cells[i],
                       (i == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            x += width;
        }
        group.line(QPointF(px(14), m_y + height), QPointF(px(14) + room, m_y + height),
                   QPen(palette().lineSoft, 1));
        groups.push_back(std::move(group));
        m_y += height + 1;
    };
    line(heads, true, -1);
    for (std::size_t i = 0; i < rows.size(); ++i)
        line(rows[i], false, variables[i]);
    m_y += px(12);
}

} // namespace

double addSegments(const world::Snapshot& snapshot, const stage::StageStyle& style, double width,
                   std::vector<Group>& groups)
{
    double y = style.px(10);
    std::vector<int> channels;
    for (std::size_t i = 0; i < snapshot.channels.size(); ++i)
        if (snapshot.channels[i].shape == world::Shape::Region)
            channels.push_back(int(i));
    const bool loose = std::any_of(snapshot.variables.begin(), snapshot.variables.end(),
                                   [](const auto& v) { return v.channel < 0; });
    if (loose)
        channels.push_back(-1);
    for (const int channel : channels)
        y = SegmentView(snapshot, channel, style, width).compose(y, groups);
    if (channels.empty()) {
        Group group(style, {});
        group.text(QRectF(style.px(14), y, width - style.px(28), style.px(40)), TextRole::Label,
                   style.palette().muted,
                   {say("These processes share no memory: what they exchange goes through the "
                        "kernel."),
                    say("No shared memory.")});
        groups.push_back(std::move(group));
        y += style.px(50);
    }
    return y;
}

} // namespace crosstalk::memory
