#include "ui/compare/variantdialog.h"

#include "core/helicone/address.h"
#include "ui/playground/growingedit.h"
#include "ui/playground/parameterspanel.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QScrollArea>

namespace heliograph {

VariantDialog::VariantDialog(const Services &services, const ComparisonColumn &column, int number,
    const QString &system, const QString &prompt, QWidget *parent)
    : QDialog(parent), m_column(column)
{
    setObjectName(QStringLiteral("variantDialog"));
    setWindowTitle(tr("Column %1: %2").arg(number).arg(column.model));
    resize(460, 520);
    auto *whole = new QVBoxLayout(this);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(scroll);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, spacing::kSmall, 0);
    layout->setSpacing(spacing::kSmall);
    layout->addWidget(makeText(tr("Own system prompt"), tr("In the place of the one above; empty: none is sent."),
        "variantSystem", &ComparisonColumn::system, system));
    layout->addWidget(makeText(
        tr("Own prompt"), tr("In the place of the one above."), "variantPrompt", &ComparisonColumn::prompt, prompt));
    auto *routeRow = new QHBoxLayout;
    auto *routeLabel = new QLabel(tr("Route"), content);
    m_route = new QComboBox(content);
    m_route->setObjectName(QStringLiteral("variantRoute"));
    m_route->setAccessibleName(tr("Route"));
    routeLabel->setBuddy(m_route);
    routeRow->addWidget(routeLabel);
    routeRow->addWidget(m_route, 1);
    layout->addLayout(routeRow);
    auto *heading = new QLabel(tr("Parameters"), content);
    setTextRole(heading, TextRole::Heading);
    layout->addWidget(heading);
    m_parameters = new ParametersPanel(content);
    const ProviderList providers = services.providers();
    const Provider *provider = providers.find(column.provider);
    m_parameters->setModel(column.provider, provider ? provider->format : WireFormat::OpenAiChat, column.model);
    m_parameters->setParameters(column.parameters, column.stream);
    layout->addWidget(m_parameters);
    layout->addStretch(1);
    scroll->setWidget(content);
    whole->addWidget(scroll, 1);
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("variantProblem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    setTextRole(m_problem, TextRole::Bad);
    m_problem->hide();
    whole->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setObjectName(QStringLiteral("variantButtons"));
    whole->addWidget(buttons);
    fillRoutes(services);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
    connect(m_parameters, &ParametersPanel::changed, this, [this] {
        const QString problem = m_parameters->problem();
        m_problem->setText(problem);
        m_problem->setVisible(!problem.isEmpty());
        m_column.parameters = m_parameters->parameters();
        m_column.stream = m_parameters->stream();
        Q_EMIT changed(m_column);
    });
    connect(m_route, &QComboBox::currentIndexChanged, this, [this](int index) {
        const QVariant route = m_route->itemData(index);
        m_column.route = route.isValid() ? std::optional(Route(route.toInt())) : std::nullopt;
        Q_EMIT changed(m_column);
    });
}

void VariantDialog::fillRoutes(const Services &services)
{
    m_route->addItem(
        tr("As set for new calls (%1)").arg(services.route() == Route::Direct ? tr("direct") : tr("through Helicone")));
    m_route->addItem(tr("Direct"), int(Route::Direct));
    m_route->addItem(tr("Through Helicone"), int(Route::Helicone));
    if (m_column.route)
        m_route->setCurrentIndex(m_route->findData(int(*m_column.route)));
    const ProviderList providers = services.providers();
    const Provider *provider = providers.find(m_column.provider);
    for (const Route route : {Route::Direct, Route::Helicone}) {
        const QString problem = provider ? whyNoRoute(*provider, route) : QString();
        if (!problem.isEmpty())
            m_route->setItemData(m_route->findData(int(route)), problem, Qt::ToolTipRole);
    }
}

QWidget *VariantDialog::makeText(const QString &label, const QString &hint, const char *name,
    std::optional<QString> ComparisonColumn::*text, const QString &shared)
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kTiny);
    auto *own = new QCheckBox(label, box);
    own->setObjectName(QLatin1String(name) + QStringLiteral("Box"));
    own->setToolTip(hint);
    auto *edit = new GrowingEdit(2, 8, box);
    edit->setObjectName(QLatin1String(name) + QStringLiteral("Edit"));
    edit->setAccessibleName(label);
    edit->setPlaceholderText(hint);
    edit->setTabChangesFocus(true);
    own->setChecked((m_column.*text).has_value());
    edit->setPlainText((m_column.*text).value_or(shared));
    edit->setVisible(own->isChecked());
    column->addWidget(own);
    column->addWidget(edit);
    connect(own, &QCheckBox::toggled, this, [this, text, edit](bool on) {
        edit->setVisible(on);
        m_column.*text = on ? std::optional(edit->toPlainText()) : std::nullopt;
        Q_EMIT changed(m_column);
        if (on)
            edit->setFocus();
    });
    connect(edit, &QPlainTextEdit::textChanged, this, [this, text, edit, own] {
        if (!own->isChecked())
            return;
        m_column.*text = edit->toPlainText();
        Q_EMIT changed(m_column);
    });
    return box;
}

}
