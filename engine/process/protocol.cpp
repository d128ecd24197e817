#include "engine/process/protocol.h"

#include <cerrno>
#include <sys/socket.h>

namespace crosstalk::process {

namespace {
constexpr std::size_t longestMessage = 65536;
}

bool send(int socket, const Message& message)
{
    std::string text;
    for (const std::string& field : message)
        text.append(field.c_str(), field.size() + 1);
    if (text.size() > longestMessage) {
        errno = E2BIG;
        return false;
    }
    ssize_t sent;
    do
        sent = ::send(socket, text.data(), text.size(), MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent == ssize_t(text.size());
}

std::optional<Message> receive(int socket)
{
    std::string text(longestMessage, '\0');
    ssize_t got;
    do
        got = ::recv(socket, text.data(), text.size(), 0);
    while (got < 0 && errno == EINTR);
    if (got <= 0)
        return std::nullopt;
    text.resize(std::size_t(got));
    Message message;
    for (std::size_t at = 0; at < text.size();) {
        message.emplace_back(text.c_str() + at);
        at += message.back().size() + 1;
    }
    return message;
}

} // namespace crosstalk::process
