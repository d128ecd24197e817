#include "engine/tap/worker.h"

#include <string.h>

// memcpy, strcpy and their kin: -fno-builtin keeps them calls, and what they touch in a shared
// mapping is reported here. (Inlined, GCC would turn them into moves without a callback.)

namespace crosstalk::tap {
void accessRange(Kind kind, const void* pointer, std::size_t size, void* returnAddress);
}

using namespace crosstalk::tap;

namespace {

/// Before the dynamic linker has found the real ones, and while it looks for them.
void copyBytes(void* to, const void* from, std::size_t size)
{
    asm volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(size) : : "memory");
}

using Copy = void* (*)(void*, const void*, std::size_t);
using Fill = void* (*)(void*, int, std::size_t);
Copy realCopy = nullptr;
Copy realMove = nullptr;
Fill realFill = nullptr;

/// Runs before other constructors; until then copyBytes serves.
__attribute__((constructor(101))) void findReal()
{
    auto* copy = reinterpret_cast<Copy>(nextSymbol("memcpy"));
    auto* move = reinterpret_cast<Copy>(nextSymbol("memmove"));
    auto* fill = reinterpret_cast<Fill>(nextSymbol("memset"));
    realCopy = copy;
    realMove = move;
    realFill = fill;
}

inline void touch(const void* to, const void* from, std::size_t size, void* returnAddress)
{
    if (worker.span == 0) [[likely]]
        return;
    if (thisThread.callDepth != 0) [[unlikely]]
        return copiedInLibraryCall(thisThread, to, from, size);
    accessRange(Kind::Read, from, size, returnAddress);
    accessRange(Kind::Write, to, size, returnAddress);
}

} // namespace

CROSSTALK_EXPORT void* memcpy(void* to, const void* from, std::size_t size)
{
    touch(to, from, size, __builtin_return_address(0));
    if (realCopy != nullptr)
        return realCopy(to, from, size);
    copyBytes(to, from, size);
    return to;
}

CROSSTALK_EXPORT void* memmove(void* to, const void* from, std::size_t size)
{
    touch(to, from, size, __builtin_return_address(0));
    if (realMove != nullptr)
        return realMove(to, from, size);
    auto* target = static_cast<char*>(to);
    const auto* source = static_cast<const char*>(from);
    if (target <= source)
        copyBytes(to, from, size);
    else
        for (std::size_t i = size; i-- > 0;)
            target[i] = source[i];
    return to;
}

CROSSTALK_EXPORT void* memset(void* to, int byte, std::size_t size)
{
    if (worker.span != 0) [[unlikely]]
        accessRange(Kind::Write, to, size, __builtin_return_address(0));
    if (realFill != nullptr)
        return realFill(to, byte, size);
    void* target = to;
    asm volatile("rep stosb" : "+D"(target), "+c"(size) : "a"(byte) : "memory");
    return to;
}

CROSSTALK_EXPORT char* strcpy(char* to, const char* from)
{
    std::size_t size = 0;
    while (from[size++] != '\0') {
    }
    touch(to, from, size, __builtin_return_address(0));
    copyBytes(to, from, size);
    return to;
}

CROSSTALK_EXPORT char* strncpy(char* to, const char* from, std::size_t size)
{
    std::size_t length = 0;
    while (length < size && from[length] != '\0')
        ++length;
    touch(to, from, length, __builtin_return_address(0));
    if (worker.span != 0)
        accessRange(Kind::Write, to + length, size - length, __builtin_return_address(0));
    copyBytes(to, from, length);
    for (std::size_t i = length; i < size; ++i)
        to[i] = '\0';
    return to;
}
