// What reading a Gemini stream costs, beside parsing its JSON payloads alone (nlohmann's
// ordered_json). No test: it prints a table.

#include "core/base/json.h"
#include "core/wire/codec.h"
#include "tests/support/geministreams.h"
#include "tests/support/recordings.h"

#include <QFileInfo>
#include <QTextStream>

#include <algorithm>
#include <ctime>
#include <functional>
#include <vector>

using namespace heliograph;

namespace {

constexpr int kRuns = 9;
constexpr qsizetype kLeastBytes = 4 * 1024 * 1024;

struct Corpus {
    QString name;
    QByteArrayList payloads;
};

volatile qint64 g_sink = 0; ///< keeps the compiler from leaving work out

/// As Gemini writes it: some words an event, with its usage.
QByteArrayList textStream(qsizetype contentBytes)
{
    QByteArrayList payloads;
    for (int i = 0; i < 200; ++i) {
        payloads.append(R"({"candidates":[{"content":{"parts":[{"text":")"
            + QByteArray(contentBytes, char('a' + i % 26))
            + R"("}],"role":"model"},"index":0}],"usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":)"
            + QByteArray::number(i)
            + R"(,"totalTokenCount":324,"promptTokensDetails":[{"modality":"TEXT","tokenCount":9}],"thoughtsTokenCount":302},"modelVersion":"gemini-3-pro-preview","responseId":"M3iLaY-AI7zTxN8P3Piw4Qg"})");
    }
    return payloads;
}

std::vector<Corpus> corpora()
{
    std::vector<Corpus> all = {{QStringLiteral("synthetic, 40 B of text"), textStream(40)},
        {QStringLiteral("synthetic, 4 kB of text"), textStream(4000)}};
    for (const QString &path : recordedStreams(QStringLiteral("google")))
        all.push_back({QFileInfo(path).fileName().section(QLatin1Char('.'), 0, 0).left(45),
            payloadsOf(path)});
    return all;
}

QByteArray asArray(const QByteArrayList &payloads)
{
    return "[" + payloads.join("\n,\r\n") + "\n]";
}

/// The median processor time of one reading, in microseconds.
double microseconds(qsizetype bytes, const std::function<void()> &read)
{
    const qsizetype times = std::max<qsizetype>(kLeastBytes / std::max<qsizetype>(bytes, 1), 1);
    std::vector<double> seconds;
    for (int run = 0; run < kRuns; ++run) {
        const std::clock_t start = std::clock();
        for (qsizetype i = 0; i < times; ++i)
            read();
        seconds.push_back(double(std::clock() - start) / CLOCKS_PER_SEC / double(times));
    }
    std::nth_element(seconds.begin(), seconds.begin() + kRuns / 2, seconds.end());
    return seconds[kRuns / 2] * 1e6;
}

double decodingTime(const QByteArray &bytes)
{
    const Codec *codec = codecFor(WireFormat::Gemini);
    return microseconds(bytes.size(), [&] {
        const auto decoder = codec->decoder(true);
        qint64 events = 0;
        for (qsizetype at = 0; at < bytes.size(); at += 16 * 1024)
            events += qint64(decoder
                                 ->feed(QByteArrayView(bytes).sliced(
                                     at, std::min<qsizetype>(16 * 1024, bytes.size() - at)))
                                 .size());
        g_sink = g_sink + events + qint64(decoder->finish().size());
    });
}

}

int main()
{
    QTextStream out(stdout);
    const auto row = [&out](const QString &name, const QStringList &cells) {
        out << name.leftJustified(48);
        for (const QString &cell : cells)
            out << cell.rightJustified(12);
        out << Qt::endl;
    };
    out << "Reading a stream: microseconds, and the ratio to parsing its payloads alone."
        << Qt::endl;
    row(QStringLiteral("stream"),
        {QStringLiteral("bytes"), QStringLiteral("parse"), QStringLiteral("events"),
            QStringLiteral("ratio"), QStringLiteral("array"), QStringLiteral("ratio")});
    for (const Corpus &corpus : corpora()) {
        const QByteArray events = geminiEvents(corpus.payloads);
        const double parse = microseconds(events.size(), [&] {
            for (const QByteArray &payload : corpus.payloads)
                g_sink = g_sink
                    + qint64(Json::parse(payload.begin(), payload.end(), nullptr, false).size());
        });
        const double sse = decodingTime(events);
        const double array = decodingTime(asArray(corpus.payloads));
        row(corpus.name,
            {QString::number(events.size()), QString::number(parse, 'f', 1),
                QString::number(sse, 'f', 1), QString::number(sse / parse, 'f', 2),
                QString::number(array, 'f', 1), QString::number(array / parse, 'f', 2)});
    }
    return 0;
}
