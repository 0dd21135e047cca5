#include "tests/support/cannedserver.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/playground/modelpicker.h"
#include "ui/playground/parameterspanel.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>

using namespace heliograph;

class ModelPickerTest final : public QObject
{
    Q_OBJECT

private:
    /// The row of this text, or -1.
    static int rowOf(const QListView *list, const QString &text)
    {
        for (int i = 0; i < list->model()->rowCount(); ++i) {
            if (list->model()->index(i, 0).data(Qt::DisplayRole).toString() == text)
                return i;
        }
        return -1;
    }

private Q_SLOTS:
    void fetchedModelsComeWithTheSuggested()
    {
        const Settings none{QString()};
        const ProviderList providers = ProviderList::load(none);
        ModelList list;
        list.fetchedAt = QDateTime::currentDateTimeUtc();
        FetchedModel newest;
        newest.id = QStringLiteral("gpt-77");
        newest.contextWindow = 1'050'000;
        FetchedModel embedding;
        embedding.id = QStringLiteral("text-embedding-9");
        embedding.chat = false;
        list.models = {newest, embedding};
        const auto book = PriceBook::builtIn();
        const auto models = [](const QList<ModelChoice> &choices, const char *provider) {
            QStringList result;
            for (const ModelChoice &choice : choices) {
                if (choice.provider == QLatin1String(provider))
                    result << choice.model;
            }
            return result;
        };
        const ModelChoices without(providers, book.get());
        const ModelChoices with(providers, book.get(), {{QStringLiteral("openai"), list}});
        const QStringList before = models(without.matching({}, {}, {}), "openai");
        const QStringList after = models(with.matching({}, {}, {}), "openai");
        const QStringList suggested = providers.find(u"openai")->models;
        QVERIFY(before.size() > suggested.size()); // the price book knows more
        QCOMPARE(after, suggested + QStringList{QStringLiteral("gpt-77")});
        QCOMPARE(models(without.matching({}, {}, {}), "azure"),
            QStringList{QString()}); // deployments have names of their own
        const QList<ModelChoice> found =
            with.matching(QStringLiteral("gpt-77"), {}, QStringLiteral("openai"));
        QCOMPARE(found.first().contextWindow, 1'050'000);
    }

    void refreshesAndSaysHowOldTheListIs()
    {
        CannedServer server;
        server.answers.insert("/v1/models",
            {200, R"({"data":[{"id":"lab-1","context_length":200000},{"id":"lab-2"}]})"});
        TestServices services;
        QVERIFY(
            services.settings
                .set(QStringLiteral("provider.zzlab.direct-url"), server.url(QStringLiteral("/v1")))
                .ok());
        ModelPicker picker(services.services());
        picker.setChoice(QStringLiteral("zzlab"), QString());
        picker.show();
        picker.openList();
        auto *popup = picker.findChild<ModelPopup *>();
        QVERIFY(popup);
        auto *list = popup->findChild<QListView *>(QStringLiteral("modelList"));
        auto *status = popup->findChild<QLabel *>(QStringLiteral("modelListStatus"));
        auto *refresh = popup->findChild<QToolButton *>(QStringLiteral("modelListRefresh"));
        auto *search = popup->findChild<QLineEdit *>(QStringLiteral("modelSearch"));
        QTest::keyClicks(search, QStringLiteral("zzlab"));
        QVERIFY2(
            status->text().contains(QStringLiteral("not fetched yet")), qPrintable(status->text()));
        QVERIFY(refresh->isVisible() && !refresh->accessibleName().isEmpty());
        QVERIFY(rowOf(list, QStringLiteral("zzlab / lab-1")) < 0);
        QTest::mouseClick(refresh, Qt::LeftButton);
        QVERIFY(QTest::qWaitFor(
            [&] { return rowOf(list, QStringLiteral("zzlab / lab-1")) >= 0; }, 10'000));
        QVERIFY(rowOf(list, QStringLiteral("zzlab / lab-2")) >= 0);
        QTest::keyClick(search, Qt::Key_Home); // the list's row stays where it is
        list->setCurrentIndex(
            list->model()->index(rowOf(list, QStringLiteral("zzlab / lab-2")), 0));
        QVERIFY2(
            status->text().contains(QStringLiteral("list fetched")), qPrintable(status->text()));

        // A failure says why and leaves the list.
        server.answers.insert("/v1/models", {500, R"({"error":{"message":"out of order"}})"});
        QTest::keyClick(search, Qt::Key_F5);
        QVERIFY(QTest::qWaitFor(
            [&] { return !services.models.problem(QStringLiteral("zzlab")).isEmpty(); }, 10'000));
        QVERIFY2(
            status->text().contains(QStringLiteral("out of order")), qPrintable(status->text()));
        QVERIFY2(status->text().contains(QStringLiteral("Shown is the list")),
            qPrintable(status->text()));
        QVERIFY(rowOf(list, QStringLiteral("zzlab / lab-1")) >= 0);
        QCOMPARE(list->currentIndex().data().toString(), QStringLiteral("zzlab / lab-2"));
    }

    void refusedParametersAreGreyedWithTheReason()
    {
        ParametersPanel panel;
        panel.show();
        const auto box = [&panel](const char *name) {
            return panel.findChild<QCheckBox *>(QLatin1String(name));
        };
        auto *temperature = panel.findChild<QLineEdit *>(QStringLiteral("temperatureEdit"));
        auto *topP = panel.findChild<QLineEdit *>(QStringLiteral("topPEdit"));
        auto *stop = panel.findChild<QPlainTextEdit *>(QStringLiteral("stopEdit"));
        auto *maxTokens = panel.findChild<QLineEdit *>(QStringLiteral("maxTokensEdit"));
        auto *note = panel.findChild<QLabel *>(QStringLiteral("unsupportedNote"));
        Parameters set;
        set.temperature = 0.5;
        panel.setParameters(set, true);
        QVERIFY(temperature->isEnabled() && topP->isEnabled() && !note->isVisible());

        panel.setModel(QStringLiteral("openai"), WireFormat::OpenAiChat, QStringLiteral("o3"));
        QVERIFY(!temperature->isEnabled() && !topP->isEnabled() && !stop->isEnabled()
            && maxTokens->isEnabled());
        QVERIFY(!box("topPBox")->isEnabled());
        QVERIFY(box("temperatureBox")->isEnabled()); // set: it can be taken back
        QVERIFY2(topP->toolTip().contains(QStringLiteral("o3")), qPrintable(topP->toolTip()));
        QVERIFY(note->isVisible());
        QVERIFY2(note->text().contains(QStringLiteral("Top p"))
                && !note->text().contains(QStringLiteral("Temperature")),
            qPrintable(note->text()));
        QStringList notSent;
        for (const QLabel *label : panel.findChildren<QLabel *>()) {
            if (label->text().startsWith(QLatin1String("Not sent")))
                notSent << label->text();
        }
        QCOMPARE(notSent.size(), 1);
        QCOMPARE(
            panel.parameters().temperature, std::optional<double>(0.5)); // kept for the next model
        QCOMPARE(panel.problem(), QString());
        box("temperatureBox")->click();
        QVERIFY(!panel.parameters().temperature && !box("temperatureBox")->isEnabled());

        panel.setModel(QStringLiteral("anthropic"), WireFormat::Anthropic,
            QStringLiteral("claude-sonnet-4-6"));
        QVERIFY(temperature->isEnabled() && topP->isEnabled());
        temperature->setText(QStringLiteral("0.7"));
        QVERIFY(!topP->isEnabled()); // one of the two
        temperature->clear();
        QVERIFY(topP->isEnabled());
    }
};

HELIOGRAPH_TEST_MAIN(ModelPickerTest)
#include "tst_modelpicker.moc"
