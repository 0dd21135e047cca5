#include "ui/mainwindow.h"

namespace heliograph {

MainWindow::MainWindow(const Services &services, QWidget *parent) :
    QMainWindow(parent), m_services(services)
{
    setWindowTitle(QStringLiteral("Heliograph"));
    setObjectName(QStringLiteral("mainWindow"));
}

MainWindow::~MainWindow() = default;

}
