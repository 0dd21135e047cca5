#include "core/schema/validator.h"

#include "core/schema/jsonplace.h"
#include "core/schema/schemachecks.h"
#include "core/schema/schemapattern.h"
#include "core/schema/schemavalue.h"

#include <QCoreApplication>

#include <algorithm>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Schema)
};

constexpr size_t kMostProblems = 50;
constexpr size_t kMostSteps = 250'000;
constexpr int kMostNested = 600; ///< a stack frame each

QString place(const QString &pointer)
{
    return pointer.isEmpty() ? Tr::tr("The value") : pointer;
}

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

}

QString Validator::Path::pointer() const
{
    std::vector<const Path *> steps;
    for (const Path *at = this; at->parent; at = at->parent)
        steps.push_back(at);
    QString pointer;
    for (size_t i = steps.size(); i-- > 0;)
        pointer = steps[i]->isIndex ? pointerTo(pointer, steps[i]->index)
                                    : pointerTo(pointer, text(steps[i]->key));
    return pointer;
}

void Validator::wrong(const Path &path, const QString &message, Findings &out,
    const QString &second, const QString &third)
{
    out.deepest = std::max(out.deepest, path.depth);
    if (out.problems.size() >= kMostProblems)
        return;
    SchemaProblem problem;
    problem.pointer = path.pointer();
    // At once: what stands in the value may look like a place for an argument itself.
    const QString at = place(problem.pointer);
    problem.message = third.isNull() ? (second.isNull() ? message.arg(at) : message.arg(at, second))
                                     : message.arg(at, second, third);
    out.problems.push_back(std::move(problem));
}

void Validator::note(const QString &message)
{
    for (const SchemaProblem &known : m_notes) {
        if (known.message == message)
            return;
    }
    if (m_notes.size() < kMostProblems)
        m_notes.push_back({SchemaProblem::Kind::Note, {}, message});
}

bool Validator::spend(size_t steps)
{
    m_steps += steps;
    if (m_steps <= kMostSteps)
        return true;
    note(Tr::tr("This is too large or too involved to be checked in full."));
    return false;
}

QByteArray Validator::canonical(const Json &value)
{
    const QByteArray text = canonicalJson(value);
    (void)spend(size_t(text.size()) / 16);
    return text;
}

const QRegularExpression &Validator::pattern(const QString &text)
{
    auto known = m_patterns.find(text);
    if (known == m_patterns.end())
        known = m_patterns.insert(text, schemaPattern(text));
    return *known;
}

bool Validator::matches(const QString &patternText, const QString &text)
{
    const QRegularExpression &expression = pattern(patternText);
    if (!expression.isValid()) {
        note(Tr::tr("The pattern %1 cannot be read, so it was not checked.")
                 .arg(patternText.left(60)));
        return true;
    }
    (void)spend(20 + size_t(text.size()) / 16);
    const std::optional<bool> found = patternMatches(expression, text);
    if (!found) {
        (void)spend(kMostSteps / 20);
        note(Tr::tr("The pattern %1 takes too long, so it was not checked.")
                 .arg(patternText.left(60)));
    }
    return found.value_or(true);
}

SchemaProblems Validator::run(const Json &value)
{
    Findings found;
    check(m_root, value, Path(), found);
    SchemaProblems problems = std::move(found.problems);
    problems.insert(problems.end(), m_notes.begin(), m_notes.end());
    return problems;
}

bool Validator::fits(const Json &schema, const Json &value, const Path &path)
{
    Findings found;
    check(schema, value, path, found);
    return found.fits();
}

void Validator::check(const Json &schema, const Json &value, const Path &path, Findings &out)
{
    if (!spend(1))
        return;
    if (schema == false) {
        wrong(path, Tr::tr("%1 is not allowed here."), out);
        return;
    }
    if (!schema.is_object())
        return;
    if (m_nested >= kMostNested) {
        note(Tr::tr("The schema refers to itself without end, so a part was not checked."));
        return;
    }
    ++m_nested;
    if (const Json &reference = member(schema, "$ref"); reference.is_string())
        checkReference(toQString(reference), value, path, out);
    if (!(value.is_null() && member(schema, "nullable") == true)) {
        checkType(schema, value, path, out);
        checkConstants(schema, value, path, out);
    }
    if (value.is_number())
        checkNumber(schema, value, path, out);
    else if (value.is_string())
        checkString(schema, value, path, out);
    else if (value.is_array())
        checkArray(schema, value, path, out);
    else if (value.is_object())
        checkObject(schema, value, path, out);
    checkCombined(schema, value, path, out);
    --m_nested;
}

void Validator::checkReference(
    const QString &reference, const Json &value, const Path &path, Findings &out)
{
    auto known = m_references.find(reference);
    if (known == m_references.end())
        known = m_references.insert(reference, referredSchema(m_root, reference));
    if (*known)
        check(**known, value, path, out);
    else
        note(Tr::tr("%1 is no part of this schema, so what it says was not checked.")
                 .arg(reference.left(80)));
}

void Validator::checkObject(const Json &schema, const Json &value, const Path &path, Findings &out)
{
    atLeast(schema, "minProperties", value.size(),
        Tr::tr("%1 has %2 members; it needs at least %3."), path, out);
    atMost(schema, "maxProperties", value.size(),
        Tr::tr("%1 has %2 members; at most %3 are allowed."), path, out);
    const Json &required = member(schema, "required");
    if (required.is_array() && !required.empty()) {
        const MemberIndex index(value);
        for (const Json &name : required) {
            if (!spend(1))
                break;
            if (name.is_string() && !index.find(name.get_ref<const std::string &>()))
                wrong(path, Tr::tr("%1 lacks the member “%2”."), out, toQString(name));
        }
    }
    checkProperties(schema, value, path, out);
    checkDependencies(schema, value, path, out);
    if (const auto names = schema.find("propertyNames"); names != schema.end()) {
        for (const auto &item : value.items()) {
            if (!spend(1))
                break;
            if (!fits(*names, Json(item.key()), path))
                wrong(path.member(item.key()), Tr::tr("%1 has a name that is not allowed."), out);
        }
    }
}

void Validator::checkProperties(
    const Json &schema, const Json &value, const Path &path, Findings &out)
{
    const Json &properties = member(schema, "properties");
    const Json &patterns = member(schema, "patternProperties");
    const auto additional = schema.find("additionalProperties");
    if (!properties.is_object() && !patterns.is_object() && additional == schema.end())
        return;
    const MemberIndex index(properties);
    for (const auto &item : value.items()) {
        if (!spend(1))
            return;
        bool known = false;
        const Path inner = path.member(item.key());
        if (const Json *own = index.find(item.key())) {
            known = true;
            check(*own, item.value(), inner, out);
        }
        if (patterns.is_object()) {
            for (const auto &pattern : patterns.items()) {
                if (!spend(1) || !matches(text(pattern.key()), text(item.key())))
                    continue;
                known = true;
                check(pattern.value(), item.value(), inner, out);
            }
        }
        if (known || additional == schema.end())
            continue;
        if (*additional == false)
            wrong(inner, Tr::tr("%1 is a member the schema does not allow."), out);
        else
            check(*additional, item.value(), inner, out);
    }
}

void Validator::checkDependencies(
    const Json &schema, const Json &value, const Path &path, Findings &out)
{
    for (const char *key : {"dependentRequired", "dependentSchemas", "dependencies"}) {
        const Json &dependencies = member(schema, key);
        if (!dependencies.is_object())
            continue;
        const MemberIndex index(value);
        for (const auto &item : dependencies.items()) {
            if (!spend(1))
                return;
            if (!index.find(item.key()))
                continue;
            if (!item.value().is_array()) {
                check(item.value(), value, path, out);
                continue;
            }
            for (const Json &name : item.value()) {
                if (name.is_string() && !index.find(name.get_ref<const std::string &>()))
                    wrong(path, Tr::tr("%1 has “%2”, so it needs “%3” too."), out, text(item.key()),
                        toQString(name));
            }
        }
    }
}

void Validator::checkCombined(
    const Json &schema, const Json &value, const Path &path, Findings &out)
{
    if (const Json &all = member(schema, "allOf"); all.is_array()) {
        for (const Json &branch : all)
            check(branch, value, path, out);
    }
    if (const Json &any = member(schema, "anyOf"); any.is_array() && !any.empty())
        checkAlternatives(any, false, value, path, out);
    if (const Json &one = member(schema, "oneOf"); one.is_array() && !one.empty())
        checkAlternatives(one, true, value, path, out);
    if (const auto refused = schema.find("not"); refused != schema.end()) {
        if (fits(*refused, value, path) && m_steps <= kMostSteps)
            wrong(path, Tr::tr("%1 is what the schema rules out with “not”."), out);
    }
    if (const auto condition = schema.find("if"); condition != schema.end()) {
        const auto branch = schema.find(fits(*condition, value, path) ? "then" : "else");
        if (branch != schema.end())
            check(*branch, value, path, out);
    }
}

void Validator::checkAlternatives(
    const Json &branches, bool one, const Json &value, const Path &path, Findings &out)
{
    size_t fitting = 0;
    Findings nearest;
    bool first = true;
    bool alone = true;
    for (const Json &branch : branches) {
        Findings found;
        check(branch, value, path, found);
        if (m_steps > kMostSteps)
            return;
        if (found.fits()) {
            if (!one)
                return;
            ++fitting;
            continue;
        }
        // The branch that was meant: its constants fit, it got furthest, it has the least to
        // complain about.
        const auto rank = [](const Findings &f) {
            return std::tuple(!f.wrongConstant, f.deepest, -int(f.problems.size()));
        };
        if (first || rank(found) > rank(nearest)) {
            alone = true;
            nearest = std::move(found);
            first = false;
        } else if (rank(found) == rank(nearest)) {
            alone = false;
        }
    }
    if (fitting == 1)
        return;
    if (fitting > 1) {
        wrong(path, Tr::tr("%1 fits more than one of the alternatives, but only one is allowed."),
            out);
        return;
    }
    if (alone && (nearest.deepest > path.depth || branches.size() == 1)) {
        out.deepest = std::max(out.deepest, nearest.deepest);
        for (SchemaProblem &problem : nearest.problems) {
            if (out.problems.size() < kMostProblems)
                out.problems.push_back(std::move(problem));
        }
        return;
    }
    out.wrongConstant = out.wrongConstant || nearest.wrongConstant;
    wrong(path, Tr::tr("%1 is %2, which fits none of the %3 alternatives."), out,
        value.is_structured() ? kindOf(value) : shortValue(value),
        QString::number(branches.size()));
}

SchemaProblems validate(const Json &schema, const Json &value)
{
    return Validator(schema).run(value);
}

SchemaProblems validateText(const Json &schema, QByteArrayView text)
{
    if (auto mistake = jsonMistake(text))
        return {*mistake};
    SchemaProblems problems = validate(schema, parseJson(text).value_or(Json()));
    locate(problems, text);
    return problems;
}

}
