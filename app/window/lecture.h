#pragma once

#include "app/window/presenterkeys.h"
#include "engine/lesson/demonstration.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

class QWidget;

namespace crosstalk::window {

class LessonRunner;
class MainWindow;
class NotesWindow;
class SplitWindow;
class TallyCard;

/// What a teacher does before a class: the lesson's moment by one key and the ways on from there by
/// two others, predictions by a show of hands, notes and a split screen in windows of their own, a
/// presenter's remote. Window and runner must outlive it.
class Lecture : public QObject
{
    Q_OBJECT

public:
    Lecture(MainWindow& window, LessonRunner& runner, QObject* parent = nullptr);
    ~Lecture() override;

    /// Where a remote's Page Down leads through a lesson, in order.
    enum class Beat
    {
        Ask,
        Run,
        Moment,
        Wrong,
        Right
    };
    std::vector<Beat> beats() const; ///< of the lesson shown; those it has

    const TallyCard* tallyCard() const { return m_card; }
    NotesWindow* notes() const; ///< null: not opened
    SplitWindow* split() const; ///< null: not opened

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; ///< the window's size, and Esc

private:
    void connectCommands();
    void connectRemote();
    void turnTo(const QString& lesson);
    void updateCommands();
    const lesson::Demonstration* demonstration() const;
    void setUp();
    void goOn(const std::optional<lesson::Demonstration::Part>& way);
    bool standsAtMoment() const;
    void perform(lesson::Demonstration::Part part, bool anew);
    void noticeDone();
    void ask();
    void openCard();
    void runAsked();
    void showAnswer(int happened);
    void closeCard();
    void move(int by);
    void play(Beat beat);
    void toggleDark();
    void openNotes();
    void openSplit();

    MainWindow& m_window;
    LessonRunner& m_runner;
    PresenterKeys m_keys;
    TallyCard* m_card;
    QWidget* m_dark;
    QPointer<NotesWindow> m_notes;
    QPointer<SplitWindow> m_split;
    QString m_lesson; ///< that beats and hands are of
    int m_beat = -1;
    bool m_asked = false;       ///< the run that goes on answers the class
    bool m_awaits = false;      ///< what was asked for is not done yet
    QString m_words;            ///< to be said when it is
    bool m_isMoment = false;    ///< and it is the moment
    quint64 m_momentEvent = 0;  ///< events at the moment; 0: nobody stands there
};

} // namespace crosstalk::window
