#pragma once

#include "ui/prompts/promptsmodel.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;

namespace heliograph {

/// The library as a list, with a search and a choice of tags above it.
class PromptList final : public QWidget
{
    Q_OBJECT

public:
    explicit PromptList(QWidget *parent = nullptr);

    void setPrompts(const QList<PromptHead> &prompts); ///< the chosen one stays chosen
    const PromptsModel *model() const { return m_model; }
    QUuid current() const; ///< null: none
    void setCurrent(const QUuid &prompt); ///< null: none
    void focusSearch();

Q_SIGNALS:
    void chosen(const QUuid &prompt); ///< by the user; null: none
    void activated(const QUuid &prompt); ///< Enter or a double click

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QUuid idAt(const QModelIndex &index) const;
    void showTags();
    void showNote();

    PromptsModel *m_model;
    PromptsFilter *m_filter;
    QLineEdit *m_search;
    QComboBox *m_tags;
    QListView *m_view;
    QLabel *m_none;
};

}
