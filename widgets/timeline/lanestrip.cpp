#include "widgets/timeline/lanestrip.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace crosstalk::timeline {

using theme::blend;
using world::Column;
using world::SpanKind;

LaneLook LaneLook::of(const theme::Theme& theme, int process, bool pale)
{
    const theme::Palette& p = theme.palette();
    const QColor main = theme.process(process).main;
    const bool dark = theme.isDark();
    LaneLook look;
    look.ground = p.panel;
    look.running = pale ? blend(main, p.panel, dark ? 0.24 : 0.15) : main;
    look.asleep = blend(main, p.panel, 0.05);
    look.asleepStripe = blend(main, p.panel, dark ? 0.30 : 0.26);
    look.held = blend(main, p.panel, 0.04);
    look.heldDot = blend(main, p.panel, dark ? 0.75 : 0.62);
    look.stopped = p.track;
    look.stoppedBar = blend(p.muted, p.panel, 0.7);
    look.outline = blend(main, p.panel, 0.45);
    look.tick = pale ? blend(main, p.panel, 0.8) : blend(p.panel, main, 0.75);
    return look;
}

namespace {

/// Colours summed by share; 255 shares make one.
class Mixer
{
public:
    explicit Mixer(QRgb ground) : m_ground(ground) {}

    void add(QRgb colour, unsigned share)
    {
        m_red += qRed(colour) * share;
        m_green += qGreen(colour) * share;
        m_blue += qBlue(colour) * share;
        m_shares += share;
    }

    QRgb colour()
    {
        if (m_shares < 255)
            add(m_ground, 255 - m_shares);
        return qRgb(int(m_red / m_shares), int(m_green / m_shares), int(m_blue / m_shares));
    }

private:
    QRgb m_ground;
    unsigned m_red = 0;
    unsigned m_green = 0;
    unsigned m_blue = 0;
    unsigned m_shares = 0;
};

/// `part` of 256 of the other; red and blue at once, each in a half of the word of its own.
QRgb mixed(QRgb one, QRgb other, unsigned part)
{
    constexpr QRgb redAndBlue = 0x00ff00ff;
    constexpr QRgb green = 0x0000ff00;
    const unsigned rest = 256 - part;
    return 0xff000000 |
           (((one & redAndBlue) * rest + (other & redAndBlue) * part) >> 8 & redAndBlue) |
           (((one & green) * rest + (other & green) * part) >> 8 & green);
}

unsigned shareOf(const Column& column, SpanKind kind)
{
    return column.share[static_cast<int>(kind)];
}

/// Hatching at 45° with soft edges; depends on x + y alone.
int stripeInk(int position, int period)
{
    const double width = period * 0.42;
    const double inside = std::min<double>(position, width - position);
    return inside >= 0.75 ? 2 : inside >= -0.25 ? 1 : 0;
}

bool isDot(int x, int y, int period)
{
    const int size = std::max(1, period / 4);
    const int half = period / 2;
    return (x < size && y < size) || (x >= half && x < half + size && y >= half && y < half + size);
}

} // namespace

void LaneStrip::setPeriod(int period)
{
    if (period == m_period)
        return;
    m_period = period;
    for (auto& table : m_tables)
        table.assign(static_cast<std::size_t>(period) * period, Plain);
    for (int y = 0; y < period; ++y) {
        for (int x = 0; x < period; ++x) {
            const auto at = static_cast<std::size_t>(y) * period + x;
            m_tables[Stripes][at] = static_cast<quint8>(stripeInk((x + y) % period, period));
            m_tables[Dots][at] = isDot(x, y, period) ? Full : Plain;
            m_tables[Bars][at] = x < period / 4 ? Full : Plain;
        }
    }
}

void LaneStrip::inkColumns(const std::vector<Column>& columns, const LaneLook& look)
{
    const QRgb ground = look.ground.rgb(); // once, not for each column
    const QRgb outline = look.outline.rgb();
    const QRgb running = look.running.rgb();
    const QRgb asleep = look.asleep.rgb();
    const QRgb held = look.held.rgb();
    const QRgb stopped = look.stopped.rgb();
    const QRgb fullAsleep = look.asleepStripe.rgb();
    const QRgb fullHeld = look.heldDot.rgb();
    const QRgb fullStopped = look.stoppedBar.rgb();
    m_inks.resize(columns.size());
    m_patterns.resize(columns.size());
    for (std::size_t x = 0; x < columns.size(); ++x) {
        const unsigned a = shareOf(columns[x], SpanKind::Asleep);
        const unsigned h = shareOf(columns[x], SpanKind::Held);
        const unsigned s = shareOf(columns[x], SpanKind::Stopped);
        const unsigned r = shareOf(columns[x], SpanKind::Running);
        Mixer plain(ground);
        plain.add(running, r);
        Mixer full = plain;
        plain.add(asleep, a);
        plain.add(held, h);
        plain.add(stopped, s);
        Inks& inks = m_inks[x];
        inks.fill(plain.colour());
        m_patterns[x] = None;
        if (a + h + s == 0)
            continue;
        full.add(fullAsleep, a);
        full.add(fullHeld, h);
        full.add(fullStopped, s);
        inks[Full] = full.colour();
        inks[Soft] = mixed(inks[Plain], inks[Full], 128);
        inks[Outline] = mixed(inks[Plain], outline, std::min(255u, a + h + s));
        m_patterns[x] = a >= std::max(h, s) ? Stripes : h >= s ? Dots : Bars;
    }
}

void LaneStrip::addTicks(const std::vector<Column>& columns, const QColor& tick)
{
    const QRgb colour = tick.rgb();
    for (std::size_t x = 0; x < columns.size(); ++x) {
        if (columns[x].marks == 0)
            continue;
        const unsigned magnitude =
            unsigned(std::bit_width(columns[x].marks)); // 1 for one, 11 for a thousand
        const unsigned part = std::min(190u, 70 + magnitude * 10);
        for (QRgb& ink : m_inks[x])
            ink = mixed(ink, colour, part);
    }
}

void LaneStrip::patternRow(QRgb* row, int y, qint64 firstColumn) const
{
    const auto count = static_cast<int>(m_inks.size());
    int phase = static_cast<int>(firstColumn % m_period);
    const std::size_t line = static_cast<std::size_t>(y % m_period) * m_period;
    for (int x = 0; x < count; ++x) {
        row[x] = m_inks[x][m_tables[m_patterns[x]][line + phase]];
        if (++phase == m_period)
            phase = 0;
    }
}

void LaneStrip::outlineRow(QRgb* row) const
{
    for (std::size_t x = 0; x < m_inks.size(); ++x)
        row[x] = m_inks[x][Outline];
}

void LaneStrip::fillRows(int from, int to, qint64 firstColumn)
{
    for (int y = from; y < to; ++y) {
        auto* row = reinterpret_cast<QRgb*>(m_image.scanLine(y));
        if (y < from + m_period)
            patternRow(row, y, firstColumn);
        else
            std::memcpy(row, m_image.constScanLine(y - m_period), m_inks.size() * sizeof(QRgb));
    }
}

/// Rows as those of the same phase among the first `from`, where there is one.
void LaneStrip::copyRows(int begin, int end, int from, qint64 firstColumn)
{
    for (int y = begin; y < end; ++y) {
        auto* row = reinterpret_cast<QRgb*>(m_image.scanLine(y));
        const int like = y % m_period;
        if (like < from)
            std::memcpy(row, m_image.constScanLine(like), m_inks.size() * sizeof(QRgb));
        else
            patternRow(row, y, firstColumn);
    }
}

const QImage& LaneStrip::render(const std::vector<Column>& columns, const LaneLook& look,
                                int height, qint64 firstColumn, double unit, bool ticks)
{
    const QSize size(static_cast<int>(columns.size()), height);
    if (m_image.size() != size)
        m_image = QImage(size, QImage::Format_RGB32);
    if (size.isEmpty())
        return m_image;
    setPeriod(std::max(4, static_cast<int>(std::lround(8 * unit / 2)) * 2));
    inkColumns(columns, look);
    const int rim = ticks ? static_cast<int>(std::lround(height * 0.3)) : 0;
    const int edge = std::max(1, static_cast<int>(unit));
    fillRows(0, ticks ? rim : height, firstColumn);
    if (ticks)
        copyRows(height - rim, height, rim, firstColumn);
    for (int y = 0; y < std::min(edge, height); ++y) {
        outlineRow(reinterpret_cast<QRgb*>(m_image.scanLine(y)));
        outlineRow(reinterpret_cast<QRgb*>(m_image.scanLine(height - 1 - y)));
    }
    if (ticks) {
        addTicks(columns, look.tick);
        fillRows(rim, height - rim, firstColumn);
    }
    return m_image;
}

} // namespace crosstalk::timeline
