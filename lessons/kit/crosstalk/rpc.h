#pragma once

#include <crosstalk/rpc/client.h>
#include <crosstalk/rpc/server.h>

// What a gRPC program of a lesson asks of Crosstalk, in one line each: that its calls be seen. Both
// are gRPC's own interceptors; without the tap they do nothing. Unary calls only.
//
//   auto channel = grpc::experimental::CreateCustomChannelWithInterceptors(
//       address, grpc::InsecureChannelCredentials(), {}, crosstalk::rpc::clientTap());
//
//   crosstalk::rpc::watch(builder); // a grpc::ServerBuilder, before BuildAndStart()
