#pragma once

#include "core/session/comparisoncell.h"
#include "ui/services.h"
#include "ui/widgets/card.h"

class QAction;
class QLabel;
class QToolButton;

namespace heliograph {

class ElidedLabel;
class FiguresView;
class ModelPicker;

/// The head of a column: its number, its model, what differs in it, how far it is, and what can be done with it.
class ColumnHeader final : public Card
{
    Q_OBJECT

public:
    explicit ColumnHeader(const Services &services, QWidget *parent = nullptr);

    void setColumn(const ComparisonColumn &column, int number, int count); ///< number from 1
    /// How far it is: "2 of 3 answered". Empty: nothing to say.
    void setProgress(const QString &text, bool running);
    /// Offers to ask this column alone: it is new, or another one than was asked.
    void offerAsk(bool offer);
    /// Over several answers; unset: hidden.
    void setSpreads(const std::optional<Spreads> &spreads, int answers);
    void setBest(const std::array<bool, kFigures.size()> &best);
    void setBaseline(bool baseline); ///< the others are compared with it
    void openModels();
    FiguresView *figures() const { return m_figures; }

Q_SIGNALS:
    void modelChosen(const QString &provider, const QString &model);
    void settingsRequested();
    void duplicateRequested();
    void removeRequested();
    void moveRequested(int by);
    void baselineRequested();
    void stopRequested();
    void askRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QAction *addAction(const QString &text, const char *name);
    void fit();

    QLabel *m_number;
    ModelPicker *m_picker;
    QToolButton *m_stop;
    QToolButton *m_ask;
    QToolButton *m_settings;
    QToolButton *m_more;
    ElidedLabel *m_differs;
    QLabel *m_baseline;
    QLabel *m_progress;
    QLabel *m_spreadTitle;
    FiguresView *m_figures;
    QAction *m_left = nullptr;
    QAction *m_right = nullptr;
};

/// What a column has of its own, in one line: "own system prompt · temperature 0.2"; empty: nothing.
QString columnDifferences(const ComparisonColumn &column);
/// "demo-small", or "demo-small, column 2" where the number tells it from others of that name.
QString columnName(const std::vector<ComparisonColumn> &columns, int column);

}
