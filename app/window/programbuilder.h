#pragma once

#include "engine/base/error.h"
#include "engine/build/lessonbuild.h"

#include <QObject>
#include <QString>

#include <memory>

namespace crosstalk::window {

/// Makes the programs of a lesson that does not come with Crosstalk, in a thread of its own. Says
/// what it would run and waits for agree() where that content was not agreed to before; until then
/// nothing is run and nothing written. One lesson at a time: the newest.
class ProgramBuilder : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Answered by one of the signals, at once or later.
    void prepare(const lesson::Lesson& lesson);

    void agree(); ///< to what consentNeeded() showed last

signals:
    void consentNeeded(const QString& folder, const QString& disclosure);
    void building();
    void built(const QString& messages); ///< the compiler has ended; what it said
    void ready(const QString& programs); ///< for session::RunOptions::programs
    void failed(const crosstalk::Error& error);

private:
    void make();
    void finish(const build::LessonBuild& made, const Result<build::Compiled>& result);

    std::shared_ptr<const build::LessonBuild> m_build;
    std::filesystem::path m_folder;
};

} // namespace crosstalk::window
