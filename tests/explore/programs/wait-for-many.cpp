// Begins children that do nothing, and waits for each.
#include <crosstalk/kit.h>

#include <sys/wait.h>
#include <unistd.h>

int main()
{
    for (int i = 0; i < 5; ++i)
        if (fork() == 0)
            return 0;
    while (wait(nullptr) > 0) {
    }
}
