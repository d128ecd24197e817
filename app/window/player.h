#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace crosstalk::window {

/// Moves a cursor through a run that stands still, forwards or backwards, so many events a second.
/// Slow, it goes from one event that shows something to the next; fast, it passes over many at once.
class Player : public QObject
{
    Q_OBJECT

public:
    explicit Player(QObject* parent = nullptr);

    void play(int direction); ///< 1 forwards, -1 backwards, 0: stop
    int direction() const { return m_direction; }

    void setEventsPerSecond(double rate);
    double eventsPerSecond() const { return m_rate; }

signals:
    void stepWanted(int direction);  ///< to the next event that shows something
    void jumpWanted(qint64 events);  ///< so many events on (or back)
    void directionChanged();

private:
    void tick();
    void arrange();

    QTimer m_timer;
    QElapsedTimer m_since; ///< the latest tick
    double m_rate = 10;
    double m_owed = 0; ///< parts of an event
    int m_direction = 0;
};

} // namespace crosstalk::window
