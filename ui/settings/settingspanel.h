#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace heliograph {

class PageHeader;

/// One page of the settings: a title and a column of rows that scrolls, no wider than reads well.
class SettingsPanel : public QScrollArea
{
    Q_OBJECT

public:
    SettingsPanel(const QString &title, const QString &subtitle, QWidget *parent = nullptr);

    PageHeader *header() const { return m_header; }

protected:
    void addRow(QWidget *row);

private:
    PageHeader *m_header;
    QVBoxLayout *m_column;
};

}
