#include "ui/settings/priceeditor.h"

#include "ui/settings/ratetext.h"
#include "ui/theme/theme.h"
#include "ui/usageclasses.h"
#include "ui/widgets/formrow.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>

namespace heliograph {

namespace {
constexpr int kRateColumns = 3;
}

PriceEditor::PriceEditor(UserPrices &prices, QWidget *parent)
    : Card(tr("A price of your own"), parent), m_prices(prices), m_provider(new QComboBox),
      m_model(new QLineEdit), m_from(new QLineEdit), m_note(new QLineEdit),
      m_save(new QPushButton(tr("Save")))
{
    setObjectName(QStringLiteral("priceEditor"));
    setHighlighted(true);
    makeForm();
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &PriceEditor::closed);
}

void PriceEditor::makeForm()
{
    m_provider->setObjectName(QStringLiteral("priceProvider"));
    m_provider->setEditable(true);
    m_provider->setInsertPolicy(QComboBox::NoInsert);
    m_provider->addItems(m_prices.book()->providers());
    m_model->setObjectName(QStringLiteral("priceModel"));
    m_model->setPlaceholderText(QStringLiteral("gpt-4o-mini"));
    m_from->setObjectName(QStringLiteral("priceFrom"));
    m_from->setPlaceholderText(QStringLiteral("2026-11-24"));
    m_note->setObjectName(QStringLiteral("priceNote"));
    m_note->setPlaceholderText(tr("Said on every receipt, if you like"));
    m_fromRow = new FormRow(tr("From"), m_from,
        tr("The day from which it holds, in UTC. Calls before it keep the price they have; empty: "
           "it always holds."));
    m_ratesRow = new FormRow(tr("Rates"), makeRates(),
        tr("USD per million tokens; of web searches and requests per thousand. A class left empty "
           "pays that of the class it "
           "is a part of. For rates that rise with the prompt: 1.25, 200000: 2.5"));
    body()->addWidget(new FormRow(tr("Provider"), m_provider));
    body()->addWidget(new FormRow(tr("Model"), m_model,
        tr("The name answers give, or that of a row below: then it holds for every name of that "
           "row.")));
    body()->addWidget(m_fromRow);
    body()->addWidget(m_ratesRow);
    body()->addWidget(new FormRow(tr("Note"), m_note));

    m_save->setObjectName(QStringLiteral("priceSave"));
    m_save->setToolTip(tr("Keep the price (Enter)"));
    setPrimary(m_save);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("priceCancel"));
    cancel->setToolTip(tr("Leave the prices as they are (Esc)"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    body()->addLayout(buttons);
    connect(m_save, &QPushButton::clicked, this, &PriceEditor::save);
    connect(cancel, &QPushButton::clicked, this, &PriceEditor::closed);
    for (QLineEdit *field : {m_model, m_from, m_note})
        connect(field, &QLineEdit::returnPressed, this, &PriceEditor::save);
}

QWidget *PriceEditor::makeRates()
{
    auto *rates = new QWidget;
    auto *grid = new QGridLayout(rates);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(spacing::kSmall);
    grid->setVerticalSpacing(spacing::kTiny);
    for (size_t i = 0; i < kRateKeys.size(); ++i) {
        const QString key = QLatin1String(kRateKeys[i].key);
        auto *field = new QLineEdit;
        field->setObjectName(QStringLiteral("rate-") + key);
        field->setAccessibleName(usageClassText(key));
        auto *label = new QLabel(usageClassText(key));
        setTextRole(label, TextRole::Secondary);
        label->setBuddy(field);
        // Down the columns, so that what belongs together stands together.
        const int perColumn = int((kRateKeys.size() + kRateColumns - 1) / kRateColumns);
        const int row = int(i) % perColumn;
        const int column = int(i) / perColumn;
        grid->addWidget(label, 2 * row, column);
        grid->addWidget(field, 2 * row + 1, column);
        grid->setColumnStretch(column, 1);
        connect(field, &QLineEdit::returnPressed, this, &PriceEditor::save);
        m_rates[i] = field;
    }
    return rates;
}

void PriceEditor::openNew(const PriceRow *like)
{
    m_old.reset();
    UserPrice price;
    if (like) {
        price = {like->provider, like->model, {}, like->rates, {}};
        if (!like->own)
            price.from = QDateTime::currentDateTimeUtc().date();
    }
    fill(price);
    like ? m_rates[0]->setFocus() : m_provider->setFocus();
}

void PriceEditor::openOwn(const UserPrice &price)
{
    m_old = price;
    fill(price);
    m_rates[0]->setFocus();
}

void PriceEditor::fill(const UserPrice &price)
{
    m_provider->setCurrentText(price.provider);
    m_model->setText(price.model);
    m_from->setText(price.from.isValid() ? price.from.toString(Qt::ISODate) : QString());
    m_note->setText(price.note);
    for (size_t i = 0; i < kRateKeys.size(); ++i) {
        const Rate *rate = findRate(price.rates, kRateKeys[i].rateClass);
        m_rates[i]->setText(rate ? rateToText(*rate) : QString());
    }
    m_fromRow->setError({});
    m_ratesRow->setError({});
}

Result<UserPrice> PriceEditor::read()
{
    m_fromRow->setError({});
    m_ratesRow->setError({});
    UserPrice price{m_provider->currentText().trimmed(), m_model->text().trimmed(), {}, {},
        m_note->text().trimmed()};
    if (const QString day = m_from->text().trimmed(); !day.isEmpty()) {
        price.from = QDate::fromString(day, Qt::ISODate);
        if (!price.from.isValid()) {
            const QString problem = tr("“%1” is no day such as 2026-11-24.").arg(day);
            m_fromRow->setError(problem);
            return Error{ErrorKind::Usage, {}};
        }
    }
    for (size_t i = 0; i < kRateKeys.size(); ++i) {
        if (m_rates[i]->text().trimmed().isEmpty())
            continue;
        Result<Rate> rate = rateFromText(kRateKeys[i].rateClass, m_rates[i]->text());
        if (!rate) {
            m_rates[i]->setFocus();
            return rate.error();
        }
        price.rates.push_back(std::move(rate).value());
    }
    return price;
}

void PriceEditor::save()
{
    const Result<UserPrice> price = read();
    if (!price) {
        if (!price.error().message.isEmpty())
            m_ratesRow->setError(price.error().message);
        return;
    }
    const Status kept = m_prices.replace(m_old.value_or(*price), *price);
    if (!kept) {
        QString message = kept.error().message;
        message[0] = message[0].toUpper();
        m_ratesRow->setError(message);
        return;
    }
    Q_EMIT closed();
}

}
