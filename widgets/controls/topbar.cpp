#include "widgets/controls/topbar.h"

#include "widgets/controls/actionbutton.h"
#include "widgets/controls/labels.h"
#include "widgets/controls/speedscale.h"
#include "widgets/theme/appearance.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QSlider>

#include <algorithm>
#include <functional>

namespace crosstalk::controls {

TopBar::TopBar(const Commands& commands, QWidget* parent)
    : QFrame(parent), m_menu(new ActionButton(commands.menu, Icon::Menu, this)),
      m_name(new QLabel(QStringLiteral("Crosstalk"), this)), m_group(new ElidedLabel(this)),
      m_arrow(new QLabel(QStringLiteral("›"), this)), m_lesson(new ElidedLabel(this))
{
    auto* row = new QHBoxLayout(this);
    m_menu->setLook(ActionButton::Look::Flat);
    m_menu->setShowsKey(false);
    m_menu->setWordless(true);
    m_group->setProperty("kind", QStringLiteral("muted"));
    m_arrow->setProperty("kind", QStringLiteral("muted"));
    for (QWidget* each :
         std::initializer_list<QWidget*>{m_menu, m_name, m_group, m_arrow, m_lesson})
        row->addWidget(each);
    row->addStretch(1);
    m_restart = new ActionButton(commands.restart, Icon::Restart, this);
    m_restart->setShowsKey(false);
    m_pause = new ActionButton(commands.pause, Icon::Pause, this);
    m_pause->setLook(ActionButton::Look::Strong);
    m_pause->setRoomFor(tr("Resume"));
    auto* step = new ActionButton(commands.step, Icon::None, this);
    m_record = new ActionButton(commands.record, Icon::Record, this);
    m_record->setShowsKey(false);
    m_stepMenu = new ActionButton(commands.stepMenu, Icon::More, this);
    m_stepMenu->setLook(ActionButton::Look::Flat);
    m_stepMenu->setShowsKey(false);
    m_stepMenu->setWordless(true);
    m_present = new ActionButton(commands.present, Icon::Present, this);
    m_present->setShowsKey(false);
    m_speedName = new QLabel(tr("Speed"), this);
    m_speedName->setProperty("kind", QStringLiteral("muted"));
    m_slider = new QSlider(Qt::Horizontal, this);
    m_slider->setRange(speedscale::lowest, speedscale::highest);
    m_slider->setPageStep(4);
    m_slider->setAccessibleName(tr("Speed"));
    m_slider->setFocusPolicy(Qt::TabFocus);
    m_speedName->setBuddy(m_slider);
    m_speed = new QLabel(this);
    for (QWidget* each :
         std::initializer_list<QWidget*>{m_restart, m_pause, step, m_stepMenu, m_speedName,
                                         m_slider, m_speed, m_record, m_present})
        row->addWidget(each);
    connect(m_slider, &QSlider::valueChanged, this, [this](int position) {
        showSpeed(speedscale::stepsPerSecond(position));
        emit speedChosen(speedscale::stepsPerSecond(position));
    });
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this, &TopBar::restyle);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    restyle();
    setSpeed(0);
}

void TopBar::restyle()
{
    const theme::Theme& theme = theme::current();
    layout()->setContentsMargins(int(theme.px(8)), 0, int(theme.px(16)), 0);
    layout()->setSpacing(int(theme.px(9)));
    setFixedHeight(int(theme.px(52)));
    m_name->setFont(theme.sans(16, QFont::Bold));
    m_group->setFont(theme.sans(14));
    m_lesson->setFont(theme.sans(14, QFont::DemiBold));
    m_speed->setFont(theme.mono(13));
    m_slider->setFixedSize(int(theme.px(128)), int(theme.px(26)));
    m_speed->setFixedWidth(
        QFontMetrics(m_speed->font()).horizontalAdvance(speedscale::label(1000)) + 4);
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fit();
}

/// Where room is short, what can be done without goes first: never a button.
void TopBar::fit()
{
    const auto fits = [this] { return layout()->minimumSize().width() <= width(); };
    for (QWidget* each :
         std::initializer_list<QWidget*>{m_group, m_arrow, m_speedName, m_name, m_speed, m_lesson})
        each->show();
    m_present->setWordless(false);
    m_record->setWordless(false);
    m_restart->setWordless(false);
    const std::initializer_list<std::function<void()>> savings = {
        [this] { m_group->hide(), m_arrow->hide(); },
        [this] { m_speedName->hide(); },
        [this] { m_present->setWordless(true); },
        [this] { m_record->setWordless(true); },
        [this] { m_restart->setWordless(true); },
        [this] { m_name->hide(); },
        [this] { m_speed->hide(); },
        [this] { m_lesson->hide(); }};
    for (const auto& save : savings) {
        if (fits())
            return;
        save();
        layout()->invalidate();
    }
}

void TopBar::setPlace(const QString& group, const QString& lesson)
{
    m_group->setWords(group);
    m_group->setMinimumWidth(m_group->sizeHint().width()); // whole, or not at all
    m_lesson->setWords(lesson);
    m_lesson->setMinimumWidth(
        std::min(m_lesson->sizeHint().width(), int(theme::current().px(240))));
    fit();
}

void TopBar::setPaused(bool paused)
{
    m_pause->setIconKind(paused ? Icon::Play : Icon::Pause);
}

void TopBar::setLocked(bool locked)
{
    m_slider->setEnabled(!locked);
    m_speedName->setEnabled(!locked);
}

void TopBar::setSpeed(double stepsPerSecond)
{
    showSpeed(stepsPerSecond);
    const QSignalBlocker quiet(m_slider);
    if (!m_slider->isSliderDown())
        m_slider->setValue(speedscale::position(stepsPerSecond));
}

void TopBar::showSpeed(double stepsPerSecond)
{
    const QString words = speedscale::label(stepsPerSecond);
    if (words != m_speed->text())
        m_speed->setText(words);
}

} // namespace crosstalk::controls
