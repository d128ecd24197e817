#pragma once

#include <crosstalk/rpc/tap.h>

#include <google/protobuf/descriptor.h>
#include <grpcpp/support/byte_buffer.h>

#include <vector>

// What Crosstalk needs to know of gRPC's messages.

namespace crosstalk::rpc {

/// Request metadata that carries "number attempt pid": what joins the two halves of one call.
inline constexpr char callKey[] = "crosstalk-call";

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

} // namespace crosstalk::rpc
