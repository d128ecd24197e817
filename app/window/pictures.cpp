#include "app/window/pictures.h"

#include "widgets/controls/figures.h"
#include "widgets/controls/verdict.h"
#include "widgets/stage/stagewidget.h"
#include "widgets/theme/appearance.h"
#include "widgets/theme/sentences.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QTextDocument>

#include <algorithm>
#include <functional>

namespace crosstalk::window {
namespace {

constexpr double pictureRatio = 2;  ///< pixels of a PNG for one of the screen's
constexpr int lastSentences = 12;   ///< of the narration, on paper
constexpr int pageResolution = 300; ///< dots per inch

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(crosstalk::window::Pictures)
};

/// Paper is white: while one of these lives, everything is painted as by day.
class ByDay
{
public:
    ByDay() { theme::Appearance::instance().setMode(theme::Mode::Light); }
    ~ByDay() { theme::Appearance::instance().setMode(m_before); }
    ByDay(const ByDay&) = delete;
    ByDay& operator=(const ByDay&) = delete;

private:
    const theme::Mode m_before = theme::Appearance::instance().mode();
};

using Draw = std::function<void(QPainter&)>;

Error unsaved(const QString& file, const QString& why)
{
    return {"save the picture", file.toStdString(), 0, why.toStdString()};
}

/// Our fonts are not where the drawing is looked at: others that are no wider are named after them.
QByteArray withOtherFonts(QByteArray svg)
{
    const theme::Theme& theme = theme::current();
    const auto add = [&svg](const QFont& font, const QByteArray& others) {
        const QByteArray mine = "font-family=\"" + font.family().toUtf8();
        svg.replace(mine + '"', mine + ", " + others + '"');
    };
    add(theme.sans(12), "Arial, Helvetica, 'Liberation Sans', sans-serif");
    add(theme.mono(12), "Consolas, Menlo, 'Liberation Mono', monospace");
    return svg;
}

Result<void> saveSvg(QSize size, const Draw& draw, const QString& file)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return unsaved(file, out.errorString());
    QBuffer drawn;
    QSvgGenerator svg;
    svg.setOutputDevice(&drawn);
    svg.setSize(size);
    svg.setViewBox(QRect(QPoint(0, 0), size));
    svg.setTitle(QStringLiteral("Crosstalk"));
    QPainter painter;
    if (!painter.begin(&svg))
        return unsaved(file, Words::tr("It could not be drawn."));
    draw(painter);
    painter.end();
    out.write(withOtherFonts(drawn.data()));
    return out.commit() ? Result<void>() : unsaved(file, out.errorString());
}

Result<void> savePng(QSize size, const Draw& draw, const QString& file)
{
    QImage image(size * pictureRatio, QImage::Format_RGB32);
    image.setDevicePixelRatio(pictureRatio);
    image.fill(theme::current().palette().panel);
    QPainter painter(&image);
    draw(painter);
    painter.end();
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return unsaved(file, out.errorString());
    if (!image.save(&out, "PNG"))
        return unsaved(file, out.errorString());
    return out.commit() ? Result<void>() : unsaved(file, out.errorString());
}

Result<void> save(QSize size, const Draw& draw, const QString& file)
{
    return file.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive) ? saveSvg(size, draw, file)
                                                                     : savePng(size, draw, file);
}

QString paragraph(const QString& text)
{
    return text.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
}

QString paragraph(const std::string& text)
{
    return paragraph(theme::said(text));
}

QString heading(const QString& text)
{
    return QStringLiteral("<h3>%1</h3>").arg(text.toHtmlEscaped());
}

/// Inline Markdown, as verdicts are written in.
QString marked(const QString& text)
{
    static const QRegularExpression bold(QStringLiteral("\\*\\*(.+?)\\*\\*"));
    static const QRegularExpression code(QStringLiteral("`(.+?)`"));
    QString html = text.toHtmlEscaped();
    html.replace(bold, QStringLiteral("<b>\\1</b>"));
    html.replace(code, QStringLiteral("<code>\\1</code>"));
    return QStringLiteral("<p>%1</p>").arg(html);
}

QString narrationOf(const world::Snapshot& snapshot)
{
    const auto& lines = snapshot.narration;
    if (lines.empty())
        return {};
    QString html = heading(Words::tr("What happened last"));
    for (auto i = lines.size() - std::min<std::size_t>(lines.size(), lastSentences);
         i < lines.size(); ++i)
        html += QStringLiteral("<div>%1</div>")
                    .arg(theme::said(lines[i].text).toHtmlEscaped());
    return html;
}

} // namespace

Result<void> saveStage(const stage::StageWidget& stage, const QString& file)
{
    return save(stage.size(), [&](QPainter& painter) { stage.draw(painter); }, file);
}

Result<void> saveWidget(QWidget& widget, const QString& file)
{
    return save(widget.size(), [&](QPainter& painter) { widget.render(&painter); }, file);
}

QString explanationOf(const lesson::Lesson& lesson, const world::Snapshot& snapshot)
{
    QString html = QStringLiteral("<h2>%1</h2>")
                       .arg(QString::fromStdString(lesson.title).toHtmlEscaped());
    html += paragraph(Words::tr("After event %1, %2 ms into the run.")
                          .arg(controls::grouped(std::int64_t(snapshot.event)))
                          .arg(double(snapshot.now) / 1e6, 0, 'f', 3));
    html += paragraph(snapshot.headline);
    const controls::Verdict verdict = controls::verdictOf(lesson, snapshot);
    html += heading(verdict.title) + marked(verdict.text);
    bool first = true;
    for (const world::Wait& wait : snapshot.waits) {
        if (wait.why.empty())
            continue;
        html += std::exchange(first, false) ? heading(Words::tr("Why asleep")) : QString();
        html += paragraph(wait.why);
    }
    return html + narrationOf(snapshot);
}

Result<void> savePage(const stage::StageWidget& stage, const lesson::Lesson& lesson,
                      const world::Snapshot& snapshot, const QString& file)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return unsaved(file, out.errorString());
    const ByDay light;
    QPdfWriter pdf(&out);
    pdf.setResolution(pageResolution);
    pdf.setPageSize(QPageSize(QPageSize::A4));
    pdf.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout::Millimeter);
    pdf.setTitle(QString::fromStdString(lesson.title));
    pdf.setCreator(QStringLiteral("Crosstalk"));
    QPainter painter;
    if (!painter.begin(&pdf))
        return unsaved(file, Words::tr("It could not be drawn."));
    const double width = painter.viewport().width(), height = painter.viewport().height();
    const double factor = std::min(width / stage.width(), height / 2 / stage.height());
    painter.save();
    painter.scale(factor, factor);
    painter.setClipRect(stage.rect());
    stage.draw(painter);
    painter.restore();
    QTextDocument text;
    text.documentLayout()->setPaintDevice(&pdf);
    text.setDefaultFont(QFont(theme::current().sans(13).family(), 10));
    text.setHtml(explanationOf(lesson, snapshot));
    const double top = stage.height() * factor + pageResolution / 6.0;
    text.setTextWidth(width);
    painter.translate(0, top);
    text.drawContents(&painter, QRectF(0, 0, width, height - top));
    painter.end();
    return out.commit() ? Result<void>() : unsaved(file, out.errorString());
}

} // namespace crosstalk::window
