#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace heliograph {

class VariablesPanel;

/// The prompt of the library that a tab was opened from, the ways to save it, and its variables.
class PromptSection final : public QWidget
{
    Q_OBJECT

public:
    explicit PromptSection(QWidget *parent = nullptr);

    /// version 0: the tab is of no prompt. changed: it says something else than that version.
    void showPrompt(const QString &name, int version, bool changed);
    VariablesPanel *variables() const { return m_variables; }

    void askForPrompt(const QString &name); ///< name and tags of a new prompt
    void askForVersion(); ///< what changed
    void showProblem(const QString &text); ///< of what was asked for; empty: none
    void endSaving();

Q_SIGNALS:
    void openWanted();
    void savePromptWanted(); ///< askForPrompt is to follow
    void saveVersionWanted();
    void forgetWanted(); ///< the tab is of no prompt any more
    void promptNamed(const QString &name, const QStringList &tags);
    void versionNoted(const QString &note);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void accept();

    QLabel *m_state;
    QToolButton *m_forget;
    QToolButton *m_open;
    QToolButton *m_savePrompt;
    QToolButton *m_saveVersion;
    QWidget *m_form;
    QLineEdit *m_name;
    QLineEdit *m_tags;
    QLineEdit *m_note;
    QPushButton *m_accept;
    QLabel *m_problem;
    VariablesPanel *m_variables;
    int m_version = 0;
};

/// "support, beta" as a list, and back.
QStringList tagsFromText(const QString &text);

}
