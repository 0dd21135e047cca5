#pragma once

#include "core/providers/provider.h"
#include "ui/attachments/imagedecoder.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace heliograph {

/// Where attachments are going: it decides what they count and whether they can go at all.
struct AttachmentTarget {
    Provider provider;
    WireFormat format = WireFormat::OpenAiChat;
    QString model;
};

/// One attachment: a small picture or an icon, its name, what is known of it, and a button that
/// removes it. Delete removes it by keyboard.
class AttachmentChip final : public QFrame
{
    Q_OBJECT

public:
    AttachmentChip(const ContentPart &part, int index, QWidget *parent = nullptr);

    const ContentPart &part() const { return m_part; }
    int index() const { return m_index; }
    void setIndex(int index) { m_index = index; }
    void setTarget(const AttachmentTarget &target);
    void setRemovable(bool removable);
    QToolButton *removeButton() const { return m_remove; }
    QString problem() const
    {
        return m_problem;
    } ///< why it cannot be sent, in words; empty: it can

Q_SIGNALS:
    void removeRequested(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void loadPicture();
    void showIcon();
    void showTexts();

    ContentPart m_part;
    int m_index;
    QString m_problem;
    QString m_pictureProblem;
    std::optional<qint64> m_tokens;
    quint64 m_counting = 0; ///< a count for an earlier target is stale
    QString m_countedFor;
    bool m_hasPicture = false;
    QLabel *m_picture;
    QLabel *m_name;
    QLabel *m_facts;
    QToolButton *m_remove;
};

}
