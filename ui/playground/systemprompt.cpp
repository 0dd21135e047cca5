#include "ui/playground/systemprompt.h"

#include "ui/playground/growingedit.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QToolButton>

namespace heliograph {

namespace {

constexpr int kMostLines = 10;

}

SystemPrompt::SystemPrompt(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::kSmall, 0, spacing::kSmall, 0);
    column->setSpacing(spacing::kTiny);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::kSmall);
    m_toggle = new QToolButton(this);
    m_toggle->setObjectName(QStringLiteral("systemToggle"));
    m_toggle->setAutoRaise(true);
    m_toggle->setCheckable(true);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toggle->setIcon(makeIcon(Icon::Expand, palette()));
    m_toggle->setText(tr("System prompt"));
    m_toggle->setToolTip(tr("Opens and closes the system prompt (Ctrl+Shift+S)"));
    m_summary = new QLabel(this);
    m_summary->setObjectName(QStringLiteral("systemSummary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setTextRole(m_summary, TextRole::Secondary);
    row->addWidget(m_toggle);
    row->addWidget(m_summary, 1);
    m_cache = new QToolButton(this);
    m_cache->setObjectName(QStringLiteral("systemCache"));
    m_cache->setAutoRaise(true);
    m_cache->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_cache->setPopupMode(QToolButton::InstantPopup);
    m_cache->setIcon(makeIcon(Icon::Clock, palette()));
    m_cache->setToolTip(tr("Cache the system prompt"));
    row->addWidget(m_cache);
    column->addLayout(row);
    m_edit = new GrowingEdit(3, kMostLines, this);
    m_edit->setObjectName(QStringLiteral("systemEdit"));
    m_edit->setAccessibleName(tr("System prompt"));
    m_edit->setPlaceholderText(tr("What the model should be and do. Empty: none is sent."));
    m_edit->hide();
    column->addWidget(m_edit);
    connect(m_toggle, &QToolButton::toggled, this, [this](bool open) {
        m_toggle->setIcon(makeIcon(open ? Icon::Collapse : Icon::Expand, palette()));
        m_edit->setVisible(open);
        m_summary->setVisible(!open);
        showSummary();
        if (open)
            m_edit->setFocus(Qt::OtherFocusReason);
    });
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        showSummary();
        Q_EMIT textChanged(m_edit->toPlainText());
    });
    showCacheMark(CacheMark::None);
}

void SystemPrompt::setText(const QString &text)
{
    const QSignalBlocker blocker(this);
    m_edit->setPlainText(text);
    showSummary();
}

QString SystemPrompt::text() const { return m_edit->toPlainText(); }

void SystemPrompt::showCacheMark(CacheMark mark)
{
    const QString text = mark == CacheMark::None ? QString()
        : mark == CacheMark::OneHour             ? tr("Cached, 1 h")
                                                 : tr("Cached, 5 min");
    m_cache->setText(text);
    m_cache->setToolButtonStyle(
        text.isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    m_cache->setAccessibleName(
        text.isEmpty() ? tr("Cache the system prompt") : tr("System prompt: %1").arg(text));
    showSummary();
}

void SystemPrompt::toggle() { m_toggle->toggle(); }

void SystemPrompt::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showSummary();
}

void SystemPrompt::showSummary()
{
    const QString first = m_edit->toPlainText().left(400).simplified();
    m_cache->setVisible(!first.isEmpty());
    m_summary->setText(first.isEmpty()
            ? tr("none")
            : m_summary->fontMetrics().elidedText(
                first, Qt::ElideRight, std::max(40, width() - m_toggle->width() - m_cache->sizeHint().width() - 48)));
}

}
