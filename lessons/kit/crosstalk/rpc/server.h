#pragma once

#include <crosstalk/kit.h>
#include <crosstalk/rpc/connection.h>
#include <crosstalk/rpc/stage.h>

#include <grpcpp/server_builder.h>
#include <grpcpp/support/server_interceptor.h>

#include <chrono>
#include <cstdio>
#include <memory>

namespace crosstalk::rpc {

/// What the live choice "reply" asks for. It is about the replies to first attempts; a retry is
/// always answered.
enum Reply
{
    Sent,
    Cut,  ///< the connection is shut down when the procedure has run, before its reply goes out
    Late, ///< the reply's sendmsg is held until the client has given up, at its deadline
};

/// Tells the tap of one call on the server's side, and breaks its reply when asked to.
class ServerTap : public grpc::experimental::Interceptor
{
public:
    explicit ServerTap(grpc::experimental::ServerRpcInfo* info)
        : m_name(nameOf(info->method())), m_context(info->server_context())
    {
    }

    __attribute__((no_sanitize_thread)) void
    Intercept(grpc::experimental::InterceptorBatchMethods* methods) override
    {
        using Point = grpc::experimental::InterceptionHookPoints;
        if (methods->QueryInterceptionHookPoint(Point::POST_RECV_INITIAL_METADATA))
            dispatched(methods);
        // There is no message when the request could not be parsed.
        if (m_number != 0 && methods->QueryInterceptionHookPoint(Point::POST_RECV_MESSAGE) &&
            methods->GetRecvMessage() != nullptr) {
            m_running = true;
            enter("rpc_serve", m_name, m_number);
        }
        if (m_number != 0 && methods->QueryInterceptionHookPoint(Point::PRE_SEND_STATUS))
            reply(methods, methods->QueryInterceptionHookPoint(Point::PRE_SEND_MESSAGE));
        methods->Proceed();
    }

private:
    __attribute__((no_sanitize_thread)) void
    dispatched(grpc::experimental::InterceptorBatchMethods* methods)
    {
        const auto* metadata = methods->GetRecvInitialMetadata();
        const auto found = metadata->find(callKey);
        if (found == metadata->end())
            return; // a client that nobody watches
        const std::string text(found->second.data(), found->second.size());
        std::sscanf(text.c_str(), "%lu %u %d", &m_number, &m_attempt, &m_client);
        announce(m_name);
        pass("rpc_dispatch", m_name, m_number);
    }

    __attribute__((no_sanitize_thread)) void
    reply(grpc::experimental::InterceptorBatchMethods* methods, bool hasMessage)
    {
        const auto status = unsigned(methods->GetSendStatus().error_code());
        const std::string bytes =
            hasMessage ? bytesOf(methods->GetSerializedSendMessage()) : std::string();
        if (m_running)
            leave("rpc_serve", m_name, m_number, status);
        const long fate = m_attempt == 1 ? choice("reply") : long(Sent);
        enter("rpc_reply", m_name, m_number, schemaOf(m_name.full, true), bytes, status);
        leave("rpc_reply", m_name, m_number);
        if (fate == Cut) {
            pass("rpc_cut", m_name, m_number);
            cutConnection(m_context->peer(), m_client);
        } else if (fate == Late) {
            holdBack();
        }
    }

    /// What carries the reply is the next send on this connection. A client without a deadline would
    /// wait for ever.
    __attribute__((no_sanitize_thread)) void holdBack()
    {
        const int fd = connectionOf(m_context->peer(), m_client);
        if (fd < 0 || !crosstalk_hold_send ||
            m_context->deadline() == std::chrono::system_clock::time_point::max())
            return;
        pass("rpc_hold", m_name, m_number);
        crosstalk_hold_send(fd, m_number);
    }

    Name m_name;
    grpc::ServerContextBase* m_context;
    unsigned long m_number = 0; ///< 0: unknown
    unsigned m_attempt = 0;
    int m_client = 0; ///< pid
    bool m_running = false; ///< its procedure was called
};

struct ServerTapFactory : grpc::experimental::ServerInterceptorFactoryInterface
{
    grpc::experimental::Interceptor*
    CreateServerInterceptor(grpc::experimental::ServerRpcInfo* info) override
    {
        if (info->type() != grpc::experimental::ServerRpcInfo::Type::UNARY)
            return nullptr;
        return new ServerTap(info);
    }
};

/// Has the server's calls seen, and lets it keep its threads: by default it ends those that are too
/// many after each call and starts others for the next, and each would get a row of its own.
inline void watch(grpc::ServerBuilder& builder)
{
    constexpr int keptThreads = 8;
    std::vector<std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>> taps;
    taps.push_back(std::make_unique<ServerTapFactory>());
    builder.experimental().SetInterceptorCreators(std::move(taps));
    builder.SetSyncServerOption(grpc::ServerBuilder::NUM_CQS, 1);
    builder.SetSyncServerOption(grpc::ServerBuilder::MAX_POLLERS, keptThreads);
}

} // namespace crosstalk::rpc
