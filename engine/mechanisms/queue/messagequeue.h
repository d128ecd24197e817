#pragma once

#include "engine/mechanisms/mechanism.h"

#include <map>
#include <vector>

namespace crosstalk::mechanisms {

/// What tells one sort of queue from another.
struct QueueSort
{
    std::string_view kind;     ///< design section 9: "posix-queue", …
    bool priorities = true;    ///< the highest first; false: a receiver asks for types
    bool inUserSpace = false;  ///< lies in shared memory, no kernel in between
    bool byDescriptor = false; ///< who can use it holds a descriptor; false: whoever used it
    bool diesWithName = false; ///< removing its name removes it, whoever uses it
};

/// State of one message queue: messages with boundaries, the highest priority first and first in
/// first out among equals. A message is inside when the result of a call proves it; what a sender
/// that sleeps at a full queue brings goes in as soon as there is room. While calls are in flight
/// the figure is an interval.
class MessageQueue : public Channel
{
public:
    /// What fits in: 0 is without that limit, or not known.
    struct Limits
    {
        std::uint64_t messages = 0;
        std::uint64_t bytes = 0;
        std::uint64_t messageBytes = 0; ///< the longest message
    };

    /// `offset` tells queues in one object apart; 0 where the object is the queue.
    MessageQueue(std::uint64_t object, std::uint64_t offset, Limits limits, const QueueSort& sort);

    std::unique_ptr<Channel> clone() const override;
    void archive(StateArchive& archive) override;
    void fold(const tap::Event& event, const Actor& actor, Effects& effects) override;
    bool wouldBlock(const tap::Event& pending, const Actor& actor) const override;
    std::vector<int> unblockers(tap::CallId call, int sleeper) const override;
    SleepReason sleepReason(tap::CallId call, int sleeper) const override;
    /// Whoever knows the name can open it, whoever maps the segment can use what is in it.
    bool anybodyUnblocks() const override { return !m_removed || m_sort->inUserSpace; }
    void processGone(int process, Effects& effects) override;
    Shape shape() const override { return Shape::Messages; }
    std::string kind() const override { return std::string(m_sort->kind); }
    void view(MessagesView& out) const override;
    std::uint64_t level() const override { return m_queue.size() - leaving(); }
    std::optional<std::pair<std::uint64_t, std::uint64_t>> tapFigure() const override;

private:
    struct Message
    {
        std::uint64_t number = 0; ///< the n-th that ever came in
        std::uint64_t bytes = 0;
        std::int64_t priority = 0;
        int from = -1;
        std::uint64_t lane = 0;      ///< the n-th send of its priority: what the order goes by
        std::uint64_t enteredAt = 0; ///< its send was entered …
        std::uint64_t sentAt = 0;    ///< … and returned; 0: not yet
        std::string data = {};       ///< its first bytes

        void archive(StateArchive& archive)
        {
            archive(number, bytes, priority, lane, enteredAt, sentAt, data);
            archive.process(from);
        }
    };

    /// A send between its entry and exit.
    struct Sender
    {
        Actor actor;
        Message message;
        bool waits;          ///< there was no room when it came, and it may sleep
        bool inside = false; ///< its message went in already, whoever has it now
        bool asleep = false;

        void archive(StateArchive& archive) { archive(actor, message, waits, inside, asleep); }
    };

    /// A receive between its entry and exit.
    struct Receiver
    {
        Actor actor;
        std::int64_t wanted;       ///< what msgrcv asks for
        std::int64_t priority = 0; ///< of what it got
        std::string data = {};
        bool asleep = false;
        bool done = false; ///< what it took is out already

        void archive(StateArchive& archive)
        {
            archive(actor, wanted, priority, data, asleep, done);
        }
    };

    /// Who has it open, or has used it.
    struct User
    {
        int process;
        int readers = 0;
        int writers = 0;

        void archive(StateArchive& archive)
        {
            archive.someProcess(process);
            archive(readers, writers);
        }
    };

    // messagequeue.cpp
    void enter(const tap::Event& event, const Actor& actor, Effects& effects);
    void exit(const tap::Event& event, const Actor& actor, Effects& effects);
    void foldPart(const tap::Event& event, const Actor& actor, Effects& effects);
    void foldState(const tap::Event& event, const Actor& actor);
    void foldDescriptor(const tap::Event& event, const Actor& actor, Effects& effects);
    void use(int process, bool sends);
    User& user(int process);
    bool isHeld() const;
    bool canTake(std::int64_t wanted) const;
    std::vector<int> usersWith(int User::*which) const;

    // queueflow.cpp
    void enterSend(const tap::Event& event, const Actor& actor, Effects& effects);
    void supply(Message& message, Effects& effects);
    void copiedIn(Sender& sender, const tap::Event& part, Effects& effects);
    void copiedOut(Receiver& receiver, const tap::Event& part, Effects& effects);
    void exitSend(const tap::Event& event, const Actor& actor, Effects& effects);
    void exitReceive(const tap::Event& event, const Actor& actor, Effects& effects);
    bool hasRoom(std::uint64_t bytes) const;
    std::uint64_t leaving() const;
    void admit(Message message, Effects& effects);
    void withdraw(const Sender& sender, Effects& effects);
    void received(const Receiver& receiver, std::uint64_t bytes, Effects& effects);
    Message* matching(const Receiver& receiver, std::uint64_t bytes);
    void letIn(const Receiver& receiver, std::uint64_t bytes, Effects& effects);
    void order(const Message& message, Effects& effects) const;
    void noteOvertaking(const Message& message, const Actor& actor, Effects& effects) const;
    void pump(Effects& effects);
    void lose(Effects& effects);
    std::uint64_t token(std::int64_t priority) const;

    // queuefacts.cpp
    void noteFailure(const tap::Event& event, const Actor& actor, Effects& effects) const;
    void noteSendFailure(const tap::Event& event, const Actor& actor, Effects& effects) const;
    void noteReceiveFailure(const tap::Event& event, const Actor& actor, Effects& effects) const;
    void noteRemoval(const tap::Event& event, const Actor& actor, Effects& effects);

    std::uint64_t m_object;
    std::uint64_t m_offset;
    Limits m_limits;
    const QueueSort* m_sort;      ///< static
    std::vector<Message> m_queue; ///< in the order they will be received
    std::vector<Sender> m_sending;
    std::vector<Receiver> m_receiving;
    std::vector<Message> m_doubtful; ///< of senders that died in the call: inside or not
    std::vector<User> m_users;
    std::map<std::int64_t, std::uint64_t> m_lanes; ///< sends so far, by priority
    std::uint64_t m_queuedBytes = 0;
    std::uint64_t m_sent = 0;
    std::uint64_t m_received = 0;
    std::uint64_t m_bytesSent = 0;
    std::uint64_t m_bytesReceived = 0;
    std::uint64_t m_peak = 0;
    std::uint64_t m_takenInDoubt = 0; ///< receivers that died in the call: took one or not
    bool m_removed = false;
};

} // namespace crosstalk::mechanisms
