#pragma once

#include "core/history/callquery.h"
#include "core/session/callcsv.h"

#include <QCoreApplication>
#include <QTextStream>

namespace heliograph
{

/// Calls as an aligned table. The first page of rows sets the columns' widths.
class CallsTable final
{
    Q_DECLARE_TR_FUNCTIONS(CallsTable)

public:
    /// width: as in CallsCommand.
    CallsTable(QTextStream &out, int width);
    void add(const QList<CallSummary> &page);

private:
    struct Column {
        QString title;
        bool right = false;
        int dropFirst =
            0; ///< the higher, the sooner it goes where the terminal is narrow; 0: stays
        int width = 0;
    };
    QStringList cells(const CallSummary &call) const;
    void layOut(const QList<QStringList> &rows);
    void print(const QStringList &cells);

    QTextStream &m_out;
    int m_width;
    QList<Column> m_columns;
    bool m_laidOut = false;
};

/// One call for people: what it was, the conversation and the answer.
void printCall(const Call &call, QTextStream &out);

/// One line that a terminal may show: no control, escape or direction characters; line breaks
/// become spaces.
QString terminalLine(const QString &text);
/// How many columns a terminal needs for the text.
int columnsOf(const QString &text);

}
