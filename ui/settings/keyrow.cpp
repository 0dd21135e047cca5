#include "ui/settings/keyrow.h"

#include "core/helicone/address.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/secretfield.h"

#include <QApplication>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>

namespace heliograph {

namespace {

constexpr int kTitleWidth = 130;

QString sourceText(const KeyInfo &info)
{
    switch (info.origin) {
    case KeyOrigin::None:
        return KeyRow::tr("No key");
    case KeyOrigin::Keychain:
        return KeyRow::tr("Keychain");
    case KeyOrigin::Environment:
        return KeyRow::tr("Environment variable %1").arg(info.variable);
    case KeyOrigin::Session:
        return KeyRow::tr("This session only");
    }
    return {};
}

}

KeyRow::KeyRow(
    Subject subject, KeyRing &keys, std::function<QString()> heliconeApi, QWidget *parent)
    : QWidget(parent), m_subject(std::move(subject)), m_keys(keys),
      m_heliconeApi(std::move(heliconeApi)), m_title(new QLabel), m_source(new QLabel),
      m_lastFour(new QLabel), m_test(new QPushButton(tr("Test"))), m_set(new QPushButton),
      m_remove(new QToolButton), m_note(new QLabel), m_editor(makeEditor())
{
    setObjectName(QStringLiteral("key-") + m_subject.name);
    m_title->setFixedWidth(kTitleWidth);
    m_source->setObjectName(QStringLiteral("keySource"));
    m_lastFour->setObjectName(QStringLiteral("keyLastFour"));
    setTextRole(m_lastFour, TextRole::Code);
    m_test->setObjectName(QStringLiteral("keyTest"));
    m_set->setObjectName(QStringLiteral("keySet"));
    m_set->setText(tr("Replace…"));
    m_set->setMinimumWidth(m_set->sizeHint().width()); // Set… and Replace… stand in one column
    m_remove->setObjectName(QStringLiteral("keyRemove"));
    m_remove->setIcon(makeIcon(Icon::Remove, QApplication::palette()));
    m_remove->setAutoRaise(true);
    m_note->setObjectName(QStringLiteral("keyNote"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *top = new QHBoxLayout;
    top->addWidget(m_title);
    top->addWidget(m_source);
    top->addWidget(m_lastFour);
    top->addStretch(1);
    top->addWidget(m_test);
    top->addWidget(m_set);
    top->addWidget(m_remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(top);
    column->addWidget(m_note);
    column->addWidget(m_editor);
    m_note->hide();
    m_editor->hide();
    // Test and Remove keep their place while they are not there, so the buttons of all rows stand
    // in columns.
    for (QWidget *widget : {static_cast<QWidget *>(m_test), static_cast<QWidget *>(m_remove)}) {
        QSizePolicy policy = widget->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        widget->setSizePolicy(policy);
    }

    setSubject(m_subject);
    show(KeyInfo{m_subject.name, KeyOrigin::None, {}, {}});
    connect(m_test, &QPushButton::clicked, this, &KeyRow::test);
    connect(m_set, &QPushButton::clicked, this, &KeyRow::openEditor);
    connect(m_remove, &QToolButton::clicked, this, &KeyRow::removeKey);
    connect(&m_check, &KeyCheck::finished, this, [this](const KeyVerdict &verdict) {
        m_test->setEnabled(true);
        using Kind = KeyVerdict::Kind;
        note(verdict.kind == Kind::Accepted     ? Tone::Good
                : verdict.kind == Kind::Refused ? Tone::Bad
                                                : Tone::Plain,
            verdict.message);
    });
    connect(&m_keys, &KeyRing::changed, this, [this](const QString &name) {
        if (name == m_subject.name)
            refresh();
    });
}

QWidget *KeyRow::makeEditor()
{
    auto *editor = new QWidget;
    m_field = new SecretField;
    m_field->setObjectName(QStringLiteral("keyField"));
    m_sessionOnly = new QCheckBox(tr("Use for this session only"));
    m_sessionOnly->setObjectName(QStringLiteral("keySessionOnly"));
    m_sessionOnly->setToolTip(
        tr("The key is held in memory and gone when Heliograph closes. Without the tick it is "
           "kept in the keychain."));
    m_save = new QPushButton(tr("Save"));
    m_save->setObjectName(QStringLiteral("keySave"));
    setPrimary(m_save);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("keyCancel"));
    cancel->setToolTip(tr("Leave the key as it is (Esc)"));

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_sessionOnly);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(editor);
    column->setContentsMargins(kTitleWidth + spacing::kSmall, 0, 0, spacing::kSmall);
    column->addWidget(m_field);
    column->addLayout(buttons);

    connect(m_field, &QLineEdit::textChanged, this,
        [this](const QString &text) { m_save->setEnabled(!text.isEmpty()); });
    connect(m_field, &QLineEdit::returnPressed, this, &KeyRow::save);
    connect(m_save, &QPushButton::clicked, this, &KeyRow::save);
    const auto leave = [this] {
        note(Tone::Plain, {});
        closeEditor();
    };
    connect(cancel, &QPushButton::clicked, this, leave);
    auto *escape = new QShortcut(Qt::Key_Escape, editor);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, leave);
    m_save->setEnabled(false);
    return editor;
}

void KeyRow::setSubject(Subject subject)
{
    m_subject = std::move(subject);
    m_title->setText(m_subject.title);
    m_field->setPlaceholderText(tr("Paste the key of %1").arg(m_subject.title));
    m_field->setAccessibleName(tr("Key of %1").arg(m_subject.title));
    m_test->setAccessibleName(tr("Test the key of %1").arg(m_subject.title));
    m_remove->setAccessibleName(tr("Remove the key of %1").arg(m_subject.title));
    const bool ownAddress = !m_subject.provider || whyNoRoute(*m_subject.provider, Route::Direct).isEmpty();
    m_test->setToolTip(ownAddress
            ? tr("Ask %1 whether it accepts the key. Costs nothing.").arg(m_subject.title)
            : tr("Set an address under Providers first."));
}

void KeyRow::refresh()
{
    m_keys.info(m_subject.name, m_subject.variable, m_subject.moreVariables).then(this, [this](const Result<KeyInfo> &info) {
        show(info);
        Q_EMIT done();
    });
}

void KeyRow::show(const Result<KeyInfo> &info)
{
    const KeyInfo known = info ? *info : KeyInfo{m_subject.name, KeyOrigin::None, {}, {}};
    m_origin = known.origin;
    const bool has = known.origin != KeyOrigin::None;
    // A keychain in trouble is told once, by the banner above the rows.
    m_source->setText(
        info || info.error().kind == ErrorKind::Secret ? sourceText(known) : info.error().message);
    setTextRole(m_source,
        info || info.error().kind == ErrorKind::Secret
            ? (has ? TextRole::Body : TextRole::Secondary)
            : TextRole::Bad);
    m_lastFour->setText(
        known.lastFour.isEmpty() ? QString() : QStringLiteral("…") + known.lastFour);
    m_lastFour->setAccessibleName(
        known.lastFour.isEmpty() ? QString() : tr("ends in %1").arg(known.lastFour));
    m_test->setVisible(has);
    const bool ours = known.origin == KeyOrigin::Keychain || known.origin == KeyOrigin::Session;
    m_remove->setVisible(ours);
    m_remove->setToolTip(known.origin == KeyOrigin::Session
            ? tr("Forget the key of this session")
            : tr("Remove the key from the keychain"));
    m_set->setText(ours ? tr("Replace…") : tr("Set…"));
    m_set->setAccessibleName(
        (ours ? tr("Replace the key of %1") : tr("Set the key of %1")).arg(m_subject.title));
    m_set->setToolTip(known.origin == KeyOrigin::Environment
            ? tr("Keep a key here; it goes before the environment variable")
            : m_set->accessibleName());
}

void KeyRow::openEditor()
{
    m_editor->show();
    m_field->setFocus();
}

void KeyRow::closeEditor()
{
    m_field->take();
    m_editor->hide();
    m_set->setFocus();
}

void KeyRow::save()
{
    const QString key = m_field->text();
    if (key.isEmpty())
        return;
    const auto finish = [this](const Status &status) {
        m_save->setEnabled(true);
        if (status) {
            closeEditor();
            note(Tone::Plain, {});
            return;
        }
        // What was typed stays, so that it can be mended or used for the session.
        QString text = status.error().message;
        if (status.error().kind == ErrorKind::Secret && !m_sessionOnly->isChecked())
            text += QLatin1Char(' ') + tr("Or tick “Use for this session only” and save again.");
        note(Tone::Bad, text);
    };
    if (m_sessionOnly->isChecked()) {
        finish(m_keys.setSessionKey(m_subject.name, key));
        return;
    }
    m_save->setEnabled(false);
    // A session key would hide the kept one.
    m_keys.store(m_subject.name, key).then(this, [this, finish](const Status &status) {
        if (status)
            m_keys.setSessionKey(m_subject.name, {});
        finish(status);
    });
}

void KeyRow::removeKey()
{
    m_keys.remove(m_subject.name).then(this, [this](const Status &status) {
        if (status || m_origin == KeyOrigin::Session)
            note(Tone::Plain, {});
        else
            note(Tone::Bad, status.error().message);
        refresh();
    });
}

void KeyRow::test()
{
    m_test->setEnabled(false);
    note(Tone::Plain, tr("Asking %1…").arg(m_subject.title));
    m_keys.find(m_subject.name, m_subject.variable, m_subject.moreVariables).then(this, [this](const Result<Key> &key) {
        if (!key || key->empty()) {
            m_test->setEnabled(true);
            note(Tone::Bad, key ? tr("There is no key to test.") : key.error().message);
        } else if (m_subject.provider) {
            m_check.askProvider(*m_subject.provider, key->value);
        } else {
            m_check.askHelicone(m_heliconeApi(), key->value);
        }
    });
}

void KeyRow::note(Tone tone, const QString &text)
{
    setTextRole(m_note,
        tone == Tone::Good      ? TextRole::Good
            : tone == Tone::Bad ? TextRole::Bad
                                : TextRole::Secondary);
    m_note->setText(text);
    m_note->setContentsMargins(kTitleWidth + spacing::kSmall, 0, 0, 0);
    m_note->setVisible(!text.isEmpty());
}

}
