#include "app/commands/capturecommand.h"

#include <QDateTime>

#include <cstdio>

namespace heliograph {

Result<CaptureOptions> parseCaptureOptions(const QStringList &arguments)
{
    CaptureOptions options;
    const auto wrong = [](const QString &message) { return Error{ErrorKind::Usage, message, 0, {}}; };
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        QString name = arguments[i];
        if (name == QLatin1String("--help") || name == QLatin1String("-h")) {
            options.help = true;
            continue;
        }
        QString value;
        if (const qsizetype sign = name.indexOf(QLatin1Char('=')); sign > 0) {
            value = name.mid(sign + 1);
            name.truncate(sign);
        } else if (i + 1 < arguments.size()) {
            value = arguments[++i];
        }
        if (name == QLatin1String("--port")) {
            bool ok = false;
            const uint port = value.toUInt(&ok);
            if (!ok || port > 65'535)
                return wrong(CaptureCommand::tr("--port needs a number from 0 (any free port) to 65535."));
            options.port = quint16(port);
        } else if (name == QLatin1String("--route")) {
            options.route = routeFromName(value);
            if (!options.route)
                return wrong(CaptureCommand::tr("--route is helicone or direct."));
        } else {
            return wrong(CaptureCommand::tr("The option %1 is not known. Try heliograph capture --help.").arg(name));
        }
    }
    return options;
}

QString captureHelp()
{
    return CaptureCommand::tr("Usage: heliograph capture [--port N] [--route helicone|direct]\n"
                              "\n"
                              "Runs the capture proxy on this machine, until Ctrl+C: give a client the address printed for\n"
                              "its provider as its base URL, and every request and response is in the history.\n"
                              "\n"
                              "  --port N     listen on this port (0: any free one; else the port of the settings, 8787)\n"
                              "  --route R    send on through Helicone, or direct (else as in the settings)\n");
}

CaptureCommand::CaptureCommand(CaptureService &capture, QObject *parent) :
    QObject(parent), m_capture(capture), m_out(stdout), m_err(stderr)
{
    connect(&m_capture, &CaptureService::callFinished, this, &CaptureCommand::print);
    connect(&m_capture, &CaptureService::refused, this, &CaptureCommand::printRefusal);
    connect(&m_capture, &CaptureService::stateChanged, this, &CaptureCommand::printProblem);
}

std::optional<int> CaptureCommand::start(const CaptureOptions &options)
{
    CaptureSettings settings = m_capture.captureSettings();
    settings.port = options.port.value_or(settings.port);
    settings.route = options.route.value_or(settings.route);
    m_capture.use(settings);
    const Status status = m_capture.start();
    if (!status) {
        m_err << status.error().message << Qt::endl;
        return 1;
    }
    const QStringList providers = m_capture.providers();
    for (const QString &id : providers)
        m_out << id << ' ' << m_capture.baseUrl(id) << '\n';
    m_out << Qt::flush;
    return std::nullopt;
}

/// Time, provider, model, status, tokens in and out, milliseconds, cost and what was asked: one line, for people and scripts.
void CaptureCommand::print(const Call &call)
{
    m_out << call.createdAt.toLocalTime().toString(QStringLiteral("HH:mm:ss")) << ' ' << call.id.toString(QUuid::WithoutBraces)
          << ' ' << call.provider << ' ' << (call.model.isEmpty() ? call.requestedModel : call.model).simplified() << ' '
          << callStatusName(call.status);
    if (call.httpStatus != 0)
        m_out << ' ' << call.httpStatus;
    const Usage &usage = call.answer.usage;
    if (usage.input || usage.output)
        m_out << ' ' << usage.totalInput().value_or(0) << '+' << usage.output.value_or(0) << " tokens";
    m_out << ' ' << call.exchange.timing.endUs / 1'000 << " ms";
    if (const auto cost = call.cost())
        m_out << ' ' << cost->toDisplay();
    m_out << ' ' << call.promptPreview.simplified() << Qt::endl;
    if (call.error)
        m_err << call.error->message << Qt::endl;
}

void CaptureCommand::printRefusal(const CaptureRefusal &refusal)
{
    m_err << tr("Refused: %1").arg(refusal.message) << Qt::endl;
}

void CaptureCommand::printProblem(const CaptureState &state)
{
    if (state.problem == m_problem)
        return;
    m_problem = state.problem;
    if (!m_problem.isEmpty())
        m_err << m_problem << Qt::endl;
}

}
