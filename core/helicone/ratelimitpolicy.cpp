#include "core/helicone/ratelimitpolicy.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <array>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(RateLimitPolicy)
};

QString numberText(double number)
{
    return QString::number(number, 'f', QLocale::FloatingPointShortest);
}

Error usage(const QString &message)
{
    return {ErrorKind::Usage, message};
}

QString amountText(const RateLimitPolicy &policy)
{
    if (policy.unit == RateLimitPolicy::Unit::Cents)
        return Tr::tr("$%1 of cost").arg(QString::number(policy.quota / 100, 'f', 2));
    if (policy.quota == 1)
        return Tr::tr("1 request");
    return Tr::tr("%1 requests").arg(QLocale().toString(policy.quota, 'g', 12));
}

}

QString policyText(const RateLimitPolicy &policy)
{
    QString text = QStringLiteral("%1;w=%2;u=%3")
                       .arg(numberText(policy.quota))
                       .arg(policy.windowS)
                       .arg(policy.unit == RateLimitPolicy::Unit::Cents ? QLatin1String("cents")
                                                                        : QLatin1String("request"));
    if (!policy.segment.isEmpty())
        text += QLatin1String(";s=") + policy.segment;
    return text;
}

Result<RateLimitPolicy> readPolicy(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("\\A(\\d{1,15}(?:\\.\\d{1,9})?);w=(\\d{1,12})(?:;u=(request|cents))?(?:;s=(["
                       "\\w-]+))?\\z"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text);
    if (!match.hasMatch()) {
        return usage(Tr::tr(
            "Helicone does not understand the rate limit “%1” and would let every call pass. Write "
            "it "
            "as QUOTA;w=SECONDS;u=request or cents;s=user or a property, in this order and without "
            "blanks, such as 100;w=3600;u=request;s=user.")
                         .arg(text));
    }
    RateLimitPolicy policy;
    policy.quota = match.captured(1).toDouble();
    policy.windowS = match.captured(2).toLongLong();
    if (match.captured(3).compare(QLatin1String("cents"), Qt::CaseInsensitive) == 0)
        policy.unit = RateLimitPolicy::Unit::Cents;
    policy.segment = match.captured(4);
    return policy;
}

QString periodText(qint64 seconds)
{
    struct Unit {
        qint64 seconds;
        const char *one;
        const char *many;
    };
    static const std::array<Unit, 4> units{{
        {86'400, QT_TRANSLATE_NOOP("RateLimitPolicy", "1 day"),
            QT_TRANSLATE_NOOP("RateLimitPolicy", "%1 days")},
        {3'600, QT_TRANSLATE_NOOP("RateLimitPolicy", "1 hour"),
            QT_TRANSLATE_NOOP("RateLimitPolicy", "%1 hours")},
        {60, QT_TRANSLATE_NOOP("RateLimitPolicy", "1 minute"),
            QT_TRANSLATE_NOOP("RateLimitPolicy", "%1 minutes")},
        {1, QT_TRANSLATE_NOOP("RateLimitPolicy", "1 second"),
            QT_TRANSLATE_NOOP("RateLimitPolicy", "%1 seconds")},
    }};
    for (const Unit &unit : units) {
        if (seconds % unit.seconds == 0 && seconds >= unit.seconds) {
            const qint64 count = seconds / unit.seconds;
            return count == 1 ? Tr::tr(unit.one) : Tr::tr(unit.many).arg(QLocale().toString(count));
        }
    }
    return Tr::tr("%1 seconds").arg(seconds);
}

QString policyWords(const RateLimitPolicy &policy)
{
    const QString words =
        Tr::tr("at most %1 in %2").arg(amountText(policy), periodText(policy.windowS));
    if (policy.segment.isEmpty())
        return words;
    if (policy.segment.compare(QLatin1String("user"), Qt::CaseInsensitive) == 0)
        return Tr::tr("%1 for each user").arg(words);
    return Tr::tr("%1 for each “%2”").arg(words, policy.segment);
}

QString policySentence(const RateLimitPolicy &policy)
{
    const QString amount = amountText(policy);
    const QString period = periodText(policy.windowS);
    QString sentence;
    if (policy.segment.isEmpty())
        sentence = Tr::tr("All calls with your Helicone key together: at most %1 in %2.")
                       .arg(amount, period);
    else if (policy.segment.compare(QLatin1String("user"), Qt::CaseInsensitive) == 0)
        sentence = Tr::tr("Each user: at most %1 in %2.").arg(amount, period);
    else
        sentence = Tr::tr("Each value of the property “%1”: at most %2 in %3.")
                       .arg(policy.segment, amount, period);
    return sentence + QLatin1Char(' ')
        + Tr::tr(
            "Helicone refuses what goes beyond with status 429, and the provider never sees it.");
}

}
