#pragma once

#include "core/base/result.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;

namespace heliograph {

/// A length of time: a whole number and its unit. Empty: none.
class PeriodEdit final : public QWidget
{
    Q_OBJECT

public:
    explicit PeriodEdit(const QString &objectName, QWidget *parent = nullptr);

    void setSeconds(std::optional<qint64> seconds); ///< in the largest unit that shows it whole
    Result<std::optional<qint64>> seconds() const; ///< Error (Usage): what is typed is no number
    void setPlaceholder(const QString &text);
    void setNames(const QString &accessibleName);

Q_SIGNALS:
    void changed();

private:
    QLineEdit *m_number;
    QComboBox *m_unit;
};

}
