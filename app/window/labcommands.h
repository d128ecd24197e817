#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace crosstalk::window {

/// The commands by which one writes one's own. They do nothing by themselves.
class LabCommands : public QObject
{
    Q_OBJECT

public:
    explicit LabCommands(QWidget* window);

    void addTo(QMenu* menu) const;
    QList<QAction*> all() const; ///< in the order of the help page
    QMenu* templates() const { return m_templates; }

    QAction* editCopy;   ///< of the lesson shown
    QAction* openFolder; ///< files anywhere

private:
    QAction* add(const QString& text, const char* key, const QString& tip);

    QWidget* m_window;
    QMenu* m_templates;
};

} // namespace crosstalk::window
