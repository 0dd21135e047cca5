#pragma once

#include "ui/helicone/optiongroup.h"

class QLabel;
class QPlainTextEdit;
class QVBoxLayout;

namespace heliograph {

/// The editor of Helicone-Fallbacks: an ordered list of targets.
class FallbackGroup final : public OptionGroup
{
    Q_OBJECT

public:
    explicit FallbackGroup(QWidget *parent = nullptr);

    void setProvider(const Provider &provider); ///< whose address and key a new target starts with
    void show(const HeliconeOptions &options) override;
    void writeTo(HeliconeOptions &options) override;
    void showProblems(const HeliconeProblems &problems) override;

private:
    struct Target {
        QWidget *box = nullptr;
        QLabel *title = nullptr;
        QLineEdit *url = nullptr;
        QPlainTextEdit *headers = nullptr;
        QLineEdit *codes = nullptr;
        QLineEdit *body = nullptr;
        QLabel *problem = nullptr;
        QString wrong;
    };
    void add(const HeliconeFallback &fallback);
    void remove(QWidget *box);
    void move(QWidget *box, int by);
    void renumber();
    static HeliconeFallback read(Target &target);

    Provider m_provider;
    QVBoxLayout *m_column;
    QList<Target> m_targets;
};

}
