#include "ui/playground/playgroundpage.h"

namespace heliograph {

PlaygroundPage::PlaygroundPage(const Services &services, QWidget *parent) :
    QWidget(parent), m_services(services)
{
}
PlaygroundPage::~PlaygroundPage() = default;
QList<QAction *> PlaygroundPage::pageActions() const { return {}; }
void PlaygroundPage::openCall(const Call &) {}
void PlaygroundPage::startConversation(const QString &, const QString &, bool) {}

}
