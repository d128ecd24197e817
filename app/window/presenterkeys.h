#pragma once

#include <QObject>

class QKeyEvent;

namespace crosstalk::window {

class MainWindow;

/// What a presenter's remote sends while the window presents: Page Down and Page Up, B or a dot for
/// a dark screen. (F5 and Esc, by which it begins and ends, are commands of the window.) While hands
/// are counted the digits, Backspace and Enter are its as well. These keys mean other things when
/// nobody presents, so they are taken before any shortcut sees them. The window must outlive it.
class PresenterKeys : public QObject
{
    Q_OBJECT

public:
    explicit PresenterKeys(MainWindow& window);
    ~PresenterKeys() override;

    void setCounting(bool on) { m_counting = on; }

signals:
    void forward();
    void backward();
    void darkToggled();
    void handRaised(int answer); ///< 0 is the first
    void handTakenBack();
    void countingDone();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isMine(const QKeyEvent& key) const;
    void press(int key);

    MainWindow& m_window;
    bool m_counting = false;
};

} // namespace crosstalk::window
