#pragma once

#include "core/base/result.h"
#include "core/prompts/prompt.h"

#include <functional>

namespace heliograph {

class Database;

/// Reads the library of prompts. Throws DatabaseFailure.
class PromptReader final
{
public:
    using Stopped = std::function<bool()>;

    explicit PromptReader(Database &database) : m_database(database) { }

    /// All of them, in the order of their names.
    Result<QList<PromptHead>> list();
    /// Error (NotFound) where there is none, or it was removed.
    Result<PromptHistory> prompt(const QUuid &id);
    Result<OpenedPrompt> version(const PromptRef &version);
    /// Adds up the calls of each version: one look at the calls that were made from it, not at any other. Error
    /// (Cancelled) where it was stopped.
    Result<PromptUses> uses(const QUuid &id, const Stopped &stopped);
    /// What a call was made from; also where the prompt was removed meanwhile.
    std::optional<PromptRef> madeFrom(qint64 call);

private:
    std::optional<qint64> find(const QUuid &id, Prompt &prompt);

    Database &m_database;
};

}
