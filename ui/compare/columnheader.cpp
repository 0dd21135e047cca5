#include "ui/compare/columnheader.h"

#include "ui/compare/figuresview.h"
#include "ui/playground/modelpicker.h"
#include "ui/playground/parameterrows.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"

#include <QBoxLayout>
#include <QLabel>
#include <QMenu>

namespace heliograph {

QString columnDifferences(const ComparisonColumn &column)
{
    QStringList parts;
    if (column.system)
        parts << (column.system->trimmed().isEmpty() ? ColumnHeader::tr("no system prompt")
                                                     : ColumnHeader::tr("own system prompt"));
    if (column.prompt)
        parts << ColumnHeader::tr("own prompt");
    if (column.route)
        parts << (*column.route == Route::Direct ? ColumnHeader::tr("direct") : ColumnHeader::tr("through Helicone"));
    for (const ParameterRow &row : parameterRows()) {
        const QString value = parameterText(row, column.parameters);
        if (!value.isEmpty())
            parts << QStringLiteral("%1 %2").arg(parameterLabel(row), value);
    }
    if (column.parameters.stop)
        parts << ColumnHeader::tr("stop sequences");
    if (!column.stream)
        parts << ColumnHeader::tr("not streamed");
    return parts.join(QStringLiteral(" · "));
}

QString columnName(const std::vector<ComparisonColumn> &columns, int column)
{
    const QString model = columns.at(size_t(column)).model;
    const auto same = std::count_if(
        columns.begin(), columns.end(), [&model](const ComparisonColumn &one) { return one.model == model; });
    return same > 1 ? ColumnHeader::tr("%1, column %2").arg(model).arg(column + 1) : model;
}

ColumnHeader::ColumnHeader(const Services &services, QWidget *parent) : Card({}, parent)
{
    setObjectName(QStringLiteral("columnHeader"));
    body()->setContentsMargins(spacing::kSmall, 6, spacing::kSmall, 6);
    body()->setSpacing(spacing::kTiny);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::kTiny);
    m_number = new QLabel(this);
    m_number->setTextFormat(Qt::PlainText);
    setTextRole(m_number, TextRole::Heading);
    row->addWidget(m_number);
    m_picker = new ModelPicker(services, this);
    m_picker->setObjectName(QStringLiteral("columnModel"));
    m_picker->setToolTip(tr("Provider and model of this column"));
    m_picker->setAutoRaise(true);
    row->addWidget(m_picker);
    row->addStretch(1);
    const auto button = [&](Icon icon, const QString &name, const char *object) {
        auto *made = new QToolButton(this);
        made->setObjectName(QLatin1String(object));
        made->setIcon(makeIcon(icon, palette()));
        made->setAutoRaise(true);
        made->setAccessibleName(name);
        made->setToolTip(name);
        row->addWidget(made);
        return made;
    };
    m_stop = button(Icon::Stop, tr("Stop this column and keep what came"), "columnStop");
    m_stop->hide();
    m_ask = button(Icon::Send, tr("Ask this column what the others were asked"), "columnAsk");
    m_ask->hide();
    m_settings = button(Icon::Edit, tr("System prompt, prompt, route and parameters of this column"), "columnSettings");
    m_more = button(Icon::More, tr("What can be done with this column"), "columnMore");
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    body()->addLayout(row);
    m_differs = new ElidedLabel(this);
    m_differs->setObjectName(QStringLiteral("columnDiffers"));
    setTextRole(m_differs, TextRole::Secondary);
    body()->addWidget(m_differs);
    auto *state = new QHBoxLayout;
    state->setSpacing(spacing::kSmall);
    m_baseline = new QLabel(tr("◆ Baseline"), this);
    m_baseline->setObjectName(QStringLiteral("columnBaseline"));
    m_baseline->setToolTip(tr("The other columns are compared with this one"));
    m_baseline->hide();
    state->addWidget(m_baseline);
    m_progress = new QLabel(this);
    m_progress->setObjectName(QStringLiteral("columnProgress"));
    m_progress->setTextFormat(Qt::PlainText);
    setTextRole(m_progress, TextRole::Secondary);
    state->addWidget(m_progress, 1);
    body()->addLayout(state);
    m_spreadTitle = new QLabel(this);
    m_spreadTitle->setTextFormat(Qt::PlainText);
    setTextRole(m_spreadTitle, TextRole::Secondary);
    m_spreadTitle->hide();
    body()->addWidget(m_spreadTitle);
    m_figures = new FiguresView(this);
    m_figures->setObjectName(QStringLiteral("columnFigures"));
    m_figures->hide();
    body()->addWidget(m_figures);
    body()->addStretch(1);

    connect(m_picker, &ModelPicker::chosen, this, &ColumnHeader::modelChosen);
    connect(m_settings, &QToolButton::clicked, this, &ColumnHeader::settingsRequested);
    connect(m_stop, &QToolButton::clicked, this, &ColumnHeader::stopRequested);
    connect(m_ask, &QToolButton::clicked, this, &ColumnHeader::askRequested);
    connect(addAction(tr("Duplicate as a variant"), "columnDuplicate"), &QAction::triggered, this,
        &ColumnHeader::duplicateRequested);
    connect(addAction(tr("Compare the others with this one"), "columnSetBaseline"), &QAction::triggered, this,
        &ColumnHeader::baselineRequested);
    m_more->menu()->addSeparator();
    m_left = addAction(tr("Move left"), "columnLeft");
    connect(m_left, &QAction::triggered, this, [this] { Q_EMIT moveRequested(-1); });
    m_right = addAction(tr("Move right"), "columnRight");
    connect(m_right, &QAction::triggered, this, [this] { Q_EMIT moveRequested(1); });
    m_more->menu()->addSeparator();
    connect(addAction(tr("Remove column"), "columnRemove"), &QAction::triggered, this, &ColumnHeader::removeRequested);
}

QAction *ColumnHeader::addAction(const QString &text, const char *name)
{
    QAction *action = m_more->menu()->addAction(text);
    action->setObjectName(QLatin1String(name));
    return action;
}

void ColumnHeader::setColumn(const ComparisonColumn &column, int number, int count)
{
    m_number->setText(QString::number(number));
    setAccessibleName(tr("Column %1: %2").arg(number).arg(column.model));
    m_picker->setChoice(column.provider, column.model);
    const QString differs = columnDifferences(column);
    m_differs->setLine(differs);
    m_differs->setVisible(!differs.isEmpty());
    m_left->setEnabled(number > 1);
    m_right->setEnabled(number < count);
    fit();
}

void ColumnHeader::setProgress(const QString &text, bool running)
{
    m_progress->setText(text);
    m_progress->setVisible(!text.isEmpty());
    m_stop->setVisible(running);
    fit();
}

void ColumnHeader::offerAsk(bool offer)
{
    m_ask->setVisible(offer);
    fit();
}

void ColumnHeader::setSpreads(const std::optional<Spreads> &spreads, int answers)
{
    m_spreadTitle->setVisible(spreads.has_value());
    m_figures->setVisible(spreads.has_value());
    if (!spreads)
        return;
    m_spreadTitle->setText(tr("Median of %n answers, least to most below", nullptr, answers));
    m_figures->setSpreads(*spreads);
}

void ColumnHeader::setBest(const std::array<bool, kFigures.size()> &best)
{
    m_figures->setBest(best);
}

void ColumnHeader::setBaseline(bool baseline)
{
    m_baseline->setVisible(baseline);
    setHighlighted(baseline);
}

void ColumnHeader::openModels()
{
    m_picker->openList();
}

void ColumnHeader::fit()
{
    const int buttons = m_settings->sizeHint().width() + m_more->sizeHint().width()
        + (m_stop->isHidden() ? 0 : m_stop->sizeHint().width()) + (m_ask->isHidden() ? 0 : m_ask->sizeHint().width())
        + m_number->sizeHint().width();
    m_picker->setTextWidth(std::max(60, width() - buttons - 56));
}

void ColumnHeader::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    fit();
}

}
