#include "engine/mechanisms/socket/queuechannel.h"
#include "engine/mechanisms/socket/socketfigures.h"
#include "engine/mechanisms/socket/streamchannel.h"

#include <algorithm>
#include <initializer_list>

// The five kinds of sockets, a mechanism each; their calls are the same and the first one lists
// them.

namespace crosstalk::mechanisms {

namespace {

using tap::ObjectKind;
using Role = SocketQueue::Role;

constexpr CallTraits socketCalls[] = {
    {"socket", false, false},
    {"socketpair", false, false},
    {"bind", false, true},
    {"listen", false, true},
    {"connect", true, true, Direction::Down},
    {"accept", true, true, Direction::Up},
    {"accept4", true, true, Direction::Up},
    {"shutdown", false, true},
    {"send", true, true, Direction::Down},
    {"sendto", true, true, Direction::Down},
    {"sendmsg", true, true, Direction::Down},
    {"sendmmsg", true, true, Direction::Down},
    {"recv", true, true, Direction::Up},
    {"recvfrom", true, true, Direction::Up},
    {"recvmsg", true, true, Direction::Up},
    {"recvmmsg", true, true, Direction::Up},
    {"poll", true, true, Direction::Up},
    {"ppoll", true, true, Direction::Up},
    {"select", true, true, Direction::Up},
    {"pselect", true, true, Direction::Up},
    {"epoll_wait", true, false},
    {"epoll_pwait", true, false},
};

/// What an object of this kind becomes; null role: a byte stream.
struct Form
{
    ObjectKind kind;
    std::optional<Role> role;
};

class SocketMechanism : public Mechanism
{
public:
    SocketMechanism(std::string_view name, std::span<const CallTraits> calls, Form endpoint,
                    Form addressed)
        : m_name(name), m_calls(calls), m_endpoint(endpoint), m_addressed(addressed)
    {
    }

    std::string_view name() const override { return m_name; }
    std::span<const CallTraits> calls() const override { return m_calls; }

    std::unique_ptr<Channel> open(const tap::Event& event) const override
    {
        if (event.kind != tap::Kind::Describe || !isProbed(ObjectKind(event.call)))
            return nullptr;
        const Form& form = isEndpoint(ObjectKind(event.call)) ? m_endpoint : m_addressed;
        if (form.role)
            return std::make_unique<SocketQueue>(event.object, event.offset, *form.role, event.size,
                                                 std::string(m_name));
        return std::make_unique<SocketStream>(event.object, event.offset, event.size,
                                              std::string(m_name));
    }

    bool isEndpoint(ObjectKind kind) const override
    {
        return kind == m_endpoint.kind && kind != ObjectKind::Unknown;
    }

    bool isProbed(ObjectKind kind) const override
    {
        return isEndpoint(kind) || (kind == m_addressed.kind && kind != ObjectKind::Unknown);
    }

    Result<KernelAnswer> askKernel(int reader, int writer) const override
    {
        return socket::figures(reader, writer);
    }

private:
    std::string_view m_name;
    std::span<const CallTraits> m_calls;
    Form m_endpoint;  ///< one end of a connection
    Form m_addressed; ///< what an address leads to
};

const SocketMechanism unixStream("unix-stream", socketCalls, {ObjectKind::UnixStream, {}},
                                 {ObjectKind::UnixListener, Role::Listener});
const SocketMechanism unixSeqpacket("unix-seqpacket", {},
                                    {ObjectKind::UnixSeqpacket, Role::Seqpacket},
                                    {ObjectKind::SeqpacketListener, Role::Listener});
const SocketMechanism unixDatagram("unix-datagram", {}, {ObjectKind::UnixPair, Role::Pair},
                                   {ObjectKind::UnixDatagram, Role::Mailbox});
const SocketMechanism tcp("tcp", {}, {ObjectKind::Tcp, {}},
                          {ObjectKind::TcpListener, Role::Listener});
const SocketMechanism udp("udp", {}, {ObjectKind::Unknown, {}}, {ObjectKind::Udp, Role::Lossy});

const Registration registrations[] = {Registration(unixStream), Registration(unixSeqpacket),
                                      Registration(unixDatagram), Registration(tcp),
                                      Registration(udp)};

} // namespace

} // namespace crosstalk::mechanisms
