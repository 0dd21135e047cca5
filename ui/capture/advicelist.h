#pragma once

#include "core/capture/captureadvice.h"

#include <QWidget>

class QVBoxLayout;

namespace heliograph {

class Banner;

/// What is wrong with the way programs call, one banner each, with the button that helps.
class AdviceList final : public QWidget
{
    Q_OBJECT

public:
    explicit AdviceList(QWidget *parent = nullptr);

    /// The same advice again changes nothing, so that nothing flickers.
    void setAdvice(const QList<CaptureAdvice> &advice);
    const QList<CaptureAdvice> &advice() const { return m_advice; }

Q_SIGNALS:
    void chosen(const heliograph::CaptureAdvice &advice); ///< its button
    void dismissed(); ///< all of it is known

private:
    QVBoxLayout *m_column;
    QList<CaptureAdvice> m_advice;
    QList<Banner *> m_banners;
};

}
