#include "widgets/controls/figures.h"

#include "widgets/theme/language.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace crosstalk::controls {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("crosstalk::controls", text);
}

QString perSecond(double rate)
{
    return rate >= 0.5 ? tr("%1 a second").arg(compact(std::round(rate))) : QString();
}

/// Updates that the next stores will erase, as they stand now.
int lossesAhead(const world::Snapshot& snapshot)
{
    return int(
        std::count_if(snapshot.processes.begin(), snapshot.processes.end(), [](const auto& each) {
            return each.staleLoad && each.next && each.next->kind == world::OperationKind::Store;
        }));
}

std::vector<Figure> variableFigures(const world::VariableView& variable,
                                    const world::Snapshot& snapshot)
{
    std::uint64_t races = 0;
    for (const world::Race& race : snapshot.races)
        races += std::max<std::uint64_t>(race.count, 1);
    const auto lost = std::max<std::int64_t>(variable.lost, 0);
    const int next = lossesAhead(snapshot);
    const QString ahead = next > 0 ? tr("→ %1 next").arg(compact(double(lost + next))) : QString();
    const QString detail = snapshot.gateClosed ? ahead : perSecond(variable.lostPerSecond);
    return {{tr("EXPECTED"), compact(double(*variable.expected)), {}, false},
            {tr("LOST"), compact(double(lost)), detail, lost > 0 || next > 0},
            {tr("RACES"), compact(double(races)), {}, races > 0}};
}

/// Of a lesson that names variables and expects nothing of them: their values, as they are.
std::vector<Figure> valueFigures(const lesson::Lesson& lesson, const world::Snapshot& snapshot)
{
    constexpr std::size_t most = 3;
    std::vector<Figure> figures;
    for (const lesson::Variable& named : lesson.variables) {
        const auto known =
            std::ranges::find(snapshot.variables, named.name, &world::VariableView::name);
        const bool has = known != snapshot.variables.end() && known->value;
        const QString name = QString::fromStdString(named.name);
        if (figures.size() < most)
            figures.push_back(
                {name, has ? compact(double(*known->value)) : QStringLiteral("–"), {}, false});
    }
    return figures;
}

QString percent(double share)
{
    return tr("%1 %").arg(int(std::lround(std::clamp(share, 0.0, 1.0) * 100)));
}

std::vector<Figure> streamFigures(const mechanisms::StreamView& stream,
                                  const world::Snapshot& snapshot)
{
    const double share = stream.capacity ? double(stream.fillHigh) / double(stream.capacity) : 0;
    std::vector<Figure> figures = {{tr("FILLED"), percent(share),
                                    tr("of %1").arg(byteSize(std::int64_t(stream.capacity))),
                                    stream.broken}};
    for (std::size_t i = 0; i < snapshot.processes.size() && i < 2; ++i) {
        const world::ProcessView& process = snapshot.processes[i];
        const QString name = QString::fromStdString(process.name);
        figures.push_back({tr("%1 ASLEEP").arg(name), percent(process.asleepShare), {}, false});
    }
    return figures;
}

} // namespace

QString grouped(std::int64_t number)
{
    const QString digits = theme::locale().toString(qlonglong(std::llabs(number)));
    return number < 0 ? QChar(0x2212) + digits : digits;
}

QString compact(double number)
{
    const double size = std::fabs(number);
    if (size < 10'000)
        return grouped(std::llround(number));
    if (size < 1e6)
        return tr("%1 k").arg(theme::locale().toString(number / 1e3, 'f', size < 1e5 ? 1 : 0));
    if (size < 1e9)
        return tr("%1 M").arg(theme::locale().toString(number / 1e6, 'f', size < 1e8 ? 1 : 0));
    return tr("%1 G").arg(theme::locale().toString(number / 1e9, 'f', 1));
}

QString byteSize(std::int64_t bytes)
{
    if (bytes >= 1 << 20 && bytes % (1 << 20) == 0)
        return tr("%1 MiB").arg(bytes >> 20);
    if (bytes >= 1024 && bytes % 1024 == 0)
        return tr("%1 KiB").arg(bytes >> 10);
    return tr("%1 B").arg(grouped(bytes));
}

std::vector<Figure> figuresOf(const lesson::Lesson& lesson, const world::Snapshot& snapshot)
{
    for (const world::VariableView& variable : snapshot.variables)
        if (variable.expected)
            return variableFigures(variable, snapshot);
    const bool counts = std::any_of(lesson.variables.begin(), lesson.variables.end(),
                                    [](const auto& each) { return !each.expected.empty(); });
    if (!counts && !lesson.variables.empty())
        return valueFigures(lesson, snapshot);
    for (const world::ChannelView& channel : snapshot.channels)
        if (channel.stream)
            return streamFigures(*channel.stream, snapshot);
    // Before the first event: the same cards, empty, so that nothing moves when the run starts.
    const QString none = QStringLiteral("–");
    if (counts)
        return {{tr("EXPECTED"), none, {}, false},
                {tr("LOST"), none, {}, false},
                {tr("RACES"), none, {}, false}};
    if (!lesson.joins.empty())
        return {{tr("FILLED"), none, {}, false},
                {tr("P1 ASLEEP"), none, {}, false},
                {tr("P2 ASLEEP"), none, {}, false}};
    return {};
}

} // namespace crosstalk::controls
