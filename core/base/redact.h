#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

namespace heliograph {

using Header = QPair<QByteArray, QByteArray>;
using HeaderList = QList<Header>; ///< as on the wire, order and case kept

/// What stands in place of a secret, everywhere.
inline constexpr char kRedacted[] = "[redacted]";

/// True for headers that carry credentials (Authorization, Helicone-Auth, x-api-key, api-key, Cookie, …), any case.
bool isSecretHeader(QByteArrayView name);
/// The headers with every credential's value struck out. "Bearer " and the like stay.
HeaderList redactHeaders(const HeaderList &headers);
/// The text with everything that looks like a key (sk-…, pk-…, AIza…, gsk_…, Bearer …) struck out.
QString redactText(const QString &text);
QByteArray redactBytes(const QByteArray &bytes);
/// The text with these exact secrets struck out as well; secrets under six characters are ignored.
QString redactText(const QString &text, const QStringList &secrets);
QByteArray redactBytes(const QByteArray &bytes, const QList<QByteArray> &secrets);
/// A URL without user info, with key-like query values and key-like path segments struck out.
QString redactUrl(const QString &url);

}
