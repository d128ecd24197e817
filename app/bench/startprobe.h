#pragma once

#include <QObject>

class QApplication;

namespace crosstalk::bench {

/// Environment variable that makes `crosstalk LESSON` measure its own start: it prints
/// CLOCK_MONOTONIC in ns when its window was painted first and when the lesson was first painted
/// running, its resident memory then in KiB, and ends.
inline constexpr char measureStartVariable[] = "CROSSTALK_MEASURE_START";

/// Watches the window being painted; does nothing unless the variable is set. Make one after the
/// application and keep it as long.
class StartProbe : public QObject
{
    Q_OBJECT

public:
    explicit StartProbe(QApplication& application);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void painted();
    void finish(double lessonNs);

    QApplication& m_application;
    double m_windowNs = 0;
    bool m_pending = false;
};

} // namespace crosstalk::bench
