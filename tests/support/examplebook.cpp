#include "tests/support/examplebook.h"

namespace heliograph {

QByteArray jsonOf(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

QDateTime utc(const char *time)
{
    return QDateTime::fromString(QLatin1String(time), Qt::ISODateWithMs);
}

Usage tokenUsage(qint64 input, qint64 output)
{
    Usage usage;
    usage.input = input;
    usage.output = output;
    return usage;
}

QStringList linesOf(const std::optional<Receipt> &receipt)
{
    QStringList lines;
    if (receipt) {
        for (const ReceiptLine &line : receipt->lines) {
            lines.append(QStringLiteral("%1 %2 %3 %4")
                             .arg(line.usageClass)
                             .arg(line.count)
                             .arg(line.rate.toDecimal(), line.amount.toDecimal()));
        }
    }
    return lines;
}

std::shared_ptr<const PriceBook> bookOf(const QByteArray &rates, const QByteArray &more)
{
    const auto book = PriceBook::fromJson(
        jsonOf("{'format': 1, 'sources': {'s': {'name': 'test', 'date': '2026-02-03'}}, "
          "'providers': [{'id': 'p', 'models': [{'id': 'm', 'src': 's', 'rates':")
        + rates + "}" + more + "]}]}");
    if (!book)
        qWarning("%s", qPrintable(book.error().message));
    return book ? *book : nullptr;
}

std::optional<Receipt> priceOf(const PriceBook &book, const Usage &usage, const QDateTime &at)
{
    return book.price({QStringLiteral("p"), QStringLiteral("m"), usage, at});
}

}
