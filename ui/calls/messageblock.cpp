#include "ui/calls/messageblock.h"

#include "core/base/json.h"
#include "ui/answer/mediaview.h"
#include "ui/answer/servertoolsview.h"
#include "ui/calls/bodytext.h"
#include "ui/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace heliograph {

namespace {

QLabel *codeLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextRole(label, TextRole::Code);
    return label;
}

}

QString roleTitle(Role role)
{
    switch (role) {
    case Role::System:
        return MessageBlock::tr("System");
    case Role::Developer:
        return MessageBlock::tr("Developer");
    case Role::User:
        return MessageBlock::tr("User");
    case Role::Assistant:
        return MessageBlock::tr("Assistant");
    case Role::Tool:
        return MessageBlock::tr("Tool result");
    }
    return {};
}

MessageBlock::MessageBlock(const QString &who, QWidget *parent) : QWidget(parent)
{
    m_title = new QLabel(who, this);
    m_title->setTextFormat(Qt::PlainText);
    setTextRole(m_title, TextRole::Secondary);
    m_body = new QVBoxLayout(this);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(spacing::kTiny);
    m_body->addWidget(m_title);
    m_serverTools = new ServerToolsView(this);
    m_body->addWidget(m_serverTools);
    m_media = new MediaView(this);
    m_body->addWidget(m_media);
}

void MessageBlock::setServerTools(const std::vector<ServerTool> &tools, bool running)
{
    m_serverTools->setTools(tools, running);
}

void MessageBlock::setTitleToolTip(const QString &text)
{
    m_title->setToolTip(text.toHtmlEscaped());
}

MarkdownView *MessageBlock::makeView()
{
    auto *view = new MarkdownView(this);
    view->setRaw(m_raw);
    return view;
}

void MessageBlock::grow(MarkdownView *&view, const QString &text, int position)
{
    if (text.isEmpty() && !view)
        return;
    if (!view) {
        view = makeView();
        m_body->insertWidget(position, view);
        view->setText(text);
        return;
    }
    const QString before = view->text();
    if (before == text)
        return;
    if (!before.isEmpty() && text.startsWith(before))
        view->append(text.mid(before.size()));
    else
        view->setText(text);
}

void MessageBlock::setText(const QString &text)
{
    grow(m_text, text, m_body->indexOf(m_serverTools) + 1);
}

void MessageBlock::setReasoning(const QString &text)
{
    if (text.isEmpty() && !m_reasoning)
        return;
    if (!m_reasoning) {
        m_reasoningBox = new QWidget(this);
        auto *box = new QVBoxLayout(m_reasoningBox);
        box->setContentsMargins(0, 0, 0, 0);
        box->setSpacing(spacing::kTiny);
        auto *fold = new QToolButton(m_reasoningBox);
        fold->setObjectName(QStringLiteral("reasoningFold"));
        fold->setText(tr("Reasoning"));
        fold->setAccessibleName(tr("Show the reasoning"));
        fold->setToolTip(tr("Show or hide what the model thought before it answered"));
        fold->setCheckable(true);
        fold->setAutoRaise(true);
        fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        fold->setIcon(makeIcon(Icon::Expand, QApplication::palette()));
        m_reasoning = new MarkdownView(m_reasoningBox);
        m_reasoning->setRaw(m_raw);
        m_reasoning->hide();
        connect(fold, &QToolButton::toggled, this, [this, fold](bool open) {
            m_reasoning->setVisible(open);
            fold->setIcon(makeIcon(open ? Icon::Collapse : Icon::Expand, QApplication::palette()));
        });
        box->addWidget(fold, 0, Qt::AlignLeft);
        box->addWidget(m_reasoning);
        m_body->insertWidget(1, m_reasoningBox);
    }
    grow(m_reasoning, text, 0);
}

void MessageBlock::setToolCalls(const std::vector<ToolCall> &calls)
{
    if (calls == m_toolCalls)
        return;
    m_toolCalls = calls;
    delete m_toolBox;
    m_toolBox = new QWidget(this);
    auto *box = new QVBoxLayout(m_toolBox);
    box->setContentsMargins(0, spacing::kTiny, 0, 0);
    box->setSpacing(spacing::kTiny);
    for (const ToolCall &call : calls) {
        auto *name = new QLabel(tr("Calls %1").arg(call.name), m_toolBox);
        name->setTextFormat(Qt::PlainText);
        name->setToolTip(call.id);
        setTextRole(name, TextRole::Heading);
        box->addWidget(name);
        box->addWidget(
            codeLabel(bodyText(call.arguments.toUtf8(), kBodyPreviewChars).text, m_toolBox));
    }
    m_body->addWidget(m_toolBox);
}

void MessageBlock::addNote(const QString &text)
{
    auto *label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    setTextRole(label, TextRole::Secondary);
    m_body->addWidget(label);
}

void MessageBlock::setMessage(const Message &message)
{
    QString reasoning;
    QString text;
    const auto add = [](QString &whole, const QString &part) {
        whole += whole.isEmpty() ? part : QStringLiteral("\n\n") + part;
    };
    QStringList notes;
    for (const ContentPart &part : message.parts) {
        switch (part.kind) {
        case ContentPart::Kind::Text:
        case ContentPart::Kind::Refusal:
            add(text, part.text);
            break;
        case ContentPart::Kind::Reasoning:
            add(reasoning, part.text);
            break;
        case ContentPart::Kind::Other:
            notes.append(tr("Content of an unknown kind"));
            break;
        case ContentPart::Kind::Image:
        case ContentPart::Kind::Audio:
        case ContentPart::Kind::File:
            break; // below
        }
    }
    setReasoning(reasoning);
    if (message.role == Role::Tool)
        m_body->insertWidget(m_body->indexOf(m_media),
            codeLabel(bodyText(text.toUtf8(), kBodyPreviewChars / 10).text, this));
    else
        setText(text);
    m_media->setParts(message.parts);
    for (const QString &note : std::as_const(notes))
        addNote(note);
    setToolCalls(message.toolCalls);
}

void MessageBlock::setRaw(bool raw)
{
    m_raw = raw;
    for (MarkdownView *view : {m_reasoning, m_text}) {
        if (view)
            view->setRaw(raw);
    }
}

}
