#include "engine/symbols/synccalls.h"

#include <QTest>

using namespace crosstalk::symbols;

class TestSyncCalls : public QObject
{
    Q_OBJECT

private slots:
    void names_data()
    {
        QTest::addColumn<QByteArray>("demangled");
        QTest::addColumn<QByteArray>("qualified");
        QTest::addColumn<bool>("sync");
        const auto row = [](const char* demangled, const char* qualified, bool sync) {
            QTest::newRow(demangled) << QByteArray(demangled) << QByteArray(qualified) << sync;
        };
        row("boost::interprocess::interprocess_mutex::lock()",
            "boost::interprocess::interprocess_mutex::lock", true);
        row("boost::interprocess::interprocess_mutex::interprocess_mutex()",
            "boost::interprocess::interprocess_mutex::interprocess_mutex", false);
        row("boost::interprocess::scoped_lock<boost::interprocess::interprocess_mutex>::scoped_"
            "lock("
            "boost::interprocess::interprocess_mutex&)",
            "boost::interprocess::scoped_lock::scoped_lock", true);
        row("boost::interprocess::scoped_lock<boost::interprocess::interprocess_mutex>::"
            "~scoped_lock()",
            "boost::interprocess::scoped_lock::~scoped_lock", true);
        row("boost::interprocess::scoped_lock<M>::owns() const",
            "boost::interprocess::scoped_lock::owns", false);
        row("void "
            "boost::interprocess::interprocess_condition::wait<boost::interprocess::scoped_lock<"
            "boost::interprocess::interprocess_mutex>, main::{lambda()#1}>(boost::interprocess::"
            "scoped_lock<boost::interprocess::interprocess_mutex>&, main::{lambda()#1})",
            "boost::interprocess::interprocess_condition::wait", true);
        row("boost::interprocess::interprocess_semaphore::post()",
            "boost::interprocess::interprocess_semaphore::post", true);
        row("boost::interprocess::message_queue_t<boost::interprocess::offset_ptr<void, long, "
            "unsigned long, 0ul> >::try_receive(void*, unsigned long, unsigned long&, unsigned "
            "int&)",
            "boost::interprocess::message_queue_t::try_receive", true);
        row("boost::interprocess::ipcdetail::posix_mutex::lock()",
            "boost::interprocess::ipcdetail::posix_mutex::lock", false);
        row("boost::interprocess::segment_manager<char, A<B>, C>::priv_new_allocate(int)",
            "boost::interprocess::segment_manager::priv_new_allocate", false);
        row("std::atomic<int>::operator int() const", "std::atomic::operator int", true);
        row("std::atomic<bool>::atomic(bool)", "std::atomic::atomic", false);
        row("std::atomic<unsigned long>::operator unsigned long() const volatile",
            "std::atomic::operator unsigned long", true);
        row("std::__atomic_base<int>::operator++(int)", "std::__atomic_base::operator++", true);
        row("std::__atomic_ref<int, true, false>::fetch_add(int, std::memory_order) const",
            "std::__atomic_ref::fetch_add", true);
        row("std::atomic_flag::test_and_set(std::memory_order)", "std::atomic_flag::test_and_set",
            true);
        row("int std::atomic_load_explicit<int>(std::atomic<int> const*, std::memory_order)",
            "std::atomic_load_explicit", true);
        row("std::lock_guard<std::mutex>::lock_guard(std::mutex&)", "std::lock_guard::lock_guard",
            true);
        row("std::mutex::lock()", "std::mutex::lock", true);
        row("std::mutex::native_handle()", "std::mutex::native_handle", false);
        row("std::counting_semaphore<2147483647l>::release(long)",
            "std::counting_semaphore::release", true);
        row("void std::this_thread::sleep_for<long, std::ratio<1l, 1000l> >("
            "std::chrono::duration<long, std::ratio<1l, 1000l> > const&)",
            "std::this_thread::sleep_for", true);
        row("std::thread::thread<main::{lambda()#1}, , void>(main::{lambda()#1}&&)",
            "std::thread::thread", true);
        row("std::vector<int, std::allocator<int> >::operator[](unsigned long)",
            "std::vector::operator[]", false);
        row("std::function<void (int)>::operator()(int) const", "std::function::operator()", false);
        row("(anonymous namespace)::mutex::lock()", "(anonymous namespace)::mutex::lock", false);
        row("mutex::lock()", "mutex::lock", false);
        row("lock(int)", "lock", false);
        row("main", "main", false);
        row("operator<<(A&, B)", "operator<<", false);
    }

    void names()
    {
        QFETCH(QByteArray, demangled);
        QFETCH(QByteArray, qualified);
        QFETCH(bool, sync);
        const std::string name = qualifiedName(demangled.toStdString());
        QCOMPARE(QByteArray::fromStdString(name), qualified);
        QCOMPARE(isSyncCall(name), sync);
    }

    void knowsTheCallsOfAQueue()
    {
        const std::string scope = "boost::interprocess::message_queue_t::";
        QCOMPARE(queueCallOf(scope + "send"), 0);
        QCOMPARE(queueCallOf(scope + "timed_receive"), 5);
        QCOMPARE(queueCallOf(scope + "do_send"), -1);
        QCOMPARE(queueCallOf(scope + "get_num_msg"), -1);
        QCOMPARE(queueCallOf("send"), -1);
    }

    void survivesBrokenNames()
    {
        for (const char* text : {"", "operator", "a::operator", "f<", "f(", "((((", ">>>", "::"})
            QVERIFY(!isSyncCall(qualifiedName(text)));
    }
};

QTEST_GUILESS_MAIN(TestSyncCalls)
#include "tst_synccalls.moc"
