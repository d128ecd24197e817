#include "widgets/controls/parameterpanel.h"

#include "widgets/controls/figures.h"
#include "widgets/controls/listbox.h"
#include "widgets/theme/appearance.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace crosstalk::controls {
namespace {

int clamped(std::int64_t value)
{
    return int(std::clamp<std::int64_t>(value, std::numeric_limits<int>::min(),
                                        std::numeric_limits<int>::max()));
}

QToolButton* stepper(const QString& sign, const QString& name, QSpinBox* box, int by)
{
    auto* button = new QToolButton(box->parentWidget());
    button->setText(sign);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setProperty("kind", QStringLiteral("flat"));
    button->setAutoRepeat(true);
    button->setStyleSheet(QStringLiteral("padding: 0"));
    const int side = int(theme::current().px(24));
    button->setFixedSize(side, side);
    button->setFocusPolicy(Qt::NoFocus); // the arrow keys in the field do the same
    QObject::connect(button, &QToolButton::clicked, box, [box, by] { box->stepBy(by); });
    return button;
}

} // namespace

QString parameterText(const lesson::Parameter& parameter, std::int64_t value)
{
    if (value == 0 && parameter.zeroMeansEndless)
        return QObject::tr("endless");
    if (parameter.unit == "B")
        return byteSize(value);
    const QString number = grouped(value);
    return parameter.unit.empty()
               ? number
               : number + QLatin1Char(' ') + QString::fromStdString(parameter.unit);
}

ParameterPanel::ParameterPanel(const lesson::Lesson& lesson, QWidget* parent) : QWidget(parent)
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(int(theme::current().px(3)));
    for (const lesson::Parameter& parameter : lesson.parameters) {
        auto* row = new QHBoxLayout;
        row->setSpacing(int(theme::current().px(2)));
        auto* label = new QLabel(QString::fromStdString(parameter.label), this);
        label->setToolTip(QString::fromStdString(parameter.help));
        row->addWidget(label, 1);
        QWidget* input = field(parameter);
        input->setToolTip(QString::fromStdString(parameter.help));
        input->setAccessibleName(QString::fromStdString(parameter.label));
        input->setAccessibleDescription(QString::fromStdString(parameter.help));
        label->setBuddy(input);
        if (auto* box = qobject_cast<QSpinBox*>(input)) {
            row->addWidget(stepper(QStringLiteral("−"), tr("Less"), box, -1));
            row->addWidget(box);
            row->addWidget(stepper(QStringLiteral("+"), tr("More"), box, 1));
        } else {
            row->addWidget(input);
        }
        rows->addLayout(row);
    }
}

QWidget* ParameterPanel::field(const lesson::Parameter& parameter)
{
    return parameter.values.empty() ? number(parameter) : list(parameter);
}

QWidget* ParameterPanel::list(const lesson::Parameter& parameter)
{
    auto* box = new ListBox(this);
    box->setFont(theme::current().mono(13));
    for (const std::int64_t value : parameter.values)
        box->addItem(parameterText(parameter, value), qlonglong(value));
    box->setCurrentIndex(box->findData(qlonglong(parameter.initial)));
    connect(box, &QComboBox::activated, this, [this, box, name = parameter.name](int index) {
        emit changed(name, box->itemData(index).toLongLong());
    });
    m_lists[parameter.name] = box;
    return box;
}

QWidget* ParameterPanel::number(const lesson::Parameter& parameter)
{
    auto* box = new QSpinBox(this);
    box->setFont(theme::current().mono(13));
    box->setRange(clamped(parameter.low), clamped(std::max(parameter.low, parameter.high)));
    box->setValue(clamped(parameter.initial));
    box->setAlignment(Qt::AlignRight);

    box->setKeyboardTracking(false);
    box->setFocusPolicy(Qt::StrongFocus);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    if (!parameter.unit.empty())
        box->setSuffix(QLatin1Char(' ') + QString::fromStdString(parameter.unit));
    if (parameter.zeroMeansEndless && parameter.low == 0)
        box->setSpecialValueText(tr("endless"));
    box->setFixedWidth(std::max(int(theme::current().px(84)), box->sizeHint().width()));
    connect(box, &QSpinBox::valueChanged, this,
            [this, name = parameter.name](int value) { emit changed(name, value); });
    m_numbers[parameter.name] = box;
    return box;
}

void ParameterPanel::setSnapshot(const world::Snapshot& snapshot)
{
    for (const world::Setting& setting : snapshot.settings) {
        if (const auto found = m_numbers.find(setting.name); found != m_numbers.end()) {
            QSpinBox* box = found->second;
            const QSignalBlocker quiet(box);
            if (!box->hasFocus() && box->value() != clamped(setting.value))
                box->setValue(clamped(setting.value));
        }
        if (const auto found = m_lists.find(setting.name); found != m_lists.end())
            if (const int index = found->second->findData(qlonglong(setting.value));
                index >= 0 && index != found->second->currentIndex())
                found->second->setCurrentIndex(index);
    }
}

} // namespace crosstalk::controls
