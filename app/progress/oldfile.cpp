#include "app/progress/oldfile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace crosstalk::progress {

std::vector<OldLesson> readOldFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject all =
        QJsonDocument::fromJson(file.readAll()).object()[QLatin1String("lessons")].toObject();
    std::vector<OldLesson> lessons;
    for (auto it = all.begin(); it != all.end(); ++it) {
        const QJsonObject object = it.value().toObject();
        OldLesson lesson{it.key(), {}, {}};
        for (const QJsonValue& id : object[QLatin1String("reached")].toArray())
            lesson.reached << id.toString();
        const QJsonObject prediction = object[QLatin1String("prediction")].toObject();
        lesson.prediction = {prediction[QLatin1String("chosen")].toInt(-1),
                             prediction[QLatin1String("sure")].toInt(),
                             prediction[QLatin1String("happened")].toInt(-1)};
        lessons.push_back(lesson);
    }
    return lessons;
}

} // namespace crosstalk::progress
