#include "ui/playground/parameterspanel.h"

#include "ui/playground/parametertext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QToolButton>

namespace heliograph {

namespace {

constexpr int kNameWidth = 147; ///< the longest name; so that both grids have one edge

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

bool isSwitch(const ParameterRow &row)
{
    return std::holds_alternative<std::optional<bool> Parameters::*>(row.member);
}

bool isWord(const ParameterRow &row)
{
    return std::holds_alternative<std::optional<QString> Parameters::*>(row.member);
}

}

QString ParametersPanel::Field::text() const
{
    return edit ? edit->text().trimmed() : choice->currentData().toString();
}

void ParametersPanel::Field::setText(const QString &text) const
{
    if (edit)
        edit->setText(text);
    else
        choice->setCurrentIndex(std::max(0, choice->findData(text)));
}

QWidget *ParametersPanel::Field::widget() const
{
    return choice ? static_cast<QWidget *>(choice) : edit;
}

ParametersPanel::ParametersPanel(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("parametersPanel"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    QGridLayout *common = makeGrid(column);
    m_stream = new QCheckBox(tr("Stream the answer"), this);
    m_stream->setObjectName(QStringLiteral("streamBox"));
    m_stream->setToolTip(tr("Off: the answer comes whole, when it is done"));
    m_stream->setChecked(true);
    column->addWidget(m_stream);
    m_moreToggle = new QToolButton(this);
    m_moreToggle->setObjectName(QStringLiteral("moreParameters"));
    m_moreToggle->setCheckable(true);
    m_moreToggle->setAutoRaise(true);
    m_moreToggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_moreToggle->setToolTip(tr("Shows and hides the less common parameters"));
    column->addWidget(m_moreToggle, 0, Qt::AlignLeft);
    m_more = new QWidget(this);
    m_more->hide();
    auto *moreColumn = new QVBoxLayout(m_more);
    moreColumn->setContentsMargins(0, 0, 0, 0);
    QGridLayout *more = makeGrid(moreColumn);
    column->addWidget(m_more);
    m_unsupported = new QLabel(this);
    m_unsupported->setObjectName(QStringLiteral("unsupportedNote"));
    m_unsupported->setTextFormat(Qt::PlainText);
    m_unsupported->setWordWrap(true);
    setTextRole(m_unsupported, TextRole::Secondary);
    m_unsupported->hide();
    column->addWidget(m_unsupported);
    for (const ParameterRow &row : parameterRows())
        addField(row, row.common ? common : more);
    addStops(more);
    connect(m_stream, &QCheckBox::toggled, this, [this] {
        if (!m_filling)
            Q_EMIT changed();
    });
    connect(m_moreToggle, &QToolButton::toggled, this, [this](bool open) {
        m_more->setVisible(open);
        countFolded();
    });
    countFolded();
}

QGridLayout *ParametersPanel::makeGrid(QBoxLayout *column)
{
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(spacing::kSmall);
    grid->setVerticalSpacing(6);
    grid->setColumnMinimumWidth(0, kNameWidth);
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
    return grid;
}

void ParametersPanel::addField(const ParameterRow &row, QGridLayout *grid)
{
    m_fields.push_back(std::make_unique<Field>());
    Field &field = *m_fields.back();
    field.row = &row;
    const QString label = parameterLabel(row);
    const QString tip = parameterTip(row);
    const QString name = QLatin1String(row.name);
    field.box = new QCheckBox(label, this);
    field.box->setObjectName(name + QStringLiteral("Box"));
    field.box->setToolTip(tip);
    if (isWord(row) || isSwitch(row)) {
        field.choice = new QComboBox(this);
        field.choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        field.choice->setMinimumContentsLength(6);
    }
    if (isSwitch(row)) {
        field.choice->addItem(tr("not sent"), QString());
        field.choice->addItem(tr("yes"), QStringLiteral("yes"));
        field.choice->addItem(tr("no"), QStringLiteral("no"));
    } else if (isWord(row)) {
        field.choice->setEditable(true);
        field.choice->setInsertPolicy(QComboBox::NoInsert);
        field.choice->addItems(QString::fromLatin1(row.words).split(QLatin1Char(' ')));
        field.choice->setCurrentIndex(-1);
        field.edit = field.choice->lineEdit();
    } else {
        field.edit = new QLineEdit(this);
    }
    if (field.edit)
        field.edit->setPlaceholderText(tr("not sent"));
    field.widget()->setObjectName(name + QStringLiteral("Edit"));
    field.widget()->setAccessibleName(label);
    field.widget()->setToolTip(tip);
    field.note = makeNote(this);
    if (const auto parameter = parameterFromName(name))
        m_greyable.push_back({*parameter, label, field.box, field.widget(), field.note, tip,
            [&field] { return field.wrong; }});
    const int line = grid->rowCount();
    grid->addWidget(field.box, line, 0);
    grid->addWidget(field.widget(), line, 1);
    grid->addWidget(field.note, line + 1, 0, 1, 2);
    if (field.edit)
        connect(field.edit, &QLineEdit::textChanged, this, [this, &field] { edited(field); });
    else
        connect(
            field.choice, &QComboBox::currentIndexChanged, this, [this, &field] { edited(field); });
    connect(field.box, &QCheckBox::toggled, this, [this, &field](bool set) {
        if (m_filling)
            return;
        const QScopedValueRollback guard(m_filling, true);
        field.setText(set ? QString::fromLatin1(field.row->start) : QString());
        if (set) {
            field.widget()->setFocus(Qt::OtherFocusReason);
            if (field.edit)
                field.edit->selectAll();
        }
        read(field);
    });
}

void ParametersPanel::addStops(QGridLayout *grid)
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
    const int row = grid->rowCount();
    grid->addWidget(m_stopBox, row, 0, 1, 2);
    grid->addWidget(m_stopEdit, row + 1, 0, 1, 2);
    grid->addWidget(m_stopNote, row + 2, 0, 1, 2);
    m_greyable.push_back({Parameter::Stop, m_stopBox->text(), m_stopBox, m_stopEdit, m_stopNote, tip,
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

void ParametersPanel::edited(Field &field)
{
    if (m_filling)
        return;
    const QScopedValueRollback guard(m_filling, true);
    field.box->setChecked(!field.text().isEmpty());
    read(field);
}

void ParametersPanel::read(Field &field)
{
    field.wrong = setParameterText(*field.row, m_parameters, field.text());
    showNote(field.note, field.wrong);
    countFolded();
    updateGreyed();
    Q_EMIT changed();
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
        auto *choice = qobject_cast<QComboBox *>(row.edit);
        auto *line = choice ? choice->lineEdit() : qobject_cast<QLineEdit *>(row.edit);
        if (line) {
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
    countFolded();
    updateGreyed();
    Q_EMIT changed();
}

void ParametersPanel::setParameters(const Parameters &parameters, bool stream)
{
    const QScopedValueRollback guard(m_filling, true);
    m_parameters = parameters;
    for (const auto &field : m_fields)
        fill(*field);
    m_stopBox->setChecked(parameters.stop.has_value());
    m_stopEdit->setPlainText(writeStops(parameters.stop.value_or(QStringList())));
    m_stopWrong.clear();
    showNote(m_stopNote, {});
    m_stream->setChecked(stream);
    countFolded();
    updateGreyed();
}

void ParametersPanel::setParallelToolCalls(std::optional<bool> allowed)
{
    if (m_parameters.parallelToolCalls == allowed)
        return;
    const QScopedValueRollback guard(m_filling, true);
    m_parameters.parallelToolCalls = allowed;
    for (const auto &field : m_fields) {
        if (isSwitch(*field->row))
            fill(*field);
    }
    countFolded();
    updateGreyed();
}

void ParametersPanel::fill(Field &field)
{
    const QString text = parameterText(*field.row, m_parameters);
    field.setText(text);
    field.box->setChecked(!text.isEmpty());
    field.wrong.clear();
    showNote(field.note, {});
}

/// What is folded away and sent all the same must not be forgotten.
void ParametersPanel::countFolded()
{
    int set = m_stopBox && m_stopBox->isChecked() ? 1 : 0;
    for (const auto &field : m_fields)
        set += !field->row->common && field->box->isChecked() ? 1 : 0;
    const bool open = m_moreToggle->isChecked();
    m_moreToggle->setText(
        open || set == 0 ? tr("More parameters") : tr("More parameters (%1 set)").arg(set));
    m_moreToggle->setAccessibleName(m_moreToggle->text());
    m_moreToggle->setIcon(makeIcon(open ? Icon::Collapse : Icon::Expand, palette()));
}

bool ParametersPanel::stream() const
{
    return m_stream->isChecked();
}

QString ParametersPanel::problem() const
{
    for (const auto &field : m_fields) {
        if (!field->wrong.isEmpty())
            return QStringLiteral("%1: %2").arg(parameterLabel(*field->row), field->wrong);
    }
    return m_stopWrong.isEmpty() ? QString() : tr("Stop sequences: %1").arg(m_stopWrong);
}

}
