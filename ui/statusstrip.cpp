#include "ui/statusstrip.h"

#include "core/base/whenready.h"
#include "core/budgets/budgetkeeper.h"
#include "core/capture/captureservice.h"
#include "ui/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/sharebar.h"

#include <QActionGroup>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace heliograph {

namespace {

constexpr int kHeight = 32;
constexpr int kSpendDelayMs = 300;
constexpr int kShareWidth = 64;

QToolButton *makeButton(const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize({14, 14});
    QFont font = button->font();
    font.setPixelSize(12);
    button->setFont(font);
    return button;
}

void setTexts(QToolButton *button, const QString &text, const QString &toolTip)
{
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAccessibleName(text);
    button->setAccessibleDescription(toolTip);
}

}

StatusStrip::StatusStrip(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services),
      m_route(makeButton(QStringLiteral("statusRoute"), this)),
      m_keys(makeButton(QStringLiteral("statusKeys"), this)),
      m_capture(makeButton(QStringLiteral("statusCapture"), this)),
      m_demo(makeButton(QStringLiteral("statusDemo"), this)),
      m_running(makeButton(QStringLiteral("statusRunning"), this)),
      m_spend(makeButton(QStringLiteral("statusSpend"), this)), m_share(new ShareBar(this))
{
    setObjectName(QStringLiteral("statusStrip"));
    setAccessibleName(tr("Status"));
    setFixedHeight(kHeight);
    m_route->setIcon(makeIcon(Icon::Route, palette()));
    m_keys->setIcon(makeIcon(Icon::Key, palette()));
    m_demo->setIcon(makeIcon(Icon::Demo, palette()));
    m_running->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_spend->setToolButtonStyle(Qt::ToolButtonTextOnly);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::kSmall, 2, spacing::kSmall, 1);
    row->setSpacing(spacing::kTiny);
    row->addWidget(m_route);
    row->addWidget(m_keys);
    row->addWidget(m_capture);
    row->addWidget(m_demo);
    row->addStretch(1);
    row->addWidget(m_running);
    row->addWidget(m_spend);
    m_share->setObjectName(QStringLiteral("statusShare"));
    m_share->setFixedWidth(kShareWidth);
    m_share->hide();
    row->addWidget(m_share);

    makeRouteMenu();
    connect(m_keys, &QToolButton::clicked, this, &StatusStrip::keysRequested);
    connect(m_capture, &QToolButton::clicked, this, &StatusStrip::captureRequested);
    connect(m_demo, &QToolButton::clicked, this, &StatusStrip::playgroundRequested);
    connect(m_running, &QToolButton::clicked, this, &StatusStrip::playgroundRequested);
    connect(m_spend, &QToolButton::clicked, this, [this] {
        if (m_services.budgets.budgets().isEmpty())
            Q_EMIT callsRequested();
        else
            Q_EMIT budgetsRequested();
    });
    connect(&m_services.capture, &CaptureService::stateChanged, this, &StatusStrip::updateCapture);
    connect(&m_services.budgets, &BudgetKeeper::changed, this, [this] { showSpend(m_today); });

    connect(&m_services.settings, &Settings::changed, this, [this](const QString &key) {
        if (key == QLatin1String("route"))
            updateRoute();
        if (key == QLatin1String("provider"))
            updateDemo();
    });
    connect(&m_services.keys, &KeyRing::keychainStateChanged, this, &StatusStrip::updateKeys);
    connect(
        &m_services.calls, &CallService::runningCountChanged, this, &StatusStrip::updateRunning);
    connect(&m_services.calls, &CallService::started, this, [this](const Call &call) {
        const ProviderList providers = m_services.providers();
        const Provider *provider = providers.find(call.provider);
        if (provider && provider->demo) {
            m_demoCalls.insert(call.id);
            updateDemo();
        }
    });
    connect(&m_services.calls, &CallService::finished, this, [this](const Call &call) {
        if (m_demoCalls.remove(call.id))
            updateDemo();
    });

    m_spendTimer.setSingleShot(true);
    m_spendTimer.setInterval(kSpendDelayMs);
    connect(&m_spendTimer, &QTimer::timeout, this, &StatusStrip::updateSpend);
    connect(&m_services.history, &History::changed, this, [this] {
        if (!m_spendTimer.isActive())
            m_spendTimer.start();
    });
    m_minute.setInterval(60'000);
    connect(&m_minute, &QTimer::timeout, this, &StatusStrip::updateSpend);
    m_minute.start();

    updateRoute();
    updateKeys();
    updateCapture();
    updateDemo();
    updateRunning(m_services.calls.runningCount());
    showSpend({});
    updateSpend();
}

void StatusStrip::makeRouteMenu()
{
    auto *menu = new QMenu(this);
    auto *group = new QActionGroup(this);
    const auto add = [&](Route route, const QString &text, const QString &toolTip,
                         const QKeySequence &keys) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QStringLiteral("route-") + routeName(route));
        action->setToolTip(toolTip);
        action->setCheckable(true);
        action->setShortcut(keys);
        group->addAction(action);
        m_routeActions.append(action);
        connect(action, &QAction::triggered, this, [this, route] {
            const Status status =
                m_services.settings.set(QStringLiteral("route"), routeName(route));
            if (!status)
                Q_EMIT failed(status.error().message);
            updateRoute();
        });
    };
    add(Route::Helicone, tr("Through Helicone"),
        tr("Calls go through Helicone, which logs them too"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H));
    add(Route::Direct, tr("Direct"),
        tr("Calls go straight to the provider and are kept on this computer only"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    menu->setToolTipsVisible(true);
    m_route->setMenu(menu);
    m_route->setPopupMode(QToolButton::InstantPopup);
}

void StatusStrip::updateRoute()
{
    const Route route = m_services.route();
    for (QAction *action : std::as_const(m_routeActions))
        action->setChecked(action->objectName() == QStringLiteral("route-") + routeName(route));
    setTexts(m_route, route == Route::Helicone ? tr("Through Helicone") : tr("Direct"),
        route == Route::Helicone
            ? tr("New conversations start through Helicone. Click to change.")
            : tr("New conversations start direct to the provider. Click to change."));
}

void StatusStrip::updateKeys()
{
    const auto usable = m_services.keys.keychainUsable();
    const bool trouble = usable && !*usable;
    const ThemeColors &c = themeColors(QApplication::palette());
    QPalette ink = palette();
    ink.setColor(QPalette::Active, QPalette::WindowText, c.warning);
    m_keys->setIcon(
        trouble ? makeIcon(Icon::Warning, ink) : makeIcon(Icon::Key, QApplication::palette()));
    if (trouble)
        setTexts(m_keys, tr("Keychain unavailable"), m_services.keys.keychainProblem());
    else if (usable)
        setTexts(m_keys, tr("Keychain"), tr("The keychain is unlocked. Click to see your keys."));
    else
        setTexts(m_keys, tr("Keys"), tr("See where each key comes from, add or remove one"));
}

void StatusStrip::updateCapture()
{
    const CaptureState &state = m_services.capture.state();
    const bool recording = m_services.capture.captureSettings().recording;
    const bool trouble = !state.problem.isEmpty() || state.lost > 0;
    QPalette ink = palette();
    if (trouble)
        ink.setColor(QPalette::Active, QPalette::WindowText, themeColors(QApplication::palette()).warning);
    else if (state.running && recording)
        ink.setColor(QPalette::Active, QPalette::WindowText, themeColors(QApplication::palette()).good);
    m_capture->setIcon(makeIcon(trouble ? Icon::Warning : Icon::Capture, ink));
    if (!state.running) {
        setTexts(m_capture, state.problem.isEmpty() ? tr("Capture off") : tr("Capture failed"),
            state.problem.isEmpty() ? tr("The calls of other programs are not recorded. Click to change.") : state.problem);
        return;
    }
    const QString text = recording ? tr("Capture on :%1") : tr("Capture paused :%1");
    QStringList lines{recording ? tr("The calls of other programs that use Heliograph's address are recorded. Click to see them.")
                                : tr("The calls of other programs go through and are not recorded. Click to change.")};
    if (state.lost > 0)
        lines.append(tr("%Ln calls were not kept.", nullptr, int(std::min<qint64>(state.lost, 1'000'000))));
    if (!state.problem.isEmpty())
        lines.append(state.problem);
    setTexts(m_capture, text.arg(state.port), lines.join(QLatin1Char('\n')));
}

void StatusStrip::updateDemo()
{
    const ProviderList providers = m_services.providers();
    const Provider *provider = providers.find(m_services.settings.get(QStringLiteral("provider")));
    const bool demo = m_services.demoMode || !m_demoCalls.isEmpty() || (provider && provider->demo);
    m_demo->setVisible(demo);
    setTexts(m_demo, tr("Demo"),
        tr("The built-in demo provider answers: nothing leaves this computer and nothing is "
           "billed"));
    QPalette ink = m_demo->palette();
    ink.setColor(QPalette::ButtonText, themeColors(QApplication::palette()).warning);
    m_demo->setPalette(ink);
}

void StatusStrip::updateRunning(int count)
{
    m_running->setVisible(count > 0);
    setTexts(
        m_running, tr("%1 streaming").arg(countText(count)), tr("Answers that are coming in now"));
}

void StatusStrip::updateSpend()
{
    const QDateTime midnight = QDate::currentDate().startOfDay();
    whenReady(m_services.history.spend({{midnight.toUTC(), {}}}), this,
        [this](const Result<QList<SpendSummary>> &spend) {
            if (spend)
                showSpend(spend->first());
        });
}

void StatusStrip::showBudgets(QString &text, QStringList &lines)
{
    const QList<BudgetState> states = m_services.budgets.states();
    const auto fullest = std::max_element(states.begin(), states.end(),
        [](const BudgetState &a, const BudgetState &b) { return a.percent() < b.percent(); });
    m_share->setVisible(fullest != states.end());
    if (fullest == states.end())
        return;
    m_share->setShare(fullest->percent(), fullest->budget.warnAt.isEmpty() ? 100 : fullest->budget.warnAt.last());
    m_share->setToolTip(tr("%1 percent of the budget of %2").arg(fullest->percent()).arg(budgetText(fullest->budget)));
    for (const BudgetState &state : states) {
        lines += tr("%1 percent of the budget of %2").arg(state.percent()).arg(budgetText(state.budget));
        if (state.budget.period == Budget::Period::Day && state.budget.scope == Budget::Scope::All)
            text = tr("Today %1 of %2").arg(m_today.total.toDisplay(), state.budget.limit.toDisplay());
    }
}

void StatusStrip::showSpend(const SpendSummary &spend)
{
    m_today = spend;
    QString text = tr("Today %1").arg(spend.total.toDisplay());
    QStringList budgets;
    showBudgets(text, budgets);
    if (spend.unpriced > 0)
        text += QStringLiteral(" · ") + tr("%1 unpriced").arg(countText(spend.unpriced));
    QStringList lines{tr("Calls today: %1").arg(countText(spend.calls))};
    if (spend.unpriced > 0)
        lines += tr("Without a known price, so not in the sum: %1").arg(countText(spend.unpriced));
    if (spend.estimated > 0)
        lines += tr("With an estimated cost: %1, together %2")
                     .arg(countText(spend.estimated), spend.estimatedTotal.toDisplay());
    if (spend.declared > 0)
        lines += tr("With a declared cost: %1, together %2")
                     .arg(countText(spend.declared), spend.declaredTotal.toDisplay());
    setTexts(m_spend, text, (lines + budgets).join(QLatin1Char('\n')));
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    const ThemeColors &c = themeColors(palette());
    QPainter painter(this);
    painter.fillRect(rect(), c.raised);
    painter.fillRect(QRect(0, 0, width(), 1), c.border);
}

void StatusStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_demo)
        updateDemo();
    QWidget::changeEvent(event);
}

}
