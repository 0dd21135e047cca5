#include "ui/calls/filterbar.h"

#include "core/history/filter.h"
#include "ui/calls/filtercompleter.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

namespace heliograph {

namespace {

/// After the last key, so that half a word does not start a search through everything.
constexpr int kPauseMs = 300;

}

FilterBar::FilterBar(QWidget *parent) : QWidget(parent)
{
    m_search = addField(QStringLiteral("callsSearch"), tr("Search prompts and answers"),
        tr("Words that must all be in the prompt or the answer; \"quoted\" words stand together "
           "(Ctrl+F)"));
    m_search->setAccessibleName(tr("Search prompts and answers"));
    m_search->addAction(
        makeIcon(Icon::Search, QApplication::palette()), QLineEdit::LeadingPosition);
    m_filter = addField(QStringLiteral("callsFilter"),
        tr("Filter, such as: cost > 0.05 and model ~ \"gpt\""),
        tr("Conditions joined by and, or, not (Ctrl+Shift+F); Ctrl+Space shows what could come next\nFields: %1, "
           "property.NAME")
            .arg(filterFields().join(QStringLiteral(", "))));
    m_filter->setAccessibleName(tr("Filter"));
    m_completer = new FilterCompleter(m_filter);
    m_count = new QLabel(this);
    m_count->setObjectName(QStringLiteral("callsCount"));
    setTextRole(m_count, TextRole::Secondary);
    m_error = new QLabel(this);
    m_error->setObjectName(QStringLiteral("callsFilterError"));
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    setTextRole(m_error, TextRole::Bad);
    m_error->hide();

    m_line = new QHBoxLayout;
    m_line->setSpacing(spacing::kSmall);
    m_line->addWidget(m_search, 2);
    m_line->addWidget(m_filter, 3);
    m_line->addWidget(m_count);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        spacing::kMedium, spacing::kSmall, spacing::kMedium, spacing::kSmall);
    layout->setSpacing(spacing::kTiny);
    layout->addLayout(m_line);
    layout->addWidget(m_error);

    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &FilterBar::announce);
}

QLineEdit *FilterBar::addField(
    const QString &name, const QString &placeholder, const QString &toolTip)
{
    auto *field = new QLineEdit(this);
    field->setObjectName(name);
    field->setPlaceholderText(placeholder);
    field->setToolTip(toolTip);
    field->setClearButtonEnabled(true);
    field->installEventFilter(this);
    connect(field, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            announce();
        else
            m_pause.start();
    });
    return field;
}

void FilterBar::announce()
{
    m_pause.stop();
    if (search() == m_lastSearch && where() == m_lastWhere)
        return;
    m_lastSearch = search();
    m_lastWhere = where();
    Q_EMIT changed();
}

QString FilterBar::search() const
{
    return m_search->text().trimmed();
}

QString FilterBar::where() const
{
    return m_filter->text().trimmed();
}

void FilterBar::setWhere(const QString &where, const QString &search)
{
    {
        const QSignalBlocker searching(m_search);
        const QSignalBlocker filtering(m_filter);
        m_search->setText(search);
        m_filter->setText(where);
        m_filter->setCursorPosition(0);
    }
    announce();
}

void FilterBar::setKnown(const KnownTags &known)
{
    m_completer->setKnown(known);
}

void FilterBar::addWidget(QWidget *widget)
{
    m_line->addWidget(widget);
}

void FilterBar::clear()
{
    m_search->blockSignals(true);
    m_search->clear();
    m_search->blockSignals(false);
    m_filter->clear();
    announce();
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FilterBar::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void FilterBar::setCount(const QString &text)
{
    m_count->setText(text);
}

void FilterBar::setError(const QString &message)
{
    m_error->setText(message);
    m_error->setVisible(!message.isEmpty());
    m_filter->setAccessibleDescription(message);
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    auto *field = qobject_cast<QLineEdit *>(watched);
    if (!field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        announce();
        return true;
    case Qt::Key_Down:
        announce();
        Q_EMIT listRequested();
        return true;
    case Qt::Key_Escape:
        if (field->text().isEmpty())
            Q_EMIT listRequested();
        else
            field->clear();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

}
