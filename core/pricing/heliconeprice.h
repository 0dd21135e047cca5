#pragma once

#include "core/domain/receipt.h"
#include "core/domain/usage.h"
#include "core/pricing/rate.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>

namespace heliograph {

/// What Helicone would show for a call, and why that is another figure than ours.
struct HeliconeFigure {
    Money amount; ///< to a nano-dollar, as Helicone keeps it
    bool priced = true; ///< false: it knows no price and shows $0
    QStringList reasons; ///< in words, at least one where it differs
    bool differs = false; ///< by more than its own rounding
};

/// Helicone's own price table of July 2026 and the way it reckons, its gaps and mistakes included
/// (resources/prices/helicone.json; the rules: packages/cost of its source). It has two tables,
/// asked one after the other, no dates, no service tiers, and long-prompt rates for a few providers
/// only. Pure and immutable.
class HeliconePrice final
{
public:
    static std::shared_ptr<const HeliconePrice> builtIn();
    /// Error (Malformed) names the row.
    static Result<std::shared_ptr<const HeliconePrice>> fromJson(const QByteArray &json);

    struct Question {
        QString provider; ///< Heliograph's or the price book's id
        QString model;
        Usage usage;
        QString serviceTier;
        std::optional<Money> declared; ///< what the provider itself declares: Helicone takes that
    };
    /// ours: what the call costs by the price book, unset where unpriced; its lines are compared.
    HeliconeFigure figure(const Question &question, const std::optional<Receipt> &ours) const;

private:
    struct Tier {
        qint64 from;
        Rates rates;
    };
    enum class How { Whole, Starts, Has };
    struct Row {
        QString provider;
        QString model;
        bool old = false;
        How how = How::Whole;
        Rates rates;
        std::vector<Tier> tiers;
        QString suspect;
    };
    const Row *find(const QString &provider, const QString &model) const;

    std::vector<Row> m_rows;
    QHash<QString, size_t> m_registry; ///< "provider\nmodel" as written → row
};

}
