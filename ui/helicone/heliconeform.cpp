#include "ui/helicone/heliconeform.h"

#include "ui/helicone/fallbackgroup.h"
#include "ui/helicone/optiongroups.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>

namespace heliograph {

HeliconeProblems problemsFor(const HeliconeOptions &options, const RouteQuestion &request)
{
    if (!heliconeReads(request.provider, request.route))
        return {};
    return problemsOf(options, {request.provider, request.format, request.streamed, request.tags});
}

QString headerPreview(const HeliconeOptions &options, const std::optional<RouteQuestion> &request)
{
    QStringList lines;
    const auto add = [&lines](const HeaderList &headers) {
        for (const Header &header : headers)
            lines.append(QString::fromUtf8(header.first + ": " + header.second));
    };
    if (!request) {
        const auto headers = headersOf(options);
        if (!headers)
            return headers.error().message;
        add(*headers);
        return lines.join(QLatin1Char('\n'));
    }
    RouteQuestion question = *request;
    question.helicone = options;
    const auto named = [](const QString &variable) {
        return variable.isEmpty() ? QString() : QLatin1Char('$') + variable;
    };
    question.credentials.providerKey = named(question.provider.keyVariable);
    if (question.route == Route::Helicone)
        question.credentials.heliconeKey = QStringLiteral("$HELICONE_API_KEY");
    const QStringList variables = keysNeededBy(options);
    for (const QString &variable : variables)
        question.credentials.named.insert(variable, named(variable));
    if (question.provider.demo && question.baseUrl.isEmpty())
        question.baseUrl = QStringLiteral("http://127.0.0.1/v1"); // its port is known when it runs
    const auto destination = destinationOf(question);
    if (!destination)
        return destination.error().message;
    HeaderList headers = destination->recorded;
    for (Header &header : headers) {
        if (header.first == "Helicone-Request-Id")
            header.second =
                QCoreApplication::translate("HeliconeForm", "(another with each call)").toUtf8();
    }
    add(headers);
    if (question.provider.gateway) {
        const auto members = bodyMembersOf(options);
        if (!members.isEmpty())
            lines << QString() << QCoreApplication::translate("HeliconeForm", "In the body:");
        for (const auto &[name, value] : members)
            lines << QString::fromUtf8('"' + name + "\": " + value);
    }
    return lines.join(QLatin1Char('\n'));
}

HeliconeForm::HeliconeForm(Scope scope, QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("heliconeForm"));
    setAccessibleName(tr("Helicone options"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kMedium);
    m_fallbacks = new FallbackGroup(this);
    m_groups = {new CacheGroup(this), new RetryGroup(this), new RateLimitGroup(this), m_fallbacks,
        new RecordingGroup(this), new SafetyGroup(this)};
    if (scope == Scope::Call)
        m_groups.append(new PromptGroup(this));
    m_groups.append(new ForwardingGroup(this));
    for (OptionGroup *group : std::as_const(m_groups)) {
        column->addWidget(group);
        connect(group, &OptionGroup::changed, this, [this] {
            read();
            Q_EMIT changed();
        });
    }
    setOptions({});
}

void HeliconeForm::setOptions(const HeliconeOptions &options)
{
    for (OptionGroup *group : std::as_const(m_groups))
        group->show(options);
    m_options = options;
    read();
}

void HeliconeForm::setRequest(const RouteQuestion &request)
{
    m_request = request;
    m_fallbacks->setProvider(request.provider);
    check();
}

QString HeliconeForm::unreadable() const
{
    for (const OptionGroup *group : m_groups) {
        if (const QString text = group->unreadable(); !text.isEmpty())
            return text;
    }
    return {};
}

void HeliconeForm::read()
{
    for (OptionGroup *group : std::as_const(m_groups))
        group->writeTo(m_options);
    check();
}

void HeliconeForm::check()
{
    const HeliconeProblems problems =
        m_request ? problemsFor(m_options, *m_request) : problemsOf(m_options);
    for (OptionGroup *group : std::as_const(m_groups))
        group->showProblems(problems);
    m_problem = unreadable();
    if (m_problem.isEmpty() && !problems.empty())
        m_problem = problems.front().text;
}

}
