#pragma once

#include "app/cli/request.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <string>

// What several commands' options share.

namespace crosstalk::cli {

inline Message usage(const std::string& what)
{
    return {"crosstalk: " + what + "\nTry `crosstalk --help`.\n", Usage};
}

inline std::string checkSize(const std::string& text)
{
    int width = 0, height = 0;
    char rest = 0;
    if (std::sscanf(text.c_str(), "%dx%d%c", &width, &height, &rest) != 2 || width < 1 ||
        height < 1 || width > 16384 || height > 16384)
        return "is WIDTHxHEIGHT in pixels, not `" + text + "`";
    return {};
}

/// Options about the window's looks: for pictures and tests, so not in the help.
class LookOptions
{
public:
    explicit LookOptions(CLI::App& app)
    {
        app.add_option("--window-size", m_size)->check(CLI::Validator(checkSize, ""))->group("");
        app.add_option("--window-theme", m_look.theme)
            ->check(CLI::IsMember({"light", "dark"}))
            ->group("");
        app.add_option("--window-scale", m_look.scale)->check(CLI::Range(1.0, 4.0))->group("");
        app.add_flag("--window-presenting", m_look.presenting)->group("");
        app.add_option("--window-language", m_look.language)->group("");
        app.add_option("--window-tab", m_look.tab)
            ->check(CLI::IsMember({"timeline", "messages", "memory", "waits", "narration",
                                   "schedules"}))
            ->group("");
    }

    WindowLook look() const
    {
        WindowLook out = m_look;
        if (!m_size.empty())
            std::sscanf(m_size.c_str(), "%dx%d", &out.width, &out.height);
        return out;
    }

private:
    std::string m_size;
    WindowLook m_look;
};

} // namespace crosstalk::cli
