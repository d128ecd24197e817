#pragma once

namespace crosstalk::syscalls {

class Call;

/// fcntl() with a command that locks a part of a file: another mechanism's (lock/syscalls).
void lockByFcntl(Call& call);

} // namespace crosstalk::syscalls
