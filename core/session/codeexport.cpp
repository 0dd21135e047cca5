#include "core/session/codeexport.h"

#include "core/session/codebody.h"
#include "core/session/curlexport.h"
#include "core/session/requesttemplate.h"

namespace heliograph
{

namespace
{

using Line = QLatin1String;

/// The pieces of a text joined as an expression: literals and variables with a plus between them.
QString sum(const TemplateText &pieces, const QString &variableBefore, const QString &variableAfter)
{
    QStringList terms;
    for (const TemplatePiece &piece : pieces)
        terms.append(
            piece.variable ? variableBefore + piece.text + variableAfter : stringLiteral(piece.text));
    return terms.isEmpty() ? QStringLiteral("\"\"") : terms.join(QLatin1String(" + "));
}

QString sentBody(const RequestTemplate &request)
{
    return QString::fromLatin1(request.body.toBase64());
}

// ---------------------------------------------------------------------------------------------- Python

/// "Bearer " + a variable reads best as an f-string.
QString pythonText(const TemplateText &pieces)
{
    const bool variable = std::any_of(
        pieces.begin(), pieces.end(), [](const TemplatePiece &piece) { return piece.variable; });
    if (!variable)
        return sum(pieces, {}, {});
    QString safe;
    for (const TemplatePiece &piece : pieces) {
        if (piece.variable) {
            safe += QStringLiteral("{os.environ['%1']}").arg(piece.text);
        } else {
            QString literal = stringLiteral(piece.text);
            safe += literal.sliced(1, literal.size() - 2)
                        .replace(QLatin1Char('{'), QLatin1String("{{"))
                        .replace(QLatin1Char('}'), QLatin1String("}}"));
        }
    }
    return QLatin1String("f\"") + safe + QLatin1Char('"');
}

QString pythonCode(const RequestTemplate &request)
{
    const auto json = request.hasContentType || request.body.isEmpty()
        ? jsonLiteral(request.body, LiteralSyntax::Python, 4)
        : std::nullopt;
    const auto text = pasteable(request.body);
    QString code;
    if (!json && !text)
        code += Line("import base64\n");
    if (json)
        code += Line("import json\n");
    if (!request.variables().isEmpty())
        code += Line("import os\n");
    code += Line("\nimport requests\n\nresponse = requests.request(\n    ");
    code += stringLiteral(request.method) + Line(",\n    ") + pythonText(request.url)
        + Line(",\n    headers={\n");
    for (const TemplateHeader &header : request.headers)
        code += Line("        ") + stringLiteral(header.name) + Line(": ")
            + pythonText(header.value) + Line(",\n");
    code += Line("    },\n");
    // json= would write its numbers and spaces in its own way too, and escape what is no ASCII.
    if (!request.body.isEmpty()) {
        if (json)
            code += Line("    data=json.dumps(") + *json + Line(", ensure_ascii=False).encode(),\n");
        else if (text)
            code += Line("    data=") + stringLiteral(*text) + Line(".encode(),\n");
        else
            code += Line("    data=base64.b64decode(\"") + sentBody(request) + Line("\"),\n");
    }
    code += Line("    stream=True,\n)\n"
                 "if not response.ok:\n"
                 "    raise SystemExit(f\"{response.status_code}: {response.text}\")\n");
    code += request.streamed ? Line("for line in response.iter_lines():\n"
                                    "    print(line.decode(), flush=True)\n")
                             : Line("print(response.text)\n");
    return code.startsWith(QLatin1Char('\n')) ? code.sliced(1) : code;
}

// ---------------------------------------------------------------------------------------------- TypeScript

QString typeScriptText(const TemplateText &pieces)
{
    const bool variable = std::any_of(
        pieces.begin(), pieces.end(), [](const TemplatePiece &piece) { return piece.variable; });
    if (!variable)
        return sum(pieces, {}, {});
    QString text;
    for (const TemplatePiece &piece : pieces) {
        if (piece.variable) {
            text += QStringLiteral("${process.env.%1}").arg(piece.text);
            continue;
        }
        const QString literal = stringLiteral(piece.text);
        text += literal.sliced(1, literal.size() - 2)
                    .replace(QLatin1String("\\\""), QLatin1String("\""))
                    .replace(QLatin1Char('`'), QLatin1String("\\`"))
                    .replace(QLatin1String("${"), QLatin1String("\\${"));
    }
    return QLatin1Char('`') + text + QLatin1Char('`');
}

QString typeScriptCode(const RequestTemplate &request)
{
    const auto json = jsonLiteral(request.body, LiteralSyntax::JavaScript, 2);
    const auto text = pasteable(request.body);
    QString code = Line("const response = await fetch(") + typeScriptText(request.url)
        + Line(", {\n  method: ") + stringLiteral(request.method) + Line(",\n  headers: {\n");
    for (const TemplateHeader &header : request.headers)
        code += Line("    ") + stringLiteral(header.name) + Line(": ")
            + typeScriptText(header.value) + Line(",\n");
    code += Line("  },\n");
    if (!request.body.isEmpty()) {
        if (json)
            code += Line("  body: JSON.stringify(") + *json + Line("),\n");
        else if (text)
            code += Line("  body: ") + stringLiteral(*text) + Line(",\n");
        else
            code += Line("  body: Buffer.from(\"") + sentBody(request)
                + Line("\", \"base64\"),\n");
    }
    code += Line("});\n"
                 "if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);\n");
    code += request.streamed
        ? Line("const decoder = new TextDecoder();\n"
               "for await (const chunk of response.body!) {\n"
               "  process.stdout.write(decoder.decode(chunk, { stream: true }));\n"
               "}\n")
        : Line("console.log(await response.text());\n");
    return code;
}

// ---------------------------------------------------------------------------------------------- Go

QString goBody(const RequestTemplate &request)
{
    if (request.body.isEmpty())
        return QStringLiteral("io.Reader(nil)");
    const auto text = pasteable(request.body);
    if (!text) {
        QString bytes;
        for (const char c : request.body)
            bytes += QStringLiteral("\\x%1").arg(uchar(c), 2, 16, QLatin1Char('0'));
        return QStringLiteral("strings.NewReader(\"%1\")").arg(bytes);
    }
    // A raw literal reads best; it cannot hold its own quote, and drops carriage returns.
    const bool raw = !text->contains(QLatin1Char('`')) && !text->contains(QLatin1Char('\r'))
        && !text->contains(QChar(0xfeff));
    return Line("strings.NewReader(")
        + (raw ? QStringLiteral("`%1`").arg(*text) : stringLiteral(*text)) + Line(")");
}

QString goCode(const RequestTemplate &request)
{
    const QString get = QStringLiteral("os.Getenv(\"");
    const QString end = QStringLiteral("\")");
    QString code = Line("package main\n\nimport (\n");
    code += Line("\t\"io\"\n\t\"log\"\n\t\"net/http\"\n\t\"os\"\n");
    if (!request.body.isEmpty())
        code += Line("\t\"strings\"\n");
    code += Line(")\n\nfunc main() {\n\tbody := ") + goBody(request) + Line("\n\trequest, err := http.NewRequest(") + stringLiteral(request.method) + Line(", ")
        + sum(request.url, get, end)
        + Line(", body)\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n");
    for (const TemplateHeader &header : request.headers)
        code += Line("\trequest.Header.Set(") + stringLiteral(header.name) + Line(", ")
            + sum(header.value, get, end) + Line(")\n");
    code += Line("\tresponse, err := http.DefaultClient.Do(request)\n"
                 "\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n"
                 "\tdefer response.Body.Close()\n"
                 "\tif _, err := io.Copy(os.Stdout, response.Body); err != nil {\n"
                 "\t\tlog.Fatal(err)\n\t}\n"
                 "\tif response.StatusCode >= 300 {\n"
                 "\t\tlog.Fatal(response.Status)\n\t}\n}\n");
    return code;
}

// ---------------------------------------------------------------------------------------------- C++

/// A literal that C++ reads as these bytes: hexadecimal escapes would run on, octal ones have an end.
QString cppLiteral(const QByteArray &bytes)
{
    QString text = QStringLiteral("\"");
    for (const char c : bytes) {
        const auto byte = uchar(c);
        if (c == '"' || c == '\\' || c == '?')
            (text += QLatin1Char('\\')) += QLatin1Char(c);
        else if (c == '\n')
            text += QLatin1String("\\n");
        else if (byte < 0x20 || byte >= 0x7f)
            text += QStringLiteral("\\%1").arg(byte, 3, 8, QLatin1Char('0'));
        else
            text += QLatin1Char(c);
    }
    return text + QLatin1Char('"');
}

/// Compilers take at least 65,536 characters in one literal and Microsoft's fewer before joining:
/// long bodies stand in several.
QString cppBody(const QByteArray &body)
{
    constexpr qsizetype kPiece = 4'000;
    const auto text = pasteable(body);
    static constexpr QLatin1String kDelimiter("json");
    const bool raw = text && !body.contains(")json\"");
    QString code = Line("    std::string body;\n");
    for (qsizetype from = 0; from < body.size();) {
        qsizetype size = std::min(kPiece, body.size() - from);
        // Never through the middle of a character.
        while (raw && from + size < body.size() && (uchar(body[from + size]) & 0xc0) == 0x80)
            --size;
        const QByteArray piece = body.sliced(from, size);
        code += raw ? QStringLiteral("    body += R\"%1(%2)%1\";\n")
                          .arg(kDelimiter, QString::fromUtf8(piece))
                    : QStringLiteral("    body.append(%1, %2);\n").arg(cppLiteral(piece)).arg(size);
        from += size;
    }
    return code;
}

QString cppSum(const TemplateText &pieces)
{
    QStringList terms{QStringLiteral("std::string()")};
    for (const TemplatePiece &piece : pieces)
        terms.append(piece.variable ? QStringLiteral("variable(\"%1\")").arg(piece.text)
                                    : cppLiteral(piece.text.toUtf8()));
    if (pieces.size() == 1 && !pieces[0].variable)
        return terms[1];
    return terms.join(QLatin1String(" + "));
}

QString cppCode(const RequestTemplate &request)
{
    QString code = Line("// c++ -std=c++17 call.cpp -lcurl\n"
                        "#include <curl/curl.h>\n\n"
                        "#include <cstdio>\n#include <cstdlib>\n#include <string>\n\n");
    if (!request.variables().isEmpty())
        code += Line("std::string variable(const char *name)\n{\n"
                     "    const char *value = std::getenv(name);\n"
                     "    return value ? value : \"\";\n}\n\n");
    code += Line("int main()\n{\n    CURL *curl = curl_easy_init();\n");
    const bool plainUrl = request.url.size() == 1 && !request.url[0].variable;
    code += Line("    curl_easy_setopt(curl, CURLOPT_URL, ")
        + (plainUrl ? cppSum(request.url) : QLatin1Char('(') + cppSum(request.url) + Line(").c_str()"))
        + Line(");\n");
    if (request.method != QLatin1String("POST") || request.body.isEmpty())
        code += Line("    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, ")
            + stringLiteral(request.method) + Line(");\n");
    code += Line("    curl_slist *headers = nullptr;\n");
    for (const TemplateHeader &header : request.headers) {
        TemplateText line = header.value;
        line.prepend({header.name + (line.isEmpty() ? Line(";") : Line(": ")), false});
        const bool plain = line.size() == 1
            || std::none_of(line.begin(), line.end(), [](const auto &piece) { return piece.variable; });
        QString joined;
        for (const TemplatePiece &piece : std::as_const(line))
            joined += piece.text;
        code += Line("    headers = curl_slist_append(headers, ")
            + (plain ? cppLiteral(joined.toUtf8())
                     : QLatin1Char('(') + cppSum(line) + Line(").c_str()"))
            + Line(");\n");
    }
    if (!request.hasContentType && !request.body.isEmpty())
        code += Line("    headers = curl_slist_append(headers, \"Content-Type:\");\n");
    code += Line("    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);\n");
    if (!request.body.isEmpty())
        code += cppBody(request.body)
            + Line("    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, "
                   "static_cast<curl_off_t>(body.size()));\n"
                   "    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.data());\n");
    code += Line("    const CURLcode result = curl_easy_perform(curl); // the answer goes to standard output\n"
                 "    long status = 0;\n"
                 "    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);\n"
                 "    if (result != CURLE_OK)\n"
                 "        std::fprintf(stderr, \"%s\\n\", curl_easy_strerror(result));\n"
                 "    curl_slist_free_all(headers);\n"
                 "    curl_easy_cleanup(curl);\n"
                 "    return result == CURLE_OK && status < 300 ? 0 : 1;\n}\n");
    return code;
}

}

QList<CodeLanguageName> codeLanguages()
{
    return {
        {CodeLanguage::Curl, QStringLiteral("curl"), QStringLiteral("curl"), {}},
        {CodeLanguage::Python, QStringLiteral("python"), QStringLiteral("Python"),
            QStringLiteral("requests")},
        {CodeLanguage::TypeScript, QStringLiteral("typescript"), QStringLiteral("TypeScript"), {}},
        {CodeLanguage::Go, QStringLiteral("go"), QStringLiteral("Go"), {}},
        {CodeLanguage::Cpp, QStringLiteral("cpp"), QStringLiteral("C++"), QStringLiteral("libcurl")},
    };
}

QString codeFor(CodeLanguage language, const Call &call, const Provider *provider)
{
    switch (language) {
    case CodeLanguage::Curl:
        return curlCommand(call, provider);
    case CodeLanguage::Python:
        return pythonCode(requestTemplate(call, provider));
    case CodeLanguage::TypeScript:
        return typeScriptCode(requestTemplate(call, provider));
    case CodeLanguage::Go:
        return goCode(requestTemplate(call, provider));
    case CodeLanguage::Cpp:
        return cppCode(requestTemplate(call, provider));
    }
    return {};
}

}
