#include "call.h"
#include <sys/mman.h>
int main(void)
{
    FILE* file = tmpfile();
    must(file != NULL && ftruncate(fileno(file), 8192) == 0);
    char* one = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fileno(file), 0);
    char* two = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fileno(file), 0);
    must(one != MAP_FAILED && two != MAP_FAILED);
    strcpy(one, "same page");
    puts(two);
    char* larger = mremap(one, 4096, 8192, MREMAP_MAYMOVE);
    must(larger != MAP_FAILED && munmap(larger, 8192) == 0);
    return 0;
}
