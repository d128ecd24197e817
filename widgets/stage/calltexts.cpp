#include "widgets/stage/calltexts.h"

#include "widgets/stage/figures.h"

#include <algorithm>

namespace crosstalk::stage {

namespace {

using mechanisms::RemoteCall;
using Stage = mechanisms::CallStage;

QString text(const std::string& words)
{
    return QString::fromStdString(words);
}

struct Found
{
    const RemoteCall* call = nullptr;
    const mechanisms::CallsView* view = nullptr;
    bool serves = false;
};

bool has(const std::vector<int>& processes, int process)
{
    return std::find(processes.begin(), processes.end(), process) != processes.end();
}

/// The latest one it made or served; a server that has none yet shows what is on its way.
Found latest(const world::Snapshot& snapshot, int process)
{
    for (const world::ChannelView& channel : snapshot.channels) {
        if (!channel.calls)
            continue;
        const auto& calls = channel.calls->calls;
        for (auto call = calls.rbegin(); call != calls.rend(); ++call) {
            if (call->client == process)
                return {&*call, &*channel.calls, false};
            if (call->server == process)
                return {&*call, &*channel.calls, true};
        }
        if (!calls.empty() && has(channel.calls->servers, process))
            return {&calls.back(), &*channel.calls, true};
    }
    return {};
}

std::vector<CallTexts::Field> fieldsOf(const std::vector<mechanisms::MarshalledField>& fields)
{
    std::vector<CallTexts::Field> out;
    for (const mechanisms::MarshalledField& field : fields) {
        QStringList pairs;
        for (const std::uint8_t byte : field.bytes)
            pairs << QStringLiteral("%1").arg(int(byte), 2, 16, QLatin1Char('0'));
        QStringList choices{pairs.join(u' ')};
        for (const qsizetype count : {8, 4, 2})
            if (pairs.size() > count)
                choices << pairs.mid(0, count).join(u' ') + QStringLiteral(" …");
        out.push_back({choices << QString(), text(field.meaning)});
    }
    return out;
}

QString bytesOf(const std::vector<mechanisms::MarshalledField>& fields, const QString& format)
{
    std::size_t count = 0;
    for (const mechanisms::MarshalledField& field : fields)
        count += field.bytes.size();
    return format.arg(count);
}

QString procedure(const RemoteCall& call)
{
    return text(call.procedure).replace(u'/', u'.');
}

QString elapsed(const world::Snapshot& snapshot, const RemoteCall& call)
{
    const std::uint64_t end = call.endedAt != 0 ? call.endedAt : snapshot.now;
    return duration(end - std::min(end, call.calledAt));
}

/// How the call stands, as the client can know it.
QStringList statusTexts(const RemoteCall& call)
{
    const QString status = text(call.status);
    const QString result = text(call.result);
    if (call.stage == Stage::Failed)
        return {say("%1: not known whether it ran").arg(status), status};
    if (call.stage == Stage::Returned && !result.isEmpty())
        return {QStringLiteral("%1, %2").arg(status, result), status};
    if (call.stage == Stage::Returned)
        return {status.isEmpty() ? say("returned") : status};
    if (call.stage == Stage::Called)
        return {say("the stub has it: arguments, not bytes yet"), say("in the stub")};
    if (call.stage == Stage::Marshalled)
        return {say("packed into bytes, not sent yet"), say("packed")};
    return {say("sent: waits for the reply"), say("waits")};
}

CallTexts clientTexts(const world::Snapshot& snapshot, const world::ProcessView& process,
                      const RemoteCall& call)
{
    CallTexts out;
    out.first.captions = {say("the call, as written")};
    if (call.attempt > 1)
        out.first.captions = {say("the call, as written; attempt %1").arg(call.attempt),
                              say("attempt %1").arg(call.attempt)};
    const QString name = procedure(call);
    out.first.values = {QStringLiteral("%1(%2)").arg(name, text(call.arguments)),
                        QStringLiteral("%1(…)").arg(name)};
    const QString status = say("status after %1").arg(elapsed(snapshot, call));
    if (const QString helpers = helpersText(process); !helpers.isEmpty())
        out.second.captions << QStringLiteral("%1; %2").arg(status, helpers);
    out.second.captions << status;
    out.second.values = statusTexts(call);
    out.second.bad = call.stage == Stage::Failed;
    out.bytesCaption = call.request.empty() ? say("not marshalled yet")
                                            : bytesOf(call.request, say("marshalled, %1 bytes"));
    out.fields = fieldsOf(call.request);
    return out;
}

QStringList procedureTexts(const RemoteCall& call, bool ran)
{
    const QString result = text(call.result);
    if (!ran)
        return {say("has not been called yet"), say("not yet")};
    if (call.stage == Stage::Running && result.isEmpty())
        return {say("%1 is running").arg(procedure(call)), say("running")};
    return {result.isEmpty() ? say("%1 has run").arg(procedure(call)) : result};
}

QStringList dispatchTexts(const RemoteCall& call, bool ran)
{
    if (call.cut)
        return {say("worked, reply never left"), say("reply never left")};
    if (call.stage == Stage::Dispatched)
        return {say("calls it with the arguments unpacked"), say("calls it")};
    if (!ran)
        return {say("nothing has arrived yet"), say("nothing yet")};
    if (call.stage == Stage::Running)
        return {say("waits for it to return"), say("waits")};
    if (call.held)
        return {say("worked; its reply is held by you"), say("reply held by you")};
    if (call.stage == Stage::Replied)
        return {say("worked, the reply is on its way"), say("replied")};
    return call.stage == Stage::Failed
               ? QStringList{say("worked; the client knows nothing of it"), say("worked")}
               : QStringList{say("worked, replied"), say("replied")};
}

CallTexts serverTexts(const RemoteCall& call, const mechanisms::CallsView& view, int process)
{
    const bool begun = call.server == process && call.stage >= Stage::Running &&
                       (call.stage != Stage::Failed || view.executed > 0);
    CallTexts out;
    if (view.executed > 1)
        out.first.captions << say("the procedure, run %1 times").arg(view.executed)
                           << say("run %1 times").arg(view.executed);
    else
        out.first.captions << (begun ? say("the procedure, run") : say("the procedure"));
    out.first.values = procedureTexts(call, begun);
    const bool found = begun || call.stage == Stage::Dispatched;
    if (found)
        out.second.captions << say("dispatcher: found %1").arg(text(call.procedure));
    out.second.captions << say("dispatcher");
    out.second.values = dispatchTexts(call, begun);
    out.second.bad = call.cut;
    out.bytesCaption = call.reply.empty() ? say("no reply yet")
                                          : bytesOf(call.reply, say("marshalled reply, %1 bytes"));
    out.fields = fieldsOf(call.reply);
    return out;
}

} // namespace

QString helpersText(const world::ProcessView& process)
{
    const auto helpers = std::count_if(process.threadViews.begin(), process.threadViews.end(),
                                       [](const world::ThreadView& t) { return t.helper; });
    if (helpers == 0)
        return {};
    return helpers == 1 ? say("1 helper thread folded")
                        : say("%1 helper threads folded").arg(helpers);
}

bool isCaller(const world::Snapshot& snapshot, int process)
{
    return latest(snapshot, process).call != nullptr;
}

std::optional<CallTexts> callTexts(const world::Snapshot& snapshot, int process)
{
    const Found found = latest(snapshot, process);
    if (!found.call)
        return std::nullopt;
    if (found.serves)
        return serverTexts(*found.call, *found.view, process);
    return clientTexts(snapshot, snapshot.processes[std::size_t(process)], *found.call);
}

} // namespace crosstalk::stage
