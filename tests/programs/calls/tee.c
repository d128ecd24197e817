#include "call.h"
int main(void)
{
    int first[2];
    int second[2];
    char text[5] = "";
    must(pipe(first) == 0 && pipe(second) == 0);
    must(write(first[1], "copy", 4) == 4);
    must(tee(first[0], second[1], 100, 0) == 4); // the first keeps it
    readAll(first[0], text, 4);
    readAll(second[0], text, 4);
    puts(text);
    return 0;
}
