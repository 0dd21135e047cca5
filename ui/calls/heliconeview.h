#pragma once

#include "core/domain/call.h"

#include <QWidget>

class QFormLayout;

namespace heliograph {

/// What Helicone said of a call, in words: pairs of a subject and a sentence. Empty: nothing.
QList<QPair<QString, QString>> heliconeFacts(const Call &call);

/// The same as a compact table above the headers; hidden where there is nothing to say.
class HeliconeView final : public QWidget
{
    Q_OBJECT

public:
    explicit HeliconeView(QWidget *parent = nullptr);
    void setCall(const Call &call);

private:
    QFormLayout *m_form;
    QList<QPair<QString, QString>> m_facts;
};

}
