#include "engine/tap/worker.h"

// Which of the program's own lines an operation belongs to: the innermost frame in its own
// sources. The engine has read the program's DWARF and put the ranges into the control region;
// compiled with -fsanitize=thread, every function tells us when it is entered and left.

namespace crosstalk::tap {

namespace {

std::uint32_t search(std::uintptr_t pc)
{
    if (worker.codeCount == 0)
        return OwnCode; // nothing known of this program: everything is its own
    const std::uintptr_t address = pc - worker.base;
    std::uint32_t low = 0;
    std::uint32_t high = worker.codeCount;
    while (low < high) {
        const std::uint32_t middle = (low + high) / 2;
        if (address < worker.code[middle].low)
            high = middle;
        else if (address >= worker.code[middle].high)
            low = middle + 1;
        else
            return worker.code[middle].kind;
    }
    return LibraryCode;
}

std::uint32_t classify(Thread& thread, std::uintptr_t pc)
{
    CachedCode& cached = cachedCode(thread, pc);
    if (cached.pc != pc) {
        cached.pc = pc;
        cached.kind = search(pc - 1); // a return address may lie just behind its function
    }
    return cached.kind;
}

} // namespace

Origin searchOrigin(Thread& thread, std::uintptr_t returnAddress)
{
    if (classify(thread, returnAddress) == OwnCode) [[likely]]
        return {returnAddress - worker.base, false};
    const std::uint32_t depth = thread.frames < frameCount ? thread.frames : frameCount;
    for (std::uint32_t i = depth; i-- > 0;) {
        const Frame& frame = thread.frame[i];
        if (classify(thread, frame.caller) != OwnCode)
            continue;
        const std::uint32_t callee = classify(thread, frame.callee);
        return {frame.caller - worker.base, callee == LibraryCode,
                callee >= WholeCall ? callee : 0, i + 1};
    }
    return {0, true};
}

} // namespace crosstalk::tap

using namespace crosstalk::tap;

CROSSTALK_EXPORT void __tsan_func_entry(void* caller)
{
    Thread& thread = thisThread;
    const auto stack = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
    // After a longjmp frames are gone that were never left: they lie below the present one.
    while (thread.frames > 0 && thread.frames <= frameCount &&
           thread.frame[thread.frames - 1].stack <= stack)
        --thread.frames;
    const std::uint32_t at = thread.frames++;
    if (at < frameCount)
        thread.frame[at] = {reinterpret_cast<std::uintptr_t>(caller),
                            reinterpret_cast<std::uintptr_t>(__builtin_return_address(0)), stack};
}

CROSSTALK_EXPORT void __tsan_func_exit()
{
    Thread& thread = thisThread;
    if (thread.frames == thread.callDepth && thread.frames > 0) [[unlikely]]
        endLibraryCall(thread);
    if (thread.frames > 0)
        --thread.frames;
}
