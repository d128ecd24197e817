#include "engine/mechanisms/rpc/rpcchannel.h"

namespace crosstalk::mechanisms {

namespace {

// Their object is the service as a whole: no call has a place of its own in it.
constexpr CallTraits rpcCalls[] = {
    {"rpc_call", true, true, Direction::Both, true},
    {"rpc_sent", false, true},
    {"rpc_dispatch", false, true},
    {"rpc_serve", false, true},
    {"rpc_reply", false, true},
    {"rpc_cut", false, true},
    {"rpc_hold", false, true},
};

/// gRPC services, as the interceptors of lessons/kit/crosstalk/rpc.h tell of them.
class RpcMechanism : public Mechanism
{
public:
    std::string_view name() const override { return "rpc"; }
    std::span<const CallTraits> calls() const override { return rpcCalls; }

    std::unique_ptr<Channel> open(const tap::Event& event) const override
    {
        if (event.kind != tap::Kind::Describe ||
            tap::ObjectKind(event.call) != tap::ObjectKind::Service)
            return nullptr;
        return std::make_unique<RpcChannel>(event.object);
    }

    Result<KernelAnswer> askKernel(int, int) const override
    {
        return Error{"ask the kernel about", "a remote call", 0,
                     "The kernel knows the socket under it, and nothing of calls."};
    }
};

const RpcMechanism rpcMechanism;
const Registration registration(rpcMechanism);

} // namespace

} // namespace crosstalk::mechanisms
