#pragma once

#include "engine/lesson/lesson.h"

#include <QFrame>

#include <set>
#include <string>
#include <vector>

namespace crosstalk::controls {
class Caption;
class MarkdownLabel;
} // namespace crosstalk::controls

namespace crosstalk::lessonpane {

/// A ring that becomes a tick.
class Tick : public QWidget
{
    Q_OBJECT

public:
    explicit Tick(QWidget* parent = nullptr);
    void setDone(bool done);
    bool isDone() const { return m_done; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_done = false;
};

/// What to try in a lesson; each is ticked off by the run, never by hand.
class TryList : public QFrame
{
    Q_OBJECT

public:
    explicit TryList(QWidget* parent = nullptr);

    void setCheckpoints(const std::vector<lesson::Checkpoint>& checkpoints);
    void setReached(const std::set<std::string>& ids);

private:
    struct Row
    {
        std::string id;
        QWidget* widget;
        Tick* tick;
        controls::MarkdownLabel* words;
    };
    void restyle();

    controls::Caption* m_caption;
    std::vector<Row> m_rows;
};

} // namespace crosstalk::lessonpane
