#pragma once

#include <string>

namespace crosstalk::mechanisms::rpc {

/// gRPC's status codes, as far as somebody asks for one by name.
enum Status : unsigned
{
    Ok = 0,
    Cancelled = 1,
    DeadlineExceeded = 4,
    Internal = 13,
    Unavailable = 14,
};

/// "OK", "UNAVAILABLE", …
std::string statusName(unsigned status);

/// The checkpoint's word for what a client got: "unavailable", "deadline-exceeded", "cancelled",
/// "failed" for any other error, "returned" for none.
const char* factOf(unsigned status);

} // namespace crosstalk::mechanisms::rpc
