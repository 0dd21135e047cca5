#include "ui/answer/answerextras.h"

#include "ui/answer/citationsview.h"
#include "ui/answer/codetext.h"
#include "ui/answer/finishtext.h"
#include "ui/answer/foldbox.h"
#include "ui/answer/logprobsview.h"
#include "ui/answer/mediaview.h"
#include "ui/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace heliograph {

AnswerExtras::AnswerExtras(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("answerExtras"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kTiny);
    m_media = new MediaView(this);
    column->addWidget(m_media);
    m_citations = new CitationsView(this);
    column->addWidget(m_citations);

    m_finish = new QWidget(this);
    m_finish->setObjectName(QStringLiteral("answerFinish"));
    auto *row = new QHBoxLayout(m_finish);
    row->setContentsMargins(0, spacing::kTiny, 0, 0);
    row->setSpacing(spacing::kSmall);
    m_finishIcon = new QLabel(m_finish);
    m_finishText = new QLabel(m_finish);
    m_finishText->setObjectName(QStringLiteral("finishText"));
    m_finishText->setTextFormat(Qt::PlainText);
    m_finishText->setWordWrap(true);
    m_moreTokens = new QToolButton(m_finish);
    m_moreTokens->setObjectName(QStringLiteral("moreTokens"));
    m_moreTokens->setText(tr("Raise max tokens"));
    m_moreTokens->setToolTip(tr("Doubles the limit; Retry then asks again"));
    m_moreTokens->setAccessibleName(m_moreTokens->text());
    connect(m_moreTokens, &QToolButton::clicked, this, &AnswerExtras::moreTokensRequested);
    row->addWidget(m_finishIcon);
    row->addWidget(m_finishText, 1);
    row->addWidget(m_moreTokens);
    column->addWidget(m_finish);
    clear();
}

void AnswerExtras::clear()
{
    setAnswer({});
}

void AnswerExtras::offerMoreTokens(bool offer)
{
    m_offerMoreTokens = offer;
}

void AnswerExtras::setAnswer(const Answer &answer)
{
    m_media->setParts(answer.media);
    m_citations->setCitations(answer.citations);
    showFinish(answer);
    showLogProbs(answer);
    showUnknown(answer);
    setVisible(!answer.media.empty() || !answer.citations.empty() || !m_finish->isHidden()
        || !m_tokens.empty() || !m_unknownParts.empty());
}

void AnswerExtras::showFinish(const Answer &answer)
{
    const FinishText finish = finishText(answer);
    m_warning = finish.warning;
    m_finish->setVisible(!finish.text.isEmpty());
    // Where a button helps, it says how.
    const bool told = finish.help.isEmpty() || (m_offerMoreTokens && finish.moreTokens);
    m_finishText->setText(told ? finish.text : finish.text + QLatin1Char(' ') + finish.help);
    m_finishText->setToolTip(answer.finishReason.isEmpty()
            ? QString()
            : tr("The provider's word: %1").arg(answer.finishReason.left(60)).toHtmlEscaped());
    setTextRole(m_finishText, finish.warning ? TextRole::Warning : TextRole::Secondary);
    QPalette colors = palette();
    const ThemeColors &theme = themeColors(colors);
    colors.setColor(QPalette::WindowText, finish.warning ? theme.warning : theme.secondaryText);
    m_finishIcon->setPixmap(
        makeIcon(finish.warning ? Icon::Warning : Icon::Info, colors).pixmap(16, 16));
    m_moreTokens->setVisible(m_offerMoreTokens && finish.moreTokens);
}

void AnswerExtras::showLogProbs(const Answer &answer)
{
    if (answer.logProbs == m_tokens)
        return;
    m_tokens = answer.logProbs;
    delete std::exchange(m_logProbs, nullptr);
    if (m_tokens.empty())
        return;
    m_logProbs = new FoldBox(
        tr("Log probabilities of %1 tokens").arg(countText(qint64(m_tokens.size()))),
        QStringLiteral("logProbsFold"),
        [this](QWidget *parent) -> QWidget * { return new LogProbsView(m_tokens, parent); }, this);
    layout()->addWidget(m_logProbs);
}

void AnswerExtras::showUnknown(const Answer &answer)
{
    if (answer.unknown == m_unknownParts)
        return;
    m_unknownParts = answer.unknown;
    delete std::exchange(m_unknown, nullptr);
    if (m_unknownParts.empty())
        return;
    const QString title = m_unknownParts.size() == 1
        ? tr("1 part this version does not understand")
        : tr("%1 parts this version does not understand").arg(m_unknownParts.size());
    m_unknown = new FoldBox(
        title, QStringLiteral("unknownFold"),
        [this](QWidget *parent) -> QWidget * {
            QByteArray all;
            const size_t shown = std::min<size_t>(m_unknownParts.size(), 100);
            for (size_t i = 0; i < shown && all.size() < 100'000; ++i)
                all += (all.isEmpty() ? "[" : ",") + m_unknownParts[i];
            return makeCodeText(QString::fromUtf8(all + ']'), tr("Parts as JSON"), parent);
        },
        this);
    layout()->addWidget(m_unknown);
}

void AnswerExtras::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || m_finish->isHidden())
        return;
    QPalette colors = palette();
    const ThemeColors &theme = themeColors(colors);
    colors.setColor(QPalette::WindowText, m_warning ? theme.warning : theme.secondaryText);
    m_finishIcon->setPixmap(
        makeIcon(m_warning ? Icon::Warning : Icon::Info, colors).pixmap(16, 16));
}

}
