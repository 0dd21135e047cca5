#pragma once

#include <QString>
#include <QStringView>

#include <vector>

namespace heliograph {

struct CodeSpan {
    enum class Role { Comment, String, Number, Keyword, Added, Removed };
    qsizetype start = 0;
    qsizetype length = 0;
    Role role = Role::Comment;
    bool operator==(const CodeSpan &) const = default;
};

/// Finds comments, strings, numbers and keywords of common languages, by rules of thumb. Pure;
/// linear in the text.
class CodeHighlighter final
{
public:
    /// Where the next line begins: inside a comment or string of several lines?
    struct State {
        char16_t closer =
            0; ///< what ends it: '/' for */, quote for a triple quote, '`', '-' for -->
        bool operator==(const State &) const = default;
    };

    /// language: a fence's info string ("python", "c++ title=x"); unknown ones get no colours.
    explicit CodeHighlighter(const QString &language);

    /// The spans of lines joined by \n; state is taken and left for what follows.
    std::vector<CodeSpan> spans(QStringView code, State &state) const;
    /// The language's name for people ("C++"), or the word as it was given.
    QString name() const { return m_name; }

private:
    enum Feature {
        SlashComments = 1,
        HashComments = 2,
        DashComments = 4,
        BlockComments = 8,
        TripleQuotes = 16,
        Backticks = 32,
        SingleQuotes = 64,
        Markup = 128,
        Diff = 256,
        NoCase = 512
    };
    struct Language;
    static const std::vector<Language> &languages();

    QString m_name;
    int m_features = 0;
    QStringView m_keywords; ///< separated and surrounded by spaces
    bool m_known = false;
};

}
