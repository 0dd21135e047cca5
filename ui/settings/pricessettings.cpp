#include "ui/settings/pricessettings.h"

#include "ui/format.h"
#include "ui/settings/priceeditor.h"
#include "ui/settings/pricesmodel.h"
#include "ui/settings/repricecard.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/pageheader.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

namespace heliograph {

namespace {

constexpr int kMaxWidth = 1040; ///< wider than other settings: a table, not lines to read
constexpr int kTableHeight = 320;
constexpr int kRowHeight = 24;

QString sourcesText(const PriceBook &book)
{
    QStringList sources;
    for (const PriceSource &source : book.sources()) {
        if (source.name != QLatin1String("demo"))
            sources.append(PricesSettings::tr("%1 (%2)").arg(
                source.name, QLocale().toString(source.date, QLocale::ShortFormat)));
    }
    return PricesSettings::tr("Prices as of: %1. They come with the program; nothing is fetched. "
                              "Your own prices win from their day on.")
        .arg(sources.join(QStringLiteral(", ")));
}

}

PricesSettings::PricesSettings(const Services &services, QWidget *parent)
    : SettingsPanel(tr("Prices"), sourcesText(*services.prices), parent), m_services(services),
      m_model(new PricesModel(this)), m_problem(new Banner), m_search(new QLineEdit),
      m_table(new QTableView), m_count(new QLabel), m_add(new QPushButton(tr("Add a price…"))),
      m_edit(new QPushButton(tr("Correct…"))), m_remove(new QPushButton(tr("Remove"))),
      m_editor(new PriceEditor(*services.userPrices)), m_reprice(new RepriceCard(services))
{
    setObjectName(QStringLiteral("pricesSettings"));
    widget()->setMaximumWidth(kMaxWidth);
    m_problem->setObjectName(QStringLiteral("pricesProblem"));
    addRow(m_problem);
    addRow(m_editor);
    addRow(makeTable());
    addRow(m_reprice);
    m_editor->hide();
    makeActions();
    reload();
    connect(m_services.userPrices, &UserPrices::changed, this, &PricesSettings::reload);
}

QWidget *PricesSettings::makeTable()
{
    auto *card = new Card;
    m_search->setObjectName(QStringLiteral("priceSearch"));
    m_search->setAccessibleName(tr("Search the prices"));
    m_search->setPlaceholderText(tr("Search by provider, model or source (Ctrl+F)"));
    m_search->setClearButtonEnabled(true);
    for (QAbstractButton *button : m_search->findChildren<QAbstractButton *>())
        button->setAccessibleName(tr("Clear the search"));
    m_count->setObjectName(QStringLiteral("priceCount"));
    setTextRole(m_count, TextRole::Secondary);

    m_table->setObjectName(QStringLiteral("priceTable"));
    m_table->setAccessibleName(tr("Prices"));
    m_table->setModel(m_model);
    for (QAbstractButton *button : m_table->findChildren<QAbstractButton *>())
        button->setAccessibleName(tr("Select all")); // the corner of the headers, which is not seen
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setFixedHeight(kTableHeight);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    header->setMinimumSectionSize(24);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(int(PriceColumn::Model), QHeaderView::Stretch);
    const auto width = [&](PriceColumn column, const char *sample) {
        header->resizeSection(
            int(column), m_table->fontMetrics().horizontalAdvance(QLatin1String(sample)) + 18);
    };
    width(PriceColumn::Provider, "huggingface_0");
    width(PriceColumn::Source, "genai-prices");
    width(PriceColumn::From, "2026-00-00 00");
    width(PriceColumn::Input, "$00.000 …");
    width(PriceColumn::CachedInput, "$0.0000 …");
    width(PriceColumn::Output, "$000.00 …");

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::kSmall);
    buttons->addWidget(m_count, 1);
    buttons->addWidget(m_remove);
    buttons->addWidget(m_edit);
    card->body()->addWidget(m_search);
    card->body()->addWidget(m_table);
    card->body()->addLayout(buttons);
    return card;
}

/// Where there is little room, the model's name needs it most.
void PricesSettings::resizeEvent(QResizeEvent *event)
{
    SettingsPanel::resizeEvent(event);
    m_table->setColumnHidden(int(PriceColumn::Source), viewport()->width() < 820);
    m_table->setColumnHidden(int(PriceColumn::CachedInput), viewport()->width() < 760);
    m_table->setColumnHidden(int(PriceColumn::From), viewport()->width() < 700);
}

void PricesSettings::makeActions()
{
    m_add->setObjectName(QStringLiteral("priceAdd"));
    m_add->setToolTip(tr("Add a price of your own (Ctrl+N)"));
    m_edit->setObjectName(QStringLiteral("priceEdit"));
    m_edit->setToolTip(
        tr("Change a price of your own, or lay one of your own over the chosen row (Enter)"));
    m_remove->setObjectName(QStringLiteral("priceRemove"));
    m_remove->setToolTip(tr("Remove the chosen price of your own (Del)"));
    header()->addWidget(m_add);
    connect(m_add, &QPushButton::clicked, this, [this] { openEditor(false); });
    connect(m_edit, &QPushButton::clicked, this, [this] { openEditor(true); });
    connect(m_remove, &QPushButton::clicked, this, &PricesSettings::remove);
    connect(m_table, &QTableView::activated, this, [this] { openEditor(true); });
    connect(m_editor, &PriceEditor::closed, this, &PricesSettings::closeEditor);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setSearch(text);
        updateState();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &PricesSettings::updateState);
    const auto key = [this](const QKeySequence &keys, QWidget *where, auto slot) {
        auto *shortcut = new QShortcut(keys, where);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    key(QKeySequence::Find, this, [this] { m_search->setFocus(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_N), this, [this] { openEditor(false); });
    key(QKeySequence::Delete, m_table, [this] { remove(); });
}

void PricesSettings::reload()
{
    m_model->setRows(m_services.book()->rows());
    if (const Status state = m_services.userPrices->state(); !state)
        m_problem->showMessage(Banner::Kind::Bad, state.error().message);
    else
        m_problem->hide();
    updateState();
}

std::optional<UserPrice> PricesSettings::chosenOwn() const
{
    const PriceRow *row = m_model->row(m_table->currentIndex());
    if (!row || !row->own || !m_table->selectionModel()->hasSelection())
        return std::nullopt;
    for (const UserPrice &price : m_services.userPrices->rows()) {
        if (price.model == row->model && price.from == row->from
            && m_services.prices->providerId(price.provider).value_or(price.provider)
                == row->provider)
            return price;
    }
    return std::nullopt;
}

void PricesSettings::updateState()
{
    const bool chosen =
        m_table->selectionModel()->hasSelection() && m_model->row(m_table->currentIndex());
    const bool own = chosenOwn().has_value();
    const bool writable = m_services.userPrices->state().ok();
    m_add->setEnabled(writable && m_editor->isHidden());
    m_edit->setEnabled(writable && chosen && m_editor->isHidden());
    m_edit->setText(own || !chosen ? tr("Change…") : tr("Correct…"));
    m_remove->setEnabled(writable && own);
    const int shown = m_model->rowCount();
    m_count->setText(shown == m_model->total()
            ? tr("%1 prices, of which yours: %2")
                  .arg(countText(shown), countText(qint64(m_services.userPrices->rows().size())))
            : shown == 0
            ? tr("No price fits. Add one of your own with “Add a price…”.")
            : tr("%1 of %2 prices").arg(countText(shown), countText(m_model->total())));
}

void PricesSettings::openEditor(bool chosen)
{
    if (!m_services.userPrices->state() || !m_editor->isHidden())
        return;
    const PriceRow *row = chosen ? m_model->row(m_table->currentIndex()) : nullptr;
    if (chosen && !row)
        return;
    m_editor->show();
    verticalScrollBar()->setValue(0);
    if (const auto own = chosenOwn(); chosen && own)
        m_editor->openOwn(*own);
    else
        m_editor->openNew(row);
    updateState();
}

void PricesSettings::closeEditor()
{
    m_editor->hide();
    m_table->setFocus();
    updateState();
}

void PricesSettings::remove()
{
    const auto own = chosenOwn();
    if (!own)
        return;
    if (const Status removed = m_services.userPrices->remove(*own); !removed)
        m_problem->showMessage(Banner::Kind::Bad, removed.error().message);
}

}
