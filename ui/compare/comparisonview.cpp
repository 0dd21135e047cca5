#include "ui/compare/comparisonview.h"

#include "core/providers/provider.h"
#include "ui/compare/answercolumn.h"
#include "ui/compare/columnheader.h"
#include "ui/compare/comparisonboard.h"
#include "ui/compare/comparisonspec.h"
#include "ui/compare/promptsetup.h"
#include "ui/compare/runbar.h"
#include "ui/compare/variantdialog.h"
#include "ui/playground/modelpicker.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QStackedLayout>

// The parts of the board and its columns; comparisonview_run.cpp has what happens to their answers.

namespace heliograph {

namespace {

constexpr char kRepeatsSetting[] = "window.compare.repeats";
constexpr char kAtOnceSetting[] = "window.compare.at-once";
constexpr size_t kMostColumns = 16;

int number(const Settings &settings, const char *key, int fallback)
{
    bool ok = false;
    const int value = settings.get(QLatin1String(key)).toInt(&ok);
    return ok ? value : fallback;
}

}

ComparisonView::ComparisonView(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_sender(services),
      m_run(m_sender, &services.history,
          [this](const Comparison &plan, int column) { return comparisonSpec(m_services, plan, column); }),
      m_gate(services.budgets), m_estimate(services, [this]() -> std::optional<Comparison> {
          Comparison plan = planNow();
          return comparisonProblem(plan).isEmpty() ? std::optional(std::move(plan)) : std::nullopt;
      })
{
    setObjectName(QStringLiteral("comparisonView"));
    setAccessibleName(tr("Compare models"));
    build();
    makeActions();
    setFocusProxy(m_setup);
    connectRun();
    m_bar->setNumbers(number(services.settings, kRepeatsSetting, 1), number(services.settings, kAtOnceSetting, 4));
    m_setup->show({}, m_request);
    showColumns();
}

ComparisonView::~ComparisonView() = default;

void ComparisonView::build()
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    m_setup = new PromptSetup(this);
    whole->addWidget(m_setup);
    m_bar = new RunBar(this);
    whole->addWidget(m_bar);
    m_banner = new Banner(this);
    m_banner->setObjectName(QStringLiteral("compareBanner"));
    m_banner->setClosable(true);
    whole->addWidget(m_banner);
    auto *field = new QWidget(this);
    m_stack = new QStackedLayout(field);
    m_empty = new EmptyState(Icon::Columns, tr("Compare answers"),
        tr("Write a prompt above and add two or more models, or the same model twice with another system prompt. All "
           "are "
           "asked at once, and their answers, times and costs stand side by side."),
        field);
    QPushButton *add = m_empty->addButton(tr("Add a model"), true);
    add->setObjectName(QStringLiteral("compareFirst"));
    QPushButton *demo = m_empty->addButton(tr("Try it with the demo models"));
    demo->setObjectName(QStringLiteral("compareDemo"));
    m_stack->addWidget(m_empty);
    m_board = new ComparisonBoard(m_services, field);
    m_stack->addWidget(m_board);
    whole->addWidget(field, 1);

    connect(add, &QPushButton::clicked, this, &ComparisonView::addWithPicker);
    connect(demo, &QPushButton::clicked, this, &ComparisonView::useDemo);
    connect(m_board, &ComparisonBoard::columnMade, this, &ComparisonView::connectHeader);
    connect(m_setup, &PromptSetup::changed, this, &ComparisonView::updateState);
    connect(m_setup, &PromptSetup::plainRequested, this, [this] {
        m_request = {};
        setPrompt(m_request, m_setup->prompt());
        m_setup->show(m_setup->system(), m_request);
        updateState();
    });
    connect(m_bar, &RunBar::addRequested, this, &ComparisonView::addWithPicker);
    connect(m_bar, &RunBar::runRequested, this, &ComparisonView::start);
    connect(m_bar, &RunBar::stopRequested, this, &ComparisonView::stop);
    connect(m_bar, &RunBar::baselineChosen, this, &ComparisonView::setBaseline);
    connect(m_bar, &RunBar::numbersChanged, this, [this] {
        m_services.settings.set({{QLatin1String(kRepeatsSetting), QString::number(m_bar->repeats())},
            {QLatin1String(kAtOnceSetting), QString::number(m_bar->atOnce())}});
        updateState();
    });
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        m_banner->hide();
        if (const auto action = std::exchange(m_bannerAction, {}))
            action();
    });
    connect(&m_estimate, &ComparisonEstimate::nothingToSend, this, [this] { m_bar->showEstimate({}, {}, {}); });
    connect(&m_estimate, &ComparisonEstimate::estimated, this, [this](const ComparisonForecast &forecast) {
        m_bar->showEstimate({comparisonEstimateText(forecast), shortComparisonEstimateText(forecast)},
            comparisonEstimateReason(forecast, configs()),
            forecast.budget.isEmpty() ? QString() : tr("This could pass the budget of %1.").arg(forecast.budget));
    });
}

void ComparisonView::connectHeader(ColumnHeader *header, AnswerColumn *answers)
{
    const auto at = [this, header] { return m_board->indexOf(header); };
    connect(header, &ColumnHeader::modelChosen, this,
        [this, at](const QString &provider, const QString &model) { chooseModel(at(), provider, model); });
    connect(header, &ColumnHeader::settingsRequested, this, [this, at] { openSettings(at()); });
    connect(header, &ColumnHeader::duplicateRequested, this, [this, at] {
        const int column = at();
        insertEntry(column + 1, {m_entries[size_t(column)].config, -1});
        openSettings(column + 1);
    });
    connect(header, &ColumnHeader::removeRequested, this, [this, at] { removeColumn(at()); });
    connect(header, &ColumnHeader::moveRequested, this, [this, at](int by) { moveColumn(at(), by); });
    connect(header, &ColumnHeader::baselineRequested, this, [this, at] { setBaseline(at()); });
    connect(header, &ColumnHeader::stopRequested, this, [this, at] {
        if (const int run = m_entries[size_t(at())].run; run >= 0)
            m_run.stopColumn(run);
    });
    connect(header, &ColumnHeader::askRequested, this, [this, at] { askColumn(at()); });
    connect(answers, &AnswerColumn::actionRequested, this, &ComparisonView::act);
    connect(answers, &AnswerColumn::foldingChanged, this, &ComparisonView::refreshSoon);
    answers->setEmptyText(tr("Not asked yet"));
}

std::vector<ComparisonColumn> ComparisonView::configs() const
{
    std::vector<ComparisonColumn> all;
    for (const Entry &entry : m_entries)
        all.push_back(entry.config);
    return all;
}

Comparison ComparisonView::planNow() const
{
    Comparison plan;
    plan.system = m_setup->system();
    plan.request = m_request;
    setPrompt(plan.request, m_setup->prompt());
    plan.provider = m_requestProvider;
    plan.format = m_requestFormat;
    plan.columns = configs();
    plan.repeats = m_bar->repeats();
    plan.atOnce = m_bar->atOnce();
    return plan;
}

void ComparisonView::addColumn(const ComparisonColumn &column)
{
    insertEntry(int(m_entries.size()), {column, -1});
}

void ComparisonView::insertEntry(int at, const Entry &entry)
{
    if (m_entries.size() >= kMostColumns) {
        say(int(Banner::Kind::Info), tr("There are at most %1 columns.").arg(kMostColumns));
        return;
    }
    m_entries.insert(m_entries.begin() + at, entry);
    if (m_baseline >= at)
        ++m_baseline;
    m_board->insertColumn(at);
    m_board->answers(at)->setCells(m_run.cells(), entry.run, directHelps(at));
    showColumns();
}

/// A new column with the list of models open under it; the model of the last one until another is chosen.
void ComparisonView::addWithPicker()
{
    const auto before = m_entries.size();
    ComparisonColumn column;
    if (!m_entries.empty()) {
        column.provider = m_entries.back().config.provider;
        column.model = m_entries.back().config.model;
    } else {
        const ProviderList providers = m_services.providers();
        column.provider = m_services.demoMode ? QString() : m_services.settings.get(QStringLiteral("provider"));
        for (const Provider &one : providers.all()) {
            if (one.demo && (m_services.demoMode || !providers.find(column.provider)))
                column.provider = one.id;
        }
        const Provider *provider = providers.find(column.provider);
        column.model = m_services.demoMode ? QString() : m_services.settings.get(QStringLiteral("model"));
        if (column.model.isEmpty() && provider && !provider->models.isEmpty())
            column.model = provider->models.first();
    }
    addColumn(column);
    if (m_entries.size() > before)
        m_board->header(int(before))->openModels();
}

void ComparisonView::useDemo()
{
    const ProviderList providers = m_services.providers();
    for (const Provider &provider : providers.all()) {
        if (!provider.demo)
            continue;
        for (const QString &model : provider.models) {
            ComparisonColumn column;
            column.provider = provider.id;
            column.model = model;
            addColumn(column);
        }
    }
    if (m_setup->prompt().isEmpty()) {
        setPrompt(m_request, tr("What does this program do with my data?"));
        m_setup->show(m_setup->system(), m_request);
    }
    m_setup->takeFocus();
    updateState();
}

void ComparisonView::chooseModel(int column, const QString &provider, const QString &model)
{
    ComparisonColumn &config = m_entries[size_t(column)].config;
    config.provider = provider;
    config.model = model;
    showColumns();
}

void ComparisonView::openSettings(int column)
{
    if (column >= int(m_entries.size()))
        return;
    auto *dialog = new VariantDialog(
        m_services, m_entries[size_t(column)].config, column + 1, m_setup->system(), m_setup->prompt(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    ColumnHeader *header = m_board->header(column);
    connect(header, &QObject::destroyed, dialog, &QDialog::reject);
    connect(dialog, &VariantDialog::changed, this, [this, header](const ComparisonColumn &changed) {
        const int at = m_board->indexOf(header);
        if (at < 0)
            return;
        // Its model may have been chosen anew meanwhile.
        ComparisonColumn &config = m_entries[size_t(at)].config;
        const auto keep = std::pair(config.provider, config.model);
        config = changed;
        std::tie(config.provider, config.model) = keep;
        showColumns();
    });
    dialog->open();
}

void ComparisonView::removeColumn(int column)
{
    if (const int run = m_entries[size_t(column)].run; run >= 0)
        m_run.stopColumn(run);
    m_entries.erase(m_entries.begin() + column);
    if (m_baseline == column)
        m_baseline = -1;
    else if (m_baseline > column)
        --m_baseline;
    m_board->removeColumn(column);
    showColumns();
    refreshSoon();
}

void ComparisonView::moveColumn(int column, int by)
{
    const int to = column + by;
    if (to < 0 || to >= int(m_entries.size()))
        return;
    std::swap(m_entries[size_t(column)], m_entries[size_t(to)]);
    if (m_baseline == column)
        m_baseline = to;
    else if (m_baseline == to)
        m_baseline = column;
    m_board->moveColumn(column, to);
    showColumns();
    refreshSoon();
}

int ComparisonView::entryOf(int cell) const
{
    const int run = m_run.cells().at(size_t(cell)).column;
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [run](const Entry &entry) { return entry.run == run; });
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

void ComparisonView::showColumns()
{
    m_stack->setCurrentWidget(m_entries.empty() ? static_cast<QWidget *>(m_empty) : m_board);
    for (int i = 0; i < int(m_entries.size()); ++i)
        showHead(i);
    QStringList names;
    for (const Entry &entry : m_entries)
        names << entry.config.model;
    m_bar->setColumns(names, m_baseline);
    m_board->fit();
    updateState();
}

void ComparisonView::showHead(int column)
{
    const Entry &entry = m_entries[size_t(column)];
    ColumnHeader *header = m_board->header(column);
    header->setColumn(entry.config, column + 1, int(m_entries.size()));
    header->setBaseline(column == m_baseline);
    const bool asked = entry.run >= 0;
    const bool running = asked && m_run.running(entry.run);
    const bool another = asked && m_run.plan().columns[size_t(entry.run)] != entry.config;
    int answered = 0;
    int failed = 0;
    for (const ComparisonCell &cell : m_run.cells()) {
        answered += asked && cell.column == entry.run && cell.state == CellState::Done ? 1 : 0;
        failed += asked && cell.column == entry.run && cell.state == CellState::Failed ? 1 : 0;
    }
    QStringList progress;
    if (asked && m_run.plan().repeats > 1)
        progress << tr("%1 of %2 answered").arg(answered).arg(m_run.plan().repeats);
    if (failed > 0 && m_run.plan().repeats > 1)
        progress << tr("%n failed", nullptr, failed);
    if (another)
        progress << tr("changed since it was asked");
    else if (!asked && !m_run.empty())
        progress << tr("not asked yet");
    header->setProgress(progress.join(QStringLiteral(" · ")), running);
    header->offerAsk(!m_run.empty() && !running && !busy() && (another || !asked));
    const bool spread = asked && m_run.plan().repeats > 1 && answered > 1;
    header->setSpreads(spread ? std::optional(spreadsOf(m_run.cells(), entry.run)) : std::nullopt, answered);
}

void ComparisonView::updateState()
{
    const bool running = busy();
    const QString problem = m_loading ? tr("An earlier comparison is being read.") : comparisonProblem(planNow());
    m_bar->setRunning(running);
    m_bar->setProblem(problem);
    const bool answers = !m_run.empty();
    const bool text = std::any_of(
        m_run.cells().begin(), m_run.cells().end(), [](const ComparisonCell &cell) { return !cell.text.isEmpty(); });
    m_bar->offerDiff(m_entries.size() > 1 && (text || m_baseline >= 0));
    m_runAction->setEnabled(!running && problem.isEmpty());
    m_stopAction->setEnabled(running);
    m_copyAction->setEnabled(answers);
    m_diffAction->setEnabled(m_entries.size() > 1 && text);
    m_nextAction->setEnabled(m_baseline >= 0);
    m_previousAction->setEnabled(m_baseline >= 0);
    m_retryAction->setEnabled(!running && std::any_of(m_run.cells().begin(), m_run.cells().end(), [](const auto &cell) {
        return isOver(cell.state) && cell.state != CellState::Done;
    }));
    m_estimate.draftChanged();
}

void ComparisonView::say(int kind, const QString &text, const QString &button, std::function<void()> action)
{
    m_bannerAction = std::move(action);
    m_banner->showMessage(Banner::Kind(kind), text, button);
}

bool ComparisonView::isSettled() const
{
    return !busy() && !m_loading && !m_refreshing && !m_diffs.busy();
}

}
