#include "core/pricing/receiptjson.h"

#include "core/pricing/usagefields.h"

namespace heliograph
{

namespace
{

struct BasisName {
    CostBasis basis;
    const char *name;
};
constexpr BasisName kBases[] = {
    {CostBasis::Exact, "exact"},
    {CostBasis::Estimated, "estimated"},
    {CostBasis::Declared, "declared"},
};

std::optional<Money> moneyMember(const Json &json, std::string_view key)
{
    const Json &value = member(json, key);
    return value.is_string() ? Money::fromDecimal(toQString(value)) : std::nullopt;
}

std::optional<ReceiptLine> lineFromJson(const Json &json)
{
    const std::optional<qint64> count = intMember(json, "count");
    const std::optional<qint64> per = intMember(json, "per");
    const std::optional<Money> rate = moneyMember(json, "rate_usd");
    const std::optional<Money> amount = moneyMember(json, "amount_usd");
    if (!count || !per || *per < 1 || !rate || !amount)
        return std::nullopt;
    return ReceiptLine{
        stringMember(json, "class"), *count, stringMember(json, "unit"), *rate, *per, *amount};
}

}

Json usageToJson(const Usage &usage)
{
    Json json = Json::object();
    for (const UsageField &field : kUsageFields) {
        const Usage::Count &count = usage.*field.count;
        json[field.key] = count ? Json(*count) : Json(nullptr);
    }
    return json;
}

Usage usageFromJson(const Json &json)
{
    Usage usage;
    for (const UsageField &field : kUsageFields)
        usage.*field.count = intMember(json, field.key);
    return usage;
}

Json receiptLinesToJson(const Receipt &receipt)
{
    Json lines = Json::array();
    for (const ReceiptLine &line : receipt.lines) {
        Json entry = Json::object();
        entry["class"] = toJson(line.usageClass);
        entry["count"] = line.count;
        entry["unit"] = toJson(line.unit);
        entry["rate_usd"] = toJson(line.rate.toDecimal());
        entry["per"] = line.per;
        entry["amount_usd"] = toJson(line.amount.toDecimal());
        lines.push_back(std::move(entry));
    }
    return lines;
}

Json priceDateToJson(const Receipt &receipt)
{
    return receipt.priceDate.isValid() ? toJson(receipt.priceDate.toString(Qt::ISODate))
                                       : Json(nullptr);
}

Json receiptToJson(const Receipt &receipt)
{
    Json json = Json::object();
    for (const BasisName &known : kBases) {
        if (known.basis == receipt.basis)
            json["basis"] = known.name;
    }
    json["lines"] = receiptLinesToJson(receipt);
    json["total_usd"] = toJson(receipt.total.toDecimal());
    json["provider"] = toJson(receipt.provider);
    json["model"] = toJson(receipt.model);
    json["price_date"] = priceDateToJson(receipt);
    json["source"] = toJson(receipt.source);
    json["note"] = toJson(receipt.note);
    return json;
}

std::optional<Receipt> receiptFromJson(const Json &json)
{
    const std::optional<Money> total = moneyMember(json, "total_usd");
    const Json &lines = member(json, "lines");
    if (!total || !(lines.is_array() || lines.is_null()))
        return std::nullopt;
    Receipt receipt;
    const QString basis = stringMember(json, "basis");
    for (const BasisName &known : kBases) {
        if (basis == QLatin1String(known.name))
            receipt.basis = known.basis;
    }
    for (const Json &entry : lines) {
        std::optional<ReceiptLine> line = lineFromJson(entry);
        if (!line)
            return std::nullopt;
        receipt.lines.push_back(std::move(*line));
    }
    receipt.total = *total;
    receipt.provider = stringMember(json, "provider");
    receipt.model = stringMember(json, "model");
    receipt.priceDate = QDate::fromString(stringMember(json, "price_date"), Qt::ISODate);
    receipt.source = stringMember(json, "source");
    receipt.note = stringMember(json, "note");
    return receipt;
}

}
