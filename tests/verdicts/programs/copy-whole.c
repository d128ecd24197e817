// verdict: race on record
// memcpy is an access like any other.
#include "verdict.h"

struct bank
{
    char record[16];
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    WATCH(bank, record);

    if (fork() == 0) {
        char record[16] = "abcdefghijklmno";
        memcpy(bank->record, record, sizeof record);
        _exit(0);
    }
    char record[16];
    memcpy(record, bank->record, sizeof record);
    const int seen = record[0] == 5 ? 5 : 0;
    return finish() || seen == 5;
}
