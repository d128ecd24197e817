#include "app/window/programbuilder.h"

#include "engine/build/consents.h"
#include "engine/session/lessoncheck.h"
#include "engine/session/run.h"
#include "widgets/theme/sentences.h"

#include <QThread>

#include <sstream>

namespace crosstalk::window {
namespace {

Result<build::LessonBuild> planOf(const lesson::Lesson& lesson)
{
    if (const auto mistakes = session::checkLesson(lesson.folder); !mistakes.empty())
        return mistakes.front();
    const auto installation = session::Installation::locate();
    if (!installation)
        return installation.error();
    const auto toolchain =
        build::findToolchain(build::Language::Cxx, installation->kit, installation->tap);
    if (!toolchain)
        return toolchain.error();
    return build::planBuild(lesson, *toolchain, build::buildCache());
}

/// What there is room for: the first mistakes, without the lines that show the place.
std::string firstErrors(const std::string& messages)
{
    constexpr int most = 3;
    std::istringstream lines(messages);
    std::string out;
    int count = 0;
    for (std::string line; count < most && std::getline(lines, line);)
        if (line.find("error: ") != std::string::npos) {
            out += (count++ == 0 ? "" : "\n") + line;
        }
    return count == 0 ? messages : out;
}

/// The words above the commands in the window's language; the commands, indented, as they are.
QString inWords(const build::LessonBuild& made)
{
    QStringList lines =
        QString::fromStdString(build::disclosure(made)).split(QLatin1Char('\n'));
    for (QString& line : lines)
        if (!line.startsWith(QLatin1Char(' ')))
            line = theme::said(line.toStdString());
    return lines.join(QLatin1Char('\n'));
}

} // namespace

void ProgramBuilder::prepare(const lesson::Lesson& lesson)
{
    auto plan = planOf(lesson);
    if (!plan)
        return emit failed(plan.error());
    m_folder = lesson.folder;
    m_build = std::make_shared<const build::LessonBuild>(std::move(*plan));
    if (build::Consents(build::consentsFile()).given(m_build->content.hash()))
        make();
    else
        emit consentNeeded(QString::fromStdString(m_folder.string()),
                           inWords(*m_build));
}

void ProgramBuilder::agree()
{
    if (!m_build)
        return;
    const build::Consents consents(build::consentsFile());
    if (const auto given = consents.give(m_build->content.hash(), m_folder); !given)
        return emit failed(given.error());
    make();
}

void ProgramBuilder::make()
{
    if (build::isBuilt(*m_build)) {
        emit built({});
        return emit ready(QString::fromStdString(m_build->programs.string()));
    }
    emit building();
    auto result = std::make_shared<Result<build::Compiled>>(build::Compiled{});
    QThread* thread = QThread::create([result, plan = m_build] { *result = build::make(*plan); });
    connect(thread, &QThread::finished, this, [this, result, plan = m_build] {
        if (plan == m_build) // else another lesson was asked for meanwhile
            finish(*plan, *result);
    });
    connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    thread->start();
}

void ProgramBuilder::finish(const build::LessonBuild& made, const Result<build::Compiled>& result)
{
    if (result)
        emit built(QString::fromStdString(result->messages));
    if (!result)
        emit failed(result.error());
    else if (result->status != 0)
        emit failed({"build the lesson", m_folder.string(), 0, firstErrors(result->messages)});
    else
        emit ready(QString::fromStdString(made.programs.string()));
}

} // namespace crosstalk::window
