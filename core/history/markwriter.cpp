#include "core/history/markwriter.h"

#include "core/base/redact.h"
#include "core/history/database.h"

namespace heliograph {

void MarkWriter::complete(const Call &call)
{
    if (call.marks.empty())
        return;
    if (const auto row = rowOf(call.id))
        write(*row, call.marks);
}

bool MarkWriter::replace(const QUuid &id, const Marks &marks)
{
    const auto row = rowOf(id);
    if (row)
        write(*row, marks);
    return row.has_value();
}

std::optional<qint64> MarkWriter::rowOf(const QUuid &id)
{
    Statement find(m_database, QStringLiteral("SELECT id FROM calls WHERE uuid = ?"));
    if (!find.bind(id.toRfc4122()).next())
        return std::nullopt;
    return find.integer(0);
}

void MarkWriter::write(qint64 row, const Marks &given)
{
    Marks marks = tidied(given);
    marks.note = redactText(marks.note);
    if (marks.rating || !marks.note.isEmpty()) {
        Statement put(m_database,
            QStringLiteral("INSERT INTO marks (call, rating, note) VALUES (?, ?, ?) ON CONFLICT (call) DO UPDATE SET "
                           "rating = excluded.rating, note = excluded.note"));
        put.bind(row);
        put.bind(marks.rating ? QVariant(int(*marks.rating)) : QVariant());
        put.bind(marks.note.isEmpty() ? QVariant() : QVariant(marks.note)).run();
    } else {
        Statement drop(m_database, QStringLiteral("DELETE FROM marks WHERE call = ?"));
        drop.bind(row).run();
    }
    if (loadLabels(m_database, row) == marks.labels)
        return;
    {
        Statement drop(m_database, QStringLiteral("DELETE FROM labels WHERE call = ?"));
        drop.bind(row).run();
    }
    for (const QString &label : std::as_const(marks.labels)) {
        Statement put(m_database, QStringLiteral("INSERT OR IGNORE INTO labels (label, call) VALUES (?, ?)"));
        put.bind(redactText(label)).bind(row).run();
    }
}

QStringList loadLabels(Database &database, qint64 row)
{
    Marks marks;
    Statement read(database, QStringLiteral("SELECT label FROM labels WHERE call = ?"));
    read.bind(row);
    while (read.next())
        marks.labels.append(read.text(0));
    return tidied(marks).labels;
}

Marks loadMarks(Database &database, qint64 row)
{
    Marks marks;
    {
        Statement read(database, QStringLiteral("SELECT rating, note FROM marks WHERE call = ?"));
        if (read.bind(row).next()) {
            if (const auto rating = read.optional(0))
                marks.rating = Rating(*rating);
            marks.note = read.text(1);
        }
    }
    marks.labels = loadLabels(database, row);
    return marks;
}

}
