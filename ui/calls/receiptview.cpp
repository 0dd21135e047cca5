#include "ui/calls/receiptview.h"

#include "core/session/callprice.h"
#include "ui/calls/callcells.h"
#include "ui/format.h"
#include "ui/theme/theme.h"
#include "ui/usageclasses.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>

namespace heliograph {

namespace {

constexpr int kColumns = 4;

QString exact(Money money)
{
    return QLatin1Char('$') + money.toDecimal();
}

QString rateOf(const ReceiptLine &line)
{
    if (line.per == 1'000'000)
        return ReceiptView::tr("%1 per million").arg(exact(line.rate));
    if (line.per == 1'000)
        return ReceiptView::tr("%1 per thousand").arg(exact(line.rate));
    return ReceiptView::tr("%1 per %2").arg(exact(line.rate), countText(line.per));
}

QString basisWord(CostBasis basis)
{
    switch (basis) {
    case CostBasis::Exact:
        return ReceiptView::tr("Total");
    case CostBasis::Estimated:
        return ReceiptView::tr("Total, estimated");
    case CostBasis::Declared:
        return ReceiptView::tr("Total, declared");
    }
    return {};
}

/// What the cached input would have cost more as input; unset where no line tells the input's rate.
std::optional<Money> savedByCache(const Receipt &receipt)
{
    const ReceiptLine *input = nullptr;
    const ReceiptLine *cached = nullptr;
    for (const ReceiptLine &line : receipt.lines) {
        if (line.usageClass == QLatin1String("input"))
            input = &line;
        else if (line.usageClass == QLatin1String("cached_input"))
            cached = &line;
    }
    if (!input || !cached || cached->rate >= input->rate)
        return std::nullopt;
    const auto full = Money::atRate(input->rate, cached->count, cached->per);
    return full ? std::optional(*full - cached->amount) : std::nullopt;
}

QLabel *makeText(const QString &text, QWidget *parent, TextRole role)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextRole(label, role);
    return label;
}

}

ReceiptView::ReceiptView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("callReceipt"));
    setAccessibleName(tr("Receipt"));
    new QVBoxLayout(this);
    layout()->setContentsMargins(
        spacing::kMedium, spacing::kMedium, spacing::kMedium, spacing::kMedium);
}

void ReceiptView::setCall(const Call &call, const std::optional<HeliconeFigure> &helicone)
{
    delete m_content;
    m_content = new QWidget(this);
    m_old = nullptr;
    m_row = 0;
    m_grid = new QGridLayout(m_content);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(spacing::kMedium);
    m_grid->setVerticalSpacing(spacing::kSmall);
    m_grid->setColumnStretch(0, 1);
    if (call.receipt)
        showReceipt(call, *call.receipt);
    else
        showUnpriced(call);
    if (helicone)
        showHelicone(*helicone);
    auto *box = static_cast<QVBoxLayout *>(layout());
    while (QLayoutItem *item = box->takeAt(0))
        delete item;
    box->addWidget(m_content);
    box->addStretch(1);
}

void ReceiptView::addCell(int column, const QString &text, bool strong, bool number)
{
    QLabel *label = makeText(text, m_content, strong ? TextRole::Heading : TextRole::Body);
    m_grid->addWidget(label, m_row, column, number ? Qt::AlignRight : Qt::AlignLeft);
}

void ReceiptView::addNote(const QString &text)
{
    QLabel *label = makeText(text, m_content, TextRole::Secondary);
    label->setWordWrap(true);
    m_grid->addWidget(label, m_row++, 0, 1, kColumns);
}

void ReceiptView::addRuler()
{
    auto *line = new QFrame(m_content);
    line->setFrameShape(QFrame::HLine);
    m_grid->addWidget(line, m_row++, 0, 1, kColumns);
}

void ReceiptView::addGap()
{
    m_grid->setRowMinimumHeight(m_row++, spacing::kSmall);
}

void ReceiptView::addSum(const QString &name, Money amount, bool strong)
{
    addCell(0, name, strong);
    addCell(3, exact(amount), strong, true);
    ++m_row;
}

void ReceiptView::showReceipt(const Call &call, const Receipt &receipt)
{
    const bool declared = receipt.basis == CostBasis::Declared;
    if (declared) {
        // What was paid comes first; what it comes to by the book stands below, for comparison.
        const bool hit = fromHeliconeCache(call);
        addSum(hit ? tr("Total") : basisWord(receipt.basis), receipt.total, true);
        showBasis(call, receipt);
        if (const auto sum = sumOfLines(receipt)) {
            addGap();
            showLines(receipt);
            addSum(hit ? tr("Saved") : tr("By the price book"), *sum, true);
            showSource(receipt);
        }
        return;
    }
    showLines(receipt);
    addSum(basisWord(receipt.basis), receipt.total, true);
    addGap();
    showBasis(call, receipt);
    showSource(receipt);
    if (const auto saved = savedByCache(receipt))
        addNote(tr("The provider's cache saved %1: cached input costs less than input.")
                    .arg(exact(*saved)));
}

void ReceiptView::showLines(const Receipt &receipt)
{
    const QStringList titles{tr("What"), tr("Count"), tr("Rate"), tr("Amount")};
    for (int i = 0; i < kColumns; ++i) {
        auto *label = new QLabel(titles[i], m_content);
        setTextRole(label, TextRole::Secondary);
        m_grid->addWidget(label, m_row, i, i == 0 ? Qt::AlignLeft : Qt::AlignRight);
    }
    ++m_row;
    addRuler();
    for (const ReceiptLine &line : receipt.lines) {
        addCell(0, usageClassText(line.usageClass));
        addCell(1, countText(line.count), false, true);
        addCell(2, rateOf(line), false, true);
        addCell(3, exact(line.amount), false, true);
        ++m_row;
    }
    addRuler();
}

void ReceiptView::showBasis(const Call &call, const Receipt &receipt)
{
    const bool counted = !call.answer.usage.empty();
    if (receipt.basis == CostBasis::Exact)
        addNote(tr("Exact: the tokens are those the provider counted."));
    else if (receipt.basis == CostBasis::Estimated && !counted)
        addNote(tr("Estimated: the provider did not report the tokens, so they were worked out "
                   "from the text."));
    else if (receipt.basis == CostBasis::Estimated && call.status != CallStatus::Ok)
        addNote(tr("Estimated: the answer ended before the provider had counted all of it."));
    else if (receipt.basis == CostBasis::Estimated)
        addNote(
            tr("Estimated: the tokens are those the provider counted, their rates are not sure."));
    else if (!fromHeliconeCache(call))
        addNote(
            tr("Declared: the amount is what the other side says, not worked out from a price."));
    if (!receipt.note.isEmpty())
        addNote(receipt.note);
}

void ReceiptView::showSource(const Receipt &receipt)
{
    QStringList facts;
    if (!receipt.model.isEmpty())
        facts.append(tr("Price of %1 at %2").arg(receipt.model, receipt.provider));
    if (receipt.priceDate.isValid())
        facts.append(
            tr("as of %1").arg(QLocale().toString(receipt.priceDate, QLocale::LongFormat)));
    if (receipt.source == QLatin1String("user"))
        facts.append(tr("one of your own"));
    else if (!receipt.source.isEmpty())
        facts.append(tr("from %1").arg(receipt.source));
    if (!facts.isEmpty())
        addNote(facts.join(QStringLiteral(", ")) + QLatin1Char('.'));
}

void ReceiptView::showHelicone(const HeliconeFigure &figure)
{
    addGap();
    addNote(figure.differs
            ? tr("Helicone shows %1, because %2.")
                  .arg(exact(figure.amount), figure.reasons.join(QStringLiteral("; ")))
            : tr("Helicone shows the same amount."));
}

void ReceiptView::setOldReceipts(const QList<OldReceipt> &receipts)
{
    if (!m_content || m_old || receipts.isEmpty())
        return;
    m_old = new QWidget(m_content);
    m_old->setObjectName(QStringLiteral("oldReceipts"));
    auto *column = new QVBoxLayout(m_old);
    column->setContentsMargins(0, spacing::kMedium, 0, 0);
    column->setSpacing(spacing::kTiny);
    column->addWidget(makeText(tr("Before it was priced again"), m_old, TextRole::Heading));
    for (const OldReceipt &old : receipts) {
        QStringList facts{old.receipt ? exact(old.receipt->total) : tr("unpriced")};
        if (old.receipt && old.receipt->basis == CostBasis::Estimated)
            facts.append(tr("estimated"));
        if (old.receipt && old.receipt->priceDate.isValid())
            facts.append(
                tr("prices as of %1")
                    .arg(QLocale().toString(old.receipt->priceDate, QLocale::ShortFormat)));
        if (old.receipt && !old.receipt->source.isEmpty())
            facts.append(old.receipt->source == QLatin1String("user") ? tr("your own price")
                                                                      : old.receipt->source);
        const QString until =
            QLocale().toString(old.replacedAt.toLocalTime(), QLocale::ShortFormat);
        QLabel *label = makeText(tr("Until %1: %2").arg(until, facts.join(QStringLiteral(", "))),
            m_old, TextRole::Secondary);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    m_grid->addWidget(m_old, m_row++, 0, 1, kColumns);
}

void ReceiptView::showUnpriced(const Call &call)
{
    const QString model = modelWord(call.model, call.requestedModel);
    QString title = tr("Unpriced");
    QString text;
    if (call.status == CallStatus::Running) {
        title = tr("Still running");
        text = tr("The receipt is there when the call has ended.");
    } else if (call.status == CallStatus::Error && call.answer.usage.empty()) {
        text = tr("The call failed and no tokens were reported, so there is nothing to add up.");
    } else if (call.answer.usage.empty()) {
        text =
            tr("The provider did not say how many tokens were used. For streams, ask for the usage "
               "(stream_options.include_usage), or stop calls less early.");
    } else {
        text = tr("The price book has no price for “%1” at the provider “%2”. Check the model's "
                  "name, or add a price of "
                  "your own under Settings, Prices, and price your calls again there. A model of "
                  "your own machine costs "
                  "nothing and has none. Unpriced calls are not counted as $0: sums say how many "
                  "there are.")
                   .arg(model, call.provider);
    }
    addCell(0, title, true);
    ++m_row;
    addNote(text);
    const std::pair<QString, Usage::Count> counts[] = {
        {tr("Input tokens"), call.answer.usage.totalInput()},
        {tr("Output tokens"), call.answer.usage.output}};
    for (const auto &[name, count] : counts) {
        if (count) {
            addCell(0, name);
            addCell(1, countText(*count), false, true);
            ++m_row;
        }
    }
}

}
