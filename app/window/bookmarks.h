#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace crosstalk::window {

/// A moment of a run that somebody wants to find again.
struct Bookmark
{
    std::uint64_t event = 0; ///< how many had happened
    std::string note;        ///< may be empty
    std::uint64_t time = 0;  ///< ns into the run; 0: not known, in files of older versions

    bool operator==(const Bookmark&) const = default;
};

/// The bookmarks of one run, in the order of the run. Those of a recording are kept beside it, in
/// a file of its name with ".bookmarks" behind, so that they go where it goes; those of a run that
/// is in no file last as long as the run is shown.
class Bookmarks
{
public:
    /// Those of a recording; empty path: of a run in no file. A file that cannot be read is an
    /// error, one that is not there holds none.
    Result<void> open(const std::filesystem::path& recording);

    /// The run is in a file now: what was marked so far goes beside it.
    Result<void> keepWith(const std::filesystem::path& recording);

    /// At most one a moment: a new note takes the place of the old one.
    Result<void> set(const Bookmark& bookmark);
    Result<void> remove(std::uint64_t event);

    const std::vector<Bookmark>& all() const { return m_all; }
    const Bookmark* at(std::uint64_t event) const; ///< null: none
    /// The nearest after (1) or before (-1) a moment.
    std::optional<std::uint64_t> neighbour(std::uint64_t event, int direction) const;

    static std::filesystem::path fileFor(const std::filesystem::path& recording);

private:
    Result<void> save() const;

    std::filesystem::path m_file; ///< empty: they are kept nowhere
    std::vector<Bookmark> m_all;
};

} // namespace crosstalk::window
