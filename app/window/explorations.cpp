#include "app/window/explorations.h"

#include "widgets/theme/sentences.h"

#include <utility>

namespace crosstalk::window {

Explorations::Explorations(QObject* parent) : QObject(parent) {}

Explorations::~Explorations()
{
    end();
}

void Explorations::stop()
{
    if (m_stop)
        m_stop->store(true);
}

void Explorations::end()
{
    ++m_number;
    stop();
    if (m_thread.joinable())
        m_thread.join();
}

/// `work` gets a function that hands something to the window's thread and says whether to go on.
template<class Work> void Explorations::begin(Work work)
{
    end();
    m_stop = std::make_shared<std::atomic<bool>>(false);
    const int number = m_number;
    m_thread = std::thread([this, work = std::move(work), stop = m_stop, number] {
        work([this, stop, number](auto tell) {
            QMetaObject::invokeMethod(
                this,
                [this, number, tell = std::move(tell)] {
                    if (number == m_number)
                        tell();
                },
                Qt::QueuedConnection);
            return !stop->load();
        });
    });
}

void Explorations::explore(std::shared_ptr<const lesson::Lesson> lesson,
                           session::ExploreOptions options)
{
    begin([this, lesson = std::move(lesson), options = std::move(options)](auto hand) {
        const auto installation = session::Installation::locate();
        const auto progress = [&](const session::Exploration& soFar) {
            return hand([this, soFar] { emit explored(soFar, true); });
        };
        const auto found = installation
                               ? session::explore(*lesson, options, *installation, progress)
                               : Result<session::Exploration>(installation.error());
        hand([this, found] {
            if (found)
                emit explored(*found, false);
            else
                emit failed(theme::said(found.error()));
        });
    });
}

void Explorations::count(std::shared_ptr<const lesson::Lesson> lesson,
                         session::UntouchedOptions options)
{
    begin([this, lesson = std::move(lesson), options = std::move(options)](auto hand) {
        const auto installation = session::Installation::locate();
        const auto progress = [&](const session::Untouched& soFar) {
            return hand([this, soFar] { emit counted(soFar, true); });
        };
        const auto found = installation
                               ? session::runUntouched(*lesson, options, *installation, progress)
                               : Result<session::Untouched>(installation.error());
        hand([this, found] {
            if (found)
                emit counted(*found, false);
            else
                emit failed(theme::said(found.error()));
        });
    });
}

} // namespace crosstalk::window
