#include "core/diff/jsondiff.h"

#include "core/diff/sequencediff.h"

#include <QHash>

namespace heliograph {

namespace {

class JsonDiffer final
{
public:
    explicit JsonDiffer(DiffBudget &budget) : m_budget(budget) { }

    void compare(const QString &path, const Json &a, const Json &b)
    {
        if (full() || a == b) // which looks at the order of members too
            return;
        if (a.is_object() && b.is_object())
            return compareMembers(path, a, b);
        if (a.is_array() && b.is_array())
            return compareElements(path, a, b);
        add(JsonChange::Kind::Changed, path, &a, &b);
    }

    std::vector<JsonChange> take() { return std::move(m_changes); }

private:
    bool full() { return m_changes.size() >= kMostJsonChanges || !m_budget.spend(1'000); }

    void add(JsonChange::Kind kind, const QString &path, const Json *a, const Json *b)
    {
        m_changes.push_back({kind, path, a ? dumpJson(*a) : QByteArray(), b ? dumpJson(*b) : QByteArray()});
    }

    static QString memberPath(const QString &path, const std::string &key)
    {
        const QString name = QString::fromStdString(key);
        return path.isEmpty() ? name : path + u'.' + name;
    }
    static QString elementPath(const QString &path, qsizetype index)
    {
        return QStringLiteral("%1[%2]").arg(path).arg(index);
    }

    void compareMembers(const QString &path, const Json &a, const Json &b)
    {
        // Which members both have, and whether in the same order.
        QHash<QString, quint32> numbers;
        std::vector<quint32> aOrder;
        std::vector<quint32> bOrder;
        for (const auto &[key, value] : a.items()) {
            if (b.contains(key)) {
                const quint32 next = quint32(numbers.size());
                numbers.insert(QString::fromStdString(key), next);
                aOrder.push_back(next);
            } else {
                add(JsonChange::Kind::Removed, memberPath(path, key), &value, nullptr);
            }
        }
        for (const auto &[key, value] : b.items()) {
            if (a.contains(key))
                bOrder.push_back(numbers.value(QString::fromStdString(key)));
        }
        const SequenceDiff order = diffSequences(aOrder, bOrder, m_budget);
        std::vector<bool> stays(bOrder.size(), false);
        for (const SequenceMatch &match : order.matches)
            std::fill_n(stays.begin() + match.b, match.count, true);
        size_t shared = 0;
        for (const auto &[key, value] : b.items()) {
            const QString here = memberPath(path, key);
            const auto found = a.find(key);
            if (found == a.end()) {
                add(JsonChange::Kind::Added, here, nullptr, &value);
                continue;
            }
            if (!stays[shared++])
                add(JsonChange::Kind::Moved, here, &*found, &value);
            compare(here, *found, value);
        }
    }

    void compareElements(const QString &path, const Json &a, const Json &b)
    {
        QHash<QByteArray, quint32> numbers;
        const auto numbersOf = [&numbers](const Json &array) {
            std::vector<quint32> result;
            for (const Json &element : array) {
                const QByteArray text = dumpJson(element);
                const auto found = numbers.constFind(text);
                const quint32 next = quint32(numbers.size());
                result.push_back(found == numbers.cend() ? next : *found);
                if (found == numbers.cend())
                    numbers.insert(text, next);
            }
            return result;
        };
        const std::vector<quint32> aNumbers = numbersOf(a);
        const std::vector<quint32> bNumbers = numbersOf(b);
        const SequenceDiff diff = diffSequences(aNumbers, bNumbers, m_budget);
        qsizetype aAt = 0;
        qsizetype bAt = 0;
        const auto between = [&](qsizetype aEnd, qsizetype bEnd) {
            // Side by side they are the same ones, changed; what is over was added or removed.
            for (; aAt < aEnd && bAt < bEnd && !full(); ++aAt, ++bAt)
                compare(elementPath(path, bAt), a[size_t(aAt)], b[size_t(bAt)]);
            for (; aAt < aEnd && !full(); ++aAt)
                add(JsonChange::Kind::Removed, elementPath(path, aAt), &a[size_t(aAt)], nullptr);
            for (; bAt < bEnd && !full(); ++bAt)
                add(JsonChange::Kind::Added, elementPath(path, bAt), nullptr, &b[size_t(bAt)]);
        };
        for (const SequenceMatch &match : diff.matches) {
            between(match.a, match.b);
            aAt = match.a + match.count;
            bAt = match.b + match.count;
        }
        between(qsizetype(a.size()), qsizetype(b.size()));
    }

    DiffBudget &m_budget;
    std::vector<JsonChange> m_changes;
};

}

std::vector<JsonChange> diffJson(const Json &a, const Json &b, DiffBudget &budget)
{
    JsonDiffer differ(budget);
    differ.compare({}, a, b);
    return differ.take();
}

std::optional<QString> indentedJson(QByteArrayView json)
{
    if (!parseJson(json))
        return std::nullopt;
    QByteArray out;
    out.reserve(json.size() * 2);
    int depth = 0;
    const auto newLine = [&out, &depth] {
        out += '\n';
        out.append(depth * 2, ' ');
    };
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (c == '"') {
            const qsizetype from = i++;
            while (i < json.size() && json[i] != '"')
                i += json[i] == '\\' ? 2 : 1;
            out.append(json.data() + from, qMin(i + 1, json.size()) - from);
        } else if (c == '{' || c == '[') {
            qsizetype next = i + 1;
            while (next < json.size() && QByteArrayView(" \t\r\n").contains(json[next]))
                ++next;
            out += c;
            if (next < json.size() && (json[next] == '}' || json[next] == ']')) {
                out += json[next];
                i = next;
            } else {
                ++depth;
                newLine();
            }
        } else if (c == '}' || c == ']') {
            --depth;
            newLine();
            out += c;
        } else if (c == ',') {
            out += c;
            newLine();
        } else if (c == ':') {
            out += ": ";
        } else if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
            out += c;
        }
    }
    return QString::fromUtf8(out);
}

}
