#include "core/demo/demohelicone.h"

#include "core/demo/demoscenario.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QUuid>

#include <cmath>

namespace heliograph {

namespace {

constexpr qsizetype kCacheEntries = 256;
constexpr qsizetype kCacheBytes = 32 * 1024 * 1024;
constexpr qsizetype kWindows = 1000;

bool isTrue(const QByteArray &value)
{
    return value.toLower() == "true";
}

DemoRefusal text500(const QByteArray &text)
{
    return {500, {{"Content-Type", "text/plain;charset=UTF-8"}}, text};
}

DemoRefusal crash(const char *why)
{
    return {500, {{"Content-Type", "application/json;charset=UTF-8"}, {"helicone-error", "true"}},
        dumpJson(Json{{"helicone-message", std::string("Helicone ran into an error servicing your request: ") + why},
            {"support", "This is the demo provider: nobody needs to be told."}, {"helicone-error", "{}"}})};
}

/// How long an answer is kept, as Helicone reads Cache-Control; nothing where its store takes none for so short a time.
std::optional<qint64> lifetimeMs(const QByteArray &cacheControl)
{
    constexpr qint64 week = 7 * 86'400;
    constexpr qint64 year = 365 * 86'400;
    static const QRegularExpression shared(QStringLiteral("s-maxage=(\\d{1,15})"));
    static const QRegularExpression own(QStringLiteral("max-age=(\\d{1,15})"));
    const QString text = QString::fromLatin1(cacheControl);
    auto match = shared.match(text);
    if (!match.hasMatch())
        match = own.match(text);
    const qint64 seconds = match.hasMatch() ? std::min(match.captured(1).toLongLong(), year) : week;
    if (seconds < 60)
        return std::nullopt;
    return seconds * 1000;
}

/// The body without the members a client wants ignored; nothing where the header is no list of
/// quoted names.
std::optional<QByteArray> cacheBody(const IncomingRequest &request)
{
    const QByteArray ignored = request.header("helicone-cache-ignore-keys");
    if (ignored.isEmpty())
        return request.body;
    const auto names = parseJson("[" + ignored + "]");
    auto body = parseJson(request.body);
    if (!names)
        return std::nullopt;
    if (!body || !body->is_object())
        return request.body;
    for (const Json &name : *names) {
        if (name.is_string())
            body->erase(name.get_ref<const std::string &>());
    }
    return dumpJson(*body);
}

}

QByteArray demoHeliconeId(const QByteArray &requestId)
{
    static const QRegularExpression uuid(
        QStringLiteral(
            "\\A[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\\z"),
        QRegularExpression::CaseInsensitiveOption);
    if (uuid.match(QString::fromLatin1(requestId)).hasMatch())
        return requestId;
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

DemoHelicone::DemoHelicone(std::function<qint64()> nowMs) : m_nowMs(std::move(nowMs))
{
    if (m_nowMs)
        return;
    QElapsedTimer timer;
    timer.start();
    m_nowMs = [timer] { return timer.elapsed(); };
}

DemoHelicone::Visit DemoHelicone::visit(const IncomingRequest &request)
{
    Visit visit;
    visit.through = request.hasHeader("helicone-auth");
    if (!visit.through)
        return visit;
    visit.headers = {{"Helicone-Id", demoHeliconeId(request.header("helicone-request-id"))},
        {"Helicone-Status", "success"}};
    const QByteArray mode = request.header("helicone-prompt-mode");
    if (!mode.isEmpty() && mode != "production" && mode != "testing" && mode != "deactivated")
        visit.refusal = crash("Error: Invalid prompt mode");
    if (!visit.refusal)
        limit(request, visit);
    if (!visit.refusal)
        lookUp(request, visit);
    if (!visit.refusal && !visit.hit) {
        readRetries(request, visit);
        readTargets(request, visit);
    }
    return visit;
}

/// The header alone turns them on, whatever its value, as at Helicone.
void DemoHelicone::readRetries(const IncomingRequest &request, Visit &visit) const
{
    if (!request.hasHeader("helicone-retry-enabled"))
        return;
    const auto number = [&request](const char *name, double fallback) {
        bool ok = false;
        const double value = request.header(name).toDouble(&ok);
        return ok && value >= 0 ? value : fallback;
    };
    const int times = int(std::min(number("helicone-retry-num", 5), 100.0));
    const double factor = number("helicone-retry-factor", 2);
    const double longest = std::min(number("helicone-retry-max-timeout", 10'000), 600'000.0);
    double wait = number("helicone-retry-min-timeout", 1'000);
    for (int i = 0; i < times; ++i, wait = std::min(wait * factor, longest))
        visit.retryWaits.push_back(qint64(std::min(wait, longest)));
}

void DemoHelicone::readTargets(const IncomingRequest &request, Visit &visit) const
{
    const QByteArray text = request.header("helicone-fallbacks");
    if (text.isEmpty())
        return;
    const auto list = parseJson(text);
    if (!list || !list->is_array()) {
        visit.refusal = crash("SyntaxError: Unexpected token in JSON");
        return;
    }
    for (const Json &entry : *list) {
        if (!member(entry, "target-url").is_string() || !member(entry, "headers").is_object()
            || !member(entry, "onCodes").is_array()) {
            visit.refusal = crash("Error: helicone-fallbacks must have target-url, headers, and onCodes");
            return;
        }
        Target target;
        for (const Json &code : member(entry, "onCodes")) {
            const int one = code.is_number_integer() ? code.get<int>() : 0;
            target.onCodes.push_back({int(intMember(code, "from").value_or(one)), int(intMember(code, "to").value_or(one))});
        }
        target.bodyOverride = member(entry, "bodyKeyOverride");
        visit.targets.push_back(std::move(target));
    }
}

/// QUOTA;w=SECONDS[;u=request|cents][;s=user|property]; what is malformed limits nothing, as at
/// Helicone. The demo costs nothing, so a limit in cents is never reached.
void DemoHelicone::limit(const IncomingRequest &request, Visit &visit)
{
    static const QRegularExpression form(
        QStringLiteral("\\A(\\d{1,12}(?:\\.\\d{1,12})?);w=(\\d{1,9})(?:;u=(request|cents))?(?:;s=(["
                       "\\w-]{1,100}))?\\z"),
        QRegularExpression::CaseInsensitiveOption);
    const QByteArray policy = request.header("helicone-ratelimit-policy");
    const auto match = form.match(QString::fromLatin1(policy));
    const qint64 windowS = match.captured(2).toLongLong();
    if (!match.hasMatch() || windowS < 60 || windowS > 31'536'000)
        return;
    QByteArray segment;
    const QString by = match.captured(4).toLower();
    if (!by.isEmpty()) {
        segment = by == QLatin1String("user")
            ? request.header("helicone-user-id")
            : request.header("helicone-property-" + by.toLatin1());
        if (segment.isEmpty())
            return;
    }
    const double quota = match.captured(1).toDouble();
    const bool cents = match.captured(3).compare(QLatin1String("cents"), Qt::CaseInsensitive) == 0;

    if (m_windows.size() >= kWindows)
        m_windows.clear();
    const QByteArray name =
        QCryptographicHash::hash(policy + '\n' + segment + '\n' + request.header("helicone-auth"),
            QCryptographicHash::Sha256);
    Window &window = m_windows[name];
    const qint64 now = m_nowMs();
    if (window.lengthMs == 0 || now - window.startMs >= window.lengthMs)
        window = {now, windowS * 1000, 0};
    const bool over = !cents && window.used + 1 > quota;
    if (!cents && !over)
        window.used += 1;

    const auto remaining = qint64(std::floor(std::max(0.0, quota - window.used)));
    visit.headers.append(Header{"Helicone-RateLimit-Limit", match.captured(1).toLatin1()});
    visit.headers.append(Header{"Helicone-RateLimit-Remaining", QByteArray::number(remaining)});
    visit.headers.append(Header{"Helicone-RateLimit-Policy", policy});
    if (over) {
        const qint64 resetS = (window.startMs + window.lengthMs - now + 999) / 1000;
        visit.headers.append(Header{"Helicone-RateLimit-Reset", QByteArray::number(resetS)});
        visit.headers.append(Header{"X-Helicone-Error", "rate_limited"});
        visit.refusal = DemoRefusal{
            429, {{"Content-Type", "application/json;charset=UTF-8"}}, heliconeRateLimitBody()};
    }
}

void DemoHelicone::lookUp(const IncomingRequest &request, Visit &visit)
{
    const bool both = isTrue(request.header("helicone-cache-enabled"));
    const bool read = both || isTrue(request.header("helicone-cache-read"));
    const bool save = both || isTrue(request.header("helicone-cache-save"));
    if (!read && !save)
        return;
    const QByteArray size = request.header("helicone-cache-bucket-max-size");
    const int buckets = size.isEmpty() ? 1 : size.toInt();
    if (buckets > 20) {
        visit.refusal = text500("Cache bucket size cannot be greater than 20");
        return;
    }
    const auto body = cacheBody(request);
    if (!body) {
        visit.refusal = text500("Unexpected token in Helicone-Cache-Ignore-Keys");
        return;
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : {request.header("helicone-cache-seed"), request.target, *body,
             size, request.header("helicone-auth"), request.header("authorization")}) {
        hash.addData(QByteArray::number(part.size()) + ':');
        hash.addData(part);
    }
    const QByteArray name = hash.result();
    const auto nameOf = [&name](int bucket) { return name + QByteArray::number(bucket); };
    int empty = 0;
    while (empty < std::max(1, buckets) && isKept(nameOf(empty)))
        ++empty;
    // A hit is served once all buckets are full, and then from any of them.
    if (read && empty == std::max(1, buckets)) {
        visit.hit =
            m_cache.value(nameOf(QRandomGenerator::global()->bounded(std::max(1, buckets))));
        visit.headers.append(Header{"Helicone-Cache", "HIT"});
        visit.headers.append(
            Header{"Helicone-Cache-Bucket-Idx", QByteArray::number(visit.hit->bucket)});
        visit.headers.append(
            Header{"Helicone-Cache-Latency", QByteArray::number(visit.hit->latencyMs)});
        return;
    }
    visit.headers.append(Header{"Helicone-Cache", "MISS"});
    const auto lifetime = lifetimeMs(request.header("cache-control"));
    if (save && lifetime && empty < std::max(1, buckets)) {
        visit.keepAs = nameOf(empty);
        if (m_lifetimes.size() >= kWindows)
            m_lifetimes.clear();
        m_lifetimes.insert(visit.keepAs, *lifetime);
    }
}

bool DemoHelicone::isKept(const QByteArray &name)
{
    const auto found = m_cache.constFind(name);
    if (found == m_cache.constEnd())
        return false;
    if (found->expiresMs > m_nowMs())
        return true;
    m_cacheBytes -= found->body.size();
    m_cache.erase(found);
    m_cacheOrder.remove(name);
    return false;
}

void DemoHelicone::keep(const QByteArray &name, Cached answer)
{
    if (answer.body.size() > kCacheBytes / 4 || m_cache.contains(name))
        return;
    answer.bucket = name.mid(32).toInt(); // behind the SHA-256
    answer.expiresMs = m_nowMs() + m_lifetimes.value(name);
    m_lifetimes.remove(name);
    m_cacheBytes += answer.body.size();
    m_cache.insert(name, std::move(answer));
    m_cacheOrder.push_back(name);
    while (m_cacheBytes > kCacheBytes || m_cache.size() > kCacheEntries) {
        m_cacheBytes -= m_cache.take(m_cacheOrder.front()).body.size();
        m_cacheOrder.pop_front();
    }
}

}
