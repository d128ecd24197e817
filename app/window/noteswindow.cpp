#include "app/window/noteswindow.h"

#include "engine/lesson/notes.h"
#include "widgets/controls/markdownlabel.h"
#include "widgets/theme/appearance.h"
#include "widgets/theme/language.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QVBoxLayout>

namespace crosstalk::window {
namespace {

/// 754 is "12:34".
QString clockText(qint64 seconds)
{
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

NotesWindow::NotesWindow(QWidget* parent)
    : QWidget(parent, Qt::Window), m_title(new QLabel(this)), m_clock(new QLabel(this)),
      m_text(new controls::MarkdownLabel)
{
    setWindowTitle(tr("Teacher's notes"));
    const theme::Theme& theme = theme::current();
    resize(int(theme.px(560)), int(theme.px(640)));
    m_title->setFont(theme.sans(21, QFont::Bold));
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_clock->setFont(theme.sans(16, QFont::DemiBold));
    m_clock->setWordWrap(true);
    m_text->setFontSize(16);
    auto* restart = new QPushButton(tr("Start the clock again"), this);
    connect(restart, &QPushButton::clicked, this, [this] {
        m_since.start();
        showTime();
    });
    auto* page = new QWidget;
    auto* inside = new QVBoxLayout(page);
    inside->addWidget(m_text);
    inside->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* row = new QHBoxLayout;
    row->addWidget(m_clock, 1);
    row->addWidget(restart);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addLayout(row);
    column->addWidget(scroll, 1);
    connect(&m_second, &QTimer::timeout, this, &NotesWindow::showTime);
    m_second.start(1000);
}

void NotesWindow::setLesson(const lesson::Lesson& lesson)
{
    if (lesson.id == m_id)
        return;
    m_id = lesson.id;
    m_minutes = lesson.minutes;
    m_title->setText(QString::fromStdString(lesson.title));
    const auto notes = lesson::readNotes(lesson, theme::language().toStdString());
    m_text->setMarkdown(notes.text.empty() ? tr("There are no notes on this lesson.")
                                           : QString::fromStdString(notes.text));
    m_since.start();
    showTime();
}

QString NotesWindow::notes() const
{
    return m_text->markdown();
}

QString NotesWindow::timing(qint64 seconds, const QString& notes, int minutes)
{
    const QString now = tr("%1 of %2 minutes").arg(clockText(seconds)).arg(minutes);
    static const QRegularExpression heading(
        QStringLiteral("^## (\\d+) min: (.+)$"), QRegularExpression::MultilineOption);
    int end = 0;
    for (auto each = heading.globalMatch(notes); each.hasNext();) {
        const auto part = each.next();
        end += part.captured(1).toInt();
        if (seconds < end * 60)
            return tr("%1 · planned now: %2").arg(now, part.captured(2));
    }
    return end > 0 ? tr("%1 · the time is up").arg(now) : now;
}

void NotesWindow::showTime()
{
    m_clock->setText(timing(m_since.isValid() ? m_since.elapsed() / 1000 : 0, notes(), m_minutes));
}

} // namespace crosstalk::window
