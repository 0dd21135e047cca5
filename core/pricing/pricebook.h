#pragma once

#include "core/base/result.h"
#include "core/domain/receipt.h"
#include "core/domain/usage.h"
#include "core/pricing/pricerow.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <memory>

namespace heliograph
{

struct PriceModel;
struct PriceProvider;

/// Prices as data. Pure: same book, same question, same answer. Immutable and shared between
/// threads.
///
/// Every token of a call is paid at the rate of its class. A class without a rate of its own pays
/// that of the class it is a part of: cached input, cache writes, audio and images that of input,
/// audio and image output and reasoning that of output. Rates that rise with the size of a call
/// look at its input of all classes, and the whole call pays the one rate. Models that run on the
/// user's own machine (ollama, lmstudio, llamacpp, vllm) stand in no price list, so they are
/// unpriced: nobody bills tokens for them, but "free" would be a claim, and would bend every
/// average.
///
/// The user's own rows are laid over the book (with()): they win from their day on, for the name
/// they give and for every name the book knows as the row of that id.
class PriceBook final
{
public:
    /// The built-in book (resources/prices/prices.json), read at the first call.
    static std::shared_ptr<const PriceBook> builtIn();
    /// Error names the row that could not be read. The format: resources/prices/build-prices.py.
    static Result<std::shared_ptr<const PriceBook>> fromJson(const QByteArray &json);
    ~PriceBook();
    PriceBook(const PriceBook &) = delete;
    PriceBook &operator=(const PriceBook &) = delete;

    struct Question {
        QString provider; ///< price provider id ("openai"); aliases of the book are known
        QString model; ///< any name the book's match rules know
        Usage usage;
        QDateTime
            at; ///< which dated row and hours apply; invalid: the newest row, outside of all hours
        QString serviceTier = {}; ///< as the answer names it; empty: standard
    };
    /// A service tier with known rates is reckoned with and said in the note. One without them is
    /// said, too: the standard rates then give no more than an estimate, and are marked so.
    /// Nothing where the price is not known, which is not $0: no model matches, the model has no
    /// price per token, the usage is empty, none of its classes has a rate, or a count is negative
    /// or absurd.
    std::optional<Receipt> price(const Question &question) const;
    /// The model's id in the book, where known.
    std::optional<QString> modelId(const QString &provider, const QString &model) const;
    /// Model ids of a provider, in the book's order.
    QStringList models(const QString &provider) const;
    /// The provider's id in the book, by its id or another name of it ("gemini" is "google").
    std::optional<QString> providerId(const QString &name) const;
    /// The provider whose API an address belongs to.
    std::optional<QString> providerForUrl(const QString &url) const;
    QStringList providers() const;

    /// This book under the rows of the user, and under no others.
    std::shared_ptr<const PriceBook> with(const std::vector<UserPrice> &own) const;
    const std::vector<UserPrice> &own() const;
    /// How long a question and its answer may be.
    ModelLimits limits(const QString &provider, const QString &model) const;
    /// All rows, the user's first, then the book's in its order.
    std::vector<PriceRow> rows() const;
    const std::vector<PriceSource> &sources() const;

private:
    friend class PriceBookReader;
    struct Data;
    struct Own;
    struct Applied; ///< the row that answers a question
    struct Found {
        const PriceProvider *asked = nullptr;
        const PriceProvider *provider = nullptr; ///< whose model it is
        const PriceModel *model = nullptr;
    };
    PriceBook(std::shared_ptr<const Data> data, std::shared_ptr<const Own> own);
    const PriceProvider *findProvider(const QString &name) const;
    std::optional<Found> find(const QString &provider, const QString &model) const;
    const PriceModel *findIn(const PriceProvider &provider, const QString &name) const;
    QString ownKey(const QString &provider, const QString &model) const;
    const UserPrice *findOwn(
        const Question &question, const std::optional<Found> &found) const; ///< null: the book's
    std::optional<Applied> apply(const Question &question) const;

    std::shared_ptr<const Data> m_data;
    std::shared_ptr<const Own> m_own;
};

}
