#pragma once

#include "core/history/comparisonrecord.h"
#include "ui/services.h"

#include <QAbstractListModel>
#include <QFrame>

class QLabel;
class QListView;
class QPushButton;

namespace heliograph {

/// Comparisons as they are listed: what was asked in the first line, what is known of it in the second.
class EarlierModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setComparisons(const QList<ComparisonSummary> &comparisons);
    QUuid idAt(int row) const; ///< null outside

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<ComparisonSummary> m_comparisons;
};

/// The list of earlier comparisons that opens under its button.
class EarlierComparisons final : public QFrame
{
    Q_OBJECT

public:
    EarlierComparisons(const Services &services, QWidget *parent);

    void open(const QRect &below); ///< global
    bool settled() const { return !m_reading; }

Q_SIGNALS:
    void chosen(const QUuid &id);
    void removed(const QUuid &id);
    void failed(const QString &message);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void read();
    void choose();
    void remove();
    void refresh();

    Services m_services;
    EarlierModel *m_model;
    QListView *m_list;
    QLabel *m_empty;
    QPushButton *m_open;
    QPushButton *m_remove;
    QUuid m_sure; ///< the one that the next click deletes
    bool m_reading = false;
};

}
