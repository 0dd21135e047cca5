#include "ui/playground/toolform.h"

#include "ui/playground/growingedit.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QToolButton>

namespace heliograph {

namespace {

QLabel *caption(const QString &text, QWidget *parent, QWidget *buddy)
{
    auto *label = new QLabel(text, parent);
    setTextRole(label, TextRole::Secondary);
    label->setBuddy(buddy);
    return label;
}

QLineEdit *line(const char *name, const QString &label, const QString &placeholder, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(QLatin1String(name));
    edit->setAccessibleName(label);
    edit->setPlaceholderText(placeholder);
    return edit;
}

QStringList splitChoices(const QString &text)
{
    QStringList choices;
    const QStringList parts = text.split(QLatin1Char(','));
    for (const QString &part : parts) {
        if (!part.trimmed().isEmpty())
            choices << part.trimmed();
    }
    return choices;
}

}

ToolForm::ToolForm(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("toolForm"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, spacing::kSmall, 0);
    column->setSpacing(spacing::kTiny);
    m_note = new QLabel(this);
    m_note->setObjectName(QStringLiteral("toolFormNote"));
    m_note->setWordWrap(true);
    setTextRole(m_note, TextRole::Secondary);
    column->addWidget(m_note);
    m_name = line("toolName", tr("Name of the tool"), tr("get_weather"), this);
    column->addWidget(caption(tr("Name"), this, m_name));
    column->addWidget(m_name);
    m_nameProblem = new QLabel(this);
    m_nameProblem->setObjectName(QStringLiteral("toolNameProblem"));
    m_nameProblem->setWordWrap(true);
    setTextRole(m_nameProblem, TextRole::Bad);
    column->addWidget(m_nameProblem);
    m_description = new GrowingEdit(2, 6, this);
    m_description->setObjectName(QStringLiteral("toolDescription"));
    m_description->setAccessibleName(tr("Description of the tool"));
    m_description->setPlaceholderText(tr("What it does, and when the model should call it"));
    column->addSpacing(spacing::kTiny);
    column->addWidget(caption(tr("Description"), this, m_description));
    column->addWidget(m_description);
    m_strict = new QComboBox(this);
    m_strict->setObjectName(QStringLiteral("toolStrict"));
    m_strict->setAccessibleName(tr("Strict arguments"));
    m_strict->setToolTip(tr("Whether the provider promises arguments that fit the schema"));
    m_strict->addItems({tr("Not sent"), tr("Yes"), tr("No")});
    auto *strict = new QHBoxLayout;
    strict->addWidget(caption(tr("Strict arguments"), this, m_strict));
    strict->addWidget(m_strict);
    strict->addStretch(1);
    column->addSpacing(spacing::kTiny);
    column->addLayout(strict);

    m_parameterBox = new QWidget(this);
    auto *box = new QVBoxLayout(m_parameterBox);
    box->setContentsMargins(0, spacing::kSmall, 0, 0);
    box->setSpacing(spacing::kTiny);
    auto *title = new QLabel(tr("Parameters"), m_parameterBox);
    setTextRole(title, TextRole::Heading);
    box->addWidget(title);
    m_noRows = new QLabel(tr("None yet: the tool is called without arguments."), m_parameterBox);
    m_noRows->setWordWrap(true);
    setTextRole(m_noRows, TextRole::Secondary);
    box->addWidget(m_noRows);
    m_rowColumn = new QVBoxLayout;
    m_rowColumn->setSpacing(spacing::kSmall);
    box->addLayout(m_rowColumn);
    auto *add = new QToolButton(m_parameterBox);
    add->setObjectName(QStringLiteral("addParameter"));
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    add->setAutoRaise(true);
    add->setIcon(makeIcon(Icon::Add, palette()));
    add->setText(tr("Add parameter"));
    box->addWidget(add, 0, Qt::AlignLeft);
    column->addWidget(m_parameterBox);
    column->addStretch(1);

    connect(m_name, &QLineEdit::textChanged, this, [this] { edited(false); });
    connect(m_description, &QPlainTextEdit::textChanged, this, [this] { edited(false); });
    connect(m_strict, &QComboBox::currentIndexChanged, this, [this] { edited(false); });
    connect(add, &QToolButton::clicked, this, [this] {
        ToolParameter parameter;
        parameter.type = QStringLiteral("string");
        parameter.required = true;
        addRow(parameter).name->setFocus(Qt::OtherFocusReason);
        m_noRows->hide();
    });
}

ToolForm::Row &ToolForm::addRow(const ToolParameter &parameter)
{
    Row row;
    row.was = parameter.was;
    row.fixedChoices = parameter.fixedChoices;
    row.widget = new QWidget(m_parameterBox);
    row.widget->setObjectName(QStringLiteral("parameterRow"));
    auto *column = new QVBoxLayout(row.widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kTiny);
    auto *first = new QHBoxLayout;
    first->setSpacing(spacing::kTiny);
    row.name = line("parameterName", tr("Name of the parameter"), tr("name"), row.widget);
    row.name->setText(parameter.name);
    row.type = new QComboBox(row.widget);
    row.type->setObjectName(QStringLiteral("parameterType"));
    row.type->setAccessibleName(tr("Type of the parameter"));
    for (const char *type : {"string", "number", "integer", "boolean", "array", "object"})
        row.type->addItem(QLatin1String(type), QLatin1String(type));
    int at = row.type->findData(parameter.type);
    if (at < 0) {
        row.type->addItem(tr("as in the JSON"), QString());
        at = row.type->count() - 1;
    }
    row.type->setCurrentIndex(at);
    row.required = new QCheckBox(tr("Required"), row.widget);
    row.required->setObjectName(QStringLiteral("parameterRequired"));
    row.required->setChecked(parameter.required);
    auto *remove = new QToolButton(row.widget);
    remove->setObjectName(QStringLiteral("removeParameter"));
    remove->setAutoRaise(true);
    remove->setIcon(makeIcon(Icon::Close, palette()));
    remove->setToolTip(tr("Remove this parameter"));
    remove->setAccessibleName(remove->toolTip());
    first->addWidget(row.name, 1);
    first->addWidget(row.type);
    first->addWidget(row.required);
    first->addWidget(remove);
    column->addLayout(first);
    auto *second = new QHBoxLayout;
    second->setSpacing(spacing::kTiny);
    row.description = line(
        "parameterDescription", tr("Description of the parameter"), tr("description"), row.widget);
    row.description->setText(parameter.description);
    row.choices = line("parameterChoices", tr("Allowed values, with commas"),
        tr("any value, or: a, b, c"), row.widget);
    row.choices->setText(parameter.choices.join(QStringLiteral(", ")));
    row.choices->setToolTip(tr("The only values allowed, with commas between them"));
    row.choices->setEnabled(!parameter.fixedChoices);
    second->addWidget(row.description, 3);
    second->addWidget(row.choices, 2);
    column->addLayout(second);
    m_rowColumn->addWidget(row.widget);
    const auto edit = [this] { edited(true); };
    for (QLineEdit *one : {row.name, row.description, row.choices})
        connect(one, &QLineEdit::textChanged, this, edit);
    connect(row.type, &QComboBox::currentIndexChanged, this, edit);
    connect(row.required, &QCheckBox::toggled, this, edit);
    connect(remove, &QToolButton::clicked, this, [this, widget = row.widget] {
        std::erase_if(m_rows, [widget](const Row &one) { return one.widget == widget; });
        widget->hide();
        widget->deleteLater();
        m_noRows->setVisible(m_rows.empty());
        edited(true);
    });
    m_rows.push_back(row);
    row.widget->show();
    return m_rows.back();
}

void ToolForm::clearRows()
{
    for (const Row &row : m_rows) {
        row.widget->hide();
        row.widget->deleteLater();
    }
    m_rows.clear();
}

std::vector<ToolParameter> ToolForm::parameters() const
{
    std::vector<ToolParameter> parameters;
    for (const Row &row : m_rows) {
        ToolParameter parameter;
        parameter.was = row.was;
        parameter.name = row.name->text().trimmed();
        parameter.type = row.type->currentData().toString();
        parameter.description = row.description->text();
        parameter.required = row.required->isChecked();
        parameter.choices = splitChoices(row.choices->text());
        parameter.fixedChoices = row.fixedChoices;
        if (!parameter.name.isEmpty()) // one that was added and not named yet is none
            parameters.push_back(std::move(parameter));
    }
    return parameters;
}

void ToolForm::setTool(const Tool &tool, WireFormat format)
{
    const QScopedValueRollback guard(m_filling, true);
    m_tool = tool;
    m_format = format;
    const bool shown = tool.raw.isEmpty();
    m_note->setVisible(!shown);
    m_note->setText(tool.rawFormat == format || shown
            ? tr("This tool says more than a form can show. Edit its JSON.")
            : tr(
                "This tool is written for another provider's format and is not sent in this one."));
    m_name->setEnabled(shown);
    m_description->setEnabled(shown);
    m_strict->setEnabled(shown);
    m_parameterBox->setVisible(shown);
    if (m_name->text() != tool.name)
        m_name->setText(tool.name);
    if (m_description->toPlainText() != tool.description)
        m_description->setPlainText(tool.description);
    m_strict->setCurrentIndex(tool.strict ? (*tool.strict ? 1 : 2) : 0);
    m_base = parseJson(tool.parameters).value_or(Json());
    const std::vector<ToolParameter> wanted = toolParameters(m_base);
    if (wanted != parameters() || m_rows.size() != wanted.size()) {
        clearRows();
        for (const ToolParameter &parameter : wanted)
            addRow(parameter);
    }
    m_noRows->setVisible(m_rows.empty());
    checkName();
}

Tool ToolForm::tool() const
{
    return m_tool;
}

void ToolForm::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void ToolForm::checkName()
{
    const QString problem =
        m_tool.raw.isEmpty() ? toolNameProblem(m_tool.name, m_format) : QString();
    m_nameProblem->setText(problem);
    m_nameProblem->setVisible(!problem.isEmpty());
}

void ToolForm::edited(bool parametersToo)
{
    if (m_filling)
        return;
    m_tool.name = m_name->text().trimmed();
    m_tool.description = m_description->toPlainText();
    m_tool.strict.reset();
    if (m_strict->currentIndex() > 0)
        m_tool.strict = m_strict->currentIndex() == 1;
    if (parametersToo) {
        // Always from where it began: a name that is emptied on its way to another one loses
        // nothing.
        m_tool.parameters = dumpJson(withToolParameters(m_base, parameters()));
    }
    checkName();
    Q_EMIT changed();
}

}
