#pragma once

#include "engine/world/history.h"
#include "engine/world/messages.h"
#include "engine/world/snapshot.h"

#include <memory>
#include <string>

// Runs as the sequence diagram meets them, made up by hand.

namespace sample {

using namespace crosstalk::world;
using crosstalk::mechanisms::Passage;

inline constexpr std::uint64_t us = 1'000;
inline constexpr std::uint64_t ms = 1'000'000;

struct Run
{
    std::shared_ptr<History> history = std::make_shared<History>();
    std::shared_ptr<Snapshot> snapshot = std::make_shared<Snapshot>();
    std::vector<std::uint64_t> positions;

    int process(const std::string& program)
    {
        history->addLane("P" + std::to_string(snapshot->processes.size() + 1));
        ProcessView view;
        view.name = "P" + std::to_string(snapshot->processes.size() + 1);
        view.program = program;
        view.state = ProcessState::Running;
        snapshot->processes.push_back(view);
        history->begin(int(snapshot->processes.size()) - 1, SpanKind::Running, 0);
        return int(snapshot->processes.size()) - 1;
    }
    int channel(const std::string& id)
    {
        ChannelView view;
        view.id = id;
        snapshot->channels.push_back(view);
        positions.push_back(0);
        return int(snapshot->channels.size()) - 1;
    }
    /// Returns where in the stream it lies.
    std::uint64_t send(int channel, int process, std::uint64_t time, const std::string& text,
                       std::uint64_t bytes = 0, const std::string& label = {})
    {
        std::uint8_t start[8] = {};
        for (std::size_t i = 0; i < std::min<std::size_t>(8, text.size()); ++i)
            start[i] = std::uint8_t(text[i]);
        const std::uint64_t size = bytes != 0 ? bytes : text.size();
        const std::uint64_t from = positions[std::size_t(channel)];
        positions[std::size_t(channel)] += size;
        history->messageLog().add(channel,
                                  {Passage::Op::Sent, from, from + size, size, process, label},
                                  {time, time, time / us, process, std::uint16_t(process)},
                                  text.empty() ? nullptr : start);
        return from;
    }
    void receive(int channel, int process, std::uint64_t time, std::uint64_t from, std::uint64_t to)
    {
        history->messageLog().add(
            channel, {Passage::Op::Received, from, to, to - from, process, {}},
            {time, time, time / us, process, std::uint16_t(process)}, nullptr);
    }
    void lose(int channel, std::uint64_t time, std::uint64_t from, std::uint64_t to)
    {
        history->messageLog().add(channel, {Passage::Op::Lost, from, to, to - from, -1, {}},
                                  {time, time, time / us, 0, 200}, nullptr);
    }
    void finish(std::uint64_t now, RunState state)
    {
        history->advance(now);
        snapshot->now = now;
        snapshot->run = state;
        snapshot->history = history;
    }
};

/// A client and a server: "hel" and "lo" received at once, a long write received in two parts, one
/// that hangs, one that is lost.
inline Run conversation()
{
    Run run;
    const int client = run.process("client");
    const int server = run.process("server");
    const int there = run.channel("socket");
    const int back = run.channel("socket-back");
    run.snapshot->channels[0].back = back;
    run.snapshot->channels[1].back = there;
    run.history->begin(server, SpanKind::Asleep, 1 * ms);
    run.send(there, client, 20 * ms, "hel");
    const auto lo = run.send(there, client, 32 * ms, "lo");
    run.receive(there, server, 60 * ms, 0, lo + 2);
    run.history->begin(server, SpanKind::Running, 60 * ms);
    run.history->begin(client, SpanKind::Asleep, 40 * ms);
    const auto reply = run.send(back, server, 80 * ms, "HTTP/1.1 200", 4096);
    run.receive(back, client, 100 * ms, reply, reply + 1024);
    run.receive(back, client, 120 * ms, reply + 1024, reply + 4096);
    run.history->begin(client, SpanKind::Running, 120 * ms);
    const auto call = run.send(there, client, 135 * ms, "", 40, "Debit(\"ada\", 10)");
    run.receive(there, server, 138 * ms, call, call + 40);
    const auto gone = run.send(back, server, 150 * ms, "OK 90");
    run.lose(back, 160 * ms, gone, gone + 5);
    run.send(there, client, 170 * ms, "anybody?");
    run.finish(190 * ms, RunState::Paused);
    return run;
}

/// `count` messages from three writers to one reader through a pipe, a few microseconds apart.
inline Run crowd(int count)
{
    Run run;
    for (int i = 0; i < 3; ++i)
        run.process("writer");
    const int reader = run.process("reader");
    const int pipe = run.channel("pipe");
    for (int i = 0; i < count; ++i) {
        const std::uint64_t at = 1 * ms + std::uint64_t(i) * 7 * us + std::uint64_t(i % 5) * us;
        const auto from = run.send(pipe, i % 3, at, i % 2 != 0 ? "record" : "", 64);
        if (i + 40 < count)
            run.receive(pipe, reader, at + (3 + std::uint64_t(i) % 11) * us, from, from + 64);
    }
    run.finish(1 * ms + std::uint64_t(count) * 7 * us + 100 * us, RunState::Running);
    return run;
}

/// Six processes in a ring, each with a queue of its own.
inline Run ring()
{
    Run run;
    for (int i = 0; i < 6; ++i)
        run.process("node");
    for (int i = 0; i < 6; ++i)
        run.channel("queue" + std::to_string(i + 1));
    for (int i = 0; i < 30; ++i) {
        const std::uint64_t at = std::uint64_t(i + 1) * 10 * ms;
        const auto from = run.send(i % 6, i % 6, at, "token " + std::to_string(i));
        run.receive(i % 6, (i + 1) % 6, at + 6 * ms, from, run.positions[std::size_t(i % 6)]);
    }
    run.finish(320 * ms, RunState::Running);
    return run;
}

} // namespace sample
