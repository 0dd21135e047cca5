#pragma once

#include "core/helicone/heliconeoptions.h"
#include "ui/widgets/card.h"

#include <functional>
#include <memory>
#include <vector>

class QCheckBox;
class QLineEdit;

namespace heliograph {

class FormRow;

/// One subject of Helicone's options: rows that each know a member, show what is wrong beside the
/// field, and put it into words when what is typed is no value at all.
class OptionGroup : public Card
{
    Q_OBJECT

public:
    explicit OptionGroup(const QString &title, QWidget *parent = nullptr);

    virtual void show(const HeliconeOptions &options);
    virtual void writeTo(HeliconeOptions &options);
    virtual void showProblems(const HeliconeProblems &problems);
    QString unreadable()
        const; ///< of the last writeTo(): the first field that cannot be read; empty: all can
    using QWidget::show;
    void edited(); ///< emits changed() unless the fields are being filled

Q_SIGNALS:
    void changed();

protected:
    using Field = HeliconeField;
    struct Row {
        FormRow *row = nullptr;
        std::vector<Field> fields; ///< whose problems stand here
        std::function<void(const HeliconeOptions &)> show;
        std::function<QString(HeliconeOptions &)> write; ///< gives what cannot be read, in words
        QString label;
        QString wrong;
    };
    /// The names end up as object names: "cacheSeed".
    QCheckBox *addSwitch(const QString &name, const QString &label, const QString &text,
        const QString &hint, bool HeliconeOptions::*member, Field field);
    QLineEdit *addText(const QString &name, const QString &label, const QString &hint,
        const QString &placeholder, QString HeliconeOptions::*member, Field field);
    QLineEdit *addWhole(const QString &name, const QString &label, const QString &hint,
        const QString &placeholder, std::optional<qint64> HeliconeOptions::*member, Field field);
    /// values: what is sent and what it means; the first is "not sent".
    void addChoice(const QString &name, const QString &label, const QString &hint,
        const QList<QPair<QString, QString>> &values, QString HeliconeOptions::*member,
        Field field);
    Row &addRow(
        const QString &label, QWidget *control, const QString &hint, std::vector<Field> fields);
    void setUnreadable(const QString &text) { m_unreadable = text; } ///< of what stands in no row
private:
    std::vector<std::unique_ptr<Row>> m_rows;
    QString m_unreadable;
    bool m_filling = false;
};

}
