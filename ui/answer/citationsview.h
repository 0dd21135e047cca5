#pragma once

#include "core/domain/streamevent.h"

#include <QWidget>

class QVBoxLayout;

namespace heliograph {

/// Where an answer comes from: a numbered list of titles, addresses and quotes. An address opens
/// after its whole target was shown; nothing is fetched for the list.
class CitationsView final : public QWidget
{
    Q_OBJECT

public:
    explicit CitationsView(QWidget *parent = nullptr);

    void setCitations(const std::vector<Citation> &citations);

private:
    void showUpTo(size_t count);
    QWidget *makeRow(size_t index);

    std::vector<Citation> m_citations;
    QVBoxLayout *m_list;
    class QLabel *m_title;
    class QToolButton *m_more;
    size_t m_shown = 0;
};

}
