#pragma once

#include <string>

// The stages of a remote call as the tap is told of them, whoever made stub and skeleton: gRPC (see
// stage.h) or the program itself.

extern "C" {
__attribute__((weak)) void crosstalk_rpc_service(const char* service);
__attribute__((weak)) void crosstalk_rpc_enter(const char* call, const char* service,
                                               unsigned long number, const char* method,
                                               const char* schema, const void* bytes,
                                               unsigned long size, unsigned detail);
__attribute__((weak)) void crosstalk_rpc_exit(const char* call, const char* service,
                                              unsigned long number, unsigned status);
__attribute__((weak)) void crosstalk_hold_send(int fd, unsigned long call);
}

#define CROSSTALK_QUIET __attribute__((no_sanitize_thread)) inline

namespace crosstalk::rpc {

/// Told beside the attempt: this call has a deadline.
inline constexpr unsigned limitedCall = 1u << 31;

/// "/bank.Bank/Debit" taken apart.
struct Name
{
    std::string service; ///< "Bank"
    std::string method;  ///< "Debit"
    std::string full;    ///< "bank.Bank.Debit"
};

CROSSTALK_QUIET Name nameOf(const char* path)
{
    Name name;
    name.full = path[0] == '/' ? path + 1 : path;
    const auto slash = name.full.find('/');
    if (slash == std::string::npos)
        return name;
    name.method = name.full.substr(slash + 1);
    name.service = name.full.substr(0, slash);
    name.service.erase(0, name.service.rfind('.') + 1);
    name.full[slash] = '.';
    return name;
}

/// Tells the tap, if there is one, that a stage begins; `bytes` and `schema` where it has a
/// message.
CROSSTALK_QUIET void enter(const char* stage, const Name& name, unsigned long number,
                           const std::string& schema = {}, const std::string& bytes = {},
                           unsigned detail = 0)
{
    if (crosstalk_rpc_enter)
        crosstalk_rpc_enter(stage, name.service.c_str(), number, name.method.c_str(),
                            schema.c_str(), bytes.data(), bytes.size(), detail);
}

CROSSTALK_QUIET void leave(const char* stage, const Name& name, unsigned long number,
                           unsigned status = 0)
{
    if (crosstalk_rpc_exit)
        crosstalk_rpc_exit(stage, name.service.c_str(), number, status);
}

/// A stage that is a moment.
CROSSTALK_QUIET void pass(const char* stage, const Name& name, unsigned long number)
{
    enter(stage, name, number);
    leave(stage, name, number);
}

CROSSTALK_QUIET void announce(const Name& name)
{
    if (crosstalk_rpc_service)
        crosstalk_rpc_service(name.service.c_str());
}

} // namespace crosstalk::rpc
