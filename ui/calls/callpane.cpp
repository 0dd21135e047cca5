#include "ui/calls/callpane.h"

#include "core/base/whenready.h"
#include "ui/calls/bodypane.h"
#include "ui/calls/callcells.h"
#include "ui/calls/callconversation.h"
#include "ui/calls/headersview.h"
#include "ui/calls/heliconeview.h"
#include "ui/calls/marksview.h"
#include "ui/calls/receiptview.h"
#include "ui/calls/statusdot.h"
#include "ui/calls/timingview.h"
#include "ui/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/copybutton.h"

#include <QApplication>
#include <QBoxLayout>
#include <QMenu>
#include <QLabel>
#include <QScrollArea>
#include <QTabWidget>
#include <QToolButton>

namespace heliograph {

namespace {

/// How often a running call is read again.
constexpr int kReadEveryMs = 250;
constexpr int kRoomForNote = 420; ///< less high, what was said matters more than the note on it

QScrollArea *scrolling(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(content);
    return area;
}

}

CallPane::CallPane(History &history, const ProviderList &providers, const QList<QAction *> &actions,
    QWidget *parent)
    : QWidget(parent), m_history(history), m_providers(providers)
{
    setObjectName(QStringLiteral("callPane"));
    setAccessibleName(tr("Call details"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    makeHeader(actions);
    makeTabs();
    m_readTimer.setSingleShot(true);
    connect(&m_readTimer, &QTimer::timeout, this, &CallPane::read);
    connect(&m_history, &History::changed, this, &CallPane::readAgainWhileRunning);
    connect(&m_history, &History::repriced, this, &CallPane::read);
    connect(&m_history, &History::marked, this, &CallPane::marked);
    connect(m_marks, &MarksView::filterRequested, this, &CallPane::filterRequested);
    connect(m_marks, &MarksView::changed, this, [this](const Marks &marks) {
        if (!m_call)
            return;
        ++m_ownMarks;
        whenReady(m_history.mark(m_call->id, marks), this, [this](bool written) {
            if (!written) // nothing will be told
                m_ownMarks = std::max(0, m_ownMarks - 1);
        });
    });
    clear();
}

CallPane::~CallPane()
{
    m_marks->flush(); // what was typed in the last moment
}

/// Someone else marked the call that is shown: it is read again. One's own marks are there already.
void CallPane::marked(const QUuid &id)
{
    if (m_ownMarks > 0)
        --m_ownMarks;
    else if (id == m_id)
        read();
}

void CallPane::makeHeader(const QList<QAction *> &actions)
{
    m_dot = new StatusDot(this);
    m_status = new QLabel(this);
    m_status->setObjectName(QStringLiteral("callStatus"));
    m_model = new QLabel(this);
    m_model->setObjectName(QStringLiteral("callModel"));
    m_model->setTextFormat(Qt::PlainText);
    m_model->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setTextRole(m_model, TextRole::Heading);
    auto *top = new QHBoxLayout;
    top->setSpacing(spacing::kTiny);
    top->addWidget(m_model, 1);
    for (QAction *action : actions) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(action->priority() == QAction::HighPriority
                ? Qt::ToolButtonTextBesideIcon
                : Qt::ToolButtonIconOnly);
        if (action->menu())
            button->setPopupMode(QToolButton::InstantPopup);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setAccessibleName(action->text());
        top->addWidget(button);
    }
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("callClose"));
    close->setAccessibleName(tr("Close the details"));
    close->setToolTip(tr("Close the details (Esc)"));
    close->setIcon(makeIcon(Icon::Close, QApplication::palette()));
    connect(close, &QToolButton::clicked, this, &CallPane::closeRequested);
    top->addWidget(close);

    m_facts = new QLabel(this);
    m_facts->setObjectName(QStringLiteral("callFacts"));
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextRole(m_facts, TextRole::Secondary);
    m_idButton = new CopyButton(
        tr("Copy the id"), [this] { return m_id.toString(QUuid::WithoutBraces); }, this);
    m_idButton->setObjectName(QStringLiteral("callId"));
    m_idButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_idButton->setFont(codeFont());
    auto *second = new QHBoxLayout;
    second->setSpacing(spacing::kTiny);
    second->addWidget(m_dot, 0, Qt::AlignTop);
    second->addWidget(m_status, 0, Qt::AlignTop);
    second->addSpacing(spacing::kSmall);
    second->addWidget(m_facts, 1, Qt::AlignTop);
    second->addWidget(m_idButton, 0, Qt::AlignTop);

    m_banner = new Banner(this);
    m_banner->setObjectName(QStringLiteral("callProblem"));
    auto *header = new QVBoxLayout;
    header->setContentsMargins(spacing::kMedium, spacing::kSmall, spacing::kSmall, spacing::kSmall);
    header->setSpacing(spacing::kTiny);
    header->addLayout(top);
    header->addLayout(second);
    header->addWidget(m_banner);
    m_bare = new QLabel(
        tr("Only the numbers of this call were kept: its prompt and answer were not to be recorded."), this);
    m_bare->setObjectName(QStringLiteral("callBare"));
    m_bare->setWordWrap(true);
    setTextRole(m_bare, TextRole::Secondary);
    m_bare->hide();
    header->addWidget(m_bare);
    m_marks = new MarksView(this);
    header->addWidget(m_marks);
    static_cast<QVBoxLayout *>(layout())->addLayout(header);
}

void CallPane::makeTabs()
{
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("callTabs"));
    m_tabs->setAccessibleName(tr("Call details"));
    m_tabs->setDocumentMode(true);
    m_tabs->setMinimumHeight(90); // its pages scroll; what is above them does not
    m_conversation = new CallConversation;
    m_bodies = new BodyPane;
    m_timing = new TimingView;
    m_receipt = new ReceiptView;
    m_headers = new HeadersView;
    m_tabs->addTab(m_conversation, tr("Conversation"));
    m_tabs->addTab(m_bodies, tr("JSON"));
    m_tabs->addTab(scrolling(m_timing), tr("Timing"));
    m_tabs->addTab(scrolling(m_receipt), tr("Receipt"));
    m_helicone = new HeliconeView;
    auto *headers = new QWidget;
    auto *column = new QVBoxLayout(headers);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_helicone);
    column->addWidget(m_headers, 1);
    m_tabs->addTab(headers, tr("Headers"));

    auto *raw = new QToolButton(m_tabs);
    raw->setObjectName(QStringLiteral("conversationRaw"));
    raw->setText(tr("Raw"));
    raw->setAccessibleName(tr("Show raw text"));
    raw->setToolTip(tr("Show the texts as they are, without Markdown"));
    raw->setCheckable(true);
    connect(raw, &QToolButton::toggled, m_conversation, &CallConversation::setRaw);
    connect(m_tabs, &QTabWidget::currentChanged, raw,
        [this, raw] { raw->setVisible(m_tabs->currentWidget() == m_conversation); });
    m_tabs->setCornerWidget(raw);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_tabs, 1);
}

void CallPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_marks->setCompact(height() < kRoomForNote);
}

void CallPane::showCall(const QUuid &id)
{
    if (id == m_id)
        return;
    m_marks->flush();
    m_id = id;
    m_call.reset();
    m_reading = false;
    ++m_token;
    m_idButton->setText(id.toString(QUuid::WithoutBraces).left(8));
    m_idButton->setToolTip(tr("Copy the id %1").arg(id.toString(QUuid::WithoutBraces)));
    read();
    Q_EMIT callChanged();
}

void CallPane::clear()
{
    m_marks->flush();
    m_id = QUuid();
    m_call.reset();
    m_reading = false;
    ++m_token;
    m_readTimer.stop();
    m_bodies->setCall(nullptr);
    Q_EMIT callChanged();
}

void CallPane::read()
{
    if (m_id.isNull() || m_reading)
        return;
    m_reading = true;
    m_changedMeanwhile = false;
    const quint64 token = m_token;
    const auto decode = [](Result<Call> call) -> Result<CallDetails> {
        if (!call)
            return call.error();
        return CallDetails::of(std::move(call).value());
    };
    whenReady(m_history.call(m_id).then(QtFuture::Launch::Async, decode), this,
        [this, token](const Result<CallDetails> &details) {
            if (token != m_token)
                return;
            m_reading = false;
            if (details)
                take(*details);
            else
                m_banner->showMessage(Banner::Kind::Bad, details.error().message);
            // The history does not tell of every byte that comes: a call that runs is looked at again.
            if (m_changedMeanwhile || (m_call && m_call->status == CallStatus::Running))
                readAgainWhileRunning();
        });
}

void CallPane::readAgainWhileRunning()
{
    m_changedMeanwhile = true;
    if (m_reading || m_readTimer.isActive() || m_id.isNull())
        return;
    if (!m_call || m_call->status == CallStatus::Running)
        m_readTimer.start(kReadEveryMs);
}

void CallPane::take(const CallDetails &details)
{
    const auto before = std::exchange(m_call, details.call);
    const Call &call = *m_call;
    showFacts(call);
    if (!before || m_ownMarks == 0)
        m_marks->setMarks(call.tags, call.marks);
    showPrompt(call);
    const bool bare = call.status != CallStatus::Running && call.exchange.requestBody.isEmpty()
        && call.exchange.responseBody.isEmpty() && call.answer.text.isEmpty() && call.promptPreview.isEmpty();
    m_bare->setVisible(bare);
    m_conversation->setDetails(details);
    m_bodies->setCall(m_call);
    m_timing->setTiming(call.exchange.timing, call.exchange.chunks, call.answer.usage.output);
    // A call that runs on is read again and again: what did not change stays as it is, selection and all.
    if (!before || before->status != call.status || before->receipt != call.receipt)
        showReceipt(details);
    if (!before || before->exchange.responseHeaders != call.exchange.responseHeaders
        || before->exchange.status != call.exchange.status)
        m_headers->setExchange(call.exchange);
    m_helicone->setCall(call);
    Q_EMIT callChanged();
}

/// What of the library it was made from, by the name it has now.
void CallPane::showPrompt(const Call &call)
{
    if (!call.prompt) {
        m_marks->setPrompt({}, 0);
        return;
    }
    const quint64 token = m_token;
    whenReady(m_history.prompt(call.prompt->prompt), this,
        [this, token, version = call.prompt->version](const Result<PromptHistory> &prompt) {
            if (token == m_token)
                m_marks->setPrompt(prompt ? prompt->prompt.name : QString(), version);
        });
}

void CallPane::showReceipt(const CallDetails &details)
{
    m_receipt->setCall(*details.call, details.helicone);
    const quint64 token = m_token;
    m_history.oldReceipts(details.call->id).then(this, [this, token](const Result<QList<OldReceipt>> &receipts) {
        if (token == m_token && receipts)
            m_receipt->setOldReceipts(*receipts);
    });
}

void CallPane::showFacts(const Call &call)
{
    m_dot->setStatus(call.status);
    m_status->setText(statusWord(call.status, call.httpStatus));
    m_model->setText(modelWord(call.model, call.requestedModel));
    const Provider *provider = m_providers.find(call.provider);
    m_model->setToolTip(tr("%1 · asked for %2")
                            .arg(provider ? provider->name : call.provider, call.requestedModel));
    QStringList facts;
    if (provider && provider->demo)
        facts.append(tr("Demo"));
    facts.append(relativeTimeText(call.createdAt, QDateTime::currentDateTimeUtc()));
    std::optional<CostBasis> basis;
    if (call.receipt)
        basis = call.receipt->basis;
    facts.append(costWord(call.cost(), basis, call.status));
    if (call.exchange.timing.endUs >= 0)
        facts.append(durationText(call.exchange.timing.endUs));
    const Usage &usage = call.answer.usage;
    if (usage.totalInput() || usage.output) {
        const auto count = [](Usage::Count value) {
            return value ? countText(*value) : QStringLiteral("–");
        };
        facts.append(
            tr("%1 tokens in, %2 out").arg(count(usage.totalInput()), count(usage.output)));
    }
    facts.append(routeWord(call.route));
    if (const QString &tier = call.answer.serviceTier; !tier.isEmpty() && tier != QLatin1String("default"))
        facts.append(tr("tier %1").arg(tier.left(40)));
    if (call.attempts > 1)
        facts.append(tr("%1 attempts").arg(call.attempts));
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_facts->setToolTip(fullTimeText(call.createdAt));
    if (call.error)
        m_banner->showMessage(
            call.status == CallStatus::Error ? Banner::Kind::Bad : Banner::Kind::Warning,
            call.error->message);
    else if (call.status == CallStatus::Interrupted)
        m_banner->showMessage(Banner::Kind::Warning,
            tr("The program ended before the answer did. What had come until then is kept."));
    else
        m_banner->hide();
}

}
