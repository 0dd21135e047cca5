#include "ui/markdown/codehighlighter.h"

#include <algorithm>

namespace heliograph {

struct CodeHighlighter::Language {
    QStringView names; ///< as fences name it, separated and surrounded by spaces
    QStringView title;
    int features;
    QStringView keywords;
};

const std::vector<CodeHighlighter::Language> &CodeHighlighter::languages()
{
    constexpr int cLike = SlashComments | BlockComments | SingleQuotes;
    static constexpr QStringView kC = u" auto bool break case catch char char8_t char16_t char32_t "
                                      u"class co_await co_return co_yield concept const "
                                      u"consteval constexpr constinit continue decltype default "
                                      u"delete do double else enum explicit export extern "
                                      u"false final float for friend goto if inline int int8_t "
                                      u"int16_t int32_t int64_t long mutable namespace new "
                                      u"noexcept nullptr NULL operator override private protected "
                                      u"public register requires return short signed "
                                      u"size_t sizeof static static_assert struct switch template "
                                      u"this throw true try typedef typename uint8_t "
                                      u"uint16_t uint32_t uint64_t union unsigned using virtual "
                                      u"void volatile wchar_t while #include #define #if "
                                      u"#ifdef #ifndef #else #elif #endif #pragma #undef ";
    static constexpr QStringView kScript =
        u" abstract any as async await boolean break case catch class const constructor continue "
        u"debugger declare "
        u"default delete do else enum export extends false finally for from function get if "
        u"implements import in "
        u"infer instanceof interface is keyof let module namespace never new null number object of "
        u"package private "
        u"protected public readonly return satisfies set static string super switch symbol this "
        u"throw true try type "
        u"typeof undefined unknown var void while with yield ";
    static constexpr QStringView kJava = u" abstract assert async await base bool boolean break "
                                         u"byte case catch char class companion const continue "
                                         u"data decimal default delegate do double else enum event "
                                         u"extends false final finally float for foreach fun "
                                         u"get goto if implements import in init instanceof int "
                                         u"interface internal is lateinit lock long namespace "
                                         u"native new null object operator out override package "
                                         u"params private protected public readonly record ref "
                                         u"return sealed set short static string strictfp struct "
                                         u"super suspend switch synchronized this throw throws "
                                         u"transient true try typeof uint ulong using val var "
                                         u"virtual void volatile when where while yield ";
    static const std::vector<Language> kLanguages = {
        {u" python py python3 pycon ", u"Python", HashComments | TripleQuotes | SingleQuotes,
            u" False None True and as assert async await break case class continue def del elif "
            u"else except finally "
            u"for from global if import in is lambda match nonlocal not or pass raise return self "
            u"try while with "
            u"yield "},
        {u" c h ", u"C", cLike, kC},
        {u" cpp c++ cc cxx hpp ", u"C++", cLike, kC},
        {u" javascript js jsx mjs node ", u"JavaScript", cLike | Backticks, kScript},
        {u" typescript ts tsx ", u"TypeScript", cLike | Backticks, kScript},
        {u" java ", u"Java", cLike | TripleQuotes, kJava},
        {u" csharp cs c# ", u"C#", cLike, kJava},
        {u" kotlin kt ", u"Kotlin", cLike | TripleQuotes, kJava},
        {u" go golang ", u"Go", cLike | Backticks,
            u" any bool break byte case chan const continue default defer else error fallthrough "
            u"false float64 for "
            u"func go goto if import int int64 interface iota map nil package range return rune "
            u"select string struct "
            u"switch true type uint64 var "},
        {u" rust rs ", u"Rust", SlashComments | BlockComments,
            u" as async await bool break const continue crate dyn else enum extern false fn for "
            u"i32 i64 if impl in "
            u"let loop match mod move mut pub ref return self Self static str struct super trait "
            u"true type u8 u32 u64 "
            u"unsafe use usize where while "},
        {u" swift ", u"Swift", cLike | TripleQuotes,
            u" as async await break case catch class continue default defer do else enum extension "
            u"false fileprivate "
            u"final for func guard if import in init inout internal is let mutating nil open "
            u"override private "
            u"protocol public repeat rethrows return self some static struct subscript super "
            u"switch throw throws true "
            u"try typealias var where while "},
        {u" php ", u"PHP", cLike | HashComments,
            u" abstract and array as break case catch class clone const continue declare default "
            u"do echo else elseif "
            u"empty enum extends false final finally fn for foreach function global if implements "
            u"include instanceof "
            u"interface isset match namespace new null or private protected public readonly "
            u"require return static "
            u"switch throw trait true try unset use var while yield "},
        {u" ruby rb ", u"Ruby", HashComments | SingleQuotes,
            u" alias and begin break case class def do else elsif end ensure false for if in "
            u"module next nil not or "
            u"raise redo rescue retry return self super then true undef unless until when while "
            u"yield "},
        {u" bash sh shell zsh console shell-session ", u"Shell", HashComments | SingleQuotes,
            u" case do done echo elif else esac exit export fi for function if in local read "
            u"return set then unset "
            u"until while sudo cd "},
        {u" powershell ps1 pwsh ", u"PowerShell", HashComments | SingleQuotes | NoCase,
            u" begin break catch class continue do else elseif end exit filter finally for foreach "
            u"function if in "
            u"param process return switch throw try until using while "},
        {u" sql postgresql mysql sqlite psql ", u"SQL",
            DashComments | BlockComments | SingleQuotes | NoCase,
            u" add all alter and as asc between by case check column constraint create cross "
            u"database default delete "
            u"desc distinct drop else end exists false foreign from full group having if in index "
            u"inner insert into "
            u"is join key left like limit not null offset on or order outer over partition primary "
            u"references right "
            u"select set table then true union unique update using values view when where with "},
        {u" json jsonc json5 jsonl ", u"JSON", SlashComments, u" true false null "},
        {u" yaml yml ", u"YAML", HashComments | SingleQuotes, u" true false null yes no on off "},
        {u" toml ini conf cfg properties ", u"TOML", HashComments | SingleQuotes, u" true false "},
        {u" html xml svg vue xhtml ", u"HTML", Markup, u" "},
        {u" css scss less ", u"CSS", BlockComments | SingleQuotes,
            u" @media @import @keyframes @font-face @supports important auto none inherit "},
        {u" cmake ", u"CMake", HashComments | NoCase,
            u" if else elseif endif foreach endforeach function endfunction macro endmacro set "
            u"option project include "
            u"find_package add_executable add_library target_link_libraries "},
        {u" dockerfile docker ", u"Dockerfile", HashComments | SingleQuotes,
            u" FROM RUN CMD COPY ADD ENV ARG WORKDIR EXPOSE ENTRYPOINT USER VOLUME LABEL AS "
            u"HEALTHCHECK SHELL "},
        {u" makefile make ", u"Makefile", HashComments,
            u" ifeq ifneq ifdef ifndef else endif include define endef "},
        {u" lua ", u"Lua", DashComments | SingleQuotes,
            u" and break do else elseif end false for function goto if in local nil not or repeat "
            u"return then true "
            u"until while "},
        {u" haskell hs ", u"Haskell", DashComments,
            u" case class data deriving do else if import in infixl infixr instance let module "
            u"newtype of then type "
            u"where "},
        {u" r ", u"R", HashComments | SingleQuotes,
            u" break else FALSE for function if in library NA next NULL repeat return TRUE while "},
        {u" diff patch ", u"Diff", Diff, u" "},
    };
    return kLanguages;
}

CodeHighlighter::CodeHighlighter(const QString &language)
{
    qsizetype end = 0;
    while (end < language.size() && !language[end].isSpace()
        && !QStringView(u"{,:").contains(language[end]))
        ++end;
    m_name = language.left(end);
    if (m_name.isEmpty())
        return;
    const QString key = u' ' + m_name.toLower() + u' ';
    for (const Language &known : languages()) {
        if (!known.names.contains(key))
            continue;
        m_name = known.title.toString();
        m_features = known.features;
        m_keywords = known.keywords;
        m_known = true;
        return;
    }
}

std::vector<CodeSpan> CodeHighlighter::spans(QStringView code, State &state) const
{
    using Role = CodeSpan::Role;
    std::vector<CodeSpan> result;
    if (!m_known)
        return result;
    const qsizetype size = code.size();
    const auto at = [&](qsizetype i) {
        return i >= 0 && i < size ? code[i].unicode() : char16_t(0);
    };
    const auto add = [&](qsizetype start, qsizetype end, Role role) {
        if (end > start)
            result.push_back({start, end - start, role});
    };
    const auto lineEnd = [&](qsizetype from) {
        const qsizetype end = code.indexOf(u'\n', from);
        return end < 0 ? size : end;
    };
    qsizetype i = 0;
    if (m_features & Diff) {
        for (; i < size; i = lineEnd(i) + 1) {
            const QStringView line = code.mid(i, lineEnd(i) - i);
            if (line.startsWith(u'@') || line.startsWith(u"+++") || line.startsWith(u"---"))
                add(i, lineEnd(i), Role::Keyword);
            else if (line.startsWith(u'+'))
                add(i, lineEnd(i), Role::Added);
            else if (line.startsWith(u'-'))
                add(i, lineEnd(i), Role::Removed);
        }
        return result;
    }
    // Takes everything up to what closes a comment or string of several lines.
    const auto takeLong = [&](qsizetype start, char16_t closer, Role role) {
        const QString end = closer == u'/' ? QStringLiteral("*/")
            : closer == u'-'               ? QStringLiteral("-->")
            : closer == u'`'               ? QStringLiteral("`")
                                           : QString(3, QChar(closer));
        const qsizetype found = code.indexOf(end, i);
        state.closer = found < 0 ? closer : u'\0';
        i = found < 0 ? size : found + end.size();
        add(start, i, role);
    };
    if (state.closer != 0)
        takeLong(0, state.closer,
            state.closer == u'/' || state.closer == u'-' ? Role::Comment : Role::String);
    while (i < size) {
        const char16_t c = at(i);
        const qsizetype start = i;
        const bool lineComment = ((m_features & SlashComments) && c == u'/' && at(i + 1) == u'/')
            || ((m_features & DashComments) && c == u'-' && at(i + 1) == u'-')
            || ((m_features & HashComments) && c == u'#' && (i == 0 || code[i - 1].isSpace()));
        if (lineComment) {
            i = lineEnd(i);
            add(start, i, Role::Comment);
        } else if ((m_features & BlockComments) && c == u'/' && at(i + 1) == u'*') {
            i += 2;
            takeLong(start, u'/', Role::Comment);
        } else if ((m_features & Markup) && code.mid(i).startsWith(u"<!--")) {
            i += 4;
            takeLong(start, u'-', Role::Comment);
        } else if ((m_features & TripleQuotes) && (c == u'"' || c == u'\'') && at(i + 1) == c
            && at(i + 2) == c) {
            i += 3;
            takeLong(start, c, Role::String);
        } else if ((m_features & Backticks) && c == u'`') {
            ++i;
            takeLong(start, u'`', Role::String);
        } else if (c == u'"' || (c == u'\'' && (m_features & (SingleQuotes | Markup)))) {
            const bool word = i > 0 && code[i - 1].isLetterOrNumber();
            const qsizetype end = lineEnd(i);
            for (++i; i < end && at(i) != c; ++i) {
                if (at(i) == u'\\')
                    ++i;
            }
            i = std::min(i, end);
            if (i >= end && c == u'\'' && word) { // an apostrophe
                i = start + 1;
            } else {
                i = std::min(i + 1, end);
                add(start, i, Role::String);
            }
        } else if ((m_features & Markup) && c == u'<') {
            ++i;
            while (
                i < size && (code[i].isLetterOrNumber() || QStringView(u"/!?-:").contains(code[i])))
                ++i;
            add(start, i, Role::Keyword);
        } else if (c >= u'0' && c <= u'9') {
            while (i < size && (code[i].isLetterOrNumber() || at(i) == u'.' || at(i) == u'_'))
                ++i;
            add(start, i, Role::Number);
        } else if (code[i].isLetter() || c == u'_' || c == u'#' || c == u'@') {
            for (++i; i < size && (code[i].isLetterOrNumber() || at(i) == u'_');)
                ++i;
            const QString word = u' ' + code.mid(start, i - start).toString() + u' ';
            if (word.size() < 24
                && m_keywords.contains(
                    word, m_features & NoCase ? Qt::CaseInsensitive : Qt::CaseSensitive))
                add(start, i, Role::Keyword);
        } else {
            ++i;
        }
    }
    return result;
}

}
