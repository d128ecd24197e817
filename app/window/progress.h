#pragma once

#include "app/progress/database.h"
#include "widgets/lesson/predictioncard.h"

#include <QString>

#include <set>
#include <string>

namespace crosstalk::window {

/// How far the user has come, as the lesson pane shows it. Kept in the user's data folder; see
/// progress::Database for what happens where that cannot be.
class Progress
{
public:
    /// `file`: where it is kept; empty: the user's data folder.
    explicit Progress(const QString& file = {});

    std::set<std::string> reached(const std::string& lesson) const;
    /// True when it is new.
    bool reach(const std::string& lesson, const std::string& checkpoint);

    lessonpane::PredictionState prediction(const std::string& lesson) const;
    void setPrediction(const std::string& lesson, const lessonpane::PredictionState& state);

    progress::Database& database() { return m_database; }

private:
    progress::Database m_database;
};

} // namespace crosstalk::window
