#pragma once

#include "core/domain/message.h"

#include <QStringList>

#include <functional>

class QWidget;

namespace heliograph {

/// Lets the user choose files; chosen is called with them, or never.
void chooseFiles(QWidget *parent, std::function<void(const QStringList &)> chosen);

/// Asks for the address of an image or document, which the provider will fetch and this program
/// never does; given is called with the part, or never.
void askForAddress(QWidget *parent, std::function<void(const ContentPart &)> given);

}
