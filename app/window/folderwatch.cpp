#include "app/window/folderwatch.h"

#include <QDir>

namespace crosstalk::window {

FolderWatch::FolderWatch(QObject* parent) : QObject(parent)
{
    m_settled.setSingleShot(true);
    m_settled.setInterval(150);
    const auto wait = [this] { m_settled.start(); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, wait);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, wait);
    connect(&m_settled, &QTimer::timeout, this, [this] {
        look(); // a file put in the place of another is not watched yet
        emit changed();
    });
}

void FolderWatch::watch(const QString& folder)
{
    m_folder = folder;
    m_settled.stop();
    look();
}

void FolderWatch::look()
{
    const QStringList before = m_watcher.files() + m_watcher.directories();
    if (!before.isEmpty())
        m_watcher.removePaths(before);
    if (m_folder.isEmpty())
        return;
    m_watcher.addPath(m_folder);
    const QDir folder(m_folder);
    for (const QString& file : folder.entryList(QDir::Files))
        m_watcher.addPath(folder.filePath(file));
}

} // namespace crosstalk::window
