// A remote call made by hand: the stub packs the argument, the skeleton
// unpacks it and calls the procedure, and back the same way.
#include <crosstalk/kit.h>
#include <crosstalk/rpc/tap.h>

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace crosstalk;

const rpc::Name name = rpc::nameOf("/bank.Bank/Debit");

// Field 1, a number, as Protocol Buffers write it: seven bits a byte.
std::string pack(unsigned long number)
{
    std::string bytes(1, char(1 << 3));
    for (; number > 127; number >>= 7)
        bytes += char(number | 128);
    return bytes + char(number);
}

unsigned long unpack(const std::string& bytes)
{
    unsigned long number = 0;
    for (std::size_t i = bytes.size(); i-- > 1;)
        number = number << 7 | (bytes[i] & 127);
    return number;
}

std::string hear(int from)
{
    char bytes[16];
    const long size = recv(from, bytes, sizeof bytes, 0);
    return std::string(bytes, size > 0 ? std::size_t(size) : 0);
}

// The stub: to its caller it looks like the procedure.
unsigned long debit(int bank, unsigned long euros)
{
    static unsigned long call = 0;
    const std::string request = pack(euros);
    rpc::enter("rpc_call", name, ++call, "1u euros", request, 1);
    send(bank, request.data(), request.size(), MSG_NOSIGNAL);
    rpc::pass("rpc_sent", name, call);
    const std::string reply = hear(bank);
    rpc::leave("rpc_call", name, call, reply.empty() ? 14 : 0); // 14: unavailable
    return unpack(reply);
}

unsigned long balance = 1000;

unsigned long debitHere(unsigned long euros)
{
    return balance -= euros;
}

// The skeleton.
int serve(int client)
{
    unsigned long call = 0;
    for (std::string request; !(request = hear(client)).empty();) {
        rpc::pass("rpc_dispatch", name, ++call);
        rpc::enter("rpc_serve", name, call);
        const std::string reply = pack(debitHere(unpack(request)));
        rpc::leave("rpc_serve", name, call);
        rpc::enter("rpc_reply", name, call, "1u balance", reply);
        rpc::leave("rpc_reply", name, call);
        send(client, reply.data(), reply.size(), MSG_NOSIGNAL);
    }
    return 0; // 0 bytes: the client has hung up
}

int main()
{
    rpc::announce(name);
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) == -1)
        return 1;
    if (fork() == 0) {
        close(ends[0]);
        return serve(ends[1]);
    }
    close(ends[1]);
    long made = 0;
    do
        debit(ends[0], 1);
    while (++made < param("messages") || !param("messages"));
    close(ends[0]);
    wait(nullptr);
}
