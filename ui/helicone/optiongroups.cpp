#include "ui/helicone/optiongroups.h"

#include "ui/helicone/periodedit.h"
#include "ui/playground/parametertext.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <limits>

namespace heliograph {

namespace {

QString notSent()
{
    return QCoreApplication::translate("HeliconeForm", "not sent");
}

}

CacheGroup::CacheGroup(QWidget *parent) : OptionGroup(tr("Cache"), parent)
{
    setObjectName(QStringLiteral("cacheGroup"));
    auto *mode = new QComboBox;
    mode->setObjectName(QStringLiteral("cacheMode"));
    mode->addItem(tr("Off"));
    mode->addItem(tr("On: answer equal requests from the cache"));
    mode->addItem(tr("Save answers only"));
    mode->addItem(tr("Read kept answers only"));
    Row &row = addRow(tr("Mode"), mode,
        tr("An equal request gets the kept answer, which costs nothing. The same keys, address and "
           "body count as equal; "
           "only answers with status 200 are kept."),
        {Field::Cache});
    row.show = [mode](const HeliconeOptions &options) {
        mode->setCurrentIndex(options.cacheSave && options.cacheRead ? 1
                : options.cacheSave                                  ? 2
                : options.cacheRead                                  ? 3
                                                                     : 0);
    };
    row.write = [mode](HeliconeOptions &options) {
        const int index = mode->currentIndex();
        options.cacheSave = index == 1 || index == 2;
        options.cacheRead = index == 1 || index == 3;
        return QString();
    };
    connect(mode, &QComboBox::currentIndexChanged, this, &OptionGroup::edited);

    auto *period = new PeriodEdit(QStringLiteral("cacheTtl"));
    period->setNames(tr("Keep for"));
    period->setPlaceholder(tr("7 days"));
    Row &ttl =
        addRow(tr("Keep for"), period, tr("From 60 seconds to 365 days."), {Field::CacheTtl});
    ttl.show = [period](const HeliconeOptions &options) { period->setSeconds(options.cacheTtlS); };
    ttl.write = [period](HeliconeOptions &options) {
        const auto seconds = period->seconds();
        options.cacheTtlS = seconds ? *seconds : std::nullopt;
        return seconds ? QString() : seconds.error().message;
    };
    connect(period, &PeriodEdit::changed, this, &OptionGroup::edited);

    addWhole(QStringLiteral("cacheBuckets"), tr("Answers kept"),
        tr("Of each request, 1 to 20. With more than one, Helicone asks the provider until that "
           "many are kept, and serves a "
           "random one only then."),
        QStringLiteral("1"), &HeliconeOptions::cacheBuckets, Field::CacheBuckets);
    addText(QStringLiteral("cacheSeed"), tr("Seed"),
        tr("Another seed is another cache: a user's, say, or a test's."), notSent(),
        &HeliconeOptions::cacheSeed, Field::CacheSeed);

    auto *keys = new QLineEdit;
    keys->setObjectName(QStringLiteral("cacheIgnoreKeys"));
    keys->setPlaceholderText(notSent());
    Row &ignored = addRow(tr("Ignore"), keys,
        tr("Members of the body that do not tell requests apart, with commas between: user, seed. "
           "Quotes are added for you."),
        {Field::CacheIgnoreKeys});
    ignored.show = [keys](const HeliconeOptions &options) {
        keys->setText(options.cacheIgnoreKeys.join(QStringLiteral(", ")));
    };
    ignored.write = [keys](HeliconeOptions &options) {
        options.cacheIgnoreKeys.clear();
        const QString text = keys->text().trimmed();
        const QStringList parts = text.isEmpty() ? QStringList() : text.split(QLatin1Char(','));
        for (QString part : parts) {
            part = part.trimmed();
            if (part.size() > 1 && part.startsWith(QLatin1Char('"'))
                && part.endsWith(QLatin1Char('"')))
                part = part.mid(1, part.size() - 2);
            options.cacheIgnoreKeys.append(part);
        }
        return QString();
    };
    connect(keys, &QLineEdit::textChanged, this, &OptionGroup::edited);
}

RetryGroup::RetryGroup(QWidget *parent) : OptionGroup(tr("Retries"), parent)
{
    setObjectName(QStringLiteral("retryGroup"));
    addSwitch(QStringLiteral("retries"), {}, tr("Let Helicone ask the provider again"),
        tr("After status 429 and 5xx. Heliograph's own retries come on top of these."),
        &HeliconeOptions::retries, Field::Retries);
    addWhole(QStringLiteral("retryNumber"), tr("At most"), {}, tr("5 times"),
        &HeliconeOptions::retryNumber, Field::RetryNumber);
    addWhole(QStringLiteral("retryShortest"), tr("First wait (ms)"), {}, QStringLiteral("1000"),
        &HeliconeOptions::retryShortestMs, Field::RetryShortest);
    auto *factor = new QLineEdit;
    factor->setObjectName(QStringLiteral("retryFactor"));
    factor->setPlaceholderText(QStringLiteral("2"));
    Row &row = addRow(tr("Factor"), factor, tr("Each wait is that many times the one before."),
        {Field::RetryFactor});
    row.show = [factor](const HeliconeOptions &options) {
        factor->setText(options.retryFactor ? writeNumber(*options.retryFactor) : QString());
    };
    row.write = [factor](HeliconeOptions &options) {
        options.retryFactor.reset();
        const QString text = factor->text().trimmed();
        if (text.isEmpty())
            return QString();
        const Result<double> number = readNumber(text, -1e9, 1e9);
        if (!number)
            return number.error().message;
        options.retryFactor = *number;
        return QString();
    };
    connect(factor, &QLineEdit::textChanged, this, &OptionGroup::edited);
    addWhole(QStringLiteral("retryLongest"), tr("Longest wait (ms)"), {}, QStringLiteral("10000"),
        &HeliconeOptions::retryLongestMs, Field::RetryLongest);
}

RecordingGroup::RecordingGroup(QWidget *parent) : OptionGroup(tr("Record and stream"), parent)
{
    setObjectName(QStringLiteral("recordingGroup"));
    addSwitch(QStringLiteral("omitRequest"), tr("Omit"), tr("Do not store the request at Helicone"),
        {}, &HeliconeOptions::omitRequest, Field::OmitRequest);
    addSwitch(QStringLiteral("omitResponse"), {}, tr("Do not store the answer at Helicone"),
        tr("Tokens, cost and times are stored all the same. This computer's history keeps "
           "everything."),
        &HeliconeOptions::omitResponse, Field::OmitResponse);
    addText(QStringLiteral("modelOverride"), tr("Price as model"),
        tr("The model whose price Helicone takes, where it does not know the one that answers."),
        notSent(), &HeliconeOptions::modelOverride, Field::ModelOverride);
    addSwitch(QStringLiteral("streamUsage"), tr("Streams"), tr("Ask for the usage of a stream"),
        tr("Helicone adds stream_options to the body. Heliograph asks for it by itself where the "
           "provider allows it."),
        &HeliconeOptions::streamUsage, Field::StreamUsage);
    addSwitch(QStringLiteral("streamForceFormat"), {}, tr("Join small pieces of a stream"),
        tr("Pieces under 50 bytes wait for the next one."), &HeliconeOptions::streamForceFormat,
        Field::StreamForceFormat);
    addSwitch(QStringLiteral("longTimeout"), tr("Time"),
        tr("Wait up to 30 minutes for the provider"), {}, &HeliconeOptions::longTimeout,
        Field::LongTimeout);
    addChoice(QStringLiteral("bodyMapping"), tr("Body mapping"),
        tr("The AI gateway only: the format that it takes the body for."),
        {{QString(), tr("By the address")},
            {QStringLiteral("OPENAI"), tr("OpenAI chat completions")},
            {QStringLiteral("RESPONSES"), tr("OpenAI responses")},
            {QStringLiteral("NO_MAPPING"), tr("None: as it is")}},
        &HeliconeOptions::bodyMapping, Field::BodyMapping);
}

SafetyGroup::SafetyGroup(QWidget *parent) : OptionGroup(tr("Safety"), parent)
{
    setObjectName(QStringLiteral("safetyGroup"));
    addSwitch(QStringLiteral("moderation"), tr("Moderation"),
        tr("Refuse what OpenAI's moderation flags"),
        tr("Checks the last user message. OpenAI's chat completions only."),
        &HeliconeOptions::moderation, Field::Moderation);
    addSwitch(QStringLiteral("security"), tr("Security"), tr("Refuse attacks on the prompt"),
        tr("Checks the last user message for injected instructions. OpenAI's chat completions "
           "only."),
        &HeliconeOptions::security, Field::Security);
    addSwitch(QStringLiteral("securityAdvanced"), {}, tr("With the larger, more thorough model"),
        {}, &HeliconeOptions::securityAdvanced, Field::SecurityAdvanced);
    addChoice(QStringLiteral("tokenLimit"), tr("Too long a prompt"),
        tr("What Helicone does when the prompt does not fit the model."),
        {{QString(), tr("Pass it on as it is")}, {QStringLiteral("truncate"), tr("Cut it")},
            {QStringLiteral("middle-out"), tr("Cut its middle")},
            {QStringLiteral("fallback"), tr("Use the next model")}},
        &HeliconeOptions::tokenLimitHandler, Field::TokenLimit);
}

PromptGroup::PromptGroup(QWidget *parent) : OptionGroup(tr("Prompt kept at Helicone"), parent)
{
    setObjectName(QStringLiteral("promptGroup"));
    addText(QStringLiteral("gatewayPromptId"), tr("AI gateway prompt"),
        tr("The provider Helicone only: the gateway puts the messages of this prompt before "
           "yours."),
        notSent(), &HeliconeOptions::gatewayPromptId, Field::GatewayPromptId);
    addText(QStringLiteral("gatewayPromptVersion"), tr("Version"), {}, tr("the one in production"),
        &HeliconeOptions::gatewayPromptVersion, Field::GatewayPromptVersion);
    addText(QStringLiteral("gatewayEnvironment"), tr("Environment"), {}, notSent(),
        &HeliconeOptions::gatewayEnvironment, Field::GatewayEnvironment);
    auto *inputs = new QPlainTextEdit;
    inputs->setObjectName(QStringLiteral("promptInputs"));
    inputs->setPlaceholderText(tr("name=value, one a line"));
    inputs->setTabChangesFocus(true);
    inputs->setFixedHeight(3 * fontMetrics().lineSpacing() + 14);
    Row &row = addRow(
        tr("Inputs"), inputs, tr("The values of the prompt's variables."), {Field::PromptInputs});
    row.show = [inputs](const HeliconeOptions &options) {
        QStringList lines;
        for (const auto &[name, value] : options.promptInputs)
            lines.append(name + QLatin1Char('=') + value);
        inputs->setPlainText(lines.join(QLatin1Char('\n')));
    };
    row.write = [inputs](HeliconeOptions &options) {
        options.promptInputs.clear();
        QString wrong;
        const QStringList lines =
            inputs->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        for (const QString &line : lines) {
            const qsizetype at = line.indexOf(QLatin1Char('='));
            if (at < 0 && wrong.isEmpty())
                wrong = tr("“%1” has no equals sign: write name=value.").arg(line.left(40));
            if (at >= 0)
                options.promptInputs.append({line.left(at).trimmed(), line.mid(at + 1)});
        }
        return wrong;
    };
    connect(inputs, &QPlainTextEdit::textChanged, this, &OptionGroup::edited);

    addText(QStringLiteral("promptId"), tr("Older prompt id"),
        tr("Helicone's older prompts: it finds the inputs that are tagged in your messages and "
           "files the call under this id."),
        notSent(), &HeliconeOptions::promptId, Field::PromptId);
    addText(QStringLiteral("promptVersion"), tr("Its version"), {}, notSent(),
        &HeliconeOptions::promptVersion, Field::PromptVersion);
    addText(QStringLiteral("promptName"), tr("Its name"), {}, notSent(),
        &HeliconeOptions::promptName, Field::PromptName);
    addChoice(QStringLiteral("promptMode"), tr("Its mode"), {},
        {{QString(), tr("Not sent")}, {QStringLiteral("production"), tr("production")},
            {QStringLiteral("testing"), tr("testing")},
            {QStringLiteral("deactivated"), tr("deactivated")}},
        &HeliconeOptions::promptMode, Field::PromptMode);
}

ForwardingGroup::ForwardingGroup(QWidget *parent) : OptionGroup(tr("Pass on the record"), parent)
{
    setObjectName(QStringLiteral("forwardingGroup"));
    addSwitch(QStringLiteral("webhook"), tr("Webhooks"), tr("Call the webhooks set up at Helicone"),
        {}, &HeliconeOptions::webhook, Field::Webhook);
    addSwitch(QStringLiteral("posthog"), tr("PostHog"), tr("Send to PostHog"),
        tr("With the key stored as posthog, or $POSTHOG_API_KEY."), &HeliconeOptions::posthog,
        Field::Posthog);
    addText(QStringLiteral("posthogHost"), {}, {}, tr("its address, where it is not PostHog's own"),
        &HeliconeOptions::posthogHost, Field::PosthogHost)
        ->setAccessibleName(tr("PostHog's address"));
    addSwitch(QStringLiteral("lytix"), tr("Lytix"), tr("Send to Lytix"),
        tr("With the key stored as lytix, or $LYTIX_API_KEY."), &HeliconeOptions::lytix,
        Field::Lytix);
    addText(QStringLiteral("lytixHost"), {}, {}, tr("its address, where it is not Lytix's own"),
        &HeliconeOptions::lytixHost, Field::LytixHost)
        ->setAccessibleName(tr("Lytix's address"));
}

}
