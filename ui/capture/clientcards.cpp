#include "ui/capture/clientcards.h"

#include "core/base/settings.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/flowlayout.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

namespace heliograph {

namespace {

constexpr int kMostLines = 9; ///< of a snippet before it scrolls
constexpr qsizetype kWideLine = 84; ///< characters: may need a scroll bar under it

QString clientKey()
{
    return QStringLiteral("window.capture.client");
}

QString foldKey()
{
    return QStringLiteral("window.capture.snippets");
}

}

ClientCards::ClientCards(Settings &settings, QWidget *parent)
    : QWidget(parent), m_settings(settings), m_fold(new QToolButton), m_content(new QWidget), m_tiles(new QButtonGroup(this)),
      m_card(new Card), m_name(new QLabel), m_where(new QLabel), m_variant(new QComboBox), m_tags(new QCheckBox(tr("With user and session"))),
      m_copy(new CopyButton(tr("Copy what to paste"), [this] { return snippet(); })), m_code(new QPlainTextEdit), m_note(new QLabel)
{
    setObjectName(QStringLiteral("captureClients"));
    setAccessibleName(tr("Works with"));
    m_fold->setObjectName(QStringLiteral("captureFold"));
    m_fold->setAutoRaise(true);
    m_fold->setIconSize({12, 12});
    m_variant->setObjectName(QStringLiteral("captureVariant"));
    m_variant->setAccessibleName(tr("Where it goes"));
    m_variant->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_tags->setObjectName(QStringLiteral("captureTags"));
    m_tags->setToolTip(tr("Shows how a program says whose calls they are and which belong together"));
    m_copy->setObjectName(QStringLiteral("captureCopySnippet"));
    m_copy->setText(tr("Copy"));
    m_copy->setAutoRaise(false);
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_code->setObjectName(QStringLiteral("captureSnippet"));
    m_code->setAccessibleName(tr("What to paste"));
    m_code->setReadOnly(true);
    m_code->setFont(codeFont());
    m_code->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_code->setTabChangesFocus(true);
    m_note->setObjectName(QStringLiteral("captureNote"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    setTextRole(m_note, TextRole::Secondary);
    setTextRole(m_name, TextRole::Heading);
    setTextRole(m_where, TextRole::Secondary);

    auto *line = new QHBoxLayout;
    line->setSpacing(spacing::kSmall);
    line->addWidget(m_name);
    line->addWidget(m_where);
    line->addWidget(m_variant);
    line->addStretch(1);
    line->addWidget(m_tags);
    line->addWidget(m_copy);
    m_card->body()->addLayout(line);
    m_card->body()->addWidget(m_code);
    m_card->body()->addWidget(m_note);
    auto *tiles = new QWidget;
    makeTiles(tiles);
    auto *inner = new QVBoxLayout(m_content);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(spacing::kSmall);
    inner->addWidget(tiles);
    inner->addWidget(m_card);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kTiny);
    auto *heading = new QLabel(tr("Works with"));
    setTextRole(heading, TextRole::Heading);
    auto *headLine = new QHBoxLayout;
    headLine->setSpacing(spacing::kTiny);
    headLine->addWidget(heading);
    headLine->addWidget(m_fold);
    headLine->addStretch(1);
    column->addLayout(headLine);
    column->addWidget(m_content);

    connect(m_fold, &QToolButton::clicked, this, [this] {
        setOpen(!m_open);
        (void)m_settings.set(foldKey(), m_open ? QString() : QStringLiteral("folded"));
    });
    connect(m_variant, &QComboBox::currentIndexChanged, this, &ClientCards::showVariant);
    connect(m_tags, &QCheckBox::toggled, this, [this](bool on) {
        m_question.tags = on;
        showClient();
    });
    const QString last = m_settings.get(clientKey());
    const QList<CaptureClient> clients = captureClients();
    for (const CaptureClient client : clients) {
        if (clientId(client) == last)
            m_client = client;
    }
    setOpen(m_settings.get(foldKey()) != QLatin1String("folded"));
}

void ClientCards::makeTiles(QWidget *parent)
{
    auto *flow = new FlowLayout(parent, spacing::kSmall);
    m_tiles->setExclusive(true);
    const QList<CaptureClient> clients = captureClients();
    for (const CaptureClient client : clients) {
        auto *tile = new QPushButton(clientName(client));
        tile->setObjectName(QStringLiteral("client-") + clientId(client));
        tile->setAccessibleName(tile->text());
        tile->setCheckable(true);
        m_tiles->addButton(tile, int(client));
        flow->addWidget(tile);
    }
    connect(m_tiles, &QButtonGroup::idClicked, this, [this](int id) {
        const auto client = CaptureClient(id);
        (void)m_settings.set(clientKey(), clientId(client));
        choose(client);
        if (!worksWith(client, m_question.provider))
            Q_EMIT providerWanted(usualProvider(client));
    });
}

void ClientCards::choose(CaptureClient client)
{
    m_client = client;
    m_tiles->button(int(client))->setChecked(true);
    m_name->setText(clientName(client));
    showClient();
}

void ClientCards::setQuestion(const Provider &provider, const QString &baseUrl, Route route)
{
    m_question = {provider, baseUrl, route, m_question.tags};
    if (worksWith(m_client, provider)) {
        choose(m_client);
        return;
    }
    const QList<CaptureClient> clients = captureClients();
    for (const CaptureClient client : clients) { // one that does; the user's choice stays in the settings
        if (worksWith(client, provider)) {
            choose(client);
            return;
        }
    }
}

void ClientCards::showClient()
{
    const bool known = !m_question.baseUrl.isEmpty();
    m_snippets = known ? clientSnippets(m_client, m_question) : QList<ClientSnippet>();
    const QString before = m_variant->currentText();
    {
        const QSignalBlocker blocker(m_variant);
        m_variant->clear();
        for (const ClientSnippet &one : std::as_const(m_snippets))
            m_variant->addItem(one.label);
        m_variant->setCurrentIndex(std::max(0, m_variant->findText(before)));
    }
    m_variant->setVisible(m_snippets.size() > 1);
    const QString where = m_snippets.size() == 1 ? m_snippets.first().label : QString();
    m_where->setText(where);
    m_where->setVisible(!where.isEmpty() && !clientName(m_client).endsWith(where));
    m_note->setText(known ? clientNote(m_client, m_question) : tr("The address is known once capture is on."));
    m_copy->setEnabled(!m_snippets.isEmpty());
    showVariant();
}

void ClientCards::showVariant()
{
    const QString text = snippet();
    if (m_code->toPlainText() != text)
        m_code->setPlainText(text);
    const int lines = std::clamp(int(text.count(u'\n')) + 1, 2, kMostLines);
    const QFontMetrics metrics(m_code->font());
    const int frame = 2 * m_code->frameWidth() + int(2 * m_code->document()->documentMargin());
    const QStringList all = text.split(u'\n');
    const bool wide = std::any_of(all.begin(), all.end(), [](const QString &line) { return line.size() > kWideLine; });
    m_code->setFixedHeight(lines * metrics.lineSpacing() + frame + 4 + (wide ? m_code->horizontalScrollBar()->sizeHint().height() : 0));
}

QString ClientCards::snippet() const
{
    return m_snippets.value(m_variant->currentIndex()).code;
}

void ClientCards::copySnippet()
{
    m_copy->click();
}

void ClientCards::setOpen(bool open)
{
    m_open = open;
    m_content->setVisible(open);
    m_fold->setIcon(makeIcon(open ? Icon::Collapse : Icon::Expand, palette()));
    m_fold->setToolTip(open ? tr("Hide what to paste") : tr("Show what to paste"));
    m_fold->setAccessibleName(m_fold->toolTip());
}

void ClientCards::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange && m_code)
        showVariant();
    QWidget::changeEvent(event);
}

}
