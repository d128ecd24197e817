#include "callevents.h"
#include "engine/mechanisms/rpc/rpcchannel.h"
#include "engine/mechanisms/rpc/status.h"

#include <QtTest>

using namespace crosstalk;
using namespace crosstalk::mechanisms;

namespace {

constexpr std::uint16_t client = 0, server = 1;
constexpr std::string_view debit10("\x0a\x03"
                                   "ada\x10\x0a",
                                   7);
constexpr std::string_view balance90("\x08\x5a", 2), balance80("\x08\x50", 2);

/// A service and the events of calls on it, as the tap sends them.
struct Service : Folder
{
    Service() { channel = std::make_unique<RpcChannel>(testObject); }

    void moment(const char* call, std::uint16_t thread, std::uint64_t number)
    {
        begin(call, thread, number);
        end(call, thread, number, 0);
    }
    void begin(const char* call, std::uint16_t thread, std::uint64_t number)
    {
        tap::Event event = callEvent(tap::Kind::Enter, call, thread);
        event.offset = number;
        fold(event);
    }
    void end(const char* call, std::uint16_t thread, std::uint64_t number, unsigned status)
    {
        tap::Event event = callEvent(tap::Kind::Exit, call, thread, 0, status, int(status));
        event.offset = number;
        fold(event);
    }
    /// Enter and Parts; the effects are those of the last.
    void tell(const char* call, std::uint16_t thread, std::uint64_t number, unsigned detail,
              std::string_view schema, std::string_view bytes)
    {
        const std::string_view texts[] = {"Debit", schema, bytes};
        rpc::Lengths lengths;
        lengths.detail = detail;
        for (int i = 0; i < rpc::sectionCount; ++i)
            lengths.length[i] = std::uint32_t(texts[i].size());
        tap::Event event = callEvent(tap::Kind::Enter, call, thread, std::uint32_t(bytes.size()));
        event.offset = number;
        event.value = lengths.packed();
        fold(event);
        for (std::uint32_t i = 0; i < rpc::sectionCount; ++i)
            part(call, thread, i, texts[i]);
    }
    void part(const char* call, std::uint16_t thread, std::uint32_t section, std::string_view text)
    {
        for (std::size_t at = 0; at < text.size(); at += 8) {
            tap::Event event = callEvent(tap::Kind::Part, call, thread);
            event.aux = section;
            event.offset = at;
            event.size = std::uint32_t(std::min<std::size_t>(8, text.size() - at));
            std::copy_n(text.data() + at, event.size, event.payload);
            fold(event);
        }
    }
    void call(std::uint64_t number, unsigned attempt = 1)
    {
        tell("rpc_call", client, number, attempt, "1s account,2i euros", debit10);
    }
    void serve(std::uint64_t number, std::string_view reply)
    {
        moment("rpc_dispatch", server, number);
        begin("rpc_serve", server, number);
        end("rpc_serve", server, number, 0);
        tell("rpc_reply", server, number, 0, "1i balance", reply);
    }
    CallsView view() const
    {
        CallsView out;
        channel->view(out);
        return out;
    }
    const Fact* factOf(std::string_view kind) const
    {
        for (const Fact& fact : effects.facts)
            if (fact.kind == kind)
                return &fact;
        return nullptr;
    }
    bool orders(OrderEffect::Op op) const
    {
        return std::any_of(effects.order.begin(), effects.order.end(),
                           [op](const OrderEffect& effect) { return effect.op == op; });
    }
    bool passes(Passage::Op op, std::uint64_t number) const
    {
        return std::any_of(effects.passages.begin(), effects.passages.end(),
                           [&](const Passage& p) { return p.op == op && p.from == number; });
    }
};

} // namespace

/// What a client is told and what a server did, stage by stage.
class TestRpcChannel : public QObject
{
    Q_OBJECT

private slots:
    void goesThereAndBack();
    void ordersProcedureAfterCallAndReturnAfterProcedure();
    void tellsDoneFromUnheard();
    void findsWhatWasDoneTwice();
    void findsWhatAKeyMadeSafe();
    void servesWhoHasGivenUp();
    void aReplyIsHeldUntilItsClientGivesUp();
    void lastsAtItsServerUntilThereIsAReply();
    void cannotParse();
    void knowsWhoCanAnswer();
    void aDeadlineEndsTheWait();
    void forgetsOldCallsAndNoOpenOne();
    void survivesNonsense();
    void namesStatuses();
};

void TestRpcChannel::goesThereAndBack()
{
    Service bank;
    bank.call(7);
    QVERIFY(bank.passes(Passage::Op::Sent, 0));
    QCOMPARE(bank.effects.passages[0].label, std::string("Debit(\"ada\", 10) #1"));
    QVERIFY(bank.factOf("called") != nullptr);
    QCOMPARE(bank.view().calls[0].stage, CallStage::Marshalled);
    QCOMPARE(bank.view().calls[0].request.size(), std::size_t(2));
    bank.moment("rpc_sent", client, 7);
    QCOMPARE(bank.view().calls[0].stage, CallStage::OnWire);
    bank.begin("rpc_dispatch", server, 7);
    QVERIFY(bank.passes(Passage::Op::Received, 0));
    QCOMPARE(bank.view().calls[0].stage, CallStage::Dispatched);
    bank.begin("rpc_serve", server, 7);
    QCOMPARE(bank.view().calls[0].stage, CallStage::Running);
    bank.end("rpc_serve", server, 7, 0);
    QVERIFY(bank.factOf("executed") != nullptr);
    bank.tell("rpc_reply", server, 7, 0, "1i balance", balance90);
    QVERIFY(bank.passes(Passage::Op::Sent, 1));
    QCOMPARE(bank.view().calls[0].result, std::string("balance 90"));
    bank.end("rpc_call", client, 7, 0);
    QVERIFY(bank.passes(Passage::Op::Received, 1));
    QVERIFY(bank.factOf("returned") != nullptr);
    const CallsView view = bank.view();
    QCOMPARE(view.calls[0].stage, CallStage::Returned);
    QCOMPARE(view.calls[0].status, std::string("OK"));
    QCOMPARE(view.made, 1u);
    QCOMPARE(view.executed, 1u);
    QCOMPARE(view.returned, 1u);
    QCOMPARE(view.clients, std::vector<int>{client});
    QCOMPARE(view.servers, std::vector<int>{server});
}

void TestRpcChannel::ordersProcedureAfterCallAndReturnAfterProcedure()
{
    Service bank;
    bank.begin("rpc_call", client, 7);
    QVERIFY(bank.orders(OrderEffect::Op::Release));
    const std::uint64_t request = bank.effects.order[0].offset;
    bank.begin("rpc_dispatch", server, 7);
    QVERIFY(bank.orders(OrderEffect::Op::Acquire));
    QCOMPARE(bank.effects.order[0].offset, request);
    bank.begin("rpc_reply", server, 7);
    QVERIFY(bank.orders(OrderEffect::Op::Release));
    const std::uint64_t reply = bank.effects.order[0].offset;
    QVERIFY(reply != request);
    bank.end("rpc_call", client, 7, 0);
    QVERIFY(bank.orders(OrderEffect::Op::Acquire));
    QCOMPARE(bank.effects.order[0].offset, reply);
}

void TestRpcChannel::tellsDoneFromUnheard()
{
    Service bank;
    bank.call(7);
    bank.serve(7, balance90);
    bank.moment("rpc_cut", server, 7);
    QVERIFY(bank.view().calls[0].cut);
    bank.end("rpc_call", client, 7, rpc::Unavailable);
    QVERIFY(bank.passes(Passage::Op::Lost, 1));
    QVERIFY(!bank.orders(OrderEffect::Op::Acquire)); // the client has learned nothing
    QVERIFY(bank.factOf("unavailable")->say.find("has been run") != std::string::npos);
    bank.call(8);
    bank.end("rpc_call", client, 8, rpc::Unavailable);
    QVERIFY(bank.passes(Passage::Op::Lost, 2));
    QVERIFY(bank.factOf("unavailable")->say.find("nobody took") != std::string::npos);
    QCOMPARE(bank.view().failed, 2u);
    QCOMPARE(bank.view().executed, 1u);
}

void TestRpcChannel::findsWhatWasDoneTwice()
{
    Service bank;
    bank.call(7);
    bank.serve(7, balance90);
    bank.end("rpc_call", client, 7, rpc::Unavailable);
    bank.call(8, 2);
    QVERIFY(bank.factOf("retried") != nullptr);
    bank.serve(8, balance80);
    QVERIFY(bank.factOf("duplicate") != nullptr);
    QVERIFY(bank.factOf("duplicate")->say.find("first balance 90, now balance 80") !=
            std::string::npos);
}

void TestRpcChannel::findsWhatAKeyMadeSafe()
{
    Service bank;
    bank.call(7);
    bank.serve(7, balance90);
    bank.end("rpc_call", client, 7, rpc::DeadlineExceeded);
    bank.call(8, 2);
    bank.serve(8, balance90);
    QVERIFY(bank.factOf("repeated") != nullptr);
    QVERIFY(bank.factOf("duplicate") == nullptr);
    bank.end("rpc_call", client, 8, 0);
    bank.call(9); // another payment, that happens to have the same bytes
    bank.serve(9, balance80);
    QVERIFY(bank.factOf("repeated") == nullptr);
    QVERIFY(bank.factOf("duplicate") == nullptr);
}

void TestRpcChannel::servesWhoHasGivenUp()
{
    Service bank;
    bank.call(7);
    bank.moment("rpc_dispatch", server, 7);
    bank.begin("rpc_serve", server, 7);
    bank.end("rpc_call", client, 7, rpc::DeadlineExceeded);
    QVERIFY(bank.factOf("deadline-exceeded")->say.find("still runs") != std::string::npos);
    bank.end("rpc_serve", server, 7, 0);
    bank.tell("rpc_reply", server, 7, 0, "1i balance", balance90);
    QVERIFY(bank.factOf("late") != nullptr);
    QVERIFY(bank.passes(Passage::Op::Lost, 1));
    QCOMPARE(bank.view().calls[0].stage, CallStage::Failed);
    QCOMPARE(bank.view().calls[0].status, std::string("DEADLINE_EXCEEDED"));
}

void TestRpcChannel::aReplyIsHeldUntilItsClientGivesUp()
{
    Service bank;
    bank.call(7);
    bank.serve(7, "\x08\x5a");
    bank.moment("rpc_hold", server, 7);
    QVERIFY(bank.view().calls[0].held);
    QVERIFY(!bank.view().calls[0].cut);
    bank.end("rpc_call", client, 7, 4);
    QVERIFY(!bank.view().calls[0].held);
    QCOMPARE(bank.view().calls[0].status, std::string("DEADLINE_EXCEEDED"));
    QVERIFY(bank.passes(Passage::Op::Lost, 1)); // the reply is still to be sent, in vain
}

void TestRpcChannel::lastsAtItsServerUntilThereIsAReply()
{
    Service bank;
    bank.call(7);
    QCOMPARE(bank.view().calls[0].servedAt, 0u);
    bank.moment("rpc_dispatch", server, 7);
    const std::uint64_t taken = bank.view().calls[0].servedAt;
    QVERIFY(taken != 0);
    bank.begin("rpc_serve", server, 7);
    QVERIFY(!bank.view().calls[0].ran);
    QCOMPARE(bank.view().calls[0].servedTill, 0u);
    bank.end("rpc_serve", server, 7, 0);
    QVERIFY(bank.view().calls[0].ran);
    bank.tell("rpc_reply", server, 7, 0, "1i balance", "\x08\x5a");
    QVERIFY(bank.view().calls[0].servedTill > taken);
    QCOMPARE(bank.view().calls[0].servedAt, taken);
}

void TestRpcChannel::cannotParse()
{
    Service bank;
    bank.call(7);
    bank.moment("rpc_dispatch", server, 7);
    bank.tell("rpc_reply", server, 7, rpc::Internal, "1i balance", "");
    QVERIFY(bank.factOf("malformed") != nullptr);
    bank.end("rpc_call", client, 7, rpc::Internal);
    QVERIFY(bank.factOf("failed") != nullptr);
    QCOMPARE(bank.view().executed, 0u);
}

void TestRpcChannel::knowsWhoCanAnswer()
{
    Service bank;
    bank.call(7);
    QVERIFY(bank.channel->unblockers(tap::callId("rpc_call"), client).empty());
    bank.moment("rpc_dispatch", server, 7);
    QCOMPARE(bank.channel->unblockers(tap::callId("rpc_call"), client), std::vector<int>{server});
    QVERIFY(bank.channel->sleepReason(0, client).state.find("Debit") != std::string::npos);
    QCOMPARE(bank.channel->level(), 1u);
    bank.channel->processGone(client, bank.effects);
    QCOMPARE(bank.channel->level(), 0u);
    QVERIFY(bank.channel->unblockers(tap::callId("rpc_call"), client).empty());
}

void TestRpcChannel::aDeadlineEndsTheWait()
{
    const auto ends = [](const Service& bank) {
        return bank.channel->endsByItself(tap::callId("rpc_call"), client);
    };
    Service bank;
    rpc::Lengths lengths;
    lengths.detail = 1;
    bank.call(7);
    QVERIFY(!ends(bank));
    lengths.limited = true;
    QCOMPARE(rpc::Lengths::of(lengths.packed()).detail, 1u);
    tap::Event event = callEvent(tap::Kind::Enter, "rpc_call", client);
    event.offset = 8;
    event.value = lengths.packed();
    bank.fold(event);
    QVERIFY(ends(bank));
    bank.end("rpc_call", client, 8, rpc::DeadlineExceeded);
    QVERIFY(!ends(bank));
}

void TestRpcChannel::forgetsOldCallsAndNoOpenOne()
{
    Service bank;
    bank.call(1);
    for (std::uint64_t number = 2; number < 200; ++number) {
        bank.call(number);
        bank.serve(number, balance90);
        bank.end("rpc_call", client, number, 0);
    }
    bank.serve(1, balance80);
    bank.end("rpc_call", client, 1, 0);
    QCOMPARE(bank.view().returned, 199u);
    QCOMPARE(bank.view().calls.size(), std::size_t(32));
}

void TestRpcChannel::survivesNonsense()
{
    Service bank;
    bank.end("rpc_call", client, 5, 99);
    bank.moment("rpc_reply", server, 5);
    bank.part("rpc_call", client, 9, "x");
    tap::Event event = callEvent(tap::Kind::Enter, "rpc_call", client, 4);
    event.offset = 7;
    event.value = ~std::uint64_t{0};
    bank.fold(event);
    event = callEvent(tap::Kind::Part, "rpc_call", client, 0xffff);
    bank.fold(event);
    event.size = 8;
    event.offset = ~std::uint64_t{0};
    bank.fold(event);
    QCOMPARE(bank.view().made, 1u);
}

void TestRpcChannel::namesStatuses()
{
    QCOMPARE(rpc::statusName(14), std::string("UNAVAILABLE"));
    QCOMPARE(rpc::statusName(99), std::string("status 99"));
    QCOMPARE(QByteArray(rpc::factOf(4)), QByteArray("deadline-exceeded"));
}

QTEST_GUILESS_MAIN(TestRpcChannel)
#include "tst_rpcchannel.moc"
