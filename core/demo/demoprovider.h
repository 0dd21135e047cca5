#pragma once

#include "core/demo/demohelicone.h"
#include "core/demo/demooptions.h"
#include "core/demo/demostream.h"

#include <QSet>

namespace heliograph
{

/// How a request is answered; a connection plays it.
struct DemoReply {
    int status = 200;
    HeaderList headers;
    QByteArray body;
    std::optional<DemoStream> stream; ///< set: in place of the body
    qint64 firstByteMs = 0;
    qint64 tokens = 0; ///< of a body: how many tokens' time it takes
    bool hang = false;
    bool cut = false; ///< of a body: half of it leaves and the connection drops
    QByteArray keepAs; ///< Helicone's cache keeps the body under this name
    QString model; ///< for the log
    QString note; ///< for the log: the scenario, a cache hit
    qint64 promptTokens = 0;
    qint64 completionTokens = 0;
};

/// What the demo provider answers to a request. Remembers what it was sent, as far as that shows in
/// answers: resent prefixes, refusals in a row, Helicone's cache and limits. Knows no socket and no
/// pace.
class DemoProvider final
{
public:
    explicit DemoProvider(DemoOptions options);

    DemoReply reply(const IncomingRequest &request, const QString &baseUrl);
    void keep(const QByteArray &name, DemoHelicone::Cached answer)
    {
        m_helicone.keep(name, std::move(answer));
    }
    const DemoOptions &options() const { return m_options; }

private:
    DemoReply complete(const IncomingRequest &request);
    DemoReply overTargets(const IncomingRequest &request, const DemoHelicone::Visit &visit);
    DemoReply answer(const IncomingRequest &request, const DemoHelicone::Visit &visit);
    DemoReply refuse(DemoRefusal refusal) const;
    bool refusedOften(const QByteArray &body, int times);
    qint64 cachedTokens(const DemoPrompt &prompt);

    DemoOptions m_options;
    DemoContent m_content;
    DemoHelicone m_helicone;
    QSet<QByteArray> m_prefixes; ///< hashes of every prefix of messages that came
    QHash<QByteArray, int> m_refusals; ///< how often in a row a body was refused
};

}
