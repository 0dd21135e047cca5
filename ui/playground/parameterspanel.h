#pragma once

#include "core/providers/modelfacts.h"
#include "ui/playground/parameterrows.h"

#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace heliograph {

/// The parameters of a request, a field for each row of parameterRows(). Each is sent only where
/// its box is checked; unset shows as "not sent". The less common ones fold away.
class ParametersPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ParametersPanel(QWidget *parent = nullptr);

    void setParameters(const Parameters &parameters, bool stream);
    const Parameters &parameters() const { return m_parameters; }
    /// One field anew; the others stay as they are typed.
    void setParallelToolCalls(std::optional<bool> allowed);
    bool stream() const;
    /// What the model does not take is greyed, with the reason; a value set there stays and is not sent.
    void setModel(const QString &provider, WireFormat format, const QString &model);
    QString problem() const; ///< the first field that cannot be read, in words; empty: all can

Q_SIGNALS:
    void changed();

private:
    /// One row: a box, a line or a choice, and what is wrong with it.
    struct Field {
        const ParameterRow *row = nullptr;
        QCheckBox *box = nullptr;
        QLineEdit *edit = nullptr; ///< null for a switch
        QComboBox *choice = nullptr; ///< of words and switches
        QLabel *note = nullptr;
        QString wrong;

        QString text() const;
        void setText(const QString &text) const;
        QWidget *widget() const;
    };
    /// A row that can be greyed. note tells of a set value that it is not sent.
    struct Greyable {
        Parameter parameter;
        QString label;
        QCheckBox *box;
        QWidget *edit;
        QLabel *note;
        QString tip;
        std::function<QString()> wrong; ///< what is wrong with the value; its note comes first
    };
    QGridLayout *makeGrid(QBoxLayout *column);
    void addField(const ParameterRow &row, QGridLayout *grid);
    void addStops(QGridLayout *grid);
    void updateGreyed();
    void edited(Field &field);
    void read(Field &field);
    void readStopField();
    void fill(Field &field);
    void countFolded();

    Parameters m_parameters;
    std::vector<std::unique_ptr<Field>> m_fields;
    QToolButton *m_moreToggle = nullptr;
    QWidget *m_more = nullptr;
    QCheckBox *m_stopBox = nullptr;
    QPlainTextEdit *m_stopEdit = nullptr;
    QLabel *m_stopNote = nullptr;
    QString m_stopWrong;
    QCheckBox *m_stream = nullptr;
    bool m_filling = false;
    std::vector<Greyable> m_greyable;
    ModelFacts::Question m_question; ///< the model that is asked
    QLabel *m_unsupported; ///< what is greyed and why, once for each reason
};

}
