#include "tests/bench/sqliteshell.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>
#include <vector>

namespace heliograph {

std::optional<double> sqliteShellMs(const QString &file, const QString &sql, int times)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("sqlite3"));
    if (program.isEmpty())
        return std::nullopt;
    QProcess shell;
    shell.start(program, {QStringLiteral("-readonly"), QStringLiteral("-batch"), file});
    shell.write("PRAGMA cache_size=-32768;\n.timer on\n.output /dev/null\n");
    for (int i = 0; i < times; ++i)
        shell.write(sql.toUtf8() + ";\n");
    shell.write(".output\n");
    shell.closeWriteChannel();
    shell.waitForFinished(120'000);
    // "Run Time: real 0.004 user …" goes to the shell's own output whatever .output says.
    static const QRegularExpression time(QStringLiteral("Run Time: real ([0-9.]+)"));
    std::vector<double> all;
    auto found = time.globalMatch(QString::fromUtf8(shell.readAllStandardOutput()));
    while (found.hasNext())
        all.push_back(found.next().captured(1).toDouble() * 1e3);
    if (all.empty())
        return std::nullopt;
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

}
