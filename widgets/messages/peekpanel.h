#pragma once

#include "engine/session/peek.h"
#include "engine/world/snapshot.h"

#include <QDialog>

#include <memory>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace crosstalk::messages {

/// What lies in a channel's buffer: bytes in hex and text, in the colours of whose they are. Stays
/// open beside the window; looks again when asked.
class PeekPanel : public QDialog
{
    Q_OBJECT

public:
    explicit PeekPanel(QWidget* parent = nullptr);

    void show(const session::Peek& peek, const world::Snapshot& snapshot);
    int channel() const { return m_peek.channel; }
    QString text() const; ///< as shown, for tests

signals:
    void lookAgain(int channel);

private:
    void fill();
    void fillBytes();
    void fillMessages();
    void restyle();
    QString ownersSentence() const;

    session::Peek m_peek;
    std::vector<QString> m_names; ///< of processes
    QLabel* m_title;
    QLabel* m_owners;
    QPlainTextEdit* m_bytes;
    QLabel* m_source;
    QPushButton* m_again;
};

} // namespace crosstalk::messages
