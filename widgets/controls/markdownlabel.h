#pragma once

#include <QTextDocument>
#include <QWidget>

namespace crosstalk::controls {

/// Markdown as plain prose: raw HTML stays text, nothing is loaded from anywhere, links are words.
/// As tall as its width asks for.
class MarkdownLabel : public QWidget
{
    Q_OBJECT

public:
    explicit MarkdownLabel(QWidget* parent = nullptr);

    void setMarkdown(const QString& markdown);
    QString markdown() const { return m_markdown; }

    void setFontSize(double designPixels); ///< 14 unless set
    void setMuted(bool muted);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void setCodeFont(const QFont& font);
    void setLineHeight();
    void setSpacing();

    /// A document that never fetches images or anything else.
    class Document : public QTextDocument
    {
    protected:
        QVariant loadResource(int, const QUrl&) override { return {}; }
    };

    QString m_markdown;
    double m_fontSize = 14;
    bool m_muted = false;
    mutable Document m_document; ///< laid out anew for each width that is asked about
};

} // namespace crosstalk::controls
