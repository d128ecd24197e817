#include "engine/mechanisms/mechanism.h"

#include <QTest>

#include <fcntl.h>
#include <set>
#include <string>
#include <unistd.h>

using namespace crosstalk;
using namespace crosstalk::mechanisms;

namespace {

/// What a mechanism makes of the first event about an object that it is in charge of: a description
/// of some kind, or a call.
std::unique_ptr<Channel> anyChannel(const Mechanism& mechanism)
{
    tap::Event event{};
    event.object = 1;
    event.kind = tap::Kind::Describe;
    for (std::uint16_t kind = 0; kind < 64; ++kind) {
        event.call = kind;
        if (auto channel = mechanism.open(event))
            return channel;
    }
    event.kind = tap::Kind::Enter;
    for (const CallTraits& traits : mechanism.calls()) {
        event.call = tap::callId(traits.name);
        if (auto channel = mechanism.open(event))
            return channel;
    }
    return nullptr;
}

} // namespace

class TestRegistry : public QObject
{
    Q_OBJECT

private slots:
    void holdsEveryFolder()
    {
        std::set<std::string> names;
        for (const Mechanism* mechanism : registry())
            names.insert(std::string(mechanism->name()));
        for (const char* name : {"pipe", "mutex", "semaphore", "segment"})
            QVERIFY2(names.contains(name), name);
    }

    void callsHaveNamesAndTraits()
    {
        for (const Mechanism* mechanism : registry())
            for (const CallTraits& traits : mechanism->calls()) {
                QCOMPARE(callName(tap::callId(traits.name)), traits.name);
                QCOMPARE(mechanismOf(tap::callId(traits.name)), mechanism);
            }
        QVERIFY(callTraits(tap::callId("write"))->maySleep);
        QVERIFY(callTraits(tap::callId("write"))->byDescriptor);
        QVERIFY(!callTraits(tap::callId("pthread_mutex_lock"))->byDescriptor);
        QCOMPARE(callName(tap::callId("fork")), std::string_view("fork"));
        QVERIFY(mechanismOf(tap::callId("fork")) == nullptr);
        QVERIFY(callTraits(tap::callId("no such call")) == nullptr);
        QCOMPARE(callName(tap::callId("no such call")), std::string_view("?"));
    }

    // Whatever registers must be a value, survive the death of a stranger, and leave nothing
    // behind.
    void everyMechanismKeepsTheContract()
    {
        for (const Mechanism* mechanism : registry()) {
            const std::unique_ptr<Channel> channel = anyChannel(*mechanism);
            QVERIFY2(channel != nullptr, std::string(mechanism->name()).c_str());
            const std::unique_ptr<Channel> copy = channel->clone();
            QCOMPARE(copy->kind(), channel->kind());
            QCOMPARE(copy->shape(), channel->shape());
            Effects effects;
            channel->processGone(3, effects);
            QVERIFY(effects.order.empty());
            QCOMPARE(channel->holder(), -1);
            for (const CallTraits& traits : mechanism->calls())
                QVERIFY(channel->unblockers(tap::callId(traits.name), 0).empty());
        }
    }

    void pipeAsksTheKernel()
    {
        int end[2];
        QCOMPARE(pipe2(end, O_CLOEXEC), 0);
        QCOMPARE(write(end[1], "12345", 5), 5);
        const auto figures = mechanismOf(tap::callId("write"))->askKernel(end[0], -1);
        QVERIFY(figures.has_value());
        QCOMPARE(figures->value, 5u);
        QCOMPARE(int(figures->capacity), fcntl(end[0], F_GETPIPE_SZ));
        close(end[0]);
        close(end[1]);
        QVERIFY(mechanismOf(tap::callId("write"))->askKernel(-1, -1).has_error());
    }
};

QTEST_GUILESS_MAIN(TestRegistry)
#include "tst_registry.moc"
