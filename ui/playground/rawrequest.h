#pragma once

#include "core/domain/wireformat.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace heliograph {

/// The bytes of a request, to be sent exactly as they stand. What a wire format says about them is told, never mended.
class RawRequest final : public QWidget
{
    Q_OBJECT

public:
    explicit RawRequest(QWidget *parent = nullptr);

    /// Bytes that are no UTF-8 text cannot be edited; they are shown as far as they can be, and sent as they are.
    void setBody(const QByteArray &body, WireFormat format);
    QByteArray body() const;
    void setBusy(bool busy);
    void takeFocus();

Q_SIGNALS:
    void changed();
    void sendRequested();
    void stopRequested();
    void refillRequested(); ///< from the conversation again

private:
    void check();
    void pretty();
    void refreshButton();

    QPlainTextEdit *m_edit;
    QLabel *m_note;
    QToolButton *m_pretty;
    QToolButton *m_refill;
    QPushButton *m_send;
    QByteArray m_bytes; ///< what cannot be edited
    WireFormat m_format = WireFormat::OpenAiChat;
    QTimer m_checkTimer;
    bool m_busy = false;
};

/// Longer bodies are sent without being read in the window's thread.
inline constexpr qsizetype kReadableRawBytes = 2 * 1024 * 1024;

/// What a person should know about these bytes before sending them, in one sentence; empty: nothing.
QString rawRequestNote(const QByteArray &body, WireFormat format);

}
