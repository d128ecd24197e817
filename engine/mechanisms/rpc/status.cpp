#include "engine/mechanisms/rpc/status.h"

#include <array>
#include <string_view>

namespace crosstalk::mechanisms::rpc {

std::string statusName(unsigned status)
{
    static constexpr std::array<std::string_view, 17> names{"OK",
                                                            "CANCELLED",
                                                            "UNKNOWN",
                                                            "INVALID_ARGUMENT",
                                                            "DEADLINE_EXCEEDED",
                                                            "NOT_FOUND",
                                                            "ALREADY_EXISTS",
                                                            "PERMISSION_DENIED",
                                                            "RESOURCE_EXHAUSTED",
                                                            "FAILED_PRECONDITION",
                                                            "ABORTED",
                                                            "OUT_OF_RANGE",
                                                            "UNIMPLEMENTED",
                                                            "INTERNAL",
                                                            "UNAVAILABLE",
                                                            "DATA_LOSS",
                                                            "UNAUTHENTICATED"};
    return status < names.size() ? std::string(names[status]) : "status " + std::to_string(status);
}

const char* factOf(unsigned status)
{
    switch (status) {
    case Ok:
        return "returned";
    case Cancelled:
        return "cancelled";
    case DeadlineExceeded:
        return "deadline-exceeded";
    case Unavailable:
        return "unavailable";
    default:
        return "failed";
    }
}

} // namespace crosstalk::mechanisms::rpc
