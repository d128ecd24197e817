// Says of itself what Symbols ought to find, one fact a line, addresses as the linker gave them:
//   line ADDRESS LINE        a call that returns to ADDRESS stands on LINE of this file (0: it
//                            stands in a library)
//   code ADDRESS own|sync|other
#include <boost/interprocess/sync/interprocess_mutex.hpp>
#include <boost/interprocess/sync/interprocess_semaphore.hpp>
#include <boost/interprocess/sync/scoped_lock.hpp>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstring>
#include <functional>
#include <vector>

extern char __executable_start;

static unsigned long linkTime(const void* address)
{
    return static_cast<unsigned long>(static_cast<const char*>(address) - &__executable_start);
}

[[gnu::noinline, gnu::noclone]] static int called(int line)
{
    return std::printf("line %lx %d\n", linkTime(__builtin_return_address(0)), line);
}

static inline int inlinedCall()
{
    return called(__LINE__) + 1;
}

template<class Function> static void code(Function function, const char* what)
{
    void* address = nullptr;
    static_assert(sizeof function >= sizeof address);
    std::memcpy(&address, &function, sizeof address);
    std::printf("code %lx %s\n", linkTime(address), what);
}

int main()
{
    namespace bip = boost::interprocess;
    int sum = called(__LINE__);
    sum += inlinedCall();
    std::vector<int> one(static_cast<std::size_t>(sum > 0));
    std::for_each(one.begin(), one.end(), [&](int) { //
        sum += called(__LINE__);
    });
#ifdef __OPTIMIZE__
    sum += std::invoke(called, __LINE__); // inlined: belongs to this line
#else
    sum += std::invoke(called, 0); // a frame of its own, in the library
#endif
    code(&main, "own");
    code(&inlinedCall, "own");
    code(&bip::interprocess_mutex::lock, "sync");
    code(&bip::interprocess_semaphore::post, "sync");
    code(&bip::scoped_lock<bip::interprocess_mutex>::unlock, "sync");
    code(static_cast<int (std::atomic<int>::*)(int, std::memory_order) noexcept>(
             &std::atomic<int>::fetch_add),
         "sync");
    code(static_cast<void (std::vector<int>::*)(std::size_t)>(&std::vector<int>::reserve), "other");
    return sum > 0 ? 0 : 1;
}
