#include "core/history/filter.h"
#include "tests/fuzz/fuzzinput.h"

using namespace heliograph;

// A condition has a value for every question mark and nothing of the user's own text; a mistake is
// told.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const QDateTime now(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);
    const auto condition = compileFilter(text, now);
    if (!condition) {
        FUZZ_REQUIRE(!condition.error().message.isEmpty());
        return 0;
    }
    FUZZ_REQUIRE(condition->sql.count(QLatin1Char('?')) == condition->binds.size());
    FUZZ_REQUIRE(condition->sql.count(QLatin1Char('(')) == condition->sql.count(QLatin1Char(')')));
    FUZZ_REQUIRE(!condition->sql.contains(QLatin1Char(';'))
        && !condition->sql.contains(QLatin1String("--")));
    return 0;
}
