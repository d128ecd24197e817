#include "app/window/resultsdialog.h"

#include "widgets/theme/appearance.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace crosstalk::window {
namespace {

QLabel* paragraph(const QString& words, QWidget* parent)
{
    auto* label = new QLabel(words, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

ResultsDialog::ResultsDialog(const progress::Extent& extent, const QString& name, QWidget* parent)
    : QDialog(parent), m_name(new QLineEdit(name, this))
{
    setWindowTitle(tr("Export results"));
    auto* column = new QVBoxLayout(this);
    column->addWidget(paragraph(
        tr("Lessons begun: %1. Questions answered: %2. Checkpoints reached: %3, of which %4 come "
           "with the recording that proves them.")
            .arg(extent.lessons)
            .arg(extent.answers)
            .arg(extent.checkpoints)
            .arg(extent.proven),
        this));
    column->addWidget(paragraph(
        tr("The JSON file is for whoever grades it: “crosstalk verify” replays the recordings and "
           "confirms what is claimed. It shows that the results are consistent, not who made them. "
           "The PDF file says the same in words, for people."),
        this));
    m_name->setPlaceholderText(tr("as your teacher knows you"));
    auto* form = new QFormLayout;
    form->addRow(tr("&Name"), m_name);
    column->addLayout(form);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    const auto offer = [&](const QString& words, const QString& suffix) {
        auto* button = buttons->addButton(words, QDialogButtonBox::ActionRole);
        connect(button, &QPushButton::clicked, this, [this, suffix] {
            const QString typed = m_name->text().trimmed();
            accept();
            emit fileWanted(typed, suffix);
        });
        return button;
    };
    offer(tr("Save &JSON …"), QStringLiteral(".json"))->setDefault(true);
    offer(tr("Save &PDF …"), QStringLiteral(".pdf"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    const int width = int(theme::current().px(560));
    resize(width, column->totalHeightForWidth(width));
    m_name->setFocus();
}

} // namespace crosstalk::window
