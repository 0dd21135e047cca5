#pragma once

#include "core/domain/receipt.h"
#include "core/domain/usage.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <memory>

namespace heliograph {

/// Prices as data. Pure: same book, same question, same answer. Immutable and shared between threads.
class PriceBook final
{
public:
    /// The built-in book (resources/prices/prices.json).
    static std::shared_ptr<const PriceBook> builtIn();
    /// Error names the row that could not be read.
    static Result<std::shared_ptr<const PriceBook>> fromJson(const QByteArray &json);
    ~PriceBook();

    struct Question {
        QString provider; ///< price provider id ("openai"); aliases of the book are known
        QString model; ///< any name the book's match rules know
        Usage usage;
        QDateTime at; ///< UTC; which dated row and hours apply
    };
    /// Nothing where no row matches: unpriced, which is not $0.
    std::optional<Receipt> price(const Question &question) const;
    /// The model's id in the book, where known.
    std::optional<QString> modelId(const QString &provider, const QString &model) const;
    /// Model ids of a provider, in the book's order.
    QStringList models(const QString &provider) const;

private:
    struct Data;
    explicit PriceBook(std::unique_ptr<const Data> data);
    std::unique_ptr<const Data> m_data;
};

}
