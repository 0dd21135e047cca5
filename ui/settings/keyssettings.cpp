#include "ui/settings/keyssettings.h"

#include "ui/settings/keyrow.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"

#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace heliograph {

namespace {
constexpr char kDefaultApi[] = "https://api.helicone.ai";
}

KeysSettings::KeysSettings(const Services &services, QWidget *parent)
    : SettingsPanel(tr("Keys"),
        tr("Keys are kept in the keychain of this computer and leave it only in the calls you "
           "make. "
           "Where none is kept, the environment variable of the provider is used."),
        parent),
      m_services(services), m_banner(new Banner), m_heliconeCard(new Card(tr("Helicone"))),
      m_providerCard(new Card(tr("Providers")))
{
    setObjectName(QStringLiteral("keysSettings"));
    m_banner->setObjectName(QStringLiteral("keychainBanner"));
    addRow(m_banner);
    addRow(m_heliconeCard);
    addRow(m_providerCard);
    m_banner->hide();
    makeRows();
    updateBanner();
    connect(&m_services.keys, &KeyRing::keychainStateChanged, this, &KeysSettings::updateBanner);
    connect(m_banner, &Banner::actionTriggered, this, &KeysSettings::refresh);
    connect(&m_services.settings, &Settings::changed, this, [this](const QString &key) {
        if (key.startsWith(QLatin1String("provider.")))
            makeRows();
    });
}

void KeysSettings::makeRows()
{
    QList<KeyRow::Subject> subjects{{QStringLiteral("helicone"), tr("Helicone"),
        QStringLiteral("HELICONE_API_KEY"), std::nullopt}};
    const ProviderList providers = m_services.providers();
    for (const Provider &provider : providers.all()) {
        // Helicone's own gateway takes Helicone's key, which has its row already.
        if (!provider.keyVariable.isEmpty() && provider.id != QLatin1String("helicone"))
            subjects.append({provider.id, provider.name, provider.keyVariable, provider, provider.moreKeyVariables});
    }
    const bool same = std::equal(subjects.cbegin(), subjects.cend(), m_rows.cbegin(), m_rows.cend(),
        [](const KeyRow::Subject &subject, const KeyRow *row) {
            return subject.name == row->name();
        });
    if (same) {
        for (qsizetype i = 0; i < subjects.size(); ++i)
            m_rows[i]->setSubject(subjects[i]);
        return;
    }
    m_next = -1;
    for (KeyRow *row : std::as_const(m_rows)) {
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    const auto api = [this] {
        return m_services.settings.get(
            QStringLiteral("helicone.api-url"), QLatin1String(kDefaultApi));
    };
    for (const KeyRow::Subject &subject : std::as_const(subjects)) {
        auto *row = new KeyRow(subject, m_services.keys, api);
        m_rows.append(row);
        (subject.provider ? m_providerCard : m_heliconeCard)->body()->addWidget(row);
        connect(row, &KeyRow::done, this, [this, row] {
            if (m_next >= 0 && m_next < m_rows.size() && m_rows[m_next] == row) {
                ++m_next;
                refreshNext();
            }
        });
    }
    if (m_asked)
        refresh();
}

void KeysSettings::refresh()
{
    m_next = 0;
    refreshNext();
}

void KeysSettings::refreshNext()
{
    if (m_next >= 0 && m_next < m_rows.size())
        m_rows[m_next]->refresh();
    else
        m_next = -1;
}

void KeysSettings::updateBanner()
{
    const auto usable = m_services.keys.keychainUsable();
    if (usable && !*usable)
        m_banner->showMessage(
            Banner::Kind::Warning, m_services.keys.keychainProblem(), tr("Try again"));
    else
        m_banner->hide();
}

void KeysSettings::showKey(const QString &name)
{
    for (KeyRow *row : std::as_const(m_rows)) {
        if (row->name() != name)
            continue;
        row->openEditor();
        // The page may be shown only now; its layout is known after that.
        QTimer::singleShot(0, row, [this, row] { ensureWidgetVisible(row, 0, spacing::kLarge); });
    }
}

void KeysSettings::showEvent(QShowEvent *event)
{
    SettingsPanel::showEvent(event);
    if (!m_asked) {
        m_asked = true;
        refresh();
    }
}

}
