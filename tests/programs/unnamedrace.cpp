// As forkrace, but nobody gave the variable a name.
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct Account
{
    long number;
    long balance;
};

int main()
{
    auto* account = static_cast<Account*>(
        mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    const pid_t child = fork();
    if (child == 0) {
        account->balance = 2;
        _exit(0);
    }
    account->balance = 1; // races with the child
    waitpid(child, nullptr, 0);
    return 0;
}
