#include "widgets/stage/scene.h"

#include "widgets/stage/figures.h"
#include "widgets/stage/lanetexts.h"
#include "widgets/theme/sentences.h"

#include <algorithm>

namespace crosstalk::stage {

namespace {

/// What the kernel has to do with shared memory right now, in one sentence.
QStringList quietTexts(const world::Snapshot& snapshot)
{
    if (snapshot.processes.empty())
        return {};
    const bool region = std::any_of(snapshot.channels.begin(), snapshot.channels.end(),
                                    [](const auto& c) { return c.shape == world::Shape::Region; });
    const bool queue =
        std::any_of(snapshot.channels.begin(), snapshot.channels.end(),
                    [](const auto& c) { return c.messages && c.messages->inUserSpace; });
    if (queue)
        return {say("quiet: the queue lies in shared memory; "
                    "only who must wait comes down here to sleep"),
                say("quiet: the queue lies in shared memory")};
    if (!region)
        return {say("quiet: nobody calls it")};
    const bool locked =
        std::any_of(snapshot.channels.begin(), snapshot.channels.end(),
                    [](const auto& c) { return c.lock && (c.lock->used || c.lock->owner >= 0); });
    if (locked)
        return {say("quiet: a lock that is free is taken without a system call; "
                    "only who must wait comes down here to sleep"),
                say("quiet: a free lock is taken without a system call")};
    const bool atomic =
        std::any_of(snapshot.processes.begin(), snapshot.processes.end(), [](const auto& p) {
            return p.lastStore && p.lastStore->kind == world::OperationKind::ReadModifyWrite;
        });
    if (atomic)
        return {say("quiet: shared memory needs no system call once it is mapped — "
                    "and the processor itself orders atomic accesses"),
                say("quiet: the processor itself orders atomic accesses")};
    return {say("quiet: shared memory needs no system call once it is mapped — "
                "and nobody orders the accesses"),
            say("quiet: no system call, and nobody orders the accesses")};
}

void quiet(const Context& context, Group& group)
{
    const QRectF room = context.layout.quiet;
    const StageStyle& style = context.style;
    const QStringList texts = quietTexts(context.snapshot);
    if (texts.isEmpty())
        return;
    const int lines = std::max(1, int(room.height() / style.lineHeight(TextRole::Label)));
    for (const QString& text : texts) {
        const QStringList wrapped = style.wrap(TextRole::Label, text, room.width() * 0.94, 9);
        if (wrapped.size() > lines && text != texts.last())
            continue;
        group.lines(room, TextRole::Label, style.palette().muted, wrapped.mid(0, lines),
                    Qt::AlignHCenter | Qt::AlignVCenter);
        return;
    }
}

std::vector<int> sleepers(const Context& context)
{
    std::vector<int> found;
    for (std::size_t i = 0; i < context.snapshot.processes.size(); ++i) {
        const auto& p = context.snapshot.processes[i];
        if (p.state == world::ProcessState::Asleep && p.sleep)
            found.push_back(int(i));
    }
    return found;
}

/// Who sleeps in the kernel, and why: in a futex their bytes never cross the line, they do.
void asleepBelow(const Context& context, const std::vector<int>& who, Group& group)
{
    const StageStyle& style = context.style;
    const QRectF room = context.layout.quiet;
    const double height = style.px(23);
    const double gap = style.px(8);
    const auto texts = [&](int process) {
        const world::Sleep& sleep = *context.process(process).sleep;
        const QString name = processName(process);
        const QString on = QString::fromStdString(sleep.object.empty() ? sleep.call : sleep.object);
        const QString time =
            duration(context.snapshot.now - std::min(context.snapshot.now, sleep.since));
        return QStringList{say("%1 asleep, waiting for %2 · %3").arg(name, on, time),
                           QStringLiteral("%1 · %2 · %3").arg(name, on, time),
                           QStringLiteral("%1 · %2").arg(name, time), name};
    };
    const QStringList first = texts(who.front());
    const double share = (room.width() * 0.9 + gap) / double(who.size()) - gap;
    std::vector<std::pair<int, QString>> chips;
    double used = -gap;
    const double margin = theme::chipWidth(style.font(TextRole::Strong), QString(), height);
    for (const int process : who) {
        const QString text = style.firstFit(TextRole::Strong, texts(process), share - margin);
        chips.emplace_back(process, text);
        used += style.width(TextRole::Strong, text) + margin + gap;
    }
    const double caption = style.lineHeight(TextRole::Small);
    const bool captioned = room.height() >= height + caption + style.px(4);
    double x = room.center().x() - used / 2;
    const double block = captioned ? height + caption + style.px(4) : height;
    const double y = room.center().y() - block / 2;
    for (const auto& [process, text] : chips) {
        const QRectF row(x, y, used, height);
        QPainterPath shape;
        const double width = style.width(TextRole::Strong, text) + margin;
        shape.addRoundedRect(QRectF(x, y, width, height), height / 2, height / 2);
        x = group.chip(QRectF(x, y, width, row.height()), process, theme::ChipStyle::Asleep, {text})
                .right() +
            gap;
    }
    if (!captioned)
        return;
    QStringList why{theme::said(context.process(who.front()).sleep->why)};
    for (qsizetype end = 0; (end = why.last().lastIndexOf(QStringLiteral("; "))) > 0;)
        why << why.last().left(end);
    group.text(QRectF(room.left(), y + height + style.px(4), room.width(), caption),
               TextRole::Small, style.palette().muted, why, Qt::AlignHCenter | Qt::AlignTop);
}

/// What is not drawn: no room for it, or closed.
QStringList moreTexts(const StageLayout& layout)
{
    const auto folded = layout.folded.size();
    const QString closed = layout.closed == 1 ? say("1 connection closed")
                                              : say("%1 connections closed").arg(layout.closed);
    const QString more = say("+%1 more").arg(folded);
    if (folded == 0)
        return {closed, say("%1 closed").arg(layout.closed), QString()};
    if (layout.closed == 0)
        return {say("+%1 more channels").arg(folded), more};
    return {QStringLiteral("%1 · %2").arg(more, closed), more};
}

/// What does not fit loses its last clauses rather than the end of a word.
QStringList wholeClauses(const StageStyle& style, const QString& text, double room, int most)
{
    QStringList lines = style.wrap(TextRole::Strong, text, room, most);
    QString kept = theme::withoutLastClause(text);
    while (!lines.isEmpty() && lines.last().endsWith(QChar(0x2026)) && !kept.isEmpty()) {
        lines = style.wrap(TextRole::Strong, kept, room, most);
        kept = theme::withoutLastClause(kept);
    }
    return lines;
}

/// Who is caught in a deadlock, as long as they sleep in it; of an earlier moment, nobody yet.
std::vector<int> stuckIn(const world::Snapshot& snapshot)
{
    std::vector<int> stuck;
    for (const world::Deadlock& deadlock : snapshot.deadlocks)
        for (const world::Wait& wait : deadlock.waits) {
            if (wait.process < 0 || std::size_t(wait.process) >= snapshot.processes.size() ||
                snapshot.processes[std::size_t(wait.process)].state != world::ProcessState::Asleep)
                return {};
            stuck.push_back(wait.process);
        }
    std::sort(stuck.begin(), stuck.end());
    stuck.erase(std::unique(stuck.begin(), stuck.end()), stuck.end());
    return stuck;
}

} // namespace

bool Context::ended(int ordinal) const
{
    const auto state = process(ordinal).state;
    return state == world::ProcessState::Exited || state == world::ProcessState::Killed ||
           state == world::ProcessState::Lost;
}

QString killCommand(const world::Snapshot& snapshot, int selected)
{
    using world::RunState;
    const RunState run = snapshot.run;
    if (run == RunState::Finished || run == RunState::TimedOut || run == RunState::Failed)
        return {}; // its past, or a recording: by now the pid may be anybody's
    const auto alive = [](const world::ProcessView& p) {
        return p.pid > 0 && p.state != world::ProcessState::Exited &&
               p.state != world::ProcessState::Killed;
    };
    const auto command = [](const world::ProcessView& p) {
        const bool stopped = p.state == world::ProcessState::Stopped;
        return QStringLiteral("kill -%1 %2")
            .arg(stopped ? QStringLiteral("CONT") : QStringLiteral("STOP"))
            .arg(p.pid);
    };
    const auto& all = snapshot.processes;
    if (selected >= 0 && std::size_t(selected) < all.size() && alive(all[std::size_t(selected)]))
        return command(all[std::size_t(selected)]);
    const auto found = std::find_if(all.begin(), all.end(), alive);
    return found == all.end() ? QString() : command(*found);
}

Group backdrop(const Context& context)
{
    const StageLayout& layout = context.layout;
    const StageStyle& style = context.style;
    const theme::Palette& colours = style.palette();
    Group group(style, {Item::Kind::Backdrop, -1, layout.stage, {}, {}});
    group.box(layout.user, 0, colours.userSpace);
    group.box(layout.kernel, 0, colours.kernel);
    QPen dashes(colours.boundary, std::max(1.0, style.px(1.5)), Qt::CustomDashLine);
    dashes.setDashPattern({4, 3});
    group.line(layout.kernel.topLeft(), layout.kernel.topRight(), dashes);
    group.text(layout.userCaption, TextRole::Caps, colours.muted, say("USER SPACE"));
    if (layout.lanes.empty() && layout.density != Density::Crowd)
        group.text(layout.kernelCaption, TextRole::Caps, colours.muted, say("KERNEL"));
    group.text(layout.boundaryCaption, TextRole::Small, colours.muted,
               {say("system-call boundary"), say("system calls"), QString()}, Qt::AlignRight);
    if (context.snapshot.processes.empty()) {
        group.text(layout.user, TextRole::Label, colours.muted, say("No process runs yet."),
                   Qt::AlignCenter);
        return group;
    }
    if (!layout.more.isEmpty())
        group.text(layout.more, TextRole::Small, colours.muted, moreTexts(layout),
                   Qt::AlignRight | Qt::AlignVCenter);
    const std::vector<int> asleep = sleepers(context);
    if (layout.quiet.isEmpty())
        return group;
    if (asleep.empty())
        quiet(context, group);
    else
        asleepBelow(context, asleep, group);
    return group;
}

Group hint(const Context& context)
{
    const StageStyle& style = context.style;
    const theme::Palette& colours = style.palette();
    const QString command = killCommand(context.snapshot, context.selected);
    Group group(style, {Item::Kind::Hint, -1, {}, {}, {}});
    if (command.isEmpty())
        return group;
    const QRectF room = context.layout.hint;
    const QRectF code =
        group.text(room, TextRole::Code, colours.text, command, Qt::AlignRight | Qt::AlignVCenter);
    const QRectF before(room.left(), room.top(), code.left() - style.px(7) - room.left(),
                        room.height());
    const QRectF words =
        group.text(before, TextRole::Small, colours.muted,
                   {say("real processes; in your terminal:"), say("in your terminal:"), QString()},
                   Qt::AlignRight | Qt::AlignVCenter);
    group.item.rect = words.isEmpty() ? code : words.united(code);
    group.item.name = say("Real processes; in your terminal: %1").arg(command);
    group.item.description = say("Click to copy: %1").arg(command);
    return group;
}

Group headline(const Context& context)
{
    const StageStyle& style = context.style;
    const theme::Palette& colours = style.palette();
    const std::vector<int> stuck = stuckIn(context.snapshot);
    const QString text =
        stuck.empty()       ? theme::said(context.snapshot.headline)
        : stuck.size() == 1 ? say("Deadlock: %1 can never go on.").arg(processNames(stuck))
                            : say("Deadlock: none of %1 can ever go on.").arg(processNames(stuck));
    const QRectF room = context.layout.headline;
    Group group(style, {Item::Kind::Headline, -1, room, text, {}});
    if (text.isEmpty() || room.isEmpty())
        return group;
    const double pad = style.px(16);
    const int most =
        std::max(1, int((room.height() - style.px(10)) / style.lineHeight(TextRole::Strong)));
    const QStringList lines = wholeClauses(style, text, room.width() - 2 * pad, most);
    double width = 0;
    for (const QString& line : lines)
        width = std::max(width, style.width(TextRole::Strong, line));
    const QSizeF size(width + 2 * pad,
                      style.lineHeight(TextRole::Strong) * double(lines.size()) + style.px(13));
    const QRectF bubble(std::round(room.center().x() - size.width() / 2),
                        std::round(room.center().y() - size.height() / 2), size.width(),
                        size.height());
    const bool warns = context.snapshot.headlineWarns || !stuck.empty();
    const double radius = style.px(theme::Theme::radius);
    group.box(bubble, radius, warns ? colours.raceWash : colours.card,
              QPen(warns ? colours.race : colours.line, style.px(1)));
    group.lines(bubble, TextRole::Strong, warns ? colours.onRaceWash : colours.text, lines,
                Qt::AlignHCenter | Qt::AlignVCenter);
    group.item.rect = bubble;
    if (lines.join(u' ') != text)
        group.item.description = text;
    return group;
}

Scene makeScene(const Context& context)
{
    Scene scene;
    scene.groups.reserve(8 + context.layout.cards.size());
    scene.groups.push_back(backdrop(context));
    scene.groups.push_back(hint(context));
    if (context.layout.density == Density::Crowd) {
        addCrowd(context, scene.groups);
        scene.groups.push_back(kernelWords(context));
        scene.groups.push_back(headline(context));
        return scene;
    }
    scene.groups.push_back(lanes(context));
    scene.groups.push_back(wires(context));
    for (std::size_t i = 0; i < context.layout.cards.size(); ++i)
        if (context.hasProcess(int(i)))
            scene.groups.push_back(processCard(context, int(i)));
    addRegions(context, scene.groups);
    addLanes(context, scene.groups);
    scene.groups.push_back(kernelWords(context));
    Group sentence = headline(context);
    addTransfers(context, sentence.primitives.empty() ? QRectF() : sentence.item.rect, scene);
    scene.groups.push_back(std::move(sentence));
    return scene;
}

std::vector<theme::TextBox> textsOf(const Scene& scene, const StageStyle& style)
{
    std::vector<theme::TextBox> boxes;
    for (const Group& group : scene.groups)
        for (const Primitive& primitive : group.primitives) {
            if (const auto* label = std::get_if<Label>(&primitive)) {
                boxes.push_back({label->text, label->ink, label->box});
            } else if (const auto* chip = std::get_if<Chip>(&primitive)) {
                const QRectF room = theme::chipTextRect(chip->rect);
                const double width = style.width(TextRole::Strong, chip->text);
                boxes.push_back({chip->text, QRectF(room.left(), room.top(), width, room.height()),
                                 chip->rect});
            }
        }
    for (const Token& token : scene.tokens)
        if (!token.label.isEmpty())
            boxes.push_back({token.label, token.rect.adjusted(2, 2, -2, -2), token.rect});
    return boxes;
}

} // namespace crosstalk::stage
