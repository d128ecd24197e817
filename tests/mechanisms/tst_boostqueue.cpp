#include "engine/mechanisms/mechanism.h"
#include "engine/mechanisms/queue/boostheader.h"

#include <boost/interprocess/ipc/message_queue.hpp>

#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace crosstalk;
namespace ipc = boost::interprocess;

namespace {

const mechanisms::Mechanism* boostQueue()
{
    for (const mechanisms::Mechanism* mechanism : mechanisms::registry())
        if (mechanism->name() == "boost-queue")
            return mechanism;
    return nullptr;
}

} // namespace

/// What we take Boost.Interprocess' queue to look like in memory is what this Boost makes.
class TestBoostQueue : public QObject
{
    Q_OBJECT

private slots:
    void laysOutItsMessagesAsWeRead()
    {
        using Header = ipc::ipcdetail::msg_hdr_t<ipc::offset_ptr<void>>;
        QCOMPARE(sizeof(Header), sizeof(mechanisms::queue::BoostMessageHeader));
        Header header{};
        header.len = 7;
        header.priority = 9;
        mechanisms::queue::BoostMessageHeader read{};
        std::memcpy(&read, &header, sizeof read);
        QCOMPARE(read.bytes, 7u);
        QCOMPARE(read.priority, 9u);
    }

    void countsWhatBoostCounts()
    {
        const std::string name = "tst_boostqueue." + std::to_string(::getpid());
        ipc::message_queue queue(ipc::create_only, name.c_str(), 5, 100);
        queue.send("abc", 3, 1);
        queue.send("de", 2, 1);
        struct stat status
        {
        };
        QCOMPARE(::stat(("/dev/shm/" + name).c_str(), &status), 0);
        tap::Event described{};
        described.value = status.st_ino;
        const auto figures = boostQueue()->askByName(described, "/" + name);
        ipc::message_queue::remove(name.c_str());
        QVERIFY(figures.has_value());
        QCOMPARE(figures->value, 2u);
        QCOMPARE(figures->capacity, 5u);
    }

    void saysSoWhereThereIsNone()
    {
        QVERIFY(boostQueue()->askByName({}, "/no-such-queue").has_error());
        QVERIFY(boostQueue()->askKernel(0, 1).has_error());
    }
};

QTEST_GUILESS_MAIN(TestBoostQueue)
#include "tst_boostqueue.moc"
