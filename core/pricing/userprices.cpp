#include "core/pricing/userprices.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(UserPrices)
};

Error usageError(const QString &message)
{
    return {ErrorKind::Usage, message, 0, std::nullopt};
}

Error malformed(const QString &message)
{
    return {ErrorKind::Malformed, message, 0, std::nullopt};
}

Result<UserPrice> readRow(const Json &json)
{
    if (!json.is_object())
        return malformed(Tr::tr("it is no JSON object"));
    UserPrice row;
    row.provider = stringMember(json, "provider").trimmed();
    row.model = stringMember(json, "model").trimmed();
    row.note = stringMember(json, "note");
    if (const Json &from = member(json, "from"); !from.is_null()) {
        row.from = QDate::fromString(toQString(from), Qt::ISODate);
        if (!row.from.isValid())
            return malformed(Tr::tr("“from” is no day such as 2026-11-24"));
    }
    Result<Rates> rates = ratesFromJson(member(json, "rates"));
    if (!rates)
        return malformed(rates.error().message);
    row.rates = std::move(rates).value();
    if (const Status valid = UserPrices::validate(row); !valid)
        return malformed(valid.error().message);
    return row;
}

}

UserPrices::UserPrices(const QString &path, std::shared_ptr<const PriceBook> base, QObject *parent)
    : QObject(parent), m_path(path), m_base(std::move(base)), m_book(m_base)
{
    reload();
}

Status UserPrices::reload()
{
    QFile file(m_path);
    Result<std::vector<UserPrice>> rows = std::vector<UserPrice>();
    if (file.exists()) {
        if (file.open(QIODevice::ReadOnly)) {
            rows = fromJson(file.readAll());
            if (!rows) {
                rows = malformed(
                    Tr::tr("Your prices in %1 are not used: %2").arg(m_path, rows.error().message));
            }
        } else {
            rows = Error{ErrorKind::Storage,
                Tr::tr("Your prices in %1 cannot be read: %2.").arg(m_path, file.errorString()), 0,
                std::nullopt};
        }
    }
    m_state = rows ? Status(Done{}) : Status(rows.error());
    const std::vector<UserPrice> now = rows ? *rows : std::vector<UserPrice>();
    if (now != m_book->own()) {
        m_book = m_base->with(now);
        Q_EMIT changed();
    }
    return m_state;
}

bool UserPrices::same(const UserPrice &a, const UserPrice &b) const
{
    const auto provider = [this](const UserPrice &row) {
        return m_base->providerId(row.provider).value_or(row.provider.trimmed().toLower());
    };
    return a.from == b.from && a.model.compare(b.model, Qt::CaseInsensitive) == 0
        && provider(a) == provider(b);
}

Status UserPrices::set(const UserPrice &row)
{
    return replace(row, row);
}

Status UserPrices::replace(const UserPrice &old, const UserPrice &row)
{
    if (const Status valid = validate(row); !valid)
        return valid;
    if (const Status read = reload(); !read)
        return read;
    std::vector<UserPrice> rows = this->rows();
    const auto at = std::find_if(
        rows.begin(), rows.end(), [&](const UserPrice &one) { return same(one, old); });
    const auto clash = std::find_if(
        rows.begin(), rows.end(), [&](const UserPrice &one) { return same(one, row); });
    if (clash != rows.end() && clash != at) {
        return usageError(Tr::tr("There is a price of %1 at %2 from that day on already.")
                              .arg(row.model, row.provider));
    }
    if (at != rows.end())
        *at = row;
    else
        rows.push_back(row);
    return write(std::move(rows));
}

Status UserPrices::remove(const UserPrice &row)
{
    if (const Status read = reload(); !read)
        return read;
    std::vector<UserPrice> rows = this->rows();
    const size_t before = rows.size();
    rows.erase(std::remove_if(
                   rows.begin(), rows.end(), [&](const UserPrice &one) { return same(one, row); }),
        rows.end());
    if (rows.size() == before) {
        return Error{ErrorKind::NotFound,
            Tr::tr("You have no price of %1 at %2 from that day on.").arg(row.model, row.provider),
            0, std::nullopt};
    }
    return write(std::move(rows));
}

Status UserPrices::write(std::vector<UserPrice> rows)
{
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(toJson(rows)) < 0 || !file.commit()) {
        return Error{ErrorKind::Storage,
            Tr::tr("Your prices could not be written to %1: %2.").arg(m_path, file.errorString()),
            0, std::nullopt};
    }
    m_book = m_base->with(rows);
    Q_EMIT changed();
    return Done{};
}

Status UserPrices::validate(const UserPrice &row)
{
    if (row.provider.trimmed().isEmpty())
        return usageError(Tr::tr("a price needs a provider"));
    if (row.model.trimmed().isEmpty())
        return usageError(Tr::tr("a price needs a model"));
    if (row.rates.empty())
        return usageError(Tr::tr("a price needs at least one rate"));
    for (const Rate &rate : row.rates) {
        const Money limit = Money::fromPico(1'000'000'000'000'000'000); // a million dollars
        const bool absurd = rate.base > limit
            || std::any_of(rate.steps.begin(), rate.steps.end(),
                [&](const Rate::Step &step) { return step.rate > limit; });
        if (absurd)
            return usageError(Tr::tr("a rate is above a million dollars"));
    }
    return Done{};
}

Result<std::vector<UserPrice>> UserPrices::fromJson(const QByteArray &bytes)
{
    const std::optional<Json> json = parseJson(bytes);
    if (!json || !json->is_object())
        return malformed(Tr::tr("it is no JSON object."));
    if (intMember(*json, "format") != 1)
        return malformed(Tr::tr("its format is not 1; a newer version may have written it."));
    const Json &list = member(*json, "prices");
    if (!list.is_array())
        return malformed(Tr::tr("“prices” is no list."));
    std::vector<UserPrice> rows;
    for (const Json &entry : list) {
        Result<UserPrice> row = readRow(entry);
        if (!row) {
            return malformed(Tr::tr("row %1 (%2, %3): %4.")
                                 .arg(rows.size() + 1)
                                 .arg(stringMember(entry, "provider"), stringMember(entry, "model"),
                                     row.error().message));
        }
        rows.push_back(std::move(row).value());
    }
    return rows;
}

// One row a line, so that people can read and compare the file.
QByteArray UserPrices::toJson(const std::vector<UserPrice> &rows)
{
    QByteArray text = "{\"format\": 1, \"prices\": [";
    bool first = true;
    for (const UserPrice &row : rows) {
        Json json = Json::object();
        json["provider"] = heliograph::toJson(row.provider);
        json["model"] = heliograph::toJson(row.model);
        if (row.from.isValid())
            json["from"] = heliograph::toJson(row.from.toString(Qt::ISODate));
        if (!row.note.isEmpty())
            json["note"] = heliograph::toJson(row.note);
        json["rates"] = ratesToJson(row.rates);
        text += (first ? "\n  " : ",\n  ") + dumpJson(json);
        first = false;
    }
    return text + (first ? "]}\n" : "\n]}\n");
}

}
