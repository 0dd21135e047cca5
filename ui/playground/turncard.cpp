#include "ui/playground/turncard.h"

#include "ui/playground/growingedit.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QTimer>
#include <QToolButton>

namespace heliograph {

namespace {

constexpr int kRoleWidth = 104;
constexpr int kEditorLines = 24;
constexpr char kIconProperty[] = "heliographIcon";

}

TurnCard::TurnCard(const Turn &turn, QWidget *parent) : QFrame(parent), m_id(turn.id)
{
    setObjectName(QStringLiteral("turnCard"));
    setMouseTracking(true);
    setFocusPolicy(Qt::ClickFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::kSmall, spacing::kSmall, spacing::kMedium, spacing::kSmall);
    row->setSpacing(spacing::kSmall);

    m_roleButton = new QToolButton(this);
    m_roleButton->setObjectName(QStringLiteral("roleButton"));
    m_roleButton->setAutoRaise(true);
    m_roleButton->setPopupMode(QToolButton::InstantPopup);
    m_roleButton->setFixedWidth(kRoleWidth);
    m_roleButton->setToolTip(tr("Who says this. Click to change it."));
    auto *menu = new QMenu(m_roleButton);
    for (const Role role : {Role::User, Role::Assistant, Role::System, Role::Developer}) {
        QAction *action = menu->addAction(roleLabel(role));
        connect(action, &QAction::triggered, this, [this, role] { Q_EMIT roleChosen(m_id, role); });
    }
    m_roleButton->setMenu(menu);
    m_cacheMark = new QLabel(this);
    m_cacheMark->setObjectName(QStringLiteral("cacheMark"));
    m_cacheMark->setWordWrap(true);
    m_cacheMark->setFixedWidth(kRoleWidth);
    m_cacheMark->setIndent(spacing::kSmall);
    m_cacheMark->setToolTip(tr("The prompt up to and including here is marked for the provider's "
                               "cache, where its format has such marks."));
    setTextRole(m_cacheMark, TextRole::Secondary);
    m_cacheMark->hide();
    auto *left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(m_roleButton);
    left->addWidget(m_cacheMark);
    left->addStretch(1);
    row->addLayout(left);

    m_body = new QVBoxLayout;
    m_body->setContentsMargins(0, 3, 0, 0);
    m_body->setSpacing(spacing::kSmall);
    row->addLayout(m_body, 1);
    updateRole(turn);
}

int TurnCard::heightFor(int width) const
{
    return layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width)
                                         : layout()->totalSizeHint().height();
}

void TurnCard::setTurn(const Turn &turn) { updateRole(turn); }

void TurnCard::updateRole(const Turn &turn)
{
    m_role = turn.message.role;
    m_busy = turn.busy();
    m_roleButton->setText(roleLabel(m_role));
    m_roleButton->setEnabled(!m_busy && m_toolsEnabled);
    m_roleButton->setAccessibleName(tr("Role: %1").arg(roleLabel(m_role)));
    setAccessibleName(tr("%1 message").arg(roleLabel(m_role)));
    const CacheMark mark = cacheMarkOf(turn.message);
    m_cacheMark->setVisible(mark != CacheMark::None);
    if (mark != CacheMark::None)
        m_cacheMark->setText(
            mark == CacheMark::OneHour ? tr("Cached to here, 1 h") : tr("Cached to here, 5 min"));
}

void TurnCard::setTools(bool canMoveUp, bool canMoveDown, bool enabled)
{
    m_canMoveUp = canMoveUp;
    m_canMoveDown = canMoveDown;
    m_toolsEnabled = enabled;
    m_roleButton->setEnabled(enabled && !m_busy);
    if (m_up) {
        m_up->setEnabled(canMoveUp);
        m_down->setEnabled(canMoveDown);
    }
    if (m_tools && !enabled)
        m_tools->hide();
}

QToolButton *TurnCard::makeButton(Icon icon, const QString &text, const char *name)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setAutoRaise(true);
    button->setProperty(kIconProperty, int(icon));
    button->setIcon(makeIcon(icon, palette()));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QToolButton *TurnCard::makeTool(
    Icon icon, const QString &text, TurnAction action, const QString &key)
{
    QToolButton *button = makeButton(icon, text, "");
    if (!key.isEmpty())
        button->setToolTip(QStringLiteral("%1 (%2)").arg(text, key));
    connect(button, &QToolButton::clicked, this,
        [this, action] { Q_EMIT actionRequested(m_id, action); });
    return button;
}

void TurnCard::buildTools()
{
    m_tools = new QFrame(this);
    m_tools->setObjectName(QStringLiteral("turnTools"));
    m_tools->setAutoFillBackground(true);
    m_tools->setFrameShape(QFrame::StyledPanel);
    auto *row = new QHBoxLayout(m_tools);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(0);
    if (canSendFromHere()) {
        QToolButton *from = makeTool(Icon::Send,
            tr("Send from here: removes what follows and asks again"), TurnAction::SendFromHere);
        from->setObjectName(QStringLiteral("sendFromHere"));
        row->addWidget(from);
    }
    m_up = makeTool(Icon::MoveUp, tr("Move up"), TurnAction::MoveUp, tr("Alt+Up"));
    m_up->setObjectName(QStringLiteral("moveUp"));
    m_down = makeTool(Icon::MoveDown, tr("Move down"), TurnAction::MoveDown, tr("Alt+Down"));
    m_down->setObjectName(QStringLiteral("moveDown"));
    QToolButton *copy = makeTool(
        Icon::Duplicate, tr("Duplicate"), TurnAction::Duplicate, tr("Ctrl+D"));
    copy->setObjectName(QStringLiteral("duplicate"));
    QToolButton *remove = makeTool(
        Icon::Remove, tr("Delete message"), TurnAction::Remove, tr("Ctrl+Delete"));
    remove->setObjectName(QStringLiteral("removeMessage"));
    QToolButton *more = makeButton(Icon::More, tr("More: attachments, cache"), "moreActions");
    more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(more);
    more->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        Q_EMIT menuAboutToShow(m_id, menu);
    });
    row->addWidget(m_up);
    row->addWidget(m_down);
    row->addWidget(copy);
    row->addWidget(remove);
    row->addWidget(more);
    m_up->setEnabled(m_canMoveUp);
    m_down->setEnabled(m_canMoveDown);
    // Made late, the tools would be last in the tab order of the whole window.
    QWidget *before = view();
    const QList<QToolButton *> buttons = m_tools->findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        QWidget::setTabOrder(before, button);
        before = button;
        followFocus(button);
    }
}

void TurnCard::showTools()
{
    if (!m_toolsEnabled || m_busy)
        return;
    if (!m_tools)
        buildTools();
    m_tools->adjustSize();
    m_tools->move(width() - m_tools->width() - spacing::kTiny, 2);
    m_tools->show();
    m_tools->raise();
}

void TurnCard::hideTools()
{
    const QWidget *focus = QApplication::focusWidget();
    const bool inUse = underMouse() || (focus && (focus == view() || m_tools->isAncestorOf(focus)));
    if (!inUse)
        m_tools->hide();
}

void TurnCard::followFocus(QWidget *part) { part->installEventFilter(this); }

void TurnCard::edit(int position)
{
    if (m_busy)
        return;
    if (!m_edit) {
        const QString text = editableText();
        m_edit = new GrowingEdit(1, kEditorLines, this);
        m_edit->setObjectName(QStringLiteral("messageEdit"));
        m_edit->setAccessibleName(tr("Text of the message"));
        m_edit->setPlainText(text);
        m_edit->installEventFilter(this);
        m_edit->setMimeTaker([this](const QMimeData &mime, bool take) {
            bool taken = false;
            Q_EMIT mimeOffered(m_id, &mime, take, &taken);
            return taken;
        });
        m_body->insertWidget(m_body->indexOf(view()), m_edit);
        view()->hide();
        m_edit->show(); // now: what is not visible cannot take the focus
        connect(m_edit, &QPlainTextEdit::textChanged, this,
            [this] { Q_EMIT textEdited(m_id, m_edit->toPlainText()); });
        connect(m_edit, &GrowingEdit::left, this, &TurnCard::finishEditing);
    }
    QTextCursor cursor = m_edit->textCursor();
    if (position < 0)
        cursor.movePosition(QTextCursor::End);
    else
        cursor.setPosition(std::min(position, int(m_edit->toPlainText().size())));
    m_edit->setTextCursor(cursor);
    m_edit->setFocus(Qt::OtherFocusReason);
}

void TurnCard::finishEditing()
{
    if (!m_edit)
        return;
    GrowingEdit *edit = m_edit;
    m_edit = nullptr;
    edit->removeEventFilter(this);
    disconnect(edit, nullptr, this, nullptr);
    const bool hadFocus = edit->hasFocus();
    showEdited(edit->toPlainText());
    m_body->removeWidget(edit);
    edit->hide();
    edit->deleteLater();
    view()->show();
    if (hadFocus)
        view()->setFocus(Qt::OtherFocusReason);
}

bool TurnCard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn && watched != m_edit)
        showTools();
    else if (event->type() == QEvent::FocusOut && m_tools)
        QTimer::singleShot(0, this, &TurnCard::hideTools); // when the new focus is known
    if (watched == m_edit && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        finishEditing();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

bool TurnCard::event(QEvent *event)
{
    const bool handled = QFrame::event(event);
    switch (event->type()) {
    case QEvent::LayoutRequest:
        Q_EMIT heightChanged();
        break;
    case QEvent::Enter:
        showTools();
        break;
    case QEvent::Leave:
        if (m_tools)
            hideTools();
        break;
    default:
        break;
    }
    return handled;
}

void TurnCard::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    std::optional<TurnAction> action;
    if (modifiers == Qt::AltModifier && event->key() == Qt::Key_Up)
        action = TurnAction::MoveUp;
    else if (modifiers == Qt::AltModifier && event->key() == Qt::Key_Down)
        action = TurnAction::MoveDown;
    else if (modifiers == Qt::ControlModifier && event->key() == Qt::Key_D)
        action = TurnAction::Duplicate;
    else if (modifiers == Qt::ControlModifier && event->key() == Qt::Key_Delete)
        action = TurnAction::Remove;
    if (action && m_toolsEnabled && !m_busy && !m_edit)
        Q_EMIT actionRequested(m_id, *action);
    else
        QFrame::keyPressEvent(event);
}

void TurnCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (m_tools)
        m_tools->move(width() - m_tools->width() - spacing::kTiny, 2);
}

void TurnCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColors &colors = themeColors(palette());
    const bool own = m_role != Role::Assistant;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(own ? QPen(colors.border) : QPen(Qt::NoPen));
    painter.setBrush(own ? QBrush(colors.raised) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void TurnCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshIcons();
}

void TurnCard::refreshIcons()
{
    const QList<QToolButton *> buttons = findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        const QVariant icon = button->property(kIconProperty);
        if (icon.isValid())
            button->setIcon(makeIcon(Icon(icon.toInt()), palette()));
    }
}

}
