#include "widgets/measure/words.h"

#include "widgets/theme/appearance.h"
#include "widgets/theme/language.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace crosstalk::measuretab {

namespace {

constexpr std::array lightColours{0x0f766e, 0x86198f, 0x4338ca, 0x4d7c0f,
                                  0x92400e, 0x9f1239, 0x475569};
constexpr std::array darkColours{0x5eead4, 0xf0abfc, 0xa5b4fc, 0xbef264,
                                 0xfdba74, 0xfda4af, 0xcbd5e1};

QString withUnit(double number, const char* unit)
{
    return QStringLiteral("%1 %2").arg(theme::locale().toString(number, 'f', number < 9.95 ? 1 : 0),
                                       QString::fromUtf8(unit));
}

/// A regular polygon, or a star of as many points where `inner` is less than 1.
QPolygonF polygon(const QPointF& at, double radius, int corners, double turn, double inner = 1)
{
    QPolygonF points;
    const int steps = inner < 1 ? 2 * corners : corners;
    for (int i = 0; i < steps; ++i) {
        const double angle = turn + 2 * std::numbers::pi * i / steps;
        const double reach = inner < 1 && i % 2 == 1 ? radius * inner : radius;
        points << at + QPointF(std::sin(angle), -std::cos(angle)) * reach;
    }
    return points;
}

} // namespace

QString nameOf(measure::Way way)
{
    static constexpr std::array names{
        QT_TRANSLATE_NOOP("Measure", "pipe"),
        QT_TRANSLATE_NOOP("Measure", "Unix socket"),
        QT_TRANSLATE_NOOP("Measure", "TCP"),
        QT_TRANSLATE_NOOP("Measure", "POSIX queue"),
        QT_TRANSLATE_NOOP("Measure", "memory, sleeping"),
        QT_TRANSLATE_NOOP("Measure", "memory, spinning"),
        QT_TRANSLATE_NOOP("Measure", "gRPC call"),
    };
    return QCoreApplication::translate("Measure", names[std::size_t(way)]);
}

double widthOfNames(const QFont& font)
{
    const QFontMetricsF metrics(font);
    double width = 0;
    for (const measure::Way way : measure::allWays)
        width = std::max(width, metrics.horizontalAdvance(nameOf(way)));
    return width + 1;
}

QString sizeText(long bytes)
{
    if (bytes >= 1024 * 1024)
        return QStringLiteral("%1 MiB").arg(bytes / (1024 * 1024));
    return bytes >= 1024 ? QStringLiteral("%1 KiB").arg(bytes / 1024)
                         : QStringLiteral("%1 B").arg(bytes);
}

QString timeText(double ns)
{
    return ns < 1e3   ? withUnit(ns, "ns")
           : ns < 1e6 ? withUnit(ns / 1e3, "µs")
           : ns < 1e9 ? withUnit(ns / 1e6, "ms")
                      : withUnit(ns / 1e9, "s");
}

QString rateText(double bytesPerSecond)
{
    return bytesPerSecond < 1e6   ? withUnit(bytesPerSecond / 1e3, "kB/s")
           : bytesPerSecond < 1e9 ? withUnit(bytesPerSecond / 1e6, "MB/s")
                                  : withUnit(bytesPerSecond / 1e9, "GB/s");
}

QColor colourOf(measure::Way way)
{
    const auto& colours = theme::current().isDark() ? darkColours : lightColours;
    return QColor(QRgb(colours[std::size_t(way)]));
}

void paintMark(QPainter& painter, measure::Way way, const QPointF& at, double radius)
{
    switch (way) {
    case measure::Way::Pipe:
        painter.drawEllipse(at, radius, radius);
        break;
    case measure::Way::Socket:
        painter.drawPolygon(polygon(at, radius * 1.2, 4, std::numbers::pi / 4));
        break;
    case measure::Way::Tcp:
        painter.drawPolygon(polygon(at, radius * 1.3, 3, 0));
        break;
    case measure::Way::Queue:
        painter.drawPolygon(polygon(at, radius * 1.3, 4, 0));
        break;
    case measure::Way::Futex:
        painter.drawPolygon(polygon(at, radius * 1.2, 5, 0));
        break;
    case measure::Way::Spin:
        painter.drawPolygon(polygon(at, radius * 1.5, 5, 0, 0.45));
        break;
    case measure::Way::Call:
        painter.drawPolygon(polygon(at, radius * 1.3, 3, std::numbers::pi));
        break;
    }
}

} // namespace crosstalk::measuretab
