#include "core/capture/captureadvice.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace heliograph {

namespace {

using Kind = CaptureAdvice::Kind;
using Reason = CaptureRefusal::Reason;

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(CaptureAdvice)
};

QByteArray headerOf(const HeaderList &headers, const char *name)
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value.trimmed();
    }
    return {};
}

/// A header that is there and has something in it beside "Bearer".
bool hasCredential(const Exchange &exchange)
{
    for (const char *name : {"Authorization", "x-api-key", "api-key", "x-goog-api-key"}) {
        const QByteArray value = headerOf(exchange.requestHeaders, name);
        if (!value.isEmpty() && value.compare("Bearer", Qt::CaseInsensitive) != 0)
            return true;
    }
    return exchange.url.contains(QLatin1String("?key=")) || exchange.url.contains(QLatin1String("&key="));
}

/// "OpenAI/JS 7.57.0" of a whole user agent.
QString clientOf(const Exchange &exchange)
{
    QString agent = QString::fromUtf8(headerOf(exchange.requestHeaders, "User-Agent")).simplified();
    constexpr int longest = 40;
    if (agent.size() > longest)
        agent = agent.section(u' ', 0, 0).left(longest);
    return agent;
}

QString nameOf(const QString &id, const ProviderList &providers)
{
    const Provider *provider = providers.find(id);
    return provider ? provider->name : id;
}

QString originIn(const QString &text)
{
    static const QRegularExpression origin(QStringLiteral("\\bhttps?://[A-Za-z0-9.\\-\\[\\]:]*[A-Za-z0-9\\]]"));
    return origin.match(text).captured(0);
}

CaptureAdvice ofRefusal(const CaptureRefusal &refusal, const CaptureSeen &seen)
{
    const QString port = QString::number(seen.state.port);
    switch (refusal.reason) {
    case Reason::Host:
        return {Kind::Warning,
            Tr::tr("A program called this computer by another name, which is refused so that no website can slip in. Use http://127.0.0.1:%1 as the "
                   "host, as in the address above.").arg(port),
            AdviceAction::CopyAddress};
    case Reason::Origin: {
        const QString origin = originIn(refusal.message);
        return {Kind::Warning,
            origin.isEmpty() ? Tr::tr("A web page was turned away. Web pages may call only from origins that you allow.")
                             : Tr::tr("The web page %1 was turned away. Web pages may call only from origins that you allow.").arg(origin),
            AdviceAction::AllowOrigin, origin};
    }
    case Reason::Token:
        return {Kind::Bad,
            Tr::tr("A program used an address without the secret part of today's address, or with an old one. Copy the address once more."),
            AdviceAction::CopyAddress};
    case Reason::Provider: // its message has the name, or says why that provider has no address
        return {Kind::Bad,
            refusal.message.isEmpty() || refusal.message.contains(QLatin1String("“”"))
                ? Tr::tr("The address of a program ends too early: after the secret part comes the provider, such as /openai/v1.")
                : refusal.message,
            AdviceAction::CopyAddress};
    case Reason::Malformed:
        if (!refusal.path.isEmpty())
            return {Kind::Warning, refusal.message};
        return {Kind::Bad,
            Tr::tr("%1 Check that the address in the program begins with http:// and not with https://.").arg(refusal.message).trimmed(),
            AdviceAction::CopyAddress};
    case Reason::TooLarge:
    case Reason::TooSlow:
        return {Kind::Warning, refusal.message};
    case Reason::Upstream:
        return {Kind::Bad, Tr::tr("%1 Check the network and the provider's address in Settings.").arg(refusal.message).trimmed(),
            AdviceAction::OpenProviders};
    }
    return {};
}

bool isUnreachable(const Error &error)
{
    return error.kind == ErrorKind::Network || error.kind == ErrorKind::Tls || error.kind == ErrorKind::Timeout;
}

/// Helicone's own refusal, not one that it passed on.
bool isHelicones(const CaptureOutcome &outcome)
{
    if (outcome.route != Route::Helicone || !outcome.error)
        return false;
    return outcome.error->kind == ErrorKind::Proxy
        || (outcome.error->kind == ErrorKind::Auth && outcome.error->message.contains(QLatin1String("Helicone"), Qt::CaseInsensitive));
}

std::optional<CaptureAdvice> ofRefusedKey(const CaptureOutcome &outcome, const QString &name, const Provider *provider)
{
    const QString variable = provider ? provider->keyVariable : QString();
    if (!outcome.keySent) {
        return CaptureAdvice{Kind::Bad,
            variable.isEmpty() ? Tr::tr("%1 wants a key and got none. Give the program its key, as it has without capture.").arg(name)
                               : Tr::tr("%1 wants a key and got none. Give the program its key, in %2.").arg(name, variable)};
    }
    return CaptureAdvice{Kind::Bad,
        variable.isEmpty() ? Tr::tr("%1 refused the key that the program sent: %2").arg(name, outcome.error->message)
                           : Tr::tr("%1 refused the key that the program sent. Look at %2 where the program runs. %3")
                                 .arg(name, variable, outcome.error->message)};
}

/// What the path of a 404 says about the base URL.
CaptureAdvice ofNotFound(const CaptureOutcome &outcome, const QString &name, const Provider *provider)
{
    static const QRegularExpression twice(QStringLiteral("(/v\\d[a-z0-9]*)(/v\\d[a-z0-9]*)/"));
    static const QRegularExpression version(QStringLiteral("/v\\d"));
    const QString wanted = provider ? QUrl(provider->directUrl).path() : QString();
    if (const auto match = twice.match(outcome.path); match.hasMatch())
        return {Kind::Bad, Tr::tr("The program asked %1 for %2: its SDK adds %3 by itself. Take %4 off the end of the base URL.")
                               .arg(name, outcome.path, match.captured(2), match.captured(1))};
    if (version.match(wanted).hasMatch() && !version.match(outcome.path).hasMatch())
        return {Kind::Bad, Tr::tr("The program asked %1 for %2, which it does not have. The base URL has to end with %3.").arg(name, outcome.path, wanted),
            AdviceAction::CopyAddress};
    return {Kind::Warning, Tr::tr("%1 does not have what the program asked for. %2").arg(name, outcome.error->message)};
}

std::optional<CaptureAdvice> ofOutcome(const CaptureOutcome &outcome, const ProviderList &providers)
{
    if (!outcome.error)
        return std::nullopt;
    const QString name = nameOf(outcome.provider, providers);
    const Provider *provider = providers.find(outcome.provider);
    if (isHelicones(outcome)) {
        return CaptureAdvice{Kind::Bad,
            outcome.error->kind == ErrorKind::Auth
                ? Tr::tr("Helicone refused the call. Its key is missing or wrong: %1").arg(outcome.error->message)
                : Tr::tr("Helicone itself failed, not %1: %2").arg(name, outcome.error->message),
            outcome.error->kind == ErrorKind::Auth ? AdviceAction::OpenKeys : AdviceAction::None,
            outcome.error->kind == ErrorKind::Auth ? QStringLiteral("helicone") : QString()};
    }
    switch (outcome.error->kind) {
    case ErrorKind::Auth:
        return ofRefusedKey(outcome, name, provider);
    case ErrorKind::NotFound:
        return ofNotFound(outcome, name, provider);
    case ErrorKind::Network:
    case ErrorKind::Tls:
    case ErrorKind::Timeout:
        return CaptureAdvice{Kind::Bad,
            Tr::tr("%1 Check the network and the provider's address in Settings.").arg(outcome.error->message), AdviceAction::OpenProviders,
            outcome.provider};
    default:
        return std::nullopt; // limits, bad requests and the like are the program's own affair, and stand in the list
    }
}

QString lostText(const CaptureState &state)
{
    const QString text = Tr::tr("%Ln calls were passed on but not kept.", nullptr, int(std::min<qint64>(state.lost, 1'000'000)));
    return state.problem.isEmpty() ? text : text + QLatin1Char(' ') + state.problem;
}

}

CaptureOutcome CaptureOutcome::of(const Call &call)
{
    CaptureOutcome outcome{call.provider, call.route, call.status, call.httpStatus, call.error, QUrl(call.exchange.url).path(),
        hasCredential(call.exchange), clientOf(call.exchange)};
    return outcome;
}

QList<CaptureAdvice> captureAdvice(const CaptureSeen &seen, const ProviderList &providers)
{
    QList<CaptureAdvice> list;
    const auto add = [&list](const CaptureAdvice &advice) {
        for (CaptureAdvice &known : list) {
            if (known.text == advice.text) {
                ++known.count;
                return;
            }
        }
        list.append(advice);
    };
    if (!seen.state.running) {
        if (!seen.state.problem.isEmpty())
            add({Kind::Bad, Tr::tr("Capture cannot start: %1").arg(seen.state.problem), AdviceAction::ChangePort});
        return list;
    }
    if (seen.state.lost > 0)
        add({Kind::Bad, lostText(seen.state)});
    if (!seen.settings.recording)
        add({Kind::Warning, Tr::tr("Recording is paused: calls go through and are not kept."), AdviceAction::Resume});
    if (seen.settings.route == Route::Helicone && !seen.heliconeKey) {
        add({Kind::Bad, Tr::tr("Calls are to go through Helicone, but there is no Helicone key to add to them."), AdviceAction::OpenKeys,
            QStringLiteral("helicone")});
    }
    // A provider that was not reached is told by the call, where it was recorded.
    const bool told = std::any_of(seen.outcomes.begin(), seen.outcomes.end(),
        [](const CaptureOutcome &outcome) { return outcome.error && isUnreachable(*outcome.error); });
    for (const CaptureRefusal &refusal : seen.refusals) {
        if (refusal.reason != Reason::Upstream || !told)
            add(ofRefusal(refusal, seen));
    }
    for (qsizetype i = 0; i < seen.outcomes.size(); ++i) {
        const CaptureOutcome &outcome = seen.outcomes[i];
        const bool mended = std::any_of(seen.outcomes.begin() + i + 1, seen.outcomes.end(), [&](const CaptureOutcome &later) {
            return later.status == CallStatus::Ok && later.provider == outcome.provider && later.route == outcome.route;
        });
        if (const auto advice = ofOutcome(outcome, providers); advice && !mended)
            add(*advice);
    }
    if (list.isEmpty() && !seen.outcomes.isEmpty() && seen.outcomes.last().status == CallStatus::Ok && seen.outcomes.size() <= 3) {
        const CaptureOutcome &last = seen.outcomes.last();
        const QString name = nameOf(last.provider, providers);
        add({Kind::Good, last.client.isEmpty() ? Tr::tr("It works: a program's call to %1 was recorded.").arg(name)
                                               : Tr::tr("It works: a call of %1 to %2 was recorded.").arg(last.client, name)});
    }
    std::stable_sort(list.begin(), list.end(), [](const CaptureAdvice &a, const CaptureAdvice &b) { return a.kind > b.kind; });
    return list;
}

QStringList waitingHints(const CaptureState &state, const CaptureSettings &settings)
{
    QStringList hints{
        Tr::tr("Give a program the address, start it again and let it ask something."),
        Tr::tr("The program must run on this computer. In a container or a virtual machine, 127.0.0.1 is another place."),
        Tr::tr("Where HTTP_PROXY or HTTPS_PROXY is set, set NO_PROXY=127.0.0.1 too."),
    };
    if (settings.allowedOrigins.isEmpty())
        hints.append(Tr::tr("A web page calls from its server, or needs to be allowed under Options."));
    if (state.served > 0)
        hints.append(Tr::tr("Requests that came so far: %1. None was a call that could be recorded.").arg(state.served));
    return hints;
}

}
