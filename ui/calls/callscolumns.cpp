#include "ui/calls/callscolumns.h"

#include "core/base/json.h"
#include "core/base/settings.h"
#include "ui/calls/callsmodel.h"

#include <QHeaderView>
#include <QScopedValueRollback>

#include <algorithm>

namespace heliograph {

namespace {

constexpr QLatin1String kShownSetting("window.calls.columns");
constexpr QLatin1String kWidthsSetting("window.calls.widths");
constexpr QLatin1String kProperty("property.");
constexpr int kPadding = 20; ///< beside a text, both sides
constexpr int kNarrowestText = 110;
constexpr int kChosenText = 220;
constexpr int kPropertyWidth = 120;
constexpr int kNarrowest = 24;
constexpr int kWidest = 4'000;
constexpr int kSaveMs = 300; ///< after the mouse moved last

QStringList defaults()
{
    QStringList keys;
    for (int i = 0; i < kDefaultColumns; ++i)
        keys.append(columnKey(CallColumn(i)));
    return keys;
}

QStringList listFrom(const QString &text)
{
    QStringList list;
    const auto json = parseJson(text.toUtf8());
    if (json && json->is_array()) {
        for (const Json &item : *json) {
            if (const QString key = toQString(item); !key.isEmpty() && !list.contains(key))
                list.append(key);
        }
    }
    return list;
}

}

CallsColumns::CallsColumns(CallsModel &model, QHeaderView &header, Settings &settings)
    : QObject(&header), m_model(model), m_header(header), m_settings(settings)
{
    const QStringList kept = listFrom(settings.get(kShownSetting));
    QStringList properties;
    for (const QString &key : kept) {
        if (key.startsWith(kProperty))
            properties.append(key.mid(kProperty.size()));
    }
    m_model.addProperties(properties);
    for (const QString &key : kept) {
        if (columnOf(key) >= 0)
            m_shown.append(key);
    }
    m_chosen = !m_shown.isEmpty();
    if (!m_chosen)
        m_shown = defaults();
    if (const auto json = parseJson(settings.get(kWidthsSetting).toUtf8()); json && json->is_object()) {
        for (const auto &[key, width] : json->items()) {
            if (width.is_number_integer())
                m_widths.insert(QString::fromStdString(key), std::clamp(width.get<int>(), kNarrowest, kWidest));
        }
    }
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(kSaveMs);
    connect(&m_saveTimer, &QTimer::timeout, this, [this] {
        save();
        fit(m_room);
    });
    connect(&header, &QHeaderView::sectionMoved, this, &CallsColumns::moved);
    connect(
        &header, &QHeaderView::sectionResized, this, [this](int column, int, int width) { resized(column, width); });
    connect(&model, &QAbstractItemModel::columnsInserted, this, &CallsColumns::arrange);
    arrange();
}

QStringList CallsColumns::all() const
{
    QStringList keys;
    for (int i = 0; i < m_model.columnCount(); ++i)
        keys.append(keyOf(i));
    return keys;
}

QString CallsColumns::keyOf(int column) const
{
    if (column < 0 || column >= m_model.columnCount())
        return {};
    return column < kCallColumns ? columnKey(CallColumn(column))
                                 : kProperty + m_model.properties().at(column - kCallColumns);
}

int CallsColumns::columnOf(const QString &key) const
{
    for (int i = 0; i < m_model.columnCount(); ++i) {
        if (keyOf(i) == key)
            return i;
    }
    return -1;
}

QString CallsColumns::nameOf(const QString &key) const
{
    const int column = columnOf(key);
    return column >= 0 && column < kCallColumns ? columnName(CallColumn(column)) : key.mid(kProperty.size());
}

ColumnGroup CallsColumns::groupOf(const QString &key) const
{
    const int column = columnOf(key);
    return column >= 0 && column < kCallColumns ? columnGroup(CallColumn(column)) : ColumnGroup::Properties;
}

void CallsColumns::addProperties(const QStringList &names)
{
    m_model.addProperties(names);
}

void CallsColumns::setShown(const QStringList &keys)
{
    QStringList known;
    for (const QString &key : keys) {
        if (columnOf(key) >= 0 && !known.contains(key))
            known.append(key);
    }
    const bool chosen = !known.isEmpty() && known != defaults();
    if (known.isEmpty())
        known = defaults();
    if (known == m_shown && chosen == m_chosen)
        return;
    m_chosen = chosen;
    m_shown = known;
    save();
    arrange();
}

void CallsColumns::setVisible(const QString &key, bool visible)
{
    QStringList keys = m_shown;
    if (visible && !keys.contains(key))
        keys.append(key);
    else if (!visible && keys.size() > 1) // one always stays
        keys.removeAll(key);
    setShown(keys);
}

void CallsColumns::move(const QString &key, int by)
{
    QStringList keys = m_shown;
    const qsizetype from = keys.indexOf(key);
    const qsizetype to = from + by;
    if (from < 0 || to < 0 || to >= keys.size())
        return;
    keys.move(from, to);
    setShown(keys);
}

void CallsColumns::reset()
{
    m_widths.clear();
    m_chosen = false;
    m_shown = defaults();
    save();
    arrange();
}

void CallsColumns::arrange()
{
    {
        const QScopedValueRollback<bool> guard(m_arranging, true);
        int place = 0;
        SummaryParts parts;
        for (const QString &key : std::as_const(m_shown)) {
            const int column = columnOf(key);
            m_header.moveSection(m_header.visualIndex(column), place++);
            parts.properties = parts.properties || column >= kCallColumns;
            parts.labels = parts.labels || column == int(CallColumn::Labels);
        }
        m_model.setParts(parts);
    }
    fit(m_room);
    Q_EMIT changed();
}

int CallsColumns::naturalWidth(int column) const
{
    const QFontMetrics metrics = m_header.fontMetrics();
    const int title = metrics.horizontalAdvance(m_model.headerData(column, Qt::Horizontal).toString()) + kPadding;
    if (column >= kCallColumns)
        return std::max(title, kPropertyWidth);
    const QString sample = columnSample(CallColumn(column));
    if (sample.isEmpty()) // what was chosen is scrolled where it does not fit, so it need not be squeezed
        return m_chosen ? kChosenText : kNarrowestText;
    return std::max(title, metrics.horizontalAdvance(sample) + kPadding);
}

void CallsColumns::fit(int room)
{
    m_room = room;
    if (room <= 0)
        return;
    struct Place {
        int column;
        int width;
        int dropFirst;
        bool stretches;
    };
    std::vector<Place> places;
    for (const QString &key : std::as_const(m_shown)) {
        const int column = columnOf(key);
        const auto drawn = m_widths.constFind(key);
        const bool text = column < kCallColumns && columnSample(CallColumn(column)).isEmpty();
        places.push_back({column, drawn == m_widths.constEnd() ? naturalWidth(column) : *drawn,
            column < kCallColumns ? columnDropOrder(CallColumn(column)) : 0, text && drawn == m_widths.constEnd()});
    }
    const auto used = [&] {
        int sum = 0;
        for (const Place &place : places)
            sum += place.width;
        return sum;
    };
    while (!m_chosen && used() > room) {
        int most = 0;
        for (const Place &place : places)
            most = std::max(most, place.dropFirst);
        if (most == 0)
            break;
        std::erase_if(places, [most](const Place &place) { return place.dropFirst == most; });
    }
    int spare = room - used();
    const auto count = std::count_if(places.begin(), places.end(), [](const Place &place) { return place.stretches; });
    if (spare > 0 && count > 0) {
        int left = int(count);
        for (Place &place : places) {
            if (!place.stretches)
                continue;
            const int share = spare / left--;
            place.width += share;
            spare -= share;
        }
    } else if (spare < 0 && !m_chosen) {
        for (Place &place : places) {
            if (place.column == int(CallColumn::Prompt))
                place.width = std::max(60, place.width + spare);
        }
    }
    const QScopedValueRollback<bool> guard(m_arranging, true);
    QList<bool> visible(m_model.columnCount(), false);
    for (const Place &place : places) {
        visible[place.column] = true;
        m_header.setSectionHidden(place.column, false);
        m_header.resizeSection(place.column, place.width);
    }
    for (int column = 0; column < visible.size(); ++column)
        m_header.setSectionHidden(column, !visible[column]);
}

void CallsColumns::moved()
{
    if (m_arranging)
        return;
    QStringList keys = m_shown;
    std::sort(keys.begin(), keys.end(), [this](const QString &a, const QString &b) {
        return m_header.visualIndex(columnOf(a)) < m_header.visualIndex(columnOf(b));
    });
    m_shown = keys;
    m_chosen = m_shown != defaults();
    m_saveTimer.start();
    Q_EMIT changed();
}

void CallsColumns::resized(int column, int width)
{
    if (m_arranging || width <= 0)
        return;
    m_widths.insert(keyOf(column), width);
    m_saveTimer.start();
}

void CallsColumns::save()
{
    Json shown = Json::array();
    for (const QString &key : std::as_const(m_shown))
        shown.push_back(toJson(key));
    Json widths = Json::object();
    QStringList keys = m_widths.keys();
    keys.sort();
    for (const QString &key : std::as_const(keys))
        widths[key.toStdString()] = m_widths.value(key);
    // What was chosen last is not worth a word when it cannot be kept.
    (void)m_settings.set({{kShownSetting, m_chosen ? QString::fromUtf8(dumpJson(shown)) : QString()},
        {kWidthsSetting, m_widths.isEmpty() ? QString() : QString::fromUtf8(dumpJson(widths))}});
}

}
