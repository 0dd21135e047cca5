#include "ui/widgets/formrow.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace heliograph {

namespace {
constexpr int kLabelWidth = 130;
}

FormRow::FormRow(const QString &label, QWidget *control, const QString &hint, QWidget *parent)
    : QWidget(parent), m_note(new QLabel), m_control(control), m_hint(hint)
{
    auto *name = new QLabel(label);
    name->setFixedWidth(kLabelWidth);
    name->setMinimumHeight(kControlHeight);
    name->setWordWrap(true);
    name->setBuddy(control);
    if (control->accessibleName().isEmpty())
        control->setAccessibleName(label);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setObjectName(QStringLiteral("formNote"));

    auto *column = new QVBoxLayout;
    column->setSpacing(spacing::kTiny);
    column->addWidget(control);
    column->addWidget(m_note);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::kSmall);
    row->addWidget(name, 0, Qt::AlignTop);
    row->addLayout(column, 1);
    updateNote();
}

void FormRow::setHint(const QString &hint)
{
    m_hint = hint;
    updateNote();
}

void FormRow::setError(const QString &text)
{
    m_error = text;
    updateNote();
}

void FormRow::updateNote()
{
    const bool wrong = !m_error.isEmpty();
    m_note->setText(wrong ? m_error : m_hint);
    setTextRole(m_note, wrong ? TextRole::Bad : TextRole::Secondary);
    m_note->setVisible(!m_note->text().isEmpty());
    m_control->setAccessibleDescription(m_note->text());
}

}
