// verdict: none
// A lock on a file.
#include "verdict.h"
#include <boost/interprocess/sync/file_lock.hpp>
#include <boost/interprocess/sync/scoped_lock.hpp>
#include <string>

namespace ipc = boost::interprocess;

struct Bank
{
    long balance = 0;
};

int main(int argc, char* argv[])
{
    auto* bank = shared<Bank>();
    WATCH(bank, balance);
    close(shm_open(argv[argc - 1], O_RDWR | O_CREAT, 0600));
    const std::string path = std::string("/dev/shm") + argv[argc - 1];
    for (int i = 0; i < 2; ++i)
        child([&] {
            ipc::file_lock file(path.c_str());
            ipc::scoped_lock lock(file);
            ++bank->balance;
        });
    return finish();
}
