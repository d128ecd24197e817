#include "call.h"
#include <pthread.h>
static int ends[2];
static void* writer(void* letter)
{
    must(write(ends[1], letter, 1) == 1);
    return NULL;
}
int main(void)
{
    pthread_t threads[4];
    char text[5] = "";
    must(pipe(ends) == 0);
    for (int i = 0; i < 4; ++i)
        must(pthread_create(&threads[i], NULL, writer, "t") == 0);
    readAll(ends[0], text, 4);
    for (int i = 0; i < 4; ++i)
        must(pthread_join(threads[i], NULL) == 0);
    puts(text);
    return 0;
}
