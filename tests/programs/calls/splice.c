#include "call.h"
int main(void)
{
    int first[2];
    int second[2];
    char text[5] = "";
    must(pipe(first) == 0 && pipe(second) == 0);
    must(write(first[1], "move", 4) == 4);
    must(splice(first[0], NULL, second[1], NULL, 100, 0) == 4);
    readAll(second[0], text, 4);
    puts(text);
    return 0;
}
