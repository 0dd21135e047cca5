#include "core/pricing/pricebook.h"

#include "core/base/log.h"
#include "core/pricing/pricedata.h"
#include "core/pricing/reckoning.h"
#include "core/pricing/servicetier.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>

namespace heliograph
{

namespace
{

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(PriceBook)
};

const DatedRates &ratesAt(const PriceModel &model, const QDateTime &at)
{
    const QDateTime utc = at.toUTC();
    for (size_t i = model.rates.size(); i-- > 0;) {
        const DatedRates &dated = model.rates[i];
        if (dated.from.isValid() && utc.isValid() && utc.date() < dated.from)
            continue;
        if (dated.start.isValid()) {
            const QTime time = utc.time();
            if (!utc.isValid())
                continue;
            const bool crossesMidnight = dated.end < dated.start;
            const bool inside = crossesMidnight ? time >= dated.start || time < dated.end
                                                : time >= dated.start && time < dated.end;
            if (!inside)
                continue;
        }
        return dated;
    }
    return model.rates.front();
}

}

PriceBook::PriceBook(std::shared_ptr<const Data> data, std::shared_ptr<const Own> own)
    : m_data(std::move(data)), m_own(std::move(own))
{
}

PriceBook::~PriceBook() = default;

std::shared_ptr<const PriceBook> PriceBook::builtIn()
{
    static const std::shared_ptr<const PriceBook> book = [] {
        QFile file(QStringLiteral(":/prices/prices.json"));
        Result<std::shared_ptr<const PriceBook>> read = file.open(QIODevice::ReadOnly)
            ? fromJson(file.readAll())
            : Result<std::shared_ptr<const PriceBook>>(
                Error{ErrorKind::Storage, file.errorString()});
        if (read)
            return std::move(read).value();
        // The tests read the very same bytes, so this is a broken build; calls are then unpriced,
        // not lost.
        qCCritical(lcApp, "%s", qUtf8Printable(read.error().message));
        return std::shared_ptr<const PriceBook>(new PriceBook(std::make_shared<Data>(), std::make_shared<Own>()));
    }();
    return book;
}

Result<std::shared_ptr<const PriceBook>> PriceBook::fromJson(const QByteArray &json)
{
    Result<std::unique_ptr<const Data>> data = PriceBookReader::read(json);
    if (!data)
        return data.error();
    return std::shared_ptr<const PriceBook>(new PriceBook(
        std::shared_ptr<const Data>(std::move(data).value()), std::make_shared<Own>()));
}

struct PriceBook::Applied {
    Receipt receipt; ///< without lines and total
    const Rates *rates;
    QTime start; ///< see DatedRates
    QTime end;
    QStringList notes; ///< of the row
};

std::optional<PriceBook::Applied> PriceBook::apply(const Question &question) const
{
    const std::optional<Found> found = find(question.provider, question.model);
    Applied applied{};
    if (const UserPrice *own = findOwn(question, found)) {
        applied.receipt.provider = found ? found->provider->id
                                         : providerId(own->provider).value_or(own->provider);
        applied.receipt.model = own->model;
        applied.receipt.priceDate = own->from;
        applied.receipt.source = QStringLiteral("user");
        applied.rates = &own->rates;
        applied.notes = {own->note};
        return applied;
    }
    if (!found)
        return std::nullopt;
    const DatedRates &dated = ratesAt(*found->model, question.at);
    const PriceSource &source = m_data->sources[found->model->source];
    applied.receipt.provider = found->provider->id;
    applied.receipt.model = found->model->id;
    applied.receipt.priceDate = dated.from.isValid() ? dated.from : source.date;
    applied.receipt.source = source.name;
    applied.rates = &dated.rates;
    applied.start = dated.start;
    applied.end = dated.end;
    applied.notes = {found->model->note, found->provider->note, found->asked->note};
    return applied;
}

std::optional<Receipt> PriceBook::price(const Question &question) const
{
    std::optional<Applied> applied = apply(question);
    if (!applied)
        return std::nullopt;
    Receipt receipt = std::move(applied->receipt);
    const ServiceTier tier =
        serviceTier(m_data->tiers, question.serviceTier, receipt.provider, receipt.model);
    const std::optional<Reckoning> reckoning =
        reckon(question.usage, *applied->rates, tier.factor.value_or(Factor{}));
    if (!reckoning)
        return std::nullopt;
    receipt.lines = reckoning->lines;
    receipt.total = reckoning->total;
    if (!tier.factor)
        receipt.basis = CostBasis::Estimated;

    QStringList notes;
    if (reckoning->reached > 0) {
        notes.append(Tr::tr("Rates for more than %1 input tokens.")
                         .arg(QLocale(QLocale::English).toString(reckoning->reached)));
    }
    if (applied->start.isValid()) {
        notes.append(Tr::tr("Rates from %1 to %2 UTC.")
                         .arg(applied->start.toString(QStringLiteral("HH:mm")),
                             applied->end.toString(QStringLiteral("HH:mm"))));
    }
    if (!tier.note.isEmpty())
        notes.append(tier.note);
    if (!reckoning->withoutRate.isEmpty()) {
        notes.append(Tr::tr("No rate is known for: %1.")
                         .arg(reckoning->withoutRate.join(QStringLiteral(", "))));
    }
    if (reckoning->outputUncounted)
        notes.append(Tr::tr("The output was not counted."));
    for (const QString &note : std::as_const(applied->notes)) {
        if (!note.isEmpty() && !notes.contains(note))
            notes.append(note);
    }
    receipt.note = notes.join(QLatin1Char(' '));
    return receipt;
}

}
