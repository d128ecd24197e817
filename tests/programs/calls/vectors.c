#include "call.h"
#include <sys/uio.h>
int main(void)
{
    int ends[2];
    char one[3] = "";
    char two[4] = "";
    must(pipe(ends) == 0);
    struct iovec out[2] = {{"ab", 2}, {"cde", 3}};
    struct iovec in[2] = {{one, 2}, {two, 3}};
    must(writev(ends[1], out, 2) == 5);
    must(readv(ends[0], in, 2) == 5);
    printf("%s %s\n", one, two);
    return 0;
}
