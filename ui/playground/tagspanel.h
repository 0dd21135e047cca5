#pragma once

#include "core/domain/tags.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QLineEdit;

namespace heliograph {

/// Whom and what the calls of a tab belong to: user, session and properties.
class TagsPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit TagsPanel(QWidget *parent = nullptr);

    void setTags(const Tags &tags);
    Tags tags() const;
    void setRouteNote(const QString &note); ///< where the tags go
    QString problem() const { return m_problem; } ///< in words; empty: they can be sent

Q_SIGNALS:
    void changed();

private:
    struct Row {
        QWidget *widget = nullptr;
        QLineEdit *name = nullptr;
        QLineEdit *value = nullptr;
    };
    QLineEdit *addField(const QString &name, const QString &label, const QString &placeholder);
    Row addRow(const QString &name, const QString &value);
    void check();

    QLineEdit *m_user;
    QLineEdit *m_session;
    QLineEdit *m_sessionName;
    QLineEdit *m_sessionPath;
    QBoxLayout *m_rows;
    QList<Row> m_properties;
    QLabel *m_problemNote;
    QLabel *m_routeNote;
    QString m_problem;
    bool m_filling = false;
};

}
