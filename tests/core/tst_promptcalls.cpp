#include "core/history/database.h"
#include "core/history/historykeeper.h"
#include "tests/support/libraryfixture.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace heliograph;

/// The calls that were made from prompts of the library: found and counted by their prompt and its version.
class PromptCallsTest final : public LibraryFixture
{
    Q_OBJECT

    qint64 counted(const QString &where)
    {
        MetricsQuery query;
        query.where = where;
        return waitFor(history().metrics(query))->total.sums[Sum::Calls];
    }

private Q_SLOTS:
    void callsKnowTheirPrompt()
    {
        const PromptRef prompt = add(QStringLiteral("refund bot"));
        const PromptRef second = addVersion(prompt, QStringLiteral("second"));
        const PromptRef other = add(QStringLiteral("say \"hi\""));
        const Call a = madeFrom(prompt);
        const Call b = madeFrom(second);
        madeFrom(second);
        madeFrom(other);
        madeFrom({QUuid::createUuid(), 1}); // unknown here
        madeFrom({prompt.prompt, 17});
        Call begun = sampleCall(QStringLiteral("streams"));
        begun.status = CallStatus::Running;
        begun.prompt = second;
        history().begin(begun);
        QCOMPARE(waitFor(history().call(a.id))->prompt, std::optional(prompt));
        QCOMPARE(waitFor(history().call(b.id))->prompt, std::optional(second));
        QCOMPARE(rows(QStringLiteral("prompt_name = \"refund bot\"")).size(), 4);
        QCOMPARE(rows(QStringLiteral("prompt_name = \"Refund Bot\" and prompt_version = 2")).size(), 3);
        QCOMPARE(rows(QStringLiteral("prompt_name ~ \"BOT\" and prompt_version < 2")).size(), 1);
        QCOMPARE(rows(QStringLiteral("prompt_version >= 1")).size(), 5);
        QCOMPARE(rows(QStringLiteral("prompt_name is null")).size(), 2);
        QCOMPARE(rows(QStringLiteral("prompt_version != 2")).size(), 4);
        QCOMPARE(rows(promptFilter(QStringLiteral("say \"hi\""), 0)).size(), 1);
        QCOMPARE(rows(promptFilter(QStringLiteral("refund bot"), 1)).size(), 1);
        QVERIFY(!waitFor(history().find({QStringLiteral("prompt_version ~ 1"), {}})).ok());
        QVERIFY(!waitFor(history().find({QStringLiteral("prompt_version = x"), {}})).ok());
        QCOMPARE(waitFor(history().knownTags())->prompts, (QStringList{QStringLiteral("refund bot"), QStringLiteral("say \"hi\"")}));
        const auto heads = *waitFor(history().prompts());
        QCOMPARE(heads[0].calls, 4);
        begun.status = CallStatus::Ok;
        history().finish(begun);
        QCOMPARE(rows(QStringLiteral("prompt_version = 2")).size(), 3);
    }

    /// What was counted with a filter by prompt is counted anew where a prompt gets another name, goes, or is used.
    void countedAnew()
    {
        const PromptRef prompt = add(QStringLiteral("a"));
        for (int i = 0; i < 600; ++i)
            madeFrom(prompt);
        QVERIFY(waitFor(history().flush()));
        Database database(file(), Database::Access::Read, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(database.integer(QStringLiteral("SELECT count(*) FROM metric_blocks")) >= 2, 20'000);
        QCOMPARE(counted(QStringLiteral("prompt_name = a")), 600);
        Prompt renamed = waitFor(history().prompt(prompt.prompt))->prompt;
        renamed.name = QStringLiteral("b");
        QVERIFY(waitFor(history().edit(promptedit::Change{renamed})).ok());
        QCOMPARE(counted(QStringLiteral("prompt_name = a")), 0);
        QCOMPARE(counted(QStringLiteral("prompt_name = b")), 600);
        madeFrom(prompt);
        QCOMPARE(counted(QStringLiteral("prompt_name = b")), 601);
        QVERIFY(waitFor(history().edit(promptedit::Remove{prompt.prompt})).ok());
        QCOMPARE(counted(QStringLiteral("prompt_name = b")), 0);
    }

    void usedByOverARandomHistory()
    {
        QRandomGenerator random(11);
        QList<PromptRef> versions;
        for (int p = 0; p < 3; ++p) {
            const PromptRef prompt = add(QStringLiteral("prompt %1").arg(p));
            versions.append(prompt);
            for (int v = 0; v < 3; ++v)
                versions.append(addVersion(prompt, QString::number(v)));
        }
        struct Plain {
            CallSums sums;
            std::vector<qint64> latencies;
        };
        QHash<QUuid, QMap<int, Plain>> plain;
        for (int i = 0; i < 700; ++i) {
            Call call = sampleCall(QStringLiteral("q%1").arg(i));
            call.createdAt = call.createdAt.addSecs(random.bounded(100'000));
            call.status = CallStatus(1 + random.bounded(4));
            if (call.status == CallStatus::Error || random.bounded(4) == 0) {
                call.receipt.reset();
            } else {
                call.receipt = Receipt();
                call.receipt->total = Money::fromPico(random.bounded(1'000'000'000));
                call.receipt->basis = CostBasis(random.bounded(3));
            }
            call.exchange.timing.endUs = random.bounded(10) == 0 ? -1 : qint64(random.bounded(9'000'000));
            const int which = random.bounded(int(versions.size()) + 2);
            if (which < versions.size() && which % 4 != 3) { // the last version of each is never used
                call.prompt = versions[which];
                Plain &all = plain[call.prompt->prompt][call.prompt->version];
                all.sums.calls += 1;
                all.sums.errors += call.status == CallStatus::Error;
                all.sums.unpriced += !call.receipt && call.status != CallStatus::Error;
                all.sums.costPico += call.receipt ? call.receipt->total.pico() : 0;
                all.sums.estimated += call.receipt && call.receipt->basis == CostBasis::Estimated;
                if (call.exchange.timing.endUs >= 0)
                    all.latencies.push_back(call.exchange.timing.endUs);
            }
            history().finish(call);
        }
        const auto agrees = [&](const QUuid &prompt) {
            const auto uses = waitFor(history().promptUses(prompt));
            QVERIFY(uses.ok());
            const QMap<int, Plain> &wanted = plain[prompt];
            QCOMPARE(uses->versions.keys(), wanted.keys());
            qint64 total = 0;
            for (auto one = wanted.begin(); one != wanted.end(); ++one) {
                const PromptUse use = uses->versions[one.key()];
                QCOMPARE(use.sums.calls, one->sums.calls);
                QCOMPARE(use.sums.errors, one->sums.errors);
                QCOMPARE(use.sums.unpriced, one->sums.unpriced);
                QCOMPARE(use.sums.costPico, one->sums.costPico);
                QCOMPARE(use.sums.estimated, one->sums.estimated);
                std::vector<qint64> sorted = one->latencies;
                std::sort(sorted.begin(), sorted.end());
                QCOMPARE(use.latencyUs.count, qint64(sorted.size()));
                for (const auto &[share, value] : {std::pair(50, use.latencyUs.p50), std::pair(95, use.latencyUs.p95)}) {
                    // The smallest that at least so many per cent do not exceed.
                    const auto least = std::find_if(sorted.begin(), sorted.end(), [&, share = share](qint64 candidate) {
                        const auto below = std::upper_bound(sorted.begin(), sorted.end(), candidate) - sorted.begin();
                        return below * 100 >= qint64(sorted.size()) * share;
                    });
                    QCOMPARE(value, *least);
                }
                total += one->sums.calls;
            }
            QCOMPARE(uses->total.sums.calls, total);
        };
        for (const QUuid &prompt : plain.keys())
            agrees(prompt);
        // The same as the groups of all calls with a filter say.
        const auto filtered = rows(promptFilter(QStringLiteral("prompt 1"), 2));
        QCOMPARE(filtered.size(), plain[versions[4].prompt][2].sums.calls);
        // Without the calls that are removed.
        const auto report = waitFor(m_services->keeper.removeRows(rows(QStringLiteral("prompt_version = 1"))));
        QVERIFY(report.ok());
        for (QMap<int, Plain> &all : plain)
            all.remove(1);
        for (const QUuid &prompt : plain.keys())
            agrees(prompt);
        Database database(file(), Database::Access::Read, 10'000);
        QCOMPARE(database.integer(QStringLiteral("SELECT count(*) FROM prompt_calls WHERE version = 1")), 0);
        QCOMPARE(database.integer(QStringLiteral("SELECT count(*) FROM prompt_calls WHERE call NOT IN (SELECT id FROM calls)")), 0);
    }

    /// The sums look at the calls of the prompt, not at all calls.
    void noScanOfAllCalls()
    {
        add(QStringLiteral("a"));
        Database database(file(), Database::Access::Read, 10'000);
        Statement plan(database,
            QStringLiteral("EXPLAIN QUERY PLAN SELECT u.version, c.status FROM prompt_calls u JOIN calls c ON c.id = u.call "
                           "WHERE u.prompt = (SELECT id FROM prompts WHERE uuid = x'00')"));
        QStringList steps;
        while (plan.next())
            steps.append(plan.text(3));
        QVERIFY2(!steps.join(u'\n').contains(QLatin1String("SCAN")), qPrintable(steps.join(u'\n')));
    }
};

HELIOGRAPH_TEST_MAIN(PromptCallsTest)
#include "tst_promptcalls.moc"
