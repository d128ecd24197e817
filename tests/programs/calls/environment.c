#include "call.h"
#include <dirent.h>
extern char** environ;
int main(void)
{
    int count = 0;
    for (char** one = environ; *one != NULL; ++one)
        if (strstr(*one, "CROSSTALK") != NULL)
            ++count;
    DIR* open = opendir("/proc/self/fd");
    for (struct dirent* one; (one = readdir(open)) != NULL;)
        if (atoi(one->d_name) > 2)
            ++count;
    printf("%d\n", count); // the folder itself, if nothing was added
    return 0;
}
