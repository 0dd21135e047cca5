#pragma once

#include "tests/support/testservices.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QWidget>

#include <functional>

namespace heliograph {

class MainWindow;

/// How the window looks in a series of pictures.
struct Look {
    QString name;
    QString theme;
    QSize size;
};

/// Takes the pictures of one look: name-look.png in a folder.
class Photographer final
{
public:
    Photographer(QString folder, Look look) : m_folder(std::move(folder)), m_look(std::move(look)) { }
    const Look &look() const { return m_look; }

    /// A new window as it is after the preparation, which may take further pictures on its way.
    void take(TestServices &services, const QString &name, const std::function<void(MainWindow &)> &prepare);
    /// A page without the window around it, as large as it is there.
    template <typename Page> std::unique_ptr<Page> page(TestServices &services)
    {
        (void)services.settings.set(QStringLiteral("theme"), m_look.theme);
        applyTheme(*qApp, themeModeFromName(m_look.theme));
        auto page = std::make_unique<Page>(services.services());
        page->resize(m_look.size - QSize(200, 60)); // less the frame's sidebar and status bar
        page->show();
        return page;
    }
    /// Gives it time to settle first.
    void snap(QWidget &widget, const QString &name) const;
    /// As it is this moment.
    void save(QWidget &widget, const QString &name) const;

private:
    QString m_folder;
    Look m_look;
};

}
