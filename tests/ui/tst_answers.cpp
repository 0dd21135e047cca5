#include "tests/support/attachments.h"
#include "tests/support/richanswer.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/answer/answerextras.h"
#include "ui/answer/citationsview.h"
#include "ui/answer/finishtext.h"
#include "ui/answer/foldbox.h"
#include "ui/answer/logprobsmodel.h"
#include "ui/answer/logprobsview.h"
#include "ui/answer/mediaitem.h"
#include "ui/answer/servertoolsview.h"
#include "ui/calls/callconversation.h"
#include "ui/markdown/markdownview.h"
#include "ui/playground/conversationtab.h"
#include "ui/playground/conversationview.h"

#include <QAbstractItemModelTester>
#include <QFileDialog>
#include <QHelpEvent>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QTcpServer>
#include <QTextEdit>
#include <QToolButton>
#include <QToolTip>

#include <limits>

using namespace heliograph;

namespace {

constexpr int kLongMs = 20'000;

QString allText(const QWidget *widget)
{
    QString text;
    for (const QLabel *label : widget->findChildren<QLabel *>()) {
        if (label->isVisible())
            text += label->text() + QLatin1Char('\n');
    }
    for (const QToolButton *button : widget->findChildren<QToolButton *>()) {
        if (button->isVisible())
            text += button->text() + QLatin1Char('\n');
    }
    for (const MarkdownView *view : widget->findChildren<MarkdownView *>())
        text += view->text() + QLatin1Char('\n');
    return text;
}

template <typename T> T *child(const QWidget *widget, const char *name)
{
    return widget->findChild<T *>(QLatin1String(name));
}

FoldBox *fold(const QWidget *widget, const char *buttonName)
{
    auto *button = child<QToolButton>(widget, buttonName);
    return button ? qobject_cast<FoldBox *>(button->parentWidget()) : nullptr;
}

CallDetails detailsOf(Call call, std::vector<Message> messages)
{
    CallDetails details;
    details.request = ChatRequest();
    details.request->messages = std::move(messages);
    details.call = std::make_shared<const Call>(std::move(call));
    return details;
}

Answer answerOf(const StreamEvents &events)
{
    Answer answer;
    answer.add(events);
    return answer;
}

ContentPart media(
    ContentPart::Kind kind, const char *type, const QByteArray &data, const char *name = "")
{
    ContentPart part;
    part.kind = kind;
    part.mimeType = QLatin1String(type);
    part.data = data;
    part.name = QString::fromUtf8(name);
    return part;
}

}

class AnswersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsShownInThePlayground()
    {
        TestServices services(makeMemoryStore(), true);
        ConversationTab tab(services.services());
        tab.resize(1000, 2400);
        tab.show();
        ChatRequest request;
        request.model = QStringLiteral("demo-small");
        request.messages = {Message::fromText(Role::User, QStringLiteral("q"))};
        Call call = richCall();
        call.provider = QStringLiteral("demo");
        tab.setConversation(Conversation::fromCall(call, request));
        QTRY_VERIFY(child<QWidget>(&tab, "answerExtras"));
        checkRichAnswer(&tab);
        QVERIFY(
            child<QLabel>(&tab, "answerLine")->text().contains(QStringLiteral("tier priority")));
        // Cut at the limit: the button raises it, and the next request says so.
        auto *more = child<QToolButton>(&tab, "moreTokens");
        QVERIFY(more->isVisible());
        QTest::mouseClick(more, Qt::LeftButton);
        QCOMPARE(tab.conversation().parameters.maxTokens, std::optional<qint64>(512));
        QTest::mouseClick(more, Qt::LeftButton);
        QCOMPARE(tab.conversation().parameters.maxTokens, std::optional<qint64>(1024));
    }

    void everythingIsShownInTheCallsPane()
    {
        CallConversation pane;
        pane.resize(700, 2400);
        pane.show();
        const Call call = richCall();
        Message question = Message::fromText(Role::User, QStringLiteral("Where is this?"));
        question.parts.push_back(
            media(ContentPart::Kind::Image, "image/png", pngPicture(900, 600), "where.png"));
        Message asking;
        asking.role = Role::Assistant;
        asking.toolCalls = {
            {QStringLiteral("c1"), QStringLiteral("find_place"), QStringLiteral("{}"), false}};
        Message result = Message::fromText(Role::Tool, QStringLiteral("{\"a\": 1}"));
        result.toolCallId = QStringLiteral("c1");
        result.toolFailed = true;
        pane.setDetails(detailsOf(call, {question, asking, result}));
        QTRY_VERIFY(allText(&pane).contains(QStringLiteral("set_alarm"))); // laid out
        checkRichAnswer(&pane);
        QVERIFY(!child<QToolButton>(&pane, "moreTokens")->isVisible());
        const QString text = allText(&pane);
        QVERIFY2(
            text.contains(QStringLiteral("Tool result · find_place · failed")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("where.png")));
        const auto pictures = pane.findChildren<QLabel *>(QStringLiteral("mediaPicture"));
        QCOMPARE(pictures.size(), 2);
        for (const QLabel *picture : pictures)
            QTRY_VERIFY_WITH_TIMEOUT(!picture->pixmap(Qt::ReturnByValue).isNull(), kLongMs);
        // The same call again leaves everything as it is.
        const auto items = pane.findChildren<MediaItem *>();
        pane.setDetails(detailsOf(call, {question, asking, result}));
        QCOMPARE(pane.findChildren<MediaItem *>(), items);
    }

    void theToolsOfARunningCallAreShown()
    {
        TestServices services(makeMemoryStore(), true);
        Conversation talk;
        talk.model = QStringLiteral("m");
        talk.append(Role::User, QStringLiteral("q"));
        const int answer = talk.beginAnswer();
        ConversationView view(talk);
        view.resize(800, 600);
        view.show();
        view.sync();
        CallProgress progress;
        progress.id = QUuid::createUuid();
        progress.timing.firstTokenUs = 1000;
        progress.timing.endUs = 2000;
        progress.reasoning = QStringLiteral("Let me see");
        progress.serverTools = std::vector<ServerTool>{{QStringLiteral("w"),
            QStringLiteral("web_search"), QStringLiteral("{\"query\": \"tides\"}"), {}, false}};
        talk.progress(answer, progress);
        view.grow(answer, progress.text, progress.reasoning);
        QVERIFY2(allText(&view).contains(QStringLiteral("Web search · tides · running")),
            qPrintable(allText(&view)));
        progress.serverTools->front().output = QStringLiteral("[]");
        progress.toolCalls = std::vector<ToolCall>{
            {QStringLiteral("c"), QStringLiteral("set_alarm"), QStringLiteral("{\"at\""), false}};
        progress.refusal = QStringLiteral("I cannot");
        progress.reasoning.clear();
        talk.progress(answer, progress);
        view.grow(answer, progress.text, progress.reasoning);
        QVERIFY(!allText(&view).contains(QStringLiteral("running")));
        QVERIFY(allText(&view).contains(QStringLiteral("set_alarm")));
        progress.serverTools.reset();
        progress.toolCalls.reset();
        progress.refusal = QStringLiteral(" do that");
        talk.progress(answer, progress);
        const Turn *turn = talk.turn(answer);
        QCOMPARE(turn->message.parts.front().kind, ContentPart::Kind::Refusal);
        QCOMPARE(turn->message.parts.front().text, QStringLiteral("I cannot do that"));
        QCOMPARE(turn->message.toolCalls.size(), size_t(1)); // unset: unchanged
        progress.text = QStringLiteral("but");
        talk.progress(answer, progress);
        QCOMPARE(turn->message.text(), QStringLiteral("but"));
    }

    void nothingRemoteIsFetched()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QString address =
            QStringLiteral("http://127.0.0.1:%1/picture.png").arg(server.serverPort());
        ContentPart remote;
        remote.kind = ContentPart::Kind::Image;
        remote.url = address;
        Call call = richCall();
        call.answer.media.push_back(remote);
        call.answer.citations.push_back({address, QStringLiteral("here"), {}});
        Message question = Message::fromText(Role::User, QStringLiteral("q"));
        question.parts.push_back(remote);
        CallConversation pane;
        pane.resize(700, 900);
        pane.setDetails(detailsOf(call, {question}));
        pane.show();
        const auto opens = pane.findChildren<QToolButton *>(QStringLiteral("mediaOpen"));
        QVERIFY(!opens.isEmpty());
        QTest::mouseClick(opens.last(), Qt::LeftButton);
        auto *box = pane.findChild<QMessageBox *>(QStringLiteral("linkDialog"));
        QVERIFY(box);
        QVERIFY(box->informativeText().remove(QLatin1Char('\n')).contains(address));
        box->close();
        QTest::qWait(200);
        QVERIFY(!server.hasPendingConnections());
    }

    void mediaAreSavedUnderASafeName()
    {
        const QTemporaryDir dir;
        MediaItem item(
            media(ContentPart::Kind::Audio, "audio/wav", wavSound(100), "../../evil\nname.exe"));
        item.show();
        QTest::mouseClick(child<QToolButton>(&item, "mediaSave"), Qt::LeftButton);
        auto *dialog = item.findChild<QFileDialog *>(QStringLiteral("saveMediaDialog"));
        QVERIFY(dialog);
        const QString path = dir.filePath(QStringLiteral("out.wav"));
        Q_EMIT dialog->fileSelected(path);
        QTRY_VERIFY_WITH_TIMEOUT(allText(&item).contains(QStringLiteral("Saved as")), kLongMs);
        QFile file(path);
        QVERIFY(file.open(QFile::ReadOnly));
        QCOMPARE(file.readAll(), wavSound(100));
        Q_EMIT dialog->fileSelected(dir.filePath(QStringLiteral("no/such/folder/x")));
        QTRY_VERIFY_WITH_TIMEOUT(
            allText(&item).contains(QStringLiteral("Could not be saved")), kLongMs);
    }

    void namesAreMadeSafe_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("safe");
        QTest::newRow("plain") << "a.png"
                               << "image/png"
                               << "a.png";
        QTest::newRow("folders") << "../../etc/passwd"
                                 << "image/png"
                                 << "passwd.png";
        QTest::newRow("windows folders") << "C:\\x\\y.png"
                                         << "image/png"
                                         << "y.png";
        QTest::newRow("other ending") << "photo.exe"
                                      << "image/png"
                                      << "photo.exe.png";
        QTest::newRow("direction") << QStringLiteral("photo\u202egnp.exe") << "image/png"
                                   << "photognp.exe.png";
        QTest::newRow("control") << "a\x01\tb.png"
                                 << "image/png"
                                 << "ab.png";
        QTest::newRow("hidden") << ".bashrc"
                                << "text/plain"
                                << "bashrc.txt";
        QTest::newRow("none") << ""
                              << "image/jpeg"
                              << "image.jpg";
        QTest::newRow("unknown type") << ""
                                      << "x/y"
                                      << "image";
        QTest::newRow("jpg and jpeg") << "a.JPG"
                                      << "image/jpeg"
                                      << "a.JPG";
    }

    void namesAreMadeSafe()
    {
        QFETCH(QString, name);
        QFETCH(QString, type);
        QFETCH(QString, safe);
        ContentPart part = media(ContentPart::Kind::Image, "", "x");
        part.name = name;
        part.mimeType = type;
        QCOMPARE(suggestedFileName(part), safe);
    }

    void logProbabilitiesAreATable()
    {
        LogProbsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setTokens(answerOf(richEvents()).logProbs);
        QCOMPARE(model.rowCount(), 22);
        QCOMPARE(model.columnCount(), 6);
        QCOMPARE(model.index(1, LogProbsModel::Token).data().toString(), QStringLiteral("·water"));
        QCOMPARE(model.index(8, LogProbsModel::Probability).data().toString(),
            QStringLiteral("15.0\u00a0%"));
        QVERIFY(model.index(0, LogProbsModel::FirstAlternative + 2)
                    .data()
                    .toString()
                    .endsWith(QStringLiteral("↵")));
        model.setTokens({{QStringLiteral("x"), -std::numeric_limits<double>::infinity(), {}},
            {QStringLiteral("y"), std::numeric_limits<double>::quiet_NaN(), {}},
            {QStringLiteral("z"), 900, {}}, {QStringLiteral("\u202e"), -9, {}}});
        QCOMPARE(model.columnCount(), int(LogProbsModel::FirstAlternative));
        QCOMPARE(model.index(0, LogProbsModel::Probability).data().toString(),
            QStringLiteral("0.0000\u00a0%"));
        QCOMPARE(model.index(1, LogProbsModel::Probability).data().toString(), QStringLiteral("?"));
        QCOMPARE(model.index(3, LogProbsModel::Token).data().toString(), QString(QChar(0xfffd)));
        LogProbsView broken(model.tokens()); // shades and lays out without trouble
        broken.resize(300, 200);
        broken.show();
        QVERIFY(QTest::qWaitForWindowExposed(&broken));
    }

    void tokensAreShadedAndExplained()
    {
        const Answer answer = answerOf(richEvents());
        LogProbsView view(answer.logProbs);
        view.resize(700, 500);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        auto *text = child<QTextEdit>(&view, "logProbsText");
        QCOMPARE(text->toPlainText(), answer.text);
        QTextCursor cursor(text->document());
        cursor.setPosition(int(answer.text.indexOf(QStringLiteral("32"))) + 1);
        QVERIFY(cursor.charFormat().background().style() != Qt::NoBrush); // e^-2.6
        const QPoint there = text->cursorRect(cursor).center();
        cursor.setPosition(2);
        QVERIFY(cursor.charFormat().background().style() == Qt::NoBrush); // e^-0.02
        QHelpEvent help(QEvent::ToolTip, there, text->viewport()->mapToGlobal(there));
        QCoreApplication::sendEvent(text->viewport(), &help);
        QTRY_VERIFY2(
            QToolTip::text().contains(QStringLiteral("7.43")), qPrintable(QToolTip::text()));
        // Chosen in the text, it is found in the table.
        QTest::mouseClick(text->viewport(), Qt::LeftButton, {}, there);
        auto *table = child<QTableView>(&view, "logProbsTable");
        QCOMPARE(table->currentIndex().row(), 10);
    }

    void endsAreSaidInWords_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("warning");
        const auto row = [](const char *reason, const char *words, bool warning) {
            QTest::newRow(reason) << QString::fromLatin1(reason) << QString::fromLatin1(words)
                                  << warning;
        };
        row("stop", "", false);
        row("end_turn", "", false);
        row("STOP", "", false);
        row("completed", "", false);
        row("", "", false);
        row("stop_sequence", "stop sequence", false);
        row("pause_turn", "paused", false);
        row("length", "token limit", true);
        row("max_tokens", "token limit", true);
        row("MAX_TOKENS", "token limit", true);
        row("max_output_tokens", "token limit", true);
        row("model_context_window_exceeded", "context is full", true);
        row("tool_calls", "tools", false);
        row("tool_use", "tools", false);
        row("content_filter", "filter", true);
        row("SAFETY", "filter", true);
        row("RECITATION", "protected", true);
        row("refusal", "refused", true);
        row("MALFORMED_FUNCTION_CALL", "could not finish", true);
        row("teatime", "teatime", false);
    }

    void endsAreSaidInWords()
    {
        QFETCH(QString, reason);
        QFETCH(QString, words);
        QFETCH(bool, warning);
        Answer answer;
        answer.finishReason = reason;
        const FinishText finish = finishText(answer);
        QCOMPARE(finish.text.isEmpty(), words.isEmpty());
        QVERIFY2(finish.text.contains(words), qPrintable(finish.text));
        QCOMPARE(finish.warning, warning);
        QCOMPARE(finish.moreTokens, words == QLatin1String("token limit"));
        answer.refusal = QStringLiteral("no");
        if (finish.text.isEmpty())
            QVERIFY(finishText(answer).text.contains(QStringLiteral("refused")));
    }

    void aPlainAnswerHasNothingBelow()
    {
        AnswerExtras extras;
        extras.setAnswer(answerOf(richEvents()));
        QVERIFY(!extras.isHidden());
        Answer plain;
        plain.text = QStringLiteral("Yes.");
        plain.finishReason = QStringLiteral("stop");
        plain.complete = true;
        extras.setAnswer(plain);
        QVERIFY(extras.isHidden());
        QVERIFY(extras.findChildren<MediaItem *>().isEmpty());
        QVERIFY(!child<QToolButton>(&extras, "logProbsFold"));
        QVERIFY(!child<QToolButton>(&extras, "unknownFold"));
    }

    void hostileAnswersAreKeptSmall()
    {
        Answer answer;
        for (int i = 0; i < 3000; ++i) {
            answer.citations.push_back({QStringLiteral("https://example.org/%1").arg(i),
                QStringLiteral("<img src=x>%1").arg(i), QString(100'000, QLatin1Char('q'))});
            answer.media.push_back(media(ContentPart::Kind::File, "x/y", QByteArray::number(i)));
            answer.unknown.push_back("{\"n\": " + QByteArray::number(i) + "}");
        }
        answer.citations.insert(answer.citations.begin(),
            Citation{QStringLiteral("javascript:alert(1)"), QStringLiteral("Click me"), {}});
        QByteArray bomb = pngPicture(10, 10);
        bomb.replace(16, 8, pngHeader(60'000, 60'000).mid(16, 8));
        answer.media.insert(answer.media.begin(),
            media(ContentPart::Kind::Image, "image/png", bomb, "<b>bomb</b>.png"));
        AnswerExtras extras;
        extras.resize(500, 800);
        extras.show();
        extras.setAnswer(answer);
        QVERIFY(extras.findChildren<MediaItem *>().size() <= 60);
        QVERIFY(allText(&extras).contains(QStringLiteral("2941 more")));
        auto *picture = child<QLabel>(&extras, "mediaPicture");
        QTRY_VERIFY_WITH_TIMEOUT(picture->text().contains(QStringLiteral("too large")), kLongMs);
        QCOMPARE(extras.findChildren<QWidget *>(QStringLiteral("citation")).size(), 8);
        QTest::mouseClick(child<QToolButton>(&extras, "moreCitations"), Qt::LeftButton);
        QCOMPARE(extras.findChildren<QWidget *>(QStringLiteral("citation")).size(), 500);
        for (const QLabel *label : extras.findChildren<QLabel *>())
            QVERIFY(
                label->textFormat() == Qt::PlainText || !label->text().contains(QLatin1Char('<')));
        // What is no web address is named and not opened.
        QTest::mouseClick(child<QToolButton>(&extras, "citationLink"), Qt::LeftButton);
        auto *box = extras.findChild<QMessageBox *>(QStringLiteral("linkDialog"));
        QVERIFY(box && !box->findChild<QPushButton *>(QStringLiteral("openLinkButton")));
        fold(&extras, "unknownFold")->setOpen(true);
        QVERIFY(fold(&extras, "unknownFold")->content()->height() < 60'000);
    }

private:
    /// What richEvents() has, wherever it is shown.
    void checkRichAnswer(const QWidget *page)
    {
        const QString text = allText(page);
        for (const char *part : {"Web search · tide table Den Helder today",
                 "Code run · import tides · failed", "3 sources", "Tides at Den Helder && Texel",
                 "example.org", "“High water: 14:32", "pilot.pdf", "tide.png", "PNG · 800 × 450",
                 "WAV · 3.2 s", "https://example.org/remote/picture.png",
                 "Stopped at the token limit.", "Log probabilities of 22 tokens",
                 "2 parts this version does not understand", "**14:32**", "set_alarm"})
            QVERIFY2(text.contains(QString::fromUtf8(part)), part);
        QVERIFY(!text.contains(QStringLiteral("hologram"))); // folded
        fold(page, "unknownFold")->setOpen(true);
        QVERIFY(allText(page).contains(QStringLiteral("hologram")));
        fold(page, "logProbsFold")->setOpen(true);
        QVERIFY(child<QTableView>(page, "logProbsTable")->isVisible());
        auto *search = fold(page, "serverToolFold");
        QVERIFY(!allText(page).contains(QStringLiteral("Gave back")));
        QTest::mouseClick(search->button(), Qt::LeftButton);
        QVERIFY(allText(page).contains(QStringLiteral("Gave back")));
        for (const QToolButton *button : page->findChildren<QToolButton *>()) {
            if (!button->isVisible())
                continue;
            QVERIFY2(!button->objectName().isEmpty(), qPrintable(button->text()));
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                qPrintable(button->objectName()));
        }
    }
};

HELIOGRAPH_TEST_MAIN(AnswersTest)
#include "tst_answers.moc"
