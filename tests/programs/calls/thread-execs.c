#include "call.h"
#include <pthread.h>
static void* becomes(void* unused)
{
    (void)unused;
    execl("/bin/echo", "echo", "another thread's", (char*)NULL);
    _exit(127);
}
int main(void)
{
    pthread_t thread;
    must(pthread_create(&thread, NULL, becomes, NULL) == 0);
    for (;;)
        pause(); // exec ends this one
}
