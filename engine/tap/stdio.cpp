#include "engine/tap/call.h"
#include "engine/tap/rawcalls.h"

#include <errno.h>
#include <stdio.h>
#include <sys/mman.h>

// printf, fgets and their kin read and write inside libc, where no interposer reaches them. All of
// them go through one table of functions, which libc exports and seals: three of its entries are
// replaced by ours. Done only when the table is as we know it (glibc 2.36: read, write and close
// are entries 14, 15 and 17), which the functions' own exported names prove.

using namespace crosstalk::tap;

namespace {

using Read = ssize_t (*)(FILE*, void*, ssize_t);
using Write = ssize_t (*)(FILE*, const void*, ssize_t);
using Close = int (*)(FILE*);

constexpr int readEntry = 14;
constexpr int writeEntry = 15;
constexpr int closeEntry = 17;
constexpr std::uintptr_t page = 4096;

Read realRead;
Write realWrite;
Close realClose;

Thread* watching(int fd)
{
    return worker.control != nullptr && objectOf(fd) != 0 ? current() : nullptr;
}

/// libc called us; the program is found in the function that it entered last.
void* programAddress(const Thread& thread)
{
    const std::uint32_t depth = thread.frames < frameCount ? thread.frames : frameCount;
    return depth != 0 ? reinterpret_cast<void*>(thread.frame[depth - 1].callee) : nullptr;
}

template<class Operation>
ssize_t transfer(CallId call, int fd, const void* buffer, ssize_t size, Operation operation)
{
    Thread* thread = watching(fd);
    if (thread == nullptr)
        return operation();
    Call reported(thread, call, objectOf(fd), 0, fd, std::size_t(size), programAddress(*thread), 0,
                  worker.descriptor[fd].flags & NonBlocking);
    const ssize_t result = operation();
    const int error = result < 0 ? errno : 0;
    reported.finish(result, error, buffer, result > 0 ? std::size_t(result) : 0);
    restoreErrno(error);
    return result;
}

ssize_t tappedRead(FILE* file, void* buffer, ssize_t size)
{
    return transfer(idOf("read"), fileno(file), buffer, size,
                    [&] { return realRead(file, buffer, size); });
}

/// Unlike write(2) it goes on until all is written, and returns less only after an error.
ssize_t tappedWrite(FILE* file, const void* buffer, ssize_t size)
{
    return transfer(idOf("write"), fileno(file), buffer, size,
                    [&] { return realWrite(file, buffer, size); });
}

int tappedClose(FILE* file)
{
    const int fd = fileno(file);
    Thread* thread = watching(fd);
    if (thread == nullptr)
        return realClose(file);
    Call reported(thread, idOf("close"), objectOf(fd), 0, fd, 0, programAddress(*thread));
    closedDescriptor(*thread, fd);
    const int result = realClose(file);
    const int error = result < 0 ? errno : 0;
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

template<class Function>
bool isEntry(void* const* table, int entry, const char* name, Function& real)
{
    void* known = nextSymbol(name);
    real = reinterpret_cast<Function>(known);
    return known != nullptr && table[entry] == known;
}

} // namespace

__attribute__((constructor(102))) static void tapStdio()
{
    auto* table =
        worker.control != nullptr ? static_cast<void**>(nextSymbol("_IO_file_jumps")) : nullptr;
    if (table == nullptr || !isEntry(table, readEntry, "_IO_file_read", realRead) ||
        !isEntry(table, writeEntry, "_IO_file_write", realWrite) ||
        !isEntry(table, closeEntry, "_IO_file_close", realClose))
        return;
    const auto first = reinterpret_cast<std::uintptr_t>(table + readEntry) & ~(page - 1);
    const auto last = reinterpret_cast<std::uintptr_t>(table + closeEntry + 1);
    const long length = long(last - first);
    if (rawCall(SYS_mprotect, long(first), length, PROT_READ | PROT_WRITE) != 0)
        return;
    table[readEntry] = reinterpret_cast<void*>(tappedRead);
    table[writeEntry] = reinterpret_cast<void*>(tappedWrite);
    table[closeEntry] = reinterpret_cast<void*>(tappedClose);
    rawCall(SYS_mprotect, long(first), length, PROT_READ);
}
