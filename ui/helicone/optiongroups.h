#pragma once

#include "ui/helicone/optiongroup.h"

class QComboBox;
class QLabel;

namespace heliograph {

class PeriodEdit;

/// What is kept of answers, and for how long.
class CacheGroup final : public OptionGroup
{
    Q_OBJECT

public:
    explicit CacheGroup(QWidget *parent = nullptr);
};

/// How often and how patiently Helicone asks the provider again.
class RetryGroup final : public OptionGroup
{
    Q_OBJECT

public:
    explicit RetryGroup(QWidget *parent = nullptr);
};

/// A rate limit and the sentence that says what it does.
class RateLimitGroup final : public OptionGroup
{
    Q_OBJECT

public:
    explicit RateLimitGroup(QWidget *parent = nullptr);

    void show(const HeliconeOptions &options) override;
    void writeTo(HeliconeOptions &options) override;

private:
    void buildRows();
    void updateEnabled();

    QCheckBox *m_on;
    QLineEdit *m_quota;
    QComboBox *m_unit;
    PeriodEdit *m_window;
    QComboBox *m_by;
    QLineEdit *m_property;
    QLabel *m_sentence;
};

/// What Helicone stores, and how it reads streams.
class RecordingGroup final : public OptionGroup
{
    Q_OBJECT

public:
    explicit RecordingGroup(QWidget *parent = nullptr);
};

/// Moderation, the security check and prompts that are too long.
class SafetyGroup final : public OptionGroup
{
    Q_OBJECT

public:
    explicit SafetyGroup(QWidget *parent = nullptr);
};

/// A prompt that is kept at Helicone.
class PromptGroup final : public OptionGroup
{
    Q_OBJECT

public:
    explicit PromptGroup(QWidget *parent = nullptr);
};

/// Where Helicone sends its record of the call.
class ForwardingGroup final : public OptionGroup
{
    Q_OBJECT

public:
    explicit ForwardingGroup(QWidget *parent = nullptr);
};

}
