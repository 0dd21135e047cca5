#pragma once

#include "ui/services.h"
#include "ui/settings/settingspanel.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace heliograph {

class Banner;
class PriceEditor;
class PricesModel;
class RepriceCard;

/// All prices with their days and sources, those of the user's own, and pricing recorded calls
/// again.
class PricesSettings final : public SettingsPanel
{
    Q_OBJECT

public:
    explicit PricesSettings(const Services &services, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeTable();
    void makeActions();
    void reload();
    void updateState();
    void openEditor(bool own);
    void closeEditor();
    void remove();
    std::optional<UserPrice> chosenOwn() const;

    Services m_services;
    PricesModel *m_model;
    Banner *m_problem;
    QLineEdit *m_search;
    QTableView *m_table;
    QLabel *m_count;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_remove;
    PriceEditor *m_editor;
    RepriceCard *m_reprice;
};

}
