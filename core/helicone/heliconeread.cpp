#include "core/helicone/heliconeread.h"

#include "core/helicone/heliconetable.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(HeliconeRead)
};

/// Names that are no option here but that Helicone knows.
constexpr std::array kOtherNames{"Helicone-Auth", "Helicone-Target-URL", "Helicone-OpenAI-Api-Base",
    "Helicone-Request-Id", "Helicone-User-Id", "Helicone-Session-Id", "Helicone-Session-Name",
    "Helicone-Session-Path", "Helicone-Cache-Enabled", "Helicone-Cache-Save", "Helicone-Cache-Read",
    "Helicone-Cache-Ignore-Keys", "Helicone-Retry-Enabled", "Helicone-Retry-Factor",
    "Helicone-RateLimit-Policy", "Helicone-Fallbacks", "Helicone-Prompt-Security-Enabled",
    "Helicone-Posthog-Key", "Helicone-Lytix-Key", "Helicone-Node-Id", "Helicone-Experiment-Id",
    "Helicone-Experiment-Column-Id", "Helicone-Experiment-Row-Index", "Helicone-Manual-Access-Key",
    "Helicone-JWT", "Helicone-Org-Id"};

int distance(const QByteArray &a, const QByteArray &b)
{
    std::vector<int> row(size_t(b.size()) + 1);
    for (size_t j = 0; j < row.size(); ++j)
        row[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int above = row[size_t(j)];
            const int changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[size_t(j)] = std::min({above + 1, row[size_t(j) - 1] + 1, changed});
            diagonal = above;
        }
    }
    return row.back();
}

/// The known name that a misspelt one probably means; empty: none is near.
QByteArray nearestName(const QByteArray &name)
{
    QByteArray nearest;
    int least = 4;
    const auto look = [&](const char *known) {
        const int apart = distance(name.toLower(), QByteArray(known).toLower());
        if (apart < least) {
            least = apart;
            nearest = known;
        }
    };
    for (const char *known : kOtherNames)
        look(known);
    for (const SwitchRow &row : kSwitchRows)
        look(row.header);
    for (const TextRow &row : kTextRows)
        look(row.header);
    for (const NumberRow &row : kNumberRows)
        look(row.header);
    return nearest;
}

bool isUuidForHelicone(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral(
            "\\A[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\\z"),
        QRegularExpression::CaseInsensitiveOption);
    return form.match(text).hasMatch();
}

class Reader final
{
public:
    HeliconeRequest read(const HeaderList &headers);

private:
    bool readTag(const QByteArray &name, const QByteArray &lower, const QString &value);
    bool readCache(const QByteArray &name, const QByteArray &lower, const QString &value);
    bool readRetry(const QByteArray &name, const QByteArray &lower, const QString &value);
    bool readPlumbing(const Header &header, const QByteArray &lower, const QString &value);
    bool readRow(const QByteArray &name, const QByteArray &lower, const QString &value);
    bool readKeyed(const QByteArray &name, const QByteArray &lower, const QString &value);
    void readCacheControl(const Header &header);
    void readIgnoreKeys(const QByteArray &value);
    bool isOn(const QByteArray &name, const QString &value, HeliconeField field, bool anyCase);
    std::optional<qint64> whole(const QByteArray &name, const QString &value, HeliconeField field);
    void add(HeliconeField field, const QString &text)
    {
        m_result.problems.push_back({field, text});
    }

    HeliconeRequest m_result;
};

/// Helicone compares with the word true and takes everything else for off.
bool Reader::isOn(const QByteArray &name, const QString &value, HeliconeField field, bool anyCase)
{
    if (value == QLatin1String("true") || (anyCase && value.toLower() == QLatin1String("true")))
        return true;
    static const QStringList off{QString(), QStringLiteral("false"), QStringLiteral("0"),
        QStringLiteral("off"), QStringLiteral("no")};
    if (!off.contains(value.toLower()))
        add(field,
            Tr::tr("%1: Helicone knows the word true alone and takes “%2” for off. Write true, or "
                   "leave the header out.")
                .arg(QString::fromLatin1(name), value));
    return false;
}

std::optional<qint64> Reader::whole(
    const QByteArray &name, const QString &value, HeliconeField field)
{
    bool ok = false;
    const qint64 number = value.toLongLong(&ok);
    if (ok)
        return number;
    add(field,
        Tr::tr("%1 must be a whole number, not “%2”.").arg(QString::fromLatin1(name), value));
    return std::nullopt;
}

bool Reader::readTag(const QByteArray &name, const QByteArray &lower, const QString &value)
{
    Tags &tags = m_result.tags;
    if (lower == "helicone-user-id")
        tags.userId = value;
    else if (lower == "helicone-session-id")
        tags.sessionId = value;
    else if (lower == "helicone-session-name")
        tags.sessionName = value;
    else if (lower == "helicone-session-path")
        tags.sessionPath = value;
    else if (lower.startsWith("helicone-property-"))
        tags.properties.append(
            {QString::fromUtf8(name.mid(qsizetype(strlen("helicone-property-")))), value});
    else
        return false;
    return true;
}

bool Reader::readCache(const QByteArray &name, const QByteArray &lower, const QString &value)
{
    HeliconeOptions &options = m_result.options;
    if (lower == "helicone-cache-enabled") {
        if (isOn(name, value, HeliconeField::Cache, true))
            options.cacheSave = options.cacheRead = true;
    } else if (lower == "helicone-cache-save") {
        options.cacheSave |= isOn(name, value, HeliconeField::Cache, true);
    } else if (lower == "helicone-cache-read") {
        options.cacheRead |= isOn(name, value, HeliconeField::Cache, true);
    } else if (lower == "helicone-cache-ignore-keys") {
        readIgnoreKeys(value.toUtf8());
    } else if (lower == "helicone-cache-control") {
        add(HeliconeField::CacheTtl,
            Tr::tr("Helicone-Cache-Control does not set how long an answer is kept; Helicone only "
                   "writes it down. Use the header "
                   "Cache-Control: max-age=SECONDS."));
    } else {
        return false;
    }
    return true;
}

void Reader::readIgnoreKeys(const QByteArray &value)
{
    const auto names = parseJson("[" + value + "]");
    const bool sound = names && std::all_of(names->begin(), names->end(), [](const Json &name) {
        return name.is_string();
    });
    if (!sound) {
        QStringList quoted;
        const auto parts = QString::fromUtf8(value).split(QLatin1Char(','), Qt::SkipEmptyParts);
        for (QString part : parts)
            quoted.append(QLatin1Char('"')
                + part.remove(QLatin1Char('"'))
                      .remove(QLatin1Char('['))
                      .remove(QLatin1Char(']'))
                      .trimmed()
                + QLatin1Char('"'));
        add(HeliconeField::CacheIgnoreKeys,
            Tr::tr("Helicone-Cache-Ignore-Keys: each name needs double quotes, or Helicone fails "
                   "the whole call. Write %1.")
                .arg(quoted.join(QLatin1Char(','))));
        return;
    }
    for (const Json &name : *names)
        m_result.options.cacheIgnoreKeys.append(toQString(name));
}

/// Read once it is known whether the cache is on: without it the header is none of Helicone's
/// business.
void Reader::readCacheControl(const Header &header)
{
    static const QRegularExpression form(QStringLiteral("(s-maxage|max-age)=(\\d+)(?![\\w.])"));
    const QString value = QString::fromUtf8(header.second);
    QString seconds;
    auto it = form.globalMatch(value);
    while (it.hasNext()) {
        const auto match = it.next();
        if (seconds.isEmpty() || match.captured(1) == QLatin1String("s-maxage"))
            seconds = match.captured(2);
    }
    bool ok = false;
    const qint64 ttl = seconds.toLongLong(&ok);
    if (ok)
        m_result.options.cacheTtlS = ttl;
    else
        add(HeliconeField::CacheTtl,
            Tr::tr("Cache-Control: Helicone finds no time in “%1” and would keep answers for 7 "
                   "days. Write max-age=SECONDS, such as "
                   "max-age=3600.")
                .arg(value));
}

bool Reader::readRetry(const QByteArray &name, const QByteArray &lower, const QString &value)
{
    HeliconeOptions &options = m_result.options;
    if (lower == "helicone-retry-enabled") {
        options.retries = value == QLatin1String("true");
        if (!options.retries)
            add(HeliconeField::Retries,
                Tr::tr("Helicone-Retry-Enabled: any value turns retries on, “%1” too. Write true, "
                       "or leave the header out to have "
                       "none.")
                    .arg(value));
    } else if (lower == "helicone-retry-factor") {
        bool ok = false;
        const double factor = value.toDouble(&ok);
        if (ok)
            options.retryFactor = factor;
        else
            add(HeliconeField::RetryFactor,
                Tr::tr("%1 must be a number, not “%2”.").arg(QString::fromLatin1(name), value));
    } else {
        return false;
    }
    return true;
}

/// Where the call goes and as whom: no options, but with traps of their own.
bool Reader::readPlumbing(const Header &header, const QByteArray &lower, const QString &value)
{
    const auto url = [&value] { return QUrl(value, QUrl::StrictMode); };
    const auto isWeb = [](const QUrl &one) {
        return one.isValid() && !one.host().isEmpty()
            && (one.scheme() == QLatin1String("https") || one.scheme() == QLatin1String("http"));
    };
    if (lower == "helicone-auth") {
        if (!value.startsWith(QLatin1String("Bearer ")))
            add(HeliconeField::Other,
                Tr::tr("Helicone-Auth must begin with the word Bearer and a blank."));
    } else if (lower == "helicone-request-id") {
        m_result.requestId = value;
        if (!isUuidForHelicone(value))
            add(HeliconeField::Other,
                Tr::tr("Helicone-Request-Id: “%1” is no UUID of version 1 to 5, so Helicone would "
                       "silently use another id. Leave the "
                       "header out, or give such a UUID.")
                    .arg(value));
        return true;
    } else if (lower == "helicone-target-url") {
        const QUrl target = url();
        if (!isWeb(target))
            add(HeliconeField::Other,
                Tr::tr("Helicone-Target-URL must be an address such as https://api.openai.com."));
        else if (!target.path().isEmpty() && target.path() != QLatin1String("/"))
            add(HeliconeField::Other,
                Tr::tr("Helicone-Target-URL: Helicone drops the path “%1” and appends the one of "
                       "this request. Write %2.")
                    .arg(target.path(),
                        target.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment)
                            .toString()));
    } else if (lower == "helicone-openai-api-base") {
        if (!isWeb(url()))
            add(HeliconeField::Other,
                Tr::tr("Helicone-OpenAI-Api-Base must be an address such as "
                       "https://NAME.openai.azure.com; Helicone fails the call "
                       "otherwise."));
    } else if (lower == "__helicone-mock-response") {
        if (!parseJson(header.second))
            add(HeliconeField::Other, Tr::tr("__helicone-mock-response must be JSON."));
    } else {
        return false;
    }
    m_result.rest.append(header);
    return true;
}

bool Reader::readRow(const QByteArray &name, const QByteArray &lower, const QString &value)
{
    HeliconeOptions &options = m_result.options;
    for (const SwitchRow &row : kSwitchRows) {
        if (lower == QByteArray(row.header).toLower()) {
            options.*row.member = isOn(name, value, row.field, row.anyCase);
            return true;
        }
    }
    if (lower == "helicone-prompt-security-enabled") { // the older name
        options.security |= isOn(name, value, HeliconeField::Security, true);
        return true;
    }
    for (const TextRow &row : kTextRows) {
        if (lower == QByteArray(row.header).toLower()) {
            options.*row.member = value;
            return true;
        }
    }
    for (const NumberRow &row : kNumberRows) {
        if (lower == QByteArray(row.header).toLower()) {
            options.*row.member = whole(name, value, row.field);
            return true;
        }
    }
    return false;
}

bool Reader::readKeyed(const QByteArray &name, const QByteArray &lower, const QString &value)
{
    HeliconeOptions &options = m_result.options;
    if (lower == "helicone-ratelimit-policy") {
        const auto policy = readPolicy(value);
        if (policy)
            options.rateLimit = *policy;
        else
            add(HeliconeField::RateLimit, policy.error().message);
        return true;
    }
    if (lower == "helicone-fallbacks") {
        auto fallbacks = readFallbacks(value.toUtf8());
        if (fallbacks)
            options.fallbacks = std::move(fallbacks).value();
        else
            add(HeliconeField::Fallbacks, fallbacks.error().message);
        return true;
    }
    const bool posthog = lower == "helicone-posthog-key";
    if (!posthog && lower != "helicone-lytix-key")
        return false;
    const char *variable = posthog ? kPosthogVariable : kLytixVariable;
    (posthog ? options.posthog : options.lytix) = true;
    // A recorded one was struck out.
    if (value != QLatin1Char('$') + QLatin1String(variable) && value != QLatin1String(kRedacted))
        add(posthog ? HeliconeField::Posthog : HeliconeField::Lytix,
            Tr::tr("%1: do not write the key itself, it would be kept. Store it with “heliograph "
                   "keys set %2” and write $%3.")
                .arg(QString::fromLatin1(name),
                    posthog ? QStringLiteral("posthog") : QStringLiteral("lytix"),
                    QLatin1String(variable)));
    return true;
}

HeliconeRequest Reader::read(const HeaderList &headers)
{
    std::optional<Header> cacheControl;
    for (const Header &header : headers) {
        const QByteArray lower = header.first.trimmed().toLower();
        const QString value = QString::fromUtf8(header.second).trimmed();
        if (lower == "cache-control") {
            cacheControl = header;
            continue;
        }
        if (!lower.startsWith("helicone-") && lower != "__helicone-mock-response") {
            m_result.rest.append(header);
            continue;
        }
        if (readTag(header.first, lower, value) || readCache(header.first, lower, value)
            || readRetry(header.first, lower, value) || readPlumbing(header, lower, value)
            || readRow(header.first, lower, value) || readKeyed(header.first, lower, value))
            continue;
        const QByteArray nearest = nearestName(header.first);
        if (!nearest.isEmpty() && nearest.toLower() != lower)
            add(HeliconeField::Other,
                Tr::tr("Helicone knows no header %1 and would ignore it. Did you mean %2?")
                    .arg(QString::fromUtf8(header.first), QString::fromLatin1(nearest)));
        m_result.rest.append(header);
    }
    if (cacheControl && m_result.options.caches())
        readCacheControl(*cacheControl);
    else if (cacheControl)
        m_result.rest.append(*cacheControl);
    return std::move(m_result);
}

}

HeliconeRequest readHeliconeRequest(const HeaderList &headers)
{
    return Reader().read(headers);
}

}
