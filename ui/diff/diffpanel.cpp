#include "ui/diff/diffpanel.h"

#include "core/base/aside.h"
#include "core/base/whenready.h"
#include "core/diff/diffexport.h"
#include "core/diff/messageparts.h"
#include "ui/diff/diffview.h"
#include "ui/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/pageaction.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QSaveFile>
#include <QToolButton>

namespace heliograph {

namespace {

/// What is shown, as values: it is written while the panel may show another.
struct Shown {
    DiffSide a;
    DiffSide b;
    DiffOptions options;
    std::shared_ptr<const DiffDocument> document; ///< null: nothing
};

QString patchOf(const Shown &shown, const std::atomic_bool *cancelled = nullptr)
{
    const QString a = textOfSide(shown.a);
    const QString b = textOfSide(shown.b);
    return unifiedPatch(shown.a.title, a, shown.b.title, b, diffTexts(a, b, shown.options, cancelled));
}

QString exported(const Shown &shown, DiffPanel::FileKind kind)
{
    if (!shown.document)
        return {};
    switch (kind) {
    case DiffPanel::FileKind::Html:
        return diffToHtml(*shown.document);
    case DiffPanel::FileKind::Markdown:
        return diffToMarkdown(*shown.document);
    case DiffPanel::FileKind::Patch:
        break;
    }
    return patchOf(shown);
}

}

DiffPanel::DiffPanel(QWidget *parent) : QWidget(parent), m_view(new DiffView), m_banner(new Banner)
{
    setObjectName(QStringLiteral("diffPanel"));
    makeActions();
    m_banner->setObjectName(QStringLiteral("diffBanner"));
    m_banner->setClosable(true);
    auto *bannerMargin = new QVBoxLayout;
    bannerMargin->setContentsMargins(spacing::kSmall, 0, spacing::kSmall, 0);
    bannerMargin->addWidget(m_banner);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addLayout(bannerMargin);
    column->addWidget(m_view, 1);
    setFocusProxy(m_view);
    connect(m_view, &DiffView::currentChangeChanged, this, &DiffPanel::updateActions);
    connect(m_view, &DiffView::selectionChanged, this, &DiffPanel::updateActions);
    updateActions();
}

DiffPanel::~DiffPanel()
{
    for (const auto &work : {m_running, m_copying}) {
        if (work)
            *work = true;
    }
}

QAction *DiffPanel::add(const char *name, const QString &text, const QString &toolTip, const char *keys)
{
    QAction *action = addPageAction(this, name, text, toolTip, keys);
    m_actions.append(action);
    return action;
}

void DiffPanel::makeActions()
{
    m_next = add("diffNext", tr("Next difference"), tr("Go to the next difference"), "F7");
    m_previous = add("diffPrevious", tr("Previous difference"), tr("Go to the difference before"), "Shift+F7");
    m_swap = add("diffSwap", tr("Swap"), tr("Compare the other way round"), "Ctrl+Shift+S");
    m_inline = add("diffInline", tr("One column"), tr("Show both sides in one column"), "Ctrl+Shift+I");
    m_fold = add("diffFold", tr("Fold equal"), tr("Show equal lines and messages as one line"), "Ctrl+Shift+E");
    m_spaceChange = add("diffIgnoreSpaceChange", tr("Ignore how much space"), tr("Take any white space for equal to any other"), "");
    m_allSpace = add("diffIgnoreSpace", tr("Ignore all space"), tr("Leave white space out of account"), "");
    m_case = add("diffIgnoreCase", tr("Ignore case"), tr("Take capital and small letters for equal"), "");
    m_copy = add("diffCopy", tr("Copy"), tr("Copy what is selected; without a selection all differences as a patch"), "Ctrl+Shift+C");
    m_export = add("diffExport", tr("Export…"), tr("Save as a web page, a patch or Markdown"), "Ctrl+Shift+X");
    m_stop = add("diffStop", tr("Stop comparing"), tr("Stop comparing"), "Esc");
    for (QAction *action : {m_inline, m_fold, m_spaceChange, m_allSpace, m_case})
        action->setCheckable(true);
    m_fold->setChecked(true);
    const QPalette palette = QApplication::palette();
    m_next->setIcon(makeIcon(Icon::MoveDown, palette));
    m_previous->setIcon(makeIcon(Icon::MoveUp, palette));
    connect(m_next, &QAction::triggered, this, [this] { go(true); });
    connect(m_previous, &QAction::triggered, this, [this] { go(false); });
    connect(m_swap, &QAction::triggered, this, [this] { compare(DiffSide(m_b), DiffSide(m_a)); });
    connect(m_inline, &QAction::toggled, this,
        [this](bool on) { m_view->setMode(on ? DiffView::Mode::Inline : DiffView::Mode::SideBySide); });
    connect(m_fold, &QAction::toggled, m_view, &DiffView::setFolded);
    connect(m_spaceChange, &QAction::toggled, this, [this](bool on) {
        if (on)
            m_allSpace->setChecked(false);
        start();
    });
    connect(m_allSpace, &QAction::toggled, this, [this](bool on) {
        if (on)
            m_spaceChange->setChecked(false);
        start();
    });
    connect(m_case, &QAction::toggled, this, &DiffPanel::start);
    connect(m_copy, &QAction::triggered, this, &DiffPanel::copy);
    connect(m_export, &QAction::triggered, this, &DiffPanel::askWhereTo);
    connect(m_stop, &QAction::triggered, this, [this] {
        if (m_running)
            *m_running = true;
    });
}

QWidget *DiffPanel::makeHeader()
{
    const auto makeTitle = [](const char *name) {
        auto *label = new ElidedLabel;
        label->setObjectName(QLatin1String(name));
        setTextRole(label, TextRole::Heading);
        return label;
    };
    const auto makeFacts = [](const char *name) {
        auto *label = new QLabel;
        label->setObjectName(QLatin1String(name));
        setTextRole(label, TextRole::Secondary);
        return label;
    };
    m_aTitle = makeTitle("diffTitleA");
    m_bTitle = makeTitle("diffTitleB");
    m_aFacts = makeFacts("diffFactsA");
    m_bFacts = makeFacts("diffFactsB");
    m_summary = new QLabel;
    m_summary->setObjectName(QStringLiteral("diffSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_place = makeFacts("diffPlace");
    m_progress = new QProgressBar;
    m_progress->setRange(0, 0);
    m_progress->setFixedWidth(80);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Comparing"));

    const auto button = [this](QAction *action) {
        auto *result = new QToolButton;
        result->setDefaultAction(action);
        result->setAutoRaise(true);
        result->setObjectName(action->objectName() + QStringLiteral("Button"));
        result->setAccessibleName(action->text());
        return result;
    };
    auto *ignore = new QToolButton;
    ignore->setText(tr("Ignore"));
    ignore->setObjectName(QStringLiteral("diffIgnoreButton"));
    ignore->setPopupMode(QToolButton::InstantPopup);
    ignore->setToolTip(tr("What does not count as a difference"));
    auto *menu = new QMenu(ignore);
    menu->addActions({m_spaceChange, m_allSpace, m_case});
    ignore->setMenu(menu);

    auto *titles = new QGridLayout;
    titles->setHorizontalSpacing(spacing::kLarge);
    titles->setVerticalSpacing(2);
    titles->addWidget(m_aTitle, 0, 0);
    titles->addWidget(m_bTitle, 0, 1);
    titles->addWidget(m_aFacts, 1, 0);
    titles->addWidget(m_bFacts, 1, 1);
    titles->setColumnStretch(0, 1);
    titles->setColumnStretch(1, 1);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(spacing::kTiny);
    tools->addWidget(button(m_previous));
    tools->addWidget(button(m_next));
    tools->addWidget(m_place);
    tools->addWidget(m_progress);
    m_stopButton = button(m_stop);
    tools->addWidget(m_stopButton);
    tools->addStretch(1);
    tools->addWidget(ignore);
    for (QAction *action : {m_inline, m_fold, m_swap, m_copy, m_export})
        tools->addWidget(button(action));
    auto *header = new QWidget;
    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(spacing::kMedium, spacing::kSmall, spacing::kMedium, spacing::kTiny);
    column->setSpacing(spacing::kSmall);
    column->addLayout(titles);
    column->addWidget(m_summary);
    column->addLayout(tools);
    return header;
}

void DiffPanel::compare(const DiffSide &a, const DiffSide &b)
{
    m_a = a;
    m_b = b;
    m_aTitle->setLine(a.title);
    m_bTitle->setLine(b.title);
    m_aFacts->setText(factsOf(a));
    m_bFacts->setText(factsOf(b));
    m_aFacts->setVisible(a.call || b.call);
    m_bFacts->setVisible(a.call || b.call);
    Q_EMIT titleChanged(QStringLiteral("%1 ⇄ %2").arg(a.title, b.title));
    start();
}

QString DiffPanel::factsOf(const DiffSide &side) const
{
    if (!side.call)
        return {};
    const Call &call = *side.call;
    QStringList facts{costText(call.cost())};
    if (call.exchange.timing.endUs >= 0)
        facts << durationText(call.exchange.timing.endUs);
    if (const auto input = call.answer.usage.totalInput())
        facts << tr("%1 tokens in").arg(countText(*input));
    if (const auto output = call.answer.usage.output)
        facts << tr("%1 out").arg(countText(*output));
    return facts.join(QStringLiteral(" · "));
}

void DiffPanel::start()
{
    if (m_running)
        *m_running = true;
    m_options.ignoreCase = m_case->isChecked();
    m_options.space = m_allSpace->isChecked() ? DiffOptions::Space::IgnoreAll
        : m_spaceChange->isChecked()          ? DiffOptions::Space::IgnoreChange
                                              : DiffOptions::Space::Exact;
    auto running = std::make_shared<std::atomic_bool>(false);
    m_running = running;
    m_summary->setText(tr("Comparing…"));
    updateActions();
    struct Answer {
        std::shared_ptr<const DiffDocument> document;
        bool isCancelled;
    };
    const auto work = [a = m_a, b = m_b, options = m_options, running]() -> Answer {
        const CallDiff diff = diffSides(a, b, options, running.get());
        return {std::make_shared<const DiffDocument>(makeDocument(a.title, b.title, diff)), diff.cancelled};
    };
    whenReady(aside(work), this, [this, running](const Answer &answer) {
        if (m_running != running)
            return; // asked again meanwhile
        m_running.reset();
        take(answer.document, answer.isCancelled);
    });
}

void DiffPanel::take(const std::shared_ptr<const DiffDocument> &document, bool isCancelled)
{
    if (isCancelled) {
        m_summary->setText(tr("Stopped before all was compared."));
        updateActions();
        return;
    }
    m_view->setDocument(document);
    m_summary->setText(document->summary);
    if (document->coarse)
        m_banner->showMessage(Banner::Kind::Info,
            tr("These texts are so long and so different that they were compared coarsely: some of what is marked is equal."));
    else
        m_banner->hide();
    updateActions();
    Q_EMIT compared();
}

void DiffPanel::go(bool next)
{
    if (!m_view->goToChange(next))
        m_place->setText(next ? tr("No further difference") : tr("No difference before"));
    m_view->setFocus();
}

void DiffPanel::updateActions()
{
    const auto &document = m_view->document();
    const bool busy = m_running != nullptr;
    const int count = document ? int(document->changes.size()) : 0;
    m_progress->setVisible(busy);
    m_stop->setEnabled(busy);
    m_stopButton->setVisible(busy);
    for (QAction *action : {m_next, m_previous})
        action->setEnabled(!busy && count > 0);
    for (QAction *action : {m_copy, m_export})
        action->setEnabled(!busy && document);
    const int change = m_view->currentChange();
    if (count == 0 || busy)
        m_place->clear();
    else if (change < 0)
        m_place->setText(tr("%Ln difference(s)", nullptr, count));
    else
        m_place->setText(tr("%1 of %2").arg(change + 1).arg(count));
}

void DiffPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_view->setFocus();
}

void DiffPanel::copy()
{
    if (const auto earlier = std::exchange(m_copying, nullptr))
        *earlier = true;
    if (m_view->hasSelection()) {
        QApplication::clipboard()->setText(m_view->selectedText());
        return;
    }
    if (!m_view->document())
        return;
    auto copying = std::make_shared<std::atomic_bool>(false);
    m_copying = copying;
    const auto work = [shown = Shown{m_a, m_b, m_options, m_view->document()}, copying] {
        return patchOf(shown, copying.get());
    };
    whenReady(aside(work), this, [this, copying](const QString &patch) {
        if (m_copying != copying)
            return; // something else was copied meanwhile
        m_copying.reset();
        QApplication::clipboard()->setText(patch);
    });
}

QFuture<Status> DiffPanel::save(FileKind kind, const QString &path) const
{
    return aside([shown = Shown{m_a, m_b, m_options, m_view->document()}, kind, path]() -> Status {
        QSaveFile file(path);
        const QByteArray bytes = exported(shown, kind).toUtf8();
        if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
            return Error{ErrorKind::Storage, tr("%1 could not be written: %2").arg(path, file.errorString()), 0, {}};
        return Done();
    });
}

void DiffPanel::askWhereTo()
{
    const QString html = tr("Web page (*.html)");
    const QString patch = tr("Patch (*.patch)");
    const QString markdown = tr("Markdown (*.md)");
    auto *dialog = new QFileDialog(this, tr("Export the differences"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({html, patch, markdown});
    dialog->setDefaultSuffix(QStringLiteral("html"));
    dialog->selectFile(QStringLiteral("differences.html"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, patch, markdown](const QString &filter) {
        dialog->setDefaultSuffix(filter == patch     ? QStringLiteral("patch")
                : filter == markdown ? QStringLiteral("md")
                                     : QStringLiteral("html"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const FileKind kind = path.endsWith(QLatin1String(".md")) ? FileKind::Markdown
            : path.endsWith(QLatin1String(".patch")) || path.endsWith(QLatin1String(".diff")) ? FileKind::Patch
                                                                                              : FileKind::Html;
        whenReady(save(kind, path), this, [this, path](const Status &status) {
            if (!status)
                m_banner->showMessage(Banner::Kind::Bad, status.error().message);
            else
                m_banner->showMessage(Banner::Kind::Good, tr("Saved as %1.").arg(path));
        });
    });
    dialog->open();
}

}
