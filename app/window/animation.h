#pragma once

#include "engine/base/result.h"
#include "engine/session/session.h"

#include <QObject>
#include <QPointer>
#include <QProcess>
#include <QTimer>

#include <vector>

class QWidget;

namespace crosstalk::window {

/// Goes through a run that stands still and keeps a picture of each moment: a folder of numbered
/// PNGs, and beside them a video when ffmpeg is there. At most mostFrames, evenly over the run.
class Animation : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostFrames = 240;

    /// Moments [first, last] of the session's run, as `widget` shows them, into `folder`.
    Animation(session::Session& session, QWidget& widget, QString folder, quint64 first,
              quint64 last, QObject* parent = nullptr);

    int frames() const { return int(m_moments.size()); }
    static QString ffmpeg(); ///< where it is; empty: nowhere

signals:
    void progressed(int frame);
    void finished(const QString& words); ///< what there is now
    void failed(const crosstalk::Error& error);

private:
    void ask();
    void grab();
    void makeVideo();
    QString frameName(int frame) const;

    session::Session& m_session;
    QPointer<QWidget> m_widget;
    const QString m_folder;
    std::vector<quint64> m_moments;
    std::size_t m_next = 0;
    QTimer m_settled; ///< the widget has had its turn to paint
    QProcess m_video;
};

} // namespace crosstalk::window
