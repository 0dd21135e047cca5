#include "core/base/json.h"
#include "core/wire/dataurl.h"
#include "tests/support/attachments.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/attachments/attachmentbar.h"
#include "ui/attachments/attachmentreader.h"
#include "ui/attachments/draftattachments.h"
#include "ui/attachments/imagedecoder.h"
#include "ui/playground/conversationtab.h"
#include "ui/playground/growingedit.h"
#include "ui/playground/messagecard.h"
#include "ui/playground/playgroundpage.h"

#include <QAction>
#include <QBuffer>
#include <QClipboard>
#include <QDialog>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QImageReader>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace heliograph;

namespace {

constexpr int kLongMs = 20'000;

struct Fixture {
    Fixture() : services(makeMemoryStore(), true), page(services.services())
    {
        page.resize(1280, 800);
        page.show();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the window did not become active");
    }

    ConversationTab *tab() { return page.findChild<ConversationTab *>(); }
    template <typename T> T *visible(const char *name)
    {
        for (T *one : tab()->findChildren<T *>(QLatin1String(name))) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    DraftAttachments *draft() { return tab()->findChild<DraftAttachments *>(); }
    GrowingEdit *composer() { return visible<GrowingEdit>("composerEdit"); }
    QList<AttachmentChip *> chips() { return draft()->findChild<AttachmentBar *>()->chips(); }
    QPushButton *sendButton() { return visible<QPushButton>("sendButton"); }
    QString note()
    {
        auto *label = visible<QLabel>("attachmentNote");
        return label ? label->text() : QString();
    }

    void dropOn(QWidget *target, const QMimeData &mime)
    {
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &enter);
        entered = enter.isAccepted();
        if (!entered)
            return;
        QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &drop);
    }

    /// The file as a drop or a paste brings it.
    std::unique_ptr<QMimeData> file(const QString &name, const QByteArray &bytes)
    {
        QFile written(dir.filePath(name));
        if (!written.open(QFile::WriteOnly) || written.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
        auto mime = std::make_unique<QMimeData>();
        mime->setUrls({QUrl::fromLocalFile(written.fileName())});
        return mime;
    }

    void attach(const QString &name, const QByteArray &bytes)
    {
        const qsizetype before = chips().size();
        draft()->readMime(*file(name, bytes));
        QVERIFY2(QTest::qWaitFor([&] { return chips().size() == before + 1; }, kLongMs),
            qPrintable(note()));
    }

    Json send()
    {
        QTest::keyClick(composer(), Qt::Key_Return, Qt::ControlModifier);
        if (!QTest::qWaitFor([&] { return !tab()->busy(); }, kLongMs))
            return {};
        const Turn &last = tab()->conversation().turns().back();
        auto future = services.history().call(last.answer ? last.answer->callId : QUuid());
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, kLongMs)
            || !future.result())
            return {};
        return parseJson(future.result()->exchange.requestBody).value_or(Json());
    }

    QMenu *openMenuOf(int turn)
    {
        QWidget *card = cardOf(turn);
        QEnterEvent enter({5, 5}, {5, 5}, {5, 5});
        QCoreApplication::sendEvent(card, &enter);
        auto *more = card->findChild<QToolButton *>(QStringLiteral("moreActions"));
        Q_EMIT more->menu()->aboutToShow();
        return more->menu();
    }
    MessageCard *cardOf(int turn)
    {
        for (MessageCard *card : tab()->findChildren<MessageCard *>()) {
            if (card->turnId() == turn)
                return card;
        }
        return nullptr;
    }

    QTemporaryDir dir;
    TestServices services;
    PlaygroundPage page;
    bool entered = false;
};

QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

}

class AttachmentsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPastedPictureIsSent()
    {
        Fixture f;
        QImage image(30, 20, QImage::Format_RGB32);
        image.fill(Qt::red);
        QGuiApplication::clipboard()->setImage(image);
        f.composer()->setFocus();
        QTest::keyClick(f.composer(), Qt::Key_V, Qt::ControlModifier);
        QVERIFY(!f.sendButton()->isEnabled()); // it is not there yet
        QTRY_COMPARE_WITH_TIMEOUT(f.chips().size(), 1, kLongMs);
        QVERIFY(f.composer()->toPlainText().isEmpty());
        QVERIFY(f.sendButton()->isEnabled()); // a picture alone is a question
        auto *facts = f.chips().first()->findChild<QLabel *>(QStringLiteral("attachmentFacts"));
        QTRY_VERIFY2(
            facts->text().contains(QStringLiteral("~255 tokens")), qPrintable(facts->text()));
        QVERIFY(f.chips().first()->accessibleDescription().contains(QStringLiteral("30 × 20")));
        QTest::keyClicks(f.composer(), QStringLiteral("/echo seen"));
        const Json body = f.send();
        const Json &content = body["messages"][0]["content"];
        QCOMPARE(content.size(), size_t(2));
        QCOMPARE(toQString(content[0]["text"]), QStringLiteral("/echo seen"));
        const auto url = parseDataUrl(toQString(content[1]["image_url"]["url"]));
        QVERIFY(url);
        QCOMPARE(url->mimeType, QStringLiteral("image/png"));
        QCOMPARE(QImage::fromData(url->data).convertToFormat(QImage::Format_RGB32), image);
        QVERIFY(f.chips().isEmpty());
        QVERIFY(!f.draft()->isVisible());
    }

    void textWithAPictureIsPastedAsText()
    {
        Fixture f;
        auto *mime = new QMimeData;
        mime->setText(QStringLiteral("a cell"));
        mime->setImageData(QImage(4, 4, QImage::Format_RGB32));
        QGuiApplication::clipboard()->setMimeData(mime);
        f.composer()->setFocus();
        QTest::keyClick(f.composer(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(f.composer()->toPlainText(), QStringLiteral("a cell"));
        QVERIFY(f.draft()->empty() && !f.draft()->reading());
    }

    void droppedFilesAreSentEachInItsWay()
    {
        Fixture f;
        f.dropOn(f.tab(), *f.file(QStringLiteral("photo.png"), pngPicture(64, 48)));
        QVERIFY(f.entered);
        QTRY_COMPARE_WITH_TIMEOUT(f.chips().size(), 1, kLongMs);
        f.dropOn(
            f.composer()->viewport(), *f.file(QStringLiteral("paper.pdf"), "%PDF-1.4 /Type /Page"));
        QTRY_COMPARE_WITH_TIMEOUT(f.chips().size(), 2, kLongMs);
        f.attach(QStringLiteral("notes.md"), "# Head");
        QTest::keyClicks(f.composer(), QStringLiteral("/echo x"));
        const Json body = f.send();
        const Json &content = body["messages"][0]["content"];
        QCOMPARE(content.size(), size_t(4));
        QCOMPARE(toQString(content[1]["type"]), QStringLiteral("image_url"));
        QCOMPARE(toQString(content[2]["file"]["filename"]), QStringLiteral("paper.pdf"));
        QVERIFY(toQString(content[2]["file"]["file_data"])
                    .startsWith(QStringLiteral("data:application/pdf;base64,")));
        QCOMPARE(toQString(content[3]["text"]), QStringLiteral("notes.md:\n\n# Head"));
        // The conversation goes on with them, as chips of the message.
        QCOMPARE(f.visible<AttachmentBar>("attachmentBar")->chips().size(), 3);
        QTest::keyClicks(f.composer(), QStringLiteral("/echo y"));
        const Json next = f.send();
        QVERIFY(next["messages"][0] == body["messages"][0]);
    }

    void whatIsNoFileIsNotTaken()
    {
        Fixture f;
        QMimeData text;
        text.setText(QStringLiteral("words"));
        f.dropOn(f.tab(), text);
        QVERIFY(!f.entered);
        QMimeData web;
        web.setUrls({QUrl(QStringLiteral("https://example.org/a.png"))});
        QVERIFY(!offersAttachments(web)); // nothing is fetched from there
        // A folder is refused in words, and nothing else is lost for it.
        QMimeData folder;
        folder.setUrls({QUrl::fromLocalFile(f.dir.path())});
        f.draft()->readMime(folder);
        QTRY_VERIFY_WITH_TIMEOUT(f.note().contains(QStringLiteral("folder")), kLongMs);
        QVERIFY(f.chips().isEmpty());
        f.attach(QStringLiteral("a.txt"), "x");
        QVERIFY(f.note().isEmpty());
    }

    void whatCannotBeSentIsSaidBefore()
    {
        Fixture f;
        f.attach(QStringLiteral("archive.zip"), QByteArray("PK\3\4", 4) + QByteArray(40, '\0'));
        QTest::keyClicks(f.composer(), QStringLiteral("/echo x"));
        QVERIFY(!f.sendButton()->isEnabled());
        QVERIFY2(f.note().contains(QStringLiteral("archive.zip")), qPrintable(f.note()));
        QCOMPARE(f.sendButton()->toolTip(), f.note());
        QVERIFY(!f.chips().first()->problem().isEmpty());
        // Removed by keyboard, and the way is free.
        f.chips().first()->setFocus(Qt::TabFocusReason);
        QTest::keyClick(f.chips().first(), Qt::Key_Delete);
        QVERIFY(f.chips().isEmpty());
        QVERIFY(f.sendButton()->isEnabled());
        QVERIFY(f.note().isEmpty());
    }

    void anotherProviderTakesOtherThings()
    {
        Fixture f;
        f.attach(QStringLiteral("photo.png"), pngPicture(20, 20));
        QVERIFY(f.chips().first()->problem().isEmpty());
        f.tab()->setProvider(QStringLiteral("deepseek"));
        QVERIFY(f.chips().first()->problem().contains(QStringLiteral("DeepSeek")));
        QVERIFY(!f.sendButton()->isEnabled());
        f.tab()->setProvider(QStringLiteral("demo"));
        QVERIFY(f.chips().first()->problem().isEmpty());
    }

    void retryingSendsNothingThatIsRefused()
    {
        Fixture f;
        f.attach(QStringLiteral("photo.png"), pngPicture(20, 20));
        QTest::keyClicks(f.composer(), QStringLiteral("/echo x"));
        (void)f.send();
        const QUuid first = f.tab()->conversation().turns().back().answer->callId;
        f.tab()->setProvider(QStringLiteral("deepseek"));
        f.tab()->retry();
        const AnswerInfo &info = *f.tab()->conversation().turns().back().answer;
        QCOMPARE(info.state, AnswerState::Failed);
        QVERIFY(info.callId.isNull() && !first.isNull());
        QVERIFY(info.error->message.contains(QStringLiteral("no images")));
    }

    void chipsAreReachedByKeyboard()
    {
        Fixture f;
        f.attach(QStringLiteral("a.txt"), "a");
        f.attach(QStringLiteral("b.txt"), "b");
        f.attach(QStringLiteral("c.txt"), "c");
        for (const AttachmentChip *chip : f.chips()) {
            QVERIFY(!chip->accessibleName().isEmpty());
            QVERIFY(chip->focusPolicy() & Qt::TabFocus);
            auto *remove = chip->findChild<QToolButton *>(QStringLiteral("attachmentRemove"));
            QVERIFY(remove->accessibleName().contains(chip->accessibleName()));
        }
        // In the order they are seen, just before what stands below them.
        f.composer()->setFocus();
        QWidgetList reached;
        for (int i = 0; i < 8; ++i) {
            QTest::keyClick(f.page.focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
            reached << f.page.focusWidget();
        }
        int at = -1;
        for (qsizetype i = f.chips().size(); i-- > 0;) {
            const int next = int(reached.indexOf(f.chips()[i]));
            QVERIFY2(next > at, qPrintable(QString::number(i)));
            at = next;
        }
        // Removing one leaves the focus at its neighbour.
        f.chips()[1]->setFocus(Qt::TabFocusReason);
        QTest::keyClick(f.chips()[1], Qt::Key_Backspace);
        QCOMPARE(f.chips().size(), 2);
        QVERIFY(f.chips()[1]->hasFocus());
        QCOMPARE(f.chips()[1]->accessibleName(), QStringLiteral("c.txt"));
        QTest::mouseClick(
            f.chips()[0]->findChild<QToolButton *>(QStringLiteral("attachmentRemove")),
            Qt::LeftButton);
        QCOMPARE(f.draft()->parts().size(), size_t(1));
        QCOMPARE(f.draft()->parts()[0].name, QStringLiteral("c.txt"));
    }

    void aKeyOpensTheFileDialog()
    {
        Fixture f;
        QTest::keyClick(f.composer(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        auto *dialog = f.page.findChild<QFileDialog *>(QStringLiteral("attachDialog"));
        QVERIFY(dialog);
        (void)f.file(QStringLiteral("chosen.txt"), "x");
        Q_EMIT dialog->filesSelected({f.dir.filePath(QStringLiteral("chosen.txt"))});
        QTRY_COMPARE_WITH_TIMEOUT(f.chips().size(), 1, kLongMs);
        dialog->close();
    }

    void anAddressIsSentAsItIs()
    {
        Fixture f;
        f.tab()->attachAddress();
        auto *dialog = f.page.findChild<QDialog *>(QStringLiteral("addressDialog"));
        QVERIFY(dialog);
        auto *edit = dialog->findChild<QLineEdit *>(QStringLiteral("addressEdit"));
        auto *attach = dialog->findChild<QPushButton *>(QStringLiteral("addressAttach"));
        edit->setText(QStringLiteral("file:///etc/passwd"));
        QTest::mouseClick(attach, Qt::LeftButton);
        QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("addressProblem"))->isVisible());
        edit->setText(QStringLiteral("https://example.org/photo.jpg"));
        QTest::mouseClick(attach, Qt::LeftButton);
        QCOMPARE(f.chips().size(), 1);
        QTest::keyClicks(f.composer(), QStringLiteral("/echo x"));
        const Json body = f.send();
        QCOMPARE(toQString(body["messages"][0]["content"][1]["image_url"]["url"]),
            QStringLiteral("https://example.org/photo.jpg"));
    }

    void attachmentsOfAMessageAreAddedAndRemoved()
    {
        Fixture f;
        f.attach(QStringLiteral("photo.png"), pngPicture(20, 20));
        QTest::keyClicks(f.composer(), QStringLiteral("/echo x"));
        f.tab()->findChild<QAction *>(QStringLiteral("add-user"))->trigger();
        const int turn = f.tab()->conversation().turns().front().id;
        QVERIFY(f.chips().isEmpty());
        QTRY_VERIFY(f.cardOf(turn));
        QCOMPARE(f.cardOf(turn)->attachments()->chips().size(), 1);
        // Into its open editor: the picture goes to that message.
        f.cardOf(turn)->edit(-1);
        auto *edit = f.visible<GrowingEdit>("messageEdit");
        QGuiApplication::clipboard()->setImage(QImage(8, 8, QImage::Format_RGB32));
        QTest::keyClick(edit, Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(f.cardOf(turn)->attachments()->chips().size(), 2, kLongMs);
        QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(f.openMenuOf(turn)->findChild<QAction *>(QStringLiteral("messageAttach")));
        AttachmentChip *first = f.cardOf(turn)->attachments()->chips().first();
        QTest::mouseClick(
            first->findChild<QToolButton *>(QStringLiteral("attachmentRemove")), Qt::LeftButton);
        const auto &parts = f.tab()->conversation().turns().front().message.parts;
        QCOMPARE(parts.size(), size_t(2));
        QCOMPARE(parts[0].text, QStringLiteral("/echo x"));
        QCOMPARE(parts[1].name, QStringLiteral("Pasted image.png"));
    }

    void cacheMarksFollowTheFormat()
    {
        Fixture f;
        QTest::keyClicks(f.composer(), QStringLiteral("hello"));
        f.tab()->findChild<QAction *>(QStringLiteral("add-user"))->trigger();
        const int turn = f.tab()->conversation().turns().front().id;
        QTRY_VERIFY(f.cardOf(turn));
        QMenu *menu = f.openMenuOf(turn);
        QVERIFY(!menu->findChild<QAction *>(QStringLiteral("cacheOneHour"))->isEnabled());
        QVERIFY(menu->findChild<QAction *>(QStringLiteral("cacheReason")));

        Conversation talk = f.tab()->conversation();
        talk.format = WireFormat::Anthropic;
        talk.system = QStringLiteral("be brief");
        f.tab()->setConversation(talk);
        QTRY_VERIFY(f.cardOf(turn));
        menu = f.openMenuOf(turn);
        QVERIFY(!menu->findChild<QAction *>(QStringLiteral("cacheReason")));
        menu->findChild<QAction *>(QStringLiteral("cacheOneHour"))->trigger();
        QCOMPARE(
            f.tab()->conversation().turns().front().message.parts.back().cache, CacheMark::OneHour);
        auto *mark = f.cardOf(turn)->findChild<QLabel *>(QStringLiteral("cacheMark"));
        QVERIFY(mark->isVisible());
        QVERIFY(mark->text().contains(QStringLiteral("1 h")));
        // Before it only what is kept as long may stand.
        auto *system = f.visible<QToolButton>("systemCache");
        Q_EMIT system->menu()->aboutToShow();
        system->menu()->findChild<QAction *>(QStringLiteral("cacheFiveMinutes"))->trigger();
        const ChatRequest request = f.tab()->conversation().requestFor(-1);
        QCOMPARE(request.messages.front().parts.front().cache, CacheMark::FiveMinutes);
        QVERIFY(!f.sendButton()->isEnabled());
        QVERIFY(f.sendButton()->toolTip().contains(QStringLiteral("cache mark")));
        menu = f.openMenuOf(turn);
        menu->findChild<QAction *>(QStringLiteral("cacheOff"))->trigger();
        QVERIFY(!mark->isVisible());
        QVERIFY(f.sendButton()->isEnabled());
    }

    void picturesAreDecodedWithinLimits_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("shown");
        QImage image(600, 400, QImage::Format_RGB32);
        image.fill(Qt::blue);
        QTest::newRow("png") << encoded(image, "PNG") << true;
        QTest::newRow("jpeg") << encoded(image, "JPEG") << true;
        if (QImageReader::supportedImageFormats().contains("webp"))
            QTest::newRow("webp") << encoded(image, "WEBP") << true;
        QByteArray lying = encoded(image, "PNG");
        lying.replace(16, 8, pngHeader(60'000, 60'000).mid(16, 8));
        QTest::newRow("promises 3.6 thousand million pixels") << lying << false;
        lying.replace(16, 8, pngHeader(0x7fffffff, 0x7fffffff).mid(16, 8));
        QTest::newRow("promises all there can be") << lying << false;
        QTest::newRow("header alone") << pngHeader(100, 100) << false;
        QTest::newRow("cut") << encoded(image, "PNG").first(60) << false;
        QTest::newRow("jpeg of zeroes") << QByteArray::fromHex(
                                               "ffd8ffc00011080100010003012200021101031101")
                + QByteArray(100, '\0') << false;
        // No decoder but the four is ever asked, whatever the bytes are.
        QTest::newRow("svg") << QByteArray(
            "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
                             << false;
        QTest::newRow("xpm") << QByteArray(
            "/* XPM */ static char *x[] = {\"1 1 1 1\", \"a c red\", \"a\"};")
                             << false;
        QTest::newRow("bmp") << encoded(image, "BMP") << false;
        QTest::newRow("ppm") << encoded(image, "PPM") << false;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("text") << QByteArray("no picture") << false;
    }

    void picturesAreDecodedWithinLimits()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, shown);
        const DecodedImage decoded = decodeImage(bytes, {100, 100});
        QCOMPARE(!decoded.image.isNull(), shown);
        QCOMPARE(decoded.problem.isEmpty(), shown);
        QVERIFY(decoded.image.width() <= 100 && decoded.image.height() <= 100);
        if (shown)
            QCOMPARE(decoded.image.width(), 100);
    }

    void aHostilePictureIsAChipWithAnIcon()
    {
        Fixture f;
        QByteArray lying = pngPicture(10, 10);
        lying.replace(16, 8, pngHeader(60'000, 60'000).mid(16, 8));
        f.attach(QStringLiteral("bomb.png"), lying);
        QTRY_VERIFY_WITH_TIMEOUT(
            f.chips().first()->toolTip().contains(QStringLiteral("too large")), kLongMs);
        f.attach(QStringLiteral("<b>x.png"), pngPicture(10, 10));
        QVERIFY(!f.chips()[1]->toolTip().contains(QStringLiteral("<b>x")));
    }
};

HELIOGRAPH_TEST_MAIN(AttachmentsTest)
#include "tst_attachments.moc"
