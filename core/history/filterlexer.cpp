#include "core/history/filterlexer.h"

#include <QCoreApplication>

namespace heliograph {

namespace {

constexpr qsizetype kLongest = 10'000;

bool isOperatorChar(QChar c)
{
    return c == u'=' || c == u'!' || c == u'<' || c == u'>' || c == u'~';
}

/// The quote that ends what this one begins; null for anything else. Curly ones come from text that
/// was pasted.
QChar closingQuote(QChar c)
{
    switch (c.unicode()) {
    case u'"':
    case u'\'':
        return c;
    case 0x201c:
    case 0x201e:
        return QChar(0x201d);
    case 0x2018:
        return QChar(0x2019);
    default:
        return {};
    }
}

/// The length of the operator at the start of the text; 0 where there is none.
qsizetype operatorLength(QStringView text)
{
    static constexpr const char16_t *operators[] = {
        u"!=", u">=", u"<=", u"==", u"<>", u"!~", u"=", u">", u"<", u"~"};
    for (const char16_t *op : operators) {
        if (text.startsWith(QStringView(op)))
            return QStringView(op).size();
    }
    return 0;
}

}

bool FilterToken::is(QLatin1String word) const
{
    return kind == Kind::Word && text.compare(word, Qt::CaseInsensitive) == 0;
}

QString FilterToken::shown() const
{
    if (kind == Kind::End)
        return QCoreApplication::translate("Filter", "the end");
    return QStringLiteral("“%1”").arg(text.size() > 40 ? text.left(40) + QChar(0x2026) : text);
}

Error filterError(int column, const QString &what)
{
    return {ErrorKind::Usage,
        QCoreApplication::translate("Filter", "Column %1: %2").arg(column).arg(what), 0, {}};
}

Result<std::vector<FilterToken>> readFilterTokens(const QString &text)
{
    if (text.size() > kLongest)
        return filterError(int(kLongest),
            QCoreApplication::translate("Filter", "a filter may have at most 10,000 characters."));
    std::vector<FilterToken> tokens;
    const QStringView all(text);
    for (qsizetype i = 0; i < all.size();) {
        const QChar c = all[i];
        const int column = int(i) + 1;
        if (c.isSpace()) {
            ++i;
        } else if (c == u'(' || c == u')') {
            tokens.push_back({c == u'(' ? FilterToken::Kind::Open : FilterToken::Kind::Close,
                QString(c), column});
            ++i;
        } else if (isOperatorChar(c)) {
            const qsizetype length = operatorLength(all.sliced(i));
            if (length == 0) {
                return filterError(column,
                    QCoreApplication::translate(
                        "Filter", "expected = != > >= < <= ~ or !~, found “%1”.")
                        .arg(c));
            }
            tokens.push_back(
                {FilterToken::Kind::Operator, all.sliced(i, length).toString(), column});
            i += length;
        } else if (const QChar closing = closingQuote(c); !closing.isNull()) {
            QString value;
            for (++i; i < all.size() && all[i] != closing; ++i) {
                if (all[i] == u'\\' && i + 1 < all.size())
                    ++i;
                value += all[i];
            }
            if (i >= all.size()) {
                return filterError(column,
                    QCoreApplication::translate(
                        "Filter", "the quote that begins here has no end."));
            }
            ++i;
            tokens.push_back({FilterToken::Kind::Quoted, value, column});
        } else {
            const qsizetype start = i;
            while (i < all.size() && !all[i].isSpace() && all[i] != u'(' && all[i] != u')'
                && all[i] != u'"' && !isOperatorChar(all[i]))
                ++i;
            tokens.push_back(
                {FilterToken::Kind::Word, all.sliced(start, i - start).toString(), column});
        }
    }
    tokens.push_back({FilterToken::Kind::End, {}, int(all.size()) + 1});
    return tokens;
}

}
