#pragma once

#include "core/domain/call.h"
#include "core/history/repricing.h"
#include "core/pricing/heliconeprice.h"

#include <QWidget>

class QGridLayout;

namespace heliograph {

/// Why a call costs what it costs, line by line; what Helicone shows for it, and why that differs;
/// what it was thought to cost before it was priced again. Or why no price is known, and what to
/// do.
class ReceiptView final : public QWidget
{
    Q_OBJECT

public:
    explicit ReceiptView(QWidget *parent = nullptr);
    /// helicone: unset where Helicone has not seen the call.
    void setCall(const Call &call, const std::optional<HeliconeFigure> &helicone = {});
    /// Of the call that is shown, the newest first.
    void setOldReceipts(const QList<OldReceipt> &receipts);

private:
    void showReceipt(const Call &call, const Receipt &receipt);
    void showLines(const Receipt &receipt);
    void showBasis(const Call &call, const Receipt &receipt);
    void showSource(const Receipt &receipt);
    void showHelicone(const HeliconeFigure &figure);
    void showUnpriced(const Call &call);
    void addSum(const QString &name, Money amount, bool strong);
    void addRuler();
    void addCell(int column, const QString &text, bool strong = false, bool number = false);
    void addNote(const QString &text);
    void addGap();

    QWidget *m_content = nullptr; ///< made anew for each call
    QGridLayout *m_grid = nullptr;
    int m_row = 0; ///< the grid's next
    QWidget *m_old = nullptr; ///< the receipts before this one
};

}
