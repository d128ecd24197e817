// verdict: race on balance
// It is sent before it is written.
#include "verdict.h"
#include <boost/interprocess/ipc/message_queue.hpp>

namespace ipc = boost::interprocess;

struct Bank
{
    long balance = 0;
};

int main(int argc, char* argv[])
{
    auto* bank = shared<Bank>();
    WATCH(bank, balance);
    const char* name = argv[argc - 1] + 1;
    ipc::message_queue queue(ipc::create_only, name, 2, 8);
    char byte = 0;
    child([&] {
        queue.send(&byte, 1, 0);
        bank->balance = 7;
    });
    std::size_t size = 0;
    unsigned priority = 0;
    char room[8];
    queue.receive(room, sizeof room, size, priority);
    const long seen = bank->balance;
    ipc::message_queue::remove(name);
    return finish() || seen == 5;
}
