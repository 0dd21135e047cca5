#include "tests/support/testmain.h"
#include "ui/markdown/markdownview.h"
#include "ui/theme/theme.h"

#include <QScrollArea>

using namespace heliograph;

class MarkdownViewTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shot()
    {
        const QString out = qEnvironmentVariable("MDSHOT");
        if (out.isEmpty())
            return;
        QFile file(QStringLiteral("/tmp/mdshot/sample.md"));
        QVERIFY(file.open(QFile::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (const auto mode : {ThemeMode::Light, ThemeMode::Dark}) {
            applyTheme(*qApp, mode);
            MarkdownView view;
            view.resize(720, 100);
            view.setText(text);
            view.setRaw(qEnvironmentVariableIsSet("MDRAW"));
            view.show();
            QTest::qWait(200);
            view.resize(qEnvironmentVariableIntValue("MDW") ? qEnvironmentVariableIntValue("MDW") : 720, view.heightForWidth(720));
            QTest::qWait(200);
            view.resize(view.width(), view.heightForWidth(view.width()));
            QTest::qWait(100);
            view.grab().save(out + (mode == ThemeMode::Dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png")));
        }
    }
};

HELIOGRAPH_TEST_MAIN(MarkdownViewTest)
#include "tst_markdownview.moc"
