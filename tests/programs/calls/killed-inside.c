#include "call.h"
static char state_of(pid_t pid)
{
    char path[32], state = '?';
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    FILE* file = fopen(path, "r");
    must(file && fscanf(file, "%*d (%*[^)]) %c", &state) == 1 && fclose(file) == 0);
    return state;
}
int main(void)
{
    int ends[2], ready[2];
    char byte;
    must(pipe(ends) == 0 && pipe(ready) == 0);
    pid_t child = fork();
    if (child == 0) {
        must(write(ready[1], "x", 1) == 1);
        (void)read(ends[0], &byte, 1); // dies in here
        _exit(0);
    }
    must(read(ready[0], &byte, 1) == 1);
    while (state_of(child) != 'S')
        usleep(1000);
    must(kill(child, SIGKILL) == 0);
    printf("%d\n", ended(child));
    return 0;
}
