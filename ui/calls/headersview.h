#pragma once

#include "core/domain/exchange.h"

#include <QTreeWidget>

namespace heliograph {

/// Address and headers of a call, both ways, credentials struck out. Ctrl+C copies the selected
/// lines.
class HeadersView final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit HeadersView(QWidget *parent = nullptr);
    void setExchange(const Exchange &exchange);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addGroup(const QString &title, const QString &summary, const HeaderList &headers);
    void colourSecrets();
};

}
