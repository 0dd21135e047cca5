#include "ui/playground/conversationtab.h"

#include "ui/attachments/attachmentreader.h"
#include "ui/attachments/draftattachments.h"
#include "ui/playground/composer.h"
#include "ui/playground/conversationview.h"
#include "ui/playground/messageextras.h"
#include "ui/playground/rawrequest.h"
#include "ui/playground/requestpanel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QMenu>
#include <QToolButton>

// Where the next message is written: its text and its attachments, and what keeps it from being sent.

namespace heliograph {

void ConversationTab::buildComposer(QWidget *main, QBoxLayout *column)
{
    m_composerBox = new QWidget(main);
    auto *box = new QVBoxLayout(m_composerBox);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(spacing::kTiny);
    m_draft = new DraftAttachments(m_composerBox);
    box->addWidget(m_draft);
    m_draft->acceptDropsOn(this);
    connect(m_draft, &DraftAttachments::changed, this, &ConversationTab::updateState);
    auto *row = new QHBoxLayout;
    box->addLayout(row);
    row->setContentsMargins(spacing::kSmall, 0, spacing::kSmall, spacing::kSmall);
    row->setSpacing(spacing::kTiny);
    m_add = new QToolButton(m_composerBox);
    m_add->setObjectName(QStringLiteral("addMessage"));
    m_add->setAccessibleName(tr("Add message"));
    m_add->setToolTip(tr("Add a message without sending it"));
    m_add->setIcon(makeIcon(Icon::Add, palette()));
    m_add->setAutoRaise(true);
    m_add->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_add);
    for (const Role role : {Role::User, Role::Assistant, Role::System}) {
        QAction *action = menu->addAction(tr("%1 message").arg(roleLabel(role)));
        action->setObjectName(QStringLiteral("add-%1").arg(roleName(role)));
        connect(action, &QAction::triggered, this, [this, role] { addMessage(role); });
    }
    m_add->setMenu(menu);
    auto *attach = new AttachButton(m_composerBox);
    connect(attach, &AttachButton::filesWanted, this, &ConversationTab::attachFiles);
    connect(attach, &AttachButton::addressWanted, this, &ConversationTab::attachAddress);
    m_composer = new Composer(m_composerBox);
    m_composer->setMimeTaker([this](const QMimeData &mime, bool take) {
        const bool offers = offersAttachments(mime);
        if (offers && take)
            m_draft->readMime(mime);
        return offers;
    });
    row->addWidget(m_add, 0, Qt::AlignBottom);
    row->addWidget(attach, 0, Qt::AlignBottom);
    m_draft->bar()->setTabPlace(m_add);
    row->addWidget(m_composer, 1);
    column->addWidget(m_composerBox);
    connect(m_composer, &Composer::sendRequested, this, &ConversationTab::send);
    connect(m_composer, &Composer::stopRequested, this, &ConversationTab::stop);
    connect(m_composer, &Composer::textChanged, this, &ConversationTab::updateState);
}

void ConversationTab::setQuestion(const QString &question) { m_composer->setText(question); }

QString ConversationTab::draft() const { return m_composer->text(); }

void ConversationTab::takeFocus()
{
    if (rawMode())
        m_raw->takeFocus();
    else
        m_composer->takeFocus();
}

bool ConversationTab::canSend() const
{
    if (rawMode())
        return !busy() && m_panel->problem().isEmpty() && !m_conversation.rawBody->isEmpty();
    return !busy() && problem().isEmpty();
}

bool ConversationTab::hasQuestion() const
{
    return !m_composer->text().trimmed().isEmpty() || !m_draft->empty();
}

QString ConversationTab::problem() const
{
    QString problem = m_panel->problem();
    if (problem.isEmpty())
        problem = m_conversation.problem(hasQuestion());
    if (problem.isEmpty() && m_draft->reading())
        problem = tr("The attachments are still being read.");
    if (problem.isEmpty())
        problem = m_extras->problem(m_draft->parts());
    return problem;
}

void ConversationTab::attachFiles()
{
    if (!rawMode())
        m_draft->chooseFiles();
}

void ConversationTab::attachAddress()
{
    if (!rawMode())
        m_draft->askForAddress();
}

void ConversationTab::send()
{
    if (!canSend())
        return;
    if (rawMode()) {
        sendRaw();
        return;
    }
    m_conversation.takeToolAnswers();
    if (hasQuestion()) {
        const QString question = m_composer->text();
        const int id = m_conversation.append(
            Role::User, question.trimmed().isEmpty() ? QString() : question);
        m_conversation.addParts(id, m_draft->take());
        m_composer->clear();
    }
    ask(m_conversation.beginAnswer());
    m_view->scrollToEnd();
    takeFocus();
}

void ConversationTab::addMessage(Role role)
{
    const QString text = m_composer->text();
    const int id = m_conversation.append(role, text.trimmed().isEmpty() ? QString() : text);
    m_conversation.addParts(id, m_draft->take());
    m_composer->clear();
    structureChanged();
    m_view->scrollToEnd();
    if (m_conversation.turn(id)->hasContent())
        takeFocus();
    else if (TurnCard *card = m_view->card(id))
        card->edit(-1);
}

}
