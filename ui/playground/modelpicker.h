#pragma once

#include "ui/playground/modelchoices.h"
#include "ui/services.h"

#include <QFrame>
#include <QHash>
#include <QToolButton>

class QLabel;
class QLineEdit;
class QListView;
class QStandardItemModel;

namespace heliograph {

/// The list of models that opens under the button, with its search field. Driven by keyboard throughout.
class ModelPopup final : public QFrame
{
    Q_OBJECT

public:
    ModelPopup(const Services &services, QWidget *parent);

    void open(const QRect &below, const QString &provider, const QString &model); ///< global

Q_SIGNALS:
    void chosen(const QString &provider, const QString &model);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refill();
    void choose(const QModelIndex &index);
    void askForKeys();
    void noteKey(const QString &provider, bool there);
    void loadChoices();
    void showAgain(); ///< what is known has changed; the chosen row stays
    void updateStatus();
    void refreshList();
    const ModelChoice *chosenRow() const;
    QString marksOf(const ModelChoice &choice) const;

    Services m_services;
    ModelChoices m_choices;
    QList<RecentModel> m_recent;
    QList<ModelChoice> m_shown;
    QString m_provider;
    QString m_model;
    QHash<QString, bool> m_keyThere; ///< provider id; absent: not known yet
    QLineEdit *m_search;
    QListView *m_list;
    QStandardItemModel *m_rows;
    QLabel *m_status; ///< how old the list of the chosen row's provider is, or why it could not be fetched
    QToolButton *m_refresh;
    QLabel *m_hint;
};

/// The button "provider / model" and its list.
class ModelPicker final : public QToolButton
{
    Q_OBJECT

public:
    explicit ModelPicker(const Services &services, QWidget *parent = nullptr);

    void setChoice(const QString &provider, const QString &model);
    void setTextWidth(int pixels); ///< of the longest text; what is longer loses its middle
    void openList();

Q_SIGNALS:
    void chosen(const QString &provider, const QString &model); ///< by the user

private:
    Services m_services;
    QString m_provider;
    QString m_model;
    int m_textWidth = 340;
    ModelPopup *m_popup = nullptr; ///< made when first opened
};

}
