#include "ui/settings/providerrow.h"

#include "core/helicone/address.h"
#include "core/session/localservers.h"
#include "ui/settings/addressrules.h"
#include "ui/settings/provideroptions.h"
#include "ui/theme/theme.h"
#include "ui/widgets/formrow.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>

namespace heliograph {

namespace {

constexpr int kTitleWidth = 130;

/// Shortens its text in the middle instead of asking for room.
class AddressLabel final : public QLabel
{
public:
    QSize minimumSizeHint() const override { return {40, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft,
            fontMetrics().elidedText(text(), Qt::ElideMiddle, width()));
    }
};

}

ProviderRow::ProviderRow(
    const Provider &provider, bool own, const Services &services, QWidget *parent)
    : QWidget(parent), m_provider(provider), m_own(own), m_services(services), m_title(new QLabel),
      m_address(new AddressLabel), m_changed(new QLabel(tr("changed"))),
      m_test(new QPushButton(tr("Test"))), m_edit(new QPushButton(tr("Edit…"))), m_note(new QLabel),
      m_editor(makeEditor())
{
    setObjectName(QStringLiteral("provider-") + provider.id);
    m_title->setFixedWidth(kTitleWidth);
    m_address->setObjectName(QStringLiteral("providerAddress"));
    m_test->setObjectName(QStringLiteral("providerTest"));
    m_edit->setObjectName(QStringLiteral("providerEdit"));
    m_changed->setObjectName(QStringLiteral("providerState"));
    m_note->setObjectName(QStringLiteral("providerNote"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setContentsMargins(kTitleWidth + spacing::kSmall, 0, 0, 0);
    m_note->hide();
    setTextRole(m_address, TextRole::Secondary);
    setTextRole(m_changed, TextRole::Secondary);
    auto *top = new QHBoxLayout;
    top->addWidget(m_title);
    top->addWidget(m_address, 1);
    top->addWidget(m_changed);
    top->addWidget(m_test);
    top->addWidget(m_edit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(top);
    column->addWidget(m_note);
    column->addWidget(m_editor);
    m_editor->hide();
    connect(m_test, &QPushButton::clicked, this, &ProviderRow::test);
    connect(&m_check, &KeyCheck::finished, this, [this](const KeyVerdict &verdict) {
        m_test->setEnabled(true);
        using Kind = KeyVerdict::Kind;
        note(verdict.kind == Kind::Accepted     ? TextRole::Good
                : verdict.kind == Kind::Refused ? TextRole::Bad
                                                : TextRole::Secondary,
            verdict.message);
    });
    connect(&m_services.localServers, &LocalServers::changed, this, [this](const QString &id) {
        if (id == m_provider.id)
            showState();
    });
    connect(m_edit, &QPushButton::clicked, this,
        [this] { m_editor->isHidden() ? openEditor() : closeEditor(); });
    setProvider(provider);
}

QWidget *ProviderRow::makeEditor()
{
    auto *editor = new QWidget;
    auto *column = new QVBoxLayout(editor);
    column->setContentsMargins(0, spacing::kTiny, 0, spacing::kMedium);
    if (m_own) {
        m_name = new QLineEdit;
        m_name->setObjectName(QStringLiteral("providerName"));
        column->addWidget(new FormRow(tr("Name"), m_name));
    }
    m_direct = new QLineEdit;
    m_direct->setObjectName(QStringLiteral("providerDirect"));
    m_directRow = new FormRow(tr("Direct address"), m_direct);
    m_helicone = new QLineEdit;
    m_helicone->setObjectName(QStringLiteral("providerHelicone"));
    m_heliconeRow = new FormRow(tr("Through Helicone"), m_helicone,
        tr("Helicone's address for this provider, or that of your own Helicone."));
    m_direct->setAccessibleName(tr("Direct address"));
    m_helicone->setAccessibleName(tr("Through Helicone"));
    m_options = new ProviderOptions;
    column->addWidget(m_directRow);
    column->addWidget(m_heliconeRow);
    column->addWidget(m_options);

    auto *save = new QPushButton(tr("Save"));
    save->setObjectName(QStringLiteral("providerSave"));
    setPrimary(save);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("providerCancel"));
    cancel->setToolTip(tr("Leave the addresses as they are (Esc)"));
    auto *reset = new QPushButton(m_own ? tr("Remove provider") : tr("Reset to default"));
    reset->setObjectName(
        m_own ? QStringLiteral("providerRemove") : QStringLiteral("providerReset"));
    reset->setToolTip(m_own ? tr("Take it out of the list; recorded calls and the key stay")
                            : tr("Go back to the addresses Heliograph comes with"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(reset);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    column->addLayout(buttons);

    connect(m_direct, &QLineEdit::textEdited, this, &ProviderRow::check);
    connect(m_helicone, &QLineEdit::textEdited, this, &ProviderRow::check);
    connect(save, &QPushButton::clicked, this, &ProviderRow::save);
    connect(m_direct, &QLineEdit::returnPressed, this, &ProviderRow::save);
    connect(m_helicone, &QLineEdit::returnPressed, this, &ProviderRow::save);
    connect(reset, &QPushButton::clicked, this, &ProviderRow::reset);
    connect(cancel, &QPushButton::clicked, this, &ProviderRow::closeEditor);
    auto *escape = new QShortcut(Qt::Key_Escape, editor);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &ProviderRow::closeEditor);
    return editor;
}

QString ProviderRow::key(const QString &part) const
{
    return QStringLiteral("provider.%1.%2").arg(m_provider.id, part);
}

void ProviderRow::setProvider(const Provider &provider)
{
    m_provider = provider;
    m_title->setText(provider.name);
    // Azure and Vertex have addresses that are put together; what is missing is said in their place.
    const QString problem = whyNoRoute(provider, provider.gateway ? Route::Helicone : Route::Direct);
    const auto origin = serviceUrl(provider, QStringLiteral("//"));
    const QString address = !problem.isEmpty() ? tr("Not set up yet")
        : provider.directUrl.isEmpty()         ? (origin ? origin->toString(QUrl::RemovePath) : QString())
                                               : provider.directUrl;
    m_address->setText(address);
    m_address->setToolTip(problem.isEmpty() ? address : problem);
    m_edit->setAccessibleName(tr("Change the addresses of %1").arg(provider.name));
    m_edit->setToolTip(m_edit->accessibleName());
    m_test->setAccessibleName(tr("Test the connection to %1").arg(provider.name));
    m_test->setToolTip(problem.isEmpty() ? tr("Ask %1 for its list of models, with the key where there is one. Costs nothing.").arg(provider.name)
                                         : problem);
    m_test->setEnabled(problem.isEmpty() && !m_check.isRunning());
    showState();
}

void ProviderRow::showState()
{
    const QString running = LocalServers::stateText(m_services.localServers.state(m_provider.id));
    const QStringList parts = Settings::providerParts();
    const bool changed = std::any_of(parts.begin(), parts.end(),
        [this](const QString &part) { return !m_services.settings.get(key(part)).isEmpty(); });
    m_changed->setText(!running.isEmpty() ? running : m_own ? tr("yours") : changed ? tr("changed") : QString());
    setTextRole(m_changed,
        m_services.localServers.state(m_provider.id) == ProbeState::Running ? TextRole::Good : TextRole::Secondary);
    m_changed->setVisible(!m_changed->text().isEmpty());
}

void ProviderRow::note(TextRole role, const QString &text)
{
    setTextRole(m_note, role);
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

void ProviderRow::test()
{
    m_test->setEnabled(false);
    note(TextRole::Secondary, tr("Asking %1…").arg(m_provider.name));
    if (m_provider.local)
        m_services.localServers.look();
    if (!m_provider.takesKey()) {
        m_check.askProvider(m_provider, {});
        return;
    }
    m_services.keys.find(m_provider.id, m_provider.keyVariable, m_provider.moreKeyVariables)
        .then(this, [this](const Result<Key> &key) {
            if (!key && !m_provider.keyOptional) {
                m_test->setEnabled(true);
                note(TextRole::Bad, key.error().message);
            } else if (m_provider.gateway && key && !key->empty()) {
                // Helicone's gateway answers this question to everyone; its REST API knows the key.
                m_check.askHelicone(m_services.settings.get(QStringLiteral("helicone.api-url"),
                                        QStringLiteral("https://api.helicone.ai")),
                    key->value);
            } else {
                m_check.askProvider(m_provider, key ? key->value : QString());
            }
        });
}

void ProviderRow::openEditor()
{
    if (m_name)
        m_name->setText(m_provider.name);
    m_direct->setText(m_provider.directUrl);
    m_helicone->setText(m_provider.heliconeUrl);
    m_helicone->setPlaceholderText(m_provider.local
            ? tr("Only a Helicone of your own reaches this computer")
            : m_provider.selfHostedUrl.isEmpty() && m_provider.urlForm == UrlForm::Azure
            ? QStringLiteral("https://oai.helicone.ai")
            : m_provider.selfHostedUrl.isEmpty()
            ? tr("https://gateway.helicone.ai, which passes the call on")
            : tr("%1, your own Helicone").arg(m_provider.selfHostedUrl));
    m_options->show(m_provider, m_services.settings);
    m_editor->show();
    check();
    m_direct->setFocus();
}

void ProviderRow::closeEditor()
{
    m_editor->hide();
    m_edit->setFocus();
}

bool ProviderRow::check()
{
    bool good = true;
    const auto checkOne = [&good](QLineEdit *field, FormRow *row, const QString &hint) {
        const QString text = field->text().trimmed();
        const QString problem = addressProblem(text);
        const QString warning = addressWarning(text);
        row->setError(problem);
        row->setHint(warning.isEmpty() ? hint : warning);
        good = good && problem.isEmpty();
    };
    checkOne(m_direct, m_directRow,
        m_provider.urlForm == UrlForm::Azure
            ? tr("Your resource: https://NAME.openai.azure.com")
            : m_provider.urlForm == UrlForm::Vertex
            ? tr("Only where it is not Google's own; project and location make the rest.")
            : tr("Up to where the endpoint's own name begins: …/v1"));
    checkOne(m_helicone, m_heliconeRow,
        tr("Helicone's address for this provider, or that of your own Helicone."));
    return good;
}

void ProviderRow::save()
{
    const bool sound = check();
    if (!m_options->check() || !sound)
        return;
    QHash<QString, QString> values;
    const QString direct = m_direct->text().trimmed();
    const QString helicone = m_helicone->text().trimmed();
    if (m_own && direct.isEmpty()) {
        m_directRow->setError(tr("An own provider needs an address."));
        return;
    }
    if (direct != m_provider.directUrl)
        values.insert(key(QStringLiteral("direct-url")), direct);
    if (helicone != m_provider.heliconeUrl)
        values.insert(key(QStringLiteral("helicone-url")), helicone);
    if (m_name && m_name->text().trimmed() != m_provider.name)
        values.insert(key(QStringLiteral("name")), m_name->text().trimmed());
    const QHash<QString, QString> options = m_options->values();
    for (auto it = options.begin(); it != options.end(); ++it) {
        if (m_services.settings.get(key(it.key())) != it.value())
            values.insert(key(it.key()), it.value());
    }
    if (write(values))
        closeEditor();
}

void ProviderRow::reset()
{
    QHash<QString, QString> values;
    const QStringList parts = Settings::providerParts();
    for (const QString &part : parts) {
        if (m_own || part != QLatin1String("name"))
            values.insert(key(part), QString());
    }
    if (write(values) && !m_own)
        closeEditor();
}

bool ProviderRow::write(const QHash<QString, QString> &values)
{
    if (values.isEmpty())
        return true;
    const Status status = m_services.settings.set(values);
    if (!status)
        m_directRow->setError(status.error().message);
    return status.ok();
}

}
