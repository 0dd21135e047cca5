#pragma once

#include "core/domain/streamevent.h"

#include <QWidget>

class QTableView;
class QTextEdit;

namespace heliograph {

class LogProbsModel;

/// How sure the model was of every token: the text, shaded the more the less likely a token was,
/// and a table with the numbers and what else it might have written.
class LogProbsView final : public QWidget
{
    Q_OBJECT

public:
    explicit LogProbsView(std::vector<TokenLogProb> tokens, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fillText();
    int tokenAt(const QPoint &point) const;
    void fitText();

    LogProbsModel *m_model;
    QTextEdit *m_text;
    QTableView *m_table;
    std::vector<int> m_ends; ///< position behind each token that is shown
};

}
