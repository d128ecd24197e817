#pragma once

#include "engine/mechanisms/mechanism.h"

#include <vector>

namespace crosstalk::mechanisms::socket {

/// Who holds a descriptor that puts into a channel, and who holds one that takes out of it.
class Ends
{
public:
    struct Holder
    {
        int process;
        std::uint16_t thread; ///< one of its threads: the clock its end is closed with
        int readers = 0;      ///< descriptors
        int writers = 0;

        void archive(StateArchive& archive)
        {
            archive.someProcess(process);
            archive(thread, readers, writers);
        }
    };

    /// What the latest change took away: the last descriptor of this kind anywhere.
    struct Gone
    {
        bool reader = false;
        bool writer = false;
    };

    void open(const tap::Event& event, const Actor& actor);
    Gone close(const tap::Event& event, const Actor& actor);
    Gone processGone(int process);

    bool hasReaders() const { return count(&Holder::readers) != 0; }
    bool hasWriters() const { return count(&Holder::writers) != 0; }
    bool hadReaders() const { return m_hadReaders; }
    bool hadWriters() const { return m_hadWriters; }
    std::vector<int> readers() const { return processesWith(&Holder::readers); }
    std::vector<int> writers() const { return processesWith(&Holder::writers); }
    /// A thread of the process, or -1: it holds nothing and never did.
    int threadOf(int process) const;

    void archive(StateArchive& archive) { archive(m_holders, m_hadReaders, m_hadWriters); }

private:
    Holder& holder(const Actor& actor);
    int count(int Holder::*which) const;
    std::vector<int> processesWith(int Holder::*which) const;

    std::vector<Holder> m_holders;
    bool m_hadReaders = false;
    bool m_hadWriters = false;
};

} // namespace crosstalk::mechanisms::socket
