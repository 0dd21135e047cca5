#include "ui/settings/aboutsettings.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/formrow.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QPushButton>
#include <QSysInfo>
#include <QUrl>
#include <QVBoxLayout>

namespace heliograph {

namespace {

QLabel *value(const QString &text, const QString &name)
{
    auto *label = new QLabel(text);
    label->setObjectName(name);
    label->setMinimumHeight(kControlHeight);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QWidget *folder(const QString &path, const QString &name)
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    auto *open =
        new QPushButton(makeIcon(Icon::Folder, QApplication::palette()), AboutSettings::tr("Open"));
    open->setObjectName(name + QStringLiteral("Open"));
    open->setToolTip(AboutSettings::tr("Open the folder"));
    QObject::connect(open, &QPushButton::clicked, box,
        [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
    row->addWidget(value(QDir::toNativeSeparators(path), name), 1);
    row->addWidget(open, 0, Qt::AlignTop);
    return box;
}

}

AboutSettings::AboutSettings(const Services &services, QWidget *parent)
    : SettingsPanel(tr("About"),
        tr("Heliograph: playground, cost and latency monitor for calls to language models"), parent)
{
    setObjectName(QStringLiteral("aboutSettings"));
    const QString version = QStringLiteral(HELIOGRAPH_VERSION);
    const QString system =
        QStringLiteral("Heliograph %1, Qt %2, %3")
            .arg(version, QLatin1String(qVersion()), QSysInfo::prettyProductName());
    auto *program = new Card(tr("The program"));
    auto *versionRow = new QWidget;
    auto *row = new QHBoxLayout(versionRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(value(version, QStringLiteral("aboutVersion")));
    row->addWidget(new CopyButton(
        tr("Copy version and system, for a bug report"), [system] { return system; }));
    row->addStretch(1);
    program->body()->addWidget(new FormRow(tr("Version"), versionRow));
    program->body()->addWidget(
        new FormRow(tr("Qt"), value(QLatin1String(qVersion()), QStringLiteral("aboutQt"))));
    program->body()->addWidget(new FormRow(tr("Licence"),
        value(tr("GNU General Public License, version 3 or later"), QStringLiteral("aboutLicence")),
        tr("Free software: you may use, study, share and change it. It comes without any "
           "warranty.")));
    addRow(program);

    auto *stored = new Card(tr("Your data"));
    stored->body()->addWidget(
        new FormRow(tr("History"), folder(services.profile.dataDir, QStringLiteral("aboutData")),
            tr("Every call with its bodies, in one file: history.db. It holds no key.")));
    if (services.profile.configDir != services.profile.dataDir)
        stored->body()->addWidget(new FormRow(tr("Settings"),
            folder(services.profile.configDir, QStringLiteral("aboutConfig")),
            tr("settings.ini. It holds no key.")));
    addRow(stored);
}

}
