#pragma once

#include "core/base/result.h"
#include "core/prompts/prompt.h"

namespace heliograph {

class Database;

/// Writes the library of prompts, inside the caller's transaction. Throws DatabaseFailure.
class PromptWriter final
{
public:
    explicit PromptWriter(Database &database) : m_database(database) { }

    /// The prompt and version that were made or changed. Error (Usage) for a name that is empty or taken, (NotFound) for a
    /// prompt or version that is not there; then nothing was written.
    Result<PromptRef> edit(const PromptEdit &edit, const QDateTime &now);
    /// Remembers what a call was made from; one that is unknown here is not.
    void use(qint64 call, const PromptRef &version);

private:
    Result<PromptRef> apply(const promptedit::Add &add);
    Result<PromptRef> apply(const promptedit::AddVersion &add);
    Result<PromptRef> apply(const promptedit::Restore &restore);
    Result<PromptRef> apply(const promptedit::Duplicate &duplicate);
    Result<PromptRef> apply(const promptedit::Change &change);
    Result<PromptRef> apply(const promptedit::Remove &remove);
    Result<PromptRef> apply(const promptedit::Keep &keep);
    Result<PromptRef> apply(const promptedit::Purge &purge);
    Result<PromptRef> take(const Prompt &prompt);
    std::optional<qint64> rowOf(const QUuid &prompt, bool removed = false);
    Status mayBeCalled(const QString &name, qint64 row);
    int addVersion(qint64 row, const PromptVersion &version);
    Result<PromptVersion> versionOf(const PromptRef &version);
    void writeTags(qint64 row, const QStringList &tags);

    Database &m_database;
    QDateTime m_now;
};

}
