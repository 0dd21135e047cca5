#pragma once

#include "ui/services.h"

#include <QMainWindow>

namespace heliograph {

class CallsPage;
class PlaygroundPage;
class SettingsPage;

/// The frame: sidebar, one page at a time, status bar, menus and command palette. Knows the pages, not what they do.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const Services &services, QWidget *parent = nullptr);
    ~MainWindow() override;

private:
    Services m_services;
};

}
