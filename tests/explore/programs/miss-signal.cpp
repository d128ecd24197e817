// The same, but whoever waits looked at the flag before it took the mutex: a signal in between
// wakes nobody.
#include "awaited.h"

int main(int, char* argv[])
{
    auto* flag = shared<Awaited>(argv[1]);
    crosstalk::watch("x", flag->x);
    const bool waits = flag->comers.fetch_add(1) == 0;
    crosstalk::ready();
    const bool isSet = waits && flag->x != 0;
    pthread_mutex_lock(&flag->mutex);
    if (waits && !isSet)
        pthread_cond_wait(&flag->changed, &flag->mutex);
    if (!waits) {
        flag->x = 1;
        pthread_cond_broadcast(&flag->changed);
    }
    pthread_mutex_unlock(&flag->mutex);
}
