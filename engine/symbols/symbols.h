#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace crosstalk::symbols {

/// Whose code a range is; what lies in no range is a library's bookkeeping.
enum class CodeClass : std::uint32_t
{
    Own = 1,  ///< written in the program's own sources
    Sync = 2, ///< a library function that is itself a lock, wait, send, receive or atomic operation
    QueueSend = 16, ///< and those that are reported whole, as one call
    QueueTrySend,
    QueueTimedSend,
    QueueReceive,
    QueueTryReceive,
    QueueTimedReceive,
};

/// Addresses [low, high) as the linker assigned them: relative to the load base of a
/// position-independent executable, absolute in one that is not.
struct CodeRange
{
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    CodeClass cls = CodeClass::Own;
};

/// A line of a program's own source; line 0: the address belongs to none.
struct Line
{
    std::string file; ///< base name: "depositor.cpp"
    std::string path; ///< as the compiler recorded it
    int line = 0;     ///< 1-based
};

/// What a line may load or store through a pointer: "account->balance" of type Account.
struct Accessed
{
    std::string text;        ///< as the line has it, without blanks
    std::string member;      ///< "Account::balance"; empty when it is no member of a named type
    std::uint64_t bytes = 0; ///< size of its type; 0 unknown
    bool hasParts = false;   ///< an array or a struct: an access may be to less than all of it
    bool hasIndex = false;   ///< which element is not known
    bool loads = true;
    bool stores = false;
};

/// What an executable's ELF symbols and DWARF say of its code. Holds the file open as long as it
/// lives; movable; one thread at a time.
class Symbols
{
public:
    /// An error when the file cannot be read or is no ELF file. One without debug information is
    /// read without complaint and has no code of its own.
    static Result<Symbols> read(const std::filesystem::path& executable);

    Symbols(Symbols&&) noexcept;
    Symbols& operator=(Symbols&&) noexcept;
    ~Symbols();

    /// Sorted, without overlap, neighbours of one class merged.
    const std::vector<CodeRange>& codeRanges() const;

    /// The line of the call that returns to `returnAddress` (link-time, as in CodeRange): through
    /// chains of inlined functions, the innermost frame in the program's own sources. Remembered,
    /// so that asking again costs one look-up.
    const Line& resolve(std::uint64_t returnAddress);

    /// What the line that resolve() finds may load or store in memory that a pointer leads to:
    /// its text, with the types that DWARF knows. Empty when the source is not there, was changed
    /// after it was compiled, or has the expression on another line. Remembered.
    const std::vector<Accessed>& accessed(std::uint64_t returnAddress);

private:
    struct Data;
    explicit Symbols(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace crosstalk::symbols
