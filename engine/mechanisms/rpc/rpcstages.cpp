#include "engine/mechanisms/rpc/rpcchannel.h"
#include "engine/mechanisms/rpc/status.h"
#include "engine/mechanisms/rpc/wire.h"

#include <algorithm>

// A remote call, stage by stage: what each brings about, orders, and is told about it.

namespace crosstalk::mechanisms {

namespace {

/// Tokens by which a request orders what is before it before its procedure, and a reply the
/// procedure before the return. Numbers come round again after so many calls: a call that long ago
/// is over.
constexpr std::uint64_t tokens = 512;

std::uint64_t requestToken(std::uint64_t key)
{
    return key % tokens * 2;
}

std::uint64_t replyToken(std::uint64_t key)
{
    return requestToken(key) + 1;
}

/// Messages of a service are numbered two a call: request, reply.
Passage passage(Passage::Op op, std::uint64_t number, std::uint64_t bytes, int process,
                std::string label)
{
    return {op, number, number + 1, bytes, process, std::move(label)};
}

std::string bytesText(std::uint64_t bytes)
{
    return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
}

} // namespace

// At full speed only so many of the ordinary stages are told; what goes wrong always is.
void RpcChannel::fact(Effects& effects, const Entry& entry, const char* kind,
                      const tap::Event& event, std::string say, bool always)
{
    constexpr std::uint64_t pauseNs = 150'000'000;
    const bool tell = always || event.time >= m_saidAt + pauseNs || m_saidAt == 0;
    if (tell && !always)
        m_saidAt = event.time;
    Fact made{kind, {}, entry.call.procedure};
    if (tell)
        made.say = std::move(say);
    effects.facts.push_back(std::move(made));
}

void RpcChannel::begin(const tap::Event& event, const Actor& actor, Effects& effects)
{
    insertClient(actor.process);
    Entry entry;
    entry.key = rpc::keyOf(event);
    entry.call.number = ++m_made;
    entry.call.client = actor.process;
    entry.call.calledAt = event.time;
    entry.requestBytes = event.size;
    entry.limited = rpc::Lengths::of(event.value).limited;
    m_entries.push_back(std::move(entry));
    forgetOld();
    effects.order.push_back({OrderEffect::Op::Release, m_object, requestToken(rpc::keyOf(event))});
}

void RpcChannel::marshalled(Entry& entry, const Telling& telling, const tap::Event& event,
                            Effects& effects)
{
    const std::string& schema = telling.text[std::size_t(rpc::Section::Schema)];
    entry.request = telling.text[std::size_t(rpc::Section::Bytes)];
    entry.call.procedure = telling.text[std::size_t(rpc::Section::Method)];
    entry.call.request = rpc::splitFields(entry.request, schema);
    entry.call.arguments = rpc::asArguments(entry.call.request);
    entry.call.attempt = int(std::max(telling.detail, 1u));
    entry.call.stage = CallStage::Marshalled;
    effects.passages.push_back(passage(Passage::Op::Sent, 2 * (entry.call.number - 1),
                                       entry.requestBytes, entry.call.client,
                                       entry.written() + " #" + std::to_string(entry.call.number)));
    fact(effects, entry, "called", event,
         "{who} calls " + entry.written() + ": marshalled, that is " +
             bytesText(entry.requestBytes));
    if (entry.call.attempt > 1)
        fact(effects, entry, "retried", event,
             "{who} tries " + entry.written() + " again: attempt " +
                 std::to_string(entry.call.attempt) + ", the same " + bytesText(entry.requestBytes),
             true);
    // The attempt before it may have been run without the client knowing.
    for (const Entry& earlier : m_entries)
        if (entry.call.attempt > 1 && earlier.key != entry.key && earlier.ran &&
            earlier.call.client == entry.call.client && earlier.request == entry.request &&
            earlier.call.procedure == entry.call.procedure &&
            earlier.call.stage == CallStage::Failed)
            entry.unanswered = int(earlier.call.number);
}

void RpcChannel::taken(Entry& entry, const tap::Event& event, const Actor& actor, Effects& effects)
{
    insertServer(actor.process);
    entry.taken = true;
    entry.call.server = actor.process;
    entry.call.servedAt = event.time;
    entry.call.stage = std::max(entry.call.stage, CallStage::Dispatched);
    effects.order.push_back({OrderEffect::Op::Acquire, m_object, requestToken(rpc::keyOf(event))});
    effects.passages.push_back(passage(Passage::Op::Received, 2 * (entry.call.number - 1),
                                       entry.requestBytes, actor.process, {}));
    fact(effects, entry, "dispatched", event, "{who}'s dispatcher finds " + entry.call.procedure);
}

void RpcChannel::ran(Entry& entry, const tap::Event& event, Effects& effects)
{
    entry.running = false;
    entry.ran = entry.call.ran = true;
    entry.call.servedTill = event.time;
    ++m_executed;
    fact(effects, entry, "executed", event, "{who} has run " + entry.written());
}

void RpcChannel::replied(Entry& entry, const Telling& telling, const tap::Event& event,
                         Effects& effects)
{
    const std::string& schema = telling.text[std::size_t(rpc::Section::Schema)];
    entry.reply = telling.text[std::size_t(rpc::Section::Bytes)];
    entry.replyBytes = telling.size;
    entry.replied = true;
    entry.call.servedTill = event.time;
    entry.call.reply = rpc::splitFields(entry.reply, schema);
    const std::string answer = rpc::statusName(telling.detail);
    entry.call.result = telling.detail == rpc::Ok ? rpc::withNames(entry.reply, schema) : answer;
    if (!entry.answered)
        entry.call.stage = CallStage::Replied;
    effects.order.push_back({OrderEffect::Op::Release, m_object, replyToken(entry.key)});
    effects.passages.push_back(passage(Passage::Op::Sent, 2 * entry.call.number - 1,
                                       entry.replyBytes, entry.call.server,
                                       answer + ' ' + entry.call.result));
    if (telling.detail == rpc::Internal && !entry.ran)
        fact(effects, entry, "malformed", event,
             "{who} cannot parse the " + bytesText(entry.requestBytes) +
                 " it got: the procedure never runs, the reply is INTERNAL",
             true);
    else
        fact(effects, entry, "replied", event,
             "{who}'s reply to " + entry.written() + ": " + answer + ", " +
                 bytesText(entry.replyBytes) +
                 (entry.call.result.empty() || entry.call.result == answer
                      ? ""
                      : ", " + entry.call.result));
    compareWithEarlier(entry, event, effects);
    if (!entry.answered)
        return;
    effects.passages.push_back(passage(Passage::Op::Lost, 2 * entry.call.number - 1,
                                       entry.replyBytes, entry.call.server, {}));
    fact(effects, entry, "late", event,
         "{who} replies to " + entry.written() + ", but its client has given up: nobody listens",
         true);
}

// A retry of what had been run: the two replies tell whether the effect was added twice.
void RpcChannel::compareWithEarlier(const Entry& entry, const tap::Event& event, Effects& effects)
{
    const auto earlier = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& other) {
        return entry.unanswered > 0 && int(other.call.number) == entry.unanswered;
    });
    if (earlier == m_entries.end() || !entry.ran)
        return;
    if (earlier->reply != entry.reply)
        fact(effects, entry, "duplicate", event,
             "{who} has run " + entry.written() + " twice for one client's wish: first " +
                 earlier->call.result + ", now " + entry.call.result,
             true);
    else
        fact(effects, entry, "repeated", event,
             "{who} was asked for " + entry.written() +
                 " twice and gives the same answer: " + entry.call.result,
             true);
}

void RpcChannel::broken(Entry& entry, bool held, const tap::Event& event, Effects& effects)
{
    entry.call.cut = !held;
    entry.call.held = held && !entry.answered;
    if (held)
        fact(effects, entry, "held-back", event,
             "{who} has run " + entry.written() +
                 "; the sendmsg of its reply is held by you until the client gives up",
             true);
    else
        fact(effects, entry, "cut", event,
             "{who} has run " + entry.written() +
                 "; its connection is cut by you before the reply goes out",
             true);
}

void RpcChannel::ended(Entry& entry, unsigned status, std::uint64_t time)
{
    entry.answered = true;
    entry.call.held = false;
    entry.call.status = rpc::statusName(status);
    entry.call.stage = status == rpc::Ok ? CallStage::Returned : CallStage::Failed;
    entry.call.endedAt = time;
    ++(status == rpc::Ok ? m_returned : m_failed);
}

void RpcChannel::ended(Entry& entry, const tap::Event& event, Effects& effects)
{
    const auto status = unsigned(event.value);
    const bool ownDoing = status == rpc::Unavailable || status == rpc::DeadlineExceeded ||
                          status == rpc::Cancelled; // the client's library, not the server's word
    const bool heard = entry.replied && !entry.call.cut && !ownDoing;
    ended(entry, status, event.time);
    const std::uint64_t reply = 2 * entry.call.number - 1;
    if (heard) {
        effects.order.push_back({OrderEffect::Op::Acquire, m_object, replyToken(entry.key)});
        effects.passages.push_back(
            passage(Passage::Op::Received, reply, entry.replyBytes, entry.call.client, {}));
    } else if (entry.replied) {
        effects.passages.push_back(
            passage(Passage::Op::Lost, reply, entry.replyBytes, entry.call.server, {}));
    } else if (!entry.taken) {
        effects.passages.push_back(
            passage(Passage::Op::Lost, reply - 1, entry.requestBytes, entry.call.client, {}));
    }
    fact(effects, entry, rpc::factOf(status), event, sentence(entry, status), status != rpc::Ok);
}

std::string RpcChannel::sentence(const Entry& entry, unsigned status)
{
    const std::string what = entry.written();
    if (status == rpc::Ok)
        return "{who} has its answer to " + what + ": " + entry.call.result;
    const std::string name = rpc::statusName(status);
    if (status == rpc::DeadlineExceeded)
        return "{who} gives up " + what + " at its deadline (" + name + "): " +
               (entry.ran       ? "it has been run all the same"
                : entry.running ? "the procedure still runs"
                                : "whether it will be run nobody knows");
    if (status == rpc::Cancelled)
        return "{who} has cancelled " + what +
               (entry.running ? ": the procedure still runs, and may ask whether it should" : "");
    if (status == rpc::Unavailable)
        return "{who} gets " + name + " for " + what + ": " +
               (entry.ran     ? "it has been run, but the answer never came; the client cannot "
                                "tell not done from done, unheard"
                : entry.taken ? "the server had taken it; how far it came nobody can tell"
                              : "nobody took the call");
    return "{who} gets " + name + " for " + what;
}

} // namespace crosstalk::mechanisms
