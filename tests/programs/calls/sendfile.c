#include "call.h"
#include <sys/sendfile.h>
int main(void)
{
    int ends[2];
    char text[5] = "";
    FILE* file = tmpfile();
    must(file != NULL && fputs("file", file) >= 0 && fflush(file) == 0);
    off_t from = 0;
    must(pipe(ends) == 0);
    must(sendfile(ends[1], fileno(file), &from, 4) == 4);
    readAll(ends[0], text, 4);
    puts(text);
    return 0;
}
