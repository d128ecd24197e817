#pragma once

#include <google/protobuf/descriptor.h>
#include <grpcpp/support/byte_buffer.h>

#include <string>
#include <vector>

// The stages of a remote call as the tap is told of them, and what both sides need for it.

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

/// Request metadata that carries "number attempt pid": what joins the two halves of one call.
inline constexpr char callKey[] = "crosstalk-call";

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

/// A letter for how a field's value is to be read; the engine knows these.
CROSSTALK_QUIET char letterOf(const google::protobuf::FieldDescriptor& field)
{
    using Field = google::protobuf::FieldDescriptor;
    switch (field.type()) {
    case Field::TYPE_STRING:
        return 's';
    case Field::TYPE_BYTES:
        return 'y';
    case Field::TYPE_BOOL:
        return 'o';
    case Field::TYPE_UINT32:
    case Field::TYPE_UINT64:
        return 'u';
    case Field::TYPE_SINT32:
    case Field::TYPE_SINT64:
        return 'z';
    case Field::TYPE_DOUBLE:
        return 'd';
    case Field::TYPE_FLOAT:
        return 'f';
    case Field::TYPE_MESSAGE:
        return 'm';
    case Field::TYPE_INT32:
    case Field::TYPE_INT64:
    case Field::TYPE_ENUM:
        return 'i';
    default:
        return 'x';
    }
}

/// What the fields of the method's request or reply mean: "1s account,2i euros"; by reflection.
CROSSTALK_QUIET std::string schemaOf(const std::string& method, bool reply)
{
    const auto* found =
        google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(method);
    if (found == nullptr)
        return {};
    const auto* message = reply ? found->output_type() : found->input_type();
    std::string schema;
    for (int i = 0; i < message->field_count(); ++i)
        schema += (i != 0 ? "," : "") + std::to_string(message->field(i)->number()) +
                  letterOf(*message->field(i)) + ' ' + message->field(i)->name();
    return schema;
}

/// The bytes that will go over the wire.
CROSSTALK_QUIET std::string bytesOf(grpc::ByteBuffer* buffer)
{
    std::string bytes;
    std::vector<grpc::Slice> slices;
    if (buffer != nullptr && buffer->Dump(&slices).ok())
        for (const grpc::Slice& slice : slices)
            bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
    return bytes;
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
