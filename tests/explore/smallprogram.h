#pragma once

#include "engine/explore/explorer.h"

#include <QtTest>

#include <algorithm>
#include <random>
#include <set>
#include <string>

// Programs of a few instructions that run in this very thread, and every schedule of them found the
// slow way: what the exploration is measured by.

namespace small {

using namespace crosstalk;
using explore::Mode;
using explore::Operation;
using explore::ThreadId;
using explore::Use;

enum class Do
{
    Load,  ///< of `place`, into the thread's register
    Store, ///< register + 1 to `place`
    Add,   ///< 1 to `place`, in one
    Lock,  ///< of `place`
    Unlock,
    Wait, ///< for a unit of semaphore `place`
    Post,
    Exchange, ///< `place` from register to register + 1, if it still holds that
    LoadIf,   ///< as Load, but of the place after it when the register is not 0
};

struct Instruction
{
    Do what;
    int place = 0;
};

using Code = std::vector<Instruction>;

/// Every place is a variable, a lock and a semaphore (with `units` at first) at once.
class SmallProgram : public explore::Program
{
public:
    explicit SmallProgram(std::vector<Code> threads, int units = 0)
        : m_code(std::move(threads)), m_units(units)
    {
        begin();
    }

    Result<void> restart() override
    {
        begin();
        return {};
    }

    std::vector<ThreadId> enabled() override
    {
        std::vector<ThreadId> out;
        for (int thread = 0; thread < int(m_code.size()); ++thread)
            if (!isOver(thread) && mayGo(nextOf(thread)))
                out.push_back(thread);
        return out;
    }

    Result<Operation> step(ThreadId thread) override
    {
        const Operation operation = operationOf(thread);
        const Instruction instruction = nextOf(thread);
        ++m_at[std::size_t(thread)];
        perform(thread, instruction);
        return operation;
    }

    std::vector<Stuck> stuck() override
    {
        std::vector<Stuck> out;
        for (int thread = 0; thread < int(m_code.size()); ++thread)
            if (!isOver(thread))
                out.push_back({thread, operationOf(thread)});
        return out;
    }

    int value(int place) const { return m_value[std::size_t(place)]; }

private:
    static constexpr int places = 4;

    void begin()
    {
        m_at.assign(m_code.size(), 0);
        m_register.assign(m_code.size(), 0);
        m_value.assign(places, 0);
        m_held.assign(places, false);
        m_count.assign(places, m_units);
    }

    bool isOver(int thread) const
    {
        return m_at[std::size_t(thread)] == m_code[std::size_t(thread)].size();
    }
    const Instruction& nextOf(int thread) const
    {
        return m_code[std::size_t(thread)][m_at[std::size_t(thread)]];
    }
    bool mayGo(const Instruction& instruction) const
    {
        const auto place = std::size_t(instruction.place);
        if (instruction.what == Do::Lock)
            return !m_held[place];
        return instruction.what != Do::Wait || m_count[place] > 0;
    }

    Operation operationOf(int thread) const
    {
        const Instruction& instruction = nextOf(thread);
        const auto place = std::size_t(instruction.place);
        const auto use = [&](std::uint64_t object, Mode mode, int units = Use::many) {
            return Operation{{Use{object, place * 8, 8, mode, units}}};
        };
        switch (instruction.what) {
        case Do::Load:
            return use(1, Mode::Read);
        case Do::LoadIf: {
            const std::size_t other = m_register[std::size_t(thread)] != 0 ? place + 1 : place;
            return {{Use{1, other * 8, 8, Mode::Read}}};
        }
        case Do::Store:
        case Do::Add:
        case Do::Exchange:
            return use(1, Mode::Write);
        case Do::Lock:
            return use(2, Mode::Take, m_held[place] ? 0 : 1);
        case Do::Unlock:
            return use(2, Mode::Give, 0);
        case Do::Wait:
            return use(3, Mode::Take, m_count[place]);
        case Do::Post:
            return use(3, Mode::Give, m_count[place]);
        }
        return {};
    }

    void perform(int thread, const Instruction& instruction)
    {
        const auto place = std::size_t(instruction.place);
        int& mine = m_register[std::size_t(thread)];
        switch (instruction.what) {
        case Do::Load:
            mine = m_value[place];
            break;
        case Do::LoadIf:
            mine = m_value[mine != 0 ? place + 1 : place];
            break;
        case Do::Store:
            m_value[place] = mine + 1;
            break;
        case Do::Add:
            ++m_value[place];
            break;
        case Do::Exchange:
            if (m_value[place] == mine)
                m_value[place] = mine + 1;
            else
                mine = m_value[place];
            break;
        case Do::Lock:
            m_held[place] = true;
            break;
        case Do::Unlock:
            m_held[place] = false;
            break;
        case Do::Wait:
            --m_count[place];
            break;
        case Do::Post:
            ++m_count[place];
            break;
        }
    }

    std::vector<Code> m_code;
    int m_units;
    std::vector<std::size_t> m_at;
    std::vector<int> m_register;
    std::vector<int> m_value;
    std::vector<bool> m_held;
    std::vector<int> m_count;
};

/// Which trace an execution is of: the order of each pair of its steps whose order matters.
class TraceName
{
public:
    void append(ThreadId thread, const Operation& operation)
    {
        const auto number = char('a' + std::ranges::count(m_steps, thread, &Step::thread));
        const Step step{thread, {char('0' + thread), number}, operation};
        for (const Step& earlier : m_steps)
            if (explore::dependent(earlier.operation, operation))
                m_pairs.push_back(earlier.name + step.name);
        m_pairs.push_back(step.name);
        m_steps.push_back(step);
    }
    std::string text() const
    {
        std::vector<std::string> sorted = m_pairs;
        std::ranges::sort(sorted);
        std::string out;
        for (const std::string& pair : sorted)
            out += pair + " ";
        return out;
    }

private:
    struct Step
    {
        ThreadId thread;
        std::string name;
        Operation operation;
    };
    std::vector<Step> m_steps;
    std::vector<std::string> m_pairs;
};

inline std::string nameOf(const explore::Trace& trace)
{
    TraceName name;
    for (std::size_t i = 0; i < trace.size(); ++i)
        name.append(trace[i].thread, trace[i].operation);
    return name.text();
}

/// Every execution, one after the other, without leaving anything out.
class BruteForce
{
public:
    explicit BruteForce(SmallProgram program)
    {
        (void)program.restart();
        descend(program, {});
    }

    const std::set<std::string>& traces() const { return m_traces; }

private:
    void descend(const SmallProgram& program, const TraceName& name)
    {
        const std::vector<ThreadId> enabled = SmallProgram(program).enabled();
        if (enabled.empty())
            m_traces.insert(name.text());
        for (const ThreadId thread : enabled) {
            SmallProgram next = program;
            TraceName longer = name;
            longer.append(thread, *next.step(thread));
            descend(next, longer);
        }
    }

    std::set<std::string> m_traces;
};

/// What an exploration came to.
struct Explored
{
    explore::Tally tally;
    std::set<std::string> traces;
    std::set<int> values; ///< of place 0 at the ends
};

inline Explored exploreAll(SmallProgram& program, explore::Limits limits = {})
{
    explore::Explorer explorer(program, limits);
    Explored out;
    for (;;) {
        const auto ending = explorer.next();
        if (!ending)
            qFatal("%s", ending.error().sentence().c_str());
        if (!*ending)
            break;
        if (**ending == explore::Ending::Complete) {
            out.traces.insert(nameOf(explorer.trace()));
            out.values.insert(program.value(0));
        }
    }
    out.tally = explorer.tally();
    return out;
}

} // namespace small
