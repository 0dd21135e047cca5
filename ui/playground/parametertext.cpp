#include "ui/playground/parametertext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace heliograph {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ParameterText)
};

Error usage(const QString &message) { return {ErrorKind::Usage, message, 0, {}}; }

}

Result<double> readNumber(const QString &text, double lowest, double highest)
{
    QString plain = text.trimmed();
    if (!plain.contains(QLatin1Char('.')))
        plain.replace(QLatin1Char(','), QLatin1Char('.'));
    bool ok = false;
    QLocale c = QLocale::c();
    c.setNumberOptions(QLocale::RejectGroupSeparator);
    const double value = c.toDouble(plain, &ok);
    if (!ok || !std::isfinite(value))
        return usage(Words::tr("Type a number such as 0.7."));
    if (value < lowest || value > highest)
        return usage(
            Words::tr("Between %1 and %2.").arg(writeNumber(lowest), writeNumber(highest)));
    return value;
}

Result<qint64> readWhole(const QString &text, qint64 lowest, qint64 highest)
{
    QString plain = text.trimmed();
    plain.remove(QLatin1Char(' '));
    bool ok = false;
    const qint64 value = plain.toLongLong(&ok);
    if (!ok)
        return usage(Words::tr("Type a whole number of at most 64 bits."));
    if (value < lowest)
        return usage(Words::tr("At least %1.").arg(lowest));
    if (value > highest)
        return usage(Words::tr("At most %1.").arg(highest));
    return value;
}

QString writeNumber(double value)
{
    return QLocale::c().toString(value, 'g', QLocale::FloatingPointShortest);
}

Result<QStringList> readStops(const QString &lines)
{
    QStringList stops;
    const QStringList all = lines.split(QLatin1Char('\n'));
    for (const QString &line : all) {
        if (line.isEmpty())
            continue;
        QString stop;
        for (qsizetype i = 0; i < line.size(); ++i) {
            if (line.at(i) != QLatin1Char('\\')) {
                stop += line.at(i);
                continue;
            }
            const QChar next = ++i < line.size() ? line.at(i) : QChar();
            if (next == QLatin1Char('n'))
                stop += QLatin1Char('\n');
            else if (next == QLatin1Char('t'))
                stop += QLatin1Char('\t');
            else if (next == QLatin1Char('r'))
                stop += QLatin1Char('\r');
            else if (next == QLatin1Char('\\'))
                stop += QLatin1Char('\\');
            else
                return usage(Words::tr("After a backslash comes n, t, r or another backslash."));
        }
        stops << stop;
    }
    return stops;
}

QString writeStops(const QStringList &stops)
{
    QStringList lines;
    for (QString stop : stops) {
        stop.replace(QLatin1Char('\\'), QStringLiteral("\\\\"));
        stop.replace(QLatin1Char('\n'), QStringLiteral("\\n"));
        stop.replace(QLatin1Char('\t'), QStringLiteral("\\t"));
        stop.replace(QLatin1Char('\r'), QStringLiteral("\\r"));
        lines << stop;
    }
    return lines.join(QLatin1Char('\n'));
}

}
