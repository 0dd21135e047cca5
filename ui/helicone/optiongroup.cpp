#include "ui/helicone/optiongroup.h"

#include "ui/playground/parametertext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/formrow.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QScopedValueRollback>

#include <algorithm>
#include <limits>

namespace heliograph {

OptionGroup::OptionGroup(const QString &title, QWidget *parent) : Card(title, parent) { }

OptionGroup::Row &OptionGroup::addRow(
    const QString &label, QWidget *control, const QString &hint, std::vector<Field> fields)
{
    m_rows.push_back(std::make_unique<Row>());
    Row &row = *m_rows.back();
    row.label = label;
    row.fields = std::move(fields);
    row.row = new FormRow(label, control, hint, this);
    body()->addWidget(row.row);
    return row;
}

QCheckBox *OptionGroup::addSwitch(const QString &name, const QString &label, const QString &text,
    const QString &hint, bool HeliconeOptions::*member, Field field)
{
    auto *box = new QCheckBox(text);
    box->setObjectName(name);
    box->setAccessibleName(text);
    Row &row = addRow(label, box, hint, {field});
    row.show = [box, member](const HeliconeOptions &options) { box->setChecked(options.*member); };
    row.write = [box, member](HeliconeOptions &options) {
        options.*member = box->isChecked();
        return QString();
    };
    connect(box, &QCheckBox::toggled, this, &OptionGroup::edited);
    return box;
}

QLineEdit *OptionGroup::addText(const QString &name, const QString &label, const QString &hint,
    const QString &placeholder, QString HeliconeOptions::*member, Field field)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setPlaceholderText(placeholder);
    Row &row = addRow(label, edit, hint, {field});
    row.show = [edit, member](const HeliconeOptions &options) { edit->setText(options.*member); };
    row.write = [edit, member](HeliconeOptions &options) {
        options.*member = edit->text().trimmed();
        return QString();
    };
    connect(edit, &QLineEdit::textChanged, this, &OptionGroup::edited);
    return edit;
}

QLineEdit *OptionGroup::addWhole(const QString &name, const QString &label, const QString &hint,
    const QString &placeholder, std::optional<qint64> HeliconeOptions::*member, Field field)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setPlaceholderText(placeholder);
    Row &row = addRow(label, edit, hint, {field});
    row.show = [edit, member](const HeliconeOptions &options) {
        const auto &number = options.*member;
        edit->setText(number ? QString::number(*number) : QString());
    };
    row.write = [edit, member](HeliconeOptions &options) {
        (options.*member).reset();
        const QString text = edit->text().trimmed();
        if (text.isEmpty())
            return QString();
        const Result<qint64> number =
            readWhole(text, std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max());
        if (!number)
            return number.error().message;
        options.*member = *number;
        return QString();
    };
    connect(edit, &QLineEdit::textChanged, this, &OptionGroup::edited);
    return edit;
}

void OptionGroup::addChoice(const QString &name, const QString &label, const QString &hint,
    const QList<QPair<QString, QString>> &values, QString HeliconeOptions::*member, Field field)
{
    auto *box = new QComboBox;
    box->setObjectName(name);
    for (const auto &[value, text] : values)
        box->addItem(text, value);
    Row &row = addRow(label, box, hint, {field});
    row.show = [box, member](const HeliconeOptions &options) {
        box->setCurrentIndex(std::max(0, box->findData(options.*member)));
    };
    row.write = [box, member](HeliconeOptions &options) {
        options.*member = box->currentData().toString();
        return QString();
    };
    connect(box, &QComboBox::currentIndexChanged, this, &OptionGroup::edited);
}

void OptionGroup::edited()
{
    if (!m_filling)
        Q_EMIT changed();
}

void OptionGroup::show(const HeliconeOptions &options)
{
    const QScopedValueRollback guard(m_filling, true);
    for (const auto &row : m_rows) {
        if (row->show)
            row->show(options);
        row->wrong.clear();
    }
}

void OptionGroup::writeTo(HeliconeOptions &options)
{
    for (const auto &row : m_rows)
        row->wrong = row->write ? row->write(options) : QString();
}

void OptionGroup::showProblems(const HeliconeProblems &problems)
{
    for (const auto &row : m_rows) {
        QString text = row->wrong;
        for (const HeliconeProblem &problem : problems) {
            const bool here = std::find(row->fields.begin(), row->fields.end(), problem.field)
                != row->fields.end();
            if (here && text.isEmpty())
                text = problem.text;
        }
        row->row->setError(text);
    }
}

QString OptionGroup::unreadable() const
{
    for (const auto &row : m_rows) {
        if (!row->wrong.isEmpty())
            return QStringLiteral("%1: %2").arg(row->label, row->wrong);
    }
    return m_unreadable;
}

}
