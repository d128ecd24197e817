#pragma once

#include <string>
#include <string_view>

namespace crosstalk::symbols {

/// The qualified name inside a demangled function: no return type, parameters or template
/// arguments. "void std::atomic<int>::store(int) volatile" becomes "std::atomic::store".
std::string qualifiedName(std::string_view demangled);

/// Whether the library function of this qualified name is itself a lock, wait, send, receive or
/// atomic operation: what a person who calls it means to do with other threads or processes.
bool isSyncCall(std::string_view qualified);

/// Which of Boost.Interprocess' queue calls a function is: 0 send, 1 try_send, 2 timed_send,
/// 3 receive, 4 try_receive, 5 timed_receive; -1 none.
int queueCallOf(std::string_view qualified);

} // namespace crosstalk::symbols
