#include "ui/helicone/fallbackgroup.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QUrl>

namespace heliograph {

namespace {

QString headerLines(const QList<QPair<QString, QString>> &headers)
{
    QStringList lines;
    for (const auto &[name, value] : headers)
        lines.append(name + QStringLiteral(": ") + value);
    return lines.join(QLatin1Char('\n'));
}

QToolButton *tool(const char *name, Icon icon, const QString &tip, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setAutoRaise(true);
    button->setIcon(makeIcon(icon, parent->palette()));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    return button;
}

}

FallbackGroup::FallbackGroup(QWidget *parent) : OptionGroup(tr("Fallbacks"), parent)
{
    setObjectName(QStringLiteral("fallbackGroup"));
    auto *hint =
        new QLabel(tr("Targets that are tried in order, the first one included. The path of the "
                      "request stays the same for "
                      "all, the headers of a target replace all others, and a key is written by "
                      "its variable, such as "
                      "$OPENAI_API_KEY: it is filled in when the call is sent and kept nowhere."),
            this);
    hint->setWordWrap(true);
    setTextRole(hint, TextRole::Secondary);
    body()->addWidget(hint);
    m_column = new QVBoxLayout;
    m_column->setSpacing(spacing::kMedium);
    body()->addLayout(m_column);
    auto *addButton = new QToolButton(this);
    addButton->setObjectName(QStringLiteral("addTarget"));
    addButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    addButton->setIcon(makeIcon(Icon::Add, palette()));
    addButton->setText(tr("Add target"));
    addButton->setToolTip(
        tr("A further target, with this provider's address and key to start with"));
    body()->addWidget(addButton, 0, Qt::AlignLeft);
    connect(addButton, &QToolButton::clicked, this, [this] {
        HeliconeFallback fallback;
        const QUrl url(m_provider.directUrl);
        fallback.targetUrl =
            url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment).toString();
        const QString variable = m_provider.keyVariable.isEmpty() ? QStringLiteral("OPENAI_API_KEY")
                                                                  : m_provider.keyVariable;
        const bool bearer =
            m_provider.authHeader.compare(QLatin1String("Authorization"), Qt::CaseInsensitive) == 0;
        fallback.headers = {
            {m_provider.authHeader,
                (bearer ? QStringLiteral("Bearer $") : QStringLiteral("$")) + variable},
            {QStringLiteral("Content-Type"), QStringLiteral("application/json")}};
        fallback.onCodes = {{429, 429}, {500, 599}};
        add(fallback);
        m_targets.last().url->setFocus(Qt::OtherFocusReason);
        edited();
    });
}

void FallbackGroup::setProvider(const Provider &provider)
{
    m_provider = provider;
}

void FallbackGroup::add(const HeliconeFallback &fallback)
{
    Target target;
    target.box = new QWidget(this);
    target.box->setObjectName(QStringLiteral("fallbackTarget"));
    auto *column = new QVBoxLayout(target.box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kTiny);
    auto *top = new QHBoxLayout;
    top->setSpacing(spacing::kTiny);
    target.title = new QLabel(target.box);
    top->addWidget(target.title, 1);
    auto *up = tool("targetUp", Icon::MoveUp, tr("Try this target earlier"), target.box);
    auto *down = tool("targetDown", Icon::MoveDown, tr("Try this target later"), target.box);
    auto *removeButton = tool("removeTarget", Icon::Close, tr("Remove this target"), target.box);
    for (QToolButton *button : {up, down, removeButton})
        top->addWidget(button);
    column->addLayout(top);

    auto *form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(spacing::kSmall);
    form->setVerticalSpacing(spacing::kTiny);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    const auto line = [&](const char *name, const QString &label, const QString &text,
                          const QString &placeholder) {
        auto *edit = new QLineEdit(text, target.box);
        edit->setObjectName(QLatin1String(name));
        edit->setAccessibleName(label);
        edit->setPlaceholderText(placeholder);
        form->addRow(label, edit);
        connect(edit, &QLineEdit::textChanged, this, &OptionGroup::edited);
        return edit;
    };
    target.url = line(
        "targetUrl", tr("Address"), fallback.targetUrl, QStringLiteral("https://api.openai.com"));
    target.headers = new QPlainTextEdit(headerLines(fallback.headers), target.box);
    target.headers->setObjectName(QStringLiteral("targetHeaders"));
    target.headers->setAccessibleName(tr("Headers, one a line"));
    target.headers->setPlaceholderText(QStringLiteral("Authorization: Bearer $OPENAI_API_KEY"));
    target.headers->setFont(codeFont());
    target.headers->setTabChangesFocus(true);
    target.headers->setLineWrapMode(QPlainTextEdit::NoWrap);
    target.headers->setFixedHeight(4 * QFontMetrics(codeFont()).lineSpacing() + 14);
    form->addRow(tr("Headers"), target.headers);
    connect(target.headers, &QPlainTextEdit::textChanged, this, &OptionGroup::edited);
    target.codes = line("targetCodes", tr("Next one on"), statusRangesText(fallback.onCodes),
        QStringLiteral("429, 500-599"));
    target.body = line("targetBody", tr("Body changes"), QString::fromUtf8(fallback.bodyOverride),
        QStringLiteral("{\"model\":\"gpt-4o\"}"));
    column->addLayout(form);
    target.problem = new QLabel(target.box);
    target.problem->setObjectName(QStringLiteral("targetProblem"));
    target.problem->setTextFormat(Qt::PlainText);
    target.problem->setWordWrap(true);
    setTextRole(target.problem, TextRole::Bad);
    target.problem->hide();
    column->addWidget(target.problem);
    m_column->addWidget(target.box);
    m_targets.append(target);
    QWidget *box = target.box;
    connect(up, &QToolButton::clicked, this, [this, box] { move(box, -1); });
    connect(down, &QToolButton::clicked, this, [this, box] { move(box, 1); });
    connect(removeButton, &QToolButton::clicked, this, [this, box] {
        remove(box);
        edited();
    });
    renumber();
}

void FallbackGroup::remove(QWidget *box)
{
    m_targets.removeIf([box](const Target &target) { return target.box == box; });
    box->hide();
    box->deleteLater();
    renumber();
}

void FallbackGroup::move(QWidget *box, int by)
{
    for (qsizetype i = 0; i < m_targets.size(); ++i) {
        if (m_targets[i].box != box)
            continue;
        const qsizetype to = i + by;
        if (to < 0 || to >= m_targets.size())
            return;
        m_targets.swapItemsAt(i, to);
        m_column->removeWidget(box);
        m_column->insertWidget(int(to), box);
        renumber();
        edited();
        return;
    }
}

void FallbackGroup::renumber()
{
    for (qsizetype i = 0; i < m_targets.size(); ++i) {
        const Target &target = m_targets[i];
        target.title->setText(i == 0 ? tr("Target 1, tried first") : tr("Target %1").arg(i + 1));
        target.box->setAccessibleName(target.title->text());
        target.box->findChild<QToolButton *>(QStringLiteral("targetUp"))->setEnabled(i > 0);
        target.box->findChild<QToolButton *>(QStringLiteral("targetDown"))
            ->setEnabled(i + 1 < m_targets.size());
    }
}

HeliconeFallback FallbackGroup::read(Target &target)
{
    HeliconeFallback fallback;
    target.wrong.clear();
    fallback.targetUrl = target.url->text().trimmed();
    const QStringList lines =
        target.headers->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const qsizetype colon = line.indexOf(QLatin1Char(':'));
        if (line.trimmed().isEmpty())
            continue;
        if (colon <= 0)
            target.wrong = tr("“%1” is no header: write Name: value.").arg(line.trimmed().left(40));
        else
            fallback.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    const auto codes = readStatusRanges(target.codes->text());
    if (codes)
        fallback.onCodes = *codes;
    else
        target.wrong = codes.error().message;
    fallback.bodyOverride = target.body->text().trimmed().toUtf8();
    return fallback;
}

void FallbackGroup::show(const HeliconeOptions &options)
{
    const QSignalBlocker quiet(this);
    while (!m_targets.isEmpty())
        remove(m_targets.first().box);
    for (const HeliconeFallback &fallback : options.fallbacks)
        add(fallback);
    OptionGroup::show(options);
}

void FallbackGroup::writeTo(HeliconeOptions &options)
{
    OptionGroup::writeTo(options);
    options.fallbacks.clear();
    QString wrong;
    for (qsizetype i = 0; i < m_targets.size(); ++i) {
        options.fallbacks.push_back(read(m_targets[i]));
        if (wrong.isEmpty() && !m_targets[i].wrong.isEmpty())
            wrong = tr("Target %1: %2").arg(i + 1).arg(m_targets[i].wrong);
    }
    setUnreadable(wrong);
}

void FallbackGroup::showProblems(const HeliconeProblems &problems)
{
    OptionGroup::showProblems(problems);
    for (qsizetype i = 0; i < m_targets.size(); ++i) {
        const Target &target = m_targets[i];
        QStringList texts;
        if (!target.wrong.isEmpty())
            texts << target.wrong;
        for (const HeliconeProblem &problem : problems) {
            const bool here = problem.index == i || (problem.index < 0 && i == 0);
            if (problem.field == Field::Fallbacks && here && target.wrong.isEmpty())
                texts << problem.text;
        }
        target.problem->setText(texts.join(QLatin1Char('\n')));
        target.problem->setVisible(!texts.isEmpty());
    }
}

}
