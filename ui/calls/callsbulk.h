#pragma once

#include "core/history/keeping.h"
#include "core/session/callexport.h"

#include <QFutureWatcher>
#include <QObject>

namespace heliograph {

class HistoryKeeper;
class SelectionBar;

/// Deletes or exports calls, one such work at a time, with a SelectionBar as its face. Works on rows as they were when it
/// was asked, whatever is selected later.
class CallsBulk final : public QObject
{
    Q_OBJECT

public:
    /// keeper null: nothing can be deleted. All outlive this.
    CallsBulk(History &history, HistoryKeeper *keeper, SelectionBar &bar, QObject *parent = nullptr);
    ~CallsBulk() override;

    bool isBusy() const; ///< works, or waits for an answer
    bool canDelete() const { return m_keeper != nullptr; }

    void askToDelete(const QList<qint64> &rows);
    /// Asks where to, beside the window.
    void askToExport(const QList<qint64> &rows, QWidget *window);
    void exportTo(const QList<qint64> &rows, ExportFormat format, const QString &path);

Q_SIGNALS:
    void deleted(); ///< some of them at least
    void settled(); ///< the bar is free again

private:
    void remove();
    void stop();
    void removed();
    void exported();

    History &m_history;
    HistoryKeeper *m_keeper;
    SelectionBar &m_bar;
    QList<qint64> m_rows;
    QString m_path;
    QFutureWatcher<Result<RemovalReport>> m_removal;
    QFutureWatcher<Result<ExportReport>> m_export;
};

}
