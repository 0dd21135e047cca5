#include "ui/calls/receiptview.h"

#include "ui/calls/callcells.h"
#include "ui/format.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QHash>
#include <QLabel>
#include <QLocale>

namespace heliograph {

namespace {

constexpr int kColumns = 4;

QString className(const QString &usageClass)
{
    static const QHash<QString, const char *> kNames{
        {QStringLiteral("input"), QT_TRANSLATE_NOOP("ReceiptView", "Input")},
        {QStringLiteral("cached_input"), QT_TRANSLATE_NOOP("ReceiptView", "Cached input")},
        {QStringLiteral("cache_write_5m"), QT_TRANSLATE_NOOP("ReceiptView", "Cache write, 5 min")},
        {QStringLiteral("cache_write_1h"), QT_TRANSLATE_NOOP("ReceiptView", "Cache write, 1 h")},
        {QStringLiteral("output"), QT_TRANSLATE_NOOP("ReceiptView", "Output")},
        {QStringLiteral("reasoning"), QT_TRANSLATE_NOOP("ReceiptView", "Reasoning")},
        {QStringLiteral("audio_input"), QT_TRANSLATE_NOOP("ReceiptView", "Audio input")},
        {QStringLiteral("cached_audio_input"),
            QT_TRANSLATE_NOOP("ReceiptView", "Cached audio input")},
        {QStringLiteral("audio_output"), QT_TRANSLATE_NOOP("ReceiptView", "Audio output")},
        {QStringLiteral("image_input"), QT_TRANSLATE_NOOP("ReceiptView", "Image input")},
        {QStringLiteral("cached_image_input"),
            QT_TRANSLATE_NOOP("ReceiptView", "Cached image input")},
        {QStringLiteral("image_output"), QT_TRANSLATE_NOOP("ReceiptView", "Image output")},
        {QStringLiteral("web_searches"), QT_TRANSLATE_NOOP("ReceiptView", "Web searches")},
        {QStringLiteral("requests"), QT_TRANSLATE_NOOP("ReceiptView", "Requests")},
    };
    const auto it = kNames.constFind(usageClass);
    return it == kNames.constEnd() ? usageClass : QCoreApplication::translate("ReceiptView", *it);
}

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

}

ReceiptView::ReceiptView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("callReceipt"));
    setAccessibleName(tr("Receipt"));
    new QVBoxLayout(this);
    layout()->setContentsMargins(
        spacing::kMedium, spacing::kMedium, spacing::kMedium, spacing::kMedium);
}

void ReceiptView::setCall(const Call &call)
{
    delete m_content;
    m_content = new QWidget(this);
    m_grid = new QGridLayout(m_content);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(spacing::kMedium);
    m_grid->setVerticalSpacing(spacing::kSmall);
    if (call.receipt)
        showReceipt(*call.receipt);
    else
        showUnpriced(call);
    auto *box = static_cast<QVBoxLayout *>(layout());
    while (QLayoutItem *item = box->takeAt(0))
        delete item;
    box->addWidget(m_content);
    box->addStretch(1);
}

void ReceiptView::addCell(int row, int column, const QString &text, bool strong, bool number)
{
    auto *label = new QLabel(text, m_content);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextRole(label, strong ? TextRole::Heading : TextRole::Body);
    m_grid->addWidget(label, row, column, number ? Qt::AlignRight : Qt::AlignLeft);
}

void ReceiptView::addNote(int row, const QString &text)
{
    auto *label = new QLabel(text, m_content);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextRole(label, TextRole::Secondary);
    m_grid->addWidget(label, row, 0, 1, kColumns);
}

void ReceiptView::showReceipt(const Receipt &receipt)
{
    int row = 0;
    const auto ruler = [this, &row] {
        auto *line = new QFrame(m_content);
        line->setFrameShape(QFrame::HLine);
        m_grid->addWidget(line, row++, 0, 1, kColumns);
    };
    const QStringList titles{tr("What"), tr("Count"), tr("Rate"), tr("Amount")};
    for (int i = 0; i < kColumns; ++i) {
        auto *label = new QLabel(titles[i], m_content);
        setTextRole(label, TextRole::Secondary);
        m_grid->addWidget(label, row, i, i == 0 ? Qt::AlignLeft : Qt::AlignRight);
    }
    ++row;
    ruler();
    for (const ReceiptLine &line : receipt.lines) {
        addCell(row, 0, className(line.usageClass));
        addCell(row, 1, countText(line.count), false, true);
        addCell(row, 2, rateOf(line), false, true);
        addCell(row, 3, exact(line.amount), false, true);
        ++row;
    }
    ruler();
    addCell(
        row, 0, receipt.basis == CostBasis::Estimated ? tr("Total, estimated") : tr("Total"), true);
    addCell(row, 3, exact(receipt.total), true, true);
    ++row;
    m_grid->setRowMinimumHeight(row++, spacing::kSmall);

    if (receipt.basis == CostBasis::Declared)
        addNote(
            row++, tr("The amount is what the other side declared, not worked out from a price."));
    if (receipt.basis == CostBasis::Estimated)
        addNote(row++,
            tr("The provider did not report the tokens, so they were estimated from the text."));
    QStringList facts;
    if (!receipt.model.isEmpty())
        facts.append(tr("Price of %1 at %2").arg(receipt.model, receipt.provider));
    if (receipt.priceDate.isValid())
        facts.append(
            tr("valid since %1").arg(QLocale().toString(receipt.priceDate, QLocale::LongFormat)));
    if (!receipt.source.isEmpty())
        facts.append(tr("from %1").arg(receipt.source));
    if (!facts.isEmpty())
        addNote(row++, facts.join(QStringLiteral(", ")) + QLatin1Char('.'));
    if (!receipt.note.isEmpty())
        addNote(row++, receipt.note);
    m_grid->setColumnStretch(0, 1);
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
                  "name; a model of your "
                  "own machine costs nothing and has none. Unpriced calls are not counted as $0: "
                  "sums say how many "
                  "there are.")
                   .arg(model, call.provider);
    }
    addCell(0, 0, title, true);
    addNote(1, text);
    int row = 2;
    const std::pair<QString, Usage::Count> counts[] = {
        {tr("Input tokens"), call.answer.usage.totalInput()},
        {tr("Output tokens"), call.answer.usage.output}};
    for (const auto &[name, count] : counts) {
        if (count) {
            addCell(row, 0, name);
            addCell(row++, 1, countText(*count), false, true);
        }
    }
    m_grid->setColumnStretch(0, 1);
}

}
