// P1 writes data and then sets a flag; P2 waits for the flag
// and then reads the data.
#include <boost/interprocess/anonymous_shared_memory.hpp>
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>
#include <crosstalk/rounds.h>

#include <atomic>
#include <sys/wait.h>
#include <unistd.h>

using namespace boost::interprocess;
using namespace crosstalk;

enum Flag { Plain, Volatile, Relaxed, Release };

struct Mail
{
    Rounds rounds{2, "flag_is"};
    long data = 0;
    int flag = 0;
    long stale = 0; // rounds in which old data was read
};

void raise(int& flag, long kind)
{
    if (kind == Plain)
        flag = 1;
    if (kind == Volatile)
        *static_cast<volatile int*>(&flag) = 1;
    if (kind == Relaxed)
        std::atomic_ref(flag).store(1, std::memory_order_relaxed);
    if (kind == Release)
        std::atomic_ref(flag).store(1, std::memory_order_release);
}

bool isRaised(int& flag, long kind)
{
    if (kind == Volatile)
        return *static_cast<volatile int*>(&flag);
    if (kind == Relaxed)
        return std::atomic_ref(flag).load(std::memory_order_relaxed);
    if (kind == Release)
        return std::atomic_ref(flag).load(std::memory_order_acquire);
    return flag;
}

int main()
{
    mapped_region memory = anonymous_shared_memory(4096);
    auto* mail = new (memory.get_address()) Mail;
    watch("data", mail->data);
    watch("flag", mail->flag);
    watch("stale", mail->stale);

    const bool writer = fork() > 0;
    auto lower = [mail] { mail->flag = 0; };
    while (mail->rounds.begin(lower)) {
        const long kind = mail->rounds.option();
        if (writer) {
            mail->data = mail->rounds.number();
            raise(mail->flag, kind);
        } else {
            while (!isRaised(mail->flag, kind))
                compute(param("work"));
            if (mail->data != mail->rounds.number())
                ++mail->stale;
            mark("read", mail->rounds.number());
        }
    }
    if (writer)
        wait(nullptr);
}
