// verdict: deadlock P1
// A private mutex, and one thread: nobody else will ever unlock it.
#include "verdict.h"

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

int main()
{
    pthread_mutex_lock(&mutex);
    pthread_mutex_lock(&mutex);
    return 0;
}
