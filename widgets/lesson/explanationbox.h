#pragma once

#include "engine/lesson/runplaces.h"

#include <QFrame>

#include <string>
#include <vector>

namespace crosstalk::controls {
class Caption;
class MarkdownLabel;
} // namespace crosstalk::controls

namespace crosstalk::lessonpane {

/// What happened, in terms of the reader's own run: its values, its process ids, its lines.
class ExplanationBox : public QFrame
{
    Q_OBJECT

public:
    explicit ExplanationBox(QWidget* parent = nullptr);

    /// Markdown with places for the run; see runplaces.h.
    void setExplanation(const std::string& explanation);
    /// Of the run that was predicted; empty: there was none since the program was started, which is
    /// said above the text.
    void setRunWords(const lesson::RunWords& words);

    bool isEmpty() const { return m_explanation.empty(); }

private:
    void show();
    void restyle();

    std::string m_explanation;
    lesson::RunWords m_words;
    controls::Caption* m_caption;
    controls::MarkdownLabel* m_note;
    controls::MarkdownLabel* m_text;
};

/// Manual pages by name, as one asks for them in a terminal.
class ReadingBox : public QFrame
{
    Q_OBJECT

public:
    explicit ReadingBox(QWidget* parent = nullptr);
    void setPages(const std::vector<std::string>& pages);

private:
    void restyle();

    controls::MarkdownLabel* m_pages;
};

} // namespace crosstalk::lessonpane
