#include "ui/playground/modelpicker.h"

#include "core/session/localservers.h"
#include "core/session/modelcatalog.h"
#include "ui/format.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QFutureWatcher>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace heliograph {

namespace {

constexpr char kRecentSetting[] = "window.playground.recent-models";
constexpr int kProviderRole = Qt::UserRole;
constexpr int kModelRole = Qt::UserRole + 1;
constexpr int kMarkRole = Qt::UserRole + 2;
constexpr int kRowHeight = 26;

/// The model, its provider behind it, and at the right what one should know about it.
class ChoiceDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        const ThemeColors &colors = themeColors(option.palette);
        const bool selected = option.state & QStyle::State_Selected;
        painter->save();
        if (selected) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(mixed(colors.raised, colors.accent, 0.25));
            painter->drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 4, 4);
        }
        QRect row = option.rect.adjusted(spacing::kSmall + 2, 0, -spacing::kSmall - 2, 0);
        const QFontMetrics metrics(option.font);
        const QString mark = index.data(kMarkRole).toString();
        if (!mark.isEmpty()) {
            painter->setPen(colors.secondaryText);
            painter->drawText(row, Qt::AlignVCenter | Qt::AlignRight, mark);
            row.setRight(row.right() - metrics.horizontalAdvance(mark) - spacing::kMedium);
        }
        const QString provider = index.data(kProviderRole).toString();
        const QString model = index.data(kModelRole).toString();
        painter->setPen(colors.text);
        const QString shown = metrics.elidedText(model, Qt::ElideMiddle, row.width() * 2 / 3);
        painter->drawText(row, Qt::AlignVCenter, shown);
        row.setLeft(row.left() + metrics.horizontalAdvance(shown) + spacing::kSmall);
        painter->setPen(colors.secondaryText);
        painter->drawText(row, Qt::AlignVCenter,
            metrics.elidedText(provider, Qt::ElideRight, row.width()));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {200, kRowHeight};
    }
};

}

ModelPopup::ModelPopup(const Services &services, QWidget *parent) :
    QFrame(parent, Qt::Popup), m_services(services)
{
    setObjectName(QStringLiteral("modelPopup"));
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Models"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::kSmall, spacing::kSmall, spacing::kSmall, spacing::kSmall);
    column->setSpacing(spacing::kSmall);
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("modelSearch"));
    m_search->setAccessibleName(tr("Search models"));
    m_search->setPlaceholderText(tr("Search, or type any model name"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(makeIcon(Icon::Search, palette()), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    column->addWidget(m_search);
    m_rows = new QStandardItemModel(this);
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("modelList"));
    m_list->setAccessibleName(tr("Models"));
    m_list->setModel(m_rows);
    m_list->setItemDelegate(new ChoiceDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    column->addWidget(m_list, 1);
    auto *state = new QHBoxLayout;
    m_status = new QLabel(this);
    m_status->setObjectName(QStringLiteral("modelListStatus"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_refresh = new QToolButton(this);
    m_refresh->setObjectName(QStringLiteral("modelListRefresh"));
    m_refresh->setText(tr("Refresh"));
    m_refresh->setFocusPolicy(Qt::NoFocus); // the search keeps the keyboard
    state->addWidget(m_status, 1);
    state->addWidget(m_refresh, 0, Qt::AlignTop);
    column->addLayout(state);
    m_hint = new QLabel(this);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setText(tr("Another provider: type its name, a slash and the model."));
    setTextRole(m_hint, TextRole::Secondary);
    column->addWidget(m_hint);
    connect(m_search, &QLineEdit::textChanged, this, &ModelPopup::refill);
    connect(m_list, &QListView::clicked, this, &ModelPopup::choose);
    connect(&m_services.keys, &KeyRing::changed, this, [this] { m_keyThere.clear(); });
    connect(m_refresh, &QToolButton::clicked, this, &ModelPopup::refreshList);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ModelPopup::updateStatus);
    connect(&m_services.models, &ModelCatalog::changed, this, &ModelPopup::showAgain);
    connect(&m_services.localServers, &LocalServers::changed, this, &ModelPopup::showAgain);
}

void ModelPopup::open(const QRect &below, const QString &provider, const QString &model)
{
    m_provider = provider;
    m_model = model;
    loadChoices();
    m_recent = readRecentModels(m_services.settings.get(QLatin1String(kRecentSetting)));
    m_search->clear();
    refill();
    const QRect screen = parentWidget()->screen()->availableGeometry();
    const QSize wanted(440, 420);
    QPoint corner = below.bottomLeft() + QPoint(0, 2);
    corner.setX(qBound(screen.left(), corner.x(), screen.right() - wanted.width()));
    corner.setY(qBound(screen.top(), corner.y(), screen.bottom() - wanted.height()));
    setGeometry(QRect(corner, wanted));
    show();
    m_search->setFocus(Qt::PopupFocusReason);
    askForKeys();
    m_services.models.refreshStale();
}

void ModelPopup::loadChoices()
{
    const ProviderList providers = m_services.providers();
    QMap<QString, ModelList> lists;
    for (const Provider &provider : providers.all())
        lists.insert(provider.id, m_services.models.list(provider));
    m_choices = ModelChoices(providers, m_services.prices.get(), lists);
}

const ModelChoice *ModelPopup::chosenRow() const
{
    const int row = m_list->currentIndex().row();
    return row >= 0 && row < m_shown.size() ? &m_shown.at(row) : nullptr;
}

void ModelPopup::showAgain()
{
    if (!isVisible())
        return;
    const ModelChoice *chosen = chosenRow();
    const ModelChoice before = chosen ? *chosen : ModelChoice{};
    loadChoices();
    refill();
    for (qsizetype i = 0; chosen && i < m_shown.size(); ++i) {
        if (m_shown.at(i).provider != before.provider || m_shown.at(i).model != before.model
            || m_shown.at(i).recent != before.recent)
            continue;
        m_list->setCurrentIndex(m_rows->index(int(i), 0));
        break;
    }
    updateStatus();
}

void ModelPopup::updateStatus()
{
    const ModelChoice *chosen = chosenRow();
    const ProviderList providers = m_services.providers();
    const Provider *provider = chosen ? providers.find(chosen->provider) : nullptr;
    const bool listed = provider && ModelCatalog::canFetch(*provider);
    m_refresh->setVisible(listed);
    m_status->setVisible(provider && !provider->demo);
    if (!provider || provider->demo)
        return;
    const bool fetching = m_services.models.isFetching(provider->id);
    const QString problem = m_services.models.problem(provider->id);
    const QDateTime when = m_services.models.list(*provider).fetchedAt;
    m_refresh->setEnabled(!fetching);
    m_refresh->setAccessibleName(tr("Refresh the list of %1").arg(provider->name));
    m_refresh->setToolTip(tr("Fetch the list of models of %1 anew (F5)").arg(provider->name));
    QString text = when.isValid()
        ? tr("%1: list fetched %2").arg(provider->name, relativeTimeText(when, QDateTime::currentDateTimeUtc()))
        : listed ? tr("%1: suggestions; its own list was not fetched yet").arg(provider->name)
                 : tr("%1 has no list to fetch; type any model name").arg(provider->name);
    if (fetching)
        text = tr("%1: fetching the list…").arg(provider->name);
    else if (!problem.isEmpty())
        text = when.isValid() ? problem + QLatin1Char(' ') + tr("Shown is the list of %1.").arg(relativeTimeText(when, QDateTime::currentDateTimeUtc()))
                              : problem;
    setTextRole(m_status, !fetching && !problem.isEmpty() ? TextRole::Bad : TextRole::Secondary);
    m_status->setText(text);
    m_status->setToolTip(when.isValid() ? fullTimeText(when) : QString());
}

void ModelPopup::refreshList()
{
    const ModelChoice *chosen = chosenRow();
    if (!chosen)
        return;
    if (chosen->local)
        m_services.localServers.look();
    m_services.models.refresh(chosen->provider);
}

QString ModelPopup::marksOf(const ModelChoice &choice) const
{
    QStringList marks;
    if (choice.demo)
        marks << tr("Demo");
    else if (const QString state = LocalServers::stateText(m_services.localServers.state(choice.provider));
             choice.local && !state.isEmpty())
        marks << state;
    else if (choice.local)
        marks << tr("on this computer");
    if (!m_keyThere.value(choice.provider, true))
        marks << tr("needs a key");
    if (choice.contextWindow >= 1'000'000)
        marks << tr("%1M context").arg(QLocale().toString(double(choice.contextWindow) / 1e6, 'g', 3));
    else if (choice.contextWindow >= 1'000)
        marks << tr("%1k context").arg(choice.contextWindow / 1'000);
    if (choice.recent)
        marks << tr("recent");
    return marks.join(QStringLiteral(" · "));
}

void ModelPopup::refill()
{
    m_shown = m_choices.matching(m_search->text(), m_recent, m_provider);
    m_rows->clear();
    int present = 0;
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        const ModelChoice &choice = m_shown.at(i);
        auto *item = new QStandardItem;
        const QString model = choice.typed
            ? tr("Use “%1”").arg(choice.model)
            : (choice.model.isEmpty() ? tr("Type a model name…") : choice.model);
        item->setText(QStringLiteral("%1 / %2").arg(choice.providerName, model));
        item->setData(choice.providerName, kProviderRole);
        item->setData(model, kModelRole);
        item->setData(marksOf(choice), kMarkRole);
        m_rows->appendRow(item);
        if (m_search->text().isEmpty() && choice.provider == m_provider && choice.model == m_model
            && present == 0)
            present = int(i);
    }
    m_list->setCurrentIndex(m_rows->index(present, 0));
    updateStatus();
}

void ModelPopup::choose(const QModelIndex &index)
{
    if (!index.isValid() || index.row() >= m_shown.size())
        return;
    const ModelChoice choice = m_shown.at(index.row());
    if (choice.model.isEmpty()) {
        m_search->setText(choice.provider + QLatin1Char('/'));
        return;
    }
    hide();
    m_recent = withRecentModel(m_recent, {choice.provider, choice.model});
    m_services.settings.set(QLatin1String(kRecentSetting), writeRecentModels(m_recent));
    Q_EMIT chosen(choice.provider, choice.model);
}

void ModelPopup::askForKeys()
{
    const QList<Provider> providers = m_services.providers().all();
    for (const Provider &provider : providers) {
        if (!provider.needsKey() || m_keyThere.contains(provider.id))
            continue;
        auto *watcher = new QFutureWatcher<Result<KeyInfo>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, id = provider.id] {
            watcher->deleteLater();
            if (watcher->future().resultCount() > 0)
                noteKey(id, watcher->result() && watcher->result()->origin != KeyOrigin::None);
        });
        watcher->setFuture(m_services.keys.info(provider.id, provider.keyVariable, provider.moreKeyVariables));
    }
}

void ModelPopup::noteKey(const QString &provider, bool there)
{
    m_keyThere.insert(provider, there);
    if (there)
        return;
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        QStandardItem *item = m_shown.at(i).provider == provider ? m_rows->item(int(i)) : nullptr;
        if (!item)
            continue;
        item->setData(marksOf(m_shown.at(i)), kMarkRole);
    }
}

bool ModelPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int rows = m_rows->rowCount();
    int row = m_list->currentIndex().row();
    const int page = std::max(1, m_list->viewport()->height() / kRowHeight - 1);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        ++row;
        break;
    case Qt::Key_Up:
        --row;
        break;
    case Qt::Key_PageDown:
        row += page;
        break;
    case Qt::Key_PageUp:
        row -= page;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    case Qt::Key_F5:
        refreshList();
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
    if (rows > 0)
        m_list->setCurrentIndex(m_rows->index(qBound(0, row, rows - 1), 0));
    return true;
}

ModelPicker::ModelPicker(const Services &services, QWidget *parent) :
    QToolButton(parent), m_services(services)
{
    setObjectName(QStringLiteral("modelPicker"));
    setToolTip(tr("Provider and model (Ctrl+M)"));
    connect(this, &QToolButton::clicked, this, &ModelPicker::openList);
}

void ModelPicker::setChoice(const QString &provider, const QString &model)
{
    m_provider = provider;
    m_model = model;
    const ProviderList providers = m_services.providers();
    const Provider *row = providers.find(provider);
    const QString name = row ? row->name : provider;
    const QString shown = model.isEmpty()
        ? (name.isEmpty() ? tr("Choose a model") : tr("%1 / choose a model").arg(name))
        : QStringLiteral("%1 / %2").arg(name, model);
    setText(fontMetrics().elidedText(shown, Qt::ElideMiddle, m_textWidth) + QStringLiteral(" ▾"));
    setAccessibleName(tr("Model: %1").arg(shown));
}

void ModelPicker::setTextWidth(int pixels)
{
    if (std::exchange(m_textWidth, pixels) != pixels)
        setChoice(m_provider, m_model);
}

void ModelPicker::openList()
{
    if (!m_popup) {
        m_popup = new ModelPopup(m_services, this);
        connect(m_popup, &ModelPopup::chosen, this, &ModelPicker::chosen);
    }
    m_popup->open(QRect(mapToGlobal(QPoint(0, 0)), size()), m_provider, m_model);
}

}
