#include "ui/settings/providerssettings.h"

#include "core/session/localservers.h"
#include "ui/settings/addressrules.h"
#include "ui/settings/provideroptions.h"
#include "ui/settings/providerrow.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/formrow.h"
#include "ui/widgets/pageheader.h"

#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace heliograph {

namespace {
constexpr char kSelfHosted[] = "helicone.self-hosted-url";
}

ProvidersSettings::ProvidersSettings(const Services &services, QWidget *parent)
    : SettingsPanel(tr("Providers"),
        tr("Where each provider is reached, directly and through Helicone, and in which format. Any "
           "server that speaks one of the four formats can be added."),
        parent),
      m_services(services), m_card(new Card), m_add(new QPushButton(tr("Add a provider…"))),
      m_form(makeForm()), m_selfHosted(makeSelfHosted())
{
    setObjectName(QStringLiteral("providersSettings"));
    const Settings untouched{QString()};
    const ProviderList builtIn = ProviderList::load(untouched);
    for (const Provider &provider : builtIn.all())
        m_builtIn.insert(provider.id);

    m_add->setObjectName(QStringLiteral("providerAdd"));
    m_add->setToolTip(tr("Add a server of your own"));
    header()->addWidget(m_add);
    auto *look = new QPushButton(tr("Look for local servers"));
    look->setObjectName(QStringLiteral("lookLocal"));
    look->setAccessibleName(look->text());
    look->setToolTip(tr("See whether Ollama, LM Studio, llama.cpp or vLLM run on this computer now"));
    header()->addWidget(look);
    connect(look, &QPushButton::clicked, &m_services.localServers, &LocalServers::look);
    addRow(m_form);
    addRow(m_selfHosted);
    addRow(m_card);
    m_form->hide();
    makeRows();
    connect(m_add, &QPushButton::clicked, this, [this] { openForm(true); });
    connect(&m_services.settings, &Settings::changed, this, [this](const QString &key) {
        if (key == QLatin1String(kSelfHosted))
            m_selfHostedUrl->setText(m_services.settings.get(QLatin1String(kSelfHosted)));
        if (key.startsWith(QLatin1String("provider.")) || key == QLatin1String(kSelfHosted))
            makeRows();
    });
}

QWidget *ProvidersSettings::makeSelfHosted()
{
    auto *card = new Card(tr("Your own Helicone"));
    m_selfHostedUrl = new QLineEdit(m_services.settings.get(QLatin1String(kSelfHosted)));
    m_selfHostedUrl->setObjectName(QStringLiteral("selfHostedUrl"));
    m_selfHostedUrl->setAccessibleName(tr("Address of your own Helicone"));
    m_selfHostedUrl->setPlaceholderText(tr("none: Helicone's hosted service"));
    const QString hint = tr("For all providers. The all-in-one image: http://localhost:8585/v1/gateway; a gateway worker: its address alone.");
    m_selfHostedRow = new FormRow(tr("Address"), m_selfHostedUrl, hint);
    card->body()->addWidget(m_selfHostedRow);
    connect(m_selfHostedUrl, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_selfHostedRow->setError(addressProblem(text.trimmed()));
    });
    connect(m_selfHostedUrl, &QLineEdit::editingFinished, this, [this] {
        const QString url = m_selfHostedUrl->text().trimmed();
        if (!addressProblem(url).isEmpty() || url == m_services.settings.get(QLatin1String(kSelfHosted)))
            return;
        if (const Status status = m_services.settings.set(QLatin1String(kSelfHosted), url); !status)
            m_selfHostedRow->setError(status.error().message);
    });
    return card;
}

QWidget *ProvidersSettings::makeForm()
{
    auto *card = new Card(tr("A provider of your own"));
    card->setHighlighted(true);
    m_id = new QLineEdit;
    m_id->setObjectName(QStringLiteral("newProviderId"));
    m_id->setPlaceholderText(QStringLiteral("my-server"));
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("newProviderName"));
    m_name->setPlaceholderText(tr("My server"));
    m_url = new QLineEdit;
    m_url->setObjectName(QStringLiteral("newProviderUrl"));
    m_url->setPlaceholderText(QStringLiteral("http://127.0.0.1:8000/v1"));
    m_idRow = new FormRow(tr("Id"), m_id, tr("How the command line calls it."));
    m_urlRow =
        new FormRow(tr("Address"), m_url, tr("Up to where the endpoint's own name begins: …/v1"));
    card->body()->addWidget(m_idRow);
    card->body()->addWidget(new FormRow(tr("Name"), m_name));
    card->body()->addWidget(m_urlRow);
    m_options = new ProviderOptions;
    card->body()->addWidget(m_options);

    auto *save = new QPushButton(tr("Add"));
    save->setObjectName(QStringLiteral("newProviderSave"));
    setPrimary(save);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("newProviderCancel"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    card->body()->addLayout(buttons);

    connect(save, &QPushButton::clicked, this, &ProvidersSettings::add);
    for (QLineEdit *field : {m_id, m_name, m_url})
        connect(field, &QLineEdit::returnPressed, this, &ProvidersSettings::add);
    connect(cancel, &QPushButton::clicked, this, [this] { openForm(false); });
    auto *escape = new QShortcut(Qt::Key_Escape, card);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, [this] { openForm(false); });
    return card;
}

void ProvidersSettings::openForm(bool open)
{
    for (QLineEdit *field : {m_id, m_name, m_url})
        field->clear();
    m_idRow->setError({});
    m_urlRow->setError({});
    Provider own;
    own.keyVariable = QStringLiteral("own");
    for (const WireFormat format : {WireFormat::OpenAiChat, WireFormat::OpenAiResponses,
             WireFormat::Anthropic, WireFormat::Gemini})
        own.formats.append({format, {}, {}});
    m_options->show(own, m_services.settings);
    m_form->setVisible(open);
    m_add->setEnabled(!open);
    if (open) {
        ensureVisible(0, 0);
        m_id->setFocus();
    }
}

void ProvidersSettings::add()
{
    const QString id = m_id->text().trimmed();
    const QString url = m_url->text().trimmed();
    QString idProblem = providerIdProblem(id);
    const ProviderList providers = m_services.providers();
    if (idProblem.isEmpty() && providers.find(id))
        idProblem = tr("There is a provider of this id already.");
    const QString urlProblem = url.isEmpty()
        ? tr("Where is it reached? An example: http://127.0.0.1:8000/v1")
        : addressProblem(url);
    m_idRow->setError(idProblem);
    m_urlRow->setError(urlProblem);
    if (!m_options->check() || !idProblem.isEmpty() || !urlProblem.isEmpty())
        return;
    const QString prefix = QStringLiteral("provider.") + id;
    QHash<QString, QString> values{{prefix + QStringLiteral(".direct-url"), url}};
    if (const QString name = m_name->text().trimmed(); !name.isEmpty())
        values.insert(prefix + QStringLiteral(".name"), name);
    const QHash<QString, QString> options = m_options->values();
    for (auto it = options.begin(); it != options.end(); ++it) {
        if (!it.value().isEmpty())
            values.insert(prefix + QLatin1Char('.') + it.key(), it.value());
    }
    if (const Status status = m_services.settings.set(values); !status)
        m_urlRow->setError(status.error().message);
    else
        openForm(false);
}

void ProvidersSettings::makeRows()
{
    const ProviderList providers = m_services.providers();
    QList<Provider> shown;
    for (const Provider &provider : providers.all()) {
        if (!provider.demo)
            shown.append(provider);
    }
    const bool same = std::equal(shown.cbegin(), shown.cend(), m_rows.cbegin(), m_rows.cend(),
        [](const Provider &provider, const ProviderRow *row) { return provider.id == row->id(); });
    if (same) {
        for (qsizetype i = 0; i < shown.size(); ++i)
            m_rows[i]->setProvider(shown[i]);
        return;
    }
    for (ProviderRow *row : std::as_const(m_rows)) {
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    for (const Provider &provider : std::as_const(shown)) {
        auto *row =
            new ProviderRow(provider, !m_builtIn.contains(provider.id), m_services);
        m_rows.append(row);
        m_card->body()->addWidget(row);
    }
}

void ProvidersSettings::showProvider(const QString &id)
{
    for (ProviderRow *row : std::as_const(m_rows)) {
        if (row->id() == id) {
            ensureWidgetVisible(row);
            row->setFocus();
        }
    }
}

}
