#include "ui/calls/savedfilters.h"

#include "core/base/json.h"
#include "core/base/settings.h"

#include <algorithm>

namespace heliograph {

namespace {

constexpr QLatin1String kSetting("window.calls.filters");
constexpr qsizetype kLongestName = 80;

bool sameName(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

}

SavedFilters::SavedFilters(Settings &settings, QObject *parent) : QObject(parent), m_settings(settings)
{
    load();
    connect(&settings, &Settings::changed, this, [this](const QString &key) {
        if (key == kSetting)
            load();
    });
}

void SavedFilters::load()
{
    QList<SavedFilter> filters;
    const auto json = parseJson(m_settings.get(kSetting).toUtf8());
    for (const Json &item : json && json->is_array() ? *json : Json::array()) {
        const SavedFilter filter{stringMember(item, "name"), stringMember(item, "where"), stringMember(item, "search")};
        if (!filter.name.isEmpty())
            filters.append(filter);
    }
    if (filters == m_filters)
        return;
    m_filters = filters;
    Q_EMIT changed();
}

const SavedFilter *SavedFilters::find(const QString &name) const
{
    const auto found = std::find_if(
        m_filters.begin(), m_filters.end(), [&name](const SavedFilter &filter) { return sameName(filter.name, name); });
    return found == m_filters.end() ? nullptr : &*found;
}

bool SavedFilters::save(const SavedFilter &filter)
{
    SavedFilter tidy = filter;
    tidy.name = filter.name.simplified().left(kLongestName);
    if (tidy.name.isEmpty() || (tidy.where.isEmpty() && tidy.search.isEmpty()))
        return false;
    QList<SavedFilter> filters = m_filters;
    erase_if(filters, [&tidy](const SavedFilter &other) { return sameName(other.name, tidy.name); });
    filters.append(tidy);
    return store(filters);
}

bool SavedFilters::rename(const QString &name, const QString &newName)
{
    const QString tidy = newName.simplified().left(kLongestName);
    const SavedFilter *other = find(tidy);
    if (tidy.isEmpty() || !find(name) || (other && !sameName(other->name, name)))
        return false;
    QList<SavedFilter> filters = m_filters;
    for (SavedFilter &filter : filters) {
        if (sameName(filter.name, name))
            filter.name = tidy;
    }
    return store(filters);
}

void SavedFilters::remove(const QString &name)
{
    QList<SavedFilter> filters = m_filters;
    erase_if(filters, [&name](const SavedFilter &filter) { return sameName(filter.name, name); });
    store(filters);
}

bool SavedFilters::store(QList<SavedFilter> filters)
{
    std::sort(filters.begin(), filters.end(),
        [](const SavedFilter &a, const SavedFilter &b) { return QString::localeAwareCompare(a.name, b.name) < 0; });
    Json list = Json::array();
    for (const SavedFilter &filter : std::as_const(filters))
        list.push_back(
            Json{{"name", toJson(filter.name)}, {"where", toJson(filter.where)}, {"search", toJson(filter.search)}});
    if (!m_settings.set(kSetting, filters.isEmpty() ? QString() : QString::fromUtf8(dumpJson(list))))
        return false;
    if (filters != m_filters) {
        m_filters = filters;
        Q_EMIT changed();
    }
    return true;
}

}
