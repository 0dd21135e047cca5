#include "core/history/database.h"
#include "core/history/schema.h"
#include "core/prompts/prompthelicone.h"
#include "core/prompts/promptjson.h"
#include "tests/support/libraryfixture.h"
#include "tests/support/olderhistory.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace heliograph;

namespace {

/// Everything set, so that nothing can be forgotten on the way to the disk and back.
ChatRequest fullContent()
{
    ChatRequest content = contentOf(QStringLiteral("s"), QStringLiteral("u"));
    content.messages[0].parts[0].cache = CacheMark::OneHour;
    Message image;
    image.parts.resize(2);
    image.parts[0].kind = ContentPart::Kind::Image;
    image.parts[0].data = QByteArray("\x89PNG\0\xff\n", 7);
    image.parts[0].mimeType = QStringLiteral("image/png");
    image.parts[0].name = QStringLiteral("a.png");
    image.parts[1].kind = ContentPart::Kind::File;
    image.parts[1].url = QStringLiteral("https://example.com/a.pdf");
    image.parts[1].fileId = QStringLiteral("file-1");
    image.parts[1].raw = "{\"b\":1,\"a\":2}";
    image.parts[1].rawFormat = WireFormat::Anthropic;
    image.name = QStringLiteral("ann");
    image.extra = "{\"x\":1}";
    content.messages.push_back(image);
    Message answer = Message::fromText(Role::Assistant, QStringLiteral("calling"));
    answer.toolCalls = {{QStringLiteral("c1"), QStringLiteral("look"), QStringLiteral("{\"q\": 1}"), false},
        {QStringLiteral("c2"), QStringLiteral("run"), QStringLiteral("ls"), true}};
    answer.blocks = {"{\"type\":\"text\"}"};
    answer.blocksFormat = WireFormat::OpenAiResponses;
    content.messages.push_back(answer);
    Message tool = Message::fromText(Role::Tool, QStringLiteral("no"));
    tool.toolCallId = QStringLiteral("c1");
    tool.toolFailed = true;
    content.messages.push_back(tool);
    Parameters &p = content.parameters;
    p.temperature = 0.1;
    p.topP = 1;
    p.topK = 40;
    p.frequencyPenalty = -0.5;
    p.presencePenalty = 0.25;
    p.maxTokens = 1024;
    p.seed = 9'007'199'254'740'993;
    p.stop = QStringList{QStringLiteral("END"), QString()};
    p.reasoningEffort = QStringLiteral("low");
    p.thinkingBudget = -1;
    p.verbosity = QStringLiteral("high");
    p.topLogProbs = 3;
    p.serviceTier = QStringLiteral("flex");
    p.parallelToolCalls = false;
    content.tools = {{QStringLiteral("look"), QStringLiteral("Looks."), "{\"type\":\"object\"}", true, CacheMark::FiveMinutes,
        "{\"type\":\"web_search\"}", WireFormat::OpenAiResponses}};
    content.toolChoice = ToolChoice{ToolChoice::Mode::Named, QStringLiteral("look")};
    content.responseFormat = ResponseFormat{
        ResponseFormat::Kind::JsonSchema, QStringLiteral("city"), QStringLiteral("A city."), "{\"type\":\"string\"}", false};
    content.extra = "{\"user\":\"me\"}";
    content.stream = false;
    content.streamUsage = false;
    return content;
}

}

/// The library of prompts: kept, and versions that never change. The calls that were made from them: tst_promptcalls.
class PromptsTest final : public LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void contentComesBackWhole()
    {
        QCOMPARE(contentFromJson(contentToJson(fullContent())), std::optional(fullContent()));
        QCOMPARE(contentFromJson(contentToJson({})), std::optional(ChatRequest()));
        QVERIFY(!contentFromJson("[]"));
        QVERIFY(!contentFromJson("{"));
        const PromptRef prompt = add(QStringLiteral("full"));
        PromptVersion version;
        version.content = fullContent();
        const PromptRef second = *waitFor(history().edit(promptedit::AddVersion{prompt.prompt, version}));
        QCOMPARE(waitFor(history().promptVersion(second))->version.content, fullContent());
    }

    void namesAndIds_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("id");
        QTest::newRow("plain") << "Refund bot" << "refund-bot";
        QTest::newRow("signs") << "  --Refund & bot (v2)! " << "refund-bot-v2";
        QTest::newRow("other letters") << QString::fromUtf8("Größe") << "gr-e";
        QTest::newRow("none") << QString::fromUtf8("名前") << "prompt-6a1b9f54";
    }

    void namesAndIds()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, id);
        QCOMPARE(heliconeIdFor(name, QUuid(QStringLiteral("6a1b9f54-0000-4000-8000-000000000000"))), id);
    }

    void saysTheSame()
    {
        ChatRequest a = fullContent();
        ChatRequest b = a;
        b.model = QStringLiteral("other");
        b.parameters = {};
        b.messages[3].blocks.clear();
        QVERIFY(sayTheSame(a, b));
        b.messages[1].parts[0].text += u'.';
        QVERIFY(!sayTheSame(a, b));
        b = a;
        b.tools.clear();
        QVERIFY(!sayTheSame(a, b));
        b = a;
        b.messages.pop_back();
        QVERIFY(!sayTheSame(a, b));
    }

    void whatHeliconeIsTold()
    {
        OpenedPrompt used;
        used.prompt.heliconeId = QStringLiteral("refund-bot");
        used.version = versionOf(QStringLiteral("{{order}}"));
        used.version.number = 3;
        const PromptValues values{{QStringLiteral("customer"), QStringLiteral("Ann")}, {QStringLiteral("gone"), QStringLiteral("x")}};
        HeliconeOptions told = withPrompt({}, used, false, values);
        QCOMPARE(told.promptId, QStringLiteral("refund-bot"));
        QCOMPARE(told.promptVersion, QStringLiteral("3"));
        QVERIFY(told.gatewayPromptId.isEmpty() && told.promptInputs.isEmpty());
        HeliconeOptions own;
        own.promptId = QStringLiteral("mine");
        QCOMPARE(withPrompt(own, used, true, values), own); // nothing of the user's is replaced, and no version put beside it
        used.prompt.gatewayId = QStringLiteral("abc123");
        QVERIFY(!gatewayFillsIn({}, used, false));
        QVERIFY(gatewayFillsIn({}, used, true));
        told = withPrompt({}, used, true, values);
        QCOMPARE(told.gatewayPromptId, QStringLiteral("abc123"));
        QCOMPARE(told.promptInputs, (QList<QPair<QString, QString>>{{QStringLiteral("customer"), QStringLiteral("Ann")}}));
        own.gatewayPromptId = QStringLiteral("other");
        QVERIFY(!gatewayFillsIn(own, used, true));
        QCOMPARE(withPrompt(own, used, true, values), own);
    }

    void savedAndRead()
    {
        QSignalSpy told(&history(), &History::promptsChanged);
        QCOMPARE(waitFor(history().prompts())->size(), 0);
        const PromptRef refund = add(QStringLiteral("  Refund \n bot "), {QStringLiteral("Support"), QStringLiteral("support"), QStringLiteral("beta")});
        QCOMPARE(refund.version, 1);
        const PromptRef apple = add(QStringLiteral("apple"));
        QTRY_COMPARE(told.count(), 2);
        QCOMPARE(addVersion(refund, QStringLiteral("second")).version, 2);
        QCOMPARE(addVersion(refund, QStringLiteral("third")).version, 3);
        const auto heads = *waitFor(history().prompts());
        QCOMPARE(heads.size(), 2);
        QCOMPARE(heads[0].prompt.id, apple.prompt);
        QCOMPARE(heads[1].prompt.name, QStringLiteral("Refund bot"));
        QCOMPARE(heads[1].prompt.heliconeId, QStringLiteral("refund-bot"));
        QCOMPARE(heads[1].prompt.tags.size(), 2);
        QCOMPARE(heads[1].prompt.tags[0], QStringLiteral("beta"));
        QCOMPARE(heads[1].versions, 3);
        const auto whole = *waitFor(history().prompt(refund.prompt));
        QCOMPARE(whole.versions.size(), 3);
        QCOMPARE(whole.versions[0].number, 3);
        QCOMPARE(whole.versions[0].note, QStringLiteral("note third"));
        QVERIFY(whole.versions[0].content.messages.empty());
        const auto second = *waitFor(history().promptVersion({refund.prompt, 2}));
        QCOMPARE(second.version.content, versionOf(QStringLiteral("second")).content);
        QCOMPARE(second.version.provider, QStringLiteral("openai"));
        QCOMPARE(variablesOf(second.version.content), (QList<PromptVariable>{{QStringLiteral("customer"), {}}}));
        QCOMPARE(waitFor(history().promptVersion({refund.prompt, 4})).error().kind, ErrorKind::NotFound);
        QCOMPARE(waitFor(history().prompt(QUuid::createUuid())).error().kind, ErrorKind::NotFound);
    }

    void namesAreUnique()
    {
        const PromptRef first = add(QStringLiteral("Refund bot"));
        Prompt other;
        other.name = QStringLiteral("refund  BOT");
        QCOMPARE(waitFor(history().edit(promptedit::Add{other, {}})).error().kind, ErrorKind::Usage);
        other.name = QStringLiteral("  ");
        QCOMPARE(waitFor(history().edit(promptedit::Add{other, {}})).error().kind, ErrorKind::Usage);
        QCOMPARE(waitFor(history().prompts())->size(), 1);
        const PromptRef second = add(QStringLiteral("second"));
        Prompt changed = waitFor(history().prompt(second.prompt))->prompt;
        changed.name = QStringLiteral("REFUND BOT");
        QVERIFY(!waitFor(history().edit(promptedit::Change{changed})).ok());
        changed = waitFor(history().prompt(first.prompt))->prompt;
        changed.name = QStringLiteral("REFUND BOT"); // its own name otherwise written
        changed.tags = {QStringLiteral("x")};
        changed.gatewayId = QStringLiteral("abc123");
        QVERIFY(waitFor(history().edit(promptedit::Change{changed})).ok());
        QCOMPARE(waitFor(history().prompt(first.prompt))->prompt, changed);
        QCOMPARE(changed.heliconeId, QStringLiteral("refund-bot")); // stays when the name changes
        QVERIFY(!waitFor(history().edit(promptedit::AddVersion{QUuid::createUuid(), {}})).ok());
    }

    void restoreMakesANewVersion()
    {
        const PromptRef prompt = add(QStringLiteral("a"));
        addVersion(prompt, QStringLiteral("second"));
        const auto restored = *waitFor(history().edit(promptedit::Restore{{prompt.prompt, 1}, QStringLiteral("Back again")}));
        QCOMPARE(restored, (PromptRef{prompt.prompt, 3}));
        const auto versions = waitFor(history().prompt(prompt.prompt))->versions;
        QCOMPARE(versions.size(), 3);
        QCOMPARE(versions[0].restoredFrom, 1);
        QCOMPARE(versions[0].note, QStringLiteral("Back again"));
        QCOMPARE(waitFor(history().promptVersion(restored))->version.content,
            waitFor(history().promptVersion(prompt))->version.content);
        QCOMPARE(waitFor(history().promptVersion({prompt.prompt, 2}))->version.content,
            versionOf(QStringLiteral("second")).content);
        QVERIFY(!waitFor(history().edit(promptedit::Restore{{prompt.prompt, 9}, {}})).ok());
        QCOMPARE(waitFor(history().prompt(prompt.prompt))->versions.size(), 3);
    }

    void duplicate()
    {
        const PromptRef prompt = add(QStringLiteral("a"), {QStringLiteral("t")});
        const PromptRef second = addVersion(prompt, QStringLiteral("second"));
        Prompt copy;
        copy.name = QStringLiteral("a, copy");
        const auto made = *waitFor(history().edit(promptedit::Duplicate{second, copy, QStringLiteral("Copied")}));
        QCOMPARE(made.version, 1);
        QVERIFY(made.prompt != prompt.prompt);
        QCOMPARE(waitFor(history().promptVersion(made))->version.content, versionOf(QStringLiteral("second")).content);
        QVERIFY(!waitFor(history().edit(promptedit::Duplicate{second, copy, {}})).ok()); // the name is taken now
    }

    void removedKeptAndGone()
    {
        const PromptRef prompt = add(QStringLiteral("zanzibarname"), {QStringLiteral("zanzibartag")});
        addVersion(prompt, QStringLiteral("zanzibartext"));
        const Call call = madeFrom(prompt);
        QCOMPARE(rows(QStringLiteral("prompt_name = zanzibarname")).size(), 1);
        QVERIFY(waitFor(history().edit(promptedit::Remove{prompt.prompt})).ok());
        QCOMPARE(waitFor(history().prompts())->size(), 0);
        QVERIFY(!waitFor(history().prompt(prompt.prompt)).ok());
        QVERIFY(!waitFor(history().edit(promptedit::Remove{prompt.prompt})).ok());
        QCOMPARE(rows(QStringLiteral("prompt_name = zanzibarname")).size(), 0);
        QVERIFY(waitFor(history().edit(promptedit::Keep{prompt.prompt})).ok());
        QCOMPARE(waitFor(history().prompt(prompt.prompt))->versions.size(), 2);
        QCOMPARE(rows(QStringLiteral("prompt_name = zanzibarname and prompt_version = 1")).size(), 1);
        QVERIFY(waitFor(history().edit(promptedit::Remove{prompt.prompt})).ok());
        const PromptRef next = add(QStringLiteral("Zanzibarname")); // the name is free
        QVERIFY(!waitFor(history().edit(promptedit::Keep{prompt.prompt})).ok()); // and now taken
        QVERIFY(waitFor(history().edit(promptedit::Remove{next.prompt})).ok());
        QVERIFY(waitFor(history().edit(promptedit::Purge{})).ok());
        QVERIFY(!waitFor(history().edit(promptedit::Keep{prompt.prompt})).ok());
        const auto kept = waitFor(history().call(call.id));
        QVERIFY(kept.ok());
        QVERIFY(!kept->prompt);
        Database database(file(), Database::Access::Read, 10'000);
        for (const char *table : {"prompts", "prompt_versions", "prompt_tags", "prompt_calls"})
            QCOMPARE(database.integer(QStringLiteral("SELECT count(*) FROM ") + QLatin1String(table)), 0);
    }

    void keysAreStruckOut()
    {
        const QString key = QStringLiteral("sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD");
        Prompt prompt;
        prompt.name = QStringLiteral("keys");
        PromptVersion version = versionOf(QStringLiteral("my key is ") + key, QStringLiteral("with ") + key);
        const auto made = waitFor(history().edit(promptedit::Add{prompt, version}));
        const auto read = *waitFor(history().promptVersion(*made));
        QVERIFY(!read.version.content.messages[1].text().contains(QLatin1String("abcdefghij")));
        QVERIFY(!read.version.note.contains(QLatin1String("abcdefghij")));
    }

    /// A history of the version before gets the library, and keeps its calls.
    void anOlderHistoryIsBroughtUpToDate()
    {
        const Call call = sampleCall(QStringLiteral("old"));
        history().finish(call);
        QVERIFY(waitFor(history().flush()));
        const QString old = m_services->path() + QStringLiteral("/old.db");
        {
            Database database(file(), Database::Access::Write, 10'000);
            database.exec(QStringLiteral("VACUUM INTO '%1'").arg(old));
        }
        {
            Database database(old, Database::Access::Write, 10'000);
            takeBackSteps(database, 7);
        }
        const auto opened = History::open(old);
        QVERIFY(opened.ok());
        History &upgraded = **opened;
        QVERIFY(waitFor(upgraded.call(call.id)).ok());
        Prompt prompt;
        prompt.name = QStringLiteral("new");
        const auto made = waitFor(upgraded.edit(promptedit::Add{prompt, versionOf(QStringLiteral("x"))}));
        QVERIFY(made.ok());
        Call next = sampleCall(QStringLiteral("next"));
        next.prompt = *made;
        upgraded.finish(next);
        QCOMPARE(waitFor(upgraded.promptUses(made->prompt))->total.sums.calls, 1);
        Database database(old, Database::Access::Read, 10'000);
        QCOMPARE(database.integer(QStringLiteral("PRAGMA user_version")), schemaVersion());
    }
};

HELIOGRAPH_TEST_MAIN(PromptsTest)
#include "tst_prompts.moc"
