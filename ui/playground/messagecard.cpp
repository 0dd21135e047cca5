#include "ui/playground/messagecard.h"

#include "ui/attachments/attachmentbar.h"
#include "ui/attachments/attachmenttext.h"
#include "ui/playground/textpreview.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>

namespace heliograph {

namespace {

constexpr int kPreviewLines = 40;

}

MessageCard::MessageCard(const Turn &turn, QWidget *parent) : TurnCard(turn, parent)
{
    m_text = new TextPreview(kPreviewLines, this);
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setPlaceholder(tr("Empty message. Click to write."));
    m_text->setToolTip(tr("Click to edit"));
    connect(m_text, &TextPreview::editRequested, this, &MessageCard::edit);
    body()->addWidget(m_text);
    followFocus(m_text);

    m_attachments = new AttachmentBar(this);
    body()->addWidget(m_attachments);

    m_note = new QLabel(this);
    m_note->setObjectName(QStringLiteral("messageParts"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    setTextRole(m_note, TextRole::Secondary);
    m_note->hide();
    body()->addWidget(m_note);
    setFocusProxy(m_text);
    setTurn(turn);
}

void MessageCard::setTurn(const Turn &turn)
{
    TurnCard::setTurn(turn);
    const QString text = turn.message.text();
    if (text != m_text->text())
        m_text->setText(text);
    m_text->setAccessibleName(tr("%1 message").arg(roleLabel(turn.message.role)));
    m_text->setAccessibleDescription(text.left(400));
    showParts(turn.message);
}

void MessageCard::showParts(const Message &message)
{
    QStringList notes;
    if (message.role == Role::Tool) {
        if (!message.name.isEmpty())
            notes << tr("Answers %1").arg(message.name);
        if (!message.toolCallId.isEmpty())
            notes << (message.name.isEmpty() ? tr("Answers the tool call %1").arg(message.toolCallId)
                                             : message.toolCallId);
        if (message.toolFailed)
            notes << tr("It failed");
    } else if (!message.name.isEmpty()) {
        notes << tr("Name: %1").arg(message.name);
    }
    for (const ContentPart &part : message.parts) {
        if (isAttachment(part))
            continue; // a chip
        const QString label = partLabel(part);
        if (!label.isEmpty())
            notes << tr("%1 (sent as recorded)").arg(label);
    }
    m_attachments->setParts(message.parts);
    setTextRole(m_note, TextRole::Secondary);
    m_note->setText(notes.join(QStringLiteral("   ·   ")));
    m_note->setVisible(!notes.isEmpty());
}

void MessageCard::showProblem(const QString &problem)
{
    setTextRole(m_note, TextRole::Warning);
    m_note->setText(problem);
    m_note->show();
}

QWidget *MessageCard::view() { return m_text; }

QString MessageCard::editableText() const { return m_text->text(); }

void MessageCard::showEdited(const QString &text) { m_text->setText(text); }

}
