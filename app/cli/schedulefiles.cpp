#include "app/cli/schedulefiles.h"

#include "app/cli/settings.h"

namespace crosstalk::cli {
namespace {

std::string placeOf(const std::string& path, int line)
{
    return line > 0 ? path + ":" + std::to_string(line) : path;
}

/// `place` is the file and the line that the setting stands in.
Result<void> takeSetting(const std::string& name, const std::string& value,
                         const std::string& place, const lesson::Lesson& lesson,
                         session::RunOptions& options)
{
    const std::string setting = name + "=" + value;
    if (auto read = readSetting(lesson, setting); !read)
        return Error{read.error().tried, read.error().object + " in " + place, 0,
                     read.error().advice};
    const auto [known, added] = options.set.emplace(name, value);
    if (!added && known->second != value)
        return Error{"follow", place, 0,
                     "It was made with " + setting + ", and --set says " + name + "=" +
                         known->second + ": leave that out, or change the file."};
    return {};
}

} // namespace

Result<void> followSchedule(const schedule::ScheduleFile& file, const std::string& path,
                            const RunRequest& request, const lesson::Lesson& lesson,
                            session::RunOptions& options)
{
    if (!file.lesson.empty() && file.lesson != lesson.id)
        return Error{"follow", placeOf(path, file.lessonLine), 0,
                     "It is a schedule of the lesson " + file.lesson + ", not of " + lesson.id +
                         "."};
    for (std::size_t i = 0; i < file.settings.size(); ++i) {
        const auto& [name, value] = file.settings[i];
        const int line = i < file.settingLines.size() ? file.settingLines[i] : 0;
        if (auto taken = takeSetting(name, value, placeOf(path, line), lesson, options); !taken)
            return taken;
    }
    options.seed = request.seed.value_or(file.seed);
    options.fromReady = file.fromReady;
    options.schedule = file.lines;
    options.scheduleName = path;
    options.afterSchedule =
        file.ends ? session::AfterSchedule::End : session::AfterSchedule::SeedDecides;
    return {};
}

Result<void> saveSchedule(const session::Run& run, const std::string& path)
{
    const auto file = run.schedule();
    if (!file)
        return file.error();
    return schedule::writeSchedule(path, *file);
}

} // namespace crosstalk::cli
