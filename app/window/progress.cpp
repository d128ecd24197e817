#include "app/window/progress.h"

#include <QStandardPaths>

namespace crosstalk::window {
namespace {

constexpr char predicted[] = "prediction"; ///< the question that every lesson may have

QString usersFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/crosstalk/progress.sqlite");
}

} // namespace

Progress::Progress(const QString& file) : m_database(file.isEmpty() ? usersFile() : file) {}

std::set<std::string> Progress::reached(const std::string& lesson) const
{
    return m_database.reached(lesson);
}

bool Progress::reach(const std::string& lesson, const std::string& checkpoint)
{
    return m_database.reach(lesson, checkpoint);
}

lessonpane::PredictionState Progress::prediction(const std::string& lesson) const
{
    const progress::Answer answer = m_database.answer(lesson, predicted);
    lessonpane::PredictionState state;
    state.chosen = answer.chosen;
    state.sure = answer.sure;
    state.locked = answer.chosen >= 0;
    state.happened = answer.happened;
    return state;
}

void Progress::setPrediction(const std::string& lesson, const lessonpane::PredictionState& state)
{
    m_database.setAnswer(lesson, predicted, {state.chosen, state.sure, state.happened});
}

} // namespace crosstalk::window
