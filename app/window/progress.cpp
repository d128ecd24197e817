#include "app/window/progress.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>

namespace crosstalk::window {
namespace {

QString usersFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/crosstalk/progress.json");
}

} // namespace

Progress::Progress(QString file) : m_file(file.isEmpty() ? usersFile() : std::move(file)) {}

void Progress::load() const
{
    if (m_loaded)
        return;
    m_loaded = true;
    QFile file(m_file);
    if (file.open(QIODevice::ReadOnly))
        m_lessons =
            QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("lessons")].toObject();
}

QJsonObject Progress::lessonObject(const std::string& lesson) const
{
    load();
    return m_lessons[QString::fromStdString(lesson)].toObject();
}

void Progress::setLessonObject(const std::string& lesson, const QJsonObject& object)
{
    m_lessons[QString::fromStdString(lesson)] = object;
    save();
}

void Progress::save() const
{
    QDir().mkpath(QFileInfo(m_file).path());
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly))
        return;
    const QJsonObject all{{QStringLiteral("crosstalk"), 1}, {QStringLiteral("lessons"), m_lessons}};
    file.write(QJsonDocument(all).toJson());
    file.commit();
}

std::set<std::string> Progress::reached(const std::string& lesson) const
{
    std::set<std::string> ids;
    for (const QJsonValue& id : lessonObject(lesson)[QStringLiteral("reached")].toArray())
        ids.insert(id.toString().toStdString());
    return ids;
}

bool Progress::reach(const std::string& lesson, const std::string& checkpoint)
{
    QJsonObject object = lessonObject(lesson);
    QJsonArray ids = object[QStringLiteral("reached")].toArray();
    const QString id = QString::fromStdString(checkpoint);
    if (ids.contains(id))
        return false;
    ids.append(id);
    object[QStringLiteral("reached")] = ids;
    setLessonObject(lesson, object);
    return true;
}

lessonpane::PredictionState Progress::prediction(const std::string& lesson) const
{
    const QJsonObject object = lessonObject(lesson)[QStringLiteral("prediction")].toObject();
    lessonpane::PredictionState state;
    state.chosen = object[QStringLiteral("chosen")].toInt(-1);
    state.sure = object[QStringLiteral("sure")].toInt();
    state.locked = state.chosen >= 0;
    state.happened = object[QStringLiteral("happened")].toInt(-1);
    return state;
}

void Progress::setPrediction(const std::string& lesson, const lessonpane::PredictionState& state)
{
    QJsonObject object = lessonObject(lesson);
    object[QStringLiteral("prediction")] =
        QJsonObject{{QStringLiteral("chosen"), state.chosen},
                    {QStringLiteral("sure"), state.sure},
                    {QStringLiteral("happened"), state.happened}};
    setLessonObject(lesson, object);
}

} // namespace crosstalk::window
