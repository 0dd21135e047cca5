#include "core/providers/modellist.h"
#include "tests/support/testmain.h"

using namespace heliograph;

namespace {

/// "id|name|context|max output|input price|output price|chat", what is unset is empty.
QString line(const FetchedModel &model)
{
    const auto number = [](const std::optional<qint64> &n) { return n ? QString::number(*n) : QString(); };
    const auto money = [](const std::optional<Money> &m) { return m ? m->toDecimal() : QString(); };
    return QStringList{model.id, model.name, number(model.contextWindow), number(model.maxOutput),
        money(model.inputPrice), money(model.outputPrice), model.chat ? QStringLiteral("chat") : QString()}
        .join(QLatin1Char('|'));
}

}

class ModelListTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shapes_data()
    {
        QTest::addColumn<QString>("shape");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char *name, const char *shape, const char *body, const QStringList &lines) {
            QTest::newRow(name) << QString::fromLatin1(shape) << QByteArray(body) << lines;
        };
        row("openai, newest first", "openai",
            R"({"object":"list","data":[{"id":"gpt-4o","object":"model","created":1715367049,"owned_by":"system"},
                {"id":"gpt-5.4","created":1772700000},{"id":"text-embedding-3-small","created":1705948997},
                {"id":"gpt-5.4","created":1772700000},{"object":"model"},7]})",
            {QStringLiteral("gpt-5.4||||||chat"), QStringLiteral("gpt-4o||||||chat"),
                QStringLiteral("text-embedding-3-small||||||")});
        row("groq", "openai",
            R"({"data":[{"id":"llama-3.3-70b-versatile","active":true,"context_window":131072,"max_completion_tokens":32768},
                {"id":"gone","active":false},{"id":"whisper-large-v3","active":true,"context_window":448}]})",
            {QStringLiteral("llama-3.3-70b-versatile||131072|32768|||chat"), QStringLiteral("whisper-large-v3||448||||")});
        row("mistral", "openai",
            R"({"data":[{"id":"mistral-large-2512","name":"mistral-large-2512","max_context_length":262144,"capabilities":{"completion_chat":true}},
                {"id":"mistral-x","capabilities":{"completion_chat":false}}]})",
            {QStringLiteral("mistral-large-2512||262144||||chat"), QStringLiteral("mistral-x||||||")});
        row("together: a bare list with prices", "openai",
            R"([{"id":"meta/L","display_name":"Llama","type":"chat","context_length":131072,"pricing":{"input":0.18,"output":0.59}},
                {"id":"x/flux","type":"image"}])",
            {QStringLiteral("meta/L|Llama|131072||0.18|0.59|chat"), QStringLiteral("x/flux||||||")});
        row("deepinfra", "openai",
            R"({"data":[{"id":"a/b","metadata":{"context_length":4096,"max_tokens":1024,"pricing":{"input_tokens":0.03,"output_tokens":0.05}}}]})",
            {QStringLiteral("a/b||4096|1024|0.03|0.05|chat")});
        row("llama.cpp and vLLM", "openai",
            R"({"data":[{"id":"m.gguf","owned_by":"llamacpp","meta":{"n_ctx_train":8192}},{"id":"Qwen/Q","owned_by":"vllm","max_model_len":32768}]})",
            {QStringLiteral("m.gguf||8192||||chat"), QStringLiteral("Qwen/Q||32768||||chat")});
        row("lm studio", "openai",
            R"({"object":"list","data":[{"id":"qwen","type":"llm","state":"loaded","max_context_length":32768},{"id":"nomic","type":"embeddings","state":"not-loaded"}]})",
            {QStringLiteral("qwen||32768||||chat"), QStringLiteral("nomic||||||")});
        row("openrouter", "openrouter",
            R"({"data":[{"id":"openai/gpt-5.4","name":"OpenAI: GPT-5.4","created":2,"context_length":1050000,"pricing":{"prompt":"0.0000025","completion":"0.000015"},
                "top_provider":{"max_completion_tokens":128000},"architecture":{"output_modalities":["text"]}},
                {"id":"black/flux","name":"Flux","created":3,"pricing":{"prompt":"0","completion":"-1"},"architecture":{"output_modalities":["image"]}}]})",
            {QStringLiteral("black/flux|Flux|||0||"), QStringLiteral("openai/gpt-5.4|OpenAI: GPT-5.4|1050000|128000|2.5|15|chat")});
        row("anthropic", "anthropic",
            R"({"data":[{"type":"model","id":"claude-opus-4-6","display_name":"Claude Opus 4.6","created_at":"2026-02-05T00:00:00Z"},
                {"type":"model","id":"claude-opus-5-5","display_name":"Claude Opus 5.5","created_at":"2026-09-01T00:00:00Z"}],"has_more":false})",
            {QStringLiteral("claude-opus-5-5|Claude Opus 5.5|||||chat"), QStringLiteral("claude-opus-4-6|Claude Opus 4.6|||||chat")});
        row("gemini", "gemini",
            R"({"models":[{"name":"models/gemini-2.5-pro","displayName":"Gemini 2.5 Pro","inputTokenLimit":1048576,"outputTokenLimit":65536,"supportedGenerationMethods":["generateContent","countTokens"]},
                {"name":"models/gemini-embedding-001","displayName":"E","supportedGenerationMethods":["embedContent"]},
                {"name":"models/aqa","supportedGenerationMethods":["generateAnswer"]}]})",
            {QStringLiteral("gemini-2.5-pro|Gemini 2.5 Pro|1048576|65536|||chat"), QStringLiteral("gemini-embedding-001|E|||||"), QStringLiteral("aqa||||||")});
        row("vertex", "vertex",
            R"({"publisherModels":[{"name":"publishers/google/models/gemini-2.5-pro"},{"name":"publishers/google/models/imagen-4"}]})",
            {QStringLiteral("gemini-2.5-pro||||||chat"), QStringLiteral("imagen-4||||||")});
        row("ollama", "ollama",
            R"({"models":[{"name":"llama3.2:latest","model":"llama3.2:latest","digest":"a","details":{"family":"llama"}},{"name":"nomic-embed-text","details":{"family":"nomic-bert"}}]})",
            {QStringLiteral("llama3.2:latest||||||chat"), QStringLiteral("nomic-embed-text||||||")});
        row("ollama in OpenAI's shape", "ollama", R"({"object":"list","data":[{"id":"llama3.2"}]})", {QStringLiteral("llama3.2||||||chat")});
        row("helicone's registry", "helicone",
            R"({"data":{"models":[{"id":"claude-opus-4-1","name":"Anthropic: Claude Opus 4.1","contextLength":200000,"maxOutput":32000,"outputModalities":["text"],
                "endpoints":[{"provider":"anthropic","pricing":{"prompt":15,"completion":75}}]}],"total":1},"error":null})",
            {QStringLiteral("claude-opus-4-1|Anthropic: Claude Opus 4.1|200000|32000|15|75|chat")});
        row("helicone's gateway", "helicone", R"({"object":"list","data":[{"id":"gpt-4o"}]})", {QStringLiteral("gpt-4o||||||chat")});
        row("nothing in it", "openai", R"({"data":[]})", {});
    }

    void shapes()
    {
        QFETCH(const QString, shape);
        QFETCH(const QByteArray, body);
        QFETCH(const QStringList, lines);
        const auto models = parseModelList(*modelListShapeFromName(shape), body);
        QVERIFY2(models, models ? "" : qPrintable(models.error().message));
        QStringList found;
        for (const FetchedModel &model : *models)
            found << line(model);
        QCOMPARE(found, lines);
    }

    void refusesWhatIsNoList_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const char *body : {"", "<html>", "7", "{}", R"({"data":{"models":7}})", R"({"error":"no"})"})
            QTest::newRow(*body ? body : "empty") << QByteArray(body);
    }

    void refusesWhatIsNoList()
    {
        QFETCH(const QByteArray, body);
        for (const ModelListShape shape : {ModelListShape::OpenAi, ModelListShape::Anthropic, ModelListShape::Gemini,
                 ModelListShape::Vertex, ModelListShape::Ollama, ModelListShape::OpenRouter, ModelListShape::Helicone})
            QVERIFY(!parseModelList(shape, body).ok());
    }

    void theCacheComesBackTheSame()
    {
        FetchedModel full{QStringLiteral("a/b"), QStringLiteral("A B"), 1000, 10, Money::fromDecimal(u"2.5"),
            Money::fromDecimal(u"15"), {QStringLiteral("temperature")}, true};
        FetchedModel bare;
        bare.id = QStringLiteral("c");
        bare.chat = false;
        const QMap<QString, ModelList> lists{
            {QStringLiteral("openai"), {QStringLiteral("https://api.openai.com/v1/models"),
                QDateTime(QDate(2026, 11, 1), QTime(12, 0), Qt::UTC), {full, bare}}},
            {QStringLiteral("groq"), {QStringLiteral("u"), QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC), {}}}};
        QCOMPARE(readModelCache(writeModelCache(lists)), lists);
    }

    void aBrokenCacheIsNone()
    {
        for (const char *bytes : {"", "{", R"({"version":99,"providers":{"a":{"fetched_at":"2026-01-01T00:00:00Z"}}})",
                 R"({"version":1,"providers":{"a":{"fetched_at":"yesterday"}}})", R"({"version":1,"providers":[]})"})
            QVERIFY2(readModelCache(QByteArray(bytes)).isEmpty(), bytes);
    }
};

HELIOGRAPH_TEST_MAIN(ModelListTest)
#include "tst_modellist.moc"
