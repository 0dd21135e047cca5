#include "core/prompts/promptvariables.h"

#include <QCoreApplication>

#include <cmath>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(PromptVariables)
};

bool isAscii(QChar c)
{
    return c.unicode() < 128;
}

/// Reads what stands between two pairs of braces.
class Reader final
{
public:
    Reader(QStringView text, qsizetype at) : m_text(text), m_at(at) { }

    /// The place behind the closing braces; -1: this is no variable.
    qsizetype read(PromptVariable &variable)
    {
        skipSpaces();
        const qsizetype start = m_at;
        if (m_text.sliced(m_at).startsWith(u"hc")) {
            m_at += 2;
            skipSpaces();
            if (take(u':'))
                return readTyped(variable);
            m_at = start;
        }
        const auto begins = [](QChar c) { return c.isLetter() || c == u'_'; };
        const auto goesOn = [](QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.'; };
        variable = {word(begins, goesOn), {}};
        return variable.name.isEmpty() ? -1 : close();
    }

private:
    qsizetype readTyped(PromptVariable &variable)
    {
        const auto begins = [](QChar c) { return (isAscii(c) && c.isLetter()) || c == u'_' || c == u'-'; };
        const auto goesOn = [&](QChar c) { return begins(c) || (isAscii(c) && c.isDigit()); };
        skipSpaces();
        variable.name = word(begins, goesOn);
        skipSpaces();
        if (variable.name.isEmpty() || !take(u':'))
            return -1;
        skipSpaces();
        variable.type = word(begins, goesOn);
        return variable.type.isEmpty() ? -1 : close();
    }

    template <typename Begins, typename GoesOn> QString word(Begins begins, GoesOn goesOn)
    {
        const qsizetype start = m_at;
        if (m_at < m_text.size() && begins(m_text[m_at])) {
            while (m_at < m_text.size() && goesOn(m_text[m_at]))
                ++m_at;
        }
        return m_text.sliced(start, m_at - start).toString();
    }

    void skipSpaces()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    bool take(QChar c)
    {
        const bool there = m_at < m_text.size() && m_text[m_at] == c;
        m_at += there;
        return there;
    }

    qsizetype close()
    {
        skipSpaces();
        return take(u'}') && take(u'}') ? m_at : -1;
    }

    QStringView m_text;
    qsizetype m_at;
};

bool isNumber(const QString &value)
{
    bool ok = false;
    const double number = QLocale::c().toDouble(value.trimmed(), &ok);
    return ok && std::isfinite(number) && !value.contains(u',');
}

bool isBoolean(const QString &value)
{
    static const QStringList words{
        QStringLiteral("true"), QStringLiteral("false"), QStringLiteral("yes"), QStringLiteral("no")};
    return words.contains(value.trimmed().toLower());
}

}

QList<VariablePlace> variablePlaces(QStringView text)
{
    QList<VariablePlace> places;
    for (qsizetype at = text.indexOf(u"{{"); at >= 0; at = text.indexOf(u"{{", at)) {
        qsizetype inside = at + 2;
        while (inside < text.size() && text[inside] == u'{') // the innermost two count
            ++inside;
        const qsizetype from = inside - 2;
        at = inside;
        if (from > 0 && text[from - 1] == u'\\')
            continue;
        PromptVariable variable;
        const qsizetype end = Reader(text, inside).read(variable);
        if (end < 0)
            continue;
        places.append({from, end - from, variable});
        at = end;
    }
    return places;
}

void collectVariables(QStringView text, QList<PromptVariable> &known)
{
    const auto places = variablePlaces(text);
    for (const VariablePlace &place : places) {
        const auto same = std::find_if(known.begin(), known.end(),
            [&](const PromptVariable &one) { return one.name == place.variable.name; });
        if (same == known.end())
            known.append(place.variable);
        else if (same->type.isEmpty())
            same->type = place.variable.type;
    }
}

QString valueProblem(const PromptVariable &variable, const QString &value)
{
    if (value.isEmpty())
        return Tr::tr("Give the variable %1 a value.").arg(variable.name);
    if (variable.type == QLatin1String("number") && !isNumber(value))
        return Tr::tr("The variable %1 must be a number, such as 12 or 0.5.").arg(variable.name);
    if (variable.type == QLatin1String("boolean") && !isBoolean(value))
        return Tr::tr("The variable %1 must be true, false, yes or no.").arg(variable.name);
    return {};
}

QString valuesProblem(const QList<PromptVariable> &variables, const PromptValues &values)
{
    QStringList missing;
    for (const PromptVariable &variable : variables) {
        if (values.value(variable.name).isEmpty())
            missing.append(variable.name);
    }
    if (missing.size() > 1)
        return Tr::tr("Give these variables a value: %1.").arg(missing.join(QStringLiteral(", ")));
    for (const PromptVariable &variable : variables) {
        const bool asked = missing.isEmpty() || missing.contains(variable.name);
        if (const QString problem = valueProblem(variable, values.value(variable.name)); asked && !problem.isEmpty())
            return problem;
    }
    return {};
}

QString filledText(const QString &text, const PromptValues &values)
{
    const auto places = variablePlaces(text);
    if (places.isEmpty())
        return text;
    QString result;
    qsizetype end = 0;
    for (const VariablePlace &place : places) {
        const QString value = values.value(place.variable.name);
        if (value.isEmpty())
            continue;
        result += QStringView(text).sliced(end, place.from - end);
        result += value;
        end = place.from + place.length;
    }
    result += QStringView(text).sliced(end);
    return result;
}

Result<QString> fillText(const QString &text, const PromptValues &values)
{
    QList<PromptVariable> variables;
    collectVariables(text, variables);
    if (const QString problem = valuesProblem(variables, values); !problem.isEmpty())
        return Error{ErrorKind::Usage, problem};
    return filledText(text, values);
}

}
