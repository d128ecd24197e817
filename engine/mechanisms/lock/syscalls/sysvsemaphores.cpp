#include "engine/syscalls/tracee.h"

#include <sys/syscall.h>

// System V semaphores: that a call is made, and who sleeps in one. They are no channel yet: which
// set it is about is not told.

namespace crosstalk::syscalls {

namespace {

constexpr Traced semaphoreCalls[] = {
    {SYS_semget, [](Call& call) { call.report(idOf("semget")); }},
    {SYS_semop, [](Call& call) { call.report(idOf("semop")); }},
    {SYS_semtimedop,
     [](Call& call) {
         call.report(call.argument(3) != 0 ? idOf("semtimedop") : idOf("semop"));
     }},
    {SYS_semctl, [](Call& call) { call.report(idOf("semctl")); }},
};

const Registration registration(semaphoreCalls);

} // namespace

} // namespace crosstalk::syscalls
