#pragma once

#include "widgets/lesson/predictioncard.h"

#include <QJsonObject>
#include <QString>

#include <set>
#include <string>

namespace crosstalk::window {

/// How far the user has come: checkpoints reached and predictions made, by lesson. One JSON file
/// under the user's data folder, written whenever something is added. A file that cannot be read
/// counts as empty, one that cannot be written costs the memory only.
class Progress
{
public:
    /// `file`: where it is kept; empty: the user's data folder.
    explicit Progress(QString file = {});

    std::set<std::string> reached(const std::string& lesson) const;
    /// True when it is new.
    bool reach(const std::string& lesson, const std::string& checkpoint);

    lessonpane::PredictionState prediction(const std::string& lesson) const;
    void setPrediction(const std::string& lesson, const lessonpane::PredictionState& state);

    const QString& file() const { return m_file; }

private:
    void load() const;
    QJsonObject lessonObject(const std::string& lesson) const;
    void setLessonObject(const std::string& lesson, const QJsonObject& object);
    void save() const;

    QString m_file;
    mutable bool m_loaded = false; ///< read on first use: the window's first frame does not wait
    mutable QJsonObject m_lessons;
};

} // namespace crosstalk::window
