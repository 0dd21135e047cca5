#include "tests/support/olderhistory.h"

#include <QStringList>

namespace heliograph {

namespace {

void drop(Database &database, const char *kind, std::initializer_list<const char *> names)
{
    for (const char *name : names)
        database.exec(QStringLiteral("DROP %1 %2").arg(QLatin1String(kind), QLatin1String(name)));
}

}

void takeBackSteps(Database &database, int version)
{
    if (version < 9) {
        drop(database, "TRIGGER", {"comparisons_know_deleted_calls"});
        drop(database, "TABLE", {"comparison_cells", "comparisons"});
    }
    if (version < 8) {
        drop(database, "VIEW", {"prompt_uses"});
        drop(database, "TRIGGER", {"prompts_lose_their_call"}); // those of the tables themselves go with them
        drop(database, "TABLE", {"prompts", "prompt_tags", "prompt_versions", "prompt_calls"});
    }
    if (version < 7) {
        drop(database, "TRIGGER", {"marks_go_with_their_call"});
        drop(database, "TABLE", {"marks", "labels"});
        database.exec(QStringLiteral("ALTER TABLE calls DROP COLUMN helicone_cache"));
    }
    if (version < 6) {
        drop(database, "TABLE", {"search_words"});
        database.exec(QStringLiteral("CREATE VIRTUAL TABLE search_texts USING fts5 (text, content = '', columnsize = 0)"));
    }
    database.exec(QStringLiteral("PRAGMA user_version = %1").arg(version));
}

}
