#include "app/window/watchdialog.h"

#include "app/window/watchline.h"
#include "widgets/theme/appearance.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QVBoxLayout>

namespace crosstalk::window {

WatchDialog::WatchDialog(QWidget* parent) : QDialog(parent), m_line(new WatchLine(this))
{
    setWindowTitle(tr("Watch a command"));
    auto* words = new QLabel(
        tr("The command runs in a shell (sh -c), in %1, with your rights, as if you had typed it "
           "there. Nothing needs to be recompiled. Each call by which processes talk is stopped "
           "for some microseconds to be written down; all other calls run at full speed. What a "
           "program does in shared memory between its calls is not seen this way.")
            .arg(QDir::toNativeSeparators(QDir::currentPath())),
        this);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    connect(m_line, &WatchLine::watchRequested, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(words);
    column->addWidget(m_line);
    column->addWidget(buttons);
    const int width = int(theme::current().px(620));
    resize(width, column->totalHeightForWidth(width));
    m_line->setFocus();
    m_line->selectAll(); // what is typed takes its place
}

QString WatchDialog::command() const
{
    return m_line->command();
}

} // namespace crosstalk::window
