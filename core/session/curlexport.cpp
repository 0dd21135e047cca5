#include "core/session/curlexport.h"

#include "core/session/requesttemplate.h"

namespace heliograph
{

namespace
{

/// Linux takes at most 128 kB in one argument; a quote costs up to four bytes.
constexpr qsizetype kMaxArgument = 30'000;
/// What separates the arguments: a new line for each.
constexpr QLatin1String kNext(" \\\n  ");

QString singleQuoted(QString text)
{
    text.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QLatin1Char('\'') + text + QLatin1Char('\'');
}

/// For double quotes. An exclamation mark is taken out of them: an interactive bash would look it
/// up in its history.
QString escaped(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (c == u'!') {
            result += QLatin1String("\"'!'\"");
            continue;
        }
        if (c == u'\\' || c == u'"' || c == u'$' || c == u'`')
            result += QLatin1Char('\\');
        result += c;
    }
    return result;
}

/// In double quotes, where the shell fills in the variables; in single ones where there are none.
QString quoted(const TemplateText &pieces)
{
    const bool plain = std::none_of(
        pieces.begin(), pieces.end(), [](const TemplatePiece &piece) { return piece.variable; });
    QString text;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const QString &piece = pieces[i].text;
        if (plain) {
            text += piece;
        } else if (!pieces[i].variable) {
            text += escaped(piece);
        } else {
            // Braces only where the name would run on into the text.
            const QString next = pieces.value(i + 1).text;
            const bool runsOn = !next.isEmpty() && (next[0].isLetterOrNumber() || next[0] == u'_');
            text += runsOn ? QStringLiteral("${%1}").arg(piece) : u'$' + piece;
        }
    }
    return plain ? singleQuoted(text) : QLatin1Char('"') + text + QLatin1Char('"');
}

/// Variables stand in double quotes of their own, so that the rest of a URL reads as it is.
QString quotedUrl(const TemplateText &pieces)
{
    QString text;
    for (const TemplatePiece &piece : pieces)
        text += piece.variable ? QStringLiteral("\"$%1\"").arg(piece.text) : singleQuoted(piece.text);
    return text.isEmpty() ? QStringLiteral("''") : text;
}

QString headerArgument(const TemplateHeader &header)
{
    if (header.value.isEmpty()) // "Name:" would take the header away
        return singleQuoted(header.name + QLatin1Char(';'));
    TemplateText line = header.value;
    line.prepend({header.name + QLatin1String(": "), false});
    // Text with quotation marks in it (Helicone's fallbacks) reads best with the variables in quotes of their own.
    const bool marks = std::any_of(line.begin(), line.end(),
        [](const TemplatePiece &piece) { return piece.text.contains(u'"'); });
    return marks ? quotedUrl(line) : quoted(line);
}

}

QString curlCommand(const Call &call, const Provider *provider)
{
    const RequestTemplate request = requestTemplate(call, provider);
    const QByteArray &body = request.body;
    QString command = QStringLiteral("curl");
    if (request.streamed)
        command += QLatin1String(" -N");
    if (request.method != (body.isEmpty() ? QLatin1String("GET") : QLatin1String("POST")))
        command += QLatin1String(" -X ")
            + (isHeaderToken(request.method.toLatin1()) ? request.method
                                                        : singleQuoted(request.method));
    static constexpr QLatin1String kGlob("[]{}");
    const bool globs = std::any_of(kGlob.begin(), kGlob.end(),
        [&call](char c) { return call.exchange.url.contains(QLatin1Char(c)); });
    if (globs)
        command += QLatin1String(" -g");
    command += QLatin1String(" --url ") + quotedUrl(request.url);
    if (request.compressed)
        command += kNext + QLatin1String("--compressed");
    for (const TemplateHeader &header : request.headers)
        command += kNext + QLatin1String("-H ") + headerArgument(header);
    if (body.isEmpty())
        return command;
    if (!request.hasContentType) // else curl says it is a form
        command += kNext + QLatin1String("-H 'Content-Type:'");

    const std::optional<QString> text = pasteable(body);
    if (text && body.size() <= kMaxArgument)
        return command + kNext + QLatin1String("--data-raw ") + singleQuoted(*text);

    // printf is built into the shell: no limit for its arguments, and unlike a here-document it
    // adds no line end.
    const QString source = text
        ? QLatin1String("printf %s ") + singleQuoted(*text)
        : QLatin1String("printf %s ") + singleQuoted(QString::fromLatin1(body.toBase64()))
            + QLatin1String(" | base64 --decode");
    return source + QLatin1String(" |\n") + command + kNext + QLatin1String("-H 'Expect:'") + kNext
        + QLatin1String("--data-binary @-");
}

}
