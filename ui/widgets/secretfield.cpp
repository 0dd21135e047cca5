#include "ui/widgets/secretfield.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QApplication>

namespace heliograph {

SecretField::SecretField(QWidget *parent) : QLineEdit(parent)
{
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
        | Qt::ImhNoAutoUppercase);
    m_eye = addAction(makeIcon(Icon::Eye, QApplication::palette()), QLineEdit::TrailingPosition);
    m_eye->setObjectName(QStringLiteral("showSecret"));
    m_eye->setCheckable(true);
    connect(m_eye, &QAction::toggled, this, &SecretField::setShown);
    setShown(false);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        QString clean = text.trimmed();
        if (clean.startsWith(QLatin1String("Bearer "), Qt::CaseInsensitive))
            clean = clean.mid(7).trimmed();
        if (clean.size() >= 2
            && (clean.front() == QLatin1Char('"') || clean.front() == QLatin1Char('\''))
            && clean.back() == clean.front())
            clean = clean.mid(1, clean.size() - 2).trimmed();
        if (clean != text)
            setText(clean);
    });
}

QString SecretField::take()
{
    const QString key = text();
    clear();
    m_eye->setChecked(false);
    return key;
}

void SecretField::setShown(bool shown)
{
    setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_eye->setIcon(makeIcon(shown ? Icon::EyeOff : Icon::Eye, QApplication::palette()));
    m_eye->setText(shown ? tr("Hide the key") : tr("Show the key"));
    m_eye->setToolTip(m_eye->text());
}

}
