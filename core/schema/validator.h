#pragma once

#include "core/base/json.h"
#include "core/schema/schemaproblem.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <string_view>

namespace heliograph {

/// Holds one value against one schema; see validate(). Made for one run.
class Validator final
{
public:
    explicit Validator(const Json &root) : m_root(root) { }

    SchemaProblems run(const Json &value);

private:
    /// Where in the value one is; a chain on the stack, so that a text is made only for a problem.
    struct Path {
        const Path *parent = nullptr;
        std::string_view key;
        size_t index = 0;
        bool isIndex = false;
        int depth = 0;

        Path member(std::string_view name) const { return {this, name, 0, false, depth + 1}; }
        Path element(size_t at) const { return {this, {}, at, true, depth + 1}; }
        QString pointer() const;
    };
    /// The problems of one branch.
    struct Findings {
        SchemaProblems problems;
        int deepest = -1; ///< how far into the value the deepest problem is
        bool wrongConstant = false; ///< a const or enum did not fit: another branch was meant
        bool fits() const { return deepest < 0; }
    };

    void check(const Json &schema, const Json &value, const Path &path, Findings &out);
    void checkReference(
        const QString &reference, const Json &value, const Path &path, Findings &out);
    void checkType(const Json &schema, const Json &value, const Path &path, Findings &out);
    void checkConstants(const Json &schema, const Json &value, const Path &path, Findings &out);
    void checkNumber(const Json &schema, const Json &value, const Path &path, Findings &out);
    void checkString(const Json &schema, const Json &value, const Path &path, Findings &out);
    void checkArray(const Json &schema, const Json &value, const Path &path, Findings &out);
    void checkContains(const Json &schema, const Json &value, const Path &path, Findings &out);
    void checkObject(const Json &schema, const Json &value, const Path &path, Findings &out);
    void checkProperties(const Json &schema, const Json &value, const Path &path, Findings &out);
    void checkDependencies(const Json &schema, const Json &value, const Path &path, Findings &out);
    void checkCombined(const Json &schema, const Json &value, const Path &path, Findings &out);
    void checkAlternatives(
        const Json &branches, bool one, const Json &value, const Path &path, Findings &out);
    bool fits(const Json &schema, const Json &value, const Path &path);
    /// message: %1 is the place, then what is given.
    void wrong(const Path &path, const QString &message, Findings &out, const QString &second = {},
        const QString &third = {});
    void note(const QString &message);
    void atLeast(const Json &schema, std::string_view key, size_t size, const QString &message,
        const Path &path, Findings &out);
    void atMost(const Json &schema, std::string_view key, size_t size, const QString &message,
        const Path &path, Findings &out);
    bool spend(size_t steps);
    QByteArray canonical(const Json &value);
    const QRegularExpression &pattern(const QString &text);
    bool matches(const QString &patternText, const QString &text);

    const Json &m_root;
    size_t m_steps = 0;
    int m_nested = 0;
    QHash<QString, QRegularExpression> m_patterns;
    QHash<QString, const Json *> m_references;
    QHash<const Json *, QSet<QByteArray>> m_choices; ///< canonical values of each enum
    SchemaProblems m_notes;
};

}
