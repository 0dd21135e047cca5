#include "ui/playground/conversationtab.h"

#include "core/helicone/heliconedefaults.h"
#include "core/session/callsettings.h"
#include "core/session/outgoing.h"
#include "core/wire/codec.h"
#include "ui/attachments/draftattachments.h"
#include "ui/diff/callsdiff.h"
#include "ui/helicone/heliconesection.h"
#include "ui/playground/composer.h"
#include "ui/playground/conversationview.h"
#include "ui/playground/rawrequest.h"
#include "ui/playground/requestpanel.h"
#include "ui/playground/systemprompt.h"

#include <QBoxLayout>

// What a tab sends and what it will cost, Helicone's options, and the raw mode, in which the bytes are the user's own.

namespace heliograph {

WireFormat ConversationTab::format() const
{
    return m_conversation.format.value_or(provider().format);
}

CallSpec ConversationTab::specFor(const ChatRequest &request) const
{
    CallSpec spec;
    spec.provider = provider();
    spec.route = m_conversation.route;
    spec.format = format();
    spec.request = request;
    // The panel says of each that it is not sent.
    spec.request.parameters = ModelFacts::builtIn()->supported(
        {spec.provider.id, spec.format, request.model, request.parameters});
    spec.request.streamUsage = spec.provider.streamUsage;
    spec.rawBody = m_conversation.rawBody.value_or(QByteArray());
    spec.tags = m_conversation.tags;
    spec.helicone = m_conversation.helicone;
    spec.extraHeaders = m_conversation.extraHeaders;
    takeCallSettings(m_services.settings, spec);
    sendPromptAlong(spec);
    return spec;
}

ChatRequest ConversationTab::draftRequest() const
{
    Conversation draft = m_conversation;
    if (hasQuestion())
        draft.addParts(draft.append(Role::User, m_composer->text()), m_draft->parts());
    return draft.requestFor(draft.beginAnswer());
}

ChatRequest ConversationTab::requestToCompare() const
{
    if (rawMode()) {
        if (const auto read = readRaw(*m_conversation.rawBody)) {
            ChatRequest request = *read;
            if (request.model.isEmpty())
                request.model = m_conversation.model; // Gemini has it in the address
            return request;
        }
    }
    return hasQuestion() || lastAnswer() < 0 ? draftRequest() : m_conversation.requestFor(lastAnswer());
}

bool ConversationTab::canDiffDraft() const
{
    const Turn *last = m_conversation.turn(lastAnswer());
    return !busy() && last && last->answer && !last->answer->callId.isNull();
}

void ConversationTab::diffDraft()
{
    if (canDiffDraft())
        m_diff->compareWithDraft(m_conversation.turn(lastAnswer())->answer->callId, requestToCompare());
    else
        showProblem(tr("Nothing was sent yet that the draft could be compared with."));
}

std::optional<Copyable> ConversationTab::copyableDraft() const
{
    const CallSpec spec = specFor(draftRequest());
    if (spec.provider.id.isEmpty())
        return std::nullopt;
    return Copyable{spec.provider.id, spec.route, [spec]() -> std::optional<Call> {
                        const auto call = draftCall(spec);
                        return call ? std::optional(*call) : std::nullopt;
                    }};
}

std::optional<CostEstimate::Question> ConversationTab::draftQuestion() const
{
    const Provider row = provider();
    if (busy() || rawMode() || row.id.isEmpty() || !m_conversation.problem(hasQuestion()).isEmpty())
        return std::nullopt;
    return CostEstimate::Question{specFor(draftRequest()).request, format(), row.id, row.priceProvider};
}

void ConversationTab::connectHelicone()
{
    m_conversation.helicone = heliconeDefaults(m_services.settings);
    HeliconeSection *section = m_panel->helicone();
    connect(section, &HeliconeSection::routeWanted, this, [this] {
        if (m_conversation.route == Route::Direct)
            switchRoute();
    });
    connect(section, &HeliconeSection::defaultsWanted, this, [this](const HeliconeOptions &options) {
        const Status status = m_services.settings.set(heliconeSettings(options));
        if (!status)
            showProblem(status.error().message);
    });
}

/// The request as it stands, for what is said of Helicone's options.
void ConversationTab::showHelicone()
{
    RouteQuestion question;
    question.provider = provider();
    question.route = m_conversation.route;
    question.format = format();
    question.model = m_conversation.model;
    question.streamed = m_conversation.stream;
    question.tags = m_conversation.tags;
    m_panel->helicone()->setRequest(question, routeProblem(question.provider, Route::Helicone));
}

void ConversationTab::openHelicone() { m_panel->helicone()->open(); }

void ConversationTab::buildRaw(QWidget *main, QBoxLayout *column)
{
    m_raw = new RawRequest(main);
    m_raw->hide();
    column->addWidget(m_raw, 1);
    connect(m_raw, &RawRequest::changed, this, [this] {
        if (rawMode()) {
            m_conversation.rawBody = m_raw->body();
            updateState();
        }
    });
    connect(m_raw, &RawRequest::sendRequested, this, &ConversationTab::send);
    connect(m_raw, &RawRequest::stopRequested, this, &ConversationTab::stop);
    connect(m_raw, &RawRequest::refillRequested, this, &ConversationTab::refreshRaw);
}

Result<ChatRequest> ConversationTab::readRaw(const QByteArray &body) const
{
    const Codec *codec = codecFor(format());
    if (!codec || body.size() > kReadableRawBytes)
        return Error{ErrorKind::Usage,
            tr("The raw request is too long, or of a format that is not known here."), 0, {}};
    return codec->decodeRequest(body);
}

void ConversationTab::setRawMode(bool raw)
{
    if (raw == rawMode() || busy())
        return;
    if (raw) {
        m_conversation.rawBody = QByteArray();
        refreshRaw();
        return;
    }
    const QByteArray body = *m_conversation.rawBody;
    m_conversation.rawBody.reset();
    const auto unchanged = outgoingBody(specFor(draftRequest()));
    if (!body.isEmpty() && (!unchanged || *unchanged != body))
        takeRaw(body);
    showAll();
    takeFocus();
}

/// What was written goes on as a conversation where it can be read as one.
void ConversationTab::takeRaw(const QByteArray &body)
{
    const auto request = readRaw(body);
    if (!request) {
        showProblem(tr("The raw request could not be read as a conversation, so the conversation is as it was before."));
        return;
    }
    const QString model = m_conversation.model;
    m_conversation.takeRequest(*request);
    if (m_conversation.model.isEmpty())
        m_conversation.model = model; // Gemini has it in the address
    m_composer->clear();
    (void)m_draft->take();
}

void ConversationTab::refreshRaw()
{
    if (!rawMode())
        return;
    m_conversation.rawBody = QByteArray();
    CallSpec spec = specFor(draftRequest());
    const auto body = outgoingBody(spec);
    m_conversation.rawBody = body ? *body : QByteArray();
    showRawMode();
    takeFocus();
}

void ConversationTab::showRawMode()
{
    const bool raw = rawMode();
    if (raw)
        m_raw->setBody(*m_conversation.rawBody, format());
    m_raw->setVisible(raw);
    m_panel->setRaw(raw);
    m_composerBox->setVisible(!raw);
    m_composerBox->setEnabled(!raw); // what is dropped on the tab does not gather out of sight
    m_system->setVisible(!raw);
    updateState();
}

/// The conversation shows what the bytes mean, and the answer under it.
void ConversationTab::sendRaw()
{
    ChatRequest request;
    request.stream = false;
    if (const auto read = readRaw(*m_conversation.rawBody))
        request = *read;
    if (request.model.isEmpty())
        request.model = m_conversation.model;
    Conversation shown = m_conversation;
    shown.takeRequest(request);
    m_conversation.takeTurns(shown);
    const int answer = m_conversation.beginAnswer();
    structureChanged();
    askWith(specFor(request), answer);
    m_view->scrollToEnd();
}

}
