#include "ui/compare/promptsetup.h"

#include "ui/playground/growingedit.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

namespace heliograph {

namespace {

constexpr int kLines = 3;
constexpr int kMostLines = 8;

}

QString beyondPrompt(const ChatRequest &request)
{
    QStringList parts;
    const int messages = int(request.messages.size()) - 1;
    if (messages > 0)
        parts << PromptSetup::tr("%n more messages", nullptr, messages);
    int attachments = 0;
    for (const Message &message : request.messages) {
        attachments += int(std::count_if(message.parts.begin(), message.parts.end(),
            [](const ContentPart &part) { return part.kind != ContentPart::Kind::Text; }));
    }
    if (attachments > 0)
        parts << PromptSetup::tr("%n attachments", nullptr, attachments);
    if (!request.tools.empty())
        parts << PromptSetup::tr("%n tools", nullptr, int(request.tools.size()));
    if (request.responseFormat)
        parts << PromptSetup::tr("a shape for the answer");
    if (!request.extra.isEmpty())
        parts << PromptSetup::tr("further fields");
    return parts.join(QStringLiteral(", "));
}

PromptSetup::PromptSetup(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("promptSetup"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(spacing::kSmall, spacing::kSmall, spacing::kSmall, spacing::kTiny);
    whole->setSpacing(spacing::kTiny);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::kSmall);
    whole->addLayout(row);
    m_system = addEdit(tr("System prompt"), tr("None is sent"), "compareSystem", 2);
    m_prompt = addEdit(tr("Prompt"), tr("What every column is asked. Ctrl+Enter asks them all."), "comparePrompt", 3);
    setFocusProxy(m_prompt);
    m_more = new QWidget(this);
    auto *more = new QHBoxLayout(m_more);
    more->setContentsMargins(0, 0, 0, 0);
    more->setSpacing(spacing::kSmall);
    m_moreText = new QLabel(m_more);
    m_moreText->setObjectName(QStringLiteral("compareBeyond"));
    m_moreText->setTextFormat(Qt::PlainText);
    setTextRole(m_moreText, TextRole::Secondary);
    auto *drop = new QToolButton(m_more);
    drop->setObjectName(QStringLiteral("comparePlain"));
    drop->setText(tr("Leave these out"));
    drop->setToolTip(tr("Asks the system prompt and the prompt alone"));
    more->addWidget(m_moreText);
    more->addWidget(drop);
    more->addStretch(1);
    m_more->hide();
    whole->addWidget(m_more);
    connect(drop, &QToolButton::clicked, this, &PromptSetup::plainRequested);
}

GrowingEdit *PromptSetup::addEdit(const QString &label, const QString &hint, const char *name, int stretch)
{
    auto *box = new QVBoxLayout;
    box->setSpacing(2);
    auto *title = new QLabel(label, this);
    setTextRole(title, TextRole::Secondary);
    auto *edit = new GrowingEdit(kLines, kMostLines, this);
    edit->setObjectName(QLatin1String(name));
    edit->setAccessibleName(label);
    edit->setPlaceholderText(hint);
    edit->setTabChangesFocus(true);
    title->setBuddy(edit);
    box->addWidget(title);
    box->addWidget(edit);
    box->addStretch(1);
    static_cast<QBoxLayout *>(layout()->itemAt(0)->layout())->addLayout(box, stretch);
    connect(edit, &QPlainTextEdit::textChanged, this, &PromptSetup::changed);
    return edit;
}

void PromptSetup::show(const QString &system, const ChatRequest &request)
{
    const QSignalBlocker blocker(this);
    if (m_system->toPlainText() != system)
        m_system->setPlainText(system);
    Comparison plan;
    plan.request = request;
    if (const QString prompt = plan.prompt(); m_prompt->toPlainText() != prompt)
        m_prompt->setPlainText(prompt);
    const QString beyond = beyondPrompt(request);
    m_moreText->setText(tr("Sent with it: %1").arg(beyond));
    m_more->setVisible(!beyond.isEmpty());
}

QString PromptSetup::system() const
{
    return m_system->toPlainText();
}

QString PromptSetup::prompt() const
{
    return m_prompt->toPlainText();
}

void PromptSetup::takeFocus()
{
    m_prompt->setFocus(Qt::OtherFocusReason);
}

}
