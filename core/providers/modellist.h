#pragma once

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/providers/provider.h"

#include <QDateTime>
#include <QMap>

namespace heliograph {

/// A model as its provider lists it. What the list does not say is unset.
struct FetchedModel {
    QString id; ///< as it is asked for
    QString name; ///< for people; empty: the id
    std::optional<qint64> contextWindow; ///< tokens
    std::optional<qint64> maxOutput; ///< tokens
    std::optional<Money> inputPrice; ///< per million tokens
    std::optional<Money> outputPrice; ///< per million tokens
    QStringList parameters; ///< that it takes, in the provider's words ("temperature", "top_p");
                            ///< empty: not said
    bool chat = true; ///< answers messages; false: embeds, speaks, draws, …
    bool operator==(const FetchedModel &) const = default;
};

struct ModelList {
    QString url; ///< where it came from: another address has another list
    QDateTime fetchedAt; ///< UTC; invalid: never
    QList<FetchedModel> models; ///< newest first where the list tells, else in its order
    bool operator==(const ModelList &) const = default;
};

/// Reads a list of models. Pure. Error (Malformed) where it is none; an empty list is fine.
Result<QList<FetchedModel>> parseModelList(ModelListShape shape, QByteArrayView body);

/// The lists of all providers, by id, as they are kept for the next start. Holds no key. What
/// cannot be read is left out.
QByteArray writeModelCache(const QMap<QString, ModelList> &lists);
QMap<QString, ModelList> readModelCache(QByteArrayView bytes);

}
