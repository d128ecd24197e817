#pragma once

#include <crosstalk/rpc/stage.h>

#include <grpcpp/support/client_interceptor.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <unistd.h>

namespace crosstalk::rpc {

/// What a thread asked for last: the same again after a failure is another attempt.
struct Latest
{
    std::string method;
    std::string bytes;
    unsigned attempt = 0;
    bool failed = false;
};

/// Tells the tap of one call on the client's side.
class ClientTap : public grpc::experimental::Interceptor
{
public:
    explicit ClientTap(grpc::experimental::ClientRpcInfo* info)
        : m_name(nameOf(info->method())), m_limited(info->client_context()->deadline() !=
                                                    std::chrono::system_clock::time_point::max())
    {
    }

    __attribute__((no_sanitize_thread)) void
    Intercept(grpc::experimental::InterceptorBatchMethods* methods) override
    {
        using Point = grpc::experimental::InterceptionHookPoints;
        if (methods->QueryInterceptionHookPoint(Point::PRE_SEND_INITIAL_METADATA))
            return begin(methods);
        if (methods->QueryInterceptionHookPoint(Point::POST_RECV_STATUS)) {
            const auto status = unsigned(methods->GetRecvStatus()->error_code());
            latest().failed = status != 0;
            leave("rpc_call", m_name, m_number, status);
        }
        methods->Proceed();
    }

private:
    __attribute__((no_sanitize_thread)) void
    begin(grpc::experimental::InterceptorBatchMethods* methods)
    {
        static std::atomic<unsigned long> made{0};
        const std::string bytes = bytesOf(methods->GetSerializedSendMessage());
        Latest& before = latest();
        const bool again = before.failed && before.method == m_name.full && before.bytes == bytes;
        before = {m_name.full, bytes, again ? before.attempt + 1 : 1, false};
        m_number = static_cast<unsigned long>(getpid()) << 32 | ++made;
        announce(m_name);
        enter("rpc_call", m_name, m_number, schemaOf(m_name.full, false), bytes,
              before.attempt | (m_limited ? limitedCall : 0));
        methods->GetSendInitialMetadata()->insert({callKey, std::to_string(m_number) + ' ' +
                                                                std::to_string(before.attempt) +
                                                                ' ' + std::to_string(getpid())});
        const Name name = m_name; // the call may be over, and this gone, before Proceed() returns
        const unsigned long number = m_number;
        methods->Proceed();
        pass("rpc_sent", name, number);
    }

    static Latest& latest()
    {
        static thread_local Latest call;
        return call;
    }

    Name m_name;
    bool m_limited; ///< by a deadline
    unsigned long m_number = 0;
};

struct ClientTapFactory : grpc::experimental::ClientInterceptorFactoryInterface
{
    grpc::experimental::Interceptor*
    CreateClientInterceptor(grpc::experimental::ClientRpcInfo* info) override
    {
        return info->type() == grpc::experimental::ClientRpcInfo::Type::UNARY ? new ClientTap(info)
                                                                              : nullptr;
    }
};

/// Interceptors for CreateCustomChannelWithInterceptors().
inline std::vector<std::unique_ptr<grpc::experimental::ClientInterceptorFactoryInterface>>
clientTap()
{
    std::vector<std::unique_ptr<grpc::experimental::ClientInterceptorFactoryInterface>> taps;
    taps.push_back(std::make_unique<ClientTapFactory>());
    return taps;
}

} // namespace crosstalk::rpc
