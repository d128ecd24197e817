#include "app/window/bookmarks.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace crosstalk::window {

namespace {

constexpr double largestNumber = 9e15;
constexpr qint64 largestFile = 1 << 20; ///< nobody writes more notes than that

QString name(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

/// JSON knows no whole numbers beyond 2^53, and no run has so many events or nanoseconds.
std::vector<Bookmark> bookmarksIn(const QJsonDocument& document)
{
    std::vector<Bookmark> all;
    const QJsonArray array = document.object().value(QLatin1String("bookmarks")).toArray();
    for (const QJsonValue& value : array) {
        const QJsonObject object = value.toObject();
        const double event = object.value(QLatin1String("event")).toDouble(-1);
        const double time = object.value(QLatin1String("time")).toDouble(0);
        if (event >= 0 && event < largestNumber)
            all.push_back({std::uint64_t(event),
                           object.value(QLatin1String("note")).toString().toStdString(),
                           time > 0 && time < largestNumber ? std::uint64_t(time) : 0});
    }
    std::ranges::sort(all, {}, &Bookmark::event);
    return all;
}

} // namespace

std::filesystem::path Bookmarks::fileFor(const std::filesystem::path& recording)
{
    return recording.empty() ? recording : std::filesystem::path(recording.string() + ".bookmarks");
}

Result<void> Bookmarks::open(const std::filesystem::path& recording)
{
    m_all.clear();
    m_file = fileFor(recording);
    QFile file(name(m_file));
    if (m_file.empty() || !file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return Error{"read the bookmarks in", m_file.string(), 0, file.errorString().toStdString()};
    QJsonParseError wrong;
    const auto document = QJsonDocument::fromJson(file.read(largestFile), &wrong);
    if (wrong.error != QJsonParseError::NoError) {
        m_file.clear(); // what is there is not ours to overwrite
        return Error{"read the bookmarks in", fileFor(recording).string(), 0,
                     wrong.errorString().toStdString()};
    }
    m_all = bookmarksIn(document);
    return {};
}

Result<void> Bookmarks::keepWith(const std::filesystem::path& recording)
{
    m_file = fileFor(recording);
    return m_all.empty() ? Result<void>() : save();
}

Result<void> Bookmarks::set(const Bookmark& bookmark)
{
    std::erase_if(m_all, [&](const Bookmark& each) { return each.event == bookmark.event; });
    m_all.insert(std::ranges::upper_bound(m_all, bookmark.event, {}, &Bookmark::event), bookmark);
    return save();
}

Result<void> Bookmarks::remove(std::uint64_t event)
{
    std::erase_if(m_all, [&](const Bookmark& each) { return each.event == event; });
    return save();
}

const Bookmark* Bookmarks::at(std::uint64_t event) const
{
    const auto found = std::ranges::find(m_all, event, &Bookmark::event);
    return found != m_all.end() ? &*found : nullptr;
}

std::optional<std::uint64_t> Bookmarks::neighbour(std::uint64_t event, int direction) const
{
    if (direction > 0) {
        const auto next = std::ranges::upper_bound(m_all, event, {}, &Bookmark::event);
        return next != m_all.end() ? std::optional(next->event) : std::nullopt;
    }
    const auto here = std::ranges::lower_bound(m_all, event, {}, &Bookmark::event);
    return here != m_all.begin() ? std::optional((here - 1)->event) : std::nullopt;
}

Result<void> Bookmarks::save() const
{
    if (m_file.empty())
        return {};
    QJsonArray array;
    for (const Bookmark& each : m_all)
        array.append(QJsonObject{{QStringLiteral("event"), double(each.event)},
                                 {QStringLiteral("time"), double(each.time)},
                                 {QStringLiteral("note"), QString::fromStdString(each.note)}});
    const QJsonObject whole{{QStringLiteral("crosstalk"), 1}, {QStringLiteral("bookmarks"), array}};
    QSaveFile file(name(m_file));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(whole).toJson()) < 0 ||
        !file.commit())
        return Error{"keep the bookmark in", m_file.string(), 0, file.errorString().toStdString()};
    return {};
}

} // namespace crosstalk::window
