#pragma once

#include "core/domain/call.h"

#include <QWidget>

class QGridLayout;

namespace heliograph {

/// Why a call costs what it costs, line by line; or why no price is known, and what to do.
class ReceiptView final : public QWidget
{
    Q_OBJECT

public:
    explicit ReceiptView(QWidget *parent = nullptr);
    void setCall(const Call &call);

private:
    void showReceipt(const Receipt &receipt);
    void showUnpriced(const Call &call);
    void addCell(
        int row, int column, const QString &text, bool strong = false, bool number = false);
    void addNote(int row, const QString &text);

    QWidget *m_content = nullptr; ///< made anew for each call
    QGridLayout *m_grid = nullptr;
};

}
