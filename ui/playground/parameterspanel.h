#pragma once

#include "core/providers/modelfacts.h"

#include <QWidget>

#include <functional>
#include <vector>

class QCheckBox;
class QFormLayout;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace heliograph {

/// The parameters of a request. Each is sent only where its box is checked; unset shows as "not sent".
class ParametersPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ParametersPanel(QWidget *parent = nullptr);

    void setParameters(const Parameters &parameters, bool stream);
    const Parameters &parameters() const { return m_parameters; }
    bool stream() const;
    /// What the model does not take is greyed, with the reason; a value set there stays and is not sent.
    void setModel(const QString &provider, WireFormat format, const QString &model);
    QString problem() const; ///< the first field that cannot be read, in words; empty: all can

Q_SIGNALS:
    void changed();

private:
    /// One row: a box, a field and what is wrong with it.
    struct Field {
        QString label;
        QCheckBox *box = nullptr;
        QLineEdit *edit = nullptr;
        QLabel *note = nullptr;
        QString wrong;
        /// Takes the text into m_parameters; empty text: unset. Gives what is wrong with it.
        std::function<QString(const QString &)> take;
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
    void addGreyable(Greyable row);
    void updateGreyed();
    void addNumber(const QString &name, const QString &label, const QString &tip,
        std::optional<double> Parameters::*member, double lowest, double highest,
        const QString &start);
    void addWhole(const QString &name, const QString &label, const QString &tip,
        std::optional<qint64> Parameters::*member, qint64 lowest, const QString &start);
    Field &addField(const QString &name, const QString &label, const QString &tip,
        const QString &start);
    void addStops();
    void read(Field &field);
    void readStopField();
    void setField(size_t index, const QString &text);

    Parameters m_parameters;
    std::vector<std::unique_ptr<Field>> m_fields;
    std::vector<std::function<QString()>> m_texts; ///< of each field, from m_parameters
    QGridLayout *m_grid;
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
