#include "app/window/animation.h"

#include <QDir>
#include <QImage>
#include <QPainter>
#include <QStandardPaths>
#include <QWidget>

#include <algorithm>

namespace crosstalk::window {

namespace {

constexpr int videoRate = 8; ///< of the video: slow enough to be followed

} // namespace

Animation::Animation(session::Session& session, QWidget& widget, QString folder, quint64 first,
                     quint64 last, QObject* parent)
    : QObject(parent), m_session(session), m_widget(&widget), m_folder(std::move(folder))
{
    const quint64 count = last >= first ? last - first + 1 : 0;
    const quint64 pictures = std::min<quint64>(count, mostFrames);
    for (quint64 i = 0; i < pictures; ++i)
        m_moments.push_back(first + (pictures > 1 ? i * (count - 1) / (pictures - 1) : 0));
    m_settled.setSingleShot(true);
    connect(&m_settled, &QTimer::timeout, this, &Animation::grab);
    connect(&m_session, &session::Session::snapshotChanged, this, [this] {
        const auto snapshot = m_session.snapshot();
        if (m_next < m_moments.size() && !snapshot->live && snapshot->event == m_moments[m_next])
            m_settled.start(0);
    });
    connect(&m_video, &QProcess::finished, this, [this](int status) {
        emit finished(status == 0 ? tr("%1 pictures and a video in %2").arg(frames()).arg(m_folder)
                                  : tr("%1 pictures in %2; ffmpeg could make no video of them")
                                        .arg(frames())
                                        .arg(m_folder));
    });
    QTimer::singleShot(0, this, &Animation::ask);
}

QString Animation::ffmpeg()
{
    return QStandardPaths::findExecutable(QStringLiteral("ffmpeg"));
}

QString Animation::frameName(int frame) const
{
    return QStringLiteral("%1/frame-%2.png").arg(m_folder).arg(frame, 4, 10, QLatin1Char('0'));
}

void Animation::ask()
{
    if (m_next == 0 && !QDir().mkpath(m_folder)) {
        emit failed({"make the folder", m_folder.toStdString(), 0, {}});
        return;
    }
    if (m_next >= m_moments.size())
        return makeVideo();
    m_session.seek(m_moments[m_next]);
}

void Animation::grab()
{
    if (!m_widget || m_next >= m_moments.size())
        return;
    // Even sizes: what most players want of a video.
    const QSize size((m_widget->width() + 1) & ~1, (m_widget->height() + 1) & ~1);
    QImage image(size, QImage::Format_RGB32);
    image.fill(m_widget->palette().color(QPalette::Window));
    m_widget->render(&image);
    if (!image.save(frameName(int(m_next) + 1), "PNG")) {
        m_next = m_moments.size() + 1; // no more of this
        emit failed({"save the picture", frameName(int(m_next)).toStdString(), 0,
                     "Is the disk full?"});
        return;
    }
    ++m_next;
    emit progressed(int(m_next));
    ask();
}

void Animation::makeVideo()
{
    const QString program = ffmpeg();
    if (program.isEmpty() || m_moments.empty()) {
        emit finished(tr("%1 pictures in %2; with ffmpeg installed there would be a video as well")
                          .arg(frames())
                          .arg(m_folder));
        return;
    }
    m_video.setWorkingDirectory(m_folder);
    m_video.setStandardInputFile(QProcess::nullDevice());
    m_video.setStandardErrorFile(QProcess::nullDevice());
    m_video.start(program, {QStringLiteral("-y"), QStringLiteral("-framerate"),
                            QString::number(videoRate), QStringLiteral("-i"),
                            QStringLiteral("frame-%04d.png"), QStringLiteral("-pix_fmt"),
                            QStringLiteral("yuv420p"), QStringLiteral("run.mp4")});
}

} // namespace crosstalk::window
