#pragma once

#include "ui/services.h"
#include "ui/settings/settingspanel.h"

#include <QList>

namespace heliograph {

class Banner;
class Card;
class KeyRow;

/// A row for Helicone's key and for each provider's. The keychain is asked when the page is first
/// looked at, one key after the other, so that a locked one asks for its password once.
class KeysSettings final : public SettingsPanel
{
    Q_OBJECT

public:
    explicit KeysSettings(const Services &services, QWidget *parent = nullptr);

    /// Scrolls to the row and opens its editor; an unknown name does nothing.
    void showKey(const QString &name);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeRows();
    void refresh();
    void refreshNext();
    void updateBanner();

    Services m_services;
    Banner *m_banner;
    Card *m_heliconeCard;
    Card *m_providerCard;
    QList<KeyRow *> m_rows;
    qsizetype m_next = -1; ///< the row that is asked now; -1: none
    bool m_asked = false;
};

}
