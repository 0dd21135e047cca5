#include "tests/support/differentcalls.h"

#include "core/wire/codec.h"

namespace heliograph {

namespace {

Message said(Role role, const char *text)
{
    return Message::fromText(role, QString::fromUtf8(text));
}

Tool orderTool(const char *description, const char *schema)
{
    Tool tool;
    tool.name = QStringLiteral("find_order");
    tool.description = QLatin1String(description);
    tool.parameters = schema;
    return tool;
}

Call callOf(const ChatRequest &request, const char *answer, const QDateTime &when)
{
    Call call;
    call.id = QUuid::createUuid();
    call.createdAt = when;
    call.provider = QStringLiteral("openai");
    call.format = WireFormat::OpenAiChat;
    call.requestedModel = request.model;
    call.model = request.model;
    call.status = CallStatus::Ok;
    call.httpStatus = 200;
    call.answer.text = QString::fromUtf8(answer);
    call.answer.finishReason = QStringLiteral("stop");
    call.exchange.requestBody = codecFor(call.format)->encode(request);
    call.exchange.requestHeaders = {{"Content-Type", "application/json"}};
    call.tags.sessionId = QStringLiteral("refund-1842");
    return call;
}

}

std::pair<Call, Call> differentCalls()
{
    ChatRequest before;
    before.model = QStringLiteral("gpt-4.1-mini");
    before.parameters.temperature = 0.7;
    before.messages = {
        said(Role::System,
            "You are a careful support agent of a shop for garden tools.\n"
            "Answer in the customer's language.\n"
            "Never promise a refund before the order was looked up.\n"
            "Ask for the order number when it is missing.\n"
            "Keep answers under 120 words."),
        said(Role::User, "Example: my spade broke after a week."),
        said(Role::Assistant, "I am sorry to hear that. Which order was it?"),
        said(Role::User, "Example: the hose leaks."),
        said(Role::Assistant, "Please send a photograph of the leak."),
        said(Role::User, "Where is my refund? I sent the lawn mower back on Monday."),
    };
    before.tools = {orderTool("Looks an order up",
        R"({"type":"object","properties":{"number":{"type":"string"}},"required":["number"]})")};
    ChatRequest after = before;
    after.parameters.temperature = 0.2;
    after.parameters.maxTokens = 400;
    after.messages[0] = said(Role::System,
        "You are a friendly and careful support agent of a shop for garden tools.\n"
        "Answer in the customer's language, in plain words.\n"
        "Never promise a refund before the order was looked up with find_order.\n"
        "Keep answers under 80 words.");
    after.messages.insert(after.messages.begin() + 5, said(Role::User, "My customer number is 4711."));
    after.messages.insert(after.messages.begin() + 6, said(Role::Assistant, "Thank you. How can I help?"));
    after.tools = {orderTool("Looks an order up by its number or the customer's",
        R"({"type":"object","properties":{"number":{"type":"string"},"customer":{"type":"string"}},"required":[]})")};
    const QDateTime when(QDate(2026, 11, 24), QTime(9, 14, 3), Qt::UTC);
    Call a = callOf(before,
        "Your refund is on its way. It can take up to ten working days until the money is back in your account.", when);
    a.answer.usage.input = 412;
    a.answer.usage.output = 24;
    a.exchange.timing.endUs = 1'240'000;
    a.receipt.emplace();
    a.receipt->total = Money::fromPico(203'200'000);
    Call b = callOf(after,
        "Your mower arrived here on Tuesday. The refund was sent today and can take up to three working days until the money "
        "is back in your account.",
        when.addDays(1));
    b.answer.usage.input = 724;
    b.answer.usage.output = 31;
    b.exchange.timing.endUs = 3'060'000;
    b.receipt.emplace();
    b.receipt->total = Money::fromPico(339'200'000);
    return {a, b};
}

std::pair<QString, QString> differentTexts()
{
    const QString moved = QStringLiteral("Escalate to a person when the customer asks for one twice,\n"
                                         "and say so before you do it.\n");
    QString middle;
    for (int i = 1; i <= 14; ++i)
        middle += QStringLiteral("Rule %1: keep to the facts that the tools gave you.\n").arg(i);
    const QString a = QStringLiteral("# Support agent\n\nAnswer in plain words.\n\n") + moved + u'\n' + middle
        + QStringLiteral("\nSign with the name of the shop.\n");
    QString changed = middle;
    changed.replace(QLatin1String("Rule 7: keep to the facts"), QLatin1String("Rule 7: keep strictly to the facts"));
    changed.replace(QLatin1String("Rule 12: keep to the facts that the tools gave you.\n"), QString());
    const QString b = QStringLiteral("# Support agent\n\nAnswer in plain, short words.\n\n") + changed + u'\n' + moved
        + QStringLiteral("\nSign with your own name.\nWish a good day.\n");
    return {a, b};
}

}
