#include "ui/playground/importdialog.h"

#include "core/base/aside.h"
#include "core/base/whenready.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace heliograph {

namespace {

constexpr int kReadPauseMs = 200;

QString formatTitle(WireFormat format)
{
    switch (format) {
    case WireFormat::OpenAiChat:
        return ImportDialog::tr("OpenAI chat completions");
    case WireFormat::OpenAiResponses:
        return ImportDialog::tr("OpenAI Responses");
    case WireFormat::Anthropic:
        return ImportDialog::tr("Anthropic Messages");
    case WireFormat::Gemini:
        return ImportDialog::tr("Gemini");
    case WireFormat::Unknown:
        break;
    }
    return ImportDialog::tr("unknown format");
}

}

QString importSummary(const ImportedRequest &request, const ProviderList &providers)
{
    QStringList facts;
    const Provider *provider = providers.find(request.provider);
    if (provider)
        facts.append(provider->name);
    else if (!request.baseUrl.isEmpty())
        facts.append(request.baseUrl);
    facts.append(formatTitle(request.format));
    if (request.request && !request.request->model.isEmpty())
        facts.append(request.request->model);
    if (request.route == Route::Helicone)
        facts.append(ImportDialog::tr("through Helicone"));
    if (!request.request) {
        facts.append(ImportDialog::tr("opens as a raw request"));
        return facts.join(QStringLiteral(" · "));
    }
    facts.append(ImportDialog::tr("%n message(s)", nullptr, int(request.request->messages.size())));
    if (!request.request->tools.empty())
        facts.append(ImportDialog::tr("%n tool(s)", nullptr, int(request.request->tools.size())));
    return facts.join(QStringLiteral(" · "));
}

ImportDialog::ImportDialog(ProviderList providers, QWidget *parent) :
    QDialog(parent), m_providers(std::move(providers))
{
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import a request"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::kMedium, spacing::kMedium, spacing::kMedium, spacing::kMedium);
    column->setSpacing(spacing::kSmall);
    auto *intro = new QLabel(
        tr("Paste a curl command, the JSON of a request, or a call copied out of a program. Nothing is run or sent, and keys are left out."), this);
    intro->setWordWrap(true);
    column->addWidget(intro);
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(QStringLiteral("importText"));
    m_text->setAccessibleName(tr("Request to import"));
    m_text->setPlaceholderText(QStringLiteral("curl https://api.openai.com/v1/chat/completions \\\n  -H …"));
    m_text->setFont(codeFont());
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    column->addWidget(m_text, 1);
    const auto addLabel = [&](const char *name, TextRole role) {
        auto *label = new QLabel(this);
        label->setObjectName(QLatin1String(name));
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        setTextRole(label, role);
        column->addWidget(label);
        return label;
    };
    m_summary = addLabel("importSummary", TextRole::Body);
    m_notes = addLabel("importNotes", TextRole::Secondary);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    m_open = buttons->addButton(tr("Open in a new tab"), QDialogButtonBox::AcceptRole);
    m_open->setObjectName(QStringLiteral("importOpen"));
    setPrimary(m_open);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_readTimer.setSingleShot(true);
    m_readTimer.setInterval(kReadPauseMs);
    connect(&m_readTimer, &QTimer::timeout, this, &ImportDialog::read);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        m_open->setEnabled(false);
        m_readTimer.start();
    });
    m_open->setEnabled(false);
    resize(720, 480);
    read();
}

void ImportDialog::setText(const QString &text)
{
    m_text->setPlainText(text);
    m_text->selectAll();
    m_readTimer.stop();
    read();
}

void ImportDialog::read()
{
    // A body may hold megabytes of images: it is read beside the window.
    const QString text = m_text->toPlainText();
    const int reading = ++m_reading;
    const auto work = [text, providers = m_providers] { return importRequest(text, providers); };
    whenReady(aside(work), this, [this, reading, empty = text.trimmed().isEmpty()](const auto &imported) {
        if (reading == m_reading)
            showOutcome(imported, empty);
    });
}

void ImportDialog::showOutcome(const Result<ImportedRequest> &imported, bool empty)
{
    m_request.reset();
    setTextRole(m_summary, imported || empty ? TextRole::Body : TextRole::Bad);
    if (imported) {
        m_request = *imported;
        m_summary->setText(importSummary(*imported, m_providers));
        m_notes->setText(imported->notes.join(u'\n'));
    } else {
        m_summary->setText(empty ? QString() : imported.error().message);
        m_notes->clear();
    }
    m_notes->setVisible(!m_notes->text().isEmpty());
    m_open->setEnabled(imported.ok());
}

}
