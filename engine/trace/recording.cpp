#include "engine/trace/recording.h"

#include <boost/json.hpp>

#include <fstream>
#include <sys/utsname.h>
#include <unistd.h>

namespace crosstalk::trace {

namespace json = boost::json;

namespace {

std::string processorName()
{
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("model name") && line.find(": ") != std::string::npos)
            return line.substr(line.find(": ") + 2);
    return {};
}

std::string text(const json::value& value)
{
    const json::string& string = value.as_string();
    return {string.data(), string.size()};
}

template<class Number> Number number(const json::value& value)
{
    return value.to_number<Number>();
}

json::object machineObject(const RecordedMachine& machine)
{
    return {{"processor", machine.processor},
            {"cores", machine.cores},
            {"kernel", machine.kernel},
            {"version", machine.version}};
}

RecordedMachine machineOf(const json::object& object)
{
    return {text(object.at("processor")), number<int>(object.at("cores")),
            text(object.at("kernel")), text(object.at("version"))};
}

template<class Map> json::object objectOf(const Map& map)
{
    json::object out;
    for (const auto& [name, value] : map)
        out[name] = value;
    return out;
}

RecordingInfo infoOf(const json::object& object)
{
    RecordingInfo info;
    if (!object.at("lesson").is_null())
        info.lesson = text(object.at("lesson"));
    for (const auto& [name, value] : object.at("files").as_object())
        info.files[name] = text(value);
    for (const auto& [name, value] : object.at("settings").as_object())
        info.settings[name] = number<std::int64_t>(value);
    info.seed = number<std::uint64_t>(object.at("seed"));
    info.stepsPerSecond = number<double>(object.at("steps_per_second"));
    info.started = number<std::int64_t>(object.at("started"));
    info.machine = machineOf(object.at("machine").as_object());
    for (const json::value& one : object.at("processes").as_array())
        info.processes.push_back(
            {text(one.at("name")), text(one.at("program")), number<std::int32_t>(one.at("pid"))});
    for (const json::value& one : object.at("channels").as_array())
        info.channels.emplace_back(number<std::uint64_t>(one.at("object")), text(one.at("id")));
    return info;
}

RecordingEnd endOf(const json::object& object)
{
    RecordingEnd end;
    end.outcome = text(object.at("outcome"));
    end.natural = object.at("natural").as_bool();
    end.now = number<std::uint64_t>(object.at("now"));
    end.deadlockNow = number<std::uint64_t>(object.at("deadlock_now"));
    end.deadlockEvents = number<std::uint64_t>(object.at("deadlock_events"));
    end.hash = text(object.at("hash"));
    end.dropped = number<std::uint64_t>(object.at("dropped"));
    end.overheadNs = number<std::uint64_t>(object.at("overhead_ns"));
    for (const json::value& one : object.at("threads").as_array())
        end.threads.push_back({number<std::int32_t>(one.at("tid")), text(one.at("name"))});
    return end;
}

/// Boost.JSON throws where a key is missing or a value of another type.
template<class Read>
auto parse(std::string_view text, Read read) -> Result<decltype(read(json::object()))>
{
    json::parse_options options;
    options.allow_invalid_utf8 = true; // a source in another encoding is kept as it is
    try {
        return read(json::parse({text.data(), text.size()}, {}, options).as_object());
    } catch (const std::exception& wrong) {
        return Error{"read", "the recording's description", 0, wrong.what()};
    }
}

} // namespace

RecordedMachine thisMachine()
{
    RecordedMachine machine;
    machine.processor = processorName();
    machine.cores = int(::sysconf(_SC_NPROCESSORS_ONLN));
    utsname names{};
    if (::uname(&names) == 0)
        machine.kernel = std::string(names.sysname) + ' ' + names.release + ' ' + names.machine;
    machine.version = CROSSTALK_VERSION;
    return machine;
}

std::string toJson(const RecordingInfo& info)
{
    json::array processes;
    for (const RecordedProcess& one : info.processes)
        processes.push_back(
            json::object{{"name", one.name}, {"program", one.program}, {"pid", one.pid}});
    json::array channels;
    for (const auto& [object, id] : info.channels)
        channels.push_back(json::object{{"object", object}, {"id", id}});
    return json::serialize(json::object{
        {"lesson", info.lesson.empty() ? json::value(nullptr) : json::value(info.lesson)},
        {"settings", objectOf(info.settings)},
        {"seed", info.seed},
        {"steps_per_second", info.stepsPerSecond},
        {"started", info.started},
        {"machine", machineObject(info.machine)},
        {"processes", processes},
        {"channels", channels},
        {"files", objectOf(info.files)}});
}

std::string toJson(const RecordingEnd& end)
{
    json::array threads;
    for (const RecordedThread& one : end.threads)
        threads.push_back(json::object{{"tid", one.tid}, {"name", one.name}});
    return json::serialize(json::object{{"outcome", end.outcome},
                                        {"natural", end.natural},
                                        {"now", end.now},
                                        {"deadlock_now", end.deadlockNow},
                                        {"deadlock_events", end.deadlockEvents},
                                        {"hash", end.hash},
                                        {"dropped", end.dropped},
                                        {"overhead_ns", end.overheadNs},
                                        {"threads", threads}});
}

Result<RecordingInfo> parseInfo(std::string_view json)
{
    return parse(json, infoOf);
}

Result<RecordingEnd> parseEnd(std::string_view json)
{
    return parse(json, endOf);
}

} // namespace crosstalk::trace
