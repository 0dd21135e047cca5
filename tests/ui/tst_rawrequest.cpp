#include "core/base/settings.h"
#include "tests/support/testmain.h"
#include "ui/playground/extraspanel.h"
#include "ui/playground/importdialog.h"
#include "ui/playground/rawrequest.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace heliograph;

/// The widgets for what has no field of its own: raw bodies, extra members and headers, imports.
class RawRequestTest final : public QObject
{
    Q_OBJECT

    template <typename T> static T *child(const QWidget &of, const char *name)
    {
        return of.findChild<T *>(QLatin1String(name));
    }

private Q_SLOTS:
    void bytesStayAsTheyAre_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("editable");
        QTest::newRow("json") << QByteArray("{\"a\":  1.50,\n\t\"b\": [ ]}\n") << true;
        QTest::newRow("no json") << QByteArray("hello \xc3\xbc") << true;
        QTest::newRow("carriage returns") << QByteArray("{\r\n}") << false;
        QTest::newRow("no text") << QByteArray("\xff\x00x", 3) << false;
        QTest::newRow("nothing") << QByteArray() << true;
    }

    void bytesStayAsTheyAre()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, editable);
        RawRequest raw;
        raw.setBody(body, WireFormat::OpenAiChat);
        QCOMPARE(raw.body(), body);
        QCOMPARE(child<QPlainTextEdit>(raw, "rawBody")->isReadOnly(), !editable);
    }

    void saysWhatItThinks()
    {
        QVERIFY(rawRequestNote(R"({"model":"m","messages":[]})", WireFormat::OpenAiChat).isEmpty());
        QVERIFY(!rawRequestNote("{", WireFormat::OpenAiChat).isEmpty());
        QVERIFY(!rawRequestNote("{}", WireFormat::OpenAiChat).isEmpty());
        QVERIFY(!rawRequestNote("", WireFormat::OpenAiChat).isEmpty());
    }

    void indentsAndCanBeUndone()
    {
        RawRequest raw;
        raw.setBody("{\"b\":1,\"a\":2}", WireFormat::OpenAiChat);
        QTest::mouseClick(child<QToolButton>(raw, "rawPretty"), Qt::LeftButton);
        QCOMPARE(raw.body(), QByteArray("{\n  \"b\": 1,\n  \"a\": 2\n}"));
        child<QPlainTextEdit>(raw, "rawBody")->undo();
        QCOMPARE(raw.body(), QByteArray("{\"b\":1,\"a\":2}"));
    }

    void sendsByKeyAndButton()
    {
        RawRequest raw;
        raw.show();
        raw.setBody("x", WireFormat::OpenAiChat);
        const QSignalSpy send(&raw, &RawRequest::sendRequested);
        const QSignalSpy stop(&raw, &RawRequest::stopRequested);
        auto *button = child<QPushButton>(raw, "rawSend");
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(send.size(), 1);
        raw.activateWindow();
        raw.takeFocus();
        QTRY_VERIFY(child<QPlainTextEdit>(raw, "rawBody")->hasFocus());
        QTest::keyClick(child<QPlainTextEdit>(raw, "rawBody"), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(send.size(), 2);
        raw.setBusy(true);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(stop.size(), 1);
        raw.setBusy(false);
        raw.setBody({}, WireFormat::OpenAiChat);
        QVERIFY(!button->isEnabled());
    }

    /// The tab says so at every key: the button follows at once, the bytes are not read again for it.
    void busyChangesTheButtonAlone()
    {
        RawRequest raw;
        raw.setBody("{", WireFormat::OpenAiChat);
        const QString note = child<QLabel>(raw, "rawNote")->text();
        child<QPlainTextEdit>(raw, "rawBody")->setPlainText(QStringLiteral("{\"model\":\"m\",\"messages\":[]}"));
        raw.setBusy(false);
        QCOMPARE(child<QLabel>(raw, "rawNote")->text(), note);
        QTRY_VERIFY(child<QLabel>(raw, "rawNote")->text() != note); // a moment later
        child<QPlainTextEdit>(raw, "rawBody")->clear();
        QVERIFY(!child<QPushButton>(raw, "rawSend")->isEnabled());
    }

    void extras()
    {
        ExtrasPanel panel;
        panel.setExtra(R"({"b":1,"a":[1.50]})"); // written anew the number would be another
        QCOMPARE(panel.extra(), QByteArray(R"({"b":1,"a":[1.50]})"));
        panel.setHeaders({Header("X-One", "1"), Header("X-Two", "a: b")});
        QCOMPARE(panel.headers(), (HeaderList{Header("X-One", "1"), Header("X-Two", "a: b")}));
        QVERIFY(panel.problem().isEmpty());
        const QSignalSpy changed(&panel, &ExtrasPanel::changed);
        child<QPlainTextEdit>(panel, "extraJson")->setPlainText(QStringLiteral("{'a': 1}"));
        QVERIFY(!panel.problem().isEmpty());
        QVERIFY(!child<QLabel>(panel, "extraProblem")->isHidden());
        child<QPlainTextEdit>(panel, "extraJson")->clear();
        QVERIFY(panel.problem().isEmpty());
        QVERIFY(panel.extra().isEmpty());
        child<QPlainTextEdit>(panel, "extraHeaders")->setPlainText(QStringLiteral("no colon"));
        QVERIFY(panel.problem().contains(QLatin1String("1")));
        QVERIFY(changed.size() >= 3);
    }

    void extraProblems_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("empty") << " \n" << true;
        QTest::newRow("object") << "{\"a\": 1}" << true;
        QTest::newRow("array") << "[1]" << false;
        QTest::newRow("python") << "{'a': True,}" << false;
        QTest::newRow("cut") << "{\"a\": " << false;
    }

    void extraProblems()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        QCOMPARE(extraProblem(text).isEmpty(), good);
    }

    void headerProblems_data() 
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("none") << "" << true;
        QTest::newRow("two and a gap") << "A: b\n\nC:d" << true;
        QTest::newRow("name with a space") << "A b: c" << false;
        QTest::newRow("no name") << ": c" << false;
        QTest::newRow("control character") << QStringLiteral("A: b\x01") << false;
    }

    void headerProblems()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        QCOMPARE(headersProblem(text).isEmpty(), good);
    }

    void importSaysWhatItUnderstood()
    {
        const QTemporaryDir dir;
        const Settings settings(dir.filePath(QStringLiteral("settings.ini")));
        ImportDialog dialog(ProviderList::load(settings));
        auto *open = child<QPushButton>(dialog, "importOpen");
        auto *summary = child<QLabel>(dialog, "importSummary");
        QVERIFY(!open->isEnabled());
        QVERIFY(summary->text().isEmpty());
        dialog.setText(QStringLiteral("what is this"));
        QTRY_VERIFY(!summary->text().isEmpty());
        QVERIFY(!open->isEnabled());
        dialog.setText(QStringLiteral("curl https://oai.helicone.ai/v1/chat/completions -H 'Authorization: Bearer $K' -d "
                                      "'{\"model\":\"gpt-4.1-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}'"));
        QTRY_VERIFY(open->isEnabled());
        for (const char *part : {"OpenAI", "gpt-4.1-mini", "Helicone", "1"})
            QVERIFY2(summary->text().contains(QLatin1String(part)), qPrintable(summary->text()));
        QVERIFY(!child<QLabel>(dialog, "importNotes")->text().isEmpty());
        QVERIFY(dialog.request().has_value());
    }
};

HELIOGRAPH_TEST_MAIN(RawRequestTest)
#include "tst_rawrequest.moc"
