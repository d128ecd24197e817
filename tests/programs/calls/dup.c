#include "call.h"
int main(void)
{
    int ends[2];
    char text[4] = "";
    must(pipe(ends) == 0);
    int other = dup(ends[1]);
    must(close(ends[1]) == 0);
    must(write(other, "dup", 3) == 3);
    readAll(ends[0], text, 3);
    puts(text);
    return 0;
}
