#include "core/base/settings.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QThread>

#include <memory>

using namespace heliograph;

namespace {
QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}
}

class SettingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void valuesComeBack_data()
    {
        QTest::addColumn<QString>("value");
        for (const char *value : {"gpt-5.1", " edges ", "a = b", "back\\slash\\n",
                 "line\nbreak\r\ttab", "# no comment", "[x]", "\"quoted\"",
                 "ünïcödé 漢字 🙂", "\x1b[31m", "\\", "\\x41", "=", "a;b"})
            QTest::newRow(value) << QString::fromUtf8(value);
    }

    void valuesComeBack()
    {
        QFETCH(const QString, value);
        {
            Settings settings(path());
            QVERIFY(settings.set(QStringLiteral("model"), value));
            QCOMPARE(settings.get(QStringLiteral("model")), value);
        }
        const Settings again(path());
        QCOMPARE(again.get(QStringLiteral("model")), value);
        QCOMPARE(again.keys(), QStringList{QStringLiteral("model")});
    }

    void missingFileIsEmptyAndUnsetRemoves()
    {
        Settings settings(path());
        QVERIFY(settings.keys().isEmpty());
        QCOMPARE(settings.get(QStringLiteral("route"), QStringLiteral("direct")),
            QStringLiteral("direct"));
        QSignalSpy spy(&settings, &Settings::changed);
        QVERIFY(settings.set(QStringLiteral("route"), QStringLiteral("helicone")));
        QVERIFY(settings.set(QStringLiteral("route"), QStringLiteral("helicone")));
        QCOMPARE(spy.size(), 1);
        QVERIFY(settings.set(QStringLiteral("route"), QString()));
        QCOMPARE(spy.size(), 2);
        QVERIFY(settings.keys().isEmpty());
        QCOMPARE(read(path()), QByteArray());
#ifndef Q_OS_WIN
        QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther),
            QFile::Permissions());
#endif
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden),
            QStringList{QStringLiteral("settings.ini")});
    }

    void twoProcessesLoseNothing()
    {
        Settings first(path());
        Settings second(path());
        QSignalSpy spy(&second, &Settings::changed);
        QVERIFY(first.set(QStringLiteral("model"), QStringLiteral("a")));
        QVERIFY(second.set(QStringLiteral("theme"), QStringLiteral("dark")));
        QCOMPARE(second.get(QStringLiteral("model")), QStringLiteral("a"));
        QCOMPARE(spy.size(), 2);
        QVERIFY(first.get(QStringLiteral("theme")).isEmpty());
        QVERIFY(first.reload());
        QCOMPARE(first.get(QStringLiteral("theme")), QStringLiteral("dark"));
        QVERIFY(first.set(QStringLiteral("model"), QString()));
        QVERIFY(second.reload());
        QVERIFY(second.get(QStringLiteral("model")).isEmpty());
    }

    void writersAtOnceLoseNothing()
    {
        std::vector<std::unique_ptr<QThread>> threads;
        std::atomic<int> failures = 0;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back(QThread::create([this, t, &failures] {
                Settings settings(path());
                for (int i = 0; i < 25; ++i) {
                    const QString key = QStringLiteral("window.t%1.k%2").arg(t).arg(i);
                    failures += settings.set(key, QString::number(i)) ? 0 : 1;
                }
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
        QCOMPARE(failures.load(), 0);
        QCOMPARE(Settings(path()).keys().size(), 100);
    }

    void otherLinesStay()
    {
        write(path(),
            "# mine\r\n\n[section]\ntheme = light\nmodel=old\nfuture.key = \xff\xfe raw\nmodel = "
            "newer\nno equals sign");
        Settings settings(path());
        QCOMPARE(settings.get(QStringLiteral("model")), QStringLiteral("newer"));
        QVERIFY(settings.set(QStringLiteral("model"), QStringLiteral("newest")));
        QCOMPARE(read(path()),
            QByteArray("# mine\n\n[section]\ntheme = light\nfuture.key = \xff\xfe "
                       "raw\nmodel=newest\nno equals sign\n"));
    }

    void hostileBytesAreRead()
    {
        static constexpr char kAlphabet[] = "model=\\x\n\r\0\xff\xc3[]# route";
        QRandomGenerator random(3);
        for (int round = 0; round < 300; ++round) {
            QByteArray bytes;
            for (int n = random.bounded(400); n > 0; --n)
                bytes += kAlphabet[random.bounded(int(sizeof kAlphabet - 1))];
            write(path(), bytes);
            Settings settings(path());
            QVERIFY(settings.set(QStringLiteral("theme"), QStringLiteral("dark")));
            QCOMPARE(Settings(path()).get(QStringLiteral("theme")), QStringLiteral("dark"));
        }
        write(path(), "\xef\xbb\xbfroute=direct\n");
        QCOMPARE(Settings(path()).get(QStringLiteral("route")), QStringLiteral("direct"));
    }

    void secretsAreRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *key, const char *value) {
            QTest::addRow("%s %s", key, value)
                << QString::fromLatin1(key) << QString::fromLatin1(value);
        };
        row("model", "sk-proj-AbCdEf1234567890");
        row("provider.groq.name", "gsk_AbCdEf1234567890");
        row("helicone.api-url", "https://api.helicone.ai/?key=abc");
        row("provider.openai.direct-url", "https://user:password@host/v1");
        row("provider.openai.helicone-url",
            "https://oai.helicone.ai/sk-helicone-abc1234-def5678/v1");
        row("provider.mistral.name", "aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE");
        row("window.note", "sk-CANARY1234");
        row("openai.api-key", "plain");
        row("token", "plain");
    }

    void secretsAreRefused()
    {
        QFETCH(const QString, key);
        QFETCH(const QString, value);
        Settings settings(path());
        const Status status = settings.set(key, value);
        QVERIFY(!status);
        QCOMPARE(status.error().kind, ErrorKind::Usage);
        QVERIFY(status.error().message.contains(QLatin1String("keys set")));
        QVERIFY(!status.error().message.contains(value));
        QVERIFY(!QFile::exists(path()));
    }

    void knownValuesAreChecked_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("good");
        const auto row = [](const char *key, const char *value, bool good) {
            QTest::addRow("%s %s", key, value)
                << QString::fromLatin1(key) << QString::fromLatin1(value) << good;
        };
        row("route", "helicone", true);
        row("route", "direct", true);
        row("route", "Direct", false);
        row("theme", "dark", true);
        row("theme", "pink", false);
        row("first-run-done", "true", true);
        row("first-run-done", "yes", false);
        row("provider", "openai", true);
        row("provider", "Open AI", false);
        row("call.timeout-s", "300", true);
        row("call.timeout-s", "0", false);
        row("call.timeout-s", "soon", false);
        row("call.timeout-s", "99999999999", false);
        row("call.retries", "0", true);
        row("call.retries", "-1", false);
        row("call.retries", "1.5", false);
        row("helicone.api-url", "https://api.helicone.ai", true);
        row("helicone.api-url", "http://127.0.0.1:8585", true);
        row("helicone.api-url", "api.helicone.ai", false);
        row("helicone.api-url", "ftp://api.helicone.ai", false);
        row("helicone.api-url", "file:///etc/passwd", false);
        row("helicone.api-url", "https://", false);
        row("provider.my-own.direct-url", "https://h/v1", true);
        row("provider.my-own.direct-url", "/v1", false);
        row("provider.my-own.direct-url", "https://h/v1?x=1", false);
        row("provider.my-own.direct-url", "https://h /v1", false);
        row("provider.my-own.format", "openai-chat", true);
        row("provider.my-own.format", "soap", false);
        for (const char *format : {"openai-responses", "anthropic", "gemini"})
            row("provider.my-own.format", format, true);
        row("provider.my-own.auth-header", "X-Lab-Key", true);
        row("provider.my-own.auth-header", "api-key", true);
        row("provider.my-own.auth-header", "Content-Length", false);
        row("provider.my-own.auth-header", "Helicone-Auth", false);
        row("provider.my-own.auth-header", "a b", false);
        row("provider.my-own.auth-scheme", "Token", true);
        row("provider.my-own.auth-scheme", "none", true);
        row("provider.my-own.auth-scheme", "Bearer x", false);
        row("provider.my-own.models-url", "https://x.example/models", true);
        row("provider.my-own.models-url", "models", false);
        row("provider.azure.api-version", "2024-10-21", true);
        row("provider.azure.api-version", "2025-04-01-preview", true);
        row("provider.azure.api-version", "preview", true);
        row("provider.azure.api-version", "newest", false);
        row("provider.azure.deployment", "gpt-4o_eu.2", true);
        row("provider.azure.deployment", "a/b", false);
        row("provider.vertex.project", "my-project-1", true);
        row("provider.vertex.project", "my project", false);
        row("provider.vertex.location", "europe-west4", true);
        row("provider.vertex.location", "Europe", false);
        row("provider.x.price-provider", "openai", true);
        row("helicone.self-hosted-url", "http://127.0.0.1:8585/v1/gateway", true);
        row("helicone.self-hosted-url", "localhost:8585", false);
        row("window.geometry", "AdnQywADAAAAAAAAAAAAAAAABP8AAAMfAAAAAAAAAAAAAAT/AAADHw==", true);
        row("", "x", false);
        row("a=b", "x", false);
        row("a\nb", "x", false);
        row("[x", "x", false);
    }

    void knownValuesAreChecked()
    {
        QFETCH(const QString, key);
        QFETCH(const QString, value);
        QFETCH(const bool, good);
        Settings settings(path());
        const Status status = settings.set(key, value);
        QCOMPARE(status.ok(), good);
        QCOMPARE(settings.get(key), good ? value : QString());
        if (!good) {
            QCOMPARE(status.error().kind, ErrorKind::Usage);
            QVERIFY(!status.error().message.isEmpty());
        }
    }

    void knownKeys()
    {
        const Settings settings(path());
        for (const QString &key : Settings::plainKeys())
            QVERIFY(settings.isKnown(key));
        QVERIFY(settings.isKnown(QStringLiteral("provider.my-own.direct-url")));
        QVERIFY(settings.isKnown(QStringLiteral("window.splitter")));
        QVERIFY(!settings.isKnown(QStringLiteral("provider.My Own.direct-url")));
        QVERIFY(!settings.isKnown(QStringLiteral("provider.openai.api-key")));
        QVERIFY(!settings.isKnown(QStringLiteral("colour")));
    }

    void severalAtOnceAllOrNone()
    {
        Settings settings(path());
        QVERIFY(!settings.set({{QStringLiteral("theme"), QStringLiteral("dark")},
            {QStringLiteral("route"), QStringLiteral("x")}}));
        QVERIFY(settings.keys().isEmpty());
        QVERIFY(settings.set({{QStringLiteral("theme"), QStringLiteral("dark")},
            {QStringLiteral("route"), QStringLiteral("direct")}}));
        QCOMPARE(read(path()), QByteArray("route=direct\ntheme=dark\n"));
    }

    void unreadableIsNeverOverwritten()
    {
        QVERIFY(QDir().mkdir(path()));
        Settings settings(path());
        const Status status = settings.set(QStringLiteral("theme"), QStringLiteral("dark"));
        QVERIFY(!status);
        QCOMPARE(status.error().kind, ErrorKind::Storage);
        QVERIFY(QFileInfo(path()).isDir());

        Settings nowhere(m_dir->filePath(QStringLiteral("no/such/folder/settings.ini")));
        QVERIFY(!nowhere.set(QStringLiteral("theme"), QStringLiteral("dark")));
    }

    void aLinkStaysALink()
    {
#ifndef Q_OS_WIN
        const QString target = m_dir->filePath(QStringLiteral("dotfiles.ini"));
        write(target, "theme=light\n");
        QVERIFY(QFile::link(target, path()));
        Settings settings(path());
        QVERIFY(settings.set(QStringLiteral("theme"), QStringLiteral("dark")));
        QVERIFY(QFileInfo(path()).isSymLink());
        QCOMPARE(read(target), QByteArray("theme=dark\n"));
#endif
    }

private:
    QString path() const
    {
        return m_dir->filePath(QStringLiteral("settings.ini"));
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

HELIOGRAPH_TEST_MAIN(SettingsTest)
#include "tst_settings.moc"
