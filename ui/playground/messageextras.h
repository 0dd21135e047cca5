#pragma once

#include "ui/attachments/attachmentchip.h"
#include "ui/playground/conversation.h"

#include <QObject>
#include <QPointer>
#include <QToolButton>

class QMenu;

namespace heliograph {

class MessageCard;
class SystemPrompt;
class TurnCard;

/// What can be done with the messages of a conversation besides their text: attach and remove, mark
/// for the provider's cache. Serves the cards, which know no conversation.
class MessageExtras final : public QObject
{
    Q_OBJECT

public:
    /// The conversation outlives this.
    MessageExtras(Conversation &conversation, QObject *parent);

    void serve(TurnCard *card);
    void serve(SystemPrompt *prompt);
    void setTarget(const AttachmentTarget &target);
    /// Why the attachments and marks cannot be sent, those of the message that is being written
    /// included, in words.
    QString problem(const std::vector<ContentPart> &draft) const;
    /// The same for what asks for an answer: the messages before it.
    QString problemBefore(int answerId) const;

Q_SIGNALS:
    void turnChanged(int id); ///< -1: the system prompt

private:
    void fillMenu(int id, QMenu *menu, QWidget *parent);
    void addCacheActions(QMenu *menu, CacheMark now, const QString &problem,
        const std::function<void(CacheMark)> &set);
    void attach(int id, const std::vector<ContentPart> &parts);
    void readFiles(int id, const QStringList &paths);
    QString problemOf(const std::vector<const Message *> &messages) const;

    Conversation &m_conversation;
    AttachmentTarget m_target;
    QList<QPointer<MessageCard>> m_cards;
    QPointer<SystemPrompt> m_prompt;
};

/// The paper clip: a click chooses files, its menu knows addresses too.
class AttachButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit AttachButton(QWidget *parent = nullptr);

Q_SIGNALS:
    void filesWanted();
    void addressWanted();
};

}
