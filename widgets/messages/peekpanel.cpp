#include "widgets/messages/peekpanel.h"

#include "widgets/messages/hexrows.h"
#include "widgets/messages/words.h"
#include "widgets/theme/appearance.h"
#include "widgets/theme/language.h"
#include "widgets/theme/sentences.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextCharFormat>
#include <QVBoxLayout>

namespace crosstalk::messages {

PeekPanel::PeekPanel(QWidget* parent)
    : QDialog(parent), m_title(new QLabel(this)), m_owners(new QLabel(this)),
      m_bytes(new QPlainTextEdit(this)), m_source(new QLabel(this)),
      m_again(new QPushButton(tr("Look again"), this))
{
    setModal(false);
    m_title->setProperty("kind", QStringLiteral("title"));
    m_bytes->setReadOnly(true);
    m_bytes->setUndoRedoEnabled(false);
    m_bytes->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_bytes->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_bytes->setAccessibleName(tr("Bytes in the buffer, in hex and as text"));
    m_source->setProperty("kind", QStringLiteral("muted"));
    for (QLabel* label : {m_title, m_owners, m_source}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto* close = new QPushButton(tr("Close"), this);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_again);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_owners);
    column->addWidget(m_bytes, 1);
    column->addWidget(m_source);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_again, &QPushButton::clicked, this, [this] { emit lookAgain(m_peek.channel); });
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this, &PeekPanel::restyle);
    restyle();
}

void PeekPanel::restyle()
{
    const theme::Theme& theme = theme::current();
    m_bytes->setFont(theme.mono(12));
    resize(qRound(theme.px(680)), qRound(theme.px(380)));
    fill();
}

void PeekPanel::show(const session::Peek& peek, const world::Snapshot& snapshot)
{
    m_peek = peek;
    m_names.clear();
    for (int p = 0; p < int(snapshot.processes.size()); ++p)
        m_names.push_back(processName(snapshot, p));
    fill();
    if (!isVisible()) // of an empty buffer there is nothing but its name and where that is known from
        resize(width(), m_bytes->isHidden() ? sizeHint().height() : qRound(theme::current().px(380)));
    QDialog::show();
    raise();
}

QString PeekPanel::text() const
{
    return m_bytes->toPlainText();
}

/// "4,096 bytes of P1, then 4,096 bytes of P2".
QString PeekPanel::ownersSentence() const
{
    const QLocale locale = theme::locale();
    QStringList parts;
    for (const mechanisms::Stretch& stretch : m_peek.owners) {
        if (parts.size() == 6) {
            parts << tr("and more");
            break;
        }
        const auto process = std::size_t(stretch.process);
        const QString name =
            stretch.process >= 0 && process < m_names.size() ? m_names[process] : tr("somebody");
        parts << tr("%1 bytes of %2").arg(locale.toString(qulonglong(stretch.bytes)), name);
    }
    return parts.join(tr(", then "));
}

void PeekPanel::fill()
{
    const QString name = QString::fromStdString(m_peek.name);
    setWindowTitle(tr("Inside %1").arg(name));
    const QLocale locale = theme::locale();
    const QString total = locale.toString(qulonglong(m_peek.total));
    m_title->setText(m_peek.total == 0 && m_peek.messages.empty()
                         ? tr("%1 is empty").arg(name)
                         : tr("%1 holds %2 bytes").arg(name, total));
    const QString owners = ownersSentence();
    m_owners->setVisible(!owners.isEmpty());
    m_owners->setText(owners);
    m_bytes->clear();
    m_bytes->setVisible(!m_peek.bytes.empty() || !m_peek.messages.empty());
    if (m_peek.fromKernel)
        fillBytes();
    else
        fillMessages();
    m_bytes->moveCursor(QTextCursor::Start);
    QString source = theme::said(m_peek.source);
    if (m_peek.truncated)
        source += QLatin1Char(' ') + tr("The first %1 bytes are shown.")
                                         .arg(locale.toString(qulonglong(m_peek.bytes.size())));
    m_source->setText(source);
}

namespace {

QTextCharFormat formatOf(int process)
{
    QTextCharFormat format;
    format.setForeground(process >= 0 ? theme::current().process(process).text
                                      : theme::current().palette().text);
    if (process >= 0)
        format.setBackground(theme::current().process(process).wash);
    return format;
}

} // namespace

void PeekPanel::fillBytes()
{
    QTextCursor cursor(m_bytes->document());
    QTextCharFormat plain;
    plain.setForeground(theme::current().palette().muted);
    cursor.beginEditBlock();
    for (const HexRow& row : hexRows(m_peek.bytes, m_peek.owners)) {
        if (row.offset != 0)
            cursor.insertText(QStringLiteral("\n"), plain);
        cursor.insertText(QStringLiteral("%1  ").arg(row.offset, 5, 16, QLatin1Char('0')), plain);
        for (const HexPart& part : row.parts)
            cursor.insertText(part.hex, formatOf(part.process));
        cursor.insertText(QString(row.missing * 3 + 1, QLatin1Char(' ')), plain);
        for (const HexPart& part : row.parts)
            cursor.insertText(part.text, formatOf(part.process));
    }
    cursor.endEditBlock();
}

void PeekPanel::fillMessages()
{
    QTextCursor cursor(m_bytes->document());
    bool first = true;
    for (const session::PeekedMessage& message : m_peek.messages) {
        const auto process = std::size_t(message.process);
        const QString name = process < m_names.size() ? m_names[process] : QString();
        if (!std::exchange(first, false))
            cursor.insertBlock();
        const QString size = sizeText(message.bytes);
        const QString text = QString::fromStdString(message.text);
        cursor.insertText(QStringLiteral("%1  %2  %3  %4")
                              .arg(timeText(message.sentAt), name,
                                   size.rightJustified(8),
                                   text == size ? QString() : text), // not seen: it says that already
                          formatOf(message.process));
    }
}

} // namespace crosstalk::messages
