// verdict: deadlock P2 P3
// Each branch holds its lock while it calls the other, whose procedure needs the other's lock.
#include "branch.h"

int main(int, char* argv[])
{
    return runBranches(argv[1], argv[2], {.holdsWhileCalling = true});
}
