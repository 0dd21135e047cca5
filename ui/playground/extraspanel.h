#pragma once

#include "core/base/redact.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace heliograph {

/// What a request carries beyond the fields there are: members of its body as JSON, and headers.
class ExtrasPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ExtrasPanel(QWidget *parent = nullptr);

    void setExtra(const QByteArray &object); ///< a JSON object, or empty
    QByteArray extra() const; ///< as it is written, or empty; no JSON object while there is a problem
    void setExtraEnabled(bool enabled); ///< of the members; the headers are sent in any case
    void setHeaders(const HeaderList &headers);
    HeaderList headers() const;
    QString problem() const; ///< in words; empty: both can be sent

Q_SIGNALS:
    void changed();

private:
    void check();

    QPlainTextEdit *m_extra;
    QLabel *m_extraProblem;
    QPlainTextEdit *m_headers;
    QLabel *m_headersProblem;
    bool m_filling = false;
};

/// What is wrong with a JSON object of extra members, with line and column; empty: nothing.
QString extraProblem(const QString &text);
/// One header a line, "Name: value". The first that cannot be sent, in words; empty: all can.
QString headersProblem(const QString &text);
HeaderList headersFromText(const QString &text);
QString headersToText(const HeaderList &headers);

}
