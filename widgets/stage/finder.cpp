#include "widgets/stage/finder.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

namespace crosstalk::stage {

Finder::Finder(QWidget* parent)
    : QWidget(parent), m_line(new QLineEdit(this)), m_only(new QToolButton(this))
{
    m_line->setPlaceholderText(tr("Find: name, P7 or pid"));
    m_line->setAccessibleName(tr("Find processes by name, number or pid"));
    m_line->setClearButtonEnabled(true);
    m_line->installEventFilter(this);
    m_only->setText(tr("Only these"));
    m_only->setCheckable(true);
    m_only->setToolTip(tr("Processes that do not fit leave the stage; they run on"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_line, 1);
    row->addWidget(m_only);
    connect(m_line, &QLineEdit::textChanged, this, &Finder::changed);
    connect(m_only, &QToolButton::toggled, this, &Finder::changed);
    connect(m_line, &QLineEdit::returnPressed, this, &Finder::nextWanted);
}

QString Finder::sought() const
{
    return m_line->text().trimmed();
}

bool Finder::onlySought() const
{
    return m_only->isChecked();
}

void Finder::setLook(const QFont& font)
{
    m_line->setFont(font);
    m_only->setFont(font);
    // The window's own style gives buttons more room than there is here.
    m_only->setStyleSheet(QStringLiteral("QToolButton { padding: 0 6px; }"));
}

void Finder::begin()
{
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

/// Escape clears, and leaves when there is nothing to clear: here it is not the window's.
bool Finder::eventFilter(QObject* watched, QEvent* event)
{
    const bool key =
        event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_line || !key || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::ShortcutOverride)
        return true;
    if (m_line->text().isEmpty())
        emit leaveWanted();
    m_line->clear();
    return true;
}

} // namespace crosstalk::stage
