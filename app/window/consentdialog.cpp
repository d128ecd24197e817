#include "app/window/consentdialog.h"

#include "widgets/theme/appearance.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace crosstalk::window {

ConsentDialog::ConsentDialog(const QString& folder, const QString& disclosure, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("A lesson from outside"));
    auto* words = new QLabel(
        tr("The lesson in %1 does not come with Crosstalk: it may be anybody's, and its programs "
           "may do whatever you may do. Below is everything that building and running it starts. "
           "You are asked once, and again when a file of it changes.")
            .arg(folder),
        this);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    auto* commands = new QPlainTextEdit(disclosure, this);
    commands->setReadOnly(true);
    commands->setFont(theme::current().mono());
    commands->setAccessibleName(tr("What would be run"));
    auto* buttons = new QDialogButtonBox(this);
    auto* agree = buttons->addButton(tr("&Build and run it"), QDialogButtonBox::AcceptRole);
    auto* refuse = buttons->addButton(tr("&Not now"), QDialogButtonBox::RejectRole);
    agree->setAutoDefault(false);
    refuse->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(words);
    column->addWidget(commands, 1);
    column->addWidget(buttons);
    resize(int(theme::current().px(760)), int(theme::current().px(420)));
}

} // namespace crosstalk::window
