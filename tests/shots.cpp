// Pictures of every page, for people to look at: light and dark, large and small. ./dev shots

#include "core/history/history.h"
#include "tests/support/examplecalls.h"
#include "tests/support/testenvironment.h"
#include "tests/support/testservices.h"
#include "ui/mainwindow.h"
#include "ui/playground/conversationtab.h"
#include "ui/playground/playgroundpage.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QListWidget>
#include <QTableView>
#include <QTest>
#include <QTextStream>

using namespace heliograph;

namespace {

struct Look {
    QString name;
    QString theme;
    QSize size;
};

class Photographer final
{
public:
    explicit Photographer(QString folder) : m_folder(std::move(folder)) { }

    void firstRun(const Look &look)
    {
        TestServices services;
        take(look, services, QStringLiteral("firstrun"), [](MainWindow &) {});
    }

    void pages(const Look &look)
    {
        TestServices services(makeMemoryStore(), true);
        for (const Call &call : dayOfCalls(QDateTime::currentDateTimeUtc()))
            record(services.history(), call);
        waitForHistory(services.history());
        take(look, services, QStringLiteral("playground"), [&](MainWindow &window) {
            window.playground()->startConversation(
                QStringLiteral("demo"), QStringLiteral("Show me some Markdown."), true);
            QTest::qWait(500);
            snap(window, look, QStringLiteral("playground-streaming"));
            (void)QTest::qWaitFor([&] { return services.calls.runningCount() == 0; }, 60'000);
        });
        take(look, services, QStringLiteral("calls"), [](MainWindow &window) {
            window.showPage(MainWindow::Page::Calls);
            QTest::qWait(500);
            if (auto *table = window.findChild<QTableView *>(QStringLiteral("callsTable")))
                table->selectRow(1);
        });
        take(look, services, QStringLiteral("settings"), [this, &look](MainWindow &window) {
            window.showPage(MainWindow::Page::Settings);
            auto *list = window.findChild<QListWidget *>(QStringLiteral("settingsList"));
            for (int i = 0; list && i < list->count(); ++i) {
                list->setCurrentRow(i);
                snap(window, look, QStringLiteral("settings-%1").arg(i));
            }
        });
    }

    /// The request builder: parameters, tools, output, and tool calls that wait for their answers.
    void builder(const Look &look)
    {
        TestServices services(makeMemoryStore(), true);
        take(look, services, QStringLiteral("toolanswers-done"), [&](MainWindow &window) {
            window.playground()->startConversation(QStringLiteral("demo"), QString(), false);
            auto *tab = window.findChild<ConversationTab *>();
            tab->setConversation(builderExample());
            window.findChild<QToolButton *>(QStringLiteral("moreParameters"))->click();
            snap(window, look, QStringLiteral("parameters"));
            tab->openTools();
            snap(*window.findChild<QDialog *>(QStringLiteral("toolsDialog")), look, QStringLiteral("tools"));
            tab->openOutput();
            auto *output = window.findChild<QDialog *>(QStringLiteral("outputDialog"));
            snap(*output, look, QStringLiteral("output"));
            auto *schema = output->findChild<QPlainTextEdit *>(QStringLiteral("outputSchema"));
            schema->setPlainText(schema->toPlainText().replace(QStringLiteral("\"number\""), QStringLiteral("\"nmber\"")));
            snap(*output, look, QStringLiteral("output-problem"));
            output->findChild<QComboBox *>(QStringLiteral("outputMode"))->setCurrentIndex(0);
            output->hide();
            window.findChild<QDialog *>(QStringLiteral("toolsDialog"))->hide();
            window.activateWindow();
            window.findChild<QToolButton *>(QStringLiteral("moreParameters"))->click();
            tab->setQuestion(QStringLiteral("/tools"));
            tab->send();
            (void)QTest::qWaitFor([&] { return services.calls.runningCount() == 0 && !tab->busy(); }, 20'000);
            const auto answers = tab->findChildren<QPlainTextEdit *>(QStringLiteral("toolAnswer"));
            if (!answers.isEmpty())
                answers.first()->setPlainText(QStringLiteral("{\"temperature\": 18, \"sky\": \"clear\"}"));
            snap(window, look, QStringLiteral("toolanswers"));
            if (answers.size() > 1)
                answers.last()->setPlainText(QStringLiteral("There is no such order."));
            tab->send();
            (void)QTest::qWaitFor([&] { return services.calls.runningCount() == 0 && !tab->busy(); }, 20'000);
        });
        take(look, services, QStringLiteral("answer-misfit"), [&](MainWindow &window) {
            window.playground()->startConversation(QStringLiteral("demo"), QString(), false);
            auto *tab = window.findChild<ConversationTab *>();
            Conversation talk = builderExample();
            talk.tools.clear();
            tab->setConversation(talk);
            for (const char *text : {"List two lamps.", "/echo {\"summary\": \"Two lamps\", \"items\": [{\"name\": \"Lamp\", \"price\": "
                                                        "19.9, \"note\": null}, {\"name\": \"Bulb\", \"price\": \"2\", \"note\": null}]}"}) {
                tab->setQuestion(QString::fromLatin1(text));
                tab->send();
                (void)QTest::qWaitFor([&] { return services.calls.runningCount() == 0 && !tab->busy(); }, 20'000);
            }
            QTest::qWait(200);
        });
    }

private:
    static Conversation builderExample()
    {
        Conversation talk;
        talk.provider = QStringLiteral("demo");
        talk.model = QStringLiteral("demo-small");
        Tool weather;
        weather.name = QStringLiteral("get_weather");
        weather.description = QStringLiteral("The weather of a place today and the days to come.");
        weather.strict = true;
        weather.parameters = R"({"type":"object","properties":{"city":{"type":"string","description":"Name of the city"},)"
                             R"("unit":{"type":"string","enum":["celsius","fahrenheit"]},"days":{"type":"integer","description":"1 to 7","minimum":1}},)"
                             R"("required":["city","unit"],"additionalProperties":false})";
        Tool order;
        order.name = QStringLiteral("find_order");
        order.description = QStringLiteral("Finds an order by its number.");
        order.parameters = R"({"type":"object","properties":{"number":{"type":"string"}},"required":["number"]})";
        talk.tools = {{weather, true, {}}, {order, true, {}}};
        Tool mail;
        mail.name = QStringLiteral("send_mail");
        talk.tools.push_back({mail, false, {}});
        talk.parameters.temperature = 0.2;
        talk.parameters.reasoningEffort = QStringLiteral("low");
        talk.parameters.parallelToolCalls = true;
        ResponseFormat format;
        format.name = QStringLiteral("price_list");
        format.strict = true;
        format.schema = R"({"type":"object","properties":{"summary":{"type":"string"},"items":{"type":"array","items":{"type":"object",)"
                        R"("properties":{"name":{"type":"string"},"price":{"type":"number"},"note":{"type":["string","null"]}},)"
                        R"("required":["name","price","note"],"additionalProperties":false}}},"required":["summary","items"],"additionalProperties":false})";
        talk.responseFormat = format;
        return talk;
    }

    template <typename Prepare>
    void take(const Look &look, TestServices &services, const QString &name, Prepare prepare)
    {
        (void)services.settings.set(QStringLiteral("theme"), look.theme);
        MainWindow window(services.services());
        window.resize(look.size);
        window.show();
        QTest::qWait(300);
        prepare(window);
        snap(window, look, name);
    }

    void snap(QWidget &window, const Look &look, const QString &name)
    {
        QTest::qWait(500);
        window.grab().save(QStringLiteral("%1/%2-%3.png").arg(m_folder, name, look.name));
    }

    QString m_folder;
};

}

int main(int argc, char **argv)
{
    const TestEnvironment environment;
    QApplication app(argc, argv);
    const QString folder = app.arguments().value(1, QStringLiteral("shots"));
    QDir().mkpath(folder);
    const QString only = app.arguments().value(2); // "builder": that part alone
    Photographer photographer(folder);
    for (const Look &look : {Look{QStringLiteral("light"), QStringLiteral("light"), {1280, 800}},
             Look{QStringLiteral("dark"), QStringLiteral("dark"), {1280, 800}},
             Look{QStringLiteral("small"), QStringLiteral("light"), {900, 600}}}) {
        if (only.isEmpty() || only == QLatin1String("firstrun"))
            photographer.firstRun(look);
        if (only.isEmpty() || only == QLatin1String("pages"))
            photographer.pages(look);
        if (only.isEmpty() || only == QLatin1String("builder"))
            photographer.builder(look);
    }
    QTextStream(stdout) << folder << Qt::endl;
    return 0;
}
