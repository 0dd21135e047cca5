// Holds the built-in price book against the package its data comes from: every model of it by every
// name its rules speak of, several usages, both sides of every tier's border, the days and hours at
// which rates change, and for every model usages of all classes at moments drawn by lot.
//
// Equal means to 1e-12 dollars. What differs by more is counted by its reason (see Reason), and a
// difference without one fails the test.

#include "core/base/json.h"
#include "core/pricing/pricebook.h"
#include "core/pricing/receiptjson.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <array>
#include <cmath>

using namespace heliograph;

namespace
{

// Why an amount may differ by more than a pico-dollar and still be right.
enum class Reason { Equal, BinaryFractions, RoundedLines, Wrong };

// The package adds products of binary fractions: each operation is off by up to 1.1e-16 of its
// result, and a sum of some ten classes has about thirty of them. Ours is the sum of lines that are
// rounded to a pico-dollar each, which shows where a rate has more than six decimals.
Reason compare(const Receipt &receipt, double total)
{
    const double difference = std::abs(double(receipt.total.pico()) - total * 1e12);
    if (difference <= 1)
        return Reason::Equal;
    const double noise = total * 1e12 * 30 * 1.1e-16;
    if (difference <= 1 + noise)
        return Reason::BinaryFractions;
    double rounded = 0;
    for (const ReceiptLine &line : receipt.lines)
        rounded += line.rate.pico() % line.per != 0 ? 0.5 : 0;
    return difference <= 1 + noise + rounded ? Reason::RoundedLines : Reason::Wrong;
}

}

class PricingOracleTest final : public QObject
{
    Q_OBJECT

private:
    // Why the package cannot be asked; empty where it can.
    QString install()
    {
        m_node = QStandardPaths::findExecutable(QStringLiteral("node"));
        const QString npm = QStandardPaths::findExecutable(QStringLiteral("npm"));
        if (m_node.isEmpty() || npm.isEmpty())
            return QStringLiteral("node and npm are not installed");
        m_folder.setPath(QCoreApplication::applicationDirPath() + QStringLiteral("/peers/prices"));
        m_folder.mkpath(QStringLiteral("."));
        const QDir source(sourceFolder() + QStringLiteral("/tests/peers/prices"));
        for (const char *name : {"package.json", "package-lock.json", "oracle.mjs"}) {
            const QString file = QLatin1String(name);
            QFile::remove(m_folder.filePath(file));
            if (!QFile::copy(source.filePath(file), m_folder.filePath(file)))
                return QStringLiteral("%1 cannot be copied").arg(file);
        }
        QFile installed(
            m_folder.filePath(QStringLiteral("node_modules/@pydantic/genai-prices/package.json")));
        if (installed.open(QIODevice::ReadOnly)
            && installed.readAll().contains("\"version\": \"0.1.8\""))
            return {};
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(npm,
            {QStringLiteral("ci"), QStringLiteral("--ignore-scripts"), QStringLiteral("--no-audit"),
                QStringLiteral("--no-fund")});
        if (!process.waitForFinished(120'000) || process.exitCode() != 0)
            return QStringLiteral("npm could not fetch @pydantic/genai-prices (offline?)");
        return {};
    }

    QString m_node;
    QDir m_folder;

private Q_SLOTS:
    void everyModelCostsWhatThePackageSays()
    {
        if (const QString missing = install(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        const std::shared_ptr<const PriceBook> book = PriceBook::builtIn();

        Json question = Json::object();
        question["providers"] = Json::array();
        question["names"] = Json::object();
        for (const QString &provider : book->providers()) {
            question["providers"].push_back(provider.toStdString());
            Json &names = question["names"][provider.toStdString()] = Json::array();
            for (const QString &model : book->models(provider))
                names.push_back(model.toStdString());
        }
        for (const char *alias :
            {"gemini", "vertex", "xai", "moonshot", "bedrock", "Google ", "together-ai", "nobody"})
            question["providers"].push_back(alias);
        QProcess oracle;
        oracle.setWorkingDirectory(m_folder.path());
        oracle.start(m_node, {QStringLiteral("oracle.mjs")});
        QVERIFY(oracle.waitForStarted());
        oracle.write(dumpJson(question));
        oracle.closeWriteChannel();
        QVERIFY(oracle.waitForFinished(240'000));
        QVERIFY2(oracle.exitCode() == 0, oracle.readAllStandardError().constData());

        int compared = 0;
        int both = 0;
        int onlyOurs = 0;
        int made = 0;
        std::array<int, 4> reasons{};
        QSet<QString> madeModels;
        QSet<QString> withoutTokenPrice;
        QStringList wrong;
        const QList<QByteArray> lines = oracle.readAllStandardOutput().split('\n');
        for (const QByteArray &line : lines) {
            if (line.isEmpty())
                continue;
            const std::optional<Json> json = parseJson(line);
            QVERIFY2(json, line.constData());
            ++compared;
            const bool known = member(*json, "known").get<bool>();
            const PriceBook::Question asked{stringMember(*json, "provider"),
                stringMember(*json, "model"), usageFromJson(member(*json, "usage")),
                QDateTime::fromString(stringMember(*json, "at"), Qt::ISODateWithMs)};
            const std::optional<Receipt> receipt = book->price(asked);
            const auto disagree = [&](const QString &how) {
                wrong.append(how + QStringLiteral(": ") + QString::fromUtf8(line)
                    + (receipt ? QString::fromUtf8(dumpJson(receiptToJson(*receipt))) : QString()));
            };
            if (!known) {
                // What the package does not know comes from the other source, or is a name the book
                // adds.
                if (receipt && receipt->source.startsWith(QLatin1String("genai-prices"))
                    && receipt->provider == book->providerId(asked.provider)
                    && !asked.model.trimmed().startsWith(
                        QLatin1String("ft:gpt-4o"), Qt::CaseInsensitive))
                    disagree(QStringLiteral("only the book prices it"));
                else if (receipt)
                    ++onlyOurs;
                continue;
            }
            const double total = member(*json, "total").get<double>();
            if (!receipt) {
                // A row without any price, or with prices of hours, pages and messages alone, or one
                // that has no rate for anything that was used: the package answers $0, the book that
                // it does not know.
                if (total != 0)
                    disagree(QStringLiteral("the book does not price it"));
                withoutTokenPrice.insert(*book->providerId(asked.provider) + QLatin1Char('/')
                    + stringMember(*json, "row"));
                bool token = false;
                for (const Json &key : member(*json, "rates"))
                    token = token || toQString(key).endsWith(QLatin1String("mtok"));
                if (token && (asked.usage.input.value_or(0) > 0 || asked.usage.output.value_or(0) > 0))
                    disagree(QStringLiteral("the book does not price it"));
                continue;
            }
            ++both;
            if (receipt->model != stringMember(*json, "row"))
                disagree(QStringLiteral("another row"));
            const Reason reason = compare(*receipt, total);
            ++reasons[size_t(reason)];
            if (reason == Reason::Wrong)
                disagree(QStringLiteral("another amount"));
            if (member(*json, "made").get<bool>()) {
                ++made;
                madeModels.insert(
                    receipt->provider + QLatin1Char('/') + stringMember(*json, "row"));
            }
        }
        for (const QString &line : wrong.mid(0, 40))
            qWarning("%s", qPrintable(line));
        QStringList unpriced(withoutTokenPrice.begin(), withoutTokenPrice.end());
        unpriced.sort();
        qInfo("%d questions, %d priced by both, %d by the book alone, %d disagreements", compared,
            both, onlyOurs, int(wrong.size()));
        qInfo("%d equal to 1e-12 dollars, %d but for binary fractions of the package, %d but for the "
              "rounding of lines to a pico-dollar; %d of them drawn by lot over %d models",
            reasons[size_t(Reason::Equal)], reasons[size_t(Reason::BinaryFractions)],
            reasons[size_t(Reason::RoundedLines)], made, int(madeModels.size()));
        qInfo("no price per token: %s", qPrintable(unpriced.join(QStringLiteral(", "))));
        QCOMPARE(wrong.size(), 0);
        QVERIFY(both > 50'000);
        QVERIFY(made > 15'000);
        QVERIFY(madeModels.size() > 1'600);
        QVERIFY(onlyOurs > 100);
        QVERIFY(unpriced.size() < 30);
    }
};

HELIOGRAPH_TEST_MAIN(PricingOracleTest)
#include "tst_pricing_oracle.moc"
