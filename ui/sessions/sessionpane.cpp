#include "ui/sessions/sessionpane.h"

#include "core/base/aside.h"
#include "core/base/whenready.h"
#include "ui/calls/callcells.h"
#include "ui/format.h"
#include "ui/groups/groupcolumns.h"
#include "ui/sessions/sessionconversation.h"
#include "ui/sessions/sessiontree.h"
#include "ui/sessions/timelineview.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/elidedlabel.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>

namespace heliograph {

namespace {

constexpr int kMostCalls = 5'000;

QLabel *plainLabel(const char *name, TextRole role)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    setTextRole(label, role);
    return label;
}

QToolButton *smallButton(const char *name, const QString &text, const QString &toolTip)
{
    auto *button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setAccessibleName(toolTip);
    button->setToolTip(toolTip);
    return button;
}

}

SessionPane::SessionPane(const Services &services, const QList<QAction *> &actions, QWidget *parent)
    : QWidget(parent), m_services(services)
{
    setObjectName(QStringLiteral("sessionPane"));
    setAccessibleName(tr("Session"));
    setMinimumSize(320, 220);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    makeHeader(actions);
    makeTabs();
    makeFooter();
}

SessionPane::~SessionPane() = default;

void SessionPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

void SessionPane::makeHeader(const QList<QAction *> &actions)
{
    m_title = new ElidedLabel;
    m_title->setObjectName(QStringLiteral("sessionTitle"));
    setTextRole(m_title, TextRole::Heading);
    auto *top = new QHBoxLayout;
    top->setSpacing(spacing::kTiny);
    top->addWidget(m_title, 1);
    for (QAction *action : actions) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(
            action->priority() == QAction::HighPriority ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setAccessibleName(action->text());
        top->addWidget(button);
    }
    auto *copy = new CopyButton(tr("Copy the id of the session"), [this] { return m_id; }, this);
    copy->setObjectName(QStringLiteral("sessionCopyId"));
    copy->setAutoRaise(true);
    top->addWidget(copy);
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("sessionClose"));
    close->setAccessibleName(tr("Close the session"));
    close->setToolTip(tr("Close the session (Esc)"));
    close->setIcon(makeIcon(Icon::Close, QApplication::palette()));
    connect(close, &QToolButton::clicked, this, &SessionPane::closeRequested);
    top->addWidget(close);
    m_facts = plainLabel("sessionFacts", TextRole::Secondary);
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note = plainLabel("sessionNote", TextRole::Warning);
    m_note->setWordWrap(true);
    m_note->hide();
    auto *header = new QVBoxLayout;
    header->setContentsMargins(spacing::kMedium, spacing::kSmall, spacing::kSmall, spacing::kSmall);
    header->setSpacing(spacing::kTiny);
    header->addLayout(top);
    header->addWidget(m_facts);
    header->addWidget(m_note);
    static_cast<QVBoxLayout *>(layout())->addLayout(header);
}

void SessionPane::makeTabs()
{
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(QStringLiteral("sessionTabs"));
    m_tabs->setAccessibleName(tr("Session"));
    m_tabs->setDocumentMode(true);
    m_tree = new SessionTree;
    m_timeline = new TimelineView(m_services.settings);
    m_conversation = new SessionConversation(m_services.history);
    m_tabs->addTab(m_tree, tr("Tree"));
    m_tabs->addTab(m_timeline, tr("Timeline"));
    m_tabs->addTab(m_conversation, tr("Conversation"));

    auto *corner = new QWidget;
    auto *line = new QHBoxLayout(corner);
    line->setContentsMargins(0, 0, spacing::kSmall, 0);
    line->setSpacing(spacing::kTiny);
    auto *lanes = smallButton("timelineLanes", tr("Lanes"), tr("Put calls that do not overlap on one line"));
    lanes->setCheckable(true);
    connect(lanes, &QToolButton::toggled, m_timeline, &TimelineView::setLanes);
    auto *out = smallButton("timelineOut", QStringLiteral("−"), tr("Zoom out (-)"));
    connect(out, &QToolButton::clicked, this, [this] { m_timeline->zoomBy(1 / 1.5); });
    auto *in = smallButton("timelineIn", QStringLiteral("+"), tr("Zoom in (+)"));
    connect(in, &QToolButton::clicked, this, [this] { m_timeline->zoomBy(1.5); });
    auto *all = smallButton("timelineAll", tr("All"), tr("Show the whole session (0)"));
    connect(all, &QToolButton::clicked, m_timeline, &TimelineView::zoomOut);
    auto *raw = smallButton("sessionRaw", tr("Raw"), tr("Show the texts as they are, without Markdown"));
    raw->setCheckable(true);
    connect(raw, &QToolButton::toggled, m_conversation, &SessionConversation::setRaw);
    for (QToolButton *button : {lanes, out, in, all, raw})
        line->addWidget(button);
    m_tabs->setCornerWidget(corner);
    const auto update = [this, zooming = QList<QToolButton *>{lanes, out, in, all}, raw] {
        for (QToolButton *button : zooming)
            button->setVisible(m_tabs->currentWidget() == m_timeline);
        raw->setVisible(m_tabs->currentWidget() == m_conversation);
    };
    connect(m_tabs, &QTabWidget::currentChanged, this, update);
    update();

    connect(m_tree, &SessionTree::callChosen, this, &SessionPane::choose);
    connect(m_tree, &SessionTree::openRequested, this, &SessionPane::open);
    connect(m_timeline, &TimelineView::callChosen, this, &SessionPane::choose);
    connect(m_timeline, &TimelineView::openRequested, this, &SessionPane::open);
    connect(m_conversation, &SessionConversation::openRequested, this, &SessionPane::open);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_tabs, 1);
}

void SessionPane::makeFooter()
{
    m_footer = new QWidget;
    m_footer->setObjectName(QStringLiteral("sessionFooter"));
    auto *rule = new QFrame;
    rule->setFrameShape(QFrame::HLine);
    rule->setFrameShadow(QFrame::Sunken); // a line of the theme's border
    m_callFacts = new ElidedLabel;
    m_callFacts->setObjectName(QStringLiteral("sessionCallFacts"));
    setTextRole(m_callFacts, TextRole::Secondary);
    auto *open = new QPushButton(tr("Open this call"));
    open->setObjectName(QStringLiteral("sessionOpenCall"));
    open->setToolTip(tr("Show the chosen call on the Calls page (Enter)"));
    connect(open, &QPushButton::clicked, this, [this] { this->open(m_current); });
    auto *column = new QVBoxLayout(m_footer);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(rule);
    auto *line = new QHBoxLayout;
    column->addLayout(line);
    line->setContentsMargins(spacing::kMedium, spacing::kTiny, spacing::kSmall, spacing::kTiny);
    line->setSpacing(spacing::kSmall);
    line->addWidget(m_callFacts, 1);
    line->addWidget(open);
    m_footer->hide();
    static_cast<QVBoxLayout *>(layout())->addWidget(m_footer);
}

void SessionPane::showSession(const CallGroup &group)
{
    const QString id = group.value.value_or(QString());
    const bool same = id == m_id && m_group;
    const bool changed = !same || group.sums.running > 0 || !(m_group->sums == group.sums);
    if (!same) {
        clear();
        m_id = id;
    }
    m_group = std::make_unique<CallGroup>(group);
    if (changed)
        read();
    showFacts();
}

void SessionPane::clear()
{
    m_id.clear();
    m_group.reset();
    m_view.reset();
    m_reading = m_readAgain = false;
    ++m_token;
    m_current = -1;
    m_tree->setSession(nullptr);
    m_timeline->setSession(nullptr);
    m_conversation->setSession(nullptr);
    showCurrent();
}

void SessionPane::read()
{
    if (m_reading) {
        m_readAgain = true;
        return;
    }
    m_reading = true;
    m_readAgain = false;
    const quint64 token = m_token;
    whenReady(m_services.history.sessionCalls(m_id, kMostCalls), this, [this, token](const Result<SessionCalls> &calls) {
        if (token != m_token)
            return;
        if (!calls) {
            m_reading = false;
            Q_EMIT failed(calls.error().message);
            return;
        }
        const auto understand = [id = m_id, calls = *calls] {
            return SessionView::of(id, calls, QDateTime::currentMSecsSinceEpoch());
        };
        whenReady(aside(understand), this, [this, token](const std::shared_ptr<const SessionView> &view) {
            if (token != m_token)
                return;
            m_reading = false;
            take(view);
            if (m_readAgain)
                read();
        });
    });
}

void SessionPane::take(const std::shared_ptr<const SessionView> &view)
{
    const QUuid kept = currentCallId();
    m_view = view;
    m_current = kept.isNull() ? -1 : view->indexOf(kept);
    m_tree->setSession(view);
    m_timeline->setSession(view);
    m_conversation->setSession(view);
    m_tree->setCurrentCall(m_current);
    m_timeline->setCurrentCall(m_current);
    showFacts();
    showCurrent();
}

void SessionPane::showFacts()
{
    if (!m_group)
        return;
    // Of the whole session, once it is read: the list may count some of its calls only.
    const bool whole = m_view && m_view->total == m_view->calls.size();
    const CallSums &sums = whole ? m_view->tree.front().sums : m_group->sums;
    m_title->setText(m_group->name.isEmpty() ? m_id : m_group->name);
    m_title->setToolTip(m_id.toHtmlEscaped());
    QStringList facts{tr("%Ln calls", nullptr, int(sums.calls))};
    if (sums.errors > 0)
        facts << tr("%Ln failed", nullptr, int(sums.errors));
    if (sums.running > 0)
        facts << tr("%Ln running", nullptr, int(sums.running));
    const QString note = costNote(sums);
    facts << (note.isEmpty() ? sumText(sums) : QStringLiteral("%1 (%2)").arg(sumText(sums), note));
    facts << tr("%1 tokens in, %2 out").arg(countText(sums.inputTokens), countText(sums.outputTokens));
    if (whole) // how long one really waited for models
        facts << tr("%1, models at work for %2").arg(durationText(sums.lengthUs()), durationText(m_view->each.busyUs()));
    else
        facts << durationText(sums.lengthUs());
    if (!m_group->users.isEmpty())
        facts << m_group->users.mid(0, 3).join(QStringLiteral(", "));
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_facts->setToolTip(costToolTip(sums));
    QString cut;
    if (m_view && !whole)
        cut = tr("Shown are the latest %1 of %2 calls.").arg(countText(m_view->calls.size()), countText(m_view->total));
    else if (m_view && m_view->total != m_group->sums.calls)
        cut = tr("Shown is the whole session; the list counts %1 of its calls.").arg(countText(m_group->sums.calls));
    m_note->setText(cut);
    m_note->setVisible(!cut.isEmpty());
}

QUuid SessionPane::currentCallId() const
{
    return m_view && m_current >= 0 && m_current < m_view->calls.size() ? m_view->calls[m_current].id : QUuid();
}

void SessionPane::choose(int call)
{
    m_current = call;
    m_tree->setCurrentCall(call);
    m_timeline->setCurrentCall(call);
    m_conversation->showCall(call);
    showCurrent();
}

void SessionPane::showCurrent()
{
    const bool any = !currentCallId().isNull();
    m_footer->setVisible(any);
    if (any) {
        const CallSummary &call = m_view->calls[m_current];
        const QString path = call.tags.sessionPath;
        const QString text = (path.isEmpty() ? QString() : path + QStringLiteral(" · "))
            + modelWord(call.model, call.requestedModel) + QStringLiteral(" · ") + callFacts(call);
        m_callFacts->setLine(text);
    }
    Q_EMIT currentChanged();
}

void SessionPane::open(int call)
{
    if (m_view && call >= 0 && call < m_view->calls.size())
        Q_EMIT callRequested(m_view->calls[call].id);
}

}
