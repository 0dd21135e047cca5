#include "ui/settings/heliconesettings.h"

#include "core/helicone/heliconedefaults.h"
#include "ui/helicone/headerpreview.h"
#include "ui/helicone/heliconeform.h"
#include "ui/settings/addressrules.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/formrow.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace heliograph {

namespace {

constexpr char kDefaultApi[] = "https://api.helicone.ai";
constexpr int kSaveAfterMs = 400;

QLabel *paragraph(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextRole(label, TextRole::Secondary);
    return label;
}

}

HeliconeSettings::HeliconeSettings(const Services &services, QWidget *parent)
    : SettingsPanel(tr("Helicone"),
        tr("Its address, and what new conversations and “heliograph send” ask of it."), parent),
      m_services(services)
{
    setObjectName(QStringLiteral("heliconeSettings"));
    addRow(makeService());
    addRow(makeDefaults());
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(kSaveAfterMs);
    connect(&m_saveTimer, &QTimer::timeout, this, &HeliconeSettings::save);
    load();
    connect(&m_services.settings, &Settings::changed, this, [this](const QString &key) {
        if (key.startsWith(QLatin1String("helicone.")) && !m_saveTimer.isActive()
            && m_form->problem().isEmpty())
            load();
    });
}

HeliconeSettings::~HeliconeSettings()
{
    if (m_saveTimer.isActive())
        save();
}

QWidget *HeliconeSettings::makeService()
{
    auto *card = new Card(tr("Service"));
    m_apiUrl = new QLineEdit;
    m_apiUrl->setObjectName(QStringLiteral("heliconeApi"));
    m_apiUrl->setPlaceholderText(QLatin1String(kDefaultApi));
    m_apiRow = new FormRow(tr("Helicone's API"), m_apiUrl,
        tr("Used to test the Helicone key. Change it for the EU (https://eu.api.helicone.ai) or a "
           "Helicone of your own."));
    card->body()->addWidget(m_apiRow);
    card->body()->addWidget(
        paragraph(tr("A Helicone that you run yourself is reached by its proxy's address: give it "
                     "as “Through Helicone” under Providers, and "
                     "its API's address here. Fallbacks need its gateway; the cache, rate limits "
                     "and retries work with each of its "
                     "proxies. Without a valid Helicone key, Helicone passes calls on but caches "
                     "and limits nothing.")));
    connect(m_apiUrl, &QLineEdit::textEdited, this,
        [this](const QString &text) { m_apiRow->setError(addressProblem(text.trimmed())); });
    connect(m_apiUrl, &QLineEdit::editingFinished, this, [this] {
        const QString url = m_apiUrl->text().trimmed();
        if (!addressProblem(url).isEmpty())
            return;
        const Status status = m_services.settings.set(QStringLiteral("helicone.api-url"),
            url == QLatin1String(kDefaultApi) ? QString() : url);
        m_apiRow->setError(status ? QString() : status.error().message);
    });
    return card;
}

QWidget *HeliconeSettings::makeDefaults()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, spacing::kSmall, 0, 0);
    column->setSpacing(spacing::kSmall);
    auto *title = new QLabel(tr("Default options"));
    setTextRole(title, TextRole::Title);
    column->addWidget(title);
    column->addWidget(paragraph(tr("New conversations start with these; each can change them for "
                                   "itself. Only the route through Helicone sends them.")));
    m_problem = new Banner;
    m_problem->setObjectName(QStringLiteral("heliconeDefaultsProblem"));
    column->addWidget(m_problem);
    m_form = new HeliconeForm(HeliconeForm::Scope::Defaults);
    column->addWidget(m_form);
    auto *preview = new Card(tr("What is sent"));
    m_preview = new HeaderPreview;
    m_preview->setMinimumHeight(120);
    preview->body()->addWidget(m_preview);
    column->addWidget(preview);
    connect(m_form, &HeliconeForm::changed, this, [this] {
        showPreview();
        m_saveTimer.start();
    });
    return box;
}

void HeliconeSettings::load()
{
    if (!m_apiUrl->hasFocus())
        m_apiUrl->setText(m_services.settings.get(QStringLiteral("helicone.api-url")));
    const HeliconeOptions options = heliconeDefaults(m_services.settings);
    if (!(options == m_form->options()))
        m_form->setOptions(options);
    showPreview();
}

void HeliconeSettings::showPreview()
{
    const QString wrong = m_form->problem();
    if (wrong.isEmpty())
        m_problem->hide();
    else
        m_problem->showMessage(
            Banner::Kind::Warning, tr("Not kept until this is mended: %1").arg(wrong));
    const QString headers =
        wrong.isEmpty() ? headerPreview(m_form->options(), std::nullopt) : QString();
    m_preview->setPlainText(
        headers.isEmpty() && wrong.isEmpty() ? tr("No further headers.") : headers);
}

void HeliconeSettings::save()
{
    m_saveTimer.stop();
    if (!m_form->problem().isEmpty())
        return;
    const Status status = m_services.settings.set(heliconeSettings(m_form->options()));
    if (!status)
        m_problem->showMessage(Banner::Kind::Bad, status.error().message);
}

}
