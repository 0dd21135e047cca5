#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace heliograph {

/// The title of a page or of a part of it, a line of explanation under it, and room for controls at
/// the right.
class PageHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit PageHeader(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setSubtitle(const QString &text); ///< empty: none
    void addWidget(QWidget *widget); ///< at the right, in the order given

private:
    QLabel *m_title;
    QLabel *m_subtitle;
    QHBoxLayout *m_row;
};

}
