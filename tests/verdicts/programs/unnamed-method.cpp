// verdict: race on Account::balance
// Two ways to the same member: a method's own, and through a pointer of another name.
#include "verdict.h"

namespace {

struct Account
{
    long balance;

    void deposit() { balance += 10; }
};

} // namespace

int main()
{
    auto* const account = shared<Account>();
    child([&] { account->deposit(); });
    child([&] {
        Account& mine = *account;
        mine.balance += 10;
    });
    return finish();
}
