// verdict: race on *mine
// Found by name in a managed segment, through a pair and Boost's own types; no type has a name for
// it.
#include "verdict.h"
#include <boost/interprocess/managed_shared_memory.hpp>

namespace ipc = boost::interprocess;

int main(int, char* argv[])
{
    ipc::managed_shared_memory created(ipc::create_only, argv[1], 65536);
    created.construct<long>("balance")(0);
    for (int i = 0; i < 2; ++i)
        child([&] {
            ipc::managed_shared_memory opened(ipc::open_only, argv[1]);
            long* mine = opened.find<long>("balance").first;
            ++*mine;
        });
    return finish();
}
