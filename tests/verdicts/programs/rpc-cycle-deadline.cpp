// verdict: none
// The same, but each call has a deadline: both fail, the locks are free again, all goes on.
#include "branch.h"

int main(int, char* argv[])
{
    return runBranches(argv[1], argv[2],
                       {.holdsWhileCalling = true, .patience = std::chrono::milliseconds(500)});
}
