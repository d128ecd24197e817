#pragma once

#include "engine/mechanisms/view.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosstalk::mechanisms::rpc {

/// Splits a message in protobuf's wire format into its fields: tag and value are the real bytes,
/// the meaning is what `schema` makes of them. What cannot be split is one last field with the
/// meaning "not a field". A schema is "1s account,2i euros": number, a letter for the type (see
/// wire.cpp), name; a field that it does not list is told by its wire type.
std::vector<MarshalledField> splitFields(std::string_view bytes, std::string_view schema);

/// The meanings with names: "account \"ada\", euros 10".
std::string withNames(std::string_view bytes, std::string_view schema);

/// The meanings alone, as arguments are written: "\"ada\", 10".
std::string asArguments(const std::vector<MarshalledField>& fields);

} // namespace crosstalk::mechanisms::rpc
