#include "engine/syscalls/tapped.h"
#include "engine/syscalls/traceloop.h"
#include "engine/tap/program.h"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sched.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

// How processes and threads of the command come, become other programs, and go.

namespace crosstalk::syscalls {

namespace {

std::string procPath(pid_t pid, const char* file)
{
    return "/proc/" + std::to_string(pid) + "/" + file;
}

/// Its arguments as the kernel has them.
std::vector<std::string> argumentsOf(pid_t pid)
{
    std::ifstream file(procPath(pid, "cmdline"), std::ios::binary);
    std::vector<std::string> arguments;
    for (std::string one; std::getline(file, one, '\0');)
        arguments.push_back(one);
    return arguments;
}

pid_t processOf(pid_t tid)
{
    std::ifstream status(procPath(tid, "status"));
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("Tgid:"))
            return pid_t(std::stol(line.substr(5)));
    return tid;
}

/// Of what the parent and its child share: flags of clone() from its call, as the family kept them.
std::uint64_t cloneFlags(const Tracee& parent)
{
    return parent.call ? parent.call->kept[0] : 0;
}

/// Its file would have given it another user's rights, which it did not get.
bool wouldGainRights(pid_t pid, const struct stat& file)
{
    struct stat running
    {
    };
    return (file.st_mode & S_ISUID) != 0 && file.st_uid != ::getuid() &&
           ::stat(procPath(pid, "").c_str(), &running) == 0 && running.st_uid != file.st_uid;
}

} // namespace

void TraceLoop::firstProcess(const Launched& launched, const Command& command)
{
    const pid_t pid = launched.pid;
    auto process = std::make_shared<TracedProcess>();
    process->pid = pid;
    process->command = commandText(command.arguments);
    auto tracee = std::make_unique<Tracee>(m_shared, pid, std::move(process));
    Tracee& first = *tracee;
    m_tracees[pid] = std::move(tracee);
    first.known = true;
    if (launched.tapped)
        takenByTheTap(first);
    begin(first, tap::slotCount, true);
    if (launched.tapped)
        return resume(first);
    lookAtProgram(first);
    for (int fd = 0; fd <= STDERR_FILENO; ++fd)
        first.file(fd); // what it has from us; others are looked at when they are used
    hold(first, Gate::Start, first.blank(tap::Kind::ThreadStart));
}

/// Gives it a slot and tells of its start.
void TraceLoop::begin(Tracee& tracee, std::uint32_t parent, bool newProcess)
{
    {
        const std::lock_guard lock(m_mutex);
        m_pids.insert(tracee.pid());
        if (m_killing)
            ::kill(tracee.pid(), SIGKILL);
    }
    if (tracee.process().tapped)
        return;
    const std::uint32_t slot = m_slots.claim(parent, newProcess);
    tracee.occupy(slot);
    if (slot == tap::slotCount && !m_full)
        say("More than " + std::to_string(tap::slotCount) +
            " threads run at one time: what those beyond do is not shown.");
    m_full |= slot == tap::slotCount;
    if (slot == tap::slotCount)
        return;
    tap::Event start = tracee.blank(tap::Kind::ThreadStart);
    start.value = std::uint64_t(tracee.pid());
    start.offset = std::uint64_t(tracee.tid());
    start.size = tracee.slot().parent;
    start.aux = newProcess ? 1 : 0;
    tracee.push(start);
    tracee.slot().state.store(tap::SlotState::Running, std::memory_order_release);
}

void TraceLoop::gaveBirth(Tracee& parent, int event)
{
    unsigned long number = 0;
    if (::ptrace(PTRACE_GETEVENTMSG, parent.tid(), nullptr, &number) != 0)
        return;
    const auto tid = pid_t(number);
    if (parent.call)
        parent.call->kept[1] = number;
    const std::uint64_t flags = cloneFlags(parent);
    const bool isThread = event == PTRACE_EVENT_CLONE &&
                          (parent.call ? (flags & CLONE_THREAD) != 0 : processOf(tid) != tid);
    std::shared_ptr<TracedProcess> process = parent.sharedProcess();
    if (!isThread) {
        process = std::make_shared<TracedProcess>();
        process->pid = tid;
        process->command = parent.process().command;
        process->tapped = parent.process().tapped;
        process->foreign = parent.process().foreign;
        process->files = (flags & CLONE_FILES) != 0
                             ? parent.process().files
                             : std::make_shared<OpenFiles>(*parent.process().files);
        process->mappings =
            (flags & CLONE_VM) != 0 ? parent.process().mappings
                                    : std::make_shared<std::vector<SharedMapping>>(
                                          *parent.process().mappings);
    }
    auto child = std::make_unique<Tracee>(m_shared, tid, std::move(process));
    Tracee& born = *child;
    m_tracees[tid] = std::move(child);
    begin(born, parent.reports() ? parent.slotNumber() : tap::slotCount, !isThread);
    if (!isThread)
        born.inherit();
    const auto early = m_early.find(tid);
    if (early == m_early.end())
        return;
    const int status = early->second;
    m_early.erase(early);
    handle(tid, status);
}

/// What fork gives is known where it gave birth, and a stop at its return is saved. A step wants
/// that stop: whoever it wakes stands still there.
void TraceLoop::returnsUnseen(Tracee& parent, int event)
{
    Tracee* const child =
        parent.call && !gateIsClosed() ? find(pid_t(parent.call->kept[1])) : nullptr;
    if (child != nullptr) {
        parent.gaveBirth = true;
        parent.awaitsReturn = false;
        if (event == PTRACE_EVENT_VFORK)
            child->lentBy = parent.tid();
        else
            returned(parent);
    }
    resume(parent);
}

void TraceLoop::returned(Tracee& parent)
{
    parent.gaveBirth = false;
    parent.call->finish(0);
    parent.call->traced().exit(*parent.call);
    told(parent);
}

/// vfork() returns when the child has become another program, or has ended.
void TraceLoop::givesMemoryBack(Tracee& tracee)
{
    Tracee* const parent = find(std::exchange(tracee.lentBy, 0));
    if (parent != nullptr && parent->gaveBirth)
        returned(*parent);
}

/// exec ends all other threads; the one that called it goes on under the first one's number.
Tracee* TraceLoop::underItsNewNumber(Tracee& tracee)
{
    unsigned long former = 0;
    ::ptrace(PTRACE_GETEVENTMSG, tracee.tid(), nullptr, &former);
    if (pid_t(former) == tracee.tid() || find(pid_t(former)) == nullptr)
        return &tracee;
    const pid_t pid = tracee.tid();
    const std::uint32_t slot = find(pid_t(former))->slotNumber();
    const auto process = tracee.sharedProcess();
    ending(tracee);
    m_tracees.erase(pid_t(former));
    m_tracees[pid] = std::make_unique<Tracee>(m_shared, pid, process);
    Tracee* const heir = find(pid);
    heir->occupy(slot);
    heir->known = true;
    return heir;
}

void TraceLoop::becameProgram(Tracee*& tracee)
{
    if (tracee == nullptr)
        return;
    givesMemoryBack(*tracee);
    tracee = underItsNewNumber(*tracee);
    if (tracee->process().tapped)
        return leftTheTap(*tracee);
    const bool tapped = tracee->call && tracee->call->kept[0] != 0;
    tracee->call.reset();
    tracee->interrupted.clear();
    tracee->awaitsReturn = false;
    tracee->handling.clear();
    tracee->becameOther();
    lookAtProgram(*tracee);
    if (tapped)
        return takenByTheTap(*tracee);
    tellProgram(*tracee);
}

void TraceLoop::tellProgram(Tracee& tracee)
{
    tap::Event exec = tracee.blank(tap::Kind::Exec);
    exec.aux = m_names.intern(tracee.process().command);
    exec.value = tracee.process().foreign ? 1 : 0;
    tracee.push(exec);
    if (tracee.reports())
        tracee.slot().state.store(tap::SlotState::Running, std::memory_order_release);
}

/// Its tap goes on in its slot, and tells what program it is.
void TraceLoop::takenByTheTap(Tracee& tracee)
{
    tracee.leaveSlot();
    tracee.process().tapped = true;
    std::error_code none;
    const auto program = std::filesystem::read_symlink(procPath(tracee.pid(), "exe"), none);
    const std::lock_guard lock(m_mutex);
    m_programs.push_back(program.string());
}

/// A program with the tap became another: with the tap too, then nothing changes, or without.
void TraceLoop::leftTheTap(Tracee& tracee)
{
    TracedProcess& process = tracee.process();
    if (tap::isLinkedToTap(procPath(tracee.pid(), "exe").c_str()))
        return;
    process.tapped = false;
    process.files = std::make_shared<OpenFiles>(); // all that it has is looked at anew
    process.mappings = std::make_shared<std::vector<SharedMapping>>();
    if (const std::uint32_t slot = slotOfTap(tracee); slot < tap::slotCount)
        tracee.occupy(slot);
    else
        begin(tracee, tap::slotCount, true);
    std::error_code none;
    const std::string folder = procPath(tracee.pid(), "fd");
    for (const auto& entry : std::filesystem::directory_iterator(folder, none))
        tracee.file(std::atoi(entry.path().filename().c_str()));
    lookAtProgram(tracee);
    tellProgram(tracee);
}

void TraceLoop::lookAtProgram(Tracee& tracee)
{
    TracedProcess& process = tracee.process();
    if (auto arguments = argumentsOf(tracee.pid()); !arguments.empty())
        process.command = commandText(arguments);
    const std::string path = procPath(tracee.pid(), "exe");
    struct stat file
    {
    };
    if (::stat(path.c_str(), &file) != 0)
        return;
    if (wouldGainRights(tracee.pid(), file))
        say(process.command + " would get the rights of the owner of its file (setuid). What is "
                              "watched runs with yours, so it may refuse to work.");
    process.foreign = !m_shared.programs.at(path, file).native;
    if (process.foreign)
        say(process.command + " is no program for x86-64 (a 32-bit one?): it runs, but nothing "
                              "that it does can be shown.");
}

/// It is about to end; its descriptors are still open.
void TraceLoop::ending(Tracee& tracee)
{
    givesMemoryBack(tracee);
    if (!tracee.reports())
        return;
    tracee.push(tracee.blank(tap::Kind::ThreadEnd));
    m_slots.release(tracee.slotNumber());
    tracee.leaveSlot();
    arrived();
}

void TraceLoop::gone(pid_t tid, int status)
{
    Tracee* const tracee = find(tid);
    if (tracee == nullptr) {
        m_early.erase(tid);
        return;
    }
    ending(*tracee); // killed at once, it never stood at its end
    const bool isProcess = tid == tracee->pid();
    m_shared.statuses[tid] = status;
    m_tracees.erase(tid);
    std::erase_if(m_held, [&](const Held& held) { return held.tid == tid; });
    const std::lock_guard lock(m_mutex);
    m_stopped.erase(tid);
    if (!isProcess)
        return;
    m_pids.erase(tid);
    m_ended.emplace_back(tid, status);
}

} // namespace crosstalk::syscalls
