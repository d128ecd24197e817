#include "engine/tap/worker.h"

// What lessons/kit/crosstalk/kit.h finds in here: live choices, named variables, marks.

using namespace crosstalk::tap;

namespace {

bool same(const char* a, const char* b)
{
    while (*a != '\0' && *a == *b)
        ++a, ++b;
    return *a == *b;
}

long setting(const char* name)
{
    ControlHeader* control = worker.control;
    if (control == nullptr)
        return 0;
    for (std::uint32_t i = 0; i < control->settings && i < settingCount; ++i)
        if (same(control->setting[i].name, name))
            return long(control->setting[i].value.load(std::memory_order_relaxed));
    return 0;
}

} // namespace

CROSSTALK_EXPORT long crosstalk_choice(const char* name)
{
    return setting(name);
}

CROSSTALK_EXPORT long crosstalk_param(const char* name)
{
    return setting(name);
}

CROSSTALK_EXPORT void crosstalk_watch(const char* name, const volatile void* variable,
                                      unsigned long size, int type)
{
    Thread* thread = current();
    const auto address = reinterpret_cast<std::uintptr_t>(variable);
    const Mapping* mapping = mappingOf(address);
    if (thread == nullptr || mapping == nullptr)
        return;
    settleWrite(*thread);
    Event event = blank(*thread, Kind::Name);
    event.time = stampBefore();
    event.object = mapping->object;
    event.offset = mapping->offset + (address - mapping->low);
    event.size = std::uint32_t(size);
    event.call = std::uint16_t(type);
    event.aux = internName(name);
    if (size <= 8) // what it holds now, so that the picture starts with a value
        for (unsigned long i = 0; i < size; ++i)
            event.value |= std::uint64_t(reinterpret_cast<const volatile std::uint8_t*>(address)[i])
                           << 8 * i;
    push(*thread, event);
}

CROSSTALK_EXPORT void crosstalk_mark(const char* name, long number)
{
    Thread* thread = current();
    if (thread == nullptr)
        return;
    Event event = blank(*thread, Kind::Mark);
    event.time = stampBefore();
    event.value = std::uint64_t(number);
    event.aux = internName(name);
    push(*thread, event);
}
