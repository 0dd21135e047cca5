#pragma once

#include "core/pricing/pricebook.h"

namespace heliograph {

QByteArray jsonOf(const char *text); ///< written with ' in place of "
QDateTime utc(const char *time); ///< ISO 8601
Usage tokenUsage(qint64 input, qint64 output);
QStringList linesOf(const std::optional<Receipt> &receipt); ///< "class count rate amount" of each line
/// A book of one provider, "p", with one model, "m", that has these rates; more: JSON behind that model.
std::shared_ptr<const PriceBook> bookOf(const QByteArray &rates, const QByteArray &more = {});
/// What that model's usage costs.
std::optional<Receipt> priceOf(const PriceBook &book, const Usage &usage, const QDateTime &at = utc("2026-11-24T12:00:00Z"));

}
