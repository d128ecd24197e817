#include "app/window/presenterkeys.h"

#include "app/window/mainwindow.h"

#include <QApplication>
#include <QKeyEvent>

namespace crosstalk::window {
namespace {

constexpr int mostAnswers = 5;

bool isDigit(int key)
{
    return key >= Qt::Key_1 && key < Qt::Key_1 + mostAnswers;
}

} // namespace

PresenterKeys::PresenterKeys(MainWindow& window) : QObject(&window), m_window(window)
{
    qApp->installEventFilter(this);
}

PresenterKeys::~PresenterKeys()
{
    qApp->removeEventFilter(this);
}

bool PresenterKeys::isMine(const QKeyEvent& key) const
{
    if ((key.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    switch (key.key()) {
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
    case Qt::Key_B:
    case Qt::Key_Period:
        return true;
    case Qt::Key_Backspace:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return m_counting;
    default:
        return m_counting && isDigit(key.key());
    }
}

void PresenterKeys::press(int key)
{
    if (key == Qt::Key_PageDown)
        emit forward();
    else if (key == Qt::Key_PageUp)
        emit backward();
    else if (key == Qt::Key_B || key == Qt::Key_Period)
        emit darkToggled();
    else if (key == Qt::Key_Backspace)
        emit handTakenBack();
    else if (isDigit(key))
        emit handRaised(key - Qt::Key_1);
    else
        emit countingDone();
}

bool PresenterKeys::eventFilter(QObject* watched, QEvent* event)
{
    const bool asks = event->type() == QEvent::ShortcutOverride;
    if (!asks && event->type() != QEvent::KeyPress)
        return false;
    auto* widget = qobject_cast<QWidget*>(watched);
    auto* key = static_cast<QKeyEvent*>(event);
    if (!widget || widget->window() != &m_window || !m_window.isPresenting() || !isMine(*key))
        return false;
    event->accept(); // else a shortcut takes it
    if (!asks)
        press(key->key());
    return !asks;
}

} // namespace crosstalk::window
