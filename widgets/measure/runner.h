#pragma once

#include "engine/measure/measurement.h"

#include <QObject>

#include <thread>

namespace crosstalk::measuretab {

/// Measures on a thread of its own and tells of each result on this one.
class Runner : public QObject
{
    Q_OBJECT

public:
    explicit Runner(QObject* parent = nullptr) : QObject(parent) {}
    ~Runner() override; ///< cancels, and waits for the programs' end

    void start(std::filesystem::path folder, measure::Plan plan);
    void cancel();
    bool isRunning() const { return m_running; }

signals:
    void measured(const crosstalk::measure::Measured& result);
    void finished();

private:
    void work(const std::filesystem::path& folder, const measure::Plan& plan);

    measure::Cancelled m_cancelled{false};
    bool m_running = false;
    std::thread m_thread;
};

} // namespace crosstalk::measuretab
