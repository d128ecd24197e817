// verdict: race on balance
// Found by name in a managed segment; the lock is found, and not taken.
#include "verdict.h"
#include <boost/interprocess/managed_shared_memory.hpp>
#include <boost/interprocess/sync/scoped_lock.hpp>

namespace ipc = boost::interprocess;

int main(int argc, char* argv[])
{
    const char* name = argv[argc - 1];
    ipc::managed_shared_memory created(ipc::create_only, name, 65536);
    auto* balance = created.construct<long>("balance")(0);
    created.construct<ipc::interprocess_mutex>("mutex")();
    crosstalk::watch("balance", *balance);
    for (int i = 0; i < 2; ++i)
        child([&] {
            ipc::managed_shared_memory opened(ipc::open_only, name);
            auto* mine = opened.find<long>("balance").first;
            auto* mutex = opened.find<ipc::interprocess_mutex>("mutex").first;
            if (mutex != nullptr)
                ++*mine;
        });
    return finish();
}
