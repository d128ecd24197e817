// One process waits for a flag, holding its mutex; the next one sets it and signals.
#include "awaited.h"

int main(int, char* argv[])
{
    auto* flag = shared<Awaited>(argv[1]);
    crosstalk::watch("x", flag->x);
    const bool waits = flag->comers.fetch_add(1) == 0;
    crosstalk::ready();
    pthread_mutex_lock(&flag->mutex);
    while (waits && flag->x == 0)
        pthread_cond_wait(&flag->changed, &flag->mutex);
    if (!waits) {
        flag->x = 1;
        pthread_cond_signal(&flag->changed);
    }
    pthread_mutex_unlock(&flag->mutex);
}
