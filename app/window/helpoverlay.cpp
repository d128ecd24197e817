#include "app/window/helpoverlay.h"

#include "widgets/controls/labels.h"
#include "widgets/controls/markdownlabel.h"
#include "widgets/theme/appearance.h"

#include <QAction>
#include <QFontMetrics>
#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace crosstalk::window {
namespace {

QFont keyFont()
{
    return theme::current().sans(13, QFont::DemiBold); // a fixed-width font joins "++"
}

} // namespace

HelpOverlay::HelpOverlay(const Commands& commands, QWidget* parent)
    : QFrame(parent), m_commands(commands), m_scroll(new QScrollArea(this))
{
    setObjectName(QStringLiteral("help"));
    setAccessibleName(tr("Keys and help"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(m_scroll);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::TabFocus);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            &HelpOverlay::rebuild);
    rebuild();
}

void HelpOverlay::place()
{
    const theme::Theme& theme = theme::current();
    const int width = std::min(int(theme.px(390)), parentWidget()->width() - int(theme.px(24)));
    const int top = int(theme.px(60)), foot = int(theme.px(32));
    setGeometry(parentWidget()->width() - width - int(theme.px(12)), top, width,
                parentWidget()->height() - top - foot);
    raise();
}

void HelpOverlay::rebuild()
{
    const theme::Theme& theme = theme::current();
    const theme::Palette& palette = theme.palette();
    setStyleSheet(
        QStringLiteral("#help { background: %1; border: 1px solid %2; border-radius: %3px; }")
            .arg(palette.panel.name(), palette.boundary.name())
            .arg(int(theme.px(8))));
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    const int side = int(theme.px(16));
    column->setContentsMargins(side, side, side, side);
    column->setSpacing(int(theme.px(9)));
    m_keyWidth = 0;
    for (const Commands::Group& group : m_commands.groups())
        for (const QAction* action : group.actions)
            m_keyWidth = std::max(m_keyWidth, QFontMetrics(keyFont())
                                                  .horizontalAdvance(action->shortcut().toString(
                                                      QKeySequence::NativeText)));
    for (const Commands::Group& group : m_commands.groups())
        addKeys(page, group);
    addPictureKeys(page);
    addReading(page);
    column->addStretch(1);
    delete m_scroll->takeWidget();
    m_scroll->setWidget(page);
}

void HelpOverlay::addKeys(QWidget* page, const Commands::Group& group)
{
    Rows rows;
    for (const QAction* action : group.actions) {
        const bool steppers = action == m_commands.stepProcess.first();
        rows.emplace_back(
            steppers ? tr("1 to 8") : action->shortcut().toString(QKeySequence::NativeText),
            steppers ? tr("Step P1 to P8") : action->text().remove(QLatin1Char('&')));
    }
    addRows(page, group.title, rows);
}

/// Keys that are the picture's own, while it has the focus.
void HelpOverlay::addPictureKeys(QWidget* page)
{
    addRows(page, tr("IN THE PICTURE"),
            {{tr("Tab, arrows"), tr("Go to a process or a channel")},
             {tr("Enter"), tr("Open it; P looks into a buffer")},
             {tr("+ and −"), tr("Of many processes: show a family one by one, or as one card")},
             {tr("/"), tr("Of many processes: find one by its name")}});
}

void HelpOverlay::addRows(QWidget* page, const QString& title, const Rows& rows)
{
    page->layout()->addWidget(new controls::Caption(title, page));
    auto* table = new QWidget(page);
    auto* grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(int(theme::current().px(3)));
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(0, m_keyWidth + int(theme::current().px(6)));
    for (const auto& [shortcut, text] : rows) {
        auto* key = new QLabel(shortcut, table);
        auto* words = new QLabel(text, table);
        key->setFont(keyFont());
        words->setWordWrap(true);
        const int row = grid->rowCount();
        grid->addWidget(key, row, 0, Qt::AlignTop);
        grid->addWidget(words, row, 1);
    }
    page->layout()->addWidget(table);
}

void HelpOverlay::addReading(QWidget* page)
{
    page->layout()->addWidget(new controls::Caption(tr("HOW TO READ THE PICTURE"), page));
    auto* words = new controls::MarkdownLabel(page);
    words->setFontSize(13.5);
    words->setMarkdown(tr(
        "Above the dashed line is **user space**, below it the **kernel**. What is copied crosses "
        "the line; shared memory lies above it, and nothing crosses.\n\n"
        "**Hatched** is asleep in the kernel. **Dotted** is held by you: no part of any sleep. "
        "**Dashed** has not happened yet. A **double outline and ⚡** is a race.\n\n"
        "The processes are real. In your terminal, `kill -STOP` and `kill -CONT` with a pid from "
        "a card freeze and thaw one, and it shows here.\n\n"
        "While the run stands still, drag the timeline's cursor back: the stage shows that "
        "moment. **L** leads back to now."));
    page->layout()->addWidget(words);
}

} // namespace crosstalk::window
