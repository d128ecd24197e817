#pragma once

#include "engine/base/result.h"
#include "engine/build/consents.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace crosstalk::build {

/// $XDG_DATA_HOME/crosstalk/lab: where copies of lessons that somebody changes lie.
std::filesystem::path labFolder();

/// A copy of a lesson's folder to be changed, in `lab`, named as the lesson is, with a number where
/// that name is taken. What comes with Crosstalk (`trusted`) may be run as it is; a copy of what
/// somebody else wrote is as foreign as the original.
Result<std::filesystem::path> copyToLab(const std::filesystem::path& folder,
                                        const std::filesystem::path& lab, bool trusted,
                                        const Consents& consents);

/// One's own program while it is written: its files, saved as they are typed. What is typed here
/// needs no consent, what somebody else wrote does: a content is agreed to when it came from one
/// that was by nothing but what was typed.
class Workpiece
{
public:
    static Result<Workpiece> open(const std::filesystem::path& folder, const Consents& consents);

    const std::filesystem::path& folder() const { return m_folder; }
    std::vector<std::string> files() const; ///< those to be edited, programs first
    Result<std::string> read(const std::string& file) const;

    /// Puts a text that was typed into its file: whole, or not at all.
    Result<void> save(const std::string& file, const std::string& text);

    /// About to be run: agrees to what was typed. False: somebody else changed the folder meanwhile,
    /// or wrote what it began with, and nobody agreed to that.
    Result<bool> agree(const Consents& consents);

private:
    std::filesystem::path m_folder;
    std::string m_content; ///< hash after the latest of our own changes
    bool m_trusted = false;
};

/// A mistake that a compiler told: "mine.cpp:12:7: error: …".
struct CompilerMistake
{
    std::string file;
    int line = 0;   ///< from 1
    int column = 0; ///< from 1
    std::string text;
    bool isError = true; ///< else a warning
};

/// Errors and warnings, in the order in which they were told.
std::vector<CompilerMistake> mistakesIn(const std::string& messages);

} // namespace crosstalk::build
