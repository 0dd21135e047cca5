#include "core/session/attachment.h"
#include "core/session/attachmentrules.h"
#include "core/session/attachmenttokens.h"
#include "core/session/audiolength.h"
#include "core/session/imagesize.h"
#include "tests/support/attachments.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>

using namespace heliograph;

namespace {

ContentPart partOf(ContentPart::Kind kind, const char *type, qsizetype bytes = 3)
{
    ContentPart part;
    part.kind = kind;
    part.mimeType = QLatin1String(type);
    part.name = QStringLiteral("thing");
    part.data = QByteArray(bytes, 'x');
    return part;
}

ContentPart addressed(ContentPart::Kind kind, const char *type = "")
{
    ContentPart part = partOf(kind, type, 0);
    part.url = QStringLiteral("https://example.org/a");
    return part;
}

Provider providerOf(const char *id)
{
    Provider provider;
    provider.id = QLatin1String(id);
    provider.name = QLatin1String(id);
    return provider;
}

using Kind = ContentPart::Kind;

}

class AttachmentTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void imageSizesComeFromTheHeader_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("type");
        const auto row = [](const char *name, const QByteArray &bytes, QSize size,
                             const char *type) {
            QTest::newRow(name) << bytes << size << QString::fromLatin1(type);
        };
        row("png", pngHeader(1024, 768), {1024, 768}, "image/png");
        row("png, hostile", pngHeader(0x7fffffff, 0x7fffffff), {0x7fffffff, 0x7fffffff},
            "image/png");
        row("png, negative", pngHeader(0x80000000, 4), {}, "image/png");
        row("png, no width", pngHeader(0, 4), {}, "image/png");
        row("png, cut", pngHeader(1024, 768).first(22), {}, "image/png");
        row("png, other first chunk", pngHeader(4, 4).replace("IHDR", "IDAT"), {}, "image/png");
        const QByteArray jpeg = QByteArray::fromHex("ffd8ffe000104a46494600010100000100010000")
            + QByteArray::fromHex("ffff") + QByteArray::fromHex("ffc4000400aa")
            + QByteArray::fromHex("ffc200110804b0064003012200021101031101");
        row("jpeg, progressive, fill bytes", jpeg, {1600, 1200}, "image/jpeg");
        row("jpeg, cut in the frame", jpeg.first(jpeg.indexOf("\xff\xc2") + 7), {}, "image/jpeg");
        row("jpeg, no frame", QByteArray::fromHex("ffd8ffda000800010100003f00"), {}, "image/jpeg");
        row("jpeg, length 0", QByteArray::fromHex("ffd8ffe00000ffe00000ffe00000"), {},
            "image/jpeg");
        row("jpeg, length past the end", QByteArray::fromHex("ffd8ffe0ffff00"), {}, "image/jpeg");
        row("jpeg, no marker", QByteArray::fromHex("ffd8ff00112233445566"), {}, "image/jpeg");
        row("gif", QByteArray("GIF89a") + QByteArray::fromHex("2c01c800f70000"), {300, 200},
            "image/gif");
        row("gif, cut", QByteArray("GIF87a") + QByteArray::fromHex("2c01c8"), {}, "image/gif");
        const QByteArray riff("RIFF\x24\0\0\0WEBP", 12);
        row("webp, lossy",
            riff + QByteArray("VP8 \x18\0\0\0", 8)
                + QByteArray::fromHex("3001009d012a80024001aabb"),
            {640, 320}, "image/webp");
        row("webp, lossless",
            riff + QByteArray("VP8L\x18\0\0\0", 8) + QByteArray::fromHex("2f7fc24f00"), {640, 320},
            "image/webp");
        row("webp, extended",
            riff + QByteArray("VP8X\x0a\0\0\0", 8) + QByteArray::fromHex("10000000ff0f00ff0700"),
            {4096, 2048}, "image/webp");
        row("webp, extended, cut",
            riff + QByteArray("VP8X\x0a\0\0\0", 8) + QByteArray::fromHex("10000000ff0f00ff07"), {},
            "image/webp");
        row("webp, other signature",
            riff + QByteArray("VP8L\x18\0\0\0", 8) + QByteArray::fromHex("007fc24f00"), {},
            "image/webp");
        row("bmp",
            QByteArray("BM") + QByteArray(12, '\0')
                + QByteArray::fromHex("280000004001000010ffffff"),
            {320, 240}, "image/bmp");
        row("two letters of a text", "BM is short for bitmap, they say.", {}, "");
        row("empty", "", {}, "");
        row("one byte", "\x89", {}, "");
        row("text", "Hello there, this is a text", {}, "");
    }

    void imageSizesComeFromTheHeader()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QSize, size);
        QFETCH(QString, type);
        QCOMPARE(imageSize(bytes), size);
        QCOMPARE(imageMimeType(bytes), type);
    }

    void noHeaderIsReadBeyondItsEnd()
    {
        // Every beginning of every picture: what is cut off is never a picture of another size.
        for (const QByteArray &whole : {pngHeader(70'000, 5),
                 QByteArray::fromHex(
                     "ffd8ffe000104a46494600010100000100010000ffc0001108000500060301")}) {
            const QSize size = imageSize(whole);
            QVERIFY(size.isValid());
            for (qsizetype i = 0; i < whole.size(); ++i) {
                const QByteArray exact(whole.constData(), i); // ends where its memory does
                const QSize cut = imageSize(exact);
                QVERIFY(!cut.isValid() || cut == size);
            }
        }
    }

    void soundsHaveALength_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<qint64>("ms"); // -1: not known
        QTest::newRow("wav") << wavSound(2500) << qint64(2500);
        QByteArray extra = wavSound(1000);
        extra.insert(12, QByteArray("LIST\x03\0\0\0abc\0", 12)); // odd length: padded
        QTest::newRow("wav with another chunk") << extra << qint64(1000);
        QTest::newRow("wav, length not true")
            << wavSound(1000).replace(40, 4, "\xff\xff\xff\xff") << qint64(1000);
        QTest::newRow("wav, cut") << wavSound(1000).first(30) << qint64(-1);
        QTest::newRow("wav, rate 0")
            << wavSound(1000).replace(28, 4, QByteArray(4, '\0')) << qint64(-1);
        // MPEG 1 layer III, 128 kbit/s, 44.1 kHz, stereo
        const QByteArray frame = QByteArray::fromHex("fffb9000");
        QTest::newRow("mp3, constant") << frame + QByteArray(16'000 - 4, '\0') << qint64(1000);
        QTest::newRow("mp3 with tag") << QByteArray("ID3\x04\0\0\0\0\x01\x00", 10)
                + QByteArray(128, 't') + frame + QByteArray(32'000 - 4, '\0')
                                      << qint64(2000);
        QTest::newRow("mp3, counted") << frame + QByteArray(32, '\0') + "Xing"
                + QByteArray::fromHex("0000000100000266") + QByteArray(500, '\0')
                                      << qint64(614 * 1152 * 1000ll / 44'100);
        QTest::newRow("mp3, no frame") << QByteArray("ID3") + QByteArray(500, '\0') << qint64(-1);
        QTest::newRow("mp3, tag past the end")
            << QByteArray("ID3\x04\0\0\x7f\x7f\x7f\x7f\xff\xfb", 12) << qint64(-1);
        QTest::newRow("other") << QByteArray("fLaC and more of it") << qint64(-1);
        QTest::newRow("short") << QByteArray("RIFF") << qint64(-1);
    }

    void soundsHaveALength()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(qint64, ms);
        QCOMPARE(audioLengthMs(bytes).value_or(-1), ms);
    }

    void tokensFollowTheDocumentation_data()
    {
        QTest::addColumn<ContentPart>("part");
        QTest::addColumn<WireFormat>("format");
        QTest::addColumn<QString>("model");
        QTest::addColumn<qint64>("tokens"); // -1: not known
        const auto picture = [](const char *name, quint32 width, quint32 height, WireFormat format,
                                 const char *model, qint64 tokens) {
            ContentPart part = partOf(Kind::Image, "image/png");
            part.data = pngHeader(width, height);
            QTest::newRow(name) << part << format << QString::fromLatin1(model) << tokens;
        };
        const auto chat = WireFormat::OpenAiChat;
        // The examples of OpenAI's guide.
        picture("openai, 1024 square", 1024, 1024, chat, "gpt-4o", 765);
        picture("openai, 2048 × 4096", 2048, 4096, chat, "gpt-4o", 1105);
        picture("openai, small", 100, 100, chat, "gpt-4.1", 255);
        picture("openai, one line of pixels", 5000, 1, chat, "gpt-4o", 85 + 4 * 170);
        picture("openai, 4o-mini", 512, 512, chat, "gpt-4o-mini-2024-07-18", 2833 + 5667);
        picture("openai, gpt-5", 1024, 1024, chat, "gpt-5", 70 + 4 * 140);
        picture("openai, o3", 1024, 1024, chat, "o3", 75 + 4 * 150);
        picture("openai, patches", 1024, 1024, chat, "gpt-5-mini", 1659); // 1024 × 1.62
        picture("openai, patches over the limit", 1800, 2400, chat, "openai/gpt-4.1-mini",
            2353); // 1452 × 1.62
        picture("openai, patches of a strip", 100'000, 1, WireFormat::OpenAiResponses,
            "gpt-4.1-nano", -2);
        picture("openai, the largest", 0x7fffffff, 0x7fffffff, chat, "o4-mini", -2);
        picture("anthropic", 1000, 1000, WireFormat::Anthropic, "", 1334);
        picture("anthropic, large", 6000, 4000, WireFormat::Anthropic, "", 1600);
        picture("anthropic, one pixel", 1, 1, WireFormat::Anthropic, "", 1);
        picture("gemini, small", 384, 384, WireFormat::Gemini, "gemini-2.5-flash", 258);
        picture("gemini, tiles", 960, 540, WireFormat::Gemini, "gemini-2.5-flash", 6 * 258);
        picture("gemini 3", 960, 540, WireFormat::Gemini, "gemini-3-pro-preview", 1120);
        picture("broken", 0, 0, chat, "gpt-4o", -1);
        const auto other = [](const char *name, ContentPart part, WireFormat format,
                               qint64 tokens) {
            QTest::newRow(name) << part << format << QString() << tokens;
        };
        ContentPart sound = partOf(Kind::Audio, "audio/wav");
        sound.data = wavSound(2500);
        other("sound, openai", sound, chat, 25);
        other("sound, gemini", sound, WireFormat::Gemini, 80);
        sound.data = "???";
        other("sound, unknown", sound, chat, -1);
        ContentPart text = partOf(Kind::File, "text/markdown", 400);
        other("text", text, chat, 92);
        ContentPart pdf = partOf(Kind::File, "application/pdf");
        pdf.data = "%PDF-1.4 /Type /Pages /Count 2 /Type/Page >> /Type /Page\n/Type /PageLabel";
        other("pdf, anthropic", pdf, WireFormat::Anthropic, 6000);
        other("pdf, gemini", pdf, WireFormat::Gemini, 516);
        pdf.data = "%PDF-1.7 /Count 12 packed";
        other("pdf, packed", pdf, chat, 12'000);
        pdf.data = "%PDF-1.7 /Count 99999999999999999999";
        other("pdf, hostile count", pdf, chat, 100'000'000);
        pdf.data = "%PDF-1.7 /Type";
        other("pdf, nothing to see", pdf, chat, -1);
        other("address", addressed(Kind::Image), chat, -1);
        other("zip", partOf(Kind::File, "application/zip"), chat, -1);
    }

    void tokensFollowTheDocumentation()
    {
        QFETCH(ContentPart, part);
        QFETCH(WireFormat, format);
        QFETCH(QString, model);
        QFETCH(qint64, tokens);
        const auto counted = attachmentTokens(part, format, model);
        if (tokens == -2)
            QVERIFY2(counted && *counted > 0 && *counted <= 1536 * 2.46 + 1,
                qPrintable(QString::number(counted.value_or(-1))));
        else
            QCOMPARE(counted.value_or(-1), tokens);
    }

    void filesBecomeParts_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("type");
        const auto row = [](const char *name, const QByteArray &bytes, Kind kind,
                             const char *type) {
            QTest::newRow(name) << QString::fromLatin1(name) << bytes << int(kind)
                                << QString::fromLatin1(type);
        };
        row("photo.png", pngHeader(2, 2), Kind::Image, "image/png");
        row("wrongly-named.txt", pngHeader(2, 2), Kind::Image, "image/png");
        row("voice.wav", wavSound(10), Kind::Audio, "audio/wav");
        row("voice.mp3", QByteArray::fromHex("fffb9000") + QByteArray(400, '\0'), Kind::Audio,
            "audio/mpeg");
        row("paper.pdf", "%PDF-1.4\n all of it is ASCII", Kind::File, "application/pdf");
        row("no-name", "%PDF-1.4\n all of it is ASCII", Kind::File, "application/pdf");
        row("main.cpp", "int main() {}\n", Kind::File, "text/x-c++src");
        row("data.json", "{\"a\": 1}", Kind::File, "text/plain");
        row("drawing.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", Kind::File, "text/plain");
        row("no ending", "plain words", Kind::File, "text/plain");
        row("blob", QByteArray("\x00\xff\x13\x37", 4), Kind::File, "application/octet-stream");
    }

    void filesBecomeParts()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(int, kind);
        QFETCH(QString, type);
        const auto part = attachmentFromBytes(name, bytes);
        QVERIFY(part);
        QCOMPARE(int(part->kind), kind);
        QCOMPARE(part->mimeType, type);
        QCOMPARE(part->name, name);
        QCOMPARE(part->data, bytes);
    }

    void textIsUtf8Afterwards()
    {
        const auto utf16 = attachmentFromBytes(
            QStringLiteral("a.txt"), QByteArray::fromHex("fffe") + QByteArray("f\0\xfc\0r\0", 6));
        QVERIFY(utf16);
        QCOMPARE(utf16->mimeType, QStringLiteral("text/plain"));
        QCOMPARE(utf16->data, QByteArray("f\xc3\xbcr"));
        const auto latin = attachmentFromBytes(QStringLiteral("a.txt"), "f\xfcr");
        QVERIFY(latin);
        QCOMPARE(latin->data, QByteArray("f\xc3\xbcr"));
        const auto marked = attachmentFromBytes(QStringLiteral("a.txt"), "\xef\xbb\xbfok");
        QVERIFY(marked);
        QCOMPARE(marked->data, QByteArray("ok"));
    }

    void whatIsNoFileIsRefused()
    {
        const QTemporaryDir dir;
        const auto empty = attachmentFromBytes(QStringLiteral("a.png"), {});
        QVERIFY(!empty);
        QVERIFY(empty.error().message.contains(QStringLiteral("a.png")));
        const auto folder = attachmentFromFile(dir.path());
        QVERIFY(!folder);
        QVERIFY(folder.error().message.contains(QStringLiteral("folder")));
        const auto missing = attachmentFromFile(dir.filePath(QStringLiteral("none.txt")));
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, ErrorKind::Storage);
        QFile large(dir.filePath(QStringLiteral("large.bin")));
        QVERIFY(large.open(QFile::WriteOnly));
        QVERIFY(large.resize(kMaxAttachmentBytes + 1)); // sparse: takes no room
        large.close();
        const auto tooLarge = attachmentFromFile(large.fileName());
        QVERIFY(!tooLarge);
        QCOMPARE(tooLarge.error().kind, ErrorKind::Usage);
    }

    void addressesAreWebAddresses_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("kind"); // -1: refused
        QTest::addColumn<QString>("type");
        const auto row = [](const char *address, int kind, const char *type = "") {
            QTest::newRow(address)
                << QString::fromLatin1(address) << kind << QString::fromLatin1(type);
        };
        row("https://example.org/a/photo.JPG?x=1", int(Kind::Image), "image/jpeg");
        row("  http://example.org/paper.pdf ", int(Kind::File), "application/pdf");
        row("https://example.org/voice.mp3", int(Kind::Audio), "audio/mpeg");
        row("https://example.org/", int(Kind::Image));
        row("file:///etc/passwd", -1);
        row("javascript:alert(1)", -1);
        row("https://me:secret@example.org/a.png", -1);
        row("example.org/a.png", -1);
        row("https:///a.png", -1);
        row("", -1);
    }

    void addressesAreWebAddresses()
    {
        QFETCH(QString, address);
        QFETCH(int, kind);
        QFETCH(QString, type);
        const auto part = attachmentFromAddress(address);
        QCOMPARE(part.ok(), kind >= 0);
        if (!part.ok()) {
            QVERIFY(!part.error().message.contains(QStringLiteral("secret")));
            return;
        }
        QCOMPARE(int(part->kind), kind);
        QCOMPARE(part->mimeType, type);
        QVERIFY(part->data.isEmpty());
        QCOMPARE(part->url, address.trimmed());
    }

    void textFilesAreSentAsText()
    {
        const auto file = attachmentFromBytes(QStringLiteral("a.md"), "# Head");
        ChatRequest request;
        request.messages = {Message::fromText(Role::User, QStringLiteral("Read this"))};
        request.messages[0].parts.push_back(*file);
        request.messages[0].parts.back().cache = CacheMark::OneHour;
        ChatRequest anthropic = request;
        sendTextFilesAsText(anthropic, WireFormat::Anthropic);
        QCOMPARE(anthropic, request); // has a document for it
        sendTextFilesAsText(request, WireFormat::OpenAiChat);
        const ContentPart &part = request.messages[0].parts.back();
        QCOMPARE(part.kind, Kind::Text);
        QCOMPARE(part.text, QStringLiteral("a.md:\n\n# Head"));
        QVERIFY(part.data.isEmpty());
        QCOMPARE(part.cache, CacheMark::OneHour);
    }

    void whatCannotBeSentIsSaid_data()
    {
        QTest::addColumn<ContentPart>("part");
        QTest::addColumn<WireFormat>("format");
        QTest::addColumn<QByteArray>("provider");
        QTest::addColumn<QByteArray>("words"); // of the problem; empty: it can be sent
        const auto row = [](const char *name, const ContentPart &part, WireFormat format,
                             const char *provider, const char *words) {
            QTest::newRow(name) << part << format << QByteArray(provider) << QByteArray(words);
        };
        const auto chat = WireFormat::OpenAiChat;
        const auto responses = WireFormat::OpenAiResponses;
        const auto anthropic = WireFormat::Anthropic;
        const auto gemini = WireFormat::Gemini;
        const char docx[] =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        for (const auto format : {chat, responses, anthropic, gemini}) {
            const auto each = [&](const char *what, const ContentPart &part, WireFormat to,
                                  const char *id, const char *words) {
                row(qPrintable(QLatin1String(what) + QStringLiteral(", ") + wireFormatName(to)),
                    part, to, id, words);
            };
            each("png", partOf(Kind::Image, "image/png"), format, "any", "");
            each("pdf", partOf(Kind::File, "application/pdf"), format, "any", "");
            each("text", partOf(Kind::File, "text/x-python"), format, "any", "");
            each("zip", partOf(Kind::File, "application/zip"), format, "any", "Save it as PDF");
            each("video", partOf(Kind::File, "video/mp4"), format, "any", "Save it as PDF");
            each("tiff", partOf(Kind::Image, "image/tiff"), format, "any", "not TIFF");
            each("picture by address", addressed(Kind::Image), format, "any", "");
            each(
                "uploaded",
                [] {
                    ContentPart part = partOf(Kind::File, "application/zip", 0);
                    part.fileId = QStringLiteral("file-1");
                    return part;
                }(),
                format, "any", "");
        }
        row("gif, gemini", partOf(Kind::Image, "image/gif"), gemini, "gemini", "not GIF");
        row("heic, gemini", partOf(Kind::Image, "image/heic"), gemini, "gemini", "");
        row("wav, chat", partOf(Kind::Audio, "audio/wav"), chat, "openai", "");
        row("ogg, chat", partOf(Kind::Audio, "audio/ogg"), chat, "openai", "not Ogg");
        row("ogg, gemini", partOf(Kind::Audio, "audio/ogg"), gemini, "gemini", "");
        row("wav, responses", partOf(Kind::Audio, "audio/wav"), responses, "openai", "no sound");
        row("wav, anthropic", partOf(Kind::Audio, "audio/wav"), anthropic, "anthropic", "no sound");
        row("docx, chat", partOf(Kind::File, docx), chat, "openai", "takes PDF files");
        row("docx, responses", partOf(Kind::File, docx), responses, "openai", "");
        row("pdf by address, chat", addressed(Kind::File, "application/pdf"), chat, "openai",
            "by address");
        row("pdf by address, openrouter", addressed(Kind::File, "application/pdf"), chat,
            "openrouter", "");
        row("pdf by address, anthropic", addressed(Kind::File, "application/pdf"), anthropic,
            "anthropic", "");
        row("text by address, anthropic", addressed(Kind::File, "text/plain"), anthropic,
            "anthropic", "not text/plain");
        row("large picture, anthropic", partOf(Kind::Image, "image/png", 3'932'161), anthropic,
            "anthropic", "smaller");
        row("picture at the limit, anthropic", partOf(Kind::Image, "image/png", 3'932'160),
            anthropic, "anthropic", "");
        row(
            "wide picture, anthropic",
            [] {
                ContentPart part = partOf(Kind::Image, "image/png");
                part.data = pngHeader(8001, 10);
                return part;
            }(),
            anthropic, "anthropic", "8001");
        row("large pdf, chat", partOf(Kind::File, "application/pdf", 52'428'801), chat, "openai",
            "50.0 MB");
        row("picture, deepseek", partOf(Kind::Image, "image/png"), chat, "deepseek", "no images");
        row("text, deepseek", partOf(Kind::File, "text/plain"), chat, "deepseek", "");
        row("pdf, groq", partOf(Kind::File, "application/pdf"), chat, "groq", "no files");
        row("gif, xai", partOf(Kind::Image, "image/gif"), chat, "xai", "not GIF");
        ContentPart recorded = partOf(Kind::File, "application/zip");
        recorded.raw = "{}";
        recorded.rawFormat = chat;
        row("recorded, same format", recorded, chat, "openai", "");
        row("recorded, other format", recorded, anthropic, "anthropic", "Save it");
    }

    void whatCannotBeSentIsSaid()
    {
        QFETCH(ContentPart, part);
        QFETCH(WireFormat, format);
        QFETCH(QByteArray, provider);
        QFETCH(QByteArray, words);
        const QString problem = attachmentProblem(part, format, providerOf(provider.constData()));
        if (words.isEmpty())
            QCOMPARE(problem, QString());
        else
            QVERIFY2(problem.contains(QString::fromUtf8(words)), qPrintable(problem));
        QVERIFY(problem.isEmpty() || problem.contains(QString::fromUtf8(provider)));
    }

    void sizesAddUp()
    {
        Message message;
        message.parts = {
            partOf(Kind::Image, "image/png", 2 << 20), partOf(Kind::Image, "image/png", 2 << 20)};
        const Provider groq = providerOf("groq");
        QVERIFY(attachmentProblem(message.parts[0], WireFormat::OpenAiChat, groq).isEmpty());
        const QString problem = attachmentsProblem({&message}, WireFormat::OpenAiChat, groq);
        QVERIFY2(problem.contains(QStringLiteral("5.3 MB")), qPrintable(problem));
        QVERIFY(
            attachmentsProblem({&message}, WireFormat::OpenAiChat, providerOf("openai")).isEmpty());
        message.parts.pop_back();
        QVERIFY(attachmentsProblem({&message}, WireFormat::OpenAiChat, groq).isEmpty());
    }

    void onlyAnthropicHasCacheMarks()
    {
        QVERIFY(cacheMarkProblem(WireFormat::Anthropic).isEmpty());
        for (const auto format :
            {WireFormat::OpenAiChat, WireFormat::OpenAiResponses, WireFormat::Gemini})
            QVERIFY(!cacheMarkProblem(format).isEmpty());
    }
};

HELIOGRAPH_TEST_MAIN(AttachmentTest)
#include "tst_attachment.moc"
