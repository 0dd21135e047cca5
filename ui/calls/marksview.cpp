#include "ui/calls/marksview.h"

#include "core/prompts/prompt.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flowlayout.h"

#include <QApplication>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace heliograph {

namespace {

constexpr int kPauseMs = 600; ///< after the last key
constexpr int kNoteLines = 3;
constexpr int kRowHeight = 24; ///< as chips are

QString quoted(QString text)
{
    return u'"' + text.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\"")) + u'"';
}

}

MarksView::MarksView(QWidget *parent)
    : QWidget(parent), m_row(new QWidget(this)), m_flow(new FlowLayout(m_row, spacing::kTiny)),
      m_newLabel(new QLineEdit), m_note(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("callMarks"));
    setAccessibleName(tr("Tags, labels and note"));
    m_good = addButton("callGood", tr("Thumbs up"), tr("A good answer (Ctrl+Shift+G)"));
    m_good->setIcon(makeIcon(Icon::ThumbUp, QApplication::palette()));
    m_good->setCheckable(true);
    m_bad = addButton("callBad", tr("Thumbs down"), tr("A bad answer (Ctrl+Shift+B)"));
    m_bad->setIcon(makeIcon(Icon::ThumbDown, QApplication::palette()));
    m_bad->setCheckable(true);
    m_noteButton = addButton("callNoteButton", tr("Note"), tr("Write a note about this call (Ctrl+Shift+N)"));
    m_noteButton->setIcon(makeIcon(Icon::Note, QApplication::palette()));
    m_noteButton->setCheckable(true);
    connect(m_good, &QToolButton::clicked, this, [this] { rate(Rating::Good); });
    connect(m_bad, &QToolButton::clicked, this, [this] { rate(Rating::Bad); });
    connect(m_noteButton, &QToolButton::clicked, this, [this](bool on) {
        showNote(on);
        if (on)
            m_note->setFocus();
    });

    m_newLabel->setObjectName(QStringLiteral("callNewLabel"));
    m_newLabel->setPlaceholderText(tr("+ Label"));
    m_newLabel->setAccessibleName(tr("Add a label"));
    m_newLabel->setToolTip(tr("Your own word for this call; Enter adds it (Ctrl+Shift+T)"));
    m_newLabel->setMaxLength(60);
    m_newLabel->setFixedWidth(fontMetrics().horizontalAdvance(QStringLiteral("0000000000")) + 20);
    m_newLabel->setFixedHeight(kRowHeight);
    m_newLabel->installEventFilter(this);
    connect(m_newLabel, &QLineEdit::returnPressed, this, &MarksView::addLabel);
    m_flow->addWidget(m_newLabel);

    m_note->setObjectName(QStringLiteral("callNote"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setPlaceholderText(tr("A note about this call. It is saved as you type."));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(kNoteLines * m_note->fontMetrics().lineSpacing() + 16);
    m_note->installEventFilter(this);
    m_note->hide();
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] { m_pause.start(); });
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &MarksView::flush);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kTiny);
    column->addWidget(m_row);
    column->addWidget(m_note);
}

MarksView::~MarksView() = default;

QToolButton *MarksView::addButton(const char *name, const QString &text, const QString &toolTip)
{
    auto *button = new QToolButton(m_row);
    button->setObjectName(QString::fromLatin1(name));
    button->setAccessibleName(text);
    button->setToolTip(toolTip);
    button->setAutoRaise(true);
    button->setFixedSize(kRowHeight + 6, kRowHeight);
    m_flow->addWidget(button);
    return button;
}

void MarksView::setMarks(const Tags &tags, const Marks &marks)
{
    const bool typing = m_pause.isActive();
    const bool same = tags == m_tags && marks.labels == m_marks.labels;
    const QString note = typing ? m_note->toPlainText() : marks.note;
    m_tags = tags;
    m_marks = marks;
    if (m_note->toPlainText() != note) {
        const QSignalBlocker block(m_note);
        m_note->setPlainText(note);
    }
    // One that was opened to be written in stays open.
    if (!m_note->hasFocus())
        showNote(!note.isEmpty() && !m_compact);
    showRating();
    if (!same || m_chips.isEmpty())
        rebuild();
}

void MarksView::showNote(bool shown)
{
    m_note->setVisible(shown);
    m_noteButton->setChecked(shown);
    // Also where it is not shown one sees that there is one.
    m_noteButton->setText(m_note->toPlainText().isEmpty() ? QString() : tr("Note"));
    m_noteButton->setToolButtonStyle(
        m_noteButton->text().isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    m_noteButton->setFixedWidth(m_noteButton->text().isEmpty() ? kRowHeight + 6 : m_noteButton->sizeHint().width());
    fitRow();
}

void MarksView::setCompact(bool compact)
{
    if (std::exchange(m_compact, compact) != compact && !m_note->hasFocus())
        showNote(!m_note->toPlainText().isEmpty() && !compact);
}

void MarksView::showRating()
{
    const ThemeColors &colors = themeColors(palette());
    const auto show = [&](QToolButton *button, Icon icon, Rating rating, const QColor &color) {
        const bool on = m_marks.rating == rating;
        QPalette ink = palette();
        if (on)
            ink.setColor(QPalette::WindowText, color);
        button->setIcon(makeIcon(icon, ink));
        button->setChecked(on);
    };
    show(m_good, Icon::ThumbUp, Rating::Good, colors.good);
    show(m_bad, Icon::ThumbDown, Rating::Bad, colors.bad);
}

void MarksView::rebuild()
{
    for (QWidget *chip : std::as_const(m_chips)) {
        m_flow->removeWidget(chip);
        chip->deleteLater();
        chip->hide();
    }
    m_chips.clear();
    m_flow->removeWidget(m_newLabel);
    for (const QString &label : std::as_const(m_marks.labels)) {
        auto *chip = new Chip({}, label, m_row);
        chip->setObjectName(QStringLiteral("callLabel"));
        chip->setToolTip(tr("Show the calls with the label “%1”").arg(label));
        chip->setRemovable(tr("Take this label away"));
        connect(chip, &Chip::clicked, this,
            [this, label] { Q_EMIT filterRequested(QStringLiteral("label = ") + quoted(label)); });
        connect(chip, &Chip::removeRequested, this, [this, label] { removeLabel(label); });
        m_flow->addWidget(chip);
        m_chips.append(chip);
        chip->show();
    }
    m_flow->addWidget(m_newLabel);
    addTag(tr("user"), QStringLiteral("user"), m_tags.userId);
    addTag(tr("session"), QStringLiteral("session"), m_tags.sessionId);
    if (m_tags.sessionName != m_tags.sessionId)
        addTag(tr("session name"), QStringLiteral("session_name"), m_tags.sessionName);
    addTag(tr("path"), QStringLiteral("session_path"), m_tags.sessionPath);
    for (const auto &[name, value] : std::as_const(m_tags.properties)) {
        static const QRegularExpression plain(
            QStringLiteral("\\A[\\w.-]+\\z"), QRegularExpression::UseUnicodePropertiesOption);
        const QString field = QStringLiteral("property.") + (plain.match(name).hasMatch() ? name : quoted(name));
        addTag(name, field, value);
    }
    if (!m_prompt.isEmpty())
        addChip(tr("prompt"), versionTitle(m_prompt, m_version), promptFilter(m_prompt, m_version));
    fitRow();
}

void MarksView::setPrompt(const QString &name, int version)
{
    if (name == m_prompt && version == m_version)
        return;
    m_prompt = name;
    m_version = version;
    rebuild();
}

/// As many lines as the chips need, also where the pane has hardly room.
void MarksView::fitRow()
{
    m_row->setFixedHeight(std::max(kRowHeight, m_flow->heightForWidth(std::max(1, width()))));
}

void MarksView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitRow();
}

void MarksView::addTag(const QString &name, const QString &field, const QString &value)
{
    if (!value.isEmpty())
        addChip(name, value, QStringLiteral("%1 = %2").arg(field, quoted(value)));
}

void MarksView::addChip(const QString &name, const QString &value, const QString &filter)
{
    auto *chip = new Chip(name, value.simplified(), m_row);
    chip->setObjectName(QStringLiteral("callTag"));
    chip->setToolTip(tr("%1: %2\nShow the calls that have the same").arg(name, value.left(500)));
    connect(chip, &Chip::clicked, this, [this, filter] { Q_EMIT filterRequested(filter); });
    m_flow->addWidget(chip);
    m_chips.append(chip);
    chip->show();
}

void MarksView::setKnownLabels(const QStringList &labels)
{
    auto *completer = new QCompleter(labels, m_newLabel);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    delete m_newLabel->completer();
    m_newLabel->setCompleter(completer);
}

void MarksView::rate(Rating rating)
{
    if (m_marks.rating == rating)
        m_marks.rating.reset();
    else
        m_marks.rating = rating;
    showRating();
    announce();
}

void MarksView::startNote()
{
    showNote(true);
    m_note->setFocus();
    m_note->moveCursor(QTextCursor::End);
}

void MarksView::startLabel()
{
    m_newLabel->setFocus();
}

void MarksView::addLabel()
{
    const QString label = m_newLabel->text().simplified();
    m_newLabel->clear();
    if (label.isEmpty() || m_marks.labels.contains(label, Qt::CaseInsensitive))
        return;
    m_marks.labels.append(label);
    announce();
    rebuild();
    m_newLabel->setFocus(); // for the next one
}

void MarksView::removeLabel(const QString &label)
{
    m_marks.labels.removeAll(label);
    announce();
    rebuild();
    m_newLabel->setFocus();
}

void MarksView::flush()
{
    const bool pending = m_pause.isActive() || m_note->toPlainText().trimmed() != m_marks.note;
    m_pause.stop();
    if (pending && m_note->toPlainText().trimmed() != m_marks.note)
        announce();
}

void MarksView::announce()
{
    m_pause.stop();
    m_marks.note = m_note->toPlainText();
    m_marks = tidied(m_marks);
    Q_EMIT changed(m_marks);
}

bool MarksView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && watched == m_note)
        flush();
    if (event->type() == QEvent::KeyPress && watched == m_newLabel
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && !m_newLabel->text().isEmpty()) {
        m_newLabel->clear();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}
