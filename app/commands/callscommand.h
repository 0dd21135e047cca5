#pragma once

#include "core/history/history.h"
#include "core/providers/provider.h"

#include <QCoreApplication>
#include <QStringList>
#include <QTextStream>

namespace heliograph
{

/// heliograph calls list | show. Reads the history page by page and prints as it reads, so that a
/// million calls need little memory.
class CallsCommand final
{
    Q_DECLARE_TR_FUNCTIONS(CallsCommand)

public:
    /// width: of the terminal, in columns; 0: no terminal, nothing is shortened.
    CallsCommand(History &history, const ProviderList &providers, QTextStream &out,
        QTextStream &err, int width);

    /// The arguments after "calls". Waits for the history, never for an event loop. 0 done, 1
    /// failed, 2 wrong usage.
    int run(const QStringList &arguments);

private:
    int list(const QStringList &arguments);
    int listRows(const QList<qint64> &rows, const QString &format);
    int listCalls(const QList<qint64> &rows);
    int show(const QStringList &arguments);
    int print(const Call &call, const QString &format);
    int fail(const Error &error);
    bool flush(); ///< false: nobody reads any more, or the disk is full

    History &m_history;
    const ProviderList &m_providers;
    QTextStream &m_out;
    QTextStream &m_err;
    int m_width;
};

}
