#pragma once

#include "core/session/comparison.h"
#include "ui/services.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;

namespace heliograph {

class GrowingEdit;
class ParametersPanel;

/// What one column has of its own: system prompt, prompt, route, parameters. Changes count at once.
class VariantDialog final : public QDialog
{
    Q_OBJECT

public:
    /// system and prompt: the comparison's, to start from.
    VariantDialog(const Services &services, const ComparisonColumn &column, int number, const QString &system,
        const QString &prompt, QWidget *parent = nullptr);

Q_SIGNALS:
    void changed(const heliograph::ComparisonColumn &column);

private:
    QWidget *makeText(const QString &label, const QString &hint, const char *name,
        std::optional<QString> ComparisonColumn::*text, const QString &shared);
    void fillRoutes(const Services &services);

    ComparisonColumn m_column;
    QComboBox *m_route;
    QLabel *m_problem;
    ParametersPanel *m_parameters;
};

}
