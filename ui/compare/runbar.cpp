#include "ui/compare/runbar.h"

#include "ui/compare/difflegend.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

namespace heliograph {

namespace {

constexpr int kMostRepeats = 50;
constexpr int kMostAtOnce = 20;

}

RunBar::RunBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("runBar"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(spacing::kSmall, spacing::kTiny, spacing::kSmall, spacing::kTiny);
    whole->setSpacing(spacing::kTiny);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::kSmall);
    whole->addLayout(row);
    auto *add = new QPushButton(makeIcon(Icon::Add, palette()), tr("Add a model"), this);
    add->setObjectName(QStringLiteral("compareAdd"));
    add->setToolTip(tr("Adds a column for another model (Ctrl+M)"));
    row->addWidget(add);
    m_repeats = addNumber(tr("Times"), "compareRepeats", kMostRepeats, tr("How often each column is asked"), this);
    m_atOnce = addNumber(
        tr("At once"), "compareAtOnce", kMostAtOnce, tr("How many calls to one provider run at the same time"), this);
    m_estimate = new QLabel(this);
    m_estimate->setObjectName(QStringLiteral("compareEstimate"));
    m_estimate->setAccessibleName(tr("Estimated cost"));
    m_estimate->setTextFormat(Qt::PlainText);
    m_estimate->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_estimate->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setTextRole(m_estimate, TextRole::Secondary);
    row->addWidget(m_estimate, 1);
    m_earlier = new QToolButton(this);
    m_earlier->setObjectName(QStringLiteral("compareEarlier"));
    m_earlier->setText(tr("Earlier"));
    m_earlier->setIcon(makeIcon(Icon::Clock, palette()));
    m_earlier->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_earlier->setAccessibleName(tr("Earlier comparisons"));
    m_earlier->setToolTip(tr("Earlier comparisons (Ctrl+O)"));
    row->addWidget(m_earlier);
    m_run = new QPushButton(this);
    m_run->setMinimumWidth(96);
    m_run->setMinimumHeight(30);
    row->addWidget(m_run);
    m_warning = new QLabel(this);
    m_warning->setObjectName(QStringLiteral("compareWarning"));
    m_warning->setTextFormat(Qt::PlainText);
    m_warning->setWordWrap(true);
    m_warning->setAlignment(Qt::AlignRight);
    setTextRole(m_warning, TextRole::Warning);
    m_warning->hide();
    whole->addWidget(m_warning);

    m_diffRow = new QWidget(this);
    auto *diffs = new QHBoxLayout(m_diffRow);
    diffs->setContentsMargins(0, 0, 0, 0);
    diffs->setSpacing(spacing::kSmall);
    m_diff = new QToolButton(m_diffRow);
    m_diff->setObjectName(QStringLiteral("compareDiff"));
    m_diff->setText(tr("Diff against"));
    m_diff->setCheckable(true);
    m_diff->setToolTip(
        tr("Marks in every answer how it differs from that column's (Ctrl+D). F7 goes to the next difference."));
    diffs->addWidget(m_diff);
    m_baseline = new QComboBox(m_diffRow);
    m_baseline->setObjectName(QStringLiteral("compareBaseline"));
    m_baseline->setAccessibleName(tr("Column the others are compared with"));
    m_baseline->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_baseline->setMinimumContentsLength(24);
    diffs->addWidget(m_baseline);
    m_legend = new DiffLegend(m_diffRow);
    m_legend->hide();
    diffs->addWidget(m_legend);
    diffs->addStretch(1);
    m_diffRow->hide();
    whole->addWidget(m_diffRow);

    connect(add, &QPushButton::clicked, this, &RunBar::addRequested);
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (m_running)
            Q_EMIT stopRequested();
        else
            Q_EMIT runRequested();
    });
    connect(m_diff, &QToolButton::clicked, this,
        [this](bool on) { Q_EMIT baselineChosen(on ? std::max(0, m_baseline->currentIndex()) : -1); });
    connect(m_baseline, &QComboBox::activated, this, &RunBar::baselineChosen);
    refreshButton();
}

QSpinBox *RunBar::addNumber(const QString &label, const char *name, int most, const QString &tip, QWidget *parent)
{
    auto *row = static_cast<QBoxLayout *>(layout()->itemAt(0)->layout());
    auto *title = new QLabel(label, parent);
    auto *number = new QSpinBox(parent);
    number->setObjectName(QLatin1String(name));
    number->setAccessibleName(tip);
    number->setToolTip(tip);
    title->setToolTip(tip);
    number->setRange(1, most);
    title->setBuddy(number);
    row->addSpacing(spacing::kTiny);
    row->addWidget(title);
    row->addWidget(number);
    connect(number, &QSpinBox::valueChanged, this, &RunBar::numbersChanged);
    return number;
}

int RunBar::repeats() const
{
    return m_repeats->value();
}

int RunBar::atOnce() const
{
    return m_atOnce->value();
}

void RunBar::setNumbers(int repeats, int atOnce)
{
    const QSignalBlocker first(m_repeats);
    const QSignalBlocker second(m_atOnce);
    m_repeats->setValue(repeats);
    m_atOnce->setValue(atOnce);
}

void RunBar::showEstimate(const QStringList &texts, const QString &reason, const QString &warning)
{
    m_estimateTexts = texts;
    m_estimate->setToolTip(texts.isEmpty() ? QString() : texts.first() + QLatin1Char('\n') + reason);
    m_estimate->setAccessibleDescription(m_estimate->toolTip());
    fitEstimate();
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
}

void RunBar::fitEstimate()
{
    QString shown;
    for (const QString &text : std::as_const(m_estimateTexts)) {
        shown = text;
        if (m_estimate->fontMetrics().horizontalAdvance(text) <= m_estimate->width())
            break;
    }
    m_estimate->setText(shown);
}

void RunBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    fitEstimate();
}

void RunBar::setRunning(bool running)
{
    m_running = running;
    m_repeats->setEnabled(!running);
    m_atOnce->setEnabled(!running);
    refreshButton();
}

void RunBar::setProblem(const QString &problem)
{
    m_problem = problem;
    refreshButton();
}

void RunBar::refreshButton()
{
    m_run->setObjectName(m_running ? QStringLiteral("compareStop") : QStringLiteral("compareRun"));
    m_run->setText(m_running ? tr("Stop all") : tr("Run"));
    m_run->setAccessibleName(m_run->text());
    m_run->setIcon(m_running ? makeIcon(Icon::Stop, palette()) : QIcon());
    setPrimary(m_run, !m_running);
    m_run->setEnabled(m_running || m_problem.isEmpty());
    if (m_running)
        m_run->setToolTip(tr("Stop all answers and keep what came (Esc)"));
    else
        m_run->setToolTip(m_problem.isEmpty() ? tr("Ask all columns (Ctrl+Enter)") : m_problem);
}

void RunBar::setColumns(const QStringList &names, int baseline)
{
    m_baseline->clear();
    for (qsizetype i = 0; i < names.size(); ++i)
        m_baseline->addItem(tr("column %1: %2").arg(i + 1).arg(names[i]));
    m_baseline->setCurrentIndex(std::max(0, baseline));
    m_diff->setChecked(baseline >= 0);
    m_legend->setVisible(baseline >= 0);
}

void RunBar::offerDiff(bool offer)
{
    m_diffRow->setVisible(offer);
}

}
