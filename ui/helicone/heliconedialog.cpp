#include "ui/helicone/heliconedialog.h"

#include "ui/helicone/headerpreview.h"
#include "ui/helicone/heliconeform.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/copybutton.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>

namespace heliograph {

namespace {

constexpr int kWideFrom = 900; ///< form and preview side by side

}

HeliconeDialog::HeliconeDialog(QWidget *parent)
    : QDialog(parent), m_form(new HeliconeForm(HeliconeForm::Scope::Call)),
      m_route(new Banner(this)), m_preview(new HeaderPreview)
{
    setObjectName(QStringLiteral("heliconeDialog"));
    setWindowTitle(tr("Helicone options"));
    setWindowModality(Qt::WindowModal);
    resize(1060, 720);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(
        spacing::kMedium, spacing::kMedium, spacing::kMedium, spacing::kMedium);
    whole->setSpacing(spacing::kSmall);
    m_route->setObjectName(QStringLiteral("heliconeRoute"));
    whole->addWidget(m_route);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(spacing::kMedium);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("heliconeScroll"));
    scroll->setAccessibleName(tr("Options"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *padded = new QWidget;
    auto *column = new QVBoxLayout(padded);
    column->setContentsMargins(0, 0, spacing::kSmall, 0);
    column->addWidget(m_form);
    column->addStretch(1);
    scroll->setWidget(padded);
    m_columns->addWidget(scroll, 3);
    m_side = makePreview();
    m_columns->addWidget(m_side, 2);
    whole->addLayout(m_columns, 1);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::kSmall);
    m_clear = new QPushButton(tr("Clear all"), this);
    m_clear->setObjectName(QStringLiteral("clearHelicone"));
    m_clear->setToolTip(tr("Asks nothing of Helicone but to pass on and log"));
    m_defaults = new QPushButton(tr("Use for new conversations"), this);
    m_defaults->setObjectName(QStringLiteral("heliconeAsDefault"));
    m_defaults->setToolTip(
        tr("New conversations start with these options. Prompts stay with this conversation."));
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("closeHelicone"));
    close->setToolTip(tr("Close (Esc)"));
    close->setDefault(true);
    setPrimary(close);
    for (QPushButton *button : {m_clear, m_defaults})
        button->setAutoDefault(false);
    buttons->addWidget(m_clear);
    buttons->addWidget(m_defaults);
    buttons->addStretch(1);
    buttons->addWidget(close);
    whole->addLayout(buttons);

    connect(m_form, &HeliconeForm::changed, this, [this] {
        updatePreview();
        Q_EMIT changed();
    });
    connect(m_route, &Banner::actionTriggered, this, &HeliconeDialog::routeWanted);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        setOptions({});
        Q_EMIT changed();
    });
    connect(m_defaults, &QPushButton::clicked, this, &HeliconeDialog::defaultsWanted);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

QWidget *HeliconeDialog::makePreview()
{
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kTiny);
    auto *top = new QHBoxLayout;
    auto *title = new QLabel(tr("What is sent"), side);
    setTextRole(title, TextRole::Heading);
    auto *copy = new CopyButton(
        tr("Copy the headers"), [this] { return m_preview->toPlainText(); }, side);
    copy->setObjectName(QStringLiteral("copyHeaders"));
    top->addWidget(title, 1);
    top->addWidget(copy);
    column->addLayout(top);
    auto *note = new QLabel(tr("Keys are shown by the name of their variable."), side);
    note->setWordWrap(true);
    setTextRole(note, TextRole::Secondary);
    column->addWidget(note);
    m_preview->setParent(side);
    column->addWidget(m_preview, 1);
    return side;
}

void HeliconeDialog::setOptions(const HeliconeOptions &options)
{
    m_form->setOptions(options);
    updatePreview();
}

HeliconeOptions HeliconeDialog::options() const
{
    return m_form->options();
}

QString HeliconeDialog::unreadable() const
{
    return m_form->unreadable();
}

void HeliconeDialog::setRequest(const RouteQuestion &request, const QString &routeProblem)
{
    m_request = request;
    const bool read = heliconeReads(request.provider, request.route);
    if (read)
        m_route->hide();
    else if (routeProblem.isEmpty())
        m_route->showMessage(Banner::Kind::Info,
            tr("This conversation takes the direct route, so none of this is sent."),
            tr("Send through Helicone"));
    else
        m_route->showMessage(Banner::Kind::Info,
            tr("This conversation takes the direct route, so none of this is sent. %1")
                .arg(routeProblem));
    m_form->setRequest(request);
    updatePreview();
}

void HeliconeDialog::updatePreview()
{
    m_preview->setPlainText(m_form->problem().isEmpty()
            ? headerPreview(m_form->options(), m_request)
            : tr("Nothing is sent until this is mended:\n\n%1").arg(m_form->problem()));
    m_clear->setEnabled(!(m_form->options() == HeliconeOptions()));
    m_defaults->setEnabled(m_form->problem().isEmpty());
}

void HeliconeDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    const bool wide = width() >= kWideFrom;
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_side->setMaximumHeight(wide ? QWIDGETSIZE_MAX : 190);
}

}
