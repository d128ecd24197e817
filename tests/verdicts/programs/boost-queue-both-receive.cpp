// verdict: deadlock P1 P2
// Two of Boost.Interprocess's queues, both empty, and each waits for the other's message.
#include "verdict.h"
#include <boost/interprocess/ipc/message_queue.hpp>
#include <string>

namespace ipc = boost::interprocess;

struct Mailbox
{
    explicit Mailbox(const std::string& name) : queue(ipc::create_only, name.c_str(), 2, 8)
    {
        ipc::message_queue::remove(name.c_str());
    }

    void take()
    {
        std::size_t size = 0;
        unsigned priority = 0;
        char room[8];
        queue.receive(room, sizeof room, size, priority);
    }

    ipc::message_queue queue;
};

int main(int, char* argv[])
{
    Mailbox there(std::string(argv[2] + 1) + "a");
    Mailbox back(std::string(argv[2] + 1) + "b");
    child([&] {
        there.take();
        back.queue.send("", 1, 0);
    });
    back.take();
    there.queue.send("", 1, 0);
    return finish();
}
