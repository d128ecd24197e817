#pragma once

#include <cstdint>
#include <string>
#include <vector>

// How the state of a channel is shown, one struct a shape: plain values that mechanisms fill and
// widgets draw. Processes are named by ordinal (P1 is 0), times are ns since the run began.

namespace crosstalk {
class StateArchive;
}

namespace crosstalk::mechanisms {

/// What widgets draw is chosen by shape, not by mechanism.
enum class Shape
{
    ByteStream,
    Messages,
    Region,
    Lock,
    Call
};

/// One page slot of a pipe.
struct Slot
{
    std::uint32_t used = 0; ///< bytes in it, 0 to the page size
};

/// Bytes that lie in a channel side by side and came from one process.
struct Stretch
{
    int process = -1;
    std::uint64_t bytes = 0;

    void archive(StateArchive& archive);
};

/// A byte stream: a pipe's slots and figures, or one direction of a connected socket.
struct StreamView
{
    std::uint64_t capacity = 0; ///< bytes
    std::uint64_t slotBytes = 4096;
    std::vector<Slot> pages = {}; ///< (Qt makes `slots` a macro) first in first; size = capacity /
                                  ///< slotBytes; empty where the kernel has no slots (sockets)
    std::vector<Stretch> contents =
        {}; ///< whose bytes are inside, first in first; neighbours of one
            ///< process joined; empty where the mechanism does not keep it
    std::uint64_t bytesWritten = 0;
    std::uint64_t bytesRead = 0;
    std::uint64_t fillLow = 0;  ///< the tap's figure: at least this many bytes inside …
    std::uint64_t fillHigh = 0; ///< … and at most this many, while a call is in flight
    std::uint64_t peak = 0;
    std::uint64_t sendRoom = 0; ///< bytes that the sender's own buffer holds; 0: there is only one
    std::uint64_t receiveRoom = 0;
    std::uint64_t atSender = 0;    ///< of what is inside, as the kernel last said
    std::vector<int> writers = {}; ///< processes that hold a write end
    std::vector<int> readers = {};
    std::vector<int> sleepingWriters = {};
    std::vector<int> sleepingReaders = {};
    bool endOfFile = false; ///< no write end is left
    bool broken = false;    ///< no read end is left
    bool reset = false;     ///< the connection was reset: what was inside is gone
    double bytesPerSecond = 0;
    std::string note = {}; ///< one short remark on the kernel's figure: "SIOCOUTQ counts overhead"
};

/// One message in a queue.
struct QueuedMessage
{
    std::uint64_t number = 0; ///< the n-th that was ever sent, from 0
    std::uint64_t bytes = 0;
    int priority = 0;
    int from = -1; ///< process
    std::uint64_t sentAt = 0;
    std::string text = {}; ///< its first bytes, as text where they are printable; else empty

    void archive(StateArchive& archive);
};

/// A queue of messages: datagrams, POSIX queue, port, connections that wait for accept.
struct MessagesView
{
    std::uint64_t capacity = 0;            ///< messages; 0: bounded by bytes or unknown
    std::uint64_t capacityBytes = 0;       ///< 0: unknown
    std::vector<QueuedMessage> queue = {}; ///< in the order they will be received, at most 64
    std::uint64_t queued = 0;              ///< all that are inside
    std::uint64_t queuedBytes = 0;
    std::uint64_t sent = 0; ///< messages ever
    std::uint64_t received = 0;
    std::uint64_t bytesSent = 0;
    std::uint64_t bytesReceived = 0;
    std::uint64_t peak = 0;   ///< messages
    bool priorities = false;  ///< drawn in bands, highest first
    bool inUserSpace = false; ///< lies in shared memory: never crosses the boundary
    bool connections = false; ///< what is queued are connections: a listener's backlog
    bool removed = false;     ///< the name is gone
    bool ended = false;       ///< nobody can send any more
    bool broken = false;      ///< nobody is left to receive: a dead name
    std::string emulated =
        {}; ///< what of it is ours and not the kernel's, in one sentence; or empty
    std::vector<int> senders = {}; ///< processes that can send: hold a descriptor or a send right
    std::vector<int> receivers = {};
    std::vector<int> sleepingSenders = {};
    std::vector<int> sleepingReceivers = {};
};

/// How far a remote call has come.
enum class CallStage
{
    Called,     ///< the stub was called
    Marshalled, ///< its arguments are bytes
    OnWire,     ///< handed to the transport
    Dispatched, ///< the server found the procedure
    Running,    ///< the procedure runs
    Replied,    ///< it has returned, the reply is bytes
    Returned,   ///< the client has its answer
    Failed,     ///< the client has an error: status says which
};

/// One field of a marshalled message: its bytes and what they say.
struct MarshalledField
{
    std::vector<std::uint8_t> bytes = {};
    std::string meaning = {}; ///< "\"ada\"", "10"

    void archive(StateArchive& archive);
};

/// One remote call.
struct RemoteCall
{
    std::uint64_t number = 0;
    int client = -1;
    int server = -1;
    std::string procedure = {}; ///< "Bank/Debit"
    std::string arguments = {}; ///< as written: "\"ada\", 10"
    CallStage stage = CallStage::Called;
    std::vector<MarshalledField> request = {};
    std::vector<MarshalledField> reply = {};
    std::string result = {}; ///< what the procedure did or gave: "balance 90"
    std::string status = {}; ///< "OK", "UNAVAILABLE"; empty while it runs
    bool cut = false;        ///< the reply was dropped on purpose
    bool held = false;       ///< the reply's sendmsg is held on purpose
    int attempt = 1;
    std::uint64_t calledAt = 0;
    std::uint64_t endedAt = 0;    ///< 0: not yet
    std::uint64_t servedAt = 0;   ///< when its server took it; 0: not yet
    std::uint64_t servedTill = 0; ///< when that had a reply; 0: not yet
    bool ran = false;             ///< its procedure has come to its end

    void archive(StateArchive& archive);
};

/// A service and the calls made on it.
struct CallsView
{
    std::string service = {};           ///< "Bank"
    std::vector<RemoteCall> calls = {}; ///< newest last, at most 32
    std::uint64_t made = 0;
    std::uint64_t returned = 0;
    std::uint64_t failed = 0;
    std::uint64_t executed = 0; ///< how often the procedure ran
    std::vector<int> clients = {};
    std::vector<int> servers = {};
};

/// What the kernel said last, beside what the tap said at that moment.
struct KernelFigure
{
    bool known = false;
    std::uint64_t value = 0;  ///< FIONREAD
    std::uint64_t tapLow = 0; ///< the tap's figure for the same moment
    std::uint64_t tapHigh = 0;
    bool quiescent = false; ///< nothing moved while it was asked
    bool agrees = false;
    std::uint64_t at = 0;
    std::uint64_t quiescentProbes = 0;
    std::uint64_t agreeingProbes = 0;
    bool split = false;         ///< there are two buffers: TCP's
    std::uint64_t atSender = 0; ///< of value, what lies in the sender's own: SIOCOUTQ

    void archive(StateArchive& archive);
};

/// Anything that processes wait for one another at.
struct LockView
{
    std::string name = {}; ///< "mutex"
    std::string kind = {}; ///< "mutex", "semaphore", "rwlock", "condition", "barrier", "once",
                           ///< "spin lock", "file lock", "eventfd"
    int owner = -1;        ///< process that has it for itself, -1: none
    bool ownerDied = false;
    bool robust = false;            ///< mutex: the next owner is told that the last one died
    std::vector<int> sharedBy = {}; ///< rwlock, file lock: processes that hold it for reading
    std::int64_t count = 0;   ///< semaphore: units left, as far as seen; eventfd: its counter;
                              ///< barrier: how many have arrived
    std::vector<std::int64_t> counts = {}; ///< set of several semaphores: the units of each, by
                                           ///< number, -1 where nothing is known; else empty
    std::int64_t parties = 0; ///< barrier: how many it waits for; 0: not known
    bool countKnown = false;  ///< semaphore: somebody has used it, so that count says something
    std::vector<int> waiters = {};
    std::uint64_t acquisitions = 0;
    std::uint64_t lastUsed = 0; ///< when a call on it was last seen
    bool used = false;          ///< somebody acquired it in the last second of the run
};

/// A stretch of memory that several processes map.
struct RegionView
{
    std::uint64_t bytes = 0;
    std::vector<int> mappedBy = {};
};

} // namespace crosstalk::mechanisms
