#include "tests/photographer.h"

#include "ui/mainwindow.h"

#include <QTest>

namespace heliograph {

void Photographer::take(TestServices &services, const QString &name, const std::function<void(MainWindow &)> &prepare)
{
    (void)services.settings.set(QStringLiteral("theme"), m_look.theme);
    MainWindow window(services.services());
    window.resize(m_look.size);
    window.show();
    QTest::qWait(300);
    prepare(window);
    snap(window, name);
}

void Photographer::snap(QWidget &widget, const QString &name) const
{
    QTest::qWait(500);
    save(widget, name);
}

void Photographer::save(QWidget &widget, const QString &name) const
{
    widget.grab().save(QStringLiteral("%1/%2-%3.png").arg(m_folder, name, m_look.name));
}

}
