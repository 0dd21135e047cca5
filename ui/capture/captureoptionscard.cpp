#include "ui/capture/captureoptionscard.h"

#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/formrow.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QUrl>

namespace heliograph {

namespace {

/// As browsers send them: scheme, host and, where it is not the scheme's own, the port. Empty: it is none.
QString originOf(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!web || url.host().isEmpty() || (!url.path().isEmpty() && url.path() != QLatin1String("/")) || url.hasQuery() || !url.userInfo().isEmpty())
        return {};
    const int usual = url.scheme() == QLatin1String("http") ? 80 : 443;
    const QString port = url.port() < 0 || url.port() == usual ? QString() : QStringLiteral(":%1").arg(url.port());
    return url.scheme() + QLatin1String("://") + url.host(QUrl::FullyEncoded) + port;
}

}

CaptureOptionsCard::CaptureOptionsCard(QWidget *parent)
    : Card({}, parent), m_port(new QSpinBox), m_newToken(new QPushButton(tr("Change it…"))), m_origins(new QLineEdit),
      m_usage(new QCheckBox(tr("Ask for the usage in streams"))), m_confirm(new Banner)
{
    setObjectName(QStringLiteral("captureOptions"));
    setAccessibleName(tr("Options of capture"));
    m_port->setObjectName(QStringLiteral("capturePort"));
    m_port->setRange(0, 65'535);
    m_port->setSpecialValueText(tr("Any free one"));
    m_port->setKeyboardTracking(false);
    m_port->setGroupSeparatorShown(false);
    m_newToken->setObjectName(QStringLiteral("captureNewToken"));
    m_newToken->setAccessibleName(tr("Change the secret part of the address"));
    m_origins->setObjectName(QStringLiteral("captureOrigins"));
    m_origins->setPlaceholderText(QStringLiteral("http://localhost:3000"));
    m_usage->setObjectName(QStringLiteral("captureUsage"));
    m_usage->setMinimumHeight(kControlHeight);
    m_confirm->setObjectName(QStringLiteral("captureTokenConfirm"));
    m_confirm->setClosable(true);
    makeRows();
    connect(m_port, &QSpinBox::valueChanged, this, &CaptureOptionsCard::takePort);
    connect(m_newToken, &QPushButton::clicked, this, [this] {
        m_confirm->showMessage(Banner::Kind::Warning,
            tr("Every program that has the old address is turned away until it gets the new one."), tr("Make a new address"));
        m_confirm->actionButton()->setFocus();
    });
    connect(m_confirm, &Banner::actionTriggered, this, &CaptureOptionsCard::takeToken);
    connect(m_origins, &QLineEdit::editingFinished, this, &CaptureOptionsCard::takeOrigins);
    connect(m_usage, &QCheckBox::toggled, this, [this](bool on) {
        if (on == m_settings.askForUsage)
            return;
        m_settings.askForUsage = on;
        Q_EMIT changed(m_settings);
    });
}

void CaptureOptionsCard::makeRows()
{
    auto *portBox = new QWidget;
    auto *portLine = new QHBoxLayout(portBox);
    portLine->setContentsMargins(0, 0, 0, 0);
    portLine->addWidget(m_port);
    portLine->addStretch(1);
    portBox->setFocusProxy(m_port);
    m_port->setAccessibleName(tr("Port"));
    m_portRow = new FormRow(tr("Port"), portBox, tr("Listens on this computer only. A new port needs the new address in every program."));
    auto *tokenBox = new QWidget;
    auto *tokenLine = new QVBoxLayout(tokenBox);
    tokenLine->setContentsMargins(0, 0, 0, 0);
    tokenLine->addWidget(m_newToken, 0, Qt::AlignLeft);
    tokenLine->addWidget(m_confirm);
    tokenBox->setFocusProxy(m_newToken);
    m_originsRow = new FormRow(tr("Allowed web pages"), m_origins,
        tr("Origins of web pages that may call from a browser, with blanks between them. Programs and servers need none."));
    body()->addWidget(m_portRow);
    body()->addWidget(new FormRow(tr("Secret part"), tokenBox,
        tr("The letters in the address keep other programs and web pages out. Change them where the address became known.")));
    body()->addWidget(m_originsRow);
    body()->addWidget(new FormRow(tr("Streams"), m_usage,
        tr("Adds stream_options.include_usage where a program forgets it, so that tokens and cost are exact. The program then "
           "gets one more event at the end of each stream.")));
}

void CaptureOptionsCard::setSettings(const CaptureSettings &settings)
{
    m_settings = settings;
    const QSignalBlocker port(m_port);
    const QSignalBlocker usage(m_usage);
    m_port->setValue(settings.port);
    m_usage->setChecked(settings.askForUsage);
    if (!m_origins->hasFocus())
        m_origins->setText(settings.allowedOrigins.join(QLatin1Char(' ')));
}

void CaptureOptionsCard::setPortError(const QString &text)
{
    m_portRow->setError(text);
}

void CaptureOptionsCard::focusPort()
{
    m_port->setFocus();
    m_port->selectAll();
}

void CaptureOptionsCard::offerOrigin(const QString &origin)
{
    m_origins->setFocus();
    if (origin.isEmpty() || m_settings.allowedOrigins.contains(origin))
        return;
    m_origins->setText((m_settings.allowedOrigins + QStringList{origin}).join(QLatin1Char(' ')));
}

void CaptureOptionsCard::takePort()
{
    if (m_port->value() == m_settings.port)
        return;
    m_settings.port = quint16(m_port->value());
    Q_EMIT changed(m_settings);
}

void CaptureOptionsCard::takeOrigins()
{
    static const QRegularExpression gaps(QStringLiteral("[\\s,;]+"));
    QStringList origins;
    const QStringList words = m_origins->text().split(gaps, Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const QString origin = originOf(word);
        if (origin.isEmpty()) {
            m_originsRow->setError(tr("“%1” is no origin: write it as http://localhost:3000, without a path.").arg(word));
            return;
        }
        if (!origins.contains(origin))
            origins.append(origin);
    }
    m_originsRow->setError({});
    if (origins == m_settings.allowedOrigins)
        return;
    m_settings.allowedOrigins = origins;
    Q_EMIT changed(m_settings);
}

void CaptureOptionsCard::takeToken()
{
    m_confirm->hide();
    m_settings.token = CaptureSettings::newToken();
    m_newToken->setFocus();
    Q_EMIT changed(m_settings);
}

}
