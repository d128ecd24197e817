#include "app/bench/groups.h"
#include "app/bench/stagescene.h"
#include "engine/world/history.h"
#include "engine/world/messages.h"
#include "widgets/messages/sequenceview.h"
#include "widgets/stage/stagewidget.h"
#include "widgets/timeline/timelinewidget.h"

#include <QApplication>
#include <QLoggingCategory>

#include <random>

// What a frame costs at 1920×1080 on Qt's raster engine: real widgets in an offscreen window, from
// the new snapshot until the window's image is up to date.

namespace crosstalk::bench {

namespace {

/// For the time of these measurements, when the program has no application yet.
std::unique_ptr<QApplication> offscreenApplication()
{
    if (QCoreApplication::instance() != nullptr)
        return nullptr;
    static int count = 1;
    static char name[] = "crosstalk";
    static char* arguments[] = {name, nullptr};
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false")); // of the platform
    return std::make_unique<QApplication>(count, arguments);
}

/// Shows a widget and waits until it was painted once: repaint() does nothing before that.
void showLarge(QWidget& widget)
{
    widget.resize(1920, 1080);
    widget.show();
    const double giveUp = nowNs() + 5e9;
    while (!widget.testAttribute(Qt::WA_Mapped) && nowNs() < giveUp)
        QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
}

/// ms from a change to the widget until what it changed is painted; `frames` of them, the mean.
template<class Change> double frameMs(QWidget& widget, long frames, const Change& change)
{
    double total = 0;
    for (long i = 0; i < frames; ++i) {
        const double begin = nowNs();
        change(i);
        QCoreApplication::sendPostedEvents(&widget, QEvent::UpdateRequest);
        total += nowNs() - begin;
    }
    return total / double(frames) / 1e6;
}

void measureStage(const Bench& bench)
{
    const long frames = bench.effort.scaled(60);
    std::vector<std::shared_ptr<const world::Snapshot>> snapshots;
    for (long i = 0; i < frames; ++i)
        snapshots.push_back(crowdedStage(double(i) / double(frames)));
    stage::StageWidget stage;
    stage.setSnapshot(snapshots.front());
    showLarge(stage);
    const auto live = [&](long i) { stage.setSnapshot(snapshots[std::size_t(i)]); };
    frameMs(stage, frames, live); // every sprite is drawn for the first time here
    for (int i = 0; i < bench.effort.runs; ++i) {
        bench.figures.add("paint.stage_live_ms", frameMs(stage, frames, live));
        // Turning it on or off rebuilds everything, even when it was off already.
        bench.figures.add("paint.full_ms", frameMs(stage, bench.effort.scaled(10),
                                                   [&](long) { stage.setPresentation(false); }));
    }
}

/// Two processes at full speed: a million spans, a mark each, a value that climbs. A state that
/// does not change begins no span: so each lane changes state every time.
std::shared_ptr<const world::Snapshot> millionSpans()
{
    using namespace world;
    auto snapshot = std::make_shared<Snapshot>();
    auto history = std::make_shared<History>();
    for (const char* name : {"P1", "P2"}) {
        history->addLane(name);
        ProcessView process;
        process.name = name;
        process.state = ProcessState::Running;
        snapshot->processes.push_back(process);
    }
    const int balance = history->addSeries("balance", 0);
    std::mt19937 random(7);
    std::uint64_t now = 0;
    SpanKind states[] = {SpanKind::Asleep, SpanKind::Asleep};
    for (int i = 0; i < 1'000'000; ++i) {
        now += 2000 + random() % 6000;
        const int lane = int(random() % 2);
        SpanKind& state = states[lane];
        state = state == SpanKind::Running ? SpanKind::Asleep : SpanKind::Running;
        history->begin(lane, state, now);
        Mark mark;
        mark.time = now;
        mark.kind = random() % 2 == 0 ? MarkKind::Load : MarkKind::Store;
        history->mark(lane, mark);
        history->step(balance, now, i / 4);
    }
    history->advance(now);
    snapshot->now = now;
    snapshot->run = RunState::Running;
    snapshot->history = history;
    return snapshot;
}

/// A frame at a zoom that no frame had before: nothing can be kept, everything is looked up anew.
/// This is what "at any zoom" asks for; a view that only scrolls on keeps most of its columns.
double zoomMs(timeline::TimelineWidget& widget, const world::History& history, double share,
              long frames)
{
    const double all = double(history.lastTime());
    return frameMs(widget, frames, [&](long frame) {
        const double span = all * share * (1 - 0.003 * double(frame + 1));
        const double begin = (all - span) / 2;
        widget.showRange(quint64(begin), quint64(begin + span));
    });
}

void measureTimeline(const Bench& bench)
{
    const auto snapshot = millionSpans();
    timeline::TimelineWidget widget;
    widget.setSnapshot(snapshot);
    showLarge(widget);
    const long frames = bench.effort.scaled(20);
    for (int i = 0; i < bench.effort.runs; ++i) {
        double worst = 0;
        for (const double share : {1.0, 0.3, 0.1, 0.03, 0.01, 1e-3, 1e-4, 1e-5, 1e-6})
            worst = std::max(worst, zoomMs(widget, *snapshot->history, share, frames));
        bench.figures.add("paint.timeline_1m_ms", worst);
    }
}

/// Three writers and a reader: 10,000 messages through a pipe, some microseconds apart.
std::shared_ptr<const world::Snapshot> tenThousandMessages()
{
    using namespace world;
    using mechanisms::Passage;
    auto snapshot = std::make_shared<Snapshot>();
    auto history = std::make_shared<History>();
    for (const char* name : {"P1", "P2", "P3", "P4"}) {
        history->begin(history->addLane(name), SpanKind::Running, 0);
        snapshot->processes.emplace_back().name = name;
    }
    snapshot->channels.emplace_back().id = "pipe";
    std::mt19937 random(7);
    const std::uint8_t text[] = "record 1";
    std::uint64_t now = 1'000'000;
    for (std::uint64_t i = 0; i < 10'000; ++i, now += 2000 + random() % 6000) {
        const int writer = int(random() % 3);
        history->messageLog().add(0, {Passage::Op::Sent, i * 64, i * 64 + 64, 64, writer, {}},
                                  {now, now, i, writer, std::uint16_t(writer)},
                                  i % 2 == 0 ? text : nullptr);
        history->messageLog().add(0, {Passage::Op::Received, i * 64, i * 64 + 64, 64, 3, {}},
                                  {now, now + 1500, i, 3, 3}, nullptr);
        history->begin(int(random() % 4), random() % 2 == 0 ? SpanKind::Asleep : SpanKind::Running,
                       now);
    }
    history->advance(now);
    snapshot->now = now;
    snapshot->run = RunState::Running;
    snapshot->history = history;
    return snapshot;
}

/// A frame at a zoom that no frame had before, as for the timeline; with and without buffers.
void measureMessages(const Bench& bench)
{
    const auto snapshot = tenThousandMessages();
    messages::SequenceView widget;
    widget.setSnapshot(snapshot);
    showLarge(widget);
    const double all = double(snapshot->history->lastTime());
    const long frames = bench.effort.scaled(20);
    for (int i = 0; i < bench.effort.runs; ++i) {
        double worst = 0;
        for (const bool buffers : {true, false})
            for (const double share : {1.0, 0.3, 0.1, 0.03, 0.01, 0.003}) {
                widget.setFilter({-1, buffers});
                const auto zoom = [&](long frame) {
                    const double span = all * share * (1 - 0.003 * double(frame + 1));
                    const double begin = (all - span) / 2;
                    widget.showRange(quint64(begin), quint64(begin + span));
                };
                worst = std::max(worst, frameMs(widget, frames, zoom));
            }
        bench.figures.add("paint.messages_10k_ms", worst);
    }
}

} // namespace

void measurePaint(const Bench& bench)
{
    const auto application = offscreenApplication();
    if (qobject_cast<QApplication*>(QCoreApplication::instance()) == nullptr) {
        for (const char* name : {"paint.stage_live_ms", "paint.full_ms", "paint.timeline_1m_ms",
                                 "paint.messages_10k_ms"})
            bench.figures.setAbsent(name, "This program runs without graphics.");
        return;
    }
    pinTo(bench.cores.engine);
    measureStage(bench);
    measureTimeline(bench);
    measureMessages(bench);
}

} // namespace crosstalk::bench
