#pragma once

#include "ui/calls/bodytext.h"
#include "ui/calls/calldetails.h"

#include <QFuture>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace heliograph {


/// Request and response as they went over the wire, JSON broken into lines. Prepared in a worker
/// thread and written into the view piece by piece, so that a body of many megabytes does not stop
/// the window.
class BodyPane final : public QWidget
{
    Q_OBJECT

public:
    explicit BodyPane(QWidget *parent = nullptr);
    ~BodyPane() override;

    void setCall(std::shared_ptr<const Call> call); ///< null: nothing
    bool isBusy() const { return m_busy || m_writer.isActive(); }

protected:
    void showEvent(QShowEvent *event) override;

private:
    const QByteArray &body() const;
    void prepare(qsizetype maxChars);
    void show(const BodyText &body);
    void writeMore();
    void save();

    std::shared_ptr<const Call> m_call;
    bool m_response = false;
    bool m_stale = false; ///< prepared when it is looked at
    bool m_busy = false;
    quint64 m_token = 0; ///< answers to older questions are dropped
    qsizetype m_maxChars = kBodyPreviewChars;
    QString m_text;
    qsizetype m_written = 0;
    QTimer m_writer;
    QToolButton *m_requestButton;
    QToolButton *m_responseButton;
    QLabel *m_size;
    QPlainTextEdit *m_view;
    QLabel *m_note;
    QPushButton *m_showAll;
};

}
