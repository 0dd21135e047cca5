#include "app/commands/sendcommand.h"

#include "app/terminal.h"
#include "core/base/whenready.h"
#include "core/budgets/budgetkeeper.h"
#include "core/helicone/address.h"
#include "core/helicone/gatewaymodel.h"
#include "core/helicone/heliconedefaults.h"
#include "core/helicone/heliconeread.h"
#include "core/helicone/tagrules.h"
#include "core/session/calljson.h"
#include "core/session/credentials.h"
#include "core/wire/codec.h"
#include "ui/format.h"

#include <QFile>

namespace heliograph {

SendCommand::SendCommand(
    SendOptions options, const Services &services, const Clock &clock, QObject *parent) :
    QObject(parent),
    m_options(std::move(options)),
    m_services(services),
    m_engine(&services.history, services.book(), clock),
    m_out(stdout),
    m_err(stderr)
{
    connect(&m_engine, &CallEngine::progressed, this, &SendCommand::showProgress);
    connect(&m_engine, &CallEngine::waiting, this, &SendCommand::showWait);
    connect(&m_engine, &CallEngine::finished, this, &SendCommand::showEnd);
}

SendCommand::~SendCommand() = default;

void SendCommand::start()
{
    if (const auto error = prepare())
        fail(*error);
    else if (m_ownId)
        checkId();
    else
        findKeys();
}

void SendCommand::interrupt()
{
    m_engine.stopAll();
}

std::optional<Error> SendCommand::prepare()
{
    if (auto error = chooseProvider())
        return error;
    if (auto error = chooseRequest())
        return error;
    const Settings &settings = m_services.settings;
    m_spec.source = Source::Cli;
    m_spec.route = m_options.route.value_or(m_spec.provider.gateway
            ? Route::Helicone // it is Helicone itself
            : routeFromName(settings.get(QStringLiteral("route"))).value_or(Route::Direct));
    m_spec.tags = m_options.tags;
    if (auto error = chooseHeaders())
        return error;
    m_spec.retry.maxRetries = settings.get(QStringLiteral("call.retries"), QStringLiteral("2")).toInt();
    m_spec.timeoutMs = 1'000 * settings.get(QStringLiteral("call.timeout-s"), QStringLiteral("300")).toInt();
    return std::nullopt;
}

std::optional<Error> SendCommand::chooseProvider()
{
    const ProviderList providers = m_services.providers();
    const bool demo = m_services.demoMode && m_options.provider.isEmpty();
    QString id = demo ? QStringLiteral("demo") : m_options.provider;
    if (id.isEmpty())
        id = m_services.settings.get(QStringLiteral("provider"), QStringLiteral("openai"));
    const Provider *provider = providers.find(id);
    if (!provider) {
        QStringList known;
        for (const Provider &row : providers.all())
            known.append(row.id);
        return Error{ErrorKind::Usage,
            tr("There is no provider “%1”. Known are: %2.").arg(id, known.join(QStringLiteral(", ")))};
    }
    m_spec.provider = *provider;
    m_spec.baseUrl = m_options.baseUrl;
    if (provider->demo && m_spec.baseUrl.isEmpty()) {
        const auto url = m_services.demo.baseUrl();
        if (!url)
            return url.error();
        m_spec.baseUrl = *url;
    }
    m_spec.format = m_options.format.value_or(provider->format);
    if (m_options.baseUrl.isEmpty() && !provider->demo) {
        // What is missing in the settings is said before a key or standard input is asked for.
        if (const auto address = addressOf({*provider, Route::Direct, {}, m_spec.format,
                QStringLiteral("model"), true}); !address)
            return address.error();
    }
    return std::nullopt;
}

std::optional<Error> SendCommand::chooseRequest()
{
    if (m_options.model.isEmpty() && m_options.provider.isEmpty() && !m_spec.provider.demo)
        m_options.model = m_services.settings.get(QStringLiteral("model"));
    if (m_options.model.isEmpty())
        m_options.model = m_spec.provider.models.value(0);
    if (!m_options.bodyFile.isEmpty()) {
        QFile file(m_options.bodyFile);
        if (!file.open(QFile::ReadOnly))
            return Error{ErrorKind::Storage,
                tr("The file %1 cannot be read: %2.").arg(m_options.bodyFile, file.errorString())};
        m_spec.rawBody = file.readAll();
        const Codec *codec = codecFor(m_spec.format);
        const auto request = codec ? codec->decodeRequest(m_spec.rawBody)
                                   : Result<ChatRequest>(Error{ErrorKind::Usage, {}, 0, {}});
        if (request)
            m_spec.request = *request;
        else
            m_spec.request.stream = false; // it is sent all the same: perhaps the refusal is what is wanted
        if (m_spec.format == WireFormat::Gemini) { // the address says both, the body neither
            m_spec.request.model = m_options.model;
            m_spec.request.stream = m_options.stream;
        }
        return std::nullopt;
    }
    if (m_options.model.isEmpty())
        return Error{ErrorKind::Usage, tr("No model is chosen. Name one with --model.")};
    if (m_spec.provider.gateway) {
        if (auto error = gatewayModelError(m_options.model))
            return error;
    }
    const auto prompt = readPrompt();
    if (!prompt)
        return prompt.error();
    const auto request = buildRequest(m_options, m_spec.format, *prompt);
    if (!request)
        return request.error();
    m_spec.request = *request;
    return std::nullopt;
}

/// Helicone's headers among the user's own are understood and checked; the others are sent as they are.
std::optional<Error> SendCommand::chooseHeaders()
{
    const bool helicone = heliconeReads(m_spec.provider, m_spec.route);
    const HeaderList headers = helicone
        ? overDefaults(heliconeDefaults(m_services.settings), m_options.headers)
        : m_options.headers;
    HeliconeRequest request = readHeliconeRequest(headers);
    if (!request.problems.empty())
        return Error{ErrorKind::Usage, request.problems.front().text};
    if (!helicone) {
        if (!keysNeededBy(request.options).isEmpty())
            return Error{ErrorKind::Usage,
                tr("The direct route does not pass Helicone, so the keys named in its headers would go nowhere. Use --route helicone.")};
        m_spec.extraHeaders = m_options.headers;
    } else {
        m_spec.helicone = std::move(request.options);
        m_spec.extraHeaders = std::move(request.rest);
        takeTags(request.tags);
        m_ownId = !request.requestId.isEmpty();
        if (m_ownId)
            m_spec.id = QUuid(request.requestId);
        const HeliconeProblems problems = problemsOf(m_spec.helicone,
            {m_spec.provider, m_spec.format, m_spec.request.stream, m_spec.tags});
        if (!problems.empty())
            return Error{ErrorKind::Usage, problems.front().text};
    }
    const QString problem = tagsProblem(m_spec.tags);
    return problem.isEmpty() ? std::nullopt : std::optional(Error{ErrorKind::Usage, problem});
}

/// Tags that were written as headers; those of the options stay.
void SendCommand::takeTags(const Tags &tags)
{
    const auto take = [](QString &target, const QString &text) {
        if (target.isEmpty())
            target = text;
    };
    take(m_spec.tags.userId, tags.userId);
    take(m_spec.tags.sessionId, tags.sessionId);
    take(m_spec.tags.sessionName, tags.sessionName);
    take(m_spec.tags.sessionPath, tags.sessionPath);
    m_spec.tags.properties += tags.properties;
}

Result<QString> SendCommand::readPrompt()
{
    if (m_options.prompt != QLatin1String("-"))
        return m_options.prompt;
    QFile input;
    if (!input.open(stdin, QFile::ReadOnly))
        return Error{ErrorKind::Usage, tr("Standard input cannot be read.")};
    const QString text = QString::fromUtf8(input.readAll());
    if (text.trimmed().isEmpty())
        return Error{ErrorKind::Usage, tr("Standard input is empty: there is no prompt.")};
    return text;
}

/// An id of the user's own: the history holds each once.
void SendCommand::checkId()
{
    m_services.history.call(m_spec.id).then(this, [this](const Result<Call> &known) {
        if (known)
            fail({ErrorKind::Usage,
                tr("There is a call with the id %1 already. Give another Helicone-Request-Id, or leave it out.")
                    .arg(m_spec.id.toString(QUuid::WithoutBraces))});
        else
            findKeys();
    });
}

void SendCommand::findKeys()
{
    const QList<NamedKey> named = namedKeys(keysNeededBy(m_spec.helicone), m_services.providers());
    credentialsFor(m_services.keys, m_spec.provider, m_spec.route, named)
        .then(this, [this](const Result<Credentials> &credentials) {
            // Who gives an address of their own may be talking to a server that wants no key.
            if (!credentials && m_options.baseUrl.isEmpty()) {
                fail(credentials.error());
                return;
            }
            if (credentials)
                m_spec.credentials = *credentials;
            else if (m_spec.route == Route::Helicone)
                m_err << credentials.error().message << Qt::endl;
            askBudget();
        });
}

void SendCommand::askBudget()
{
    whenReady(m_services.budgets.admit(m_spec, m_options.overBudget), this, [this](const Status &admitted) {
        if (admitted)
            m_engine.start(m_spec);
        else
            fail(admitted.error());
    });
}

void SendCommand::showProgress(const CallProgress &progress)
{
    if (m_options.json || progress.text.isEmpty())
        return;
    m_out << (stdoutIsTerminal() ? terminalSafe(progress.text) : progress.text) << Qt::flush;
    m_endsInNewline = progress.text.endsWith(QLatin1Char('\n'));
}

void SendCommand::showWait(const RetryWait &wait)
{
    m_err << wait.error.message << QLatin1Char(' ')
          << tr("Asking again in %1 (attempt %2 of %3). Ctrl+C stops.")
                 .arg(durationText(wait.waitMs * 1'000))
                 .arg(wait.attempt + 1)
                 .arg(wait.maxRetries + 1)
          << Qt::endl;
}

void SendCommand::showEnd(const Call &call)
{
    if (m_options.json) {
        m_out << QString::fromUtf8(dumpJson(callToJson(call))) << Qt::endl;
    } else if (!m_endsInNewline) {
        m_out << Qt::endl;
    }
    if (!m_options.json) {
        for (const ToolCall &tool : call.answer.toolCalls)
            m_out << terminalSafe(tool.name + QLatin1Char('(') + tool.arguments + QLatin1Char(')')) << Qt::endl;
        if (!call.answer.refusal.isEmpty())
            m_out << terminalSafe(call.answer.refusal) << Qt::endl;
        const Timing &timing = call.exchange.timing;
        m_err << terminalSafe(call.model.isEmpty() ? call.requestedModel : call.model) << QStringLiteral(" · ")
              << tr("%1 to first token").arg(durationText(timing.firstTokenUs)) << QStringLiteral(" · ")
              << tr("%1 in all").arg(durationText(timing.endUs)) << QStringLiteral(" · ")
              << costText(call.cost()) << QStringLiteral(" · ")
              << call.id.toString(QUuid::WithoutBraces) << Qt::endl;
    }
    if (call.error)
        m_err << terminalSafe(call.error->message) << Qt::endl;
    Q_EMIT finished(call.status == CallStatus::Ok ? 0 : 1);
}

void SendCommand::fail(const Error &error)
{
    m_err << terminalSafe(error.message) << Qt::endl;
    Q_EMIT finished(error.kind == ErrorKind::Usage ? 2 : 1);
}

}
