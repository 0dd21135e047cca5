#pragma once

#include "core/history/callquery.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace heliograph {

class FilterCompleter;

/// The line above the calls: words to search for, and a filter. Both take effect while one types.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    QString search() const;
    QString where() const;
    bool isEmpty() const { return search().isEmpty() && where().isEmpty(); }
    void clear();
    void setWhere(const QString &where, const QString &search = {}); ///< takes effect at once
    void setKnown(const KnownTags &known); ///< offered while one types
    void addWidget(QWidget *widget); ///< at the right end
    void focusSearch();
    void focusFilter();

    void setCount(const QString &text); ///< how many calls, at the right
    void setError(const QString &message); ///< what is wrong with the filter; empty: nothing

Q_SIGNALS:
    void changed();
    void listRequested(); ///< the arrow down or Enter: on to the list

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLineEdit *addField(const QString &name, const QString &placeholder, const QString &toolTip);
    void announce();

    QLineEdit *m_search;
    QLineEdit *m_filter;
    FilterCompleter *m_completer;
    QHBoxLayout *m_line;
    QLabel *m_count;
    QLabel *m_error;
    QTimer m_pause;
    QString m_lastSearch;
    QString m_lastWhere;
};

}
