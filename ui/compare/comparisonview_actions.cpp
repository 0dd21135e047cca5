#include "core/base/aside.h"
#include "core/base/whenready.h"
#include "core/wire/codec.h"
#include "ui/compare/comparisontext.h"
#include "ui/compare/comparisonview.h"
#include "ui/compare/earliercomparisons.h"
#include "ui/compare/promptsetup.h"
#include "ui/compare/runbar.h"
#include "ui/widgets/banner.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QToolButton>

// What can be done with a comparison as a whole: from the keyboard, from elsewhere, from an earlier time.

namespace heliograph {

QAction *ComparisonView::addPageAction(
    const char *name, const QString &text, const QList<QKeySequence> &keys, const QString &tip)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    QString toolTip = tip.isEmpty() ? text : tip;
    if (!keys.isEmpty())
        toolTip += QStringLiteral(" (%1)").arg(keys.first().toString(QKeySequence::NativeText));
    action->setToolTip(toolTip);
    addAction(action);
    m_actions << action;
    return action;
}

void ComparisonView::makeActions()
{
    const auto key = [](QKeyCombination combination) { return QKeySequence(combination); };
    m_runAction = addPageAction("compare.run", tr("Run the comparison"),
        {key(Qt::CTRL | Qt::Key_Return), key(Qt::CTRL | Qt::Key_Enter)}, tr("Ask all columns at once"));
    connect(m_runAction, &QAction::triggered, this, &ComparisonView::start);
    m_stopAction = addPageAction("compare.stop", tr("Stop all answers"), {key(Qt::Key_Escape)});
    connect(m_stopAction, &QAction::triggered, this, &ComparisonView::stop);
    QAction *add = addPageAction("compare.add", tr("Add a model…"), {key(Qt::CTRL | Qt::Key_M)});
    connect(add, &QAction::triggered, this, &ComparisonView::addWithPicker);
    m_retryAction = addPageAction("compare.retry", tr("Ask again for what is missing"), {key(Qt::CTRL | Qt::Key_R)},
        tr("Asks again for every answer that failed, was stopped or was interrupted"));
    connect(m_retryAction, &QAction::triggered, this, &ComparisonView::retryFailed);
    m_diffAction = addPageAction("compare.diff", tr("Mark differences"), {key(Qt::CTRL | Qt::Key_D)},
        tr("Marks in every answer how it differs from the first column's"));
    connect(m_diffAction, &QAction::triggered, this, [this] { setBaseline(m_baseline >= 0 ? -1 : 0); });
    m_nextAction = addPageAction("compare.next", tr("Next difference"), {key(Qt::Key_F7)});
    connect(m_nextAction, &QAction::triggered, this, [this] { step(1); });
    m_previousAction = addPageAction("compare.previous", tr("Previous difference"), {key(Qt::SHIFT | Qt::Key_F7)});
    connect(m_previousAction, &QAction::triggered, this, [this] { step(-1); });
    QAction *earlier = addPageAction("compare.earlier", tr("Earlier comparisons…"), {key(Qt::CTRL | Qt::Key_O)});
    connect(earlier, &QAction::triggered, this, &ComparisonView::openEarlier);
    connect(m_bar->earlierButton(), &QToolButton::clicked, this, &ComparisonView::openEarlier);
    QAction *fresh = addPageAction(
        "compare.new", tr("New comparison"), {key(Qt::CTRL | Qt::Key_N)}, tr("Empties the prompt; the columns stay"));
    connect(fresh, &QAction::triggered, this, &ComparisonView::startAnew);
    m_copyAction = addPageAction("compare.copy", tr("Copy all answers"), {key(Qt::CTRL | Qt::SHIFT | Qt::Key_C)},
        tr("Copies the prompt, the figures and all answers as Markdown"));
    connect(m_copyAction, &QAction::triggered, this, &ComparisonView::copyAll);
}

void ComparisonView::copyAll()
{
    QGuiApplication::clipboard()->setText(comparisonMarkdown(m_run.plan(), m_run.cells()));
    say(int(Banner::Kind::Good), tr("All answers are on the clipboard, as Markdown."));
}

void ComparisonView::startAnew()
{
    if (busy()) {
        say(int(Banner::Kind::Info), tr("A comparison is running. Stop it first."));
        return;
    }
    m_loading = false;
    m_banner->hide();
    m_request = {};
    m_requestProvider.clear();
    m_requestFormat = WireFormat::OpenAiChat;
    m_setup->show({}, m_request);
    m_run.clear();
    m_setup->takeFocus();
}

void ComparisonView::startWith(const ChatRequest &request, const QString &provider)
{
    if (busy()) {
        say(int(Banner::Kind::Info), tr("A comparison is running. Stop it first, then try again."));
        return;
    }
    startAnew();
    m_request = request;
    QStringList system;
    while (!m_request.messages.empty() && m_request.messages.front().role == Role::System) {
        system << m_request.messages.front().text();
        m_request.messages.erase(m_request.messages.begin());
    }
    m_request.model.clear();
    m_request.parameters = {};
    m_requestProvider = provider;
    const ProviderList providers = m_services.providers();
    if (const Provider *row = providers.find(provider))
        m_requestFormat = row->format;
    ComparisonColumn column;
    column.provider = provider;
    column.model = request.model;
    column.parameters = request.parameters;
    column.stream = request.stream;
    const auto same = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
        return entry.config.provider == column.provider && entry.config.model == column.model && !entry.config.system
            && !entry.config.prompt;
    });
    m_setup->show(system.join(QStringLiteral("\n\n")), m_request);
    if (same != m_entries.end()) {
        same->config = column;
        showColumns();
    } else {
        insertEntry(0, {column, -1});
    }
    m_setup->takeFocus();
    updateState();
}

void ComparisonView::startWithCall(const Call &call)
{
    const auto work = [format = call.format, body = call.exchange.requestBody]() -> std::optional<ChatRequest> {
        const Codec *codec = codecFor(format);
        const auto request = codec ? codec->decodeRequest(body) : Result<ChatRequest>(Error());
        return request ? std::optional(*request) : std::nullopt;
    };
    whenReady(aside(work), this,
        [this, provider = call.provider, model = call.requestedModel](const std::optional<ChatRequest> &request) {
            if (!request) {
                say(int(Banner::Kind::Warning),
                    tr("What was asked in this call cannot be read, so it cannot be compared."));
                return;
            }
            ChatRequest asked = *request;
            if (asked.model.isEmpty())
                asked.model = model; // Gemini has it in the address
            startWith(asked, provider);
        });
}

void ComparisonView::openEarlier()
{
    if (!m_earlier) {
        m_earlier = new EarlierComparisons(m_services, this);
        connect(m_earlier, &EarlierComparisons::chosen, this, &ComparisonView::load);
        connect(m_earlier, &EarlierComparisons::failed, this, [this](const QString &message) {
            say(int(Banner::Kind::Bad), message);
            Q_EMIT failed(message);
        });
        connect(m_earlier, &EarlierComparisons::removed, this, [this](const QUuid &id) {
            if (!busy() && id == m_run.plan().id)
                m_run.clear();
        });
    }
    const QToolButton *button = m_bar->earlierButton();
    m_earlier->open(QRect(button->mapToGlobal(QPoint(0, 0)), button->size()));
}

void ComparisonView::load(const QUuid &id)
{
    if (busy()) {
        say(int(Banner::Kind::Info), tr("A comparison is running. Stop it first, then open the earlier one."));
        return;
    }
    m_banner->hide();
    m_loading = true;
    updateState();
    m_run.load(id);
}

void ComparisonView::loaded()
{
    m_loading = false;
    const Comparison &plan = m_run.plan();
    m_request = plan.request;
    m_requestProvider = plan.provider;
    m_requestFormat = plan.format;
    m_bar->setNumbers(plan.repeats, plan.atOnce);
    m_setup->show(plan.system, m_request);
    int open = 0;
    for (const ComparisonCell &cell : m_run.cells())
        open += cell.state == CellState::Interrupted || cell.state == CellState::Unasked ? 1 : 0;
    if (plan.prompt().isEmpty() && comparisonProblem(plan) != QString())
        say(int(Banner::Kind::Info), tr("The prompt of this comparison was not kept, as your privacy settings ask."));
    else if (open > 0)
        say(int(Banner::Kind::Warning),
            tr("This comparison was interrupted: %n answers are missing or broke off.", nullptr, open),
            tr("Ask for them"), [this] { retryFailed(); });
    refreshSoon();
    updateState();
}

}
