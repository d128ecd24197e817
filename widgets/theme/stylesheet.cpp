#include "widgets/theme/stylesheet.h"

#include <QHash>

namespace crosstalk::theme {

namespace {

// @name is a colour, #n a length in design pixels, ^n one that makes room for a border that is a
// pixel thicker. Of rules that fit equally well the last one counts: the focus is seen on any button.
constexpr char sheet[] = R"(
QToolTip { background: @strong; color: @onStrong; border: none; padding: #4 #6; }
QPushButton, QToolButton { background: @card; color: @text; border: 1px solid @line;
    border-radius: #8; padding: #6 #11; }
QPushButton:hover, QToolButton:hover { border-color: @boundary; background: @sunken; }
QPushButton:pressed, QToolButton:pressed { background: @track; }
QPushButton:disabled, QToolButton:disabled { color: @dim; background: @sunken; }
QPushButton:checked, QToolButton:checked, *[kind="strong"] { background: @strong; color: @onStrong;
    border-color: @strong; }
QPushButton[kind="strong"]:hover, QToolButton[kind="strong"]:hover { background: @strong; }
QPushButton[kind="danger"] { background: @raceFill; color: @onRaceFill; border-color: @raceFill; }
QPushButton[kind="flat"], QToolButton[kind="flat"] { border-color: transparent;
    background: transparent; color: @muted; }
QPushButton[kind="flat"]:hover, QToolButton[kind="flat"]:hover { color: @text;
    background: @sunken; }
QPushButton[kind="segment"] { border-radius: 0; padding: #6 #8; color: @muted; }
QPushButton[kind="segment"]:checked { color: @onStrong; }
QPushButton:focus, QToolButton:focus { border: 2px solid @accent; padding: ^6 ^11; }
QPushButton[kind="segment"]:focus { padding: ^6 ^8; }
QToolButton::menu-indicator, QPushButton::menu-indicator { width: 0; }
QFileDialog QToolButton, QFileDialog QToolButton:focus { padding: 0; }
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox { background: @card; color: @text;
    border: 1px solid @line; border-radius: #6; padding: #3 #7;
    selection-background-color: @accent; selection-color: @panel; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus { border-color: @accent; }
QLineEdit:disabled, QSpinBox:disabled, QComboBox:disabled { color: @dim; background: @sunken; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button,
QDoubleSpinBox::down-button { width: 0; border: none; }
QComboBox::drop-down { border: none; width: #16; }
QComboBox[kind="tight"] { padding: #3 #5; }
QComboBox[kind="tight"]::drop-down { width: 0; }
QComboBox QAbstractItemView { background: @card; color: @text; border: 1px solid @line; padding: #3;
    selection-background-color: @accentWash; selection-color: @text; }
QSlider::groove:horizontal { height: #4; border-radius: #2; background: @track; }
QSlider::sub-page:horizontal { height: #4; border-radius: #2; background: @strong; }
QSlider::handle:horizontal { width: #13; height: #13; margin: -#6 0; border-radius: #8;
    background: @card; border: #2 solid @strong; }
QSlider::handle:horizontal:focus { border-color: @accent; }
QSlider::sub-page:horizontal:disabled { background: @line; }
QSlider::handle:horizontal:disabled { border-color: @line; }
QFrame[kind="box"] { background: @card; border: 1px solid @line; border-radius: #8; }
QFrame[kind="chosen"] { background: @accentWash; border: 1px solid @accent; border-radius: #8; }
QFrame[kind="bad"] { background: @card; border: 1px solid @race; border-radius: #8; }
QFrame[kind="line"] { background: @line; border: none; max-height: 1px; }
QLabel[kind="caps"] { color: @muted; font-size: #11; font-weight: 600; }
QLabel[kind="muted"] { color: @muted; }
QLabel[kind="title"] { font-size: #21; font-weight: 700; }
QLabel[kind="mono"] { font-family: "JetBrains Mono"; font-size: #13; }
QLabel[kind="warn"] { color: @race; }
QLabel[kind="caution"] { color: @warn; }
QLabel[kind="good"] { color: @good; }
QLabel[kind="accent"] { color: @accent; font-size: #11; font-weight: 600; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar { qproperty-drawBase: 0; background: @panel; }
QTabBar::tab { background: transparent; color: @muted; padding: #9 #12; border: none;
    border-bottom: #2 solid transparent; }
QTabBar[tight="true"]::tab { padding: #9 #6; }
QTabBar::tab:selected { color: @text; border-bottom-color: @strong; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:focus { color: @accent; }
QTabBar QToolButton { background: @panel; border: none; border-radius: 0; padding: 0; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QStatusBar { background: @panel; color: @muted; border-top: 1px solid @line; }
QStatusBar::item { border: none; }
QMenu { background: @card; color: @text; border: 1px solid @line; padding: #4; }
QMenu::item { padding: #5 #22; border-radius: #5; }
QMenu::item:selected { background: @accentWash; color: @text; }
QMenu::item:disabled { color: @dim; }
QMenu::separator { height: 1px; background: @line; margin: #4 #6; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QAbstractScrollArea { background: @panel; border: none; }
QListView, QTreeView, QTableView { background: @panel; color: @text; border: none; outline: none;
    selection-background-color: @accentWash; selection-color: @text; }
QInputDialog QListView::item { padding: #5 #6; border-radius: #5; }
QInputDialog QListView::item:selected { background: @accentWash; color: @text; }
QHeaderView::section { background: @panel; color: @muted; border: none;
    border-bottom: 1px solid @line; padding: #4 #6; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: #10; }
QScrollBar:horizontal { height: #10; }
QScrollBar::handle { background: @boundary; border-radius: #4; margin: #1; min-height: #24;
    min-width: #24; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @track; border: none; border-radius: #3; max-height: #6; }
QProgressBar::chunk { background: @strong; border-radius: #3; }
)";

QHash<QString, QColor> names(const Palette& p)
{
    return {
        {QStringLiteral("panel"), p.panel},
        {QStringLiteral("card"), p.card},
        {QStringLiteral("sunken"), p.sunken},
        {QStringLiteral("line"), p.line},
        {QStringLiteral("boundary"), p.boundary},
        {QStringLiteral("track"), p.track},
        {QStringLiteral("text"), p.text},
        {QStringLiteral("muted"), p.muted},
        {QStringLiteral("dim"), p.dim},
        {QStringLiteral("strong"), p.strong},
        {QStringLiteral("onStrong"), p.onStrong},
        {QStringLiteral("race"), p.race},
        {QStringLiteral("raceFill"), p.raceFill},
        {QStringLiteral("onRaceFill"), p.onRaceFill},
        {QStringLiteral("warn"), p.warn},
        {QStringLiteral("good"), p.good},
        {QStringLiteral("accent"), p.accent},
        {QStringLiteral("accentWash"), p.accentWash},
    };
}

} // namespace

QPalette widgetPalette(const Theme& theme)
{
    const Palette& p = theme.palette();
    QPalette q(p.text, p.card, p.panel, p.line, p.boundary, p.text, p.onStrong, p.panel, p.panel);
    q.setColor(QPalette::Window, p.panel);
    q.setColor(QPalette::Base, p.panel);
    q.setColor(QPalette::AlternateBase, p.sunken);
    q.setColor(QPalette::Button, p.card);
    q.setColor(QPalette::ButtonText, p.text);
    q.setColor(QPalette::Highlight, p.accent);
    q.setColor(QPalette::HighlightedText, p.panel);
    q.setColor(QPalette::Link, p.accent);
    q.setColor(QPalette::LinkVisited, p.accent);
    q.setColor(QPalette::PlaceholderText, p.muted);
    q.setColor(QPalette::ToolTipBase, p.strong);
    q.setColor(QPalette::ToolTipText, p.onStrong);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        q.setColor(QPalette::Disabled, role, p.dim);
    return q;
}

QString styleSheet(const Theme& theme)
{
    const QHash<QString, QColor> colours = names(theme.palette());
    const QString text = QString::fromLatin1(sheet);
    QString out;
    out.reserve(text.size() * 2);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c != u'@' && c != u'#' && c != u'^') {
            out += c;
            continue;
        }
        qsizetype end = i + 1;
        while (end < text.size() && text[end].isLetterOrNumber())
            ++end;
        const QString word = text.mid(i + 1, end - i - 1);
        out += c == u'@'
                   ? colours.value(word).name()
                   : QString::number(qRound(theme.px(word.toDouble())) - (c == u'^' ? 1 : 0)) +
                         QStringLiteral("px");
        i = end - 1;
    }
    return out;
}

} // namespace crosstalk::theme
