#pragma once

#include <QPlainTextEdit>

namespace heliograph {

/// Headers as they are sent, to be read and copied.
class HeaderPreview final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit HeaderPreview(QWidget *parent = nullptr);
};

}
