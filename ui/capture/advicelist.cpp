#include "ui/capture/advicelist.h"

#include "ui/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"

#include <QBoxLayout>

namespace heliograph {

namespace {

constexpr qsizetype kMost = 3; ///< at a time: the worst come first

Banner::Kind kindOf(CaptureAdvice::Kind kind)
{
    switch (kind) {
    case CaptureAdvice::Kind::Info:
        return Banner::Kind::Info;
    case CaptureAdvice::Kind::Good:
        return Banner::Kind::Good;
    case CaptureAdvice::Kind::Warning:
        return Banner::Kind::Warning;
    case CaptureAdvice::Kind::Bad:
        return Banner::Kind::Bad;
    }
    return Banner::Kind::Info;
}

/// Advice that stands as long as the state does, and cannot be put away.
bool stays(const CaptureAdvice &advice)
{
    return advice.action == AdviceAction::Resume || advice.action == AdviceAction::ChangePort;
}

}

AdviceList::AdviceList(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("captureAdvice"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(spacing::kSmall);
    for (qsizetype i = 0; i < kMost; ++i) {
        auto *banner = new Banner;
        m_column->addWidget(banner);
        m_banners.append(banner);
        connect(banner, &Banner::actionTriggered, this, [this, i] {
            if (i < m_advice.size())
                Q_EMIT chosen(m_advice[i]);
        });
        connect(banner, &Banner::closed, this, &AdviceList::dismissed);
    }
    hide();
}

void AdviceList::setAdvice(const QList<CaptureAdvice> &advice)
{
    if (m_advice == advice)
        return;
    const auto label = [](const CaptureAdvice &one) -> QString {
        switch (one.action) {
        case AdviceAction::ChangePort:
            return tr("Change the port");
        case AdviceAction::AllowOrigin:
            return one.subject.isEmpty() ? tr("Open the options") : tr("Allow it");
        case AdviceAction::CopyAddress:
            return tr("Copy the address");
        case AdviceAction::Resume:
            return tr("Record again");
        case AdviceAction::OpenKeys:
            return tr("Open the keys");
        case AdviceAction::OpenProviders:
            return tr("Open the providers");
        case AdviceAction::None:
            break;
        }
        return {};
    };
    m_advice = advice;
    for (qsizetype i = 0; i < kMost; ++i) {
        if (i >= advice.size()) {
            m_banners[i]->hide();
            continue;
        }
        QString text = advice[i].text;
        if (advice[i].count > 1)
            text += QLatin1Char(' ') + tr("(%1 times)").arg(countText(advice[i].count)).replace(u' ', QChar(QChar::Nbsp));
        m_banners[i]->showMessage(kindOf(advice[i].kind), text, label(advice[i]));
        m_banners[i]->setClosable(!stays(advice[i]));
    }
    setVisible(!advice.isEmpty());
}

}
