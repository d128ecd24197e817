#include "widgets/measure/runner.h"

namespace crosstalk::measuretab {

Runner::~Runner()
{
    cancel();
    if (m_thread.joinable())
        m_thread.join();
}

void Runner::start(std::filesystem::path folder, measure::Plan plan)
{
    if (m_running)
        return;
    if (m_thread.joinable())
        m_thread.join();
    m_cancelled = false;
    m_running = true;
    m_thread = std::thread([this, folder = std::move(folder), plan = std::move(plan)] {
        work(folder, plan);
    });
}

void Runner::cancel()
{
    m_cancelled = true;
}

void Runner::work(const std::filesystem::path& folder, const measure::Plan& plan)
{
    measure::measureAll(folder, plan, m_cancelled, [this](const measure::Measured& result) {
        QMetaObject::invokeMethod(
            this, [this, result] { emit measured(result); }, Qt::QueuedConnection);
    });
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_running = false;
            emit finished();
        },
        Qt::QueuedConnection);
}

} // namespace crosstalk::measuretab
