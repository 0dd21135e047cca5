#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace heliograph
{

/// What the demo provider has to say, read from resources/demo/*.md. A file begins with "keywords:
/// a, b" and an empty line; topics are asked for by those words. Files without keywords are read by
/// name.
class DemoContent final
{
public:
    DemoContent();

    /// The topic whose words come up most in the prompt; empty where none does. A word with a blank
    /// counts double.
    QString topicFor(const QString &prompt) const;
    QString text(const QString &name) const; ///< the Markdown of NAME.md
    QStringList lines(const QString &name) const; ///< the lines of NAME.txt

private:
    struct Topic {
        QString name;
        QStringList keywords;
        QString text;
    };
    std::vector<Topic> m_topics; ///< in the order of their file names, which breaks ties
};

}
