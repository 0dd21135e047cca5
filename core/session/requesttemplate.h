#pragma once

#include "core/domain/call.h"

#include <QStringList>

namespace heliograph
{

struct Provider;

/// A piece of text in which a secret stood: words, or the name of the environment variable to fill in.
struct TemplatePiece {
    QString text;
    bool variable = false;
    bool operator==(const TemplatePiece &) const = default;
};
using TemplateText = QList<TemplatePiece>;

struct TemplateHeader {
    QString name;
    TemplateText value; ///< empty: the header is sent without a value
};

/// A recorded request as a program may send it again: every secret is the name of an environment
/// variable. Left out is what must not come twice or is the sending program's to say:
/// Helicone-Request-Id, Content-Length, Host, connection headers and whatever is no header by
/// RFC 9110.
struct RequestTemplate {
    QString method;
    TemplateText url;
    QList<TemplateHeader> headers;
    bool hasContentType = false;
    bool compressed = false; ///< the client asked for a compressed answer
    bool streamed = false;
    QByteArray body;

    QStringList variables() const; ///< each once, in the order of their first use
};

/// provider may be null: its key variable is then guessed from the call.
RequestTemplate requestTemplate(const Call &call, const Provider *provider);

/// A name by RFC 9110, section 5.6.2: of a header or a method.
bool isHeaderToken(QByteArrayView name);

/// The bytes as text where pasting them into a terminal or an editor gives the same bytes again:
/// UTF-8 without control or invisible direction characters.
std::optional<QString> pasteable(const QByteArray &bytes);

}
