#include "core/history/names.h"

#include "core/history/database.h"

namespace heliograph {

namespace {
constexpr qsizetype kKept = 20'000;
}

std::optional<qint64> Names::idOf(Kind kind, const QString &text)
{
    if (text.isEmpty())
        return std::nullopt;
    return make(kind, text);
}

qint64 Names::make(Kind kind, const QString &text)
{
    const QPair<int, QString> key(kind, text);
    if (const auto known = m_ids.constFind(key); known != m_ids.constEnd())
        return *known;
    qint64 id = 0;
    {
        Statement find(
            m_database, QStringLiteral("SELECT id FROM names WHERE kind = ? AND text = ?"));
        if (find.bind(qint64(kind)).bind(text).next())
            id = find.integer(0);
    }
    if (id == 0) {
        Statement insert(
            m_database, QStringLiteral("INSERT INTO names (kind, text) VALUES (?, ?)"));
        id = insert.bind(qint64(kind)).bind(text).insert();
    }
    if (m_ids.size() >= kKept)
        m_ids.clear();
    m_ids.insert(key, id);
    return id;
}

QString Names::textOf(const std::optional<qint64> &id)
{
    if (!id)
        return {};
    if (const auto known = m_texts.constFind(*id); known != m_texts.constEnd())
        return *known;
    Statement find(m_database, QStringLiteral("SELECT text FROM names WHERE id = ?"));
    if (!find.bind(*id).next())
        return {};
    if (m_texts.size() >= kKept)
        m_texts.clear();
    return *m_texts.insert(*id, find.text(0));
}

void Names::forget()
{
    m_ids.clear();
    m_texts.clear();
}

}
