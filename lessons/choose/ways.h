// The six ways: each sends and receives so many bytes.
#pragma once

#include <arpa/inet.h>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <mqueue.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum Way { Pipe, Socket, Tcp, Queue, Futex, Spin };

class Channel
{
public:
    virtual ~Channel() = default;
    virtual void send(const char* from, long size) = 0;
    virtual void receive(char* to, long size) = 0;
};

/// A byte stream: pipes, sockets.
class Stream : public Channel
{
public:
    Stream(int in, int out) : m_in(in), m_out(out) {}

    void send(const char* from, long size) override
    {
        for (long n; size > 0; from += n, size -= n)
            if ((n = write(m_out, from, size)) < 1)
                _exit(3);
    }

    void receive(char* to, long size) override
    {
        for (long n; size > 0; to += n, size -= n)
            if ((n = read(m_in, to, size)) < 1)
                _exit(4);
    }

private:
    int m_in, m_out;
};

/// A POSIX queue each way: a longer message goes in pieces.
class Letters : public Channel
{
public:
    static constexpr long most = 8192;

    Letters(mqd_t in, mqd_t out) : m_in(in), m_out(out) {}

    void send(const char* from, long size) override
    {
        for (long n; size > 0; from += n, size -= n) {
            n = size < most ? size : most;
            if (mq_send(m_out, from, n, 0) == -1)
                _exit(3);
        }
    }

    void receive(char* to, long size) override
    {
        for (long n; size > 0; to += n, size -= n) {
            n = mq_receive(m_in, m_letter, most, nullptr);
            if (n < 1)
                _exit(4);
            std::memcpy(to, m_letter, n);
        }
    }

private:
    mqd_t m_in, m_out;
    char m_letter[most];
};

/// Sixteen slots of one page, as a pipe has, but in memory
/// that both map.
struct Ring
{
    static constexpr long slots = 16, page = 4096;

    sem_t free, full; // one who finds 0 sleeps in a futex
    alignas(64) std::atomic<long> written{0};
    alignas(64) std::atomic<long> taken{0};
    alignas(64) char slot[slots][page];

    Ring()
    {
        sem_init(&free, 1, slots);
        sem_init(&full, 1, 0);
    }
};

class Shared : public Channel
{
public:
    Shared(Ring& in, Ring& out, bool spins)
        : m_in(in), m_out(out), m_spins(spins)
    {
    }

    void send(const char* from, long size) override
    {
        for (long n; size > 0; from += n, size -= n) {
            n = size < Ring::page ? size : Ring::page;
            const long at = m_out.written;
            if (!m_spins)
                sleep(m_out.free);
            while (m_out.taken <= at - Ring::slots)
                spin(m_out.taken, at - Ring::slots);
            std::memcpy(m_out.slot[at % Ring::slots], from, n);
            m_out.written = at + 1;
            if (!m_spins)
                sem_post(&m_out.full);
        }
    }

    void receive(char* to, long size) override
    {
        for (long n; size > 0; to += n, size -= n) {
            n = size < Ring::page ? size : Ring::page;
            const long at = m_in.taken;
            if (!m_spins)
                sleep(m_in.full);
            while (m_in.written <= at) // never after a sleep
                spin(m_in.written, at);
            std::memcpy(to, m_in.slot[at % Ring::slots], n);
            m_in.taken = at + 1;
            if (!m_spins)
                sem_post(&m_in.free);
        }
    }

private:
    static void sleep(sem_t& semaphore)
    {
        while (sem_wait(&semaphore) == -1 && errno == EINTR) {
        }
    }

    /// Until the counter has passed this. Looks, and looks
    /// again; reports its looks to nobody, so that they do
    /// not take longer. The look that counts is the caller's.
    [[gnu::no_sanitize("thread")]]
    static void spin(std::atomic<long>& counter, long past)
    {
        while (__atomic_load_n(reinterpret_cast<long*>(&counter),
                               __ATOMIC_ACQUIRE) <= past) {
        }
    }

    Ring& m_in;
    Ring& m_out;
    bool m_spins;
};

/// Makes all six before the fork; each process then takes
/// its end of them.
class Ways
{
public:
    Ways(Ring& there, Ring& back, const char* queueThere,
         const char* queueBack)
        : m_there(there), m_back(back)
    {
        m_listener = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in door{AF_INET, 0, {htonl(INADDR_LOOPBACK)}, {}};
        socklen_t size = sizeof door;
        if (pipe(m_pipe) == -1 || pipe(m_pipe + 2) == -1 ||
            socketpair(AF_UNIX, SOCK_STREAM, 0, m_pair) == -1 ||
            bind(m_listener, (sockaddr*)&door, size) == -1 ||
            listen(m_listener, 1) == -1)
            _exit(5);
        getsockname(m_listener, (sockaddr*)&door, &size);
        m_port = door.sin_port;
        m_letters[0] = open(queueThere);
        m_letters[1] = open(queueBack);
    }

    void takeEnd(bool asker)
    {
        const int tcp = asker ? accept(m_listener, nullptr, nullptr)
                              : connect();
        const int on = 1;
        setsockopt(tcp, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        const int pair = m_pair[asker ? 0 : 1];
        const int me = asker ? 0 : 1, other = 1 - me;
        int* in = m_pipe + (asker ? 2 : 0);
        int* out = m_pipe + (asker ? 0 : 2);
        Ring& ringIn = asker ? m_back : m_there;
        Ring& ringOut = asker ? m_there : m_back;
        close(m_listener);
        close(m_pair[other]);
        close(in[1]);
        close(out[0]);
        make<Stream>(Pipe, in[0], out[1]);
        make<Stream>(Socket, pair, pair);
        make<Stream>(Tcp, tcp, tcp);
        make<Letters>(Queue, m_letters[other], m_letters[me]);
        make<Shared>(Futex, ringIn, ringOut, false);
        make<Shared>(Spin, ringIn, ringOut, true);
    }

    Channel& at(long way) { return *m_channels[way]; }

private:
    template<class T, class... Arguments>
    void make(Way way, Arguments&&... arguments)
    {
        m_channels[way] = std::make_unique<T>(arguments...);
    }

    int connect() const
    {
        sockaddr_in door{AF_INET, m_port, {htonl(INADDR_LOOPBACK)}, {}};
        int fd = socket(AF_INET, SOCK_STREAM, 0);
        if (::connect(fd, (sockaddr*)&door, sizeof door) == -1)
            _exit(5);
        return fd;
    }

    static mqd_t open(const char* name)
    {
        mq_attr limits{0, 10, Letters::most, 0, {}};
        mqd_t queue = mq_open(name, O_CREAT | O_RDWR, 0600, &limits);
        if (queue == -1)
            _exit(5);
        mq_unlink(name); // both have it: no name is needed
        return queue;
    }

    Ring& m_there;
    Ring& m_back;
    int m_pipe[4]; // there, then back
    int m_pair[2];
    int m_listener;
    in_port_t m_port;
    mqd_t m_letters[2];
    std::unique_ptr<Channel> m_channels[6];
};
