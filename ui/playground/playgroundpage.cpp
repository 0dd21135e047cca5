#include "ui/playground/playgroundpage.h"

#include "core/base/aside.h"
#include "core/base/whenready.h"
#include "core/wire/codec.h"
#include "ui/playground/conversationtab.h"
#include "ui/playground/importdialog.h"
#include "ui/playground/importedconversation.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copyasmenu.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QPointer>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

namespace heliograph {

namespace {

constexpr char kUnseenProperty[] = "unseenAnswer";
constexpr char kWasBusyProperty[] = "wasBusy";
constexpr char kMarkProperty[] = "tabMark";
constexpr int kTitleLength = 28;
constexpr qsizetype kMaxGlance = 200'000; ///< characters on the clipboard that are read at once

enum class Mark { None, Busy, Unseen };

/// A full dot while an answer comes, a ring when one came that was not looked at.
QIcon markIcon(Mark mark, const QWidget *on)
{
    if (mark == Mark::None)
        return {};
    const qreal ratio = on->devicePixelRatioF();
    QPixmap pixmap(QSize(12, 12) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors &colors = themeColors(on->palette());
    painter.setPen(QPen(mark == Mark::Busy ? colors.accent : colors.good, 2));
    painter.setBrush(mark == Mark::Busy ? QBrush(colors.accent) : QBrush(Qt::NoBrush));
    painter.drawEllipse(QRectF(2.5, 2.5, 7, 7));
    return QIcon(pixmap);
}

/// A request body may hold megabytes of images: it is read beside the window.
QFuture<std::optional<Conversation>> readConversation(const Call &call)
{
    return aside([call]() -> std::optional<Conversation> {
        const Codec *codec = codecFor(call.format);
        if (!codec)
            return std::nullopt;
        const Result<ChatRequest> request = codec->decodeRequest(call.exchange.requestBody);
        if (!request)
            return std::nullopt;
        return Conversation::fromCall(call, *request);
    });
}

}

PlaygroundPage::PlaygroundPage(const Services &services, QWidget *parent) :
    QWidget(parent), m_services(services)
{
    setObjectName(QStringLiteral("playgroundPage"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(spacing::kSmall, spacing::kTiny, spacing::kSmall, 0);
    row->setSpacing(spacing::kTiny);
    m_bar = new QTabBar(this);
    m_bar->setObjectName(QStringLiteral("playgroundTabs"));
    m_bar->setAccessibleName(tr("Conversations"));
    m_bar->setTabsClosable(true);
    m_bar->setMovable(true);
    m_bar->setExpanding(false);
    m_bar->setDocumentMode(true);
    m_bar->setDrawBase(false);
    m_bar->setElideMode(Qt::ElideRight);
    m_bar->setUsesScrollButtons(true);
    m_bar->setIconSize({12, 12});
    m_bar->installEventFilter(this);
    row->addWidget(m_bar);
    auto *add = new QToolButton(this);
    add->setObjectName(QStringLiteral("newTab"));
    add->setAutoRaise(true);
    add->setIcon(makeIcon(Icon::Add, palette()));
    add->setAccessibleName(tr("New conversation"));
    add->setToolTip(tr("New conversation (Ctrl+T)"));
    row->addWidget(add);
    row->addStretch(1);
    column->addLayout(row);
    m_stack = new QStackedWidget(this);
    column->addWidget(m_stack, 1);

    connect(add, &QToolButton::clicked, this, [this] { addTab()->takeFocus(); });
    connect(m_bar, &QTabBar::currentChanged, this, &PlaygroundPage::showTab);
    connect(m_bar, &QTabBar::tabCloseRequested, this, &PlaygroundPage::closeTab);
    connect(m_bar, &QTabBar::tabBarDoubleClicked, this, &PlaygroundPage::rename);
    buildActions();
    addTab();
}

PlaygroundPage::~PlaygroundPage() = default;

QAction *PlaygroundPage::addPageAction(
    const char *name, const QString &text, const QList<QKeySequence> &keys)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WindowShortcut);
    QString tip = text;
    if (!keys.isEmpty())
        tip += QStringLiteral(" (%1)").arg(keys.first().toString(QKeySequence::NativeText));
    action->setToolTip(tip);
    addAction(action);
    m_actions << action;
    return action;
}

void PlaygroundPage::buildActions()
{
    const auto key = [](QKeyCombination combination) { return QKeySequence(combination); };
    const auto onCurrent = [this](QAction *action, void (ConversationTab::*what)()) {
        connect(action, &QAction::triggered, this, [this, what] {
            if (ConversationTab *shown = current())
                (shown->*what)();
        });
    };
    m_send = addPageAction("playground.send", tr("Send"),
        {key(Qt::CTRL | Qt::Key_Return), key(Qt::CTRL | Qt::Key_Enter)});
    onCurrent(m_send, &ConversationTab::send);
    m_stop = addPageAction("playground.stop", tr("Stop"), {key(Qt::Key_Escape)});
    onCurrent(m_stop, &ConversationTab::stop);
    m_retry = addPageAction("playground.retry", tr("Retry"), {key(Qt::CTRL | Qt::Key_R)});
    onCurrent(m_retry, &ConversationTab::retry);
    QAction *add = addPageAction(
        "playground.newTab", tr("New conversation"), {key(Qt::CTRL | Qt::Key_T)});
    connect(add, &QAction::triggered, this, [this] { addTab()->takeFocus(); });
    QAction *close = addPageAction(
        "playground.closeTab", tr("Close conversation"), {key(Qt::CTRL | Qt::Key_W)});
    connect(close, &QAction::triggered, this, [this] { closeTab(m_bar->currentIndex()); });
    QAction *next = addPageAction(
        "playground.nextTab", tr("Next conversation"), {key(Qt::CTRL | Qt::Key_Tab)});
    connect(next, &QAction::triggered, this, [this] { step(1); });
    QAction *previous = addPageAction("playground.previousTab", tr("Previous conversation"),
        {key(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), key(Qt::CTRL | Qt::SHIFT | Qt::Key_Backtab)});
    connect(previous, &QAction::triggered, this, [this] { step(-1); });
    QAction *model = addPageAction(
        "playground.model", tr("Choose model…"), {key(Qt::CTRL | Qt::Key_M)});
    onCurrent(model, &ConversationTab::chooseModel);
    QAction *refresh = addPageAction(
        "playground.refreshModels", tr("Refresh the list of models"), {key(Qt::CTRL | Qt::Key_F5)});
    onCurrent(refresh, &ConversationTab::refreshModels);
    QAction *compare = addPageAction("playground.compare", tr("Compare with other models"),
        {key(Qt::CTRL | Qt::SHIFT | Qt::Key_M)});
    connect(compare, &QAction::triggered, this, [this] {
        if (const ConversationTab *shown = current())
            Q_EMIT compareRequested(shown->requestToCompare(), shown->conversation().provider);
    });
    onCurrent(addPageAction("playground.diffDraft", tr("Compare the draft with what was sent"),
                  {key(Qt::CTRL | Qt::SHIFT | Qt::Key_U)}),
        &ConversationTab::diffDraft);
    QAction *route = addPageAction(
        "playground.route", tr("Switch route"), {key(Qt::CTRL | Qt::SHIFT | Qt::Key_R)});
    onCurrent(route, &ConversationTab::switchRoute);
    QAction *system = addPageAction(
        "playground.system", tr("System prompt"), {key(Qt::CTRL | Qt::SHIFT | Qt::Key_S)});
    onCurrent(system, &ConversationTab::toggleSystem);
    QAction *panel = addPageAction(
        "playground.panel", tr("Parameters and tags"), {key(Qt::CTRL | Qt::SHIFT | Qt::Key_P)});
    onCurrent(panel, &ConversationTab::togglePanel);
    QAction *tools = addPageAction(
        "playground.tools", tr("Tools…"), {key(Qt::CTRL | Qt::SHIFT | Qt::Key_T)});
    onCurrent(tools, &ConversationTab::openTools);
    QAction *output = addPageAction(
        "playground.output", tr("Shape of the answer…"), {key(Qt::CTRL | Qt::SHIFT | Qt::Key_J)});
    onCurrent(output, &ConversationTab::openOutput);
    QAction *helicone = addPageAction(
        "playground.helicone", tr("Helicone options…"), {key(Qt::CTRL | Qt::ALT | Qt::Key_H)});
    onCurrent(helicone, &ConversationTab::openHelicone);
    QAction *attach = addPageAction(
        "playground.attach", tr("Attach files…"), {key(Qt::CTRL | Qt::SHIFT | Qt::Key_A)});
    onCurrent(attach, &ConversationTab::attachFiles);
    QAction *address
        = addPageAction("playground.attachAddress", tr("Attach an address…"), {});
    onCurrent(address, &ConversationTab::attachAddress);
    m_copy = addPageAction(
        "playground.copy", tr("Copy answer"), {key(Qt::CTRL | Qt::SHIFT | Qt::Key_C)});
    onCurrent(m_copy, &ConversationTab::copyAnswer);
    m_raw = addPageAction(
        "playground.raw", tr("Raw or formatted answer"), {key(Qt::CTRL | Qt::SHIFT | Qt::Key_U)});
    onCurrent(m_raw, &ConversationTab::toggleRaw);
    m_rawRequest = addPageAction(
        "playground.rawRequest", tr("Raw request"), {key(Qt::CTRL | Qt::ALT | Qt::Key_R)});
    m_rawRequest->setCheckable(true);
    connect(m_rawRequest, &QAction::triggered, this, [this](bool on) {
        if (ConversationTab *shown = current())
            shown->setRawMode(on);
        refreshActions();
    });
    QAction *import = addPageAction(
        "playground.import", tr("Import a request…"), {key(Qt::CTRL | Qt::SHIFT | Qt::Key_I)});
    connect(import, &QAction::triggered, this, &PlaygroundPage::importRequest);
    buildPromptActions();
    auto *copyAs = new CopyAsMenu(
        [this] {
            const ConversationTab *shown = current();
            return shown ? shown->copyableDraft() : std::nullopt;
        },
        [this] { return m_services.providers(); }, this);
    connect(copyAs, &CopyAsMenu::failed, this, [this](const QString &problem) {
        if (ConversationTab *shown = current())
            shown->showProblem(problem);
    });
    connect(copyAs, &CopyAsMenu::textReady, this,
        [](const QString &text) { QApplication::clipboard()->setText(text); });
    QAction *copyRequest = addPageAction("playground.copyAs", tr("Copy the request as"),
        {key(Qt::CTRL | Qt::SHIFT | Qt::Key_K)});
    copyRequest->setMenu(copyAs);
    connect(copyRequest, &QAction::triggered, this, [this, copyAs] {
        copyAs->popup(mapToGlobal(QPoint(spacing::kMedium, spacing::kLarge)));
    });
}

void PlaygroundPage::importRequest()
{
    auto *dialog = new ImportDialog(m_services.providers(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QString pasted = QApplication::clipboard()->text();
    // Only what was surely copied for this: anything else on the clipboard is nobody's business.
    if (pasted.size() < kMaxGlance && heliograph::importRequest(pasted, m_services.providers()).ok())
        dialog->setText(pasted);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (!dialog->request())
            return;
        ConversationTab *target = freshTab();
        Conversation made = target->conversation();
        const QString problem = takeImported(*dialog->request(), m_services.providers(), made);
        target->setConversation(std::move(made));
        if (!problem.isEmpty())
            target->showProblem(problem);
        target->takeFocus();
    });
    dialog->open();
}

QList<QAction *> PlaygroundPage::pageActions() const { return m_actions; }

ConversationTab *PlaygroundPage::tab(int index) const
{
    return index < 0 ? nullptr : qvariant_cast<ConversationTab *>(m_bar->tabData(index));
}

ConversationTab *PlaygroundPage::current() const { return tab(m_bar->currentIndex()); }

ConversationTab *PlaygroundPage::addTab()
{
    auto *made = new ConversationTab(m_services, m_stack);
    m_stack->addWidget(made);
    connect(made, &ConversationTab::changed, this, [this, made] { refreshTab(made); });
    connect(made, &ConversationTab::callRequested, this, &PlaygroundPage::callRequested);
    connect(made, &ConversationTab::diffRequested, this, &PlaygroundPage::diffRequested);
    connect(made, &ConversationTab::keyRequested, this, &PlaygroundPage::keyRequested);
    connect(made, &ConversationTab::promptWanted, this, &PlaygroundPage::choosePrompt);
    const int index = m_bar->addTab(made->title());
    m_bar->setTabData(index, QVariant::fromValue(made));
    m_bar->setCurrentIndex(index);
    showTab(index);
    refreshTab(made);
    return made;
}

ConversationTab *PlaygroundPage::freshTab()
{
    ConversationTab *shown = current();
    const bool unused = shown && shown->conversation().turns().empty() && !shown->busy()
        && shown->conversation().system.isEmpty() && shown->draft().isEmpty();
    return unused ? shown : addTab();
}

void PlaygroundPage::closeTab(int index)
{
    ConversationTab *closed = tab(index);
    if (!closed)
        return;
    closed->disconnect(this);
    m_bar->removeTab(index);
    m_stack->removeWidget(closed);
    closed->hide();
    closed->deleteLater(); // stops what streams; it stays in the history
    if (m_bar->count() == 0)
        addTab();
    current()->takeFocus();
}

void PlaygroundPage::showTab(int index)
{
    ConversationTab *shown = tab(index);
    if (!shown)
        return;
    m_stack->setCurrentWidget(shown);
    shown->setProperty(kUnseenProperty, false);
    refreshTab(shown);
    refreshActions();
    if (isVisible())
        shown->takeFocus();
}

void PlaygroundPage::step(int by)
{
    const int count = m_bar->count();
    m_bar->setCurrentIndex((m_bar->currentIndex() + by + count) % count);
}

void PlaygroundPage::refreshTab(ConversationTab *changed)
{
    int index = -1;
    for (int i = 0; i < m_bar->count(); ++i) {
        if (tab(i) == changed)
            index = i;
    }
    if (index < 0)
        return;
    const bool busy = changed->busy();
    const bool shown = changed == current() && isVisible();
    if (changed->property(kWasBusyProperty).toBool() && !busy && !shown)
        changed->setProperty(kUnseenProperty, true);
    changed->setProperty(kWasBusyProperty, busy);
    const bool unseen = changed->property(kUnseenProperty).toBool();
    const Mark mark = busy ? Mark::Busy : (unseen ? Mark::Unseen : Mark::None);

    const QString full = changed->title();
    QString title = full.size() > kTitleLength ? full.left(kTitleLength - 1) + QChar(0x2026) : full;
    title.replace(QLatin1Char('&'), QStringLiteral("&&"));
    if (m_bar->tabText(index) != title)
        m_bar->setTabText(index, title);
    if (changed->property(kMarkProperty).toInt() != int(mark)) {
        changed->setProperty(kMarkProperty, int(mark));
        m_bar->setTabIcon(index, markIcon(mark, m_bar));
    }
    QString tip = full.left(200);
    if (busy)
        tip += QLatin1Char('\n') + tr("An answer is coming.");
    else if (unseen)
        tip += QLatin1Char('\n') + tr("A new answer.");
    m_bar->setTabToolTip(index, tip);
    const QString spoken = busy ? tr("%1, answering").arg(full)
                                : (unseen ? tr("%1, new answer").arg(full) : full);
    if (m_bar->accessibleTabName(index) != spoken)
        m_bar->setAccessibleTabName(index, spoken);
    if (changed == current())
        refreshActions();
}

void PlaygroundPage::refreshActions()
{
    const ConversationTab *shown = current();
    m_send->setEnabled(shown && shown->canSend());
    m_stop->setEnabled(shown && shown->busy());
    m_retry->setEnabled(shown && shown->canRetry());
    m_copy->setEnabled(shown && shown->hasAnswer());
    m_raw->setEnabled(shown && shown->hasAnswer());
    m_rawRequest->setEnabled(shown && !shown->busy());
    m_rawRequest->setChecked(shown && shown->rawMode());
}

void PlaygroundPage::rename(int index)
{
    ConversationTab *renamed = tab(index);
    if (!renamed) {
        addTab()->takeFocus();
        return;
    }
    auto *edit = new QLineEdit(renamed->conversation().name, m_bar);
    edit->setObjectName(QStringLiteral("tabNameEdit"));
    edit->setAccessibleName(tr("Name of the conversation"));
    edit->setPlaceholderText(renamed->title().left(60));
    edit->installEventFilter(this);
    edit->setGeometry(m_bar->tabRect(index).adjusted(2, 2, -2, -2));
    edit->show();
    edit->setFocus(Qt::OtherFocusReason);
    const QPointer<ConversationTab> kept = renamed;
    connect(edit, &QLineEdit::editingFinished, this, [this, edit, kept] {
        if (!edit->isVisible())
            return; // hiding ends the editing once more
        const QString name = edit->text();
        edit->hide();
        edit->deleteLater();
        if (!kept)
            return;
        kept->setName(name);
        refreshTab(kept);
    });
}

void PlaygroundPage::openCall(const Call &call)
{
    ConversationTab *target = freshTab();
    if (!call.exchange.requestBody.isEmpty()) {
        fillFromCall(target, call);
        return;
    }
    whenReady(m_services.history.call(call.id), target, [this, target](const Result<Call> &whole) {
        if (whole)
            fillFromCall(target, *whole);
        else
            target->showProblem(whole.error().message);
    });
}

void PlaygroundPage::fillFromCall(ConversationTab *target, const Call &call)
{
    whenReady(readConversation(call), target, [target](const std::optional<Conversation> &read) {
        if (read)
            target->setConversation(*read);
        else
            target->showProblem(
                tr("The request of this call could not be read, so it cannot be opened here."));
        target->takeFocus();
    });
}

void PlaygroundPage::startConversation(const QString &providerId, const QString &question, bool send)
{
    ConversationTab *target = freshTab();
    target->setProvider(providerId);
    target->setQuestion(question);
    target->takeFocus();
    if (send)
        target->send();
}

bool PlaygroundPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_bar && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::MiddleButton) {
            closeTab(m_bar->tabAt(mouse->pos()));
            return true;
        }
    }
    auto *edit = qobject_cast<QLineEdit *>(watched);
    if (edit && (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress)
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept(); // not for Stop: Esc leaves the name as it was
        if (event->type() == QEvent::KeyPress) {
            edit->hide();
            edit->deleteLater();
            current()->takeFocus();
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void PlaygroundPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showTab(m_bar->currentIndex());
}

}
