// verdict: race on anonymous shared memory + 16
// No type and no name: the place is all that can be said.
#include "verdict.h"

#define PUT(memory, value) (*(long*)((char*)(memory) + 16) = (value))

int main(void)
{
    void* memory = shared_bytes(64);
    for (int i = 0; i < 2; ++i)
        if (fork() == 0) {
            PUT(memory, i);
            _exit(0);
        }
    return finish();
}
