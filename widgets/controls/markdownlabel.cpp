#include "widgets/controls/markdownlabel.h"

#include "widgets/theme/appearance.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextFragment>
#include <QTextList>

#include <cmath>
#include <tuple>
#include <vector>

namespace crosstalk::controls {

MarkdownLabel::MarkdownLabel(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_document.setDocumentMargin(0);
    m_document.setUndoRedoEnabled(false);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this, [this] { build(); });
}

void MarkdownLabel::setMarkdown(const QString& markdown)
{
    if (markdown == m_markdown)
        return;
    m_markdown = markdown;
    build();
}

void MarkdownLabel::setFontSize(double designPixels)
{
    m_fontSize = designPixels;
    build();
}

void MarkdownLabel::setMuted(bool muted)
{
    m_muted = muted;
    update();
}

void MarkdownLabel::build()
{
    const theme::Theme& theme = theme::current();
    m_document.setDefaultFont(theme.sans(m_fontSize));
    m_document.setMarkdown(m_markdown,
                           QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub |
                                                           QTextDocument::MarkdownNoHTML));
    setCodeFont(theme.mono(m_fontSize - 1));
    setLineHeight();
    setSpacing();
    setAccessibleName(m_document.toPlainText());
    updateGeometry();
    update();
}

/// Qt gives `code` the system's fixed font; ours is the theme's. Links become plain words.
void MarkdownLabel::setCodeFont(const QFont& font)
{
    std::vector<QTextFragment> found; // first all of them: formatting moves fragments
    for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next())
        for (auto each = block.begin(); !each.atEnd(); ++each)
            if (const QTextCharFormat format = each.fragment().charFormat();
                format.fontFixedPitch() || format.isAnchor() || format.isImageFormat())
                found.push_back(each.fragment());
    std::vector<std::tuple<int, int, bool>> ranges;
    for (const QTextFragment& fragment : found)
        ranges.emplace_back(fragment.position(), fragment.length(),
                            fragment.charFormat().fontFixedPitch());
    for (const auto& [position, length, code] : ranges) {
        QTextCursor cursor(&m_document);
        cursor.setPosition(position);
        cursor.setPosition(position + length, QTextCursor::KeepAnchor);
        QTextCharFormat ours;
        if (code)
            ours.setFont(font);
        cursor.setCharFormat(ours);
    }
}

void MarkdownLabel::setLineHeight()
{
    QTextCursor cursor(&m_document);
    cursor.select(QTextCursor::Document);
    QTextBlockFormat format;
    format.setLineHeight(115, QTextBlockFormat::ProportionalHeight);
    cursor.mergeBlockFormat(format);
}

/// Paragraphs stand apart; a heading is a little more than the words below it, and nearer to them.
void MarkdownLabel::setSpacing()
{
    const double type = theme::current().px(m_fontSize);
    for (QTextBlock block = m_document.begin().next(); block.isValid(); block = block.next()) {
        if (block.textList() != nullptr)
            continue;
        QTextBlockFormat format;
        format.setTopMargin(block.blockFormat().headingLevel() > 0 ? type : type * 0.4);
        format.setBottomMargin(0);
        QTextCursor(block).mergeBlockFormat(format);
    }
    for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next())
        if (block.blockFormat().headingLevel() > 0) {
            QTextCursor cursor(block);
            cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
            QTextCharFormat format;
            format.setFont(theme::current().sans(m_fontSize * 1.1, QFont::Bold));
            format.setProperty(QTextFormat::FontSizeAdjustment, 0);
            cursor.mergeCharFormat(format);
        }
}

int MarkdownLabel::heightForWidth(int width) const
{
    m_document.setTextWidth(width);
    return int(std::ceil(m_document.size().height()));
}

QSize MarkdownLabel::sizeHint() const
{
    const int width = int(theme::current().px(240));
    return {width, heightForWidth(width)};
}

QSize MarkdownLabel::minimumSizeHint() const
{
    return {int(theme::current().px(80)), 0};
}

void MarkdownLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    m_document.setTextWidth(width());
    QAbstractTextDocumentLayout::PaintContext context;
    const theme::Palette& palette = theme::current().palette();
    context.palette.setColor(QPalette::Text, m_muted ? palette.muted : palette.text);
    m_document.documentLayout()->draw(&painter, context);
}

} // namespace crosstalk::controls
