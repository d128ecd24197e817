#pragma once

#include "engine/lesson/lesson.h"
#include "engine/world/snapshot.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace crosstalk::code {

class CodeView;

/// The sources of a lesson's programs, one below the other, each following its own processes.
class CodePane : public QWidget
{
    Q_OBJECT

public:
    explicit CodePane(QWidget* parent = nullptr);

    void setLesson(std::shared_ptr<const lesson::Lesson> lesson);
    void setSnapshot(const world::Snapshot& snapshot);

    const std::vector<CodeView*>& views() const { return m_views; }

private:
    void restyle();

    std::shared_ptr<const lesson::Lesson> m_lesson;
    QVBoxLayout* m_layout = nullptr;
    QLabel* m_remarks = nullptr; ///< on top; hidden while there is nothing to say
    std::vector<QLabel*> m_names;
    std::vector<CodeView*> m_views;
};

} // namespace crosstalk::code
