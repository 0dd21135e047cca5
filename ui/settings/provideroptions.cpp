#include "ui/settings/provideroptions.h"

#include "core/base/settings.h"
#include "ui/theme/theme.h"
#include "ui/widgets/formrow.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace heliograph {

namespace {

QString formatLabel(WireFormat format)
{
    switch (format) {
    case WireFormat::OpenAiChat:
        return ProviderOptions::tr("OpenAI chat completions");
    case WireFormat::OpenAiResponses:
        return ProviderOptions::tr("OpenAI Responses");
    case WireFormat::Anthropic:
        return ProviderOptions::tr("Anthropic Messages");
    case WireFormat::Gemini:
        return ProviderOptions::tr("Gemini generateContent");
    case WireFormat::Unknown:
        break;
    }
    return {};
}

}

ProviderOptions::ProviderOptions(QWidget *parent)
    : QWidget(parent), m_format(new QComboBox), m_auth(new QComboBox)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kSmall);
    m_format->setObjectName(QStringLiteral("providerFormat"));
    m_format->setAccessibleName(tr("Format"));
    m_formatRow = new FormRow(tr("Format"), m_format, tr("The language in which it is asked."));
    m_auth->setObjectName(QStringLiteral("providerAuth"));
    m_auth->setAccessibleName(tr("Header of the key"));
    m_auth->setEditable(true);
    m_auth->setInsertPolicy(QComboBox::NoInsert);
    m_authRow = new FormRow(tr("Key goes in"), m_auth,
        tr("The header that carries the key; Authorization puts “Bearer” before it."));
    column->addWidget(m_formatRow);
    column->addWidget(m_authRow);
    m_fields = {
        addField(QStringLiteral("api-version"), tr("API version"),
            tr("none: the undated /openai/v1"),
            tr("A date such as 2024-10-21 puts the deployment into the address.")),
        addField(QStringLiteral("deployment"), tr("Deployment"), tr("the model's name"),
            tr("Only where its name is not the model's.")),
        addField(QStringLiteral("project"), tr("Project"), QStringLiteral("my-project-123"),
            tr("The id of the Google Cloud project.")),
        addField(QStringLiteral("location"), tr("Location"), QStringLiteral("us-central1"),
            tr("A region, or global.")),
    };
}

ProviderOptions::Field ProviderOptions::addField(
    const QString &part, const QString &label, const QString &placeholder, const QString &hint)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(QStringLiteral("provider-") + part);
    edit->setAccessibleName(label);
    edit->setPlaceholderText(placeholder);
    auto *row = new FormRow(label, edit, hint);
    layout()->addWidget(row);
    return {part, edit, row};
}

void ProviderOptions::show(const Provider &provider, const Settings &settings)
{
    m_id = provider.id;
    const auto setting = [&](const QString &part) {
        return settings.get(QStringLiteral("provider.%1.%2").arg(provider.id, part));
    };
    m_format->clear();
    for (const SpokenFormat &spoken : provider.formats)
        m_format->addItem(formatLabel(spoken.format), wireFormatName(spoken.format));
    m_format->setCurrentIndex(m_format->findData(wireFormatName(provider.format)));
    m_formatRow->setVisible(m_format->count() > 1);
    m_auth->clear();
    m_auth->addItems({QString(), QStringLiteral("Authorization"), QStringLiteral("x-api-key"),
        QStringLiteral("api-key"), QStringLiteral("x-goog-api-key")});
    m_auth->lineEdit()->setPlaceholderText(tr("by the format"));
    m_auth->setCurrentText(setting(QStringLiteral("auth-header")));
    m_authRow->setVisible(provider.takesKey());
    for (const Field &field : std::as_const(m_fields)) {
        const bool azure =
            field.part == QLatin1String("api-version") || field.part == QLatin1String("deployment");
        field.row->setVisible(provider.urlForm == (azure ? UrlForm::Azure : UrlForm::Vertex));
        field.edit->setText(setting(field.part));
        field.row->setError({});
    }
    m_authRow->setError({});
}

QHash<QString, QString> ProviderOptions::values() const
{
    // The first format is the provider's own: nothing has to be kept for it.
    const QString format =
        m_format->currentIndex() > 0 ? m_format->currentData().toString() : QString();
    QHash<QString, QString> values{{QStringLiteral("format"), format},
        {QStringLiteral("auth-header"), m_auth->currentText().trimmed()}};
    for (const Field &field : m_fields) {
        if (!field.row->isHidden())
            values.insert(field.part, field.edit->text().trimmed());
    }
    return values;
}

bool ProviderOptions::check()
{
    const auto problem = [](const QString &part, const QString &value) {
        const Status status = Settings::validate(QStringLiteral("provider.x.") + part, value);
        if (status)
            return QString();
        // The setting's own name says nothing here.
        return status.error().message.section(QLatin1String("\". "), 1).isEmpty()
            ? status.error().message
            : status.error().message.section(QLatin1String("\". "), 1);
    };
    m_authRow->setError(problem(QStringLiteral("auth-header"), m_auth->currentText().trimmed()));
    bool good = m_authRow->error().isEmpty();
    for (const Field &field : std::as_const(m_fields)) {
        field.row->setError(
            field.row->isHidden() ? QString() : problem(field.part, field.edit->text().trimmed()));
        good = good && field.row->error().isEmpty();
    }
    return good;
}

}
