#pragma once

#include "core/base/result.h"
#include "core/diff/diffdocument.h"

#include <QFuture>
#include <QWidget>

#include <atomic>
#include <memory>

class QAction;
class QLabel;
class QProgressBar;
class QToolBar;
class QToolButton;

namespace heliograph {

class Banner;
class DiffView;
class ElidedLabel;

/// Two sides, what differs in one line, and the view with what can be done: ignore modes, next and previous, swap, copy,
/// export. Compares and writes beside the window's thread; a later question stops an earlier one.
class DiffPanel final : public QWidget
{
    Q_OBJECT

public:
    enum class FileKind { Html, Patch, Markdown };

    explicit DiffPanel(QWidget *parent = nullptr);
    ~DiffPanel() override;

    void compare(const DiffSide &a, const DiffSide &b);
    const DiffSide &a() const { return m_a; }
    const DiffSide &b() const { return m_b; }
    bool isBusy() const { return m_running != nullptr; }
    DiffView *view() const { return m_view; }
    /// For the menu and the command palette.
    QList<QAction *> panelActions() const { return m_actions; }
    /// Writes what is shown now, beside the window's thread: to the end, also where the panel goes or shows another.
    QFuture<Status> save(FileKind kind, const QString &path) const;

Q_SIGNALS:
    void compared(); ///< the view shows what was asked for last
    void titleChanged(const QString &title);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeActions();
    QAction *add(const char *name, const QString &text, const QString &toolTip, const char *keys);
    QWidget *makeHeader();
    void start();
    void take(const std::shared_ptr<const DiffDocument> &document, bool isCancelled);
    void go(bool next);
    void updateActions();
    void copy();
    void askWhereTo();
    QString factsOf(const DiffSide &side) const;

    DiffSide m_a;
    DiffSide m_b;
    DiffOptions m_options;
    std::shared_ptr<std::atomic_bool> m_running; ///< set to true: stop
    std::shared_ptr<std::atomic_bool> m_copying; ///< likewise
    QList<QAction *> m_actions;
    QAction *m_previous = nullptr;
    QAction *m_next = nullptr;
    QAction *m_swap = nullptr;
    QAction *m_inline = nullptr;
    QAction *m_fold = nullptr;
    QAction *m_spaceChange = nullptr;
    QAction *m_allSpace = nullptr;
    QAction *m_case = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_export = nullptr;
    QAction *m_stop = nullptr;
    DiffView *m_view;
    ElidedLabel *m_aTitle = nullptr;
    ElidedLabel *m_bTitle = nullptr;
    QLabel *m_aFacts = nullptr;
    QLabel *m_bFacts = nullptr;
    QLabel *m_summary = nullptr;
    QLabel *m_place = nullptr; ///< "3 of 12"
    QProgressBar *m_progress = nullptr;
    QToolButton *m_stopButton = nullptr;
    Banner *m_banner;
};

}
