#pragma once

#include "core/pricing/userprices.h"
#include "ui/widgets/card.h"

#include <array>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace heliograph {

class FormRow;

/// The form for one price of the user's own.
class PriceEditor final : public Card
{
    Q_OBJECT

public:
    explicit PriceEditor(UserPrices &prices, QWidget *parent = nullptr);

    /// A new price; where a row of the book is given, one that begins as a copy of it.
    void openNew(const PriceRow *like);
    void openOwn(const UserPrice &price);

Q_SIGNALS:
    void closed(); ///< saved or not

private:
    void makeForm();
    QWidget *makeRates();
    void fill(const UserPrice &price);
    void save();
    Result<UserPrice> read();

    UserPrices &m_prices;
    std::optional<UserPrice> m_old; ///< the one that is changed
    QComboBox *m_provider;
    QLineEdit *m_model;
    QLineEdit *m_from;
    QLineEdit *m_note;
    FormRow *m_fromRow;
    FormRow *m_ratesRow;
    std::array<QLineEdit *, kRateKeys.size()> m_rates{};
    QPushButton *m_save;
};

}
