#pragma once

#include "core/domain/streamevent.h"

#include <QWidget>

namespace heliograph {

class FoldBox;

/// What the provider's own tools were asked and gave back: a line each, folded. Grows while the
/// answer comes.
class ServerToolsView final : public QWidget
{
    Q_OBJECT

public:
    explicit ServerToolsView(QWidget *parent = nullptr);

    void setTools(const std::vector<ServerTool> &tools, bool running);

private:
    QWidget *makeDetails(size_t index, QWidget *parent) const;

    std::vector<ServerTool> m_tools;
    bool m_running = false;
    QList<FoldBox *> m_boxes;
};

}
