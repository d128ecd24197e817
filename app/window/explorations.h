#pragma once

#include "engine/base/result.h"
#include "engine/lesson/lesson.h"
#include "engine/session/exploration.h"
#include "engine/session/untouched.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <thread>

namespace crosstalk::window {

/// Explores schedules, and counts untouched runs, in a thread of its own; tells the window's thread
/// how far it is. One thing at a time: another one ends what goes on.
class Explorations : public QObject
{
    Q_OBJECT

public:
    explicit Explorations(QObject* parent = nullptr);
    ~Explorations() override; ///< ends what goes on

    void explore(std::shared_ptr<const lesson::Lesson> lesson, session::ExploreOptions options);
    void count(std::shared_ptr<const lesson::Lesson> lesson, session::UntouchedOptions options);
    void stop(); ///< what was found by then is told

    /// Ends what goes on; nothing more of it is told.
    void end();

signals:
    void explored(const crosstalk::session::Exploration& soFar, bool running);
    void counted(const crosstalk::session::Untouched& soFar, bool running);
    void failed(const QString& sentence);

private:
    template<class Work> void begin(Work work);

    std::thread m_thread;
    std::shared_ptr<std::atomic<bool>> m_stop;
    int m_number = 0; ///< of what goes on; what an earlier one still says is not heard
};

} // namespace crosstalk::window
