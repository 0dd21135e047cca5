#include "ui/playground/parameterspanel.h"

#include "ui/playground/parametertext.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopedValueRollback>

#include <limits>

namespace heliograph {

namespace {

QLabel *makeNote(QWidget *parent)
{
    auto *note = new QLabel(parent);
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    setTextRole(note, TextRole::Bad);
    note->hide();
    return note;
}

void showNote(QLabel *note, const QString &text)
{
    setTextRole(note, TextRole::Bad);
    note->setText(text);
    note->setVisible(!text.isEmpty());
}

}

ParametersPanel::ParametersPanel(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    setObjectName(QStringLiteral("parametersPanel"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(spacing::kSmall);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
    m_unsupported = new QLabel(this);
    m_unsupported->setObjectName(QStringLiteral("unsupportedNote"));
    m_unsupported->setTextFormat(Qt::PlainText);
    m_unsupported->setWordWrap(true);
    setTextRole(m_unsupported, TextRole::Secondary);
    m_unsupported->hide();
    addNumber(QStringLiteral("temperature"), tr("Temperature"),
        tr("How freely the next token is chosen: 0 to 2"), &Parameters::temperature, 0, 2,
        QStringLiteral("1"));
    addWhole(QStringLiteral("maxTokens"), tr("Max tokens"),
        tr("The answer is cut after this many tokens"), &Parameters::maxTokens, 1,
        QStringLiteral("1024"));
    addNumber(QStringLiteral("topP"), tr("Top p"),
        tr("Only the likeliest tokens up to this sum of probabilities: 0 to 1"), &Parameters::topP,
        0, 1, QStringLiteral("1"));
    addNumber(QStringLiteral("frequencyPenalty"), tr("Frequency penalty"),
        tr("Against saying the same often: -2 to 2"), &Parameters::frequencyPenalty, -2, 2,
        QStringLiteral("0"));
    addNumber(QStringLiteral("presencePenalty"), tr("Presence penalty"),
        tr("Against saying the same at all: -2 to 2"), &Parameters::presencePenalty, -2, 2,
        QStringLiteral("0"));
    addWhole(QStringLiteral("seed"), tr("Seed"),
        tr("The same seed gives the same answer, as far as the model can"), &Parameters::seed,
        std::numeric_limits<qint64>::min(), QStringLiteral("1"));
    addStops();
    m_stream = new QCheckBox(tr("Stream the answer"), this);
    m_stream->setObjectName(QStringLiteral("streamBox"));
    m_stream->setToolTip(tr("Off: the answer comes whole, when it is done"));
    m_stream->setChecked(true);
    m_grid->addWidget(m_stream, m_grid->rowCount(), 0, 1, 2);
    m_grid->addWidget(m_unsupported, m_grid->rowCount(), 0, 1, 2);
    connect(m_stream, &QCheckBox::toggled, this, [this] {
        if (!m_filling)
            Q_EMIT changed();
    });
}

ParametersPanel::Field &ParametersPanel::addField(
    const QString &name, const QString &label, const QString &tip, const QString &start)
{
    m_fields.push_back(std::make_unique<Field>());
    Field &field = *m_fields.back();
    field.label = label;
    field.box = new QCheckBox(label, this);
    field.box->setObjectName(name + QStringLiteral("Box"));
    field.box->setToolTip(tip);
    field.edit = new QLineEdit(this);
    field.edit->setObjectName(name + QStringLiteral("Edit"));
    field.edit->setAccessibleName(label);
    field.edit->setToolTip(tip);
    field.edit->setPlaceholderText(tr("not sent"));
    field.note = makeNote(this);
    const int row = m_grid->rowCount();
    m_grid->addWidget(field.box, row, 0);
    m_grid->addWidget(field.edit, row, 1);
    m_grid->addWidget(field.note, row + 1, 0, 1, 2);
    if (const auto parameter = parameterFromName(name))
        addGreyable({*parameter, label, field.box, field.edit, field.note, tip, [&field] { return field.wrong; }});
    connect(field.edit, &QLineEdit::textChanged, this, [this, &field] {
        if (m_filling)
            return;
        const QScopedValueRollback guard(m_filling, true);
        field.box->setChecked(!field.edit->text().trimmed().isEmpty());
        read(field);
    });
    connect(field.box, &QCheckBox::toggled, this, [this, &field, start](bool set) {
        if (m_filling)
            return;
        const QScopedValueRollback guard(m_filling, true);
        field.edit->setText(set ? start : QString());
        if (set) {
            field.edit->setFocus(Qt::OtherFocusReason);
            field.edit->selectAll();
        }
        read(field);
    });
    return field;
}

void ParametersPanel::addNumber(const QString &name, const QString &label, const QString &tip,
    std::optional<double> Parameters::*member, double lowest, double highest, const QString &start)
{
    addField(name, label, tip, start).take = [this, member, lowest, highest](const QString &text) {
        (m_parameters.*member).reset();
        if (text.isEmpty())
            return QString();
        const Result<double> value = readNumber(text, lowest, highest);
        if (!value)
            return value.error().message;
        m_parameters.*member = *value;
        return QString();
    };
    m_texts.push_back([this, member] {
        const std::optional<double> value = m_parameters.*member;
        return value ? writeNumber(*value) : QString();
    });
}

void ParametersPanel::addWhole(const QString &name, const QString &label, const QString &tip,
    std::optional<qint64> Parameters::*member, qint64 lowest, const QString &start)
{
    addField(name, label, tip, start).take = [this, member, lowest](const QString &text) {
        (m_parameters.*member).reset();
        if (text.isEmpty())
            return QString();
        const Result<qint64> value = readWhole(text, lowest, std::numeric_limits<qint64>::max());
        if (!value)
            return value.error().message;
        m_parameters.*member = *value;
        return QString();
    };
    m_texts.push_back([this, member] {
        const std::optional<qint64> value = m_parameters.*member;
        return value ? QString::number(*value) : QString();
    });
}

void ParametersPanel::addStops()
{
    m_stopBox = new QCheckBox(tr("Stop sequences"), this);
    m_stopBox->setObjectName(QStringLiteral("stopBox"));
    const QString tip = tr("The answer ends before one of these. One a line; \\n is a line break.");
    m_stopBox->setToolTip(tip);
    m_stopEdit = new QPlainTextEdit(this);
    m_stopEdit->setObjectName(QStringLiteral("stopEdit"));
    m_stopEdit->setAccessibleName(tr("Stop sequences, one a line"));
    m_stopEdit->setToolTip(tip);
    m_stopEdit->setPlaceholderText(tr("not sent"));
    m_stopEdit->setTabChangesFocus(true);
    m_stopEdit->setFixedHeight(3 * fontMetrics().lineSpacing() + 14);
    m_stopNote = makeNote(this);
    const int row = m_grid->rowCount();
    m_grid->addWidget(m_stopBox, row, 0, 1, 2);
    m_grid->addWidget(m_stopEdit, row + 1, 0, 1, 2);
    m_grid->addWidget(m_stopNote, row + 2, 0, 1, 2);
    addGreyable({Parameter::Stop, m_stopBox->text(), m_stopBox, m_stopEdit, m_stopNote, tip,
        [this] { return m_stopWrong; }});
    connect(m_stopEdit, &QPlainTextEdit::textChanged, this, [this] {
        if (m_filling)
            return;
        const QScopedValueRollback guard(m_filling, true);
        m_stopBox->setChecked(!m_stopEdit->toPlainText().isEmpty());
        readStopField();
    });
    connect(m_stopBox, &QCheckBox::toggled, this, [this](bool set) {
        if (m_filling)
            return;
        const QScopedValueRollback guard(m_filling, true);
        if (set)
            m_stopEdit->setFocus(Qt::OtherFocusReason);
        else
            m_stopEdit->clear();
        readStopField();
    });
}

void ParametersPanel::read(Field &field)
{
    field.wrong = field.take(field.edit->text().trimmed());
    showNote(field.note, field.wrong);
    updateGreyed();
    Q_EMIT changed();
}

void ParametersPanel::addGreyable(Greyable row)
{
    m_greyable.push_back(std::move(row));
}

void ParametersPanel::setModel(const QString &provider, WireFormat format, const QString &model)
{
    m_question = {provider, format, model, {}};
    updateGreyed();
}

void ParametersPanel::updateGreyed()
{
    const auto facts = ModelFacts::builtIn();
    m_question.parameters = m_parameters;
    QList<QPair<QString, QStringList>> reasons; // and the rows they are for
    for (const Greyable &row : m_greyable) {
        const auto why = facts->whyUnsupported(m_question, row.parameter);
        const bool set = row.box->isChecked();
        // What is set can still be taken back.
        row.box->setEnabled(!why || set);
        row.edit->setEnabled(!why);
        row.box->setToolTip(why ? *why : row.tip);
        row.edit->setToolTip(why ? *why : row.tip);
        const QString placeholder = why ? tr("not taken") : tr("not sent");
        if (auto *line = qobject_cast<QLineEdit *>(row.edit)) {
            line->setPlaceholderText(placeholder);
        } else if (auto *text = qobject_cast<QPlainTextEdit *>(row.edit)) {
            text->setPlaceholderText(placeholder);
            text->viewport()->setBackgroundRole(why ? QPalette::Window : QPalette::Base);
        }
        if (row.wrong().isEmpty()) {
            showNote(row.note, why && set ? tr("Not sent. %1").arg(*why) : QString());
            setTextRole(row.note, TextRole::Warning);
        }
        if (!why || set)
            continue;
        const auto same = std::find_if(reasons.begin(), reasons.end(),
            [&why](const auto &reason) { return reason.first == *why; });
        if (same == reasons.end())
            reasons.append({*why, {row.label}});
        else
            same->second.append(row.label);
    }
    QStringList lines;
    for (const auto &[why, labels] : std::as_const(reasons))
        lines << tr("%1: %2", "parameters, and why they are greyed").arg(labels.join(QStringLiteral(", ")), why);
    m_unsupported->setText(lines.join(QLatin1Char('\n')));
    m_unsupported->setVisible(!lines.isEmpty());
}

void ParametersPanel::readStopField()
{
    m_parameters.stop.reset();
    m_stopWrong.clear();
    if (m_stopBox->isChecked()) {
        const Result<QStringList> stops = readStops(m_stopEdit->toPlainText());
        if (stops)
            m_parameters.stop = *stops;
        else
            m_stopWrong = stops.error().message;
    }
    showNote(m_stopNote, m_stopWrong);
    updateGreyed();
    Q_EMIT changed();
}

void ParametersPanel::setParameters(const Parameters &parameters, bool stream)
{
    const QScopedValueRollback guard(m_filling, true);
    m_parameters = parameters;
    for (size_t i = 0; i < m_fields.size(); ++i)
        setField(i, m_texts[i]());
    m_stopBox->setChecked(parameters.stop.has_value());
    m_stopEdit->setPlainText(writeStops(parameters.stop.value_or(QStringList())));
    m_stopWrong.clear();
    showNote(m_stopNote, {});
    m_stream->setChecked(stream);
    updateGreyed();
}

void ParametersPanel::setField(size_t index, const QString &text)
{
    Field &field = *m_fields[index];
    field.edit->setText(text);
    field.box->setChecked(!text.isEmpty());
    field.wrong.clear();
    showNote(field.note, {});
}

bool ParametersPanel::stream() const { return m_stream->isChecked(); }

QString ParametersPanel::problem() const
{
    for (const auto &field : m_fields) {
        if (!field->wrong.isEmpty())
            return QStringLiteral("%1: %2").arg(field->label, field->wrong);
    }
    return m_stopWrong.isEmpty() ? QString() : tr("Stop sequences: %1").arg(m_stopWrong);
}

}
