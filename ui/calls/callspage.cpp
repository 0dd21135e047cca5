#include "ui/calls/callspage.h"

namespace heliograph {

CallsPage::CallsPage(const Services &services, QWidget *parent) :
    QWidget(parent), m_services(services)
{
}
CallsPage::~CallsPage() = default;
QList<QAction *> CallsPage::pageActions() const { return {}; }
void CallsPage::showCall(const QUuid &) {}

}
