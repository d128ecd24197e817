#pragma once

#include "engine/mechanisms/mechanism.h"
#include "engine/mechanisms/pipe/pageslots.h"

namespace crosstalk::mechanisms {

/// State of one pipe or FIFO. A write's bytes enter it somewhere between the call's entry and
/// exit; the model lets them in at entry as far as there is room, takes bytes out at a read's
/// exit, and corrects itself by every result. While a call is in flight the fill is an interval.
class PipeChannel : public Channel
{
public:
    PipeChannel(std::uint64_t object, std::uint64_t capacity, std::string kind);

    std::unique_ptr<Channel> clone() const override;
    void archive(StateArchive& archive) override;
    void fold(const tap::Event& event, const Actor& actor, Effects& effects) override;
    bool wouldBlock(const tap::Event& pending, const Actor& actor) const override;
    std::vector<int> unblockers(tap::CallId call, int sleeper) const override;
    SleepReason sleepReason(tap::CallId call, int sleeper) const override;
    /// Whoever knows a FIFO's name can open its other side.
    bool anybodyUnblocks() const override { return !m_opening.empty(); }
    void processGone(int process, Effects& effects) override;
    Shape shape() const override { return Shape::ByteStream; }
    std::string kind() const override { return m_kind; }
    void view(StreamView& out) const override;
    std::uint64_t level() const override { return m_slots.fill(); }
    std::optional<std::pair<std::uint64_t, std::uint64_t>> tapFigure() const override;

private:
    /// A write between its entry and exit.
    struct Writer
    {
        Actor actor;
        tap::CallId call;
        std::uint64_t asked;
        std::uint64_t moved = 0;       ///< of it inside already, as the model has it
        std::uint64_t unconfirmed = 0; ///< of those, moved since it was last seen asleep
        std::uint64_t from;            ///< its bytes lie nowhere before this offset
        bool asleep = false;

        void archive(StateArchive& archive)
        {
            archive(actor, call, asked, moved, unconfirmed, from, asleep);
        }
    };

    /// A read between its entry and exit.
    struct Reader
    {
        Actor actor;
        tap::CallId call;
        std::uint64_t asked;
        std::uint64_t taken = 0; ///< already, because a write's result proved it
        std::uint64_t from;      ///< nowhere before this offset
        bool asleep = false;

        void archive(StateArchive& archive) { archive(actor, call, asked, taken, from, asleep); }
    };

    /// An open() of a FIFO between its entry and exit.
    struct Opening
    {
        Actor actor;
        std::uint64_t opens; ///< bits of pipe::Opens
        bool waits;          ///< until the other side is open too
        bool asleep = false;

        void archive(StateArchive& archive) { archive(actor, opens, waits, asleep); }
    };

    /// Who holds which end, and how many descriptors lead to it.
    struct Holder
    {
        int process;
        std::uint16_t thread; ///< one of its threads: the clock its end is closed with
        int readEnds = 0;
        int writeEnds = 0;

        void archive(StateArchive& archive)
        {
            archive.someProcess(process);
            archive(thread, readEnds, writeEnds);
        }
    };

    void foldEnter(const tap::Event& event, const Actor& actor, Effects& effects);
    void foldExit(const tap::Event& event, const Actor& actor, Effects& effects);
    void enterWrite(const tap::Event& event, const Actor& actor, Effects& effects);
    void enterRead(const tap::Event& event, const Actor& actor);
    void exitWrite(const tap::Event& event, const Actor& actor, Effects& effects);
    void exitRead(const tap::Event& event, const Actor& actor, Effects& effects);
    void enterOpen(const tap::Event& event, const Actor& actor, Effects& effects);
    void exitOpen(const tap::Event& event, const Actor& actor, Effects& effects);
    void foldState(const tap::Event& event, const Actor& actor);
    void noteRefusal(const tap::Event& event, const Actor& actor, Effects& effects) const;
    void noteOverlap(const tap::Event& event, const Actor& actor, Effects& effects) const;
    void open(const tap::Event& event, const Actor& actor);
    void close(const tap::Event& event, const Actor& actor, Effects& effects);
    void releaseEnds(Holder& holder, bool readEnd, bool writeEnd, Effects& effects);
    void resize(std::uint64_t capacity, Effects& effects);

    void settleWriter(Writer& writer, std::uint64_t result, Effects& effects);
    void settleReader(Reader& reader, std::uint64_t result, Effects& effects);
    std::uint64_t squeezeIn(std::uint64_t bytes);
    bool takeOver(Writer& writer, std::uint64_t bytes, Effects& effects);
    bool readerMadeRoom();
    void makeRoom();
    std::uint64_t take(std::uint64_t bytes);
    void forgetContents(int process, std::uint64_t bytes);
    void loseContents(Effects& effects) const;
    bool pump(Effects& effects);
    void admit(Writer& writer, std::uint64_t bytes, Effects& effects);
    void supply(const tap::Event& event, Effects& effects) const;
    void endOfFile(const tap::Event& event, Effects& effects);
    void noteFill(bool wasFull, bool wasEmpty, const Actor& actor, Effects& effects);

    Holder& holder(const Actor& actor);
    bool canWrite(int process) const;
    bool hasWriters() const;
    bool hasReaders() const;
    bool broken() const { return m_hadReaders && !hasReaders(); }
    bool ended() const { return m_endSeen || (m_hadWriters && !hasWriters()); }

    std::uint64_t m_object;
    std::string m_kind;
    PageSlots m_slots;
    std::vector<Writer> m_writing;
    std::vector<Reader> m_reading;
    std::vector<Opening> m_opening;
    std::vector<Stretch> m_contents; ///< whose bytes are inside, first in first
    std::vector<Holder> m_holders;
    std::uint64_t m_written = 0;         ///< bytes in, as the model has it
    std::uint64_t m_read = 0;            ///< bytes out
    std::uint64_t m_writtenReturned = 0; ///< by writes that have returned
    std::uint64_t m_readReturned = 0;
    std::uint64_t m_peak = 0;
    bool m_hadWriters = false; ///< some process did hold a write end
    bool m_hadReaders = false;
    bool m_endSeen = false; ///< a read returned 0
};

} // namespace crosstalk::mechanisms
