#include "app/window/progress.h"

#include <QStandardPaths>

namespace crosstalk::window {
namespace {

// The questions that every lesson may have.
constexpr char predicted[] = "prediction";
constexpr char observed[] = "seen";
constexpr char transferred[] = "transfer";

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
    const progress::Answer seen = m_database.answer(lesson, observed);
    state.seen = seen.chosen;
    state.recorded = seen.happened;
    state.transfer = m_database.answer(lesson, transferred).chosen;
    return state;
}

void Progress::setPrediction(const std::string& lesson, const lessonpane::PredictionState& state)
{
    const bool own = state.chosen >= 0; // else it was the class that predicted
    if (own)
        m_database.setAnswer(lesson, predicted, {state.chosen, state.sure, state.happened});
    if (own && state.seen >= 0)
        m_database.setAnswer(lesson, observed, {state.seen, 0, state.recorded});
    if (state.transfer >= 0)
        m_database.setAnswer(lesson, transferred, {state.transfer, 0, -1});
}

} // namespace crosstalk::window
