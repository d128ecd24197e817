#pragma once

#include <cstdlib>
#include <type_traits>

// What a lesson program may ask of Crosstalk: live choices and parameters, names for variables,
// marks, where its set-up ends. All of it is optional: the tap supplies the symbols below, and a
// program that runs without the tap reads choices and parameters from its environment
// (`deposits=20 ./depositor account`).

extern "C" {
__attribute__((weak)) long crosstalk_choice(const char* name);
__attribute__((weak)) long crosstalk_param(const char* name);
__attribute__((weak)) void crosstalk_watch(const char* name, const volatile void* address,
                                           unsigned long size, int type);
__attribute__((weak)) void crosstalk_mark(const char* name, long n);
__attribute__((weak)) void crosstalk_ready();
}

// The kit is not what a lesson is about: it reports no access and no call of its own.
#define CROSSTALK_QUIET __attribute__((no_sanitize_thread)) inline

namespace crosstalk {

namespace kit {

/// How the bytes of a watched variable are to be read; the tap knows these numbers.
enum Type
{
    Unsigned,
    Signed,
    Float,
    Bytes
};

/// The type whose bytes T holds: that of the value for std::atomic and its like, else T itself.
template<class T, class = void> struct Held
{
    using type = T;
};
template<class T> struct Held<T, std::enable_if_t<sizeof(typename T::value_type) == sizeof(T)>>
{
    using type = typename T::value_type;
};

template<class T> constexpr Type typeOf()
{
    using H = std::remove_cv_t<typename Held<T>::type>;
    if (std::is_floating_point_v<H>)
        return Float;
    if (std::is_integral_v<H>)
        return std::is_signed_v<H> ? Signed : Unsigned;
    return std::is_enum_v<H> ? Signed : Bytes;
}

CROSSTALK_QUIET long fromEnvironment(const char* name)
{
    const char* text = std::getenv(name);
    return text ? std::strtol(text, nullptr, 10) : 0;
}

} // namespace kit

/// A live choice: the position of the option in force, 0 for the first. Read it once per critical
/// section: it may change at any time, and what was locked must be unlocked.
CROSSTALK_QUIET long choice(const char* name)
{
    return crosstalk_choice ? crosstalk_choice(name) : kit::fromEnvironment(name);
}

/// A live parameter: the number as it stands now.
CROSSTALK_QUIET long param(const char* name)
{
    return crosstalk_param ? crosstalk_param(name) : kit::fromEnvironment(name);
}

/// Gives a variable its name on screen. Reads nothing of it; it must live in shared memory.
template<class T> CROSSTALK_QUIET void watch(const char* name, const T& variable)
{
    if (crosstalk_watch)
        crosstalk_watch(name, &variable, sizeof variable, kit::typeOf<T>());
}

/// Leaves a mark on the timeline.
CROSSTALK_QUIET void mark(const char* name, long n)
{
    if (crosstalk_mark)
        crosstalk_mark(name, n);
}

/// Set-up is over: from here on every order of steps is worth a try. `crosstalk explore` begins
/// here, with each process that says so; what is open then should be shared memory only, or every
/// try takes new processes.
CROSSTALK_QUIET void ready()
{
    if (crosstalk_ready)
        crosstalk_ready();
}

} // namespace crosstalk

#undef CROSSTALK_QUIET
