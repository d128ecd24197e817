#include "app/window/watchline.h"

#include "app/window/recentcommands.h"
#include "widgets/controls/listbox.h"
#include "widgets/theme/appearance.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace crosstalk::window {

WatchLine::WatchLine(QWidget* parent)
    : QWidget(parent), m_line(new controls::ListBox(this)), m_button(new QPushButton(tr("&Watch"), this))
{
    m_line->setEditable(true);
    m_line->setInsertPolicy(QComboBox::NoInsert);
    m_line->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_line->addItems(recentCommands()); // however long they are
    m_line->setFont(theme::current().mono());
    m_line->setAccessibleName(tr("Command to watch"));
    m_line->lineEdit()->setPlaceholderText(QStringLiteral("ls | grep txt"));
    m_button->setToolTip(tr("Run this command and see who talks to whom"));
    m_button->setDefault(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_line, 1);
    row->addWidget(m_button);
    setFocusProxy(m_line);
    const auto enable = [this] { m_button->setEnabled(!command().isEmpty()); };
    connect(m_line, &QComboBox::editTextChanged, this, enable);
    connect(m_line->lineEdit(), &QLineEdit::returnPressed, this, &WatchLine::request);
    connect(m_button, &QPushButton::clicked, this, &WatchLine::request);
    enable();
}

QString WatchLine::command() const
{
    return m_line->currentText().trimmed();
}

void WatchLine::setCommand(const QString& command)
{
    m_line->setEditText(command);
}

void WatchLine::selectAll()
{
    m_line->lineEdit()->selectAll();
}

void WatchLine::request()
{
    if (!command().isEmpty())
        emit watchRequested(command());
}

} // namespace crosstalk::window
