#include "call.h"
#include <spawn.h>
extern char** environ;
int main(void)
{
    int ends[2];
    char text[6] = "";
    pid_t child = -1;
    posix_spawn_file_actions_t actions;
    char* arguments[] = {"echo", "-n", "spawn", NULL};
    must(pipe2(ends, O_CLOEXEC) == 0);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    must(posix_spawnp(&child, "echo", &actions, NULL, arguments, environ) == 0);
    readAll(ends[0], text, 5);
    printf("%s %d\n", text, ended(child));
    must(posix_spawnp(&child, "no-such-program", NULL, NULL, arguments, environ) == ENOENT);
    return 0;
}
