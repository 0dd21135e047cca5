#include "ui/settings/ratetext.h"

#include <QCoreApplication>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(RateText)
};

std::optional<Money> moneyOf(QString text)
{
    text = text.trimmed();
    if (text.startsWith(QLatin1Char('$')))
        text = text.mid(1);
    const auto money = Money::fromDecimal(text.remove(QLatin1Char('_')));
    return money && money->pico() >= 0 ? money : std::nullopt;
}

Error mistake(const QString &text)
{
    return {ErrorKind::Usage,
        Tr::tr("“%1” is no rate such as 1.25, or 1.25, 200000: 2.5 for one that rises with the "
               "prompt.")
            .arg(text.trimmed())};
}

}

QString rateToText(const Rate &rate)
{
    QString text = rate.base.toDecimal();
    for (const Rate::Step &step : rate.steps)
        text += QStringLiteral(", %1: %2").arg(step.above).arg(step.rate.toDecimal());
    return text;
}

Result<Rate> rateFromText(RateClass rateClass, const QString &text)
{
    const QStringList parts = text.split(QLatin1Char(','));
    const auto base = moneyOf(parts[0]);
    if (!base)
        return mistake(text);
    Rate rate{rateClass, *base, {}};
    for (qsizetype i = 1; i < parts.size(); ++i) {
        const QStringList pair = parts[i].split(QLatin1Char(':'));
        if (pair.size() != 2)
            return mistake(text);
        bool whole = false;
        const qint64 above = QString(pair[0]).remove(QLatin1Char('_')).trimmed().toLongLong(&whole);
        const auto money = moneyOf(pair[1]);
        if (!whole || above < 0 || !money
            || (!rate.steps.empty() && above <= rate.steps.back().above))
            return mistake(text);
        rate.steps.push_back({above, *money});
    }
    return rate;
}

}
