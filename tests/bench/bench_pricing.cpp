#include "tests/support/testenvironment.h"
// How long the price book takes to load, and how many calls it prices a second.

#include "core/pricing/pricebook.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

#include <vector>

using namespace heliograph;

int main()
{
    QTextStream out(stdout);
    QFile file(sourceFolder() + QStringLiteral("/resources/prices/prices.json"));
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    const QByteArray json = file.readAll();

    constexpr int loads = 50;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < loads; ++i) {
        if (!PriceBook::fromJson(json))
            return 1;
    }
    out << "pricing load " << double(timer.nsecsElapsed()) / loads / 1e6 << " ms ("
        << json.size() / 1024 << " kB)\n";

    const std::shared_ptr<const PriceBook> book = PriceBook::builtIn();
    Usage usage;
    usage.input = 1200;
    usage.cachedInput = 800;
    usage.output = 345;
    const QDateTime at(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);
    std::vector<PriceBook::Question> all;
    for (const QString &provider : book->providers()) {
        for (const QString &model : book->models(provider))
            all.push_back({provider, model, usage, at});
    }
    const std::vector<PriceBook::Question> usual{
        {QStringLiteral("openai"), QStringLiteral("gpt-4o-mini-2024-07-18"), usage, at}};
    const std::vector<PriceBook::Question> unknown{
        {QStringLiteral("gemini"), QStringLiteral("no-such-model-20260101"), usage, at}};
    const auto measure = [&](const char *name, const std::vector<PriceBook::Question> &questions) {
        qint64 count = 0;
        qint64 priced = 0;
        QElapsedTimer running;
        running.start();
        while (running.elapsed() < 1000) {
            for (const PriceBook::Question &question : questions)
                priced += book->price(question) ? 1 : 0;
            count += qint64(questions.size());
        }
        out << "pricing " << name << ' '
            << qRound64(double(count) * 1e9 / double(running.nsecsElapsed())) << " prices/s ("
            << (priced * 100 / count) << " % priced)\n";
    };
    measure("every model", all);
    measure("a usual call", usual);
    measure("an unknown model", unknown);
    return 0;
}
