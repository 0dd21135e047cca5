#include "ui/playground/extraspanel.h"

#include "core/base/json.h"
#include "core/session/looseliteral.h"
#include "core/session/requesttemplate.h"
#include "ui/widgets/jsonhighlighter.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScopedValueRollback>

namespace heliograph {

namespace {

constexpr int kEditHeight = 84; ///< four lines

QLabel *addProblem(QBoxLayout *column, const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    setTextRole(label, TextRole::Bad);
    label->hide();
    column->addWidget(label);
    return label;
}

}

QString extraProblem(const QString &text)
{
    if (text.trimmed().isEmpty())
        return {};
    const auto json = parseJson(text.toUtf8());
    if (json && json->is_object())
        return {};
    if (json)
        return ExtrasPanel::tr("Write a JSON object: members in curly brackets.");
    const auto loose = readLooseLiteral(text);
    if (!loose)
        return loose.error().message;
    return ExtrasPanel::tr("This is not quite JSON: names and texts stand in double quotes, and no comma stands before a bracket that closes.");
}

QString headersProblem(const QString &text)
{
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].trimmed().isEmpty())
            continue;
        const qsizetype colon = lines[i].indexOf(u':');
        const QString name = lines[i].first(std::max<qsizetype>(colon, 0)).trimmed();
        if (colon < 0)
            return ExtrasPanel::tr("Line %1: write a header as Name: value.").arg(i + 1);
        if (!isHeaderToken(name.toUtf8()))
            return ExtrasPanel::tr("Line %1: “%2” cannot be the name of a header.").arg(i + 1).arg(name);
        const QString value = lines[i].sliced(colon + 1);
        const bool sound = std::none_of(value.begin(), value.end(), [](QChar c) {
            return (c.unicode() < 32 && c != u'\t') || c.unicode() == 127;
        });
        if (!sound)
            return ExtrasPanel::tr("Line %1: the value has a control character in it.").arg(i + 1);
    }
    return {};
}

HeaderList headersFromText(const QString &text)
{
    HeaderList headers;
    for (const QString &line : text.split(u'\n')) {
        const qsizetype colon = line.indexOf(u':');
        if (colon > 0)
            headers.append(
                {line.first(colon).trimmed().toUtf8(), line.sliced(colon + 1).trimmed().toUtf8()});
    }
    return headers;
}

QString headersToText(const HeaderList &headers)
{
    QStringList lines;
    for (const auto &[name, value] : headers)
        lines.append(QString::fromUtf8(name) + QLatin1String(": ") + QString::fromUtf8(value));
    return lines.join(u'\n');
}

ExtrasPanel::ExtrasPanel(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("extrasPanel"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kTiny);
    const auto addEdit = [&](const char *name, const QString &label, const QString &placeholder) {
        auto *caption = new QLabel(label, this);
        column->addWidget(caption);
        auto *edit = new QPlainTextEdit(this);
        edit->setObjectName(QLatin1String(name));
        edit->setAccessibleName(label);
        edit->setPlaceholderText(placeholder);
        edit->setFont(codeFont());
        edit->setFixedHeight(kEditHeight);
        edit->setTabChangesFocus(true);
        caption->setBuddy(edit);
        column->addWidget(edit);
        connect(edit, &QPlainTextEdit::textChanged, this, &ExtrasPanel::check);
        return edit;
    };
    m_extra = addEdit("extraJson", tr("More members of the request"), QStringLiteral("{\"user\": \"me\"}"));
    m_extra->setToolTip(tr("JSON that goes into the request as it is. A member that stands here wins over the fields above."));
    new JsonHighlighter(m_extra);
    m_extraProblem = addProblem(column, "extraProblem", this);
    column->addSpacing(spacing::kTiny);
    m_headers = addEdit("extraHeaders", tr("More headers"), QStringLiteral("X-My-Header: value"));
    m_headers->setToolTip(tr("One header a line. Keys do not belong here: they are kept in the keychain, and struck out of the history."));
    m_headersProblem = addProblem(column, "headersProblem", this);
}

void ExtrasPanel::setExtra(const QByteArray &object)
{
    const QScopedValueRollback guard(m_filling, true);
    const auto json = parseJson(object);
    // Pretty where that loses nothing; numbers are taken apart when they are written anew.
    const bool same = json && dumpJson(*json) == object;
    m_extra->setPlainText(QString::fromUtf8(same ? dumpJsonPretty(*json) : object));
    m_extraProblem->setText(extraProblem(m_extra->toPlainText()));
    m_extraProblem->setVisible(!m_extraProblem->text().isEmpty());
}

void ExtrasPanel::setExtraEnabled(bool enabled) { m_extra->setEnabled(enabled); }

QByteArray ExtrasPanel::extra() const
{
    return m_extra->toPlainText().trimmed().toUtf8();
}

void ExtrasPanel::setHeaders(const HeaderList &headers)
{
    const QScopedValueRollback guard(m_filling, true);
    m_headers->setPlainText(headersToText(headers));
}

HeaderList ExtrasPanel::headers() const
{
    return headersFromText(m_headers->toPlainText());
}

QString ExtrasPanel::problem() const
{
    const QString extra = extraProblem(m_extra->toPlainText());
    if (!extra.isEmpty())
        return tr("More members of the request: %1").arg(extra);
    const QString headers = headersProblem(m_headers->toPlainText());
    return headers.isEmpty() ? QString() : tr("More headers: %1").arg(headers);
}

void ExtrasPanel::check()
{
    if (m_filling)
        return;
    const auto show = [](QLabel *label, const QString &text) {
        label->setText(text);
        label->setVisible(!text.isEmpty());
    };
    show(m_extraProblem, extraProblem(m_extra->toPlainText()));
    show(m_headersProblem, headersProblem(m_headers->toPlainText()));
    Q_EMIT changed();
}

}
