// verdict: none
// memcpy is an access like any other, and so is ordered like any other.
#include "verdict.h"

struct bank
{
    char record[16];
    sem_t full;
};

int main(void)
{
    struct bank* bank = shared_bytes(sizeof *bank);
    sem_init(&bank->full, 1, 0);
    WATCH(bank, record);
    if (fork() == 0) {
        char record[16] = "abcdefghijklmno";
        memcpy(bank->record, record, sizeof record);
        sem_post(&bank->full);
        _exit(0);
    }
    char record[16];
    sem_wait(&bank->full);
    memcpy(record, bank->record, sizeof record);
    return finish() || record[0] != 'a';
}
