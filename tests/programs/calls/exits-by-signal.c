#include "call.h"
int main(void)
{
    puts("ends itself");
    fflush(stdout);
    raise(SIGTERM);
    return 0;
}
