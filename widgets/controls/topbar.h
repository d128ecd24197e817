#pragma once

#include <QFrame>

class QAction;
class QLabel;
class QMenu;
class QSlider;

namespace crosstalk::controls {

class ActionButton;
class ElidedLabel;

/// The bar along the window's top: menu, where one is, the gate's buttons and the speed.
class TopBar : public QFrame
{
    Q_OBJECT

public:
    /// The commands that have a button here; owned by the window.
    struct Commands
    {
        QAction* menu = nullptr;
        QAction* restart = nullptr;
        QAction* pause = nullptr;
        QAction* step = nullptr;
        QAction* stepMenu = nullptr; ///< what else a step can be
        QAction* record = nullptr;
        QAction* present = nullptr;
    };

    explicit TopBar(const Commands& commands, QWidget* parent = nullptr);

    void setPlace(const QString& group, const QString& lesson);
    void setPaused(bool paused);          ///< which picture the pause button has
    void setLocked(bool locked);          ///< a recording's speed is shown and not to be set
    void setSpeed(double stepsPerSecond); ///< does not emit
    ActionButton* menuButton() const { return m_menu; }
    ActionButton* stepMenuButton() const { return m_stepMenu; }

signals:
    void speedChosen(double stepsPerSecond); ///< 0: full speed

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void restyle();
    void fit();
    void showSpeed(double stepsPerSecond);

    ActionButton* m_menu;
    ActionButton* m_restart;
    ActionButton* m_pause;
    ActionButton* m_record;
    ActionButton* m_stepMenu;
    ActionButton* m_present;
    QLabel* m_name;
    ElidedLabel* m_group;
    QLabel* m_arrow;
    ElidedLabel* m_lesson;
    QLabel* m_speedName;
    QSlider* m_slider;
    QLabel* m_speed;
};

} // namespace crosstalk::controls
