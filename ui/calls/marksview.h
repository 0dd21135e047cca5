#pragma once

#include "core/domain/marks.h"
#include "core/domain/tags.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace heliograph {

class FlowLayout;

/// Whom a call belongs to, each of it leading to the calls that have the same; and what a person says of it: thumbs, labels
/// and a note, which is handed on as one pauses typing.
class MarksView final : public QWidget
{
    Q_OBJECT

public:
    explicit MarksView(QWidget *parent = nullptr);
    ~MarksView() override;

    /// Of another call, or read again. A note that is being typed stays.
    void setMarks(const Tags &tags, const Marks &marks);
    /// The prompt of the library it was made from; name empty: of none.
    void setPrompt(const QString &name, int version);
    const Marks &marks() const { return m_marks; }
    void setKnownLabels(const QStringList &labels); ///< offered while one types
    /// The same rating again takes it away.
    void rate(Rating rating);
    void startNote(); ///< shows it and goes there
    void startLabel();
    /// Where there is little room the note is shown only when one asks for it.
    void setCompact(bool compact);
    /// Hands on what was typed last.
    void flush();

Q_SIGNALS:
    void changed(const heliograph::Marks &marks);
    void filterRequested(const QString &where);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    void fitRow();
    void addTag(const QString &name, const QString &field, const QString &value);
    void addChip(const QString &name, const QString &value, const QString &filter);
    void addLabel();
    void removeLabel(const QString &label);
    void showRating();
    void showNote(bool shown);
    void announce();
    QToolButton *addButton(const char *name, const QString &text, const QString &toolTip);

    Tags m_tags;
    Marks m_marks;
    QString m_prompt;
    int m_version = 0;
    QWidget *m_row;
    FlowLayout *m_flow;
    QToolButton *m_good;
    QToolButton *m_bad;
    QToolButton *m_noteButton;
    QLineEdit *m_newLabel;
    QPlainTextEdit *m_note;
    QList<QWidget *> m_chips;
    QTimer m_pause;
    bool m_compact = false;
};

}
