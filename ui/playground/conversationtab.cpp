#include "ui/playground/conversationtab.h"

#include "core/session/attachmentrules.h"
#include "core/session/localservers.h"
#include "core/session/modelcatalog.h"
#include "ui/attachments/attachmentreader.h"
#include "ui/attachments/draftattachments.h"
#include "ui/diff/callsdiff.h"
#include "ui/playground/answercard.h"
#include "ui/playground/composer.h"
#include "ui/playground/conversationview.h"
#include "ui/playground/messageextras.h"
#include "ui/playground/rawrequest.h"
#include "ui/playground/requestpanel.h"
#include "ui/playground/systemprompt.h"
#include "ui/playground/tabheader.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"

#include <QApplication>
#include <QBoxLayout>
#include <QHideEvent>
#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>

namespace heliograph {

namespace {

constexpr int kWideFrom = 880; ///< a tab of a window of 1100 pixels, less its sidebar
constexpr char kPanelSetting[] = "window.playground.panel";

}

ConversationTab::ConversationTab(const Services &services, QWidget *parent) :
    QWidget(parent), m_services(services), m_run(services),
    m_estimate(services, [this] { return draftQuestion(); }), m_diff(new CallsDiff(services.history, this))
{
    connect(m_diff, &CallsDiff::ready, this, &ConversationTab::diffRequested);
    connect(m_diff, &CallsDiff::failed, this, &ConversationTab::showProblem);
    setObjectName(QStringLiteral("conversationTab"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    m_header = new TabHeader(services, this);
    whole->addWidget(m_header);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    whole->addLayout(row, 1);

    auto *main = new QWidget(this);
    auto *column = new QVBoxLayout(main);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kTiny);
    m_system = new SystemPrompt(main);
    column->addWidget(m_system);
    auto *field = new QWidget(main);
    m_stack = new QStackedLayout(field);
    m_view = new ConversationView(m_conversation, field);
    m_empty = new EmptyState(Icon::Playground, tr("Ask a question"),
        tr("Type it below and press Ctrl+Enter. The answer appears here while it is written."),
        field);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    column->addWidget(field, 1);
    m_notice = new Banner(main);
    m_notice->setObjectName(QStringLiteral("tabNotice"));
    m_notice->setClosable(true);
    column->addWidget(m_notice);
    buildComposer(main, column);
    buildRaw(main, column);
    row->addWidget(main, 1);
    m_panel = new RequestPanel(this);
    row->addWidget(m_panel);

    m_panelWide = services.settings.get(QLatin1String(kPanelSetting)) != QLatin1String("hidden");
    m_wantedRoute = routeFromName(services.settings.get(QStringLiteral("route")))
                        .value_or(Route::Direct);

    connect(m_header, &TabHeader::modelChosen, this, &ConversationTab::chooseProvider);
    connect(m_header, &TabHeader::routeChosen, this, [this](Route route) {
        m_wantedRoute = route;
        m_services.settings.set(QStringLiteral("route"), routeName(route));
        setRoute(route);
    });
    connect(m_header, &TabHeader::panelToggled, this, &ConversationTab::togglePanel);
    connect(m_system, &SystemPrompt::textChanged, this,
        [this](const QString &text) {
            m_conversation.system = text;
            updateState(); // it may have variables
        });
    connect(m_panel, &RequestPanel::changed, this, [this] {
        m_panel->writeTo(m_conversation);
        m_view->showCalls();
        updateState();
    });
    connect(m_notice, &Banner::actionTriggered, this, [this] {
        m_conversation.takeTurns(m_before);
        m_notice->hide();
        structureChanged();
    });
    connect(&m_estimate, &CostEstimate::estimated, this, [this](const Forecast &forecast) {
        m_header->showEstimate(estimateText(forecast), shortEstimateText(forecast), estimateReason(forecast));
    });
    connect(&m_estimate, &CostEstimate::nothingToSend, this, [this] { m_header->showEstimate({}, {}, {}); });
    m_extras = new MessageExtras(m_conversation, this);
    connect(m_extras, &MessageExtras::turnChanged, this, [this](int id) {
        m_view->updateTurn(id);
        updateState();
    });
    m_extras->serve(m_system);
    connectView();
    connectRun();
    connectHelicone();
    connectPrompt();

    const Settings &settings = services.settings;
    const ProviderList providers = services.providers();
    QString chosen = settings.get(QStringLiteral("provider"));
    QString model = settings.get(QStringLiteral("model"));
    if (services.demoMode || !providers.find(chosen)) {
        chosen.clear();
        model.clear();
        for (const Provider &one : providers.all()) {
            if (chosen.isEmpty() && one.demo == services.demoMode)
                chosen = one.id;
        }
    }
    m_conversation.provider = chosen;
    m_conversation.model = model;
    if (model.isEmpty())
        setProvider(chosen);
    else
        setRoute(m_wantedRoute);
    showAll();
}

ConversationTab::~ConversationTab()
{
    delete m_view; // it looks at the conversation, which goes before the child widgets do
}

void ConversationTab::connectView()
{
    connect(m_view, &ConversationView::textEdited, this, [this](int id, const QString &text) {
        m_conversation.setText(id, text);
        updateState();
    });
    connect(m_view, &ConversationView::toolAnswerEdited, this,
        [this](int id, size_t call, const ToolAnswer &answer) {
            m_conversation.setToolAnswer(id, call, answer);
            updateState();
        });
    connect(m_view, &ConversationView::roleChosen, this, [this](int id, Role role) {
        m_conversation.setRole(id, role);
        structureChanged();
    });
    connect(m_view, &ConversationView::actionRequested, this, &ConversationTab::act);
    connect(m_view, &ConversationView::cardMade, this, [this](TurnCard *card, int id) {
        m_extras->serve(card);
        const Turn *turn = m_conversation.turn(id);
        auto *answer = qobject_cast<AnswerCard *>(card);
        if (!answer || !turn || !turn->answer)
            return;
        if (turn->answer->state == AnswerState::Failed)
            showRemedy(id);
        else if (turn->answer->state == AnswerState::Retrying && m_wait)
            answer->showWait(*m_wait);
    });
}

void ConversationTab::connectRun()
{
    connect(&m_run, &AnswerRun::progressed, this, [this](const CallProgress &progress) {
        m_wait.reset();
        m_conversation.progress(m_answering, progress);
        m_view->grow(m_answering, progress.text, progress.reasoning);
    });
    connect(&m_run, &AnswerRun::waiting, this, [this](const RetryWait &wait) {
        m_wait = wait;
        m_conversation.retrying(m_answering);
        m_view->updateTurn(m_answering);
        if (auto *card = qobject_cast<AnswerCard *>(m_view->card(m_answering)))
            card->showWait(wait);
    });
    connect(&m_run, &AnswerRun::finished, this, [this](const Call &call) {
        m_conversation.finish(m_answering, call);
        endAnswer();
    });
    connect(&m_run, &AnswerRun::failed, this, [this](const Error &error, const QString &keyName) {
        m_missingKey = keyName;
        m_conversation.fail(m_answering, error);
        endAnswer();
    });
    connect(&m_run, &AnswerRun::stoppedUnsent, this, [this] {
        m_conversation.stopUnsent(m_answering);
        endAnswer();
    });
}

Provider ConversationTab::provider() const
{
    const ProviderList providers = m_services.providers();
    const Provider *found = providers.find(m_conversation.provider);
    return found ? *found : Provider();
}

void ConversationTab::showAll()
{
    m_system->setText(m_conversation.system);
    m_system->showCacheMark(m_conversation.systemCache);
    m_panel->show(m_conversation);
    setRoute(m_conversation.route);
    structureChanged();
    showRawMode();
}

void ConversationTab::setConversation(Conversation conversation)
{
    m_conversation = std::move(conversation);
    m_wantedRoute = m_conversation.route;
    showAll();
    m_view->scrollToEnd();
}

void ConversationTab::setProvider(const QString &providerId)
{
    const ProviderList providers = m_services.providers();
    const Provider *found = providers.find(providerId);
    m_conversation.provider = providerId;
    m_conversation.format.reset();
    m_conversation.model = found && !found->models.isEmpty() ? found->models.first() : QString();
    setRoute(m_wantedRoute);
}

void ConversationTab::chooseProvider(const QString &providerId, const QString &model)
{
    if (providerId != m_conversation.provider)
        m_conversation.format.reset();
    m_conversation.provider = providerId;
    m_conversation.model = model;
    if (!provider().demo)
        m_services.settings.set(
            {{QStringLiteral("provider"), providerId}, {QStringLiteral("model"), model}});
    setRoute(m_wantedRoute);
    takeFocus();
}

void ConversationTab::setRoute(Route route)
{
    const Provider row = provider();
    const Route other = route == Route::Direct ? Route::Helicone : Route::Direct;
    const bool possible = row.id.isEmpty() || routeProblem(row, route).isEmpty()
        || !routeProblem(row, other).isEmpty();
    m_conversation.route = possible ? route : other;
    m_header->showChoice(m_conversation.provider, m_conversation.model, m_conversation.route);
    m_panel->showRoute(m_conversation.route);
    m_panel->showModel(factsQuestion());
    const AttachmentTarget target{row, format(), m_conversation.model};
    m_draft->setTarget(target);
    m_extras->setTarget(target);
    updateState();
}

ModelFacts::Question ConversationTab::factsQuestion() const
{
    return {m_conversation.provider, format(), m_conversation.model, m_conversation.parameters};
}

void ConversationTab::setName(const QString &name)
{
    m_conversation.name = name.simplified();
    Q_EMIT changed();
}

void ConversationTab::showProblem(const QString &text)
{
    m_notice->showMessage(Banner::Kind::Warning, text);
}

int ConversationTab::lastAnswer() const
{
    const std::vector<Turn> &turns = m_conversation.turns();
    for (size_t i = turns.size(); i-- > 0;) {
        if (turns[i].answer)
            return turns[i].id;
    }
    return -1;
}

bool ConversationTab::canRetry() const
{
    return !busy() && lastAnswer() >= 0 && m_panel->problem().isEmpty();
}

bool ConversationTab::hasAnswer() const { return lastAnswer() >= 0; }

void ConversationTab::updateState()
{
    showHelicone();
    showPrompt();
    m_composer->setBusy(busy());
    m_composer->setProblem(busy() ? QString() : problem());
    m_raw->setBusy(busy());
    m_add->setEnabled(!busy());
    m_estimate.draftChanged();
    Q_EMIT changed();
}

void ConversationTab::structureChanged()
{
    m_view->sync();
    m_stack->setCurrentWidget(m_conversation.turns().empty() ? static_cast<QWidget *>(m_empty)
                                                             : m_view);
    updateState();
}

void ConversationTab::ask(int answerId)
{
    askWith(specFor(m_conversation.requestFor(answerId)), answerId);
}

void ConversationTab::askWith(CallSpec spec, int answerId)
{
    m_answering = answerId;
    m_missingKey.clear();
    m_wait.reset();
    m_notice->hide();
    const QString problem = spec.provider.id.isEmpty()
        ? tr("The provider “%1” is not set up here.").arg(m_conversation.provider)
        : rawMode() ? QString() : m_extras->problemBefore(answerId);
    if (!problem.isEmpty()) {
        m_conversation.fail(answerId, {ErrorKind::Usage, problem, 0, {}});
        endAnswer();
        return;
    }
    m_run.start(std::move(spec), m_overBudget);
    structureChanged();
}

void ConversationTab::askAgain(int answerId)
{
    if (busy() || !m_panel->problem().isEmpty())
        return;
    m_conversation.restartAnswer(answerId);
    ask(answerId);
    m_view->updateTurn(answerId);
}

void ConversationTab::endAnswer()
{
    m_wait.reset();
    structureChanged();
    m_view->updateTurn(m_answering);
    showRemedy(m_answering);
    // What comes next is the tools' turn, unless one is writing something else already.
    if (isVisible() && m_composer->text().isEmpty() && isAncestorOf(QApplication::focusWidget())
        && m_conversation.waitingTurn() == m_answering) {
        if (auto *card = qobject_cast<AnswerCard *>(m_view->card(m_answering))) {
            card->focusOpenCall();
            m_view->reveal(m_answering);
        }
    }
}

void ConversationTab::showRemedy(int id)
{
    const Turn *turn = m_conversation.turn(id);
    auto *card = qobject_cast<AnswerCard *>(m_view->card(id));
    if (!card || !turn || !turn->answer || !turn->answer->error)
        return;
    const Provider row = provider();
    const bool directHelps = m_conversation.route == Route::Helicone
        && routeProblem(row, Route::Direct).isEmpty();
    card->setRemedy(
        remedyFor(*turn->answer->error, !turn->answer->callId.isNull(), directHelps));
}

void ConversationTab::stop() { m_run.stop(); }

void ConversationTab::retry()
{
    if (canRetry())
        askAgain(lastAnswer());
}

void ConversationTab::copyAnswer()
{
    if (auto *card = qobject_cast<AnswerCard *>(m_view->card(lastAnswer())))
        card->copyAnswer();
}

void ConversationTab::toggleRaw()
{
    if (auto *card = qobject_cast<AnswerCard *>(m_view->card(lastAnswer())))
        card->toggleRaw();
}

void ConversationTab::toggleSystem() { m_system->toggle(); }

void ConversationTab::chooseModel() { m_header->openModels(); }

void ConversationTab::refreshModels()
{
    if (provider().local)
        m_services.localServers.look();
    m_services.models.refresh(m_conversation.provider);
}

void ConversationTab::switchRoute()
{
    const Route other = m_conversation.route == Route::Direct ? Route::Helicone : Route::Direct;
    if (!routeProblem(provider(), other).isEmpty())
        return;
    m_wantedRoute = other;
    m_services.settings.set(QStringLiteral("route"), routeName(other));
    setRoute(other);
}

void ConversationTab::offerUndo(const QString &text, Conversation before)
{
    m_before = std::move(before);
    m_notice->showMessage(Banner::Kind::Info, text, tr("Undo"));
}

void ConversationTab::togglePanel()
{
    const bool open = m_panel->isHidden();
    if (width() >= kWideFrom) {
        m_panelWide = open;
        m_services.settings.set(
            QLatin1String(kPanelSetting), open ? QString() : QStringLiteral("hidden"));
    } else {
        m_panelNarrow = open;
    }
    showPanel();
}

void ConversationTab::openPanel()
{
    if (m_panel->isHidden())
        togglePanel();
}

void ConversationTab::openTools() { m_panel->openTools(); }

void ConversationTab::openOutput() { m_panel->openOutput(); }

void ConversationTab::showPanel()
{
    const bool open = width() >= kWideFrom ? m_panelWide : m_panelNarrow;
    m_panel->setVisible(open);
    m_header->showPanelOpen(open);
}

void ConversationTab::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!event->spontaneous()) // another tab or page: its editors would be taken for the other's
        m_panel->closeEditors();
}

void ConversationTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showPanel();
}

}
