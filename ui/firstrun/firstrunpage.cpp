#include "ui/firstrun/firstrunpage.h"

#include "ui/firstrun/keycard.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace heliograph {

namespace {
constexpr int kMaxWidth = 940;
}

FirstRunPage::FirstRunPage(const Services &services, QWidget *parent)
    : QScrollArea(parent), m_question(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("firstRunPage"));
    setAccessibleName(tr("Welcome"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusProxy(m_question);

    auto *title = new QLabel(tr("Ask your first question"));
    setTextRole(title, TextRole::Display);
    auto *subtitle = new QLabel(tr("Heliograph asks language models, keeps every call, and says "
                                   "what it cost and how long it took."));
    subtitle->setWordWrap(true);
    setTextRole(subtitle, TextRole::Secondary);

    auto *helicone = new KeyCard(KeyCard::Way::Helicone, services);
    auto *provider = new KeyCard(KeyCard::Way::Provider, services);
    auto *right = new QVBoxLayout;
    right->setSpacing(spacing::kMedium);
    right->addWidget(helicone);
    right->addWidget(provider);
    right->addWidget(makeCapture());
    auto *cards = new QHBoxLayout;
    cards->setSpacing(spacing::kMedium);
    cards->addWidget(makeQuestion(), 1);
    cards->addLayout(right, 1);

    auto *skip = new QPushButton(tr("Skip this"));
    skip->setObjectName(QStringLiteral("firstSkip"));
    skip->setFlat(true);
    skip->setToolTip(tr("Go to the playground; keys can be added later under Settings"));

    auto *content = new QWidget;
    content->setMaximumWidth(kMaxWidth);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(spacing::kLarge, spacing::kLarge, spacing::kLarge, spacing::kLarge);
    column->setSpacing(spacing::kSmall);
    column->addStretch(1);
    column->addWidget(title);
    column->addWidget(subtitle);
    column->addSpacing(spacing::kSmall);
    column->addLayout(cards);
    column->addWidget(skip, 0, Qt::AlignRight);
    column->addStretch(2);
    auto *outer = new QWidget;
    auto *center = new QHBoxLayout(outer);
    center->setContentsMargins(0, 0, 0, 0);
    center->addStretch(1);
    center->addWidget(content, 1000);
    center->addStretch(1);
    setWidget(outer);

    connect(skip, &QPushButton::clicked, this, &FirstRunPage::skipped);
    connect(helicone, &KeyCard::saved, this,
        [this](const QString &id) { Q_EMIT keySaved(id, routeName(Route::Helicone), question()); });
    connect(provider, &KeyCard::saved, this,
        [this](const QString &id) { Q_EMIT keySaved(id, routeName(Route::Direct), question()); });
}

QWidget *FirstRunPage::makeQuestion()
{
    auto *card = new Card(tr("Show me a demo"));
    card->setObjectName(QStringLiteral("demoCard"));
    card->setHighlighted(true);
    auto *text = new QLabel(
        tr("The built-in demo provider streams an answer as a real one does, with tokens, cost and "
           "latency. It needs no key, nothing leaves this computer and nothing is billed."));
    text->setWordWrap(true);
    setTextRole(text, TextRole::Secondary);
    m_question->setObjectName(QStringLiteral("firstQuestion"));
    m_question->setAccessibleName(tr("Your question"));
    m_question->setPlaceholderText(tr("Ask anything…"));
    m_question->setTabChangesFocus(true);
    m_question->setPlainText(
        tr("What was a heliograph? Explain it in three sentences, then list what one needs to "
           "build one."));
    m_question->document()->setDocumentMargin(spacing::kSmall);
    m_question->setMinimumHeight(110);
    auto *ask = new QPushButton(
        makeIcon(Icon::Send,
            [] {
                QPalette ink = QApplication::palette();
                ink.setColor(QPalette::Active, QPalette::WindowText, themeColors(ink).accentText);
                return ink;
            }()),
        tr("Ask the demo"));
    ask->setObjectName(QStringLiteral("askDemo"));
    ask->setToolTip(tr("Send the question to the demo (Ctrl+Enter)"));
    setPrimary(ask);
    card->body()->addWidget(text);
    card->body()->addWidget(m_question, 1);
    card->body()->addWidget(ask, 0, Qt::AlignRight);

    connect(ask, &QPushButton::clicked, this, [this] { Q_EMIT demoChosen(question()); });
    connect(m_question, &QPlainTextEdit::textChanged, ask,
        [this, ask] { ask->setEnabled(!question().isEmpty()); });
    for (const QKeySequence &keys :
        {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)}) {
        auto *send = new QShortcut(keys, m_question);
        send->setContext(Qt::WidgetShortcut);
        connect(send, &QShortcut::activated, ask, &QPushButton::click);
    }
    return card;
}

/// One line: in a small window the button that asks the demo has to be seen.
QWidget *FirstRunPage::makeCapture()
{
    auto *card = new Card;
    card->setObjectName(QStringLiteral("captureCard"));
    card->setAccessibleName(tr("Record another program's calls"));
    auto *title = new QLabel(card->accessibleName());
    setTextRole(title, TextRole::Heading);
    auto *open = new QPushButton(tr("Show me how"));
    open->setObjectName(QStringLiteral("firstCapture"));
    open->setAccessibleName(open->text());
    open->setToolTip(tr("A program that uses Heliograph's address works as before, and each of its calls is kept here"));
    auto *row = new QHBoxLayout;
    row->addWidget(title, 1);
    row->addWidget(open);
    card->body()->setContentsMargins(spacing::kMedium, spacing::kSmall, spacing::kMedium, spacing::kSmall);
    card->body()->addLayout(row);
    connect(open, &QPushButton::clicked, this, &FirstRunPage::captureChosen);
    return card;
}

QString FirstRunPage::question() const
{
    return m_question->toPlainText().trimmed();
}

}
