#include "ui/answer/citationsview.h"

#include "ui/markdown/linkopener.h"
#include "ui/markdown/linkpolicy.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QUrl>

#include <algorithm>

namespace heliograph {

namespace {

constexpr size_t kFew = 8;
constexpr size_t kMost = 500; ///< rows of widgets; more come from a hostile answer
constexpr qsizetype kQuote = 280;
constexpr qsizetype kTitle = 90;
constexpr int kIndent = 12; ///< of a button's text

QString shortened(QString text, qsizetype most)
{
    text = text.left(4 * most).simplified();
    return text.size() > most ? text.left(most - 1) + QChar(0x2026) : text;
}

}

CitationsView::CitationsView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("citations"));
    setAccessibleName(tr("Sources"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, spacing::kTiny, 0, 0);
    column->setSpacing(spacing::kTiny);
    m_title = new QLabel(this);
    setTextRole(m_title, TextRole::Heading);
    column->addWidget(m_title);
    m_list = new QVBoxLayout;
    m_list->setSpacing(2);
    column->addLayout(m_list);
    m_more = new QToolButton(this);
    m_more->setObjectName(QStringLiteral("moreCitations"));
    m_more->setAutoRaise(true);
    connect(m_more, &QToolButton::clicked, this, [this] { showUpTo(kMost); });
    column->addWidget(m_more, 0, Qt::AlignLeft);
    hide();
}

void CitationsView::setCitations(const std::vector<Citation> &citations)
{
    if (citations == m_citations)
        return;
    m_citations = citations;
    while (m_list->count() > 0) {
        const std::unique_ptr<QLayoutItem> item(m_list->takeAt(0));
        delete item->widget();
    }
    m_shown = 0;
    m_title->setText(
        m_citations.size() == 1 ? tr("1 source") : tr("%1 sources").arg(m_citations.size()));
    showUpTo(kFew);
    setVisible(!m_citations.empty());
}

void CitationsView::showUpTo(size_t count)
{
    const size_t end = std::min(count, m_citations.size());
    for (; m_shown < end; ++m_shown)
        m_list->addWidget(makeRow(m_shown));
    const bool more = m_shown < m_citations.size();
    m_more->setVisible(more && m_shown < kMost);
    m_more->setText(tr("Show all %1 sources").arg(m_citations.size()));
}

QWidget *CitationsView::makeRow(size_t index)
{
    const Citation &citation = m_citations[index];
    auto *row = new QWidget(this);
    row->setObjectName(QStringLiteral("citation"));
    auto *columns = new QHBoxLayout(row);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(spacing::kSmall);
    auto *number = new QLabel(QStringLiteral("%1").arg(index + 1), row);
    number->setFixedWidth(24);
    number->setAlignment(Qt::AlignRight | Qt::AlignTop);
    number->setContentsMargins(0, 7, 0, 0);
    setTextRole(number, TextRole::Secondary);
    columns->addWidget(number, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    columns->addLayout(column, 1);
    const LinkVerdict verdict = judgeLink(citation.url, citation.title);
    const QString host = verdict.allowed ? verdict.url.host() : QString();
    QString title = shortened(citation.title, kTitle);
    if (title.isEmpty())
        title = citation.url.isEmpty() ? tr("A document of the request")
                                       : shortened(verdict.shown, kTitle);
    if (citation.url.isEmpty()) {
        auto *label = new QLabel(title, row);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setContentsMargins(kIndent, 5, 0, 4);
        column->addWidget(label);
    } else {
        auto *line = new QHBoxLayout;
        line->setSpacing(spacing::kTiny);
        auto *open = new QToolButton(row);
        open->setObjectName(QStringLiteral("citationLink"));
        open->setAutoRaise(true);
        open->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        open->setIcon(makeIcon(Icon::Link, palette()));
        QString text = title;
        open->setText(text.replace(QLatin1Char('&'), QStringLiteral("&&")));
        open->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        open->setMinimumWidth(60);
        open->setToolTip(linkToolTip(citation.url, citation.title));
        open->setAccessibleName(tr("Source %1: %2").arg(index + 1).arg(title));
        open->setAccessibleDescription(verdict.shown.left(300));
        connect(open, &QToolButton::clicked, this,
            [this, citation] { askToOpenLink(window(), citation.url, citation.title); });
        line->addWidget(open);
        auto *where = new QLabel(host.isEmpty() ? tr("not opened") : host, row);
        where->setTextFormat(Qt::PlainText);
        where->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        setTextRole(where, TextRole::Secondary);
        line->addWidget(where, 1);
        column->addLayout(line);
    }
    if (!citation.quote.isEmpty()) {
        auto *quote =
            new QLabel(QStringLiteral("“%1”").arg(shortened(citation.quote, kQuote)), row);
        quote->setObjectName(QStringLiteral("citationQuote"));
        quote->setTextFormat(Qt::PlainText);
        quote->setWordWrap(true);
        quote->setTextInteractionFlags(Qt::TextSelectableByMouse);
        quote->setContentsMargins(kIndent, 0, 0, spacing::kTiny);
        setTextRole(quote, TextRole::Secondary);
        column->addWidget(quote);
    }
    return row;
}

}
