#include "ui/playground/tabheader.h"

#include "ui/playground/conversation.h"
#include "ui/playground/modelpicker.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace heliograph {

namespace {

/// "Demo" in a frame: nobody shall take a demo answer for a model's.
class Badge final : public QLabel
{
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const ThemeColors &colors = themeColors(palette());
        painter.setPen(colors.warning);
        painter.setBrush(mixed(colors.surface, colors.warning, 0.12));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.end();
        QLabel::paintEvent(event);
    }
};

}

TabHeader::TabHeader(const Services &services, QWidget *parent) :
    QWidget(parent), m_services(services)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::kSmall, spacing::kSmall, spacing::kSmall, spacing::kTiny);
    row->setSpacing(spacing::kSmall);
    m_picker = new ModelPicker(services, this);
    row->addWidget(m_picker);

    auto *routes = new QWidget(this);
    auto *pair = new QHBoxLayout(routes);
    pair->setContentsMargins(0, 0, 0, 0);
    pair->setSpacing(0);
    auto *group = new QButtonGroup(this);
    const auto button = [&](const QString &text, const char *name) {
        auto *made = new QToolButton(routes);
        made->setObjectName(QLatin1String(name));
        made->setText(text);
        made->setAccessibleName(tr("Route: %1").arg(text));
        made->setCheckable(true);
        group->addButton(made);
        pair->addWidget(made);
        return made;
    };
    m_helicone = button(tr("Through Helicone"), "routeHelicone");
    m_direct = button(tr("Direct"), "routeDirect");
    row->addWidget(routes);
    connect(m_helicone, &QToolButton::clicked, this, [this] { Q_EMIT routeChosen(Route::Helicone); });
    connect(m_direct, &QToolButton::clicked, this, [this] { Q_EMIT routeChosen(Route::Direct); });

    m_demo = new Badge(tr("Demo"), this);
    m_demo->setObjectName(QStringLiteral("demoBadge"));
    m_demo->setContentsMargins(spacing::kSmall, 2, spacing::kSmall, 2);
    m_demo->setToolTip(tr("Made-up answers from the built-in demo provider. They cost nothing."));
    setTextRole(m_demo, TextRole::Warning);
    row->addWidget(m_demo);
    m_estimate = new QLabel(this);
    m_estimate->setObjectName(QStringLiteral("costEstimate"));
    m_estimate->setAccessibleName(tr("Estimated cost"));
    m_estimate->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_estimate->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_estimate->setTextFormat(Qt::PlainText);
    setTextRole(m_estimate, TextRole::Secondary);
    row->addWidget(m_estimate, 1);

    m_panel = new QToolButton(this);
    m_panel->setObjectName(QStringLiteral("panelToggle"));
    m_panel->setCheckable(true);
    m_panel->setText(tr("Parameters"));
    m_panel->setToolTip(tr("Parameters and tags (Ctrl+Shift+P)"));
    row->addWidget(m_panel);
    connect(m_panel, &QToolButton::clicked, this, &TabHeader::panelToggled);
    connect(m_picker, &ModelPicker::chosen, this, &TabHeader::modelChosen);
}

void TabHeader::showChoice(const QString &provider, const QString &model, Route route)
{
    m_picker->setChoice(provider, model);
    const ProviderList providers = m_services.providers();
    const Provider *row = providers.find(provider);
    m_demo->setVisible(row && row->demo);
    const auto show = [&](QToolButton *button, Route one, const QString &tip) {
        const QString problem = row ? routeProblem(*row, one) : QString();
        button->setEnabled(problem.isEmpty());
        button->setToolTip(problem.isEmpty() ? tip : problem);
        button->setChecked(route == one);
    };
    show(m_helicone, Route::Helicone,
        tr("Through Helicone's proxy, which records the call (Ctrl+Shift+R)"));
    show(m_direct, Route::Direct,
        tr("Straight to the provider; only this computer records the call (Ctrl+Shift+R)"));
}

void TabHeader::showEstimate(const QString &text, const QString &shortText, const QString &reason)
{
    m_estimateTexts = {text, shortText};
    m_estimate->setToolTip(reason);
    m_estimate->setAccessibleDescription(text.isEmpty() ? text : text + QLatin1Char('\n') + reason);
    fitEstimate();
}

void TabHeader::fitEstimate()
{
    QString shown;
    for (const QString &text : std::as_const(m_estimateTexts)) {
        if (m_estimate->fontMetrics().horizontalAdvance(text) <= m_estimate->width()) {
            shown = text;
            break;
        }
    }
    m_estimate->setText(shown);
}

void TabHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    fitEstimate();
}

void TabHeader::showPanelOpen(bool open) { m_panel->setChecked(open); }

void TabHeader::openModels() { m_picker->openList(); }

}
