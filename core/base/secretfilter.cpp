#include "core/base/secretfilter.h"

#include "core/base/redact.h"

#include <algorithm>

namespace heliograph {

SecretFilter::SecretFilter(QList<QByteArray> secrets) :
    m_secrets(std::move(secrets))
{
    m_secrets.removeIf([](const QByteArray &secret) { return secret.size() < 6; });
    // A secret that contains another goes first, or its rest would stay.
    std::sort(m_secrets.begin(), m_secrets.end(),
        [](const QByteArray &a, const QByteArray &b) { return a.size() > b.size(); });
}

QByteArray SecretFilter::feed(const QByteArray &bytes)
{
    if (m_secrets.isEmpty())
        return bytes;
    QByteArray text = m_held + bytes;
    for (const QByteArray &secret : std::as_const(m_secrets))
        text.replace(secret, kRedacted);
    qsizetype hold = 0; // the longest end of the text that may be the beginning of a secret
    for (const QByteArray &secret : std::as_const(m_secrets)) {
        for (qsizetype size = std::min(secret.size() - 1, text.size()); size > hold; --size) {
            if (text.endsWith(QByteArrayView(secret).first(size)))
                hold = size;
        }
    }
    m_held = text.last(hold);
    text.chop(hold);
    return text;
}

QByteArray SecretFilter::finish()
{
    return std::exchange(m_held, QByteArray());
}

}
