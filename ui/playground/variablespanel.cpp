#include "ui/playground/variablespanel.h"

#include "ui/playground/growingedit.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QScopedValueRollback>

#include <algorithm>

namespace heliograph {

namespace {

constexpr int kMostLines = 6;
constexpr int kMargin = 5; ///< pixels around the text

QString placeholderFor(const QString &type)
{
    if (type == QLatin1String("number"))
        return VariablesPanel::tr("a number");
    if (type == QLatin1String("boolean"))
        return VariablesPanel::tr("true or false");
    return {};
}

}

VariablesPanel::VariablesPanel(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("variablesPanel"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kTiny);
    m_fill = new QCheckBox(tr("Fill in variables"), this);
    m_fill->setObjectName(QStringLiteral("fillVariables"));
    m_fill->setChecked(true);
    m_fill->setToolTip(tr("Off: what stands in double braces is sent as it is written"));
    column->addWidget(m_fill);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(spacing::kSmall);
    column->addLayout(m_rows);
    hide();
    connect(m_fill, &QCheckBox::clicked, this, &VariablesPanel::changed);
}

bool VariablesPanel::fills() const { return m_fill->isChecked(); }

void VariablesPanel::setValues(const PromptValues &values, bool fill)
{
    m_values = values;
    m_fill->setChecked(fill);
    const QScopedValueRollback guard(m_filling, true);
    for (const Row &row : std::as_const(m_fields))
        row.edit->setPlainText(values.value(row.variable.name));
    check();
}

void VariablesPanel::setVariables(const QList<PromptVariable> &variables, bool found)
{
    setVisible(found || !fills());
    const bool same = std::equal(variables.begin(), variables.end(), m_fields.begin(), m_fields.end(),
        [](const PromptVariable &variable, const Row &row) { return variable == row.variable; });
    if (same)
        return;
    QList<Row> rows;
    for (const PromptVariable &variable : variables) {
        const auto known = std::find_if(m_fields.begin(), m_fields.end(),
            [&](const Row &row) { return row.variable.name == variable.name; });
        if (known == m_fields.end()) {
            rows.append(makeRow(variable));
        } else { // the field one may be writing in
            rows.append(*known);
            m_fields.erase(known);
            if (rows.last().variable.type != variable.type) {
                rows.last().variable = variable;
                describe(rows.last());
            }
        }
    }
    for (const Row &gone : std::as_const(m_fields)) {
        gone.widget->hide();
        gone.widget->deleteLater();
    }
    m_fields = rows;
    for (int i = 0; i < m_fields.size(); ++i) {
        if (m_rows->indexOf(m_fields[i].widget) != i) {
            m_rows->removeWidget(m_fields[i].widget);
            m_rows->insertWidget(i, m_fields[i].widget);
            m_fields[i].widget->show();
        }
        QWidget::setTabOrder(i == 0 ? static_cast<QWidget *>(m_fill) : m_fields[i - 1].edit, m_fields[i].edit);
    }
    check();
}

VariablesPanel::Row VariablesPanel::makeRow(const PromptVariable &variable)
{
    Row row;
    row.variable = variable;
    row.widget = new QWidget(this);
    auto *column = new QVBoxLayout(row.widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    row.caption = new QLabel(row.widget);
    row.caption->setTextFormat(Qt::PlainText);
    row.edit = new GrowingEdit(1, kMostLines, row.widget);
    row.edit->setObjectName(QStringLiteral("variable-") + variable.name);
    row.edit->document()->setDocumentMargin(kMargin);
    row.edit->setPlainText(m_values.value(variable.name));
    row.caption->setBuddy(row.edit);
    row.problem = new QLabel(row.widget);
    row.problem->setObjectName(QStringLiteral("variableProblem-") + variable.name);
    row.problem->setTextFormat(Qt::PlainText);
    row.problem->setWordWrap(true);
    row.problem->hide();
    setTextRole(row.problem, TextRole::Bad);
    column->addWidget(row.caption);
    column->addWidget(row.edit);
    column->addWidget(row.problem);
    describe(row);
    const QString name = variable.name;
    GrowingEdit *edit = row.edit;
    connect(edit, &QPlainTextEdit::textChanged, this, [this, name, edit] {
        if (m_filling)
            return;
        const QString value = edit->toPlainText();
        if (value.isEmpty())
            m_values.remove(name);
        else
            m_values.insert(name, value);
        check();
        Q_EMIT changed();
    });
    return row;
}

void VariablesPanel::describe(Row &row)
{
    const PromptVariable &variable = row.variable;
    const bool plain = variable.type.isEmpty() || variable.type == QLatin1String("string");
    row.caption->setText(plain ? variable.name : tr("%1 (%2)").arg(variable.name, variable.type));
    row.edit->setAccessibleName(tr("Value of %1").arg(row.caption->text()));
    row.edit->setPlaceholderText(placeholderFor(variable.type));
}

/// That a field is empty is plain to see; what does not fit is said.
void VariablesPanel::check()
{
    for (const Row &row : std::as_const(m_fields)) {
        const QString value = m_values.value(row.variable.name);
        const QString problem = value.isEmpty() ? QString() : valueProblem(row.variable, value);
        row.problem->setText(problem);
        row.problem->setVisible(!problem.isEmpty());
    }
}

QString VariablesPanel::problem() const
{
    QList<PromptVariable> variables;
    for (const Row &row : m_fields)
        variables.append(row.variable);
    return valuesProblem(variables, m_values);
}

}
