#pragma once

#include "core/providers/provider.h"
#include "core/session/requestimport.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace heliograph {

/// Takes a curl command, the JSON of a request or a call out of a program, and says what it understood before
/// anything happens.
class ImportDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ImportDialog(ProviderList providers, QWidget *parent = nullptr);

    void setText(const QString &text);
    const std::optional<ImportedRequest> &request() const { return m_request; } ///< what was understood

private:
    void read();
    void showOutcome(const Result<ImportedRequest> &imported, bool empty);

    ProviderList m_providers;
    std::optional<ImportedRequest> m_request;
    QPlainTextEdit *m_text;
    QLabel *m_summary;
    QLabel *m_notes;
    QPushButton *m_open;
    QTimer m_readTimer;
    int m_reading = 0; ///< an older reading's outcome is dropped
};

/// "OpenAI · gpt-4.1-mini · through Helicone · 3 messages, 2 tools"
QString importSummary(const ImportedRequest &request, const ProviderList &providers);

}
