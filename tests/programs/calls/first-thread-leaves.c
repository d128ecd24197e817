#include "call.h"
#include <pthread.h>
static void* stays(void* unused)
{
    (void)unused;
    usleep(20000);
    puts("the second stays");
    exit(3);
}
int main(void)
{
    pthread_t thread;
    must(pthread_create(&thread, NULL, stays, NULL) == 0);
    pthread_exit(NULL);
}
