#pragma once

#include "ui/playground/turncard.h"

namespace heliograph {

class AttachmentBar;
class TextPreview;

/// A message of the user, the system or a tool: plain text that becomes an editor where it is clicked.
class MessageCard final : public TurnCard
{
    Q_OBJECT

public:
    explicit MessageCard(const Turn &turn, QWidget *parent = nullptr);

    void setTurn(const Turn &turn) override;
    void showProblem(const QString &problem); ///< until the message changes
    AttachmentBar *attachments() const { return m_attachments; }

protected:
    QWidget *view() override;
    QString editableText() const override;
    void showEdited(const QString &text) override;

private:
    void showParts(const Message &message);

    TextPreview *m_text;
    AttachmentBar *m_attachments;
    QLabel *m_note; ///< what the message has besides its text
};

}
