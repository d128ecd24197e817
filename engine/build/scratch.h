#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <utility>

namespace crosstalk::build {

/// A temporary folder of its own, removed with everything in it. Move-only.
class Scratch
{
public:
    static Result<Scratch> make();

    Scratch(Scratch&& other) noexcept : m_path(std::exchange(other.m_path, {})) {}
    Scratch& operator=(Scratch&&) = delete;
    ~Scratch();

    const std::filesystem::path& path() const { return m_path; }

private:
    explicit Scratch(std::filesystem::path path) : m_path(std::move(path)) {}
    std::filesystem::path m_path;
};

} // namespace crosstalk::build
