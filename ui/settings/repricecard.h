#pragma once

#include "core/base/result.h"
#include "core/history/repricing.h"
#include "ui/services.h"
#include "ui/widgets/card.h"

#include <QFutureWatcher>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace heliograph {

class FormRow;

/// Prices recorded calls again: first a look at what would change, then the change itself.
class RepriceCard final : public Card
{
    Q_OBJECT

public:
    explicit RepriceCard(const Services &services, QWidget *parent = nullptr);
    ~RepriceCard() override;

    void preview();

private:
    void start(bool dryRun);
    void ended();
    void showReport(const RepriceReport &report);
    void setRunning(bool running);

    Services m_services;
    QLineEdit *m_where;
    FormRow *m_whereRow;
    QLabel *m_result;
    QProgressBar *m_progress;
    QPushButton *m_preview;
    QPushButton *m_apply;
    QPushButton *m_stop;
    QFutureWatcher<Result<RepriceReport>> m_watcher;
    bool m_dryRun = true;
};

/// "12 of 340 calls would change …": in sentences.
QString repriceText(const RepriceReport &report, bool dryRun);

}
