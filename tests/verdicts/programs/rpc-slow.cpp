// verdict: none
// Each calls the other and holds nothing meanwhile; the procedures only take their time.
#include "branch.h"

int main(int, char* argv[])
{
    return runBranches(argv[1], argv[2], {.work = 400'000});
}
