#pragma once

#include "engine/mechanisms/mechanism.h"
#include "engine/mechanisms/socket/ends.h"

#include <deque>

namespace crosstalk::mechanisms {

/// One direction of a connected stream socket (Unix or TCP): bytes without boundaries. How many fit
/// cannot be told beforehand, for the kernel counts its own overhead too; so bytes are taken to be
/// inside when a result proves it, or the kernel said so of a sender that sleeps. While a call is
/// in flight the fill is an interval.
class SocketStream : public Channel
{
public:
    /// (`object`, `way`) names it: the end it was first known by, and outOfEnd or intoEnd.
    SocketStream(std::uint64_t object, std::uint64_t way, std::uint64_t capacity, std::string kind);

    std::unique_ptr<Channel> clone() const override;
    void archive(StateArchive& archive) override;
    void fold(const tap::Event& event, const Actor& actor, Effects& effects) override;
    bool wouldBlock(const tap::Event& pending, const Actor& actor) const override;
    std::vector<int> unblockers(tap::CallId call, int sleeper) const override;
    SleepReason sleepReason(tap::CallId call, int sleeper) const override;
    void processGone(int process, Effects& effects) override;
    Shape shape() const override { return Shape::ByteStream; }
    std::string kind() const override { return m_kind; }
    void view(StreamView& out) const override;
    std::uint64_t level() const override { return m_fill; }
    std::optional<std::pair<std::uint64_t, std::uint64_t>> tapFigure() const override;

private:
    /// A send between its entry and exit.
    struct Sender
    {
        Actor actor;
        std::uint64_t asked;
        std::uint64_t from;      ///< its bytes lie nowhere before this offset
        std::uint64_t moved = 0; ///< of it inside already, as has been proved
        bool asleep = false;
        bool nonBlocking = false;
        std::uint32_t rights = 0; ///< descriptors that travel with its first byte

        void archive(StateArchive& archive)
        {
            archive(actor, asked, from, moved, asleep, nonBlocking, rights);
        }
    };

    /// A receive between its entry and exit.
    struct Receiver
    {
        Actor actor;
        std::uint64_t asked;
        std::uint64_t from;
        bool peeks = false;
        bool asleep = false;

        void archive(StateArchive& archive) { archive(actor, asked, from, peeks, asleep); }
    };

    /// How much the two buffers of a TCP connection hold; 0: there is only one.
    struct Room
    {
        std::uint64_t sender = 0;
        std::uint64_t receiver = 0;

        void archive(StateArchive& archive) { archive(sender, receiver); }
    };

    /// Descriptors in the stream: they come with the byte at this offset.
    struct Rights
    {
        std::uint64_t offset;
        std::uint32_t count;

        void archive(StateArchive& archive) { archive(offset, count); }
    };

    void enter(const tap::Event& event, const Actor& actor, Effects& effects);
    void exit(const tap::Event& event, const Actor& actor, Effects& effects);
    void exitSend(const tap::Event& event, const Actor& actor, Effects& effects);
    void exitReceive(const tap::Event& event, const Actor& actor, Effects& effects);
    void sendFailed(const tap::Event& event, const Actor& actor, Effects& effects);
    void receiveFailed(const tap::Event& event, const Actor& actor, Effects& effects);
    void endOfFile(const tap::Event& event, const Actor& actor, Effects& effects);
    void foldShutdown(const tap::Event& event, const Actor& actor, Effects& effects);
    void foldState(const tap::Event& event, const Actor& actor, Effects& effects);
    void foldProbe(const tap::Event& event, Effects& effects);
    void noteBuffers(const tap::Event& event);
    void supply(const tap::Event& event, Effects& effects) const;
    void admit(Sender& sender, std::uint64_t bytes, Effects& effects);
    void take(std::uint64_t bytes, Effects& effects);
    void takeRights(const Actor& actor, Effects& effects);
    void noteFull(const Actor& actor, Effects& effects);
    void closed(socket::Ends::Gone gone, int thread, Effects& effects);
    void tell(Effects& effects, const char* kind, const tap::Event& event, const Actor& actor,
              std::string say);
    bool isWayOut(const tap::Event& event) const;
    std::uint64_t readEndToken() const { return m_way - 2; }  ///< released when nobody receives
    std::uint64_t writeEndToken() const { return m_way - 4; } ///< … when nobody sends any more
    bool broken() const { return m_readShut || (m_ends.hadReaders() && !m_ends.hasReaders()); }
    bool ended() const
    {
        return m_endSeen || m_writeShut || (m_ends.hadWriters() && !m_ends.hasWriters());
    }

    std::uint64_t m_object;
    std::uint64_t m_way;
    std::string m_kind;
    std::uint64_t m_capacity;
    socket::Ends m_ends;
    std::vector<Sender> m_sending;
    std::vector<Receiver> m_receiving;
    std::deque<Stretch> m_contents; ///< whose bytes are inside
    std::vector<Rights> m_rights;
    std::uint64_t m_fill = 0;
    std::uint64_t m_written = 0;         ///< bytes in, as has been proved
    std::uint64_t m_read = 0;            ///< bytes out
    std::uint64_t m_lost = 0;            ///< of those, thrown away: nobody was left to receive
    std::uint64_t m_writtenReturned = 0; ///< by sends that have returned
    std::uint64_t m_peak = 0;
    std::uint64_t m_charged = 0;  ///< what the kernel charges the sender for what is inside
    std::uint64_t m_atSender = 0; ///< of what is inside, when the kernel was last asked
    Room m_room;
    bool m_roomLearnt = false;       ///< it was full: m_room is what it held then
    std::vector<std::string> m_told; ///< kinds of facts that a sentence was said of
    bool m_full = false;             ///< a sender was refused or slept, and nothing was taken since
    bool m_writeShut = false;        ///< shutdown(SHUT_WR) at the sending end
    bool m_readShut = false;
    bool m_endSeen = false; ///< a receive returned 0
    bool m_reset = false;
};

} // namespace crosstalk::mechanisms
