/* Memory that is shared by its name, for programs that become another one. */
#ifndef NAMED_H
#define NAMED_H

#include "verdict.h"

/* Made by whoever comes first, which only the engine removes. */
static inline void* named_bytes(const char* name, unsigned long bytes)
{
    const int segment = shm_open(name, O_CREAT | O_RDWR, 0600);
    if (posix_fallocate(segment, 0, (off_t)bytes) != 0)
        return 0;
    void* mapped = mmap(0, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, segment, 0);
    close(segment);
    return mapped;
}

#endif
