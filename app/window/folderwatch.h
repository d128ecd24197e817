#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <QTimer>

namespace crosstalk::window {

/// Says when a file of a folder was written, made or removed; once for what an editor does in one
/// go (it writes a new file and puts it in the place of the old one).
class FolderWatch : public QObject
{
    Q_OBJECT

public:
    explicit FolderWatch(QObject* parent = nullptr);

    void watch(const QString& folder); ///< instead of the one before; empty: none

signals:
    void changed();

private:
    void look();

    QString m_folder;
    QFileSystemWatcher m_watcher;
    QTimer m_settled;
};

} // namespace crosstalk::window
