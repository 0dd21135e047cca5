#include "core/session/estimate.h"
#include "core/history/history.h"
#include "core/session/attachmenttokens.h"
#include "core/session/forecast.h"
#include "core/session/imagesize.h"
#include "tests/support/attachments.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"

using namespace heliograph;

namespace {

QByteArray png(int width, int height)
{
    QByteArray bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    for (const int number : {width, height}) {
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes.append(char(number >> shift));
    }
    return bytes;
}

ContentPart image(const QByteArray &data)
{
    ContentPart part;
    part.kind = ContentPart::Kind::Image;
    part.data = data;
    return part;
}

ChatRequest ask(const QString &text, const QString &model = QStringLiteral("gpt-4o-mini"))
{
    ChatRequest request;
    request.model = model;
    request.messages = {Message::fromText(Role::User, text)};
    return request;
}

}

class EstimateTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scriptsWeighDifferently()
    {
        // Counts of OpenAI's o200k tokenizer beside them, to be within a third.
        const auto near = [](const char *text, qint64 counted) {
            const qint64 estimated = estimatedTextTokens(QString::fromUtf8(text));
            QVERIFY2(estimated * 3 >= counted * 2 && estimated * 2 <= counted * 3,
                qPrintable(QStringLiteral("%1: %2, not %3").arg(QString::fromUtf8(text)).arg(estimated).arg(counted)));
        };
        near("The quick brown fox jumps over the lazy dog.", 10);
        near("Where is my refund? I have been waiting for three weeks now and nobody answers.", 16);
        near("你好，今天天气怎么样？我们去公园散步吧。", 15);
        near("{\"name\": \"get_weather\", \"arguments\": {\"city\": \"Berlin\", \"days\": 3}}", 24);
        QCOMPARE(estimatedTextTokens(QString()), 0);
        QCOMPARE(estimatedTextTokens(u"a"), 1);
    }

    void sizesOfPictures_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QSize>("size");
        QTest::newRow("png") << png(640, 480) << QSize(640, 480);
        QTest::newRow("gif") << QByteArray("GIF89a\x40\x01\xf0\x00", 10) << QSize(320, 240);
        QTest::newRow("jpeg") << QByteArray::fromHex("ffd8ffe000104a46494600010100000100010000"
                                                     "ffc00011080168028003012200021101031101")
                              << QSize(640, 360);
        QTest::newRow("webp, lossy") << QByteArray("RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x80\x02\xe0\x01", 30)
                                     << QSize(640, 480);
        QTest::newRow("webp, extended")
            << QByteArray("RIFF\0\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0\x7f\x02\0\xdf\x01\0", 30) << QSize(640, 480);
        QTest::newRow("bmp") << QByteArray("BM").leftJustified(14, '\0') + QByteArray("\x28\0\0\0", 4) + QByteArray("\x80\x02\0\0\xe0\x01\0\0", 8)
                             << QSize(640, 480);
        QTest::newRow("none") << QByteArray("hello") << QSize();
        QTest::newRow("empty") << QByteArray() << QSize();
        QTest::newRow("cut short") << png(640, 480).first(18) << QSize();
        QTest::newRow("jpeg that never ends") << QByteArray::fromHex("ffd8ffe0000000000000000000000000") << QSize();
    }
    void sizesOfPictures()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QSize, size);
        QCOMPARE(imageSize(bytes), size);
        for (qsizetype length = 0; length < bytes.size(); ++length)
            imageSize(bytes.first(length)); // reads nothing beyond its end
    }

    void picturesByTheRulesOfTheFormats()
    {
        // The examples of OpenAI's and Anthropic's guides.
        const auto openAi = WireFormat::OpenAiChat;
        QCOMPARE(imageTokens({1024, 1024}, openAi, QStringLiteral("gpt-4o")), 765);
        QCOMPARE(imageTokens({2048, 4096}, openAi, QStringLiteral("gpt-4o")), 1105);
        QCOMPARE(imageTokens({4096, 8192}, openAi, QStringLiteral("gpt-4o"), true), 85);
        QCOMPARE(imageTokens({1024, 1024}, openAi, QStringLiteral("openai/gpt-4.1-mini")), 1659); // 1024 patches × 1.62
        QCOMPARE(imageTokens({1024, 1024}, WireFormat::OpenAiResponses, QStringLiteral("gpt-5")), 630);
        QCOMPARE(imageTokens({200, 200}, WireFormat::Anthropic, {}), 54);
        QCOMPARE(imageTokens({1000, 1000}, WireFormat::Anthropic, {}), 1334);
        QCOMPARE(imageTokens({8000, 6000}, WireFormat::Anthropic, {}), 1600);
        QCOMPARE(imageTokens({384, 384}, WireFormat::Gemini, QStringLiteral("gemini-2.5-flash")), 258);
        QCOMPARE(imageTokens({960, 540}, WireFormat::Gemini, QStringLiteral("gemini-2.5-flash")), 6 * 258); // the guide's own
        QCOMPARE(imageTokens({960, 540}, WireFormat::Gemini, QStringLiteral("gemini-3-pro-preview")), 1120);
        QCOMPARE(imageTokens({}, openAi, QStringLiteral("gpt-4o")), 765); // assumed
    }

    void aRequestIsTheSumOfItsParts()
    {
        ChatRequest request = ask(QStringLiteral("Where is my refund?"));
        const TokenEstimate plain = estimateTokens(request, WireFormat::OpenAiChat);
        QVERIFY(plain.text > 5 && plain.tools == 0 && plain.images == 0 && plain.files == 0 && !plain.guessed);

        request.messages[0].parts.push_back(image(png(1024, 1024)));
        request.model = QStringLiteral("gpt-4o");
        QCOMPARE(estimateTokens(request, WireFormat::OpenAiChat).images, 765);
        QVERIFY(!estimateTokens(request, WireFormat::OpenAiChat).guessed);
        request.messages[0].parts.back().data.clear();
        request.messages[0].parts.back().url = QStringLiteral("https://example.org/a.png");
        QVERIFY(estimateTokens(request, WireFormat::OpenAiChat).guessed);
        request.messages[0].parts.back().raw
            = "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://example.org/a.png\",\"detail\":\"low\"}}";
        QCOMPARE(estimateTokens(request, WireFormat::OpenAiChat).images, 85);

        Tool tool;
        tool.name = QStringLiteral("get_weather");
        tool.parameters = "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}";
        request.tools = {tool};
        const qint64 tools = estimateTokens(request, WireFormat::OpenAiChat).tools;
        QVERIFY(tools > 15);
        QCOMPARE(estimateTokens(request, WireFormat::Anthropic).tools, tools + 346);
        request.responseFormat = ResponseFormat{};
        request.responseFormat->schema = tool.parameters;
        QVERIFY(estimateTokens(request, WireFormat::OpenAiChat).tools > tools);

        ContentPart pdf;
        pdf.kind = ContentPart::Kind::File;
        pdf.mimeType = QStringLiteral("application/pdf");
        pdf.data = "%PDF-1.4 1 0 obj <</Type /Pages /Count 9>> 2 0 obj <</Type/Page>> 3 0 obj <</Type/Page>> 4 0 obj <</Type /Page >>";
        request.messages[0].parts = {pdf};
        QCOMPARE(pdfPages(pdf.data), 3);
        QCOMPARE(estimateTokens(request, WireFormat::Gemini).files, 3 * 258);
        QCOMPARE(pdfPages("nothing"), 0);
        QCOMPARE(pdfPages("/Type/Page/Type/Page"), 2);
        QCOMPARE(pdfPages("/Count 3"), 3);
        QCOMPARE(pdfPages("/Count 999999999999999999999"), 100'000);

        ContentPart sound;
        sound.kind = ContentPart::Kind::Audio;
        sound.data = wavSound(3'000);
        request.messages[0].parts = {sound};
        QCOMPARE(estimateTokens(request, WireFormat::Gemini).files, 3 * 32);
        QCOMPARE(estimateTokens(request, WireFormat::OpenAiChat).files, 3 * 10);
        QVERIFY(!estimateTokens(request, WireFormat::OpenAiChat).guessed);
        request.messages[0].parts[0].data = QByteArray(48'000, '\0'); // nothing that tells its length
        QCOMPARE(estimateTokens(request, WireFormat::OpenAiChat).files, 3 * 10);
        QVERIFY(estimateTokens(request, WireFormat::OpenAiChat).guessed);
    }

    void calibrationIsTheMiddleOfTheCalls()
    {
        QCOMPARE(calibrationOf({}), Calibration{});
        QCOMPARE(calibrationOf({{0, 10, 10}, {10, 0, 5}}), Calibration{});
        std::vector<CalibrationSample> samples(18, {100, 150, 40});
        samples.push_back({100, 40'000, 900});
        samples.push_back({100, 1, 1});
        const Calibration calibration = calibrationOf(samples);
        QCOMPARE(calibration.calls, 20);
        QVERIFY(std::abs(calibration.inputRatio - (1 + 0.5 * 20 / 22)) < 1e-9);
        QCOMPARE(calibration.typicalOutput, qint64(40));
        QVERIFY(calibrationOf({{1, 1'000'000, 1}}).inputRatio <= 2); // one call does not count for much
    }

    void theForecastHasAnEndAndAMiddle()
    {
        ChatRequest request = ask(QString(4'000, QLatin1Char('a')));
        const auto book = PriceBook::builtIn();
        const QDateTime now(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);
        const auto look = [&](const Calibration &calibration = {}) {
            return forecast(request, WireFormat::OpenAiChat, QStringLiteral("openai"), *book, calibration, now);
        };
        const Forecast open = look();
        QCOMPARE(open.inputTokens, open.parts.total());
        QCOMPARE(open.outputTokens, 300);
        QVERIFY(open.expected && open.most && *open.most > *open.expected);
        QVERIFY(open.outputLimit.value_or(0) >= 16'384); // the model's own

        request.parameters.maxTokens = 100;
        const Forecast limited = look({10, 2.0, 5'000});
        QCOMPARE(limited.inputTokens, open.parts.total() * 2);
        QCOMPARE(limited.outputTokens, 100);
        QCOMPARE(limited.outputLimit, qint64(100));
        QVERIFY(*limited.most > *limited.expected); // the input is not sure either
        QCOMPARE(limited.calibratedBy, 10);

        request.parameters.serviceTier = QStringLiteral("flex");
        QVERIFY(*look({10, 2.0, 5'000}).expected < *limited.expected);
        request.model = QStringLiteral("gpt-99");
        const Forecast unknown = look();
        QVERIFY(!unknown.expected && !unknown.most);
        QVERIFY(unknown.inputTokens > 0);
    }

    void theHistoryCalibrates()
    {
        QTemporaryDir dir;
        auto history = History::open(dir.filePath(QStringLiteral("history.db")));
        QVERIFY(history);
        const auto store = [&](const QString &model, qint64 input, CallStatus status) {
            Call call = sampleCall(QString(400, QLatin1Char('a')));
            call.status = status;
            call.requestedModel = model;
            call.answer.usage = {};
            call.answer.usage.input = input;
            call.answer.usage.cachedInput = 0;
            call.answer.usage.output = 77;
            (*history)->finish(call);
        };
        const QString model = QStringLiteral("my \"odd\" model");
        const qint64 estimated = estimateTokens(ask(QString(400, QLatin1Char('a'))), WireFormat::OpenAiChat).total();
        for (int i = 0; i < 30; ++i)
            store(model, estimated * 3, CallStatus::Ok);
        store(model, estimated * 90, CallStatus::Cancelled);
        store(QStringLiteral("gpt-4o-mini"), estimated, CallStatus::Ok);
        const Calibration calibration = waitFor(calibrate(**history, QStringLiteral("openai"), model));
        QCOMPARE(calibration.calls, 24);
        QVERIFY2(std::abs(calibration.inputRatio - (1 + 2.0 * 24 / 26)) < 1e-9, qPrintable(QString::number(calibration.inputRatio)));
        QCOMPARE(calibration.typicalOutput, qint64(77));
        QCOMPARE(waitFor(calibrate(**history, QStringLiteral("openai"), QStringLiteral("other"))), Calibration{});
    }
};

HELIOGRAPH_TEST_MAIN(EstimateTest)
#include "tst_estimate.moc"
