#include "ui/playground/outputdialog.h"

#include "core/base/json.h"
#include "core/schema/jsonplace.h"
#include "core/schema/schemadraft.h"
#include "ui/playground/jsonedit.h"
#include "ui/playground/jsonpane.h"
#include "ui/playground/toolrules.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStackedWidget>

namespace heliograph {

namespace {

enum Mode { Free, AnyJson, Schema };
enum Page { NoPage, SchemaPage, SamplePage };

}

OutputDialog::OutputDialog(QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("outputDialog"));
    setWindowTitle(tr("Shape of the answer"));
    resize(720, 620);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        spacing::kMedium, spacing::kMedium, spacing::kMedium, spacing::kSmall);
    column->setSpacing(spacing::kSmall);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::kSmall);
    m_mode = new QComboBox(this);
    m_mode->setObjectName(QStringLiteral("outputMode"));
    m_mode->setAccessibleName(tr("Shape of the answer"));
    m_mode->addItems({tr("Free"), tr("JSON object"), tr("JSON Schema")});
    m_modeNote = new QLabel(this);
    setTextRole(m_modeNote, TextRole::Secondary);
    m_modeNote->setWordWrap(true);
    row->addWidget(m_mode);
    row->addWidget(m_modeNote, 1);
    column->addLayout(row);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(new QWidget(m_stack));
    m_stack->addWidget(buildSchema());
    m_stack->addWidget(buildSample());
    column->addWidget(m_stack, 1);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("closeOutput"));
    close->setAutoDefault(false);
    column->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::hide);
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] {
        if (m_filling)
            return;
        showMode();
        edited();
        m_schema->check();
    });
    setOutput({});
}

QWidget *OutputDialog::buildSchema()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kSmall);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(spacing::kSmall);
    grid->setVerticalSpacing(spacing::kTiny);
    const auto field = [page, grid](const QString &label, QWidget *widget) {
        auto *caption = new QLabel(label, page);
        setTextRole(caption, TextRole::Secondary);
        caption->setBuddy(widget);
        const int row = grid->rowCount();
        grid->addWidget(caption, row, 0);
        grid->addWidget(widget, row, 1);
    };
    m_name = new QLineEdit(page);
    m_name->setObjectName(QStringLiteral("outputName"));
    m_name->setAccessibleName(tr("Name of the schema"));
    m_name->setPlaceholderText(QStringLiteral("answer"));
    m_description = new QLineEdit(page);
    m_description->setObjectName(QStringLiteral("outputDescription"));
    m_description->setAccessibleName(tr("Description of the answer"));
    m_description->setPlaceholderText(tr("not sent"));
    m_strict = new QComboBox(page);
    m_strict->setObjectName(QStringLiteral("outputStrict"));
    m_strict->setAccessibleName(tr("Strict"));
    m_strict->setToolTip(
        tr("Strict: the provider promises an answer that fits, and takes fewer schemas"));
    m_strict->addItems({tr("Not sent"), tr("Yes"), tr("No")});
    m_strict->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    field(tr("Name"), m_name);
    field(tr("Description"), m_description);
    field(tr("Strict"), m_strict);
    m_nameProblem = new QLabel(page);
    m_nameProblem->setObjectName(QStringLiteral("outputNameProblem"));
    m_nameProblem->setWordWrap(true);
    m_nameProblem->hide();
    setTextRole(m_nameProblem, TextRole::Bad);
    column->addLayout(grid);
    column->addWidget(m_nameProblem);
    m_schema = new JsonPane(
        "outputSchema", tr("JSON Schema"),
        [this](const QByteArray &text) {
            return checkOutputText(text, m_output && m_output->strict == true);
        },
        page);
    m_schema->edit()->setPlaceholderText(tr("A JSON Schema, such as {\"type\": \"object\", …}"));
    column->addWidget(m_schema, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::kTiny);
    const auto button = [page, buttons](const QString &text, const char *name, const QString &tip) {
        auto *made = new QPushButton(text, page);
        made->setObjectName(QLatin1String(name));
        made->setToolTip(tip);
        made->setAutoDefault(false);
        buttons->addWidget(made);
        return made;
    };
    auto *example = button(
        tr("Insert an example"), "insertExample", tr("Replaces the schema; Ctrl+Z brings it back"));
    auto *sample = button(tr("Make it from a sample…"), "fromSample",
        tr("Write the answer you want; the schema follows from it"));
    auto *indent = button(tr("Tidy up"), "indentSchema", tr("Indents the JSON"));
    buttons->addStretch(1);
    column->addLayout(buttons);
    for (QLineEdit *one : {m_name, m_description})
        connect(one, &QLineEdit::textChanged, this, &OutputDialog::edited);
    connect(m_strict, &QComboBox::currentIndexChanged, this, [this] {
        edited();
        m_schema->check();
    });
    connect(m_schema, &JsonPane::edited, this, &OutputDialog::edited);
    connect(example, &QPushButton::clicked, this,
        [this] { replaceSchema(QString::fromUtf8(dumpJsonPretty(exampleSchema()))); });
    connect(sample, &QPushButton::clicked, this, [this] {
        m_stack->setCurrentIndex(SamplePage);
        m_sample->edit()->setFocus(Qt::OtherFocusReason);
    });
    connect(indent, &QPushButton::clicked, m_schema->edit(), &JsonEdit::indentAll);
    return page;
}

QWidget *OutputDialog::buildSample()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kSmall);
    auto *note = new QLabel(
        tr("Write or paste an answer as you want it. All its members become required."), page);
    note->setWordWrap(true);
    setTextRole(note, TextRole::Secondary);
    column->addWidget(note);
    m_sample = new JsonPane(
        "outputSample", tr("Sample answer"),
        [](const QByteArray &text) {
            const auto mistake = jsonMistake(text);
            return mistake ? SchemaProblems{*mistake} : SchemaProblems();
        },
        page);
    m_sample->edit()->setPlaceholderText(
        QStringLiteral("{\"name\": \"Lamp\", \"price\": 19.9, \"tags\": [\"light\"]}"));
    column->addWidget(m_sample, 1);
    auto *buttons = new QHBoxLayout;
    m_useSample = new QPushButton(tr("Make the schema"), page);
    m_useSample->setObjectName(QStringLiteral("useSample"));
    m_useSample->setAutoDefault(false);
    m_useSample->setEnabled(false);
    setPrimary(m_useSample);
    auto *back = new QPushButton(tr("Back"), page);
    back->setObjectName(QStringLiteral("leaveSample"));
    back->setAutoDefault(false);
    buttons->addWidget(m_useSample);
    buttons->addWidget(back);
    buttons->addStretch(1);
    column->addLayout(buttons);
    connect(m_sample, &JsonPane::edited, this,
        [this] { m_useSample->setEnabled(parseJson(m_sample->text().toUtf8()).has_value()); });
    connect(m_useSample, &QPushButton::clicked, this, &OutputDialog::useSample);
    connect(back, &QPushButton::clicked, this, [this] { m_stack->setCurrentIndex(SchemaPage); });
    return page;
}

void OutputDialog::useSample()
{
    const auto sample = parseJson(m_sample->text().toUtf8());
    if (!sample)
        return;
    m_stack->setCurrentIndex(SchemaPage);
    replaceSchema(QString::fromUtf8(dumpJsonPretty(schemaFromSample(*sample))));
}

void OutputDialog::replaceSchema(const QString &text)
{
    QTextCursor cursor(m_schema->edit()->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text); // can be undone, unlike setPlainText
    m_schema->edit()->moveCursor(QTextCursor::Start);
    m_schema->edit()->setFocus(Qt::OtherFocusReason);
    m_schema->check();
}

void OutputDialog::setOutput(const std::optional<ResponseFormat> &output)
{
    const QScopedValueRollback guard(m_filling, true);
    m_output = output;
    const bool schema = output && output->kind == ResponseFormat::Kind::JsonSchema;
    m_mode->setCurrentIndex(!output ? Free : (schema ? Schema : AnyJson));
    m_name->setText(schema ? output->name : QStringLiteral("answer"));
    m_description->setText(schema ? output->description : QString());
    m_strict->setCurrentIndex(!schema || output->strict == true ? 1 : (output->strict ? 2 : 0));
    const auto json = schema ? parseJson(output->schema) : std::nullopt;
    m_schema->setText(json ? QString::fromUtf8(dumpJsonPretty(*json))
                           : (schema ? QString::fromUtf8(output->schema) : QString()));
    showMode();
}

void OutputDialog::showMode()
{
    const int mode = m_mode->currentIndex();
    m_stack->setCurrentIndex(mode == Schema ? SchemaPage : NoPage);
    m_modeNote->setText(mode == Free ? tr("The model answers as it likes.")
            : mode == AnyJson
            ? tr("The answer is some JSON object. Most providers want the word JSON in the prompt.")
            : tr("The answer must fit this schema, and is checked against it."));
}

void OutputDialog::edited()
{
    if (m_filling)
        return;
    m_output.reset();
    if (m_mode->currentIndex() == AnyJson) {
        m_output = ResponseFormat();
        m_output->kind = ResponseFormat::Kind::JsonObject;
    } else if (m_mode->currentIndex() == Schema) {
        ResponseFormat format;
        format.name = m_name->text().trimmed();
        format.description = m_description->text();
        if (m_strict->currentIndex() > 0)
            format.strict = m_strict->currentIndex() == 1;
        const QByteArray text = m_schema->text().toUtf8();
        const auto json = parseJson(text);
        format.schema = json ? dumpJson(*json) : text;
        m_output = std::move(format);
    }
    const bool named = m_output && m_output->kind == ResponseFormat::Kind::JsonSchema;
    const bool wrong =
        named && !toolNameProblem(m_output->name, WireFormat::OpenAiResponses).isEmpty();
    m_nameProblem->setText(
        wrong ? tr("The name has 1 to 64 letters, digits, _ and -.") : QString());
    m_nameProblem->setVisible(wrong);
    Q_EMIT changed();
}

}
