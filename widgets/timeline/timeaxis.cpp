#include "widgets/timeline/timeaxis.h"

#include "widgets/theme/language.h"

#include <algorithm>
#include <cmath>

namespace crosstalk::timeline {

namespace {

constexpr quint64 second = 1'000'000'000;
constexpr double widestColumn = 3600.0 * second; // an hour a pixel is as far as one can go

} // namespace

void TimeAxis::resize(double width, double pixelRatio)
{
    const quint64 left = begin();
    const double nsPerPixel = static_cast<double>(m_nsPerColumn) * m_ratio;
    m_width = std::max(1.0, width);
    m_ratio = pixelRatio;
    m_columns = std::max(1, static_cast<int>(std::floor(m_width * m_ratio)));
    setScale(nsPerPixel / m_ratio);
    moveTo(left);
}

double TimeAxis::toPixel(quint64 time) const
{
    const double columns = (static_cast<double>(time) - static_cast<double>(begin())) /
                           static_cast<double>(m_nsPerColumn);
    return columns / m_ratio;
}

quint64 TimeAxis::toTime(double pixel) const
{
    const double time =
        static_cast<double>(begin()) + pixel * m_ratio * static_cast<double>(m_nsPerColumn);
    return time > 0 ? static_cast<quint64>(std::llround(time)) : 0;
}

void TimeAxis::columnsOf(quint64 begin, quint64 end, int& first, int& last) const
{
    const auto clip = [this](quint64 column) {
        const qint64 relative = static_cast<qint64>(column) - m_first;
        return static_cast<int>(std::clamp<qint64>(relative, 0, m_columns));
    };
    const quint64 until = std::min(end, this->end());
    first = clip(begin / m_nsPerColumn);
    last = until <= begin ? first : clip((until + m_nsPerColumn - 1) / m_nsPerColumn);
}

void TimeAxis::setScale(double nsPerColumn)
{
    m_nsPerColumn = static_cast<quint64>(std::llround(std::clamp(nsPerColumn, 1.0, widestColumn)));
}

void TimeAxis::setSpan(quint64 span)
{
    const quint64 left = begin();
    setScale(static_cast<double>(span) / m_columns);
    moveTo(left);
}

void TimeAxis::moveTo(quint64 begin)
{
    m_first = static_cast<qint64>((begin + m_nsPerColumn / 2) / m_nsPerColumn);
}

void TimeAxis::panBy(double pixels)
{
    m_first = std::max<qint64>(0, m_first + std::llround(pixels * m_ratio));
}

void TimeAxis::zoomAt(double pixel, double factor)
{
    const double anchor =
        static_cast<double>(begin()) + pixel * m_ratio * static_cast<double>(m_nsPerColumn);
    const quint64 before = m_nsPerColumn;
    setScale(static_cast<double>(before) / factor);
    if (m_nsPerColumn == before && factor < 1) // rounding must not stop a slow zoom out
        ++m_nsPerColumn;
    const double first = anchor / static_cast<double>(m_nsPerColumn) - pixel * m_ratio;
    m_first = std::max<qint64>(0, std::llround(first));
}

void TimeAxis::follow(quint64 now, double margin)
{
    const auto column = static_cast<qint64>(now / m_nsPerColumn) + 1;
    m_first = std::max<qint64>(0, column - m_columns + std::llround(margin * m_ratio));
}

void TimeAxis::showAll(quint64 first, quint64 last, double margin)
{
    const double room = std::max(1.0, m_columns - margin * m_ratio - 1);
    setScale(std::ceil(static_cast<double>(last - std::min(first, last)) / room));
    m_first = static_cast<qint64>(first / m_nsPerColumn);
}

void TimeAxis::clampTo(quint64 first, quint64 last)
{
    const auto lowest = static_cast<qint64>(first / m_nsPerColumn);
    const auto highest = static_cast<qint64>(last / m_nsPerColumn) - m_columns / 8;
    m_first = std::max(lowest, std::min(m_first, std::max(lowest, highest)));
}

quint64 TimeAxis::roundStep(double least)
{
    quint64 power = 1;
    while (static_cast<double>(power) * 10 <= least)
        power *= 10;
    for (const quint64 factor : {1, 2, 5})
        if (static_cast<double>(power * factor) >= least)
            return power * factor;
    return power * 10;
}

QString TimeAxis::label(quint64 time, quint64 step)
{
    int digits = 0;
    for (quint64 unit = second; unit > step && digits < 9; unit /= 1000)
        digits += 3;
    if (digits == 3 && step % 100'000'000 == 0)
        digits = 1;
    QString text = QString::number(time / second);
    if (digits > 0)
        text += theme::locale().decimalPoint() +
                QString::number(time % second).rightJustified(9, QLatin1Char('0')).left(digits);
    for (qsizetype gap = text.size() - digits + 3; digits > 3 && gap < text.size(); gap += 4)
        text.insert(gap, QChar(0x202f));
    return text + QStringLiteral(" s");
}

QVector<Tick> TimeAxis::ticks(double spacing) const
{
    const quint64 step =
        roundStep(std::max(1.0, spacing * m_ratio * static_cast<double>(m_nsPerColumn)));
    QVector<Tick> all;
    for (quint64 time = (begin() + step - 1) / step * step; time < end(); time += step)
        all.push_back({time, label(time, step)});
    return all;
}

} // namespace crosstalk::timeline
