#pragma once

#include "engine/mechanisms/mechanism.h"
#include "engine/mechanisms/rpc/rpccalls.h"

#include <array>

namespace crosstalk::mechanisms {

/// State of one service: the calls made on it, how far each has come and how it ended. What a
/// client is told and what the server did are kept apart: that they can differ is the point.
class RpcChannel : public Channel
{
public:
    explicit RpcChannel(std::uint64_t object) : m_object(object) {}

    std::unique_ptr<Channel> clone() const override;
    void archive(StateArchive& archive) override;
    void fold(const tap::Event& event, const Actor& actor, Effects& effects) override;
    bool wouldBlock(const tap::Event&, const Actor&) const override { return false; }
    std::vector<int> unblockers(tap::CallId call, int sleeper) const override;
    bool endsByItself(tap::CallId call, int sleeper) const override;
    SleepReason sleepReason(tap::CallId call, int sleeper) const override;
    void processGone(int process, Effects& effects) override;
    Shape shape() const override { return Shape::Call; }
    std::string kind() const override { return "rpc"; }
    void view(CallsView& out) const override;
    std::uint64_t level() const override;

private:
    /// One call, and what is not shown of it.
    struct Entry
    {
        std::uint64_t key = 0; ///< the tap's number of it
        RemoteCall call;
        std::uint64_t requestBytes = 0;
        std::uint64_t replyBytes = 0;
        std::string request; ///< marshalled, as far as it is shown
        std::string reply;
        bool limited = false; ///< it has a deadline
        bool taken = false;   ///< the server has received it
        bool running = false; ///< its procedure runs
        bool ran = false;     ///< and has come to its end
        bool replied = false;
        bool answered = false; ///< the client has its answer or has given up
        int unanswered = -1;   ///< number of an earlier attempt that had run, or -1

        void archive(StateArchive& archive)
        {
            archive(key, call, requestBytes, replyBytes, request, reply, limited, taken, running,
                    ran, replied, answered, unanswered);
        }

        std::string written() const { return call.procedure + "(" + call.arguments + ")"; }
    };

    /// Texts that a thread is about to tell in Parts.
    struct Telling
    {
        std::uint16_t thread = 0;
        tap::CallId call = 0;
        std::uint64_t key = 0;
        std::uint32_t left = 0; ///< bytes still to come
        unsigned detail = 0;
        std::uint64_t size = 0; ///< of the whole message
        std::array<std::string, rpc::sectionCount> text;

        void archive(StateArchive& archive)
        {
            archive(thread, call, key, left, detail, size, text);
        }
    };

    void enter(const tap::Event& event, const Actor& actor, Effects& effects);
    void exit(const tap::Event& event, const Actor& actor, Effects& effects);
    void part(const tap::Event& event, const Actor& actor, Effects& effects);
    void told(const Telling& telling, const tap::Event& event, const Actor& actor,
              Effects& effects);

    void begin(const tap::Event& event, const Actor& actor, Effects& effects);
    void marshalled(Entry& entry, const Telling& telling, const tap::Event& event,
                    Effects& effects);
    void taken(Entry& entry, const tap::Event& event, const Actor& actor, Effects& effects);
    void ran(Entry& entry, const tap::Event& event, Effects& effects);
    void replied(Entry& entry, const Telling& telling, const tap::Event& event, Effects& effects);
    void compareWithEarlier(const Entry& entry, const tap::Event& event, Effects& effects);
    void broken(Entry& entry, bool held, const tap::Event& event, Effects& effects);
    void ended(Entry& entry, const tap::Event& event, Effects& effects);
    void ended(Entry& entry, unsigned status, std::uint64_t time);

    static std::string sentence(const Entry& entry, unsigned status);
    void insertClient(int process);
    void insertServer(int process);
    Entry* find(std::uint64_t key);
    const Entry* find(std::uint64_t key) const;
    void forgetOld();
    void fact(Effects& effects, const Entry& entry, const char* kind, const tap::Event& event,
              std::string say, bool always = false);

    std::uint64_t m_object;
    std::vector<Entry> m_entries; ///< newest last
    std::vector<Telling> m_tellings;
    std::vector<int> m_clients;
    std::vector<int> m_servers;
    std::uint64_t m_made = 0;
    std::uint64_t m_returned = 0;
    std::uint64_t m_failed = 0;
    std::uint64_t m_executed = 0;
    std::uint64_t m_saidAt = 0; ///< when the narration last told of an ordinary stage
};

} // namespace crosstalk::mechanisms
