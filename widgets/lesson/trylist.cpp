#include "widgets/lesson/trylist.h"

#include "widgets/controls/labels.h"
#include "widgets/controls/markdownlabel.h"
#include "widgets/theme/appearance.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace crosstalk::lessonpane {

Tick::Tick(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Tick::setDone(bool done)
{
    if (done == m_done)
        return;
    m_done = done;
    update();
}

QSize Tick::sizeHint() const
{
    const int side = int(theme::current().px(17));
    return {side, side};
}

void Tick::paintEvent(QPaintEvent*)
{
    const theme::Theme& theme = theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_done ? theme.palette().good : theme.palette().text, theme.px(1.7),
                        Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.translate(0, theme.px(1));
    if (!m_done) {
        painter.drawEllipse(QPointF(theme.px(6), theme.px(8)), theme.px(4.2), theme.px(4.2));
        return;
    }
    const QPointF points[] = {
        {theme.px(2), theme.px(8)}, {theme.px(5), theme.px(11.5)}, {theme.px(11), theme.px(4)}};
    painter.drawPolyline(points, 3);
}

TryList::TryList(QWidget* parent)
    : QFrame(parent), m_caption(new controls::Caption(tr("TRY"), this))
{
    setProperty("kind", QStringLiteral("box"));
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_caption);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this, &TryList::restyle);
    restyle();
}

void TryList::restyle()
{
    const theme::Theme& theme = theme::current();
    layout()->setContentsMargins(int(theme.px(13)), int(theme.px(12)), int(theme.px(11)),
                                 int(theme.px(12)));
    layout()->setSpacing(int(theme.px(6)));
    for (const Row& row : m_rows) {
        row.widget->layout()->setSpacing(int(theme.px(4)));
        row.tick->updateGeometry();
    }
}

void TryList::setCheckpoints(const std::vector<lesson::Checkpoint>& checkpoints)
{
    for (const Row& row : m_rows)
        delete row.widget;
    m_rows.clear();
    for (const lesson::Checkpoint& checkpoint : checkpoints) {
        auto* widget = new QWidget(this);
        auto* line = new QHBoxLayout(widget);
        line->setContentsMargins(0, 0, 0, 0);
        auto* tick = new Tick(widget);
        auto* words = new controls::MarkdownLabel(widget);
        words->setFontSize(13);
        words->setMarkdown(QString::fromStdString(checkpoint.text));
        line->addWidget(tick, 0, Qt::AlignTop);
        line->addWidget(words, 1);
        layout()->addWidget(widget);
        m_rows.push_back({checkpoint.id, widget, tick, words});
    }
    setVisible(!m_rows.empty());
    setReached({});
    restyle();
}

void TryList::setReached(const std::set<std::string>& ids)
{
    for (const Row& row : m_rows) {
        const bool done = ids.count(row.id) > 0;
        row.tick->setDone(done);
        row.widget->setAccessibleName(
            (done ? tr("Done: %1") : tr("To try: %1")).arg(row.words->accessibleName()));
    }
}

} // namespace crosstalk::lessonpane
