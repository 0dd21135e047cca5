#include "core/diff/diffside.h"

#include "core/wire/codec.h"

#include <future>

namespace heliograph {

DiffSide DiffSide::fromText(const QString &title, const QString &text)
{
    DiffSide side;
    side.title = title;
    side.text = text;
    return side;
}

DiffSide DiffSide::fromRequest(const QString &title, const ChatRequest &request)
{
    DiffSide side;
    side.title = title;
    side.request = request;
    return side;
}

DiffSide DiffSide::fromCall(const Call &call)
{
    DiffSide side;
    const QString model = call.model.isEmpty() ? call.requestedModel : call.model;
    side.title = QStringLiteral("%1, %2").arg(model, call.createdAt.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
    side.headers = call.exchange.requestHeaders;
    if (!call.exchange.requestBody.isEmpty()) {
        const Codec *codec = codecFor(call.format);
        auto request = codec ? codec->decodeRequest(call.exchange.requestBody)
                             : Result<ChatRequest>(Error{ErrorKind::Malformed, {}, 0, {}});
        if (request) {
            side.request = std::move(request).value();
        } else {
            side.request.emplace();
            side.request->messages.push_back(
                Message::fromText(Role::User, QString::fromUtf8(call.exchange.requestBody)));
        }
        if (side.request->model.isEmpty())
            side.request->model = call.requestedModel;
    }
    Call known = call;
    known.exchange.requestBody.clear();
    known.exchange.responseBody.clear();
    known.exchange.chunks.clear();
    side.call = std::move(known);
    return side;
}

std::pair<DiffSide, DiffSide> DiffSide::fromCalls(const Call &a, const Call &b)
{
    auto second = std::async(std::launch::async, [&b] { return fromCall(b); });
    DiffSide first = fromCall(a);
    return {std::move(first), second.get()};
}

}
