#include "core/history/promptwriter.h"

#include "core/base/redact.h"
#include "core/history/compression.h"
#include "core/history/database.h"
#include "core/history/promptreader.h"
#include "core/prompts/promptjson.h"

#include <QCoreApplication>

namespace heliograph {

namespace {

constexpr qsizetype kLongestNote = 10'000;

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Prompts)
};

Error notThere()
{
    return {ErrorKind::NotFound, Tr::tr("This prompt is not in the library any more."), 0, {}};
}

/// Keys do not belong into a prompt; what is attached is nobody's text.
ChatRequest withoutKeys(ChatRequest content)
{
    for (Message &message : content.messages) {
        for (ContentPart &part : message.parts)
            part.text = redactText(part.text);
    }
    content.extra = redactBytes(content.extra);
    return content;
}

}

Result<PromptRef> PromptWriter::edit(const PromptEdit &edit, const QDateTime &now)
{
    m_now = now;
    return std::visit([this](const auto &one) { return apply(one); }, edit);
}

void PromptWriter::use(qint64 call, const PromptRef &version)
{
    Statement put(m_database,
        QStringLiteral("INSERT OR IGNORE INTO prompt_calls (prompt, version, call) SELECT v.prompt, v.number, ? FROM prompts "
                       "p JOIN prompt_versions v ON v.prompt = p.id WHERE p.uuid = ? AND v.number = ?"));
    put.bind(call).bind(version.prompt.toRfc4122()).bind(qint64(version.version)).run();
}

std::optional<qint64> PromptWriter::rowOf(const QUuid &prompt, bool removed)
{
    Statement find(m_database,
        removed ? QStringLiteral("SELECT id FROM prompts WHERE uuid = ? AND removed_at IS NOT NULL")
                : QStringLiteral("SELECT id FROM prompts WHERE uuid = ? AND removed_at IS NULL"));
    if (!find.bind(prompt.toRfc4122()).next())
        return std::nullopt;
    return find.integer(0);
}

/// row: the prompt's own; 0: it is new.
Status PromptWriter::mayBeCalled(const QString &name, qint64 row)
{
    if (name.isEmpty())
        return Error{ErrorKind::Usage, Tr::tr("A prompt needs a name."), 0, {}};
    Statement find(m_database, QStringLiteral("SELECT id FROM prompts WHERE name = ? AND removed_at IS NULL"));
    if (find.bind(name).next() && find.integer(0) != row)
        return Error{ErrorKind::Usage, Tr::tr("There is a prompt called “%1” already.").arg(name), 0, {}};
    return Done{};
}

/// A new row.
Result<PromptRef> PromptWriter::take(const Prompt &given)
{
    Prompt prompt = tidied(given);
    prompt.name = redactText(prompt.name);
    if (const Status free = mayBeCalled(prompt.name, 0); !free)
        return free.error();
    if (prompt.id.isNull())
        prompt.id = QUuid::createUuid();
    if (prompt.heliconeId.isEmpty())
        prompt.heliconeId = heliconeIdFor(prompt.name, prompt.id);
    qint64 row = 0;
    {
        Statement put(m_database,
            QStringLiteral("INSERT INTO prompts (uuid, name, helicone_id, gateway_id, created_at) VALUES (?, ?, ?, ?, ?)"));
        put.bind(prompt.id.toRfc4122()).bind(prompt.name).bind(prompt.heliconeId).bind(prompt.gatewayId);
        row = put.bind(m_now.toMSecsSinceEpoch()).insert();
    }
    writeTags(row, prompt.tags);
    return PromptRef{prompt.id, 0};
}

void PromptWriter::writeTags(qint64 row, const QStringList &tags)
{
    {
        Statement drop(m_database, QStringLiteral("DELETE FROM prompt_tags WHERE prompt = ?"));
        drop.bind(row).run();
    }
    for (const QString &tag : tags) {
        Statement put(m_database, QStringLiteral("INSERT OR IGNORE INTO prompt_tags (prompt, tag) VALUES (?, ?)"));
        put.bind(row).bind(redactText(tag)).run();
    }
}

int PromptWriter::addVersion(qint64 row, const PromptVersion &version)
{
    qint64 number = 1;
    {
        Statement last(m_database, QStringLiteral("SELECT max(number) FROM prompt_versions WHERE prompt = ?"));
        if (last.bind(row).next())
            number = last.integer(0) + 1;
    }
    const Packed content = pack(contentToJson(withoutKeys(version.content)));
    Statement put(m_database,
        QStringLiteral("INSERT INTO prompt_versions (prompt, number, created_at, note, restored_from, provider, encoding, "
                       "content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    put.bind(row).bind(number).bind(m_now.toMSecsSinceEpoch());
    put.bind(redactText(version.note.trimmed().left(kLongestNote)));
    put.bind(version.restoredFrom > 0 ? QVariant(version.restoredFrom) : QVariant()).bind(version.provider);
    put.bind(qint64(content.encoding)).bind(content.data).run();
    return int(number);
}

Result<PromptVersion> PromptWriter::versionOf(const PromptRef &version)
{
    const auto opened = PromptReader(m_database).version(version);
    if (!opened)
        return opened.error();
    return opened->version;
}

Result<PromptRef> PromptWriter::apply(const promptedit::Add &add)
{
    auto made = take(add.prompt);
    if (made)
        made.value().version = addVersion(*rowOf(made->prompt), add.first);
    return made;
}

Result<PromptRef> PromptWriter::apply(const promptedit::AddVersion &add)
{
    const auto row = rowOf(add.prompt);
    if (!row)
        return notThere();
    return PromptRef{add.prompt, addVersion(*row, add.version)};
}

Result<PromptRef> PromptWriter::apply(const promptedit::Restore &restore)
{
    const auto row = rowOf(restore.version.prompt);
    if (!row)
        return notThere();
    auto version = versionOf(restore.version);
    if (!version)
        return version.error();
    version.value().note = restore.note;
    version.value().restoredFrom = restore.version.version;
    return PromptRef{restore.version.prompt, addVersion(*row, *version)};
}

Result<PromptRef> PromptWriter::apply(const promptedit::Duplicate &duplicate)
{
    auto version = versionOf(duplicate.version);
    if (!version)
        return version.error();
    version.value().note = duplicate.note;
    version.value().restoredFrom = 0;
    return apply(promptedit::Add{duplicate.copy, *version});
}

Result<PromptRef> PromptWriter::apply(const promptedit::Change &change)
{
    const auto row = rowOf(change.prompt.id);
    if (!row)
        return notThere();
    Prompt prompt = tidied(change.prompt);
    prompt.name = redactText(prompt.name);
    if (const Status free = mayBeCalled(prompt.name, *row); !free)
        return free.error();
    if (prompt.heliconeId.isEmpty())
        prompt.heliconeId = heliconeIdFor(prompt.name, prompt.id);
    {
        Statement put(
            m_database, QStringLiteral("UPDATE prompts SET name = ?, helicone_id = ?, gateway_id = ? WHERE id = ?"));
        put.bind(prompt.name).bind(prompt.heliconeId).bind(prompt.gatewayId).bind(*row).run();
    }
    writeTags(*row, prompt.tags);
    return PromptRef{prompt.id, 0};
}

Result<PromptRef> PromptWriter::apply(const promptedit::Remove &remove)
{
    const auto row = rowOf(remove.prompt);
    if (!row)
        return notThere();
    Statement put(m_database, QStringLiteral("UPDATE prompts SET removed_at = ? WHERE id = ?"));
    put.bind(m_now.toMSecsSinceEpoch()).bind(*row).run();
    return PromptRef{remove.prompt, 0};
}

Result<PromptRef> PromptWriter::apply(const promptedit::Keep &keep)
{
    const auto row = rowOf(keep.prompt, true);
    if (!row)
        return notThere();
    QString name;
    {
        Statement find(m_database, QStringLiteral("SELECT name FROM prompts WHERE id = ?"));
        name = find.bind(*row).next() ? find.text(0) : QString();
    }
    if (const Status free = mayBeCalled(name, *row); !free)
        return free.error();
    Statement put(m_database, QStringLiteral("UPDATE prompts SET removed_at = NULL WHERE id = ?"));
    put.bind(*row).run();
    return PromptRef{keep.prompt, 0};
}

Result<PromptRef> PromptWriter::apply(const promptedit::Purge &)
{
    m_database.exec(QStringLiteral("DELETE FROM prompts WHERE removed_at IS NOT NULL"));
    return PromptRef{};
}

}
