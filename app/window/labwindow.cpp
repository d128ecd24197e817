#include "app/window/labwindow.h"

#include "widgets/code/highlighter.h"
#include "widgets/theme/appearance.h"
#include "widgets/theme/sentences.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QTabBar>
#include <QTextBlock>
#include <QVBoxLayout>

namespace crosstalk::window {
namespace {

constexpr int saveAfterMs = 800; ///< of no key

} // namespace

LabWindow::LabWindow(QWidget* parent)
    : QWidget(parent, Qt::Window), m_tabs(new QTabBar(this)), m_editor(new QPlainTextEdit(this)),
      m_mistakes(new QListWidget(this)), m_says(new QLabel(this))
{
    const theme::Theme& theme = theme::current();
    resize(int(theme.px(760)), int(theme.px(760)));
    m_editor->setFont(theme.mono(14));
    m_editor->setTabStopDistance(4 * QFontMetricsF(m_editor->font()).horizontalAdvance(u' '));
    m_editor->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_editor->setAccessibleName(tr("The program's text"));
    m_mistakes->setAccessibleName(tr("What the compiler says"));
    m_mistakes->setMaximumHeight(int(theme.px(130)));
    m_mistakes->hide();
    m_tabs->setExpanding(false);
    new code::Highlighter(m_editor->document());
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_tabs);
    column->addWidget(m_editor, 1);
    column->addWidget(m_mistakes);
    column->addLayout(buildFoot());
    m_pause.setSingleShot(true);
    m_pause.setInterval(saveAfterMs);
    connect(&m_pause, &QTimer::timeout, this, &LabWindow::save);
    connect(m_tabs, &QTabBar::currentChanged, this, &LabWindow::showFile);
    connect(m_mistakes, &QListWidget::currentRowChanged, this, &LabWindow::goTo);
    connect(m_mistakes, &QListWidget::itemActivated, this,
            [this] { goTo(m_mistakes->currentRow()); });
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
        m_changed = true;
        m_pause.start();
    });
}

LabWindow::~LabWindow()
{
    save();
}

QLayout* LabWindow::buildFoot()
{
    auto* foot = new QHBoxLayout;
    auto* run = new QPushButton(tr("Build and run (Ctrl+Enter)"), this);
    m_says->setWordWrap(true);
    m_says->setTextFormat(Qt::PlainText);
    foot->addWidget(m_says, 1);
    foot->addWidget(run);
    connect(run, &QPushButton::clicked, this, &LabWindow::runRequested);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(QKeySequence(Qt::CTRL | key), this), &QShortcut::activated, this,
                &LabWindow::runRequested);
    return foot;
}

Result<void> LabWindow::open(const std::filesystem::path& folder)
{
    save();
    auto piece = build::Workpiece::open(folder, build::Consents(build::consentsFile()));
    if (!piece)
        return piece.error();
    m_piece = std::move(*piece);
    setWindowTitle(tr("Lab: %1").arg(QString::fromStdString(folder.filename().string())));
    const QSignalBlocker quiet(m_tabs);
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    for (const std::string& file : m_piece->files())
        m_tabs->addTab(QString::fromStdString(file));
    m_file.clear();
    setMessages({});
    showFile(0);
    m_editor->setFocus();
    say(tr("Yours to change, in %1. It is saved by itself.")
            .arg(QString::fromStdString(folder.string())));
    return {};
}

std::filesystem::path LabWindow::folder() const
{
    return m_piece ? m_piece->folder() : std::filesystem::path();
}

void LabWindow::showFile(int tab)
{
    if (!m_piece || tab < 0 || tab >= m_tabs->count() || !save())
        return;
    const QString file = m_tabs->tabText(tab);
    const auto text = m_piece->read(file.toStdString());
    if (!text)
        return say(theme::said(text.error()));
    m_file = file;
    m_editor->setPlainText(QString::fromStdString(*text));
    m_changed = false;
    m_pause.stop();
    m_tabs->setCurrentIndex(tab);
    mark();
}

/// False: what was typed is on screen and nowhere else.
bool LabWindow::save()
{
    m_pause.stop();
    if (!m_piece || !m_changed || m_file.isEmpty())
        return true;
    const auto saved =
        m_piece->save(m_file.toStdString(), m_editor->toPlainText().toStdString());
    m_changed = !saved;
    if (!saved)
        say(theme::said(saved.error()));
    return bool(saved);
}

bool LabWindow::prepareRun()
{
    if (!m_piece || !save())
        return false;
    const auto agreed = m_piece->agree(build::Consents(build::consentsFile()));
    if (!agreed)
        say(theme::said(agreed.error()));
    return bool(agreed); // what was not agreed to is asked about before it runs
}

void LabWindow::say(const QString& words)
{
    m_says->setText(words);
}

void LabWindow::setMessages(const std::string& messages)
{
    m_told = build::mistakesIn(messages);
    const QSignalBlocker quiet(m_mistakes);
    m_mistakes->clear();
    for (const build::CompilerMistake& each : m_told)
        m_mistakes->addItem(QStringLiteral("%1 %2:%3  %4")
                                .arg(each.isError ? tr("✗ error") : tr("⚠ warning"),
                                     QString::fromStdString(each.file))
                                .arg(each.line)
                                .arg(QString::fromStdString(each.text)));
    m_mistakes->setVisible(!m_told.empty());
    mark();
}

/// The lines that the compiler complains about, in the file shown.
void LabWindow::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    const theme::Palette& palette = theme::current().palette();
    for (const build::CompilerMistake& each : m_told) {
        const QTextBlock block = m_editor->document()->findBlockByNumber(each.line - 1);
        if (QString::fromStdString(each.file) != m_file || !block.isValid())
            continue;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(block);
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        mark.format.setBackground(each.isError ? palette.raceWash : palette.warnWash);
        marks << mark;
    }
    m_editor->setExtraSelections(marks);
}

void LabWindow::goTo(int row)
{
    if (row < 0 || row >= int(m_told.size()))
        return;
    const build::CompilerMistake& mistake = m_told[std::size_t(row)];
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        if (m_tabs->tabText(tab) == QString::fromStdString(mistake.file) &&
            tab != m_tabs->currentIndex())
            showFile(tab);
    QTextCursor cursor(m_editor->document()->findBlockByNumber(mistake.line - 1));
    cursor.movePosition(QTextCursor::Right, QTextCursor::MoveAnchor, mistake.column - 1);
    m_editor->setTextCursor(cursor);
    m_editor->centerCursor();
    m_editor->setFocus();
}

void LabWindow::closeEvent(QCloseEvent* event)
{
    if (!save())
        return event->ignore();
    QWidget::closeEvent(event);
}

} // namespace crosstalk::window
