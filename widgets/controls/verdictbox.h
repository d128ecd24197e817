#pragma once

#include "widgets/controls/verdict.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace crosstalk::controls {

class Caption;
class MarkdownLabel;

/// Shows a Verdict: its title, its sentence, its rows. Keeps its height while words change, so
/// that nothing above it jumps, and grows only when it must.
class VerdictBox : public QWidget
{
    Q_OBJECT

public:
    explicit VerdictBox(QWidget* parent = nullptr);

    void setVerdict(const Verdict& verdict);

    /// There is no room for the circumstances of a race: they are in the tooltip then.
    void setCramped(bool cramped);

private:
    void restyle();
    void setRows(const std::vector<std::pair<QString, QString>>& rows);

    Caption* m_title;
    MarkdownLabel* m_text;
    QGridLayout* m_rows;
    Verdict m_verdict;
    bool m_cramped = false;
    std::vector<std::pair<QLabel*, class ElidedLabel*>> m_labels;
};

} // namespace crosstalk::controls
