#include "ui/settings/providerrow.h"

#include "ui/settings/addressrules.h"
#include "ui/theme/theme.h"
#include "ui/widgets/formrow.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>

namespace heliograph {

namespace {

constexpr int kTitleWidth = 130;

/// Shortens its text in the middle instead of asking for room.
class AddressLabel final : public QLabel
{
public:
    QSize minimumSizeHint() const override { return {40, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft,
            fontMetrics().elidedText(text(), Qt::ElideMiddle, width()));
    }
};

}

ProviderRow::ProviderRow(const Provider &provider, bool own, Settings &settings, QWidget *parent)
    : QWidget(parent), m_provider(provider), m_own(own), m_settings(settings), m_title(new QLabel),
      m_address(new AddressLabel), m_changed(new QLabel(tr("changed"))),
      m_edit(new QPushButton(tr("Edit…"))), m_editor(makeEditor())
{
    setObjectName(QStringLiteral("provider-") + provider.id);
    m_title->setFixedWidth(kTitleWidth);
    m_address->setObjectName(QStringLiteral("providerAddress"));
    m_edit->setObjectName(QStringLiteral("providerEdit"));
    setTextRole(m_address, TextRole::Secondary);
    setTextRole(m_changed, TextRole::Secondary);
    auto *top = new QHBoxLayout;
    top->addWidget(m_title);
    top->addWidget(m_address, 1);
    top->addWidget(m_changed);
    top->addWidget(m_edit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(top);
    column->addWidget(m_editor);
    m_editor->hide();
    connect(m_edit, &QPushButton::clicked, this,
        [this] { m_editor->isHidden() ? openEditor() : closeEditor(); });
    setProvider(provider);
}

QWidget *ProviderRow::makeEditor()
{
    auto *editor = new QWidget;
    auto *column = new QVBoxLayout(editor);
    column->setContentsMargins(0, spacing::kTiny, 0, spacing::kMedium);
    if (m_own) {
        m_name = new QLineEdit;
        m_name->setObjectName(QStringLiteral("providerName"));
        column->addWidget(new FormRow(tr("Name"), m_name));
    }
    m_direct = new QLineEdit;
    m_direct->setObjectName(QStringLiteral("providerDirect"));
    m_directRow = new FormRow(tr("Direct address"), m_direct);
    m_helicone = new QLineEdit;
    m_helicone->setObjectName(QStringLiteral("providerHelicone"));
    m_heliconeRow = new FormRow(tr("Through Helicone"), m_helicone,
        tr("Helicone's address for this provider, or that of your own Helicone."));
    column->addWidget(m_directRow);
    column->addWidget(m_heliconeRow);

    auto *save = new QPushButton(tr("Save"));
    save->setObjectName(QStringLiteral("providerSave"));
    setPrimary(save);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("providerCancel"));
    cancel->setToolTip(tr("Leave the addresses as they are (Esc)"));
    auto *reset = new QPushButton(m_own ? tr("Remove provider") : tr("Reset to default"));
    reset->setObjectName(
        m_own ? QStringLiteral("providerRemove") : QStringLiteral("providerReset"));
    reset->setToolTip(m_own ? tr("Take it out of the list; recorded calls and the key stay")
                            : tr("Go back to the addresses Heliograph comes with"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(reset);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    column->addLayout(buttons);

    connect(m_direct, &QLineEdit::textEdited, this, &ProviderRow::check);
    connect(m_helicone, &QLineEdit::textEdited, this, &ProviderRow::check);
    connect(save, &QPushButton::clicked, this, &ProviderRow::save);
    connect(m_direct, &QLineEdit::returnPressed, this, &ProviderRow::save);
    connect(m_helicone, &QLineEdit::returnPressed, this, &ProviderRow::save);
    connect(reset, &QPushButton::clicked, this, &ProviderRow::reset);
    connect(cancel, &QPushButton::clicked, this, &ProviderRow::closeEditor);
    auto *escape = new QShortcut(Qt::Key_Escape, editor);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &ProviderRow::closeEditor);
    return editor;
}

QString ProviderRow::key(const char *part) const
{
    return QStringLiteral("provider.%1.%2").arg(m_provider.id, QLatin1String(part));
}

void ProviderRow::setProvider(const Provider &provider)
{
    m_provider = provider;
    m_title->setText(provider.name);
    const QString address =
        provider.directUrl.isEmpty() ? tr("No address yet") : provider.directUrl;
    m_address->setText(address);
    m_address->setToolTip(address);
    m_edit->setAccessibleName(tr("Change the addresses of %1").arg(provider.name));
    m_edit->setToolTip(m_edit->accessibleName());
    const bool changed = !m_settings.get(key("direct-url")).isEmpty()
        || !m_settings.get(key("helicone-url")).isEmpty();
    m_changed->setText(m_own ? tr("yours") : tr("changed"));
    m_changed->setVisible(m_own || changed);
}

void ProviderRow::openEditor()
{
    if (m_name)
        m_name->setText(m_provider.name);
    m_direct->setText(m_provider.directUrl);
    m_helicone->setText(m_provider.heliconeUrl);
    m_helicone->setPlaceholderText(m_provider.local
            ? tr("Only a Helicone of your own reaches this computer")
            : tr("https://gateway.helicone.ai, which passes the call on"));
    m_editor->show();
    check();
    m_direct->setFocus();
}

void ProviderRow::closeEditor()
{
    m_editor->hide();
    m_edit->setFocus();
}

bool ProviderRow::check()
{
    bool good = true;
    const auto checkOne = [&good](QLineEdit *field, FormRow *row, const QString &hint) {
        const QString text = field->text().trimmed();
        const QString problem = addressProblem(text);
        const QString warning = addressWarning(text);
        row->setError(problem);
        row->setHint(warning.isEmpty() ? hint : warning);
        good = good && problem.isEmpty();
    };
    checkOne(m_direct, m_directRow, tr("Up to where the endpoint's own name begins: …/v1"));
    checkOne(m_helicone, m_heliconeRow,
        tr("Helicone's address for this provider, or that of your own Helicone."));
    return good;
}

void ProviderRow::save()
{
    if (!check())
        return;
    QHash<QString, QString> values;
    const QString direct = m_direct->text().trimmed();
    const QString helicone = m_helicone->text().trimmed();
    if (m_own && direct.isEmpty()) {
        m_directRow->setError(tr("An own provider needs an address."));
        return;
    }
    if (direct != m_provider.directUrl)
        values.insert(key("direct-url"), direct);
    if (helicone != m_provider.heliconeUrl)
        values.insert(key("helicone-url"), helicone);
    if (m_name && m_name->text().trimmed() != m_provider.name)
        values.insert(key("name"), m_name->text().trimmed());
    if (write(values))
        closeEditor();
}

void ProviderRow::reset()
{
    QHash<QString, QString> values{{key("direct-url"), {}}, {key("helicone-url"), {}}};
    if (m_own) {
        values.insert(key("name"), {});
        values.insert(key("format"), {});
    }
    if (write(values) && !m_own)
        closeEditor();
}

bool ProviderRow::write(const QHash<QString, QString> &values)
{
    if (values.isEmpty())
        return true;
    const Status status = m_settings.set(values);
    if (!status)
        m_directRow->setError(status.error().message);
    return status.ok();
}

}
