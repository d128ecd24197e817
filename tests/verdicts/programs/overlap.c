// verdict: race on word
// One writes four bytes, the other the last of them.
#include "verdict.h"

struct bank
{
    int word;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, word);

    if (fork() == 0) {
        bank->word = 1;
        _exit(0);
    }
    ((volatile char*)&bank->word)[3] = 2;
    const int seen = 0;
    return finish() || seen == 5;
}
