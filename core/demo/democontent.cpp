#include "core/demo/democontent.h"

#include <QDir>
#include <QFile>

namespace heliograph {

namespace {

QString readResource(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll());
}

/// True where the word stands in the text on its own; Chinese and the like have no borders between
/// words.
bool hasWord(const QString &text, const QString &word)
{
    const auto inWord = [](QChar c) { return c.isLetterOrNumber() && c.unicode() < 0x2e80; };
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        const qsizetype end = at + word.size();
        const bool begins = at == 0 || !inWord(text[at - 1]) || !inWord(word.front());
        const bool ends = end == text.size() || !inWord(text[end]) || !inWord(word.back());
        if (begins && ends)
            return true;
    }
    return false;
}

}

DemoContent::DemoContent()
{
    const QDir folder(QStringLiteral(":/demo"));
    const QStringList files = folder.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        Topic topic{file.chopped(3), {}, readResource(folder.filePath(file))};
        const QLatin1String label("keywords:");
        if (topic.text.startsWith(label)) {
            const qsizetype end = topic.text.indexOf(QLatin1Char('\n'));
            const QStringList words =
                topic.text.mid(label.size(), end - label.size()).split(QLatin1Char(','));
            for (const QString &word : words)
                topic.keywords.append(word.trimmed().toLower());
            topic.text = topic.text.mid(end + 1).trimmed();
        }
        m_topics.push_back(std::move(topic));
    }
}

QString DemoContent::topicFor(const QString &prompt) const
{
    const QString text = prompt.left(20'000).toLower();
    QString best;
    int most = 0;
    for (const Topic &topic : m_topics) {
        int score = 0;
        for (const QString &word : topic.keywords) {
            if (hasWord(text, word))
                score += word.contains(QLatin1Char(' ')) ? 2 : 1;
        }
        if (score > most) {
            most = score;
            best = topic.name;
        }
    }
    return best;
}

QString DemoContent::text(const QString &name) const
{
    for (const Topic &topic : m_topics) {
        if (topic.name == name)
            return topic.text;
    }
    return {};
}

QStringList DemoContent::lines(const QString &name) const
{
    return readResource(QStringLiteral(":/demo/%1.txt").arg(name))
        .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

}
