#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace heliograph {

/// The line between the prompt and the columns: how often and how many at once, what it will cost, and the button that
/// starts and stops; under it what the answers are compared with.
class RunBar final : public QWidget
{
    Q_OBJECT

public:
    explicit RunBar(QWidget *parent = nullptr);

    int repeats() const;
    int atOnce() const;
    void setNumbers(int repeats, int atOnce); ///< changes nothing else
    /// The longest text first; the first that has room is shown. None: nothing to send. warning: what could go wrong,
    /// in words; empty: nothing.
    void showEstimate(const QStringList &texts, const QString &reason, const QString &warning);
    void setRunning(bool running);
    void setProblem(const QString &problem); ///< why nothing can be sent; empty: it can

    /// The columns that others can be compared with, and which one is; -1: none.
    void setColumns(const QStringList &names, int baseline);
    void offerDiff(bool offer); ///< there are answers
    QToolButton *earlierButton() const { return m_earlier; }

Q_SIGNALS:
    void addRequested();
    void runRequested();
    void stopRequested();
    void numbersChanged();
    void baselineChosen(int column); ///< -1: none

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitEstimate();
    QSpinBox *addNumber(const QString &label, const char *name, int most, const QString &tip, QWidget *parent);
    void refreshButton();

    QSpinBox *m_repeats;
    QSpinBox *m_atOnce;
    QLabel *m_estimate;
    QLabel *m_warning;
    QToolButton *m_earlier;
    QPushButton *m_run;
    QWidget *m_diffRow;
    QToolButton *m_diff;
    QComboBox *m_baseline;
    QLabel *m_legend;
    QStringList m_estimateTexts;
    QString m_problem;
    bool m_running = false;
};

}
