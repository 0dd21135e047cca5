#include "ui/playground/messageextras.h"

#include "core/session/attachmentrules.h"
#include "ui/attachments/attachdialogs.h"
#include "ui/attachments/attachmentbar.h"
#include "ui/attachments/attachmentreader.h"
#include "ui/attachments/attachmenttext.h"
#include "ui/playground/messagecard.h"
#include "ui/playground/systemprompt.h"
#include "ui/theme/icons.h"

#include <QActionGroup>
#include <QMenu>
#include <QMimeData>

#include <algorithm>

namespace heliograph {

MessageExtras::MessageExtras(Conversation &conversation, QObject *parent)
    : QObject(parent), m_conversation(conversation)
{
}

void MessageExtras::serve(TurnCard *card)
{
    connect(card, &TurnCard::menuAboutToShow, this,
        [this, card](int id, QMenu *menu) { fillMenu(id, menu, card); });
    auto *message = qobject_cast<MessageCard *>(card);
    if (!message)
        return;
    m_cards.removeIf([](const QPointer<MessageCard> &one) { return one.isNull(); });
    m_cards.append(message);
    message->attachments()->setTarget(m_target);
    const int id = card->turnId();
    connect(message->attachments(), &AttachmentBar::removeRequested, this, [this, id](int index) {
        m_conversation.removePart(id, size_t(index));
        Q_EMIT turnChanged(id);
    });
    connect(card, &TurnCard::mimeOffered, this,
        [this, message](int turn, const QMimeData *mime, bool take, bool *taken) {
            *taken = offersAttachments(*mime);
            if (!*taken || !take)
                return;
            auto *reader = new AttachmentReader(message);
            connect(reader, &AttachmentReader::partsRead, this,
                [this, turn](const std::vector<ContentPart> &parts) { attach(turn, parts); });
            connect(reader, &AttachmentReader::refused, message,
                [message](const QString &problem) { message->showProblem(problem); });
            reader->readMime(*mime);
        });
}

void MessageExtras::serve(SystemPrompt *prompt)
{
    m_prompt = prompt;
    auto *menu = new QMenu(prompt->cacheButton());
    prompt->cacheButton()->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        addCacheActions(menu, m_conversation.systemCache, cacheMarkProblem(m_target.format),
            [this](CacheMark mark) {
                m_conversation.systemCache = mark;
                if (m_prompt)
                    m_prompt->showCacheMark(mark);
                Q_EMIT turnChanged(-1);
            });
    });
}

void MessageExtras::setTarget(const AttachmentTarget &target)
{
    m_target = target;
    for (const QPointer<MessageCard> &card : std::as_const(m_cards)) {
        if (card)
            card->attachments()->setTarget(target);
    }
}

QString MessageExtras::problem(const std::vector<ContentPart> &draft) const
{
    std::vector<const Message *> messages;
    for (const Turn &turn : m_conversation.turns())
        messages.push_back(&turn.message);
    Message written;
    written.parts = draft;
    messages.push_back(&written);
    return problemOf(messages);
}

QString MessageExtras::problemBefore(int answerId) const
{
    std::vector<const Message *> messages;
    for (const Turn &turn : m_conversation.turns()) {
        if (turn.id == answerId)
            break;
        messages.push_back(&turn.message);
    }
    return problemOf(messages);
}

QString MessageExtras::problemOf(const std::vector<const Message *> &messages) const
{
    const QString problem = attachmentsProblem(messages, m_target.format, m_target.provider);
    return problem.isEmpty() ? cacheMarksProblem(m_conversation, m_target.format) : problem;
}

void MessageExtras::addCacheActions(
    QMenu *menu, CacheMark now, const QString &problem, const std::function<void(CacheMark)> &set)
{
    menu->addSection(tr("Cache up to here"));
    struct Choice {
        CacheMark mark;
        const char *name;
        QString text;
    };
    auto *group = new QActionGroup(menu);
    for (const Choice &choice : {Choice{CacheMark::None, "cacheOff", tr("Off")},
             Choice{CacheMark::FiveMinutes, "cacheFiveMinutes", tr("For 5 minutes")},
             Choice{CacheMark::OneHour, "cacheOneHour", tr("For 1 hour")}}) {
        QAction *action = menu->addAction(choice.text);
        action->setObjectName(QLatin1String(choice.name));
        action->setCheckable(true);
        action->setChecked(choice.mark == now);
        // A mark from another provider can always be taken off.
        action->setEnabled(problem.isEmpty() || choice.mark == CacheMark::None);
        action->setToolTip(problem);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [set, mark = choice.mark] { set(mark); });
    }
    if (!problem.isEmpty()) {
        QAction *reason = menu->addAction(problem);
        reason->setObjectName(QStringLiteral("cacheReason"));
        reason->setEnabled(false);
    }
}

void MessageExtras::fillMenu(int id, QMenu *menu, QWidget *parent)
{
    const Turn *turn = m_conversation.turn(id);
    if (!turn)
        return;
    if (turn->message.role == Role::User) {
        QAction *files =
            menu->addAction(makeIcon(Icon::Attach, menu->palette()), tr("Attach files…"));
        files->setObjectName(QStringLiteral("messageAttach"));
        connect(files, &QAction::triggered, this, [this, id, parent = QPointer(parent)] {
            if (parent)
                chooseFiles(
                    parent->window(), [self = QPointer(this), id](const QStringList &paths) {
                        if (self)
                            self->readFiles(id, paths);
                    });
        });
        QAction *address =
            menu->addAction(makeIcon(Icon::Link, menu->palette()), tr("Attach an address…"));
        address->setObjectName(QStringLiteral("messageAttachAddress"));
        connect(address, &QAction::triggered, this, [this, id, parent = QPointer(parent)] {
            if (parent)
                askForAddress(
                    parent->window(), [self = QPointer(this), id](const ContentPart &part) {
                        if (self)
                            self->attach(id, {part});
                    });
        });
    }
    QString problem = cacheMarkProblem(m_target.format);
    if (problem.isEmpty() && !turn->message.blocks.empty())
        problem = tr("This answer is sent back as it came. Mark the message after it.");
    else if (problem.isEmpty() && turn->message.parts.empty())
        problem = tr("The message is empty.");
    addCacheActions(menu, cacheMarkOf(turn->message), problem, [this, id](CacheMark mark) {
        m_conversation.setCacheMark(id, mark);
        Q_EMIT turnChanged(id);
    });
}

void MessageExtras::attach(int id, const std::vector<ContentPart> &parts)
{
    m_conversation.addParts(id, parts);
    Q_EMIT turnChanged(id);
}

void MessageExtras::readFiles(int id, const QStringList &paths)
{
    auto *reader = new AttachmentReader(this);
    connect(reader, &AttachmentReader::partsRead, this,
        [this, id](const std::vector<ContentPart> &parts) { attach(id, parts); });
    connect(reader, &AttachmentReader::refused, this, [this, id](const QString &problem) {
        for (const QPointer<MessageCard> &card : std::as_const(m_cards)) {
            if (card && card->turnId() == id)
                card->showProblem(problem);
        }
    });
    connect(reader, &AttachmentReader::pendingChanged, reader, [reader](int pending) {
        if (pending == 0)
            reader->deleteLater();
    });
    reader->readFiles(paths);
}

AttachButton::AttachButton(QWidget *parent) : QToolButton(parent)
{
    setObjectName(QStringLiteral("attachButton"));
    setAccessibleName(tr("Attach files"));
    setToolTip(tr("Attach files; they can be dropped and pasted too (Ctrl+Shift+A)"));
    setIcon(makeIcon(Icon::Attach, palette()));
    setAutoRaise(true);
    setPopupMode(QToolButton::MenuButtonPopup);
    auto *menu = new QMenu(this);
    QAction *files = menu->addAction(tr("Attach files…"));
    files->setObjectName(QStringLiteral("attach-files"));
    connect(files, &QAction::triggered, this, &AttachButton::filesWanted);
    QAction *address = menu->addAction(tr("Attach an address…"));
    address->setObjectName(QStringLiteral("attach-address"));
    connect(address, &QAction::triggered, this, &AttachButton::addressWanted);
    setMenu(menu);
    connect(this, &QToolButton::clicked, this, &AttachButton::filesWanted);
}

}
