#include "ui/charts/chartcard.h"

#include "ui/charts/barlist.h"
#include "ui/charts/chartcolours.h"
#include "ui/charts/chartmodel.h"
#include "ui/charts/chartview.h"
#include "ui/theme/icons.h"

#include <QBoxLayout>
#include <QEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSaveFile>
#include <QStackedLayout>
#include <QStandardPaths>
#include <QTableView>
#include <QToolButton>

namespace heliograph {

namespace {

constexpr qsizetype kUnbroken = 40;

/// Keeps a name on one line of rich text, unless it is long: a label knows no white-space:nowrap inside a paragraph.
QString unbroken(QString name)
{
    if (name.size() > kUnbroken)
        return name;
    const QChar wordJoiner(0x2060);
    return name.replace(QLatin1Char(' '), QChar(QChar::Nbsp)).replace(QLatin1Char('-'), QString(QLatin1Char('-')) + wordJoiner);
}

}

ChartCard::ChartCard(const QString &name, const QString &title, ChartData::Kind kind, QWidget *parent)
    : Card({}, parent), m_name(name), m_model(new ChartModel(this)), m_title(new QLabel(title)),
      m_head(new QHBoxLayout), m_note(new QLabel), m_key(new QLabel), m_empty(new QLabel(tr("Nothing to show in this range."))),
      m_picture(nullptr), m_table(new QTableView), m_stack(new QStackedLayout), m_menu(new QToolButton)
{
    setObjectName(name + QStringLiteral("Chart"));
    setAccessibleName(title);
    setTextRole(m_title, TextRole::Heading);
    setTextRole(m_note, TextRole::Secondary);
    setTextRole(m_key, TextRole::Secondary);
    setTextRole(m_empty, TextRole::Secondary);
    for (QLabel *label : {m_note, m_key}) {
        label->setWordWrap(true);
        label->hide();
    }
    m_key->setTextFormat(Qt::RichText);
    m_note->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);

    m_menu->setIcon(makeIcon(Icon::More, palette()));
    m_menu->setAutoRaise(true);
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setObjectName(name + QStringLiteral("ChartMenu"));
    m_menu->setAccessibleName(tr("More for “%1”").arg(title));
    m_menu->setToolTip(tr("Show as a table, save"));
    auto *menu = new QMenu(m_menu);
    m_tableAction = menu->addAction(tr("Show as a table"));
    m_tableAction->setCheckable(true);
    connect(m_tableAction, &QAction::toggled, this, &ChartCard::setShowsTable);
    menu->addSeparator();
    connect(menu->addAction(tr("Save as a picture (PNG)…")), &QAction::triggered, this, [this] { save(true); });
    connect(menu->addAction(tr("Save as a table (CSV)…")), &QAction::triggered, this, [this] { save(false); });
    m_menu->setMenu(menu);

    if (kind == ChartData::Kind::BarList) {
        auto *bars = new BarList(m_model);
        connect(bars, &BarList::rowActivated, this, [this](int row) { activate(row, -1); });
        m_picture = bars;
    } else if ((m_chart = makeChartView(this))) {
        connect(m_chart, &ChartView::activated, this, &ChartCard::activate);
        m_picture = m_chart;
    } else {
        m_picture = new QWidget;
        m_tableAction->setEnabled(false);
        m_asTable = true;
    }
    m_picture->setObjectName(name + QStringLiteral("Picture"));
    m_picture->setAccessibleName(title);
    m_table->setModel(m_model);
    m_table->setObjectName(name + QStringLiteral("Table"));
    m_table->setAccessibleName(title);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(24);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->horizontalHeader()->setStretchLastSection(false);
    connect(m_table, &QTableView::activated, this,
        [this](const QModelIndex &index) { activate(index.row(), index.column() - 1); });

    m_head->setContentsMargins(0, 0, 0, 0);
    m_head->addWidget(m_title, 1);
    m_head->addWidget(m_menu);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_picture);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    body()->addLayout(m_head);
    body()->addWidget(m_key);
    body()->addLayout(m_stack, 1);
    body()->addWidget(m_note);
    showWhatFits();
}

void ChartCard::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
    m_picture->setAccessibleName(title);
}

void ChartCard::setData(const ChartData &data)
{
    m_model->setData(data);
    if (m_chart)
        m_chart->setData(data);
    updateKey();
    showWhatFits();
    if (m_asTable)
        m_table->resizeColumnsToContents();
}

/// The names of the colours, where there is more than one; of a stack in the order it lies.
void ChartCard::updateKey()
{
    const ChartData &data = m_model->chart();
    QStringList parts;
    const ThemeColors &theme = themeColors(palette());
    for (const ChartSeries &series : data.series)
        parts.append(QStringLiteral("<span style='color:%1'>■</span>&nbsp;%2")
                         .arg(ChartColours::colour(theme, series.colour).name(), unbroken(series.name).toHtmlEscaped()));
    m_key->setText(parts.join(QStringLiteral(" &nbsp; ")));
    m_key->setVisible(data.kind != ChartData::Kind::BarList && data.series.size() > 1 && !data.isEmpty() && !m_asTable);
}

void ChartCard::setNote(const QString &text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

void ChartCard::addControl(QWidget *control)
{
    m_head->insertWidget(m_head->count() - 1, control);
}

void ChartCard::setShowsTable(bool table)
{
    m_asTable = table || (!m_chart && !qobject_cast<BarList *>(m_picture));
    const QSignalBlocker quiet(m_tableAction);
    m_tableAction->setChecked(m_asTable);
    if (m_asTable)
        m_table->resizeColumnsToContents();
    updateKey();
    showWhatFits();
}

void ChartCard::showWhatFits()
{
    const bool empty = m_model->chart().isEmpty();
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_asTable ? m_table : m_picture);
}

void ChartCard::activate(int category, int series)
{
    Q_EMIT callsRequested(m_model->chart().filterOf(category, series));
}

bool ChartCard::savePicture(const QString &path)
{
    m_menu->hide(); // the menu is no part of the picture
    const QPixmap picture = grab();
    m_menu->show();
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && picture.save(&file, "PNG") && file.commit();
}

bool ChartCard::saveTable(const QString &path) const
{
    QSaveFile file(path);
    const QByteArray bytes = QByteArray("\xef\xbb\xbf") + m_model->csv().toUtf8(); // the mark lets Excel read UTF-8
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

void ChartCard::save(bool picture)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString ending = picture ? QStringLiteral("png") : QStringLiteral("csv");
    auto *dialog = new QFileDialog(this, picture ? tr("Save the chart") : tr("Save the table"), folder,
        picture ? tr("Pictures (*.png)") : tr("Tables (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(m_name + QLatin1Char('.') + ending);
    connect(dialog, &QFileDialog::fileSelected, this, [this, picture](const QString &path) {
        if (!(picture ? savePicture(path) : saveTable(path)))
            Q_EMIT saveFailed(tr("%1 could not be written. Choose another folder.").arg(path));
    });
    dialog->open();
}

}
