#pragma once

#include "engine/world/history.h"
#include "engine/world/world.h"

#include <cstring>
#include <string>
#include <vector>

// A run told event by event, for tests of World. Thread n of the tap is the only thread of process
// n, pid 100 + n. A millisecond passes between events unless told otherwise.

namespace crosstalk::world {

class Story
{
public:
    static constexpr std::uint64_t segment = 0x5e6;
    static constexpr std::uint64_t pipe = 0x919e;
    static constexpr std::uint64_t balanceAt = 64;
    static constexpr std::uint64_t mutexAt = 128;

    Story() : world(setup()) {}

    Setup setup()
    {
        Setup setup;
        setup.name = [this](std::uint32_t index) { return names.at(index); };
        setup.line = [](int, const std::string&, std::uint64_t pc) {
            return SourceLine{"depositor.cpp", int(pc)};
        };
        setup.choices = {{"sync", {"none", "volatile", "mutex"}}};
        return setup;
    }

    std::uint32_t name(const std::string& text)
    {
        for (std::uint32_t i = 0; i < names.size(); ++i)
            if (names[i] == text)
                return i;
        names.push_back(text);
        return std::uint32_t(names.size()) - 1;
    }

    tap::Event event(tap::Kind kind, std::uint16_t thread)
    {
        tap::Event event{};
        event.kind = kind;
        event.thread = thread;
        event.fd = -1;
        event.time = time += stepNs;
        return event;
    }

    void add(const tap::Event& event)
    {
        effects.clear();
        world.fold(event, log.size(), effects);
        log.push_back(event);
        for (const mechanisms::Fact& fact : effects.facts)
            facts.push_back(fact);
    }

    // --- life ---
    void start(std::uint16_t thread, std::uint32_t parent = 0)
    {
        tap::Event e = event(tap::Kind::ThreadStart, thread);
        e.value = 100u + thread;
        e.offset = 100u + thread;
        e.size = parent;
        e.aux = parent != 0 ? 1 : 0;
        add(e);
    }
    void end(std::uint16_t thread) { add(event(tap::Kind::ThreadEnd, thread)); }
    void exited(std::uint16_t thread, int waitStatus)
    {
        tap::Event e = event(tap::Kind::ProcessExit, tap::engineThread);
        e.offset = 100u + thread;
        e.value = std::uint64_t(waitStatus);
        add(e);
    }

    // --- objects ---
    void mapSegment(std::uint16_t thread)
    {
        tap::Event e = event(tap::Kind::Describe, thread);
        e.object = segment;
        e.call = tap::CallId(tap::ObjectKind::Segment);
        e.aux = name("/crosstalk.4711.account");
        add(e);
        e = event(tap::Kind::Map, thread);
        e.object = segment;
        e.size = 1;
        add(e);
    }
    void watch(std::uint16_t thread, const std::string& variable, std::uint64_t offset,
               std::uint32_t bytes = 8, tap::ValueType type = tap::ValueType::Signed)
    {
        tap::Event e = event(tap::Kind::Name, thread);
        e.object = segment;
        e.offset = offset;
        e.size = bytes;
        e.call = tap::CallId(type);
        e.aux = name(variable);
        add(e);
    }
    void openPipe(std::uint16_t thread, int fd, std::uint8_t flags)
    {
        tap::Event e = event(tap::Kind::Describe, thread);
        e.object = pipe;
        e.value = 77;
        e.size = 65536;
        e.call = tap::CallId(tap::ObjectKind::Pipe);
        add(e);
        e = event(tap::Kind::Open, thread);
        e.object = pipe;
        e.fd = std::int16_t(fd);
        e.flags = flags;
        add(e);
    }
    /// Two processes that share `balance`.
    void twoDepositors()
    {
        for (std::uint16_t thread = 0; thread < 2; ++thread) {
            start(thread);
            mapSegment(thread);
            watch(thread, "balance", balanceAt);
        }
    }
    /// A writer (fd 1) and a reader (fd 0) joined by a pipe.
    void writerAndReader()
    {
        start(0);
        openPipe(0, 1, tap::CanWrite);
        start(1);
        openPipe(1, 0, tap::CanRead);
    }

    // --- accesses ---
    tap::Event access(tap::Kind kind, std::uint16_t thread, std::int64_t value, int line = 13)
    {
        tap::Event e = event(kind, thread);
        e.object = segment;
        e.offset = balanceAt;
        e.size = 8;
        e.value = std::uint64_t(value);
        e.pc = std::uint64_t(line);
        return e;
    }
    void load(std::uint16_t thread, std::int64_t value)
    {
        add(access(tap::Kind::Read, thread, value));
    }
    void store(std::uint16_t thread, std::int64_t value)
    {
        const tap::Event e = access(tap::Kind::Write, thread, 0, 14);
        add(e);
        tap::Event left = e;
        left.kind = tap::Kind::Value;
        left.value = std::uint64_t(value);
        left.pc = 0;
        add(left);
    }
    void modify(std::uint16_t thread, std::int64_t from, std::int64_t to)
    {
        tap::Event e = access(tap::Kind::AtomicRmw, thread, to);
        std::memcpy(e.payload, &from, sizeof from);
        add(e);
    }

    // --- calls ---
    tap::Event call(tap::Kind kind, const char* call, std::uint16_t thread, std::uint64_t object,
                    int fd = -1, std::uint32_t bytes = 0)
    {
        tap::Event e = event(kind, thread);
        e.call = tap::callId(call);
        e.object = object;
        e.fd = std::int16_t(fd);
        e.size = bytes;
        e.pc = 11;
        return e;
    }
    void enter(const char* name, std::uint16_t thread, std::uint64_t object, int fd = -1,
               std::uint32_t bytes = 0)
    {
        add(call(tap::Kind::Enter, name, thread, object, fd, bytes));
    }
    void exit(const char* name, std::uint16_t thread, std::uint64_t object, int fd = -1,
              std::int64_t result = 0, std::uint32_t bytes = 0, int error = 0)
    {
        tap::Event e = call(tap::Kind::Exit, name, thread, object, fd, bytes);
        e.value = std::uint64_t(result);
        e.aux = std::uint32_t(error);
        add(e);
    }
    void write(std::uint32_t bytes)
    {
        enter("write", 0, pipe, 1, bytes);
        exit("write", 0, pipe, 1, bytes, bytes);
    }
    void read(std::uint32_t bytes)
    {
        enter("read", 1, pipe, 0, bytes);
        exit("read", 1, pipe, 0, bytes, bytes);
    }
    void mutexCall(tap::Kind kind, const char* name, std::uint16_t thread, int result = 0)
    {
        tap::Event e = call(kind, name, thread, segment);
        e.offset = mutexAt;
        e.value = std::uint64_t(result);
        add(e);
    }
    void lock(std::uint16_t thread, int result = 0)
    {
        mutexCall(tap::Kind::Enter, "pthread_mutex_lock", thread);
        mutexCall(tap::Kind::Exit, "pthread_mutex_lock", thread, result);
    }
    void unlock(std::uint16_t thread)
    {
        mutexCall(tap::Kind::Enter, "pthread_mutex_unlock", thread);
        mutexCall(tap::Kind::Exit, "pthread_mutex_unlock", thread);
    }

    // --- gate and engine ---
    void hold(tap::Event pending)
    {
        pending.aux = std::uint32_t(pending.kind);
        pending.kind = tap::Kind::Held;
        add(pending);
    }
    void release(std::uint16_t thread) { add(event(tap::Kind::Released, thread)); }
    void state(std::uint16_t thread, char letter)
    {
        tap::Event e = event(tap::Kind::ProcessState, tap::engineThread);
        e.size = thread;
        e.value = std::uint64_t(letter);
        add(e);
    }
    void pace(double stepsPerSecond, bool paused = false)
    {
        tap::Event e = event(tap::Kind::Pace, tap::engineThread);
        e.value = std::uint64_t(stepsPerSecond * 1000);
        e.aux = paused ? 1 : 0;
        add(e);
    }
    void choose(const std::string& choice, int option)
    {
        tap::Event e = event(tap::Kind::Choice, tap::engineThread);
        e.aux = name(choice);
        e.value = std::uint64_t(option);
        add(e);
    }
    void probe(std::uint64_t queued, bool quiescent)
    {
        tap::Event e = event(tap::Kind::Probe, tap::engineThread);
        e.object = pipe;
        e.value = queued;
        e.size = 65536;
        e.aux = quiescent ? 1 : 0;
        add(e);
    }

    Snapshot now() const { return world.snapshot(time); }
    int count(const std::string& kind, const std::string& on = {}) const
    {
        int number = 0;
        for (const mechanisms::Fact& fact : facts)
            number += fact.kind == kind && (on.empty() || fact.on == on) ? 1 : 0;
        return number;
    }
    bool told(const std::string& part) const
    {
        for (const Narration& line : now().narration)
            if (line.text.find(part) != std::string::npos)
                return true;
        return false;
    }

    std::vector<std::string> names{std::string()};
    std::uint64_t stepNs = 1'000'000;
    std::uint64_t time = 0;
    World world;
    mechanisms::Effects effects;
    std::vector<mechanisms::Fact> facts;
    std::vector<tap::Event> log;
};

} // namespace crosstalk::world
