#include "app/window/player.h"

#include <algorithm>
#include <cmath>

namespace crosstalk::window {

namespace {

constexpr double framesPerSecond = 30; ///< more positions than that a second nobody sees

} // namespace

Player::Player(QObject* parent) : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Player::tick);
}

void Player::play(int direction)
{
    if (direction == m_direction)
        return;
    m_direction = direction;
    m_owed = 0;
    arrange();
    emit directionChanged();
}

void Player::setEventsPerSecond(double rate)
{
    m_rate = std::clamp(rate, 0.1, 1e9);
    arrange();
}

void Player::arrange()
{
    if (m_direction == 0)
        return m_timer.stop();
    m_since.start();
    m_timer.start(int(1000 / std::min(m_rate, framesPerSecond)));
}

void Player::tick()
{
    if (m_rate <= framesPerSecond) {
        emit stepWanted(m_direction);
        return;
    }
    m_owed += m_rate * double(m_since.restart()) / 1000;
    const double whole = std::floor(m_owed);
    m_owed -= whole;
    if (whole > 0)
        emit jumpWanted(m_direction * qint64(whole));
}

} // namespace crosstalk::window
