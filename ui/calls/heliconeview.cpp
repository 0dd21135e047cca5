#include "ui/calls/heliconeview.h"

#include "core/helicone/ratelimitpolicy.h"
#include "ui/format.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QFormLayout>
#include <QLabel>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(HeliconeView)
};

QString cacheText(const HeliconeInfo &info)
{
    if (info.cache == QLatin1String("MISS"))
        return Tr::tr("Miss: the provider was asked.");
    if (info.cache != QLatin1String("HIT"))
        return info.cache;
    QString text = Tr::tr("Hit: a kept answer came back, and the provider was not asked.");
    if (info.cacheLatencyMs >= 0)
        text += QLatin1Char(' ')
            + Tr::tr("It took %1 when it was first given.")
                  .arg(durationText(info.cacheLatencyMs * 1'000));
    if (info.cacheBucket > 0)
        text += QLatin1Char(' ') + Tr::tr("Kept answer number %1.").arg(info.cacheBucket + 1);
    return text;
}

QString limitText(const HeliconeInfo &info)
{
    const auto policy = readPolicy(info.rateLimitPolicy);
    const bool cents = policy && policy->unit == RateLimitPolicy::Unit::Cents;
    const auto amount = [cents](qint64 number) {
        return cents ? Tr::tr("%1 ¢").arg(countText(number)) : countText(number);
    };
    QStringList parts;
    if (info.rateLimitRemaining >= 0 && info.rateLimitLimit >= 0)
        parts << Tr::tr("%1 of %2 left")
                     .arg(amount(info.rateLimitRemaining), amount(info.rateLimitLimit));
    else if (info.rateLimitLimit >= 0)
        parts << Tr::tr("at most %1").arg(amount(info.rateLimitLimit));
    if (policy) {
        parts << Tr::tr("in %1").arg(periodText(policy->windowS));
        if (policy->segment.compare(QLatin1String("user"), Qt::CaseInsensitive) == 0)
            parts << Tr::tr("for each user");
        else if (!policy->segment.isEmpty())
            parts << Tr::tr("for each “%1”").arg(policy->segment);
    } else if (!info.rateLimitPolicy.isEmpty()) {
        parts << info.rateLimitPolicy;
    }
    QString text = parts.join(QLatin1Char(' '));
    if (info.rateLimitResetS > 0)
        text +=
            QStringLiteral("; ") + Tr::tr("free again in %1").arg(periodText(info.rateLimitResetS));
    return text.left(1).toUpper() + text.mid(1);
}

QString gatewayText(const HeliconeInfo &info)
{
    if (info.gatewayMode == QLatin1String("BYOK"))
        return Tr::tr("With your own provider key (BYOK).");
    if (info.gatewayMode == QLatin1String("PTB"))
        return Tr::tr("Paid with Helicone credits (PTB).");
    return info.gatewayMode;
}

QString errorText(const HeliconeInfo &info)
{
    if (info.error == QLatin1String("rate_limited"))
        return Tr::tr("Helicone's rate limit refused the call.");
    if (info.error == QLatin1String("worker"))
        return Tr::tr("Helicone itself failed; the provider may never have been asked.");
    return info.error;
}

}

QList<QPair<QString, QString>> heliconeFacts(const Call &call)
{
    const HeliconeInfo &info = call.helicone;
    QList<QPair<QString, QString>> facts;
    const auto add = [&facts](const QString &subject, const QString &text) {
        if (!text.isEmpty())
            facts.append({subject, text});
    };
    if (!info.error.isEmpty())
        add(Tr::tr("Error"), errorText(info));
    else if (info.status == QLatin1String("failed"))
        add(Tr::tr("Error"), Tr::tr("Helicone took the prompt for an attack and refused it."));
    if (!info.cache.isEmpty())
        add(Tr::tr("Cache"), cacheText(info));
    if (info.rateLimitLimit >= 0 || !info.rateLimitPolicy.isEmpty())
        add(Tr::tr("Rate limit"), limitText(info));
    if (info.fallbackIndex >= 0)
        add(Tr::tr("Fallback"),
            info.fallbackIndex == 0 ? Tr::tr("The first target answered.")
                                    : Tr::tr("Target %1 answered, after those before it failed.")
                                          .arg(info.fallbackIndex + 1));
    add(Tr::tr("Gateway"), gatewayText(info));
    QStringList by;
    if (!info.provider.isEmpty())
        by << info.provider;
    if (!info.model.isEmpty())
        by << info.model;
    add(Tr::tr("Answered by"), by.join(QStringLiteral(" / ")));
    if (!info.id.isEmpty()) {
        const bool own = QUuid(info.id) == call.id;
        add(Tr::tr("Request id"),
            own ? info.id
                : Tr::tr("%1 (Helicone's own: it did not take the id of this call)").arg(info.id));
    }
    return facts;
}

HeliconeView::HeliconeView(QWidget *parent) : QWidget(parent), m_form(new QFormLayout(this))
{
    setObjectName(QStringLiteral("callHelicone"));
    setAccessibleName(tr("Helicone"));
    m_form->setContentsMargins(
        spacing::kMedium, spacing::kSmall, spacing::kMedium, spacing::kSmall);
    m_form->setHorizontalSpacing(spacing::kMedium);
    m_form->setVerticalSpacing(spacing::kTiny);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    hide();
}

void HeliconeView::setCall(const Call &call)
{
    QList<QPair<QString, QString>> facts = heliconeFacts(call);
    if (facts == m_facts)
        return;
    m_facts = std::move(facts);
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    QStringList spoken;
    if (!m_facts.isEmpty()) {
        auto *title = new QLabel(tr("Helicone"), this);
        setTextRole(title, TextRole::Heading);
        m_form->addRow(title);
    }
    for (const auto &[subject, text] : std::as_const(m_facts)) {
        auto *name = new QLabel(subject, this);
        setTextRole(name, TextRole::Secondary);
        auto *value = new QLabel(text, this);
        value->setTextFormat(Qt::PlainText);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_form->addRow(name, value);
        spoken << subject + QStringLiteral(": ") + text;
    }
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    setVisible(!m_facts.isEmpty());
}

}
