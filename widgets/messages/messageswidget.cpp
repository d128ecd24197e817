#include "widgets/messages/messageswidget.h"

#include "engine/world/history.h"
#include "widgets/controls/labels.h"
#include "widgets/messages/sequenceview.h"
#include "widgets/messages/words.h"
#include "widgets/theme/appearance.h"
#include "widgets/theme/language.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace crosstalk::messages {

MessagesWidget::MessagesWidget(QWidget* parent)
    : QWidget(parent), m_channel(new QComboBox(this)), m_buffers(new QCheckBox(this)),
      m_note(new controls::ElidedLabel(this)), m_follow(new QToolButton(this)), m_save(new QToolButton(this)),
      m_view(new SequenceView(this))
{
    m_channel->addItem(tr("All channels"));
    m_channel->setAccessibleName(tr("Which channel's messages are shown"));
    m_buffers->setText(tr("Kernel buffers"));
    m_buffers->setToolTip(tr("A line for each channel, where its bytes wait to be received"));
    m_buffers->setChecked(true);
    m_note->setProperty("kind", QStringLiteral("muted"));
    m_follow->setText(tr("Follow"));
    m_follow->setToolTip(tr("Show the newest messages again (End)"));
    m_save->setText(tr("Save as SVG…"));
    m_save->setToolTip(tr("Keep what is in view as a picture that can be enlarged"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(10, 4, 10, 2);
    row->setSpacing(12);
    row->addWidget(m_channel);
    row->addWidget(m_buffers);
    row->addWidget(m_note, 1);
    row->addWidget(m_follow);
    row->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_view, 1);
    setFocusProxy(m_view);
    m_follow->hide();
    connect(m_channel, &QComboBox::currentIndexChanged, this, &MessagesWidget::applyFilter);
    connect(m_buffers, &QCheckBox::toggled, this, &MessagesWidget::applyFilter);
    connect(m_save, &QToolButton::clicked, this, &MessagesWidget::askForFile);
    connect(m_follow, &QToolButton::clicked, this, [this] {
        m_view->setFollowing(true);
        emit backToLive();
    });
    connect(m_view, &SequenceView::followingChanged, m_follow,
            [this](bool following) { m_follow->setVisible(!following); });
    connect(m_view, &SequenceView::cursorMoved, this, &MessagesWidget::cursorMoved);
    connect(m_view, &SequenceView::backToLive, this, &MessagesWidget::backToLive);
    connect(m_view, &SequenceView::eventActivated, this, &MessagesWidget::eventActivated);
}

void MessagesWidget::setSnapshot(std::shared_ptr<const world::Snapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    updateChannels();
    updateNote();
    m_view->setSnapshot(m_snapshot);
}

void MessagesWidget::setReducedMotion(bool reduced)
{
    m_view->setReducedMotion(reduced);
}

/// The channels that carried something, each with its other direction.
void MessagesWidget::updateChannels()
{
    std::vector<int> channels;
    if (m_snapshot && m_snapshot->history)
        for (const auto& track : m_snapshot->history->messageLog().tracks())
            channels.push_back(Lifelines::representative(*m_snapshot, track.channel));
    std::sort(channels.begin(), channels.end());
    channels.erase(std::unique(channels.begin(), channels.end()), channels.end());
    if (channels == m_channels)
        return;
    const int index = m_channel->currentIndex();
    const int chosen = index > 0 ? m_channels[std::size_t(index) - 1] : -1;
    m_channels = std::move(channels);
    const QSignalBlocker quiet(m_channel);
    m_channel->clear();
    m_channel->addItem(tr("All channels"));
    for (const int channel : m_channels) {
        m_channel->addItem(channelName(*m_snapshot, channel));
        if (channel == chosen)
            m_channel->setCurrentIndex(m_channel->count() - 1);
    }
    applyFilter();
}

void MessagesWidget::applyFilter()
{
    const int index = m_channel->currentIndex();
    m_view->setFilter(
        {index > 0 ? m_channels[std::size_t(index) - 1] : -1, m_buffers->isChecked()});
}

void MessagesWidget::updateNote()
{
    const world::MessageLog* log =
        m_snapshot && m_snapshot->history ? &m_snapshot->history->messageLog() : nullptr;
    QString note;
    if (log && log->total() != 0) {
        const QLocale locale = theme::locale();
        note = tr("%1 sent, %2 not received yet")
                   .arg(locale.toString(log->total()), locale.toString(log->waiting()));
        if (log->forgotten() != 0)
            note += tr("; the oldest %1 are no longer kept").arg(locale.toString(log->forgotten()));
    }
    m_note->setWords(note);
    m_save->setEnabled(log && log->total() != 0);
}

QString MessagesWidget::saveSvg(const QString& file)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return out.errorString();
    QSvgGenerator svg;
    svg.setOutputDevice(&out);
    svg.setSize(m_view->size());
    svg.setViewBox(m_view->rect());
    svg.setTitle(tr("Messages between processes"));
    svg.setDescription(m_view->accessibleDescription());
    QPainter painter;
    if (!painter.begin(&svg))
        return tr("The picture could not be drawn.");
    m_view->paintOn(painter);
    painter.end();
    return out.commit() ? QString() : out.errorString();
}

void MessagesWidget::askForFile()
{
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save the diagram"), QStringLiteral("messages.svg"), tr("SVG pictures (*.svg)"));
    if (file.isEmpty())
        return;
    const QString failed = saveSvg(file);
    m_note->setWords(failed.isEmpty() ? tr("Saved.") : tr("Not saved: %1").arg(failed));
}

} // namespace crosstalk::messages
