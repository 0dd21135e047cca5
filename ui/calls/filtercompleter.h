#pragma once

#include "core/history/callquery.h"

#include <QObject>
#include <QStringList>

class QCompleter;
class QLineEdit;
class QStringListModel;

namespace heliograph {

/// What could stand in place of a part of a filter.
struct FilterCompletion {
    int from = 0; ///< of the part in the text
    int length = 0;
    QStringList words; ///< whole, ready to be put there
};

/// What the filter language allows where the cursor is: fields, operators, values, and, or.
FilterCompletion completeFilter(const QString &text, int cursor, const KnownTags &known);

/// Offers words of the filter language under a line while one types; Ctrl+Space asks for them.
class FilterCompleter final : public QObject
{
    Q_OBJECT

public:
    /// Belongs to the line.
    explicit FilterCompleter(QLineEdit *line);

    void setKnown(const KnownTags &known) { m_known = known; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void offer(bool asked);
    void insert(const QString &word);

    QLineEdit *m_line;
    QCompleter *m_completer;
    QStringListModel *m_words;
    KnownTags m_known;
    FilterCompletion m_completion;
};

}
