#include "engine/world/state.h"

#include <algorithm>
#include <cstring>
#include <iterator>

// What the engine and its user did: choices, faults, pace, what the kernel was asked.

namespace crosstalk::world {

void World::State::foldChoice(const Step& step)
{
    const tap::Event& event = step.event;
    const std::string name = context->name(event.aux);
    const auto value = std::int64_t(event.value);
    auto setting = std::find_if(settings.begin(), settings.end(),
                                [&](const Setting& s) { return s.name == name; });
    const bool first = setting == settings.end();
    const bool same = !first && setting->value == value;
    if (first)
        settings.push_back({name, value});
    else
        setting->value = value;
    const std::vector<std::string>* options = context->options(name);
    for (Variable& variable : variables.all())
        if (options != nullptr && !same)
            variable.cleanStores = 0;
    fact(step, options != nullptr ? "choice" : "parameter", name, {}, -1);
    const bool labelled = options != nullptr && value >= 0 && value < int(options->size());
    const std::string text = labelled ? (*options)[std::size_t(value)] : std::to_string(value);
    if (!same)
        say(step, -1, first ? name + " is " + text : "You set " + name + " to " + text);
}

void World::State::foldFault(const Step& step)
{
    const tap::Event& event = step.event;
    const ThreadState* thread = processes.thread(std::uint16_t(event.size));
    if (thread == nullptr)
        return;
    const std::string who = processes.nameOf(thread->process);
    std::string text;
    switch (tap::FaultKind(event.call)) {
    case tap::FaultKind::Kill:
        text = "You kill " + who + " (SIGKILL)";
        break;
    case tap::FaultKind::Freeze:
        text = "You freeze " + who + " (SIGSTOP)";
        break;
    case tap::FaultKind::Thaw:
        text = "You thaw " + who + " (SIGCONT)";
        break;
    case tap::FaultKind::CloseEnd:
        text = "You close file descriptor " + std::to_string(event.fd) + " of " + who;
        break;
    }
    say(step, thread->process, text);
    if (step.history != nullptr)
        step.history->mark(processes[thread->process].lane,
                           {event.time, step.index, 0, false, MarkKind::Fault});
}

// Both figures stand side by side; they agree when the kernel's lies within the tap's interval.
void World::State::foldProbe(const Step& step)
{
    const tap::Event& event = step.event;
    const int channel = channels.towards(event.object, mechanisms::Direction::Up);
    if (channel < 0)
        return;
    ChannelEntry& entry = channels[channel];
    const auto figure = entry.channel->tapFigure();
    if (!figure)
        return;
    KernelFigure& kernel = entry.kernel;
    kernel.known = true;
    kernel.value = event.value;
    kernel.atSender = event.offset;
    kernel.split = std::any_of(std::begin(event.payload), std::end(event.payload),
                               [](std::uint8_t byte) { return byte != 0; });
    std::tie(kernel.tapLow, kernel.tapHigh) = *figure;
    kernel.quiescent = event.aux == 1;
    kernel.agrees = event.value >= kernel.tapLow && event.value <= kernel.tapHigh;
    kernel.at = event.time;
    kernel.quiescentProbes += kernel.quiescent ? 1 : 0;
    kernel.agreeingProbes += kernel.quiescent && kernel.agrees ? 1 : 0;
    foldChannel(step, channel, {-1, event.thread});
}

void World::State::foldResized(const Step& step)
{
    const tap::Event& event = step.event;
    const int channel = channels.find(event.object, Channels::wholeObject);
    if (channel < 0)
        return;
    ChannelEntry& entry = channels[channel];
    foldChannel(step, channel, {-1, event.thread});
    const bool refused = event.aux != 0;
    fact(step, refused ? "refused" : "resized", entry.id, "F_SETPIPE_SZ", -1);
    if (refused) {
        const std::string why = event.aux == EBUSY ? "more is in it than would fit (EBUSY)"
                                                   : std::string(std::strerror(int(event.aux)));
        say(step, -1,
            "The kernel refuses to make " + entry.id + " " + bytesText(event.size) + ": " + why);
        return;
    }
    say(step, -1, entry.id + " now holds " + bytesText(event.value));
    if (step.history != nullptr && entry.series >= 0)
        step.history->setTop(entry.series, std::int64_t(event.value));
}

void World::State::foldPace(const Step& step)
{
    stepsPerSecondMilli = step.event.value;
    paused = step.event.aux == 1;
    gateClosed = paused || stepsPerSecondMilli != 0;
    if (!slow())
        transfers.clear();
}

// A request and its answer: what lies between them is what this way of doing the job costs.
void World::State::compare(const Step& step, const std::string& mark)
{
    const auto way = std::int64_t(step.event.value);
    if (mark == "request")
        comparison.begin(way, step.event.time);
    else if (mark == "answer")
        comparison.end(way, step.event.time, !gateClosed);
}

void World::State::foldMark(const Step& step)
{
    const ThreadState* thread = processes.thread(step.event.thread);
    if (thread == nullptr)
        return;
    const std::string name = context->name(step.event.aux);
    fact(step, "mark", name, {}, thread->process);
    compare(step, name);
    if (slow() || narrator.mayInterrupt(step.event.time))
        say(step, thread->process,
            processes.nameOf(thread->process) + " passes its mark " + name + ": " +
                std::to_string(std::int64_t(step.event.value)));
}

// The process stays one card. What runs in it from now on reports what it still holds itself; what
// it lost at exec was reported before. A program without the tap (value 1) never reports again.
void World::State::foldExec(const Step& step)
{
    const ThreadState* thread = processes.thread(step.event.thread);
    const std::string program = context->name(step.event.aux);
    if (thread == nullptr || program.empty())
        return;
    const int index = thread->process;
    Process& process = processes[index];
    for (const std::uint16_t number : process.threads) {
        ThreadState& one = *processes.thread(number);
        wakeUp(step, one, true);
        one.inCall = one.held = false;
        one.callChannel = -1;
        one.alive = number == step.event.thread;
    }
    const bool isCommandLine = program.find(' ') != std::string::npos;
    process.program = isCommandLine ? program : program.substr(program.rfind('/') + 1);
    process.pc = 0;
    context->forget(index);
    process.note = step.event.value == 0 ? std::string()
                                         : process.program + " runs without the tap: nothing that "
                                                             "it does from here on is seen.";
    fact(step, "exec", process.program, {}, index);
    say(step, index,
        process.name + " becomes " + process.program +
            (step.event.value == 0 ? "" : ", which is not tapped"));
    refresh(step.history, index, step.event.time);
}

void World::State::foldOverflow(const Step& step)
{
    const ThreadState* thread = processes.thread(std::uint16_t(step.event.size));
    if (thread == nullptr)
        return;
    Process& process = processes[thread->process];
    process.state = ProcessState::Lost;
    process.stateSince = step.event.time;
    process.note = process.name + " wrote over its own event ring: nothing more is known of it.";
    say(step, thread->process, process.note);
    if (step.history != nullptr)
        step.history->endLane(process.lane, step.event.time);
}

} // namespace crosstalk::world
