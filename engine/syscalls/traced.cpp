#include "engine/syscalls/traced.h"

#include <vector>

namespace crosstalk::syscalls {

namespace {

constexpr std::size_t mostNumbers = 1024;

struct Table
{
    std::vector<const Traced*> all;
    std::array<const Traced*, mostNumbers> byNumber{};
    SignalRegistration::Tell tellSignal = nullptr;
};

Table& table()
{
    static Table table;
    return table;
}

} // namespace

Registration::Registration(std::span<const Traced> calls)
{
    for (const Traced& call : calls) {
        table().all.push_back(&call);
        table().byNumber[std::size_t(call.number)] = &call;
    }
}

SignalRegistration::SignalRegistration(Tell tell)
{
    table().tellSignal = tell;
}

void tellSignal(Tracee& tracee, const siginfo_t& info)
{
    if (table().tellSignal != nullptr)
        table().tellSignal(tracee, info);
}

std::span<const Traced* const> tracedCalls()
{
    return table().all;
}

const Traced* tracedCall(long number)
{
    return std::size_t(number) < mostNumbers ? table().byNumber[std::size_t(number)] : nullptr;
}

} // namespace crosstalk::syscalls
