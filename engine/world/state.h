#pragma once

#include "engine/world/channels.h"
#include "engine/world/comparison.h"
#include "engine/world/context.h"
#include "engine/world/history.h"
#include "engine/world/narrator.h"
#include "engine/world/processes.h"
#include "engine/world/sleeps.h"
#include "engine/world/transfers.h"
#include "engine/world/variables.h"
#include "engine/world/world.h"

namespace crosstalk::world {

/// What a World is made of, and the fold over it, one file a concern: foldaccess.cpp, foldcall.cpp,
/// foldlife.cpp, foldgate.cpp, foldengine.cpp, foldobject.cpp.
struct World::State
{
    std::shared_ptr<Context> context;
    Processes processes;
    Variables variables;
    Channels channels;
    Sleeps sleeps;
    Transfers transfers;
    Narrator narrator;
    std::vector<Setting> settings;
    Comparison comparison;

    /// An end of a connection that nobody has accepted as far as is known.
    struct Connected
    {
        std::uint64_t listener;
        std::uint64_t endpoint;
        std::int32_t pid; ///< of who connected
        void archive(StateArchive& archive) { archive(listener, endpoint, pid); }
    };
    std::vector<Connected> connected; ///< oldest first

    std::uint64_t folded = 0;
    std::uint64_t counted = 0; ///< of them, what the program itself did
    std::uint64_t now = 0;
    std::uint64_t dropped = 0;
    std::uint64_t stepsPerSecondMilli = 0;
    bool paused = false;
    bool gateClosed = false;
    int lastStepped = -1;
    Rate eventRate;
    Rate callRate;

    /// What the fold of one event needs beside the event; not part of the state.
    struct Step
    {
        const tap::Event& event;
        std::uint64_t index;
        mechanisms::Effects& effects;
        History* history;
    };

    void fold(const Step& step);
    void archive(StateArchive& archive); ///< all but the context: stored.cpp

    // foldaccess.cpp
    void foldAccess(const Step& step);
    void foldLoad(const Step& step, ThreadState& thread, int variable, std::uint64_t raw);
    void foldStore(const Step& step, ThreadState& thread, int variable);
    void foldStoredValue(const Step& step, ThreadState& thread);
    void foldReadModifyWrite(const Step& step, ThreadState& thread, int variable);
    void noteStore(const Step& step, ThreadState& thread, int variable, bool readModifyWrite);
    void noteLoss(const Step& step, int process, const Variable& variable,
                  const StoreOutcome& outcome);
    void noteDone(Process& process, const Step& step, OperationKind kind, int variable,
                  const std::int64_t* value);
    void markStore(History* history, const ThreadState& thread, const OpenStore& store,
                   const std::int64_t* value, MarkKind kind) const;
    void valueChanged(History* history, Variable& variable);
    void narrateAccess(const Step& step, const Process& process, const char* verb,
                       const Variable& variable, const std::int64_t* value);

    // foldmixed.cpp
    void noteOrdered(std::uint16_t number);
    void noteParts(const Step& step, const ThreadState& thread, int index, bool stores);
    void noteTorn(const Step& step, Variable& variable, const TornReads::Torn& torn);
    static void noteLooked(ThreadState& thread, int index);
    void noteStaleValues(const Step& step, ThreadState& thread, int stored);

    // foldcall.cpp
    void foldEnter(const Step& step);
    void foldExit(const Step& step);
    int channelOfCall(const tap::Event& event);
    void takeNameOfVariable(int channel);
    void foldInside(const Step& step, ThreadState& thread);
    void foldCall(const Step& step, int channel, const mechanisms::Actor& actor);
    void foldPart(const Step& step);
    void foldChannel(const Step& step, int channel, const mechanisms::Actor& actor);
    void applyMove(const Step& step, int channel, const mechanisms::Move& move);
    void holderChanged(const Step& step, int channel, int before, int after);
    static void enclose(ThreadState& thread, const tap::Event& event);
    static void backInside(ThreadState& thread, const tap::Event& exit);
    void noteCall(const Step& step, ThreadState& thread);
    void noteError(const Step& step, int process, const char* error, bool isFirstUnseen);
    void narrateCall(const Step& step, const ThreadState& thread);
    void narrateFacts(const Step& step, std::size_t from);

    // messagefold.cpp
    void noteMessages(const Step& step, int channel, std::size_t from,
                      const mechanisms::Actor& actor);
    void noteStart(const Step& step, const ThreadState& thread);
    const ThreadState* movingThread(const Step& step, int process, int channel) const;

    // foldlife.cpp
    void foldThreadStart(const Step& step);
    void foldThreadEnd(const Step& step);
    void foldProcessExit(const Step& step);
    std::string channelOfLastCall(const Process& process);
    void foldReaped(const Step& step);
    void letGo(const Step& step, int process);
    void endState(const Step& step, Process& process, ProcessState state);
    void processGone(const Step& step, int process, int status);
    void tellEnd(const Step& step, int process, const std::string& sentence);
    void prepareLane(History* history, int process);

    // foldsignal.cpp
    void foldDelivered(const Step& step);

    // foldgate.cpp
    void foldHeld(const Step& step);
    void foldReleased(const Step& step);
    void noteHeldSend(const Step& step, const ThreadState& thread);
    void foldProcessState(const Step& step);
    void fallAsleep(const Step& step, std::uint16_t number, ThreadState& thread);
    void wakeUp(const Step& step, ThreadState& thread, bool forGood);
    void setStopped(const Step& step, int process, bool stopped);
    void refresh(History* history, int process, std::uint64_t time);

    // foldobject.cpp
    void foldDescribe(const Step& step);
    void foldDescriptor(const Step& step);
    static bool modesChanged(Process& process, const tap::Event& event);
    void foldJoined(const Step& step);
    void noteConnected(const Step& step, const ThreadState& thread);
    void noteAnswers(const ThreadState& thread, std::uint64_t object, int channel);
    tap::Event endOf(const tap::Event& event, int channel) const;
    void closeDescriptor(const Step& step, ThreadState& thread, int fd);
    void noteClosed(int channel, std::uint64_t time);
    void foldMapping(const Step& step);
    void foldName(const Step& step);
    void ensureSeries(History* history, int channel);

    // foldengine.cpp
    void foldChoice(const Step& step);
    void foldFault(const Step& step);
    void foldProbe(const Step& step);
    void foldResized(const Step& step);
    void foldPace(const Step& step);
    void foldMark(const Step& step);
    void compare(const Step& step, const std::string& mark);
    void foldExec(const Step& step);
    void foldOverflow(const Step& step);

    // --- shared ---
    bool slow() const; ///< slow enough for single tokens and a sentence an operation
    std::uint64_t flightNs() const;
    void fact(const Step& step, std::string kind, std::string on, std::string call, int process);
    void say(const Step& step, int process, std::string text, bool verdict = false);
    SourceLine lineAt(int process, std::uint64_t pc) const;
    std::string atLine(int process, std::uint64_t pc) const;
    std::string whyAsleep(const ThreadState& thread) const; // sentences.cpp
    std::string namesOf(const std::vector<int>& some) const;
    std::vector<int> unblockersOf(const ThreadState& thread, bool* hopeless = nullptr) const;
    /// What a thread sleeps on, and in which call.
    struct SleepPlace
    {
        int channel;
        tap::CallId call;
    };
    SleepPlace placeOfSleep(const ThreadState& thread) const; // waits.cpp
    BlockedProcess blockedThread(const ThreadState& thread) const;
    bool awaitsAnswer(int process) const;
    static bool isLibrarysWait(const ThreadState& thread);
    void viewWaits(Snapshot& out) const;
    void foldAwaits(const tap::Event& event); // awaits.cpp
    void blockInPoll(const ThreadState& thread, BlockedProcess& blocked) const;
    /// The channel that one of several awaited descriptors leads to, and the call that it stands
    /// for; -1: none that is shown.
    SleepPlace placeOf(const Descriptor& awaited) const;
    std::vector<int> wakersOf(const ThreadState& thread) const;
    std::string awaitedText(const ThreadState& thread) const;
    std::string awaitedNames(const ThreadState& thread) const;
    void feedAll(History* history);

    // --- the snapshot: snapshot.cpp, views.cpp, headline.cpp ---
    void viewProcesses(Snapshot& out) const;
    void viewDescriptor(ProcessView& view, const Descriptor& descriptor) const;
    void viewThreads(ProcessView& view, const Process& process) const;
    void viewStale(ProcessView& view, const Process& process) const;
    void viewBuffer(ProcessView& view, const Process& process) const;
    void viewChannels(Snapshot& out) const;
    void viewVariables(Snapshot& out) const;
    void viewSleeps(Snapshot& out) const;
    void viewTransfers(Snapshot& out) const;
    Operation operation(const Done& done, int process) const;
    Operation pendingOperation(const ThreadState& thread, std::uint16_t number) const;
    Sleep sleepOf(const ThreadState& thread) const;
    std::uint64_t stateNs(const Process& process, ProcessState state, std::uint64_t at) const;
    std::string headline(const Snapshot& view, bool& warns) const;
};

} // namespace crosstalk::world
