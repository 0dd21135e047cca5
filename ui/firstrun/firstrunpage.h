#pragma once

#include "ui/services.h"

#include <QScrollArea>

class QPlainTextEdit;

namespace heliograph {

/// The first screen a newcomer sees, in place of the playground: a question that the built-in demo
/// answers in one click, and beside it the two ways in with a key and the one with another program.
class FirstRunPage final : public QScrollArea
{
    Q_OBJECT

public:
    explicit FirstRunPage(const Services &services, QWidget *parent = nullptr);

Q_SIGNALS:
    void demoChosen(const QString &question);
    /// The keys are stored; route is its name ("helicone", "direct").
    void keySaved(const QString &providerId, const QString &route, const QString &question);
    void captureChosen(); ///< to record the calls of another program
    void skipped();

private:
    QWidget *makeQuestion();
    QWidget *makeCapture();
    QString question() const;

    QPlainTextEdit *m_question;
};

}
