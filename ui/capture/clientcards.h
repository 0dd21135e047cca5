#pragma once

#include "core/capture/clientsnippets.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLabel;
class QCheckBox;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace heliograph {

class Card;
class CopyButton;
class Settings;

/// "Works with": a tile a client, and what to paste for the chosen one.
class ClientCards final : public QWidget
{
    Q_OBJECT

public:
    /// settings: remembers the chosen client, and whether the snippet is folded away; outlive it.
    explicit ClientCards(Settings &settings, QWidget *parent = nullptr);

    /// baseUrl empty: there is no address yet, and so no snippet.
    void setQuestion(const Provider &provider, const QString &baseUrl, Route route);
    QString snippet() const;
    void copySnippet();
    bool isOpen() const { return m_open; }
    void setOpen(bool open);

Q_SIGNALS:
    /// The chosen client does not speak with the present provider, but with this one.
    void providerWanted(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeTiles(QWidget *parent);
    void choose(CaptureClient client);
    void showClient();
    void showVariant();

    Settings &m_settings;
    SnippetQuestion m_question;
    CaptureClient m_client = CaptureClient::OpenAiTypeScript;
    QList<ClientSnippet> m_snippets;
    bool m_open = true;
    QToolButton *m_fold;
    QWidget *m_content;
    QButtonGroup *m_tiles;
    Card *m_card;
    QLabel *m_name;
    QLabel *m_where; ///< where it goes, if it goes to one place
    QComboBox *m_variant; ///< else
    QCheckBox *m_tags;
    CopyButton *m_copy;
    QPlainTextEdit *m_code;
    QLabel *m_note;
};

}
