#include "tests/support/richanswer.h"

#include "tests/support/attachments.h"
#include "tests/support/examplecalls.h"

namespace heliograph {

namespace {

TokenLogProb token(
    const char *text, double logProb, std::vector<std::pair<QString, double>> alternatives = {})
{
    return {QString::fromUtf8(text), logProb, std::move(alternatives)};
}

}

StreamEvents richEvents()
{
    StreamEvents events{event::Started{QStringLiteral("resp-1"), QStringLiteral("gpt-5.4")},
        event::Reasoning{
            QStringLiteral("The question is about the tide tables, so I look them up first.")},
        event::ServerToolUse{{QStringLiteral("ws_1"), QStringLiteral("web_search"),
            QStringLiteral("{\"query\": \"tide table Den Helder today\"}"), {}, false}},
        event::ServerToolUse{{QStringLiteral("ws_1"), {}, {},
            QStringLiteral(
                "[{\"title\": \"Tides at Den Helder\", \"url\": \"https://example.org/tides\"}]"),
            false}},
        event::ServerToolUse{{QStringLiteral("ci_1"), QStringLiteral("code_interpreter"),
            QStringLiteral("{\"code\": \"import tides\\nprint(tides.today())\"}"),
            QStringLiteral("ModuleNotFoundError: No module named 'tides'"), true}}};
    const char *const text[] = {"High", " water", " at", " Den", " Helder", " is", " at", " **",
        "14", ":", "32", "**", ",", " about", " ", "0", ".", "9", " m", " above", " datum", "."};
    for (const char *piece : text)
        events.push_back(event::Text{QString::fromUtf8(piece)});
    event::LogProbs probs;
    const double sure[] = {-0.02, -0.001, -0.3, -0.0001, 0, -0.05, -0.9, -0.4, -1.9, -0.001, -2.6,
        -0.01, -0.6, -1.2, -0.02, -0.7, -0.001, -3.4, -0.05, -0.2, -2.2, -0.01};
    for (size_t i = 0; i < std::size(text); ++i)
        probs.tokens.push_back(token(text[i], sure[i],
            {{QString::fromUtf8(text[i]), sure[i]}, {QStringLiteral(" perhaps"), -3.1},
                {QStringLiteral("\n"), -6.2}}));
    events.push_back(probs);
    events.push_back(event::Cited{{QStringLiteral("https://example.org/tides/den-helder?day=today"),
        QStringLiteral("Tides at Den Helder & Texel"),
        QStringLiteral("High water: 14:32, 0.92 m above datum.")}});
    events.push_back(event::Cited{{QStringLiteral("https://en.wikipedia.org/wiki/Tide_table"),
        QStringLiteral("Tide table"), {}}});
    events.push_back(
        event::Cited{{{}, QStringLiteral("pilot.pdf"), QStringLiteral("Add one hour in summer.")}});
    ContentPart picture;
    picture.kind = ContentPart::Kind::Image;
    picture.mimeType = QStringLiteral("image/png");
    picture.data = pngPicture(800, 450);
    picture.name = QStringLiteral("tide.png");
    events.push_back(event::Media{picture});
    ContentPart sound;
    sound.kind = ContentPart::Kind::Audio;
    sound.mimeType = QStringLiteral("audio/wav");
    sound.data = wavSound(3200);
    events.push_back(event::Media{sound});
    ContentPart remote;
    remote.kind = ContentPart::Kind::Image;
    remote.url = QStringLiteral("https://example.org/remote/picture.png");
    events.push_back(event::Media{remote});
    events.push_back(event::ToolCallDelta{0, QStringLiteral("call_1"), QStringLiteral("set_alarm"),
        QStringLiteral("{\"at\": \"14:00\"}"), false});
    events.push_back(event::Unknown{R"({"type": "hologram", "lines": [1, 2, 3]})"});
    events.push_back(event::Unknown{R"({"type": "scent"})"});
    events.push_back(event::ServiceTier{QStringLiteral("priority")});
    Usage usage;
    usage.input = 1'420;
    usage.output = 96;
    events.push_back(event::UsageReport{usage});
    events.push_back(event::Finished{QStringLiteral("length")});
    events.push_back(event::End{});
    return events;
}

Call richCall()
{
    Call call =
        exampleCall(QStringLiteral("When is high water at Den Helder?"), QStringLiteral("x"));
    call.answer = Answer();
    call.answer.add(richEvents());
    call.model = call.answer.model;
    return call;
}

}
