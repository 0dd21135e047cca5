#include "ui/helicone/heliconesection.h"

#include "ui/helicone/heliconedialog.h"
#include "ui/helicone/heliconeform.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace heliograph {

HeliconeSection::HeliconeSection(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("heliconeSection"));
    setAccessibleName(tr("Helicone"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kTiny);
    const auto label = [this, column](const char *name, TextRole role) {
        auto *made = new QLabel(this);
        made->setObjectName(QLatin1String(name));
        made->setTextFormat(Qt::PlainText);
        made->setWordWrap(true);
        setTextRole(made, role);
        column->addWidget(made);
        return made;
    };
    m_summary = label("heliconeSummary", TextRole::Body);
    m_problemNote = label("heliconeProblem", TextRole::Bad);
    m_routeNote = label("heliconeRouteNote", TextRole::Secondary);
    m_edit = new QToolButton(this);
    m_edit->setObjectName(QStringLiteral("editHelicone"));
    m_edit->setText(tr("Helicone options…"));
    m_edit->setToolTip(tr("Cache, retries, rate limit, fallbacks and more (Ctrl+Alt+H)"));
    column->addWidget(m_edit, 0, Qt::AlignLeft);
    connect(m_edit, &QToolButton::clicked, this, &HeliconeSection::open);
    showState();
}

void HeliconeSection::setOptions(const HeliconeOptions &options)
{
    m_options = options;
    m_unreadable.clear();
    if (m_dialog)
        m_dialog->setOptions(options);
    showState();
}

void HeliconeSection::setRequest(const RouteQuestion &request, const QString &routeProblem)
{
    m_request = request;
    m_routeProblem = routeProblem;
    if (m_dialog)
        m_dialog->setRequest(request, routeProblem);
    showState();
}

QString HeliconeSection::problem() const
{
    if (!heliconeReads(m_request.provider, m_request.route))
        return {};
    if (!m_unreadable.isEmpty())
        return m_unreadable;
    const HeliconeProblems problems = problemsFor(m_options, m_request);
    return problems.empty() ? QString() : problems.front().text;
}

void HeliconeSection::showState()
{
    const QString summary = summaryOf(m_options);
    m_summary->setText(summary.isEmpty() ? tr("Nothing asked of Helicone")
                                         : summary.left(1).toUpper() + summary.mid(1));
    const QString wrong = problem();
    m_problemNote->setText(wrong);
    m_problemNote->setVisible(!wrong.isEmpty());
    const bool read = heliconeReads(m_request.provider, m_request.route);
    m_routeNote->setText(tr("The direct route does not send them."));
    m_routeNote->setVisible(!read && !summary.isEmpty());
}

void HeliconeSection::open()
{
    if (!m_dialog) {
        m_dialog = new HeliconeDialog(this);
        connect(m_dialog, &HeliconeDialog::changed, this, [this] {
            m_options = m_dialog->options();
            m_unreadable = m_dialog->unreadable();
            showState();
            Q_EMIT changed();
        });
        connect(m_dialog, &HeliconeDialog::routeWanted, this, &HeliconeSection::routeWanted);
        connect(m_dialog, &HeliconeDialog::defaultsWanted, this,
            [this] { Q_EMIT defaultsWanted(m_options); });
    }
    m_unreadable.clear(); // the fields show what holds
    showState();
    m_dialog->setOptions(m_options);
    m_dialog->setRequest(m_request, m_routeProblem);
    m_dialog->open();
}

}
