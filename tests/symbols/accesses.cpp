// Says of itself what Symbols ought to find that its lines access, one fact a line:
//   access ADDRESS BYTES MEMBER TEXT     the call that returns to ADDRESS stands on a line that may
//                                        access TEXT, which is MEMBER ("-": of no named type)
//   access ADDRESS none                  and on one that accesses nothing that is known
#include <atomic>
#include <cstdio>
#include <memory>

extern char __executable_start;

[[gnu::noinline, gnu::noclone]] static long saying(const char* what)
{
    const auto* address = static_cast<const char*>(__builtin_return_address(0));
    std::printf("access %lx %s\n", static_cast<unsigned long>(address - &__executable_start), what);
    return 1;
}

namespace {

struct Entry
{
    long amount;
};

struct Base
{
    int id;
};

struct Account : Base
{
    long balance;
    std::atomic<int> version;
    char owner[24];
    Entry entries[4];
    union
    {
        short code;
        char letters[2];
    };
    Account* next;
    int seats[3][5];

    void deposit();
    static int opened;
};

typedef struct
{
    float rate;
} Terms;

Account account;
Terms terms;
Account* global = &account;

// clang-format off: what belongs together stands on one line
void Account::deposit()
{
    balance += saying("8 Account::balance balance");
}

[[gnu::noinline]] void viaReference(Account& it, const long& sum, Terms* offer)
{
    it.balance = saying("8 Account::balance it.balance");
    it.id = static_cast<int>(sum + saying("4 Base::id it.id"));
    offer->rate = static_cast<float>(saying("4 Terms::rate offer->rate"));
}

Account* found()
{
    return global;
}

} // namespace

int main()
{
    Account* here = found();
    Account local{};
    auto owned = std::make_unique<Account>();
    long* counter = &here->balance;
    int i = 2;
    global->balance = saying("8 Account::balance global->balance");
    here->version.fetch_add(static_cast<int>(saying("4 Account::version here->version")));
    here->owner[i] = static_cast<char>(saying("1 Account::owner here->owner[i]"));
    here->entries[i + 1].amount = saying("8 Entry::amount here->entries[i+1].amount");
    here->code = static_cast<short>(saying("2 Account::code here->code"));
    here->seats[1][i] = static_cast<int>(saying("4 Account::seats here->seats[1][i]"));
    *counter = saying("8 - *counter");
    counter[i - 2] += saying("8 - counter[i-2]");
    (*here).balance -= saying("8 Account::balance (*here).balance");
    owned->balance = saying("8 Account::balance owned->balance");
    found()->balance = saying("8 Account::balance Account::balance");
    const auto inLambda = [&] { here->id = static_cast<int>(saying("4 Base::id here->id")); };
    inLambda();
    local.balance = saying("none");
    i += static_cast<int>(saying("none"));
    here->deposit();
    viaReference(*here, *counter, &terms);
    return i == 0;
}
