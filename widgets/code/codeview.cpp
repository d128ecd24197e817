#include "widgets/code/codeview.h"

#include "widgets/code/skippedlines.h"
#include "widgets/theme/appearance.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace crosstalk::code {
namespace {

constexpr int widestWrap = 400;
constexpr int tabWidth = 4;

int indentOf(const QString& line)
{
    int indent = 0;
    while (indent < line.size() && line[indent].isSpace())
        ++indent;
    return indent;
}

/// Where to break so that at most `room` columns come before it: at a blank if there is one.
int breakAt(const QString& line, int begin, int room)
{
    if (line.size() - begin <= room)
        return int(line.size());
    const int blank = int(line.lastIndexOf(QLatin1Char(' '), begin + room));
    return blank > begin + indentOf(line.mid(begin)) ? blank + 1 : begin + room;
}

} // namespace

CodeView::CodeView(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(60);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this, &CodeView::restyle);
    restyle();
}

void CodeView::restyle()
{
    m_font = theme::current().mono(11.5);
    m_tagFont = theme::current().mono(11, QFont::DemiBold);
    verticalScrollBar()->setSingleStep(int(rowHeight()));
    layOut();
}

QSize CodeView::sizeHint() const
{
    return {int(theme::current().px(300)), int(rowHeight() * 3)};
}

void CodeView::setSource(const std::string& file, const std::string& text)
{
    m_file = file;
    m_lines.clear();
    m_settings.clear();
    m_heat.clear();
    m_following = true;
    setAccessibleName(tr("Source of %1").arg(QString::fromStdString(file)));
    QStringList lines = QString::fromStdString(text).split(QLatin1Char('\n'));
    while (!lines.isEmpty() && lines.last().trimmed().isEmpty())
        lines.removeLast();
    bool inComment = false;
    for (QString& line : lines) {
        line.replace(QLatin1Char('\t'), QString(tabWidth, QLatin1Char(' ')));
        line.remove(0, indentOf(line) / 2); // half the indentation: room is short here
        m_lines.push_back({line, tokensOf(line, inComment), false, false});
    }
    layOut();
}

void CodeView::setSnapshot(const lesson::Lesson& lesson, const world::Snapshot& snapshot)
{
    std::vector<std::int64_t> settings;
    for (const world::Setting& setting : snapshot.settings)
        settings.push_back(setting.value);
    const auto source = lesson.sources.find(m_file);
    if (settings != m_settings && source != lesson.sources.end()) {
        m_settings = settings;
        for (Line& line : m_lines)
            line.skipped = false;
        for (const world::Setting& setting : snapshot.settings)
            for (const lesson::Choice& choice : lesson.choices) {
                if (choice.name != setting.name)
                    continue;
                const auto skipped = skippedLines(source->second, choice, int(setting.value));
                for (std::size_t i = 0; i < m_lines.size() && i < skipped.size(); ++i)
                    m_lines[i].skipped = m_lines[i].skipped || skipped[i];
            }
    }
    for (Line& line : m_lines)
        line.race = false;
    for (const world::Race& race : snapshot.races)
        for (const world::Access* access : {&race.first, &race.second})
            if (access->at.file == m_file && access->at.line > 0 &&
                std::size_t(access->at.line) <= m_lines.size())
                m_lines[std::size_t(access->at.line) - 1].race = true;
    if (snapshot.event < m_lastEvent) { // another run, or back in time
        m_heat.clear();
        m_following = true;
    }
    m_lastEvent = snapshot.event;
    m_heat.add(snapshot);
    follow();
    viewport()->update();
}

bool CodeView::isSkipped(int line) const
{
    return m_lines[std::size_t(line) - 1].skipped && m_heat.on(m_file, line).empty();
}

double CodeView::rowHeight() const
{
    return std::round(theme::current().px(18));
}
double CodeView::textLeft() const
{
    return theme::current().px(38);
}

int CodeView::columns() const
{
    const theme::Theme& theme = theme::current();
    const double reserved = theme.px(22) + verticalScrollBar()->sizeHint().width();
    const double room = width() - textLeft() - reserved;
    const double column = QFontMetricsF(m_font).horizontalAdvance(QLatin1Char('m'));
    return std::clamp(int(room / column), 16, widestWrap);
}

void CodeView::layOut()
{
    m_rows.clear();
    for (std::size_t line = 1; line <= m_lines.size(); ++line)
        addRows(int(line));
    updateScrollBars();
    follow();
    viewport()->update();
}

void CodeView::addRows(int line)
{
    const QString& text = m_lines[std::size_t(line) - 1].text;
    const int room = columns();
    const int indent = indentOf(text);
    const int hanging = std::min(indent + 2, room / 2);
    int begin = 0;
    do {
        const bool first = begin == 0;
        const int end = breakAt(text, begin, first ? room : room - hanging);
        m_rows.push_back(
            {line, begin, end - begin, first ? 0 : hanging, first, end >= text.size()});
        begin = end;
    } while (begin < text.size());
}

void CodeView::updateScrollBars()
{
    const int whole = int(rowHeight() * double(m_rows.size()) + theme::current().px(4));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, whole - viewport()->height()));
}

/// Scrolls only when a process's line is out of sight, so that the page stands still otherwise.
void CodeView::follow()
{
    if (!m_following)
        return;
    int top = -1, bottom = -1;
    const std::vector<int> current = m_heat.current(m_file);
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (std::find(current.begin(), current.end(), m_rows[row].line) == current.end())
            continue;
        top = top < 0 ? int(row) : top;
        bottom = int(row) + 1;
    }
    if (top < 0)
        return;
    const int height = viewport()->height();
    const int from = int(top * rowHeight()), to = int(bottom * rowHeight());
    const int scroll = verticalScrollBar()->value();
    const bool seen = from >= scroll && to <= scroll + height;
    if (!seen)
        verticalScrollBar()->setValue(to - from > height ? from : (from + to - height) / 2);
}

void CodeView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void CodeView::wheelEvent(QWheelEvent* event)
{
    m_following = false;
    QAbstractScrollArea::wheelEvent(event);
}

void CodeView::keyPressEvent(QKeyEvent* event)
{
    m_following = event->key() == Qt::Key_Home;
    QAbstractScrollArea::keyPressEvent(event);
}

QRectF CodeView::rowRect(std::size_t row) const
{
    return {0, double(row) * rowHeight() - verticalScrollBar()->value(),
            double(viewport()->width()), rowHeight()};
}

double CodeView::freeWidth(const Row& row) const
{
    const double column = QFontMetricsF(m_font).horizontalAdvance(QLatin1Char('m'));
    return viewport()->width() - textLeft() - (row.indent + row.length) * column;
}

/// Each run of skipped lines says so, on every row that has room for the word.
bool CodeView::saysSkipped(std::size_t row) const
{
    return m_rows[row].last && isSkipped(m_rows[row].line) &&
           !m_lines[std::size_t(m_rows[row].line) - 1].text.trimmed().isEmpty() &&
           freeWidth(m_rows[row]) >
               QFontMetricsF(m_tagFont).horizontalAdvance(tr("skipped")) + theme::current().px(18);
}

std::vector<theme::TextBox> CodeView::textBoxes() const
{
    const theme::Theme& theme = theme::current();
    std::vector<theme::TextBox> boxes;
    const QFontMetricsF metrics(m_font), tagMetrics(m_tagFont);
    const double column = metrics.horizontalAdvance(QLatin1Char('m'));
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const QRectF box = rowRect(i);
        const QString words = m_lines[std::size_t(row.line) - 1].text.mid(row.begin, row.length);
        if (!words.trimmed().isEmpty())
            boxes.push_back({words,
                             {textLeft() + row.indent * column, box.top(),
                              words.trimmed().size() * column, box.height()},
                             box});
        const QString tag = saysSkipped(i) ? tr("skipped") : tagOf(row);
        const double width = tagMetrics.horizontalAdvance(tag);
        if (!tag.isEmpty())
            boxes.push_back(
                {tag, {box.right() - theme.px(8) - width, box.top(), width, box.height()}, box});
    }
    return boxes;
}

} // namespace crosstalk::code
