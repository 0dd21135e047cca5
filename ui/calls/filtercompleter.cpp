#include "ui/calls/filtercompleter.h"

#include "core/history/filter.h"
#include "core/history/filterlexer.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRegularExpression>
#include <QStringListModel>

namespace heliograph {

namespace {

using Kind = FilterToken::Kind;

QString quoted(QString text)
{
    return u'"' + text.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\"")) + u'"';
}

QString propertyField(const QString &name)
{
    static const QRegularExpression plain(
        QStringLiteral("\\A[\\w.-]+\\z"), QRegularExpression::UseUnicodePropertiesOption);
    return QStringLiteral("property.") + (plain.match(name).hasMatch() ? name : quoted(name));
}

QStringList fields(const KnownTags &known)
{
    QStringList words = filterFields();
    for (const QString &name : known.properties)
        words.append(propertyField(name));
    words.append(QStringLiteral("not"));
    return words;
}

QStringList values(const FilterToken &field, const KnownTags &known)
{
    if (field.is(QLatin1String("label")) || field.is(QLatin1String("prompt_name"))) {
        QStringList words;
        for (const QString &word : field.is(QLatin1String("label")) ? known.labels : known.prompts)
            words.append(quoted(word));
        return words;
    }
    if (field.is(QLatin1String("created")))
        return {QStringLiteral("today"), QStringLiteral("yesterday"), QStringLiteral("-1h"), QStringLiteral("-7d"),
            QStringLiteral("-30d")};
    if (field.is(QLatin1String("cost")))
        return {QStringLiteral("unpriced")};
    return filterValues(field.text);
}

}

FilterCompletion completeFilter(const QString &text, int cursor, const KnownTags &known)
{
    const QString before = text.left(cursor);
    int from = int(before.size());
    const auto ends = [](QChar c) {
        return c.isSpace() || c == u'(' || c == u')' || c == u'"' || QStringView(u"=!<>~").contains(c);
    };
    while (from > 0 && !ends(before[from - 1]))
        --from;
    const auto read = readFilterTokens(before.left(from));
    if (!read) // inside of a text, or after a mistake
        return {};
    std::vector<FilterToken> tokens = *read;
    tokens.pop_back(); // the end
    const QString typed = before.mid(from);
    const auto isJoint = [](const FilterToken &token) {
        return token.is(QLatin1String("and")) || token.is(QLatin1String("or")) || token.is(QLatin1String("not"))
            || token.kind == Kind::Open;
    };
    QStringList words;
    if (tokens.empty() || isJoint(tokens.back())) {
        words = fields(known);
    } else if (tokens.back().kind == Kind::Operator && tokens.size() > 1) {
        words = values(tokens[tokens.size() - 2], known);
    } else if (tokens.back().kind == Kind::Close
        || (tokens.size() > 1 && tokens[tokens.size() - 2].kind == Kind::Operator)
        || tokens.back().is(QLatin1String("null"))) {
        words = {QStringLiteral("and"), QStringLiteral("or")};
    } else if (!tokens.back().is(QLatin1String("is"))) { // behind a field
        words = {QStringLiteral("="), QStringLiteral("!="), QStringLiteral("~"), QStringLiteral(">"),
            QStringLiteral(">="), QStringLiteral("<"), QStringLiteral("<="), QStringLiteral("is null"),
            QStringLiteral("is not null")};
    } else {
        words = {QStringLiteral("null"), QStringLiteral("not null")};
    }
    FilterCompletion completion{from, int(typed.size()), {}};
    for (const QString &word : std::as_const(words)) {
        const bool begins = word.startsWith(typed, Qt::CaseInsensitive);
        if (begins && word.compare(typed, Qt::CaseInsensitive) != 0)
            completion.words.append(word);
    }
    return completion;
}

FilterCompleter::FilterCompleter(QLineEdit *line)
    : QObject(line), m_line(line), m_completer(new QCompleter(this)), m_words(new QStringListModel(this))
{
    m_completer->setModel(m_words);
    m_completer->setWidget(line);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->popup()->setObjectName(QStringLiteral("filterCompletions"));
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &FilterCompleter::insert);
    connect(line, &QLineEdit::textEdited, this, [this] { offer(false); });
    line->installEventFilter(this);
}

void FilterCompleter::offer(bool asked)
{
    m_completion = completeFilter(m_line->text(), m_line->cursorPosition(), m_known);
    // Unasked only where something was begun: a list after every space would be in the way.
    if (m_completion.words.isEmpty() || (!asked && m_completion.length == 0)) {
        m_completer->popup()->hide();
        return;
    }
    m_words->setStringList(m_completion.words);
    const QFontMetrics metrics(m_line->font());
    int widest = 160;
    for (const QString &word : std::as_const(m_completion.words))
        widest = std::max(widest, metrics.horizontalAdvance(word) + 48);
    QRect place = m_line->rect();
    place.setLeft(std::min(metrics.horizontalAdvance(m_line->text().left(m_completion.from)), place.width() - widest));
    place.setWidth(std::min(widest, 360));
    m_completer->complete(place);
}

void FilterCompleter::insert(const QString &word)
{
    QString text = m_line->text();
    text.replace(m_completion.from, m_completion.length, word + u' ');
    m_line->setText(text);
    m_line->setCursorPosition(m_completion.from + int(word.size()) + 1);
}

bool FilterCompleter::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::ControlModifier) {
            offer(true);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

}
