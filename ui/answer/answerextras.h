#pragma once

#include "core/domain/answer.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace heliograph {

class CitationsView;
class FoldBox;
class MediaView;

/// What an answer holds below its text: media, sources, why it ended, log probabilities, what this
/// version does not understand. Each part is hidden while there is none of it, the whole while
/// there is nothing.
class AnswerExtras final : public QWidget
{
    Q_OBJECT

public:
    explicit AnswerExtras(QWidget *parent = nullptr);

    void setAnswer(const Answer &answer);
    void clear();
    /// Offers a button that raises the token limit where that helps.
    void offerMoreTokens(bool offer);

Q_SIGNALS:
    void moreTokensRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showFinish(const Answer &answer);
    void showLogProbs(const Answer &answer);
    void showUnknown(const Answer &answer);

    MediaView *m_media;
    CitationsView *m_citations;
    QWidget *m_finish;
    QLabel *m_finishIcon;
    QLabel *m_finishText;
    QToolButton *m_moreTokens;
    bool m_offerMoreTokens = false;
    bool m_warning = false;
    FoldBox *m_logProbs = nullptr;
    std::vector<TokenLogProb> m_tokens;
    FoldBox *m_unknown = nullptr;
    std::vector<QByteArray> m_unknownParts;
};

}
