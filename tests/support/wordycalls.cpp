#include "tests/support/wordycalls.h"

#include "tests/support/sampledata.h"

namespace heliograph {

QString WordyCalls::word()
{
    return QStringLiteral("%1%2").arg(QLatin1String(m_random.below(2) ? "alpha" : "Beta")).arg(int(40 * m_random.unit() * m_random.unit()));
}

QString WordyCalls::words(int count)
{
    QStringList list;
    for (int i = 0; i < count; ++i)
        list.append(word());
    return list.join(u' ');
}

Call WordyCalls::next(const QStringList &conversation)
{
    Call call;
    call.id = QUuid::createUuid();
    m_time += m_random.below(3) * 1'000;
    call.createdAt = QDateTime::fromMSecsSinceEpoch(m_time - (m_random.below(10) == 0 ? 3'000'000 : 0), Qt::UTC);
    call.source = Source(m_random.below(5));
    call.provider = QStringLiteral("p%1").arg(m_random.below(3));
    call.requestedModel = m_random.below(9) ? QStringLiteral("M%1").arg(m_random.below(20)) : QString();
    call.model = m_random.below(3) ? QStringLiteral("m%1").arg(m_random.below(20)) : QString();
    call.route = Route(m_random.below(2));
    call.status = CallStatus(1 + m_random.below(4));
    call.httpStatus = m_random.below(4) ? 200 : 0;
    call.promptPreview = conversation.last();
    call.answer.text = m_random.below(6) ? words(3) : QString();
    if (call.answer.text.isEmpty() && m_random.below(2))
        call.error = Error{ErrorKind::RateLimit, QStringLiteral("Too many %1").arg(word()), 429, {}};
    call.exchange.timing.endUs = m_random.below(5) ? m_random.below(5'000'000) : -1;
    call.exchange.timing.firstTokenUs = m_random.below(5) ? m_random.below(1'000) * 1'000 : -1;
    if (m_random.below(4))
        call.answer.usage.input = m_random.below(50);
    if (m_random.below(4))
        call.answer.usage.cachedInput = m_random.below(50);
    if (m_random.below(4))
        call.answer.usage.output = m_random.below(500);
    if (m_random.below(4)) {
        call.receipt = Receipt();
        call.receipt->total = Money::fromPico(qint64(m_random.below(1'000)) * 1'000'000'000);
    }
    if (m_random.below(2))
        call.tags.userId = QStringLiteral("User %1").arg(m_random.below(30));
    if (m_random.below(2))
        call.tags.properties.append({QLatin1String(m_random.below(2) ? "App" : "app"), word()});
    call.streamed = m_random.below(2);
    call.attempts = 1 + m_random.below(3);
    if (m_random.below(3) == 0)
        call.answer.usage.cacheWrite5m = m_random.below(50);
    if (m_random.below(3) == 0)
        call.answer.usage.cacheWrite1h = m_random.below(50);
    if (m_random.below(4) == 0)
        call.answer.usage.audioOutput = m_random.below(9);
    if (m_random.below(4) == 0)
        call.helicone.cache = m_random.below(2) ? QStringLiteral("HIT") : QStringLiteral("MISS");
    if (m_random.below(6) == 0)
        call.marks.rating = Rating(m_random.below(2));
    if (m_random.below(6) == 0)
        call.marks.note = words(2);
    for (int i = m_random.below(8); i > 5; --i)
        call.marks.labels.append(word());
    call.marks = tidied(call.marks);
    call.exchange.requestBody = chatBody(conversation);
    return call;
}

}
