#include "core/session/runningcall.h"

#include "core/history/history.h"
#include "core/session/callprice.h"
#include "core/session/estimate.h"
#include "core/session/outgoing.h"

#include <QCoreApplication>
#include <QUrl>

namespace heliograph {

namespace {

constexpr int kProgressMs = 33;
constexpr qsizetype kMaxRefusal = 4 * 1024 * 1024; ///< bytes of an error body that are kept


QString previewOf(const std::vector<Message> &messages)
{
    for (auto it = messages.rbegin(); it != messages.rend(); ++it) {
        if (it->role == Role::User)
            return it->text().left(1'000).simplified().left(kPreviewLength);
    }
    return {};
}

QList<QByteArray> secretBytes(const Credentials &credentials)
{
    QList<QByteArray> secrets;
    const QStringList keys = credentials.all();
    for (const QString &key : keys)
        secrets.append(key.toUtf8());
    return secrets;
}

bool isHtml(QByteArrayView head)
{
    return head.trimmed().startsWith('<');
}

}

RunningCall::RunningCall(const CallEnvironment &environment, CallSpec spec, QObject *parent) :
    QObject(parent),
    m_environment(environment),
    m_spec(std::move(spec)),
    m_codec(codecFor(m_spec.format)),
    m_filter(secretBytes(m_spec.credentials))
{
    m_progressTimer.setSingleShot(true);
    m_progressTimer.setInterval(kProgressMs);
    connect(&m_progressTimer, &QTimer::timeout, this, &RunningCall::sendProgress);
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, [this] {
        ++m_call.attempts;
        m_lastError.reset();
        send();
    });
}

RunningCall::~RunningCall() = default;

Result<Destination> RunningCall::prepare()
{
    if (!m_codec)
        return Error{ErrorKind::Usage, tr("This kind of request cannot be sent."), 0, {}};
    const auto body = outgoingBody(m_spec);
    if (!body)
        return body.error();
    m_body = *body;
    return outgoingDestination(m_spec);
}

void RunningCall::start()
{
    m_call.id = m_spec.id;
    m_call.createdAt = m_environment.clock.nowUtc();
    m_call.source = m_spec.source;
    m_call.provider = m_spec.provider.id;
    m_call.format = m_spec.format;
    m_call.requestedModel = m_spec.request.model;
    m_call.route = m_spec.route;
    m_call.streamed = m_spec.request.stream;
    m_call.tags = m_spec.tags;
    m_call.prompt = m_spec.prompt;
    m_call.promptPreview = previewOf(m_spec.request.messages);

    const auto destination = prepare();
    const QList<QByteArray> secrets = secretBytes(m_spec.credentials);
    SecretFilter filter(secrets);
    m_call.exchange.requestBody = filter.feed(m_body) + filter.finish();
    m_call.promptPreview = redactText(m_call.promptPreview, m_spec.credentials.all());
    if (destination) {
        m_destination = *destination;
        m_call.exchange.url = redactUrl(QString::fromUtf8(redactBytes(m_destination.url.toUtf8(), secrets)));
        m_call.exchange.requestHeaders = redactHeaders(m_destination.recorded);
        for (Header &header : m_call.exchange.requestHeaders)
            header.second = redactBytes(header.second, secrets);
    }
    if (m_environment.history)
        m_environment.history->begin(m_call);
    Q_EMIT started(m_call);
    if (m_done)
        return;
    if (!destination) {
        finish(CallStatus::Error, destination.error());
        return;
    }
    send();
}

void RunningCall::send()
{
    m_head.clear();
    m_heldChunks.clear();
    m_decoder.reset();
    HttpRequest request;
    request.url = m_destination.url;
    request.headers = m_destination.headers;
    request.body = m_body;
    request.inactivityTimeoutMs = m_spec.timeoutMs;
    m_stream = new HttpStream(m_environment.network, m_environment.clock, std::move(request), this);
    connect(m_stream, &HttpStream::headersReceived, this, &RunningCall::takeHeaders);
    connect(m_stream, &HttpStream::bytesReceived, this, &RunningCall::takeBytes);
    connect(m_stream, &HttpStream::finished, this, &RunningCall::streamEnded);
    m_stream->start();
}

void RunningCall::stop()
{
    if (m_done)
        return;
    m_stopped = true;
    if (m_retryTimer.isActive()) {
        m_retryTimer.stop();
        finish(CallStatus::Error, m_lastError);
    } else if (m_stream) {
        m_stream->stop();
    } else {
        finish(CallStatus::Cancelled, Error{ErrorKind::Cancelled, tr("Stopped."), 0, {}});
    }
}

void RunningCall::takeHeaders()
{
    m_call.httpStatus = m_stream->status();
    m_call.exchange.status = m_stream->status();
    m_call.exchange.responseHeaders = redactHeaders(m_stream->responseHeaders());
    const QList<QByteArray> secrets = secretBytes(m_spec.credentials);
    for (Header &header : m_call.exchange.responseHeaders)
        header.second = redactBytes(header.second, secrets); // a server may echo what it was sent
    m_call.helicone = readHeliconeHeaders(m_call.exchange.responseHeaders);
}

void RunningCall::takeBytes(const QByteArray &bytes, const Chunk &chunk)
{
    if (m_call.httpStatus < 200 || m_call.httpStatus >= 300) {
        // It may be asked again: only the last refusal goes into the history.
        m_head.append(bytes.first(std::min(bytes.size(), kMaxRefusal - m_head.size())));
        m_heldChunks.append(chunk);
        if (m_head.size() >= kMaxRefusal)
            m_stream->stop();
        return;
    }
    const QByteArray clean = m_filter.feed(bytes);
    keep(clean, {chunk});
    if (m_decoder) {
        decode(clean);
        return;
    }
    m_head.append(clean);
    const auto streamed = looksStreamed(m_head, m_call.exchange.responseHeaders);
    if (!streamed)
        return;
    m_decoder = m_codec->decoder(*streamed);
    const QByteArray head = m_head;
    m_head = head.first(std::min<qsizetype>(head.size(), 64 * 1024)); // for the sentence, should it be HTML
    decode(head);
}

void RunningCall::keep(const QByteArray &bytes, const QList<Chunk> &chunks)
{
    if (m_environment.history)
        m_environment.history->append(m_call.id, bytes, chunks);
}

void RunningCall::decode(QByteArrayView bytes)
{
    take(m_decoder->feed(bytes));
}

void RunningCall::take(const StreamEvents &events)
{
    for (const StreamEvent &event : events) {
        if (isContent(event) && m_call.exchange.timing.firstTokenUs < 0)
            m_call.exchange.timing.firstTokenUs
                = (m_environment.clock.monotonicNs() - m_stream->sentNs()) / 1'000;
        if (const auto *text = std::get_if<event::Text>(&event)) {
            m_progress.text += text->delta;
            m_answerBytes += text->delta.toUtf8().size();
        } else if (const auto *reasoning = std::get_if<event::Reasoning>(&event)) {
            m_progress.reasoning += reasoning->delta;
            m_answerBytes += reasoning->delta.toUtf8().size();
        } else if (const auto *call = std::get_if<event::ToolCallDelta>(&event)) {
            m_answerBytes += call->arguments.toUtf8().size();
            m_toolsChanged = true;
        } else if (const auto *refusal = std::get_if<event::Refusal>(&event)) {
            m_progress.refusal += refusal->delta;
            m_answerBytes += refusal->delta.toUtf8().size();
        } else if (std::holds_alternative<event::ServerToolUse>(event)) {
            m_toolsChanged = true;
        }
        m_call.answer.add(event);
    }
    if (!events.empty() && !m_progressTimer.isActive())
        m_progressTimer.start();
}

std::optional<Receipt> RunningCall::price()
{
    if (!m_environment.prices)
        return std::nullopt;
    if (m_call.answer.usage.empty() && m_answerBytes > 0 && !m_inputTokens)
        m_inputTokens = estimateTokens(m_spec.request, m_spec.format).total();
    return receiptOf(*m_environment.prices, m_spec.provider, m_call, m_answerBytes, m_inputTokens);
}

void RunningCall::sendProgress()
{
    const Usage &usage = m_call.answer.usage;
    CallProgress progress = std::exchange(m_progress, {});
    progress.id = m_call.id;
    if (std::exchange(m_toolsChanged, false)) {
        progress.toolCalls = m_call.answer.toolCalls;
        progress.serverTools = m_call.answer.serverTools;
    }
    progress.timing = m_stream ? m_stream->timing() : m_call.exchange.timing;
    progress.timing.firstTokenUs = m_call.exchange.timing.firstTokenUs;
    if (m_stream)
        progress.timing.endUs = (m_environment.clock.monotonicNs() - m_stream->sentNs()) / 1'000;
    progress.tokensEstimated = !usage.output.has_value();
    progress.outputTokens = usage.output.value_or(estimatedTokens(m_answerBytes));
    if (const auto receipt = price())
        progress.cost = receipt->total;
    Q_EMIT progressed(progress);
}

Failure RunningCall::failure() const
{
    Failure failure;
    failure.status = m_call.httpStatus;
    failure.headers = m_stream->responseHeaders();
    failure.body = m_head;
    for (const auto &[name, value] : failure.headers) {
        if (name.compare("content-type", Qt::CaseInsensitive) == 0)
            failure.contentType = QString::fromLatin1(value);
    }
    const QUrl url(m_destination.url);
    failure.host = url.port() < 0 ? url.host()
                                  : QStringLiteral("%1:%2").arg(url.host()).arg(url.port());
    failure.provider = m_spec.provider.name.isEmpty() ? failure.host : m_spec.provider.name;
    failure.throughHelicone = m_spec.route == Route::Helicone;
    failure.format = m_spec.format;
    failure.secrets = secretBytes(m_spec.credentials);
    failure.now = m_environment.clock.nowUtc();
    failure.timeoutMs = m_spec.timeoutMs;
    return failure;
}

void RunningCall::streamEnded()
{
    m_call.httpStatus = m_stream->status();
    m_call.exchange.status = m_stream->status();
    const qint64 firstToken = m_call.exchange.timing.firstTokenUs;
    m_call.exchange.timing = m_stream->timing();
    m_call.exchange.timing.firstTokenUs = firstToken;

    const bool refused = m_call.httpStatus != 0 && (m_call.httpStatus < 200 || m_call.httpStatus >= 300);
    if (refused && !(m_stopped && m_stream->stopped())) {
        retryOrFail(errorOfStatus(failure()));
        return;
    }
    const QByteArray rest = m_filter.finish();
    if (!rest.isEmpty())
        keep(rest, {});
    if (!m_decoder && !m_head.isEmpty() && !refused)
        m_decoder = m_codec->decoder(m_spec.request.stream);
    if (m_decoder) {
        take(m_decoder->feed(rest));
        take(m_decoder->finish());
        // What only the end could decode was there when the last byte was.
        Timing &timing = m_call.exchange.timing;
        timing.firstTokenUs = std::min(timing.firstTokenUs, timing.endUs);
    }
    conclude();
}

void RunningCall::conclude()
{
    const Answer &answer = m_call.answer;
    if (m_stopped && !answer.complete) {
        finish(CallStatus::Cancelled, Error{ErrorKind::Cancelled, tr("Stopped."), 0, {}});
        return;
    }
    const auto error = errorOfAnswer();
    if (!error)
        finish(CallStatus::Ok, std::nullopt);
    else if (error->kind == ErrorKind::Interrupted)
        finish(CallStatus::Interrupted, error);
    else if (m_call.httpStatus == 0)
        retryOrFail(*error);
    else
        finish(CallStatus::Error, error);
}

std::optional<Error> RunningCall::errorOfAnswer() const
{
    const Answer &answer = m_call.answer;
    if (m_stream->timedOut())
        return errorOfNetwork(m_stream->networkError(), failure(), true);
    if (m_call.httpStatus == 0)
        return errorOfNetwork(m_stream->networkError(), failure(), false);
    if (isHtml(m_head))
        return errorOfStatus(failure());
    if (answer.error) {
        Error error = *answer.error;
        error.httpStatus = m_call.httpStatus;
        error.message = redactText(error.message, m_spec.credentials.all());
        return error;
    }
    // A success is proved by the format's own end marker, not by the status.
    if (answer.complete)
        return std::nullopt;
    if (m_stream->networkError() == QNetworkReply::NoError && m_call.exchange.timing.firstByteUs < 0)
        return Error{ErrorKind::Malformed,
            tr("The answer of %1 is empty.").arg(failure().host), m_call.httpStatus, {}};
    if (m_stream->networkError() == QNetworkReply::NoError && answer.model.isEmpty() && answer.text.isEmpty())
        return errorOfStatus(failure());
    return errorOfNetwork(QNetworkReply::RemoteHostClosedError, failure(), false);
}

void RunningCall::retryOrFail(const Error &error)
{
    const auto wait = m_stopped ? std::nullopt : m_spec.retry.waitMs(error, m_call.attempts);
    if (!wait) {
        if (!m_heldChunks.isEmpty()) {
            SecretFilter filter(secretBytes(m_spec.credentials));
            keep(filter.feed(m_head) + filter.finish(), m_heldChunks);
        }
        finish(CallStatus::Error, error);
        return;
    }
    m_stream->deleteLater();
    m_stream = nullptr;
    m_lastError = error;
    m_call.exchange.timing = {};
    m_retryTimer.start(int(*wait));
    Q_EMIT waiting({m_call.id, error, m_call.attempts, m_spec.retry.maxRetries, *wait});
}

void RunningCall::finish(CallStatus status, const std::optional<Error> &error)
{
    if (m_done)
        return;
    m_done = true;
    m_progressTimer.stop();
    if (!m_progress.text.isEmpty() || !m_progress.reasoning.isEmpty() || !m_progress.refusal.isEmpty()
        || m_toolsChanged)
        sendProgress();
    m_call.status = status;
    m_call.error = error;
    m_call.model = m_call.answer.model;
    m_call.receipt = price();
    if (m_environment.history)
        m_environment.history->finish(m_call);
    Q_EMIT finished(m_call);
}

}
