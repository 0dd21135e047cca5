#include "ui/markdown/linkpolicy.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <set>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(MarkdownView)
};

/// Everything that is no plain ASCII as its percent code.
QString plainAscii(const QString &target)
{
    QString shown;
    for (const char byte : target.toUtf8()) {
        if (byte > 0x20 && byte < 0x7f)
            shown += QLatin1Char(byte);
        else
            shown +=
                QStringLiteral("%%1").arg(uint(uchar(byte)), 2, 16, QLatin1Char('0')).toUpper();
    }
    return shown;
}

/// Whether a label mixes scripts, or is written in letters of another script that all look Latin.
bool looksLikeAnother(const QString &host)
{
    static const QString kLatinLookAlikes =
        QStringLiteral("\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501"
                       "\u051b\u051d\u0261\u03bf\u03b1\u03c1\u03c5\u03bd\u0131\u04cf\u043a\u0442"
                       "\u0432\u043c\u043d\u0433\u0437\u0491");
    const QStringList labels = host.split(u'.');
    for (const QString &label : labels) {
        std::set<QChar::Script> scripts;
        bool allLookLatin = true;
        const auto characters = label.toUcs4();
        for (const uint character : characters) {
            const QChar::Script script = QChar::script(char32_t(character));
            if (script == QChar::Script_Common || script == QChar::Script_Inherited)
                continue;
            scripts.insert(script);
            if (script == QChar::Script_Latin
                    ? character > 0x24f
                    : !kLatinLookAlikes.contains(QChar(ushort(character))))
                allLookLatin = false;
        }
        const bool foreign = scripts.contains(QChar::Script_Cyrillic)
            || scripts.contains(QChar::Script_Greek) || scripts.contains(QChar::Script_Armenian)
            || scripts.contains(QChar::Script_Cherokee);
        if (foreign && (scripts.size() > 1 || allLookLatin))
            return true;
    }
    return false;
}

/// The host that a link's text names, where it looks like an address.
QString namedHost(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^\\s*(?:https?://)?((?:[\\w-]+\\.)+[a-z]{2,})(?:[/:?#]\\S*)?\\s*$"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return pattern.match(text).captured(1).toLower();
}

LinkVerdict refused(LinkVerdict verdict, const QString &reason)
{
    verdict.allowed = false;
    verdict.url.clear();
    verdict.reason = reason;
    return verdict;
}

}

LinkVerdict judgeLink(const QString &target, const QString &linkText)
{
    LinkVerdict verdict;
    verdict.shown = plainAscii(target);
    const bool hidden = std::any_of(target.begin(), target.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
    });
    if (hidden)
        return refused(verdict, Tr::tr("The address holds invisible characters."));
    const QString scheme = target.section(u':', 0, 0).toLower();
    if (!target.contains(u':') || target.startsWith(u'/') || target.startsWith(u'#')) {
        return refused(verdict,
            Tr::tr(
                "This is no full web address. An answer stands on no website it could belong to."));
    }
    if (scheme != QLatin1String("http") && scheme != QLatin1String("https")
        && scheme != QLatin1String("mailto")) {
        return refused(
            verdict, Tr::tr("Only web and mail addresses are opened (http, https, mailto)."));
    }
    if (target.contains(u'\\'))
        return refused(verdict,
            Tr::tr("The address holds a backslash, which browsers read in different ways."));
    const QUrl url(target, QUrl::StrictMode);
    const QUrl tolerant = url.isValid() ? url : QUrl(target, QUrl::TolerantMode);
    if (!tolerant.isValid())
        return refused(verdict, Tr::tr("This is no valid address."));
    verdict.shown = QString::fromLatin1(tolerant.toEncoded(QUrl::FullyEncoded));
    verdict.url = tolerant;
    if (scheme == QLatin1String("mailto")) {
        if (!tolerant.path().contains(u'@'))
            return refused(verdict, Tr::tr("This is no mail address."));
        if (tolerant.query().contains(QLatin1String("attach"), Qt::CaseInsensitive))
            return refused(verdict, Tr::tr("The link would attach a file to the mail."));
        verdict.allowed = true;
        return verdict;
    }
    if (tolerant.host().isEmpty())
        return refused(verdict, Tr::tr("The address names no host."));
    if (!tolerant.userInfo().isEmpty() || tolerant.authority().contains(u'@')) {
        return refused(verdict,
            Tr::tr("The address puts a name before its host (%1), a way to look like another site.")
                .arg(tolerant.host(QUrl::FullyEncoded)));
    }
    const QByteArray ace = tolerant.host(QUrl::FullyEncoded).toLatin1();
    const QString host = QUrl::fromAce(ace);
    // fromAce() leaves the names of some top levels as they are, so what was written is looked at,
    // too.
    QString written = target.mid(scheme.size() + 1);
    while (written.startsWith(u'/'))
        written.remove(0, 1);
    written = written.section(QRegularExpression(QStringLiteral("[/?#:]")), 0, 0).toLower();
    if (looksLikeAnother(host) || looksLikeAnother(written)) {
        return refused(verdict,
            Tr::tr(
                "The host's name mixes letters that look alike, a way to look like another site."));
    }
    verdict.allowed = true;
    const QString named = namedHost(linkText);
    const auto bare = [](const QString &name) {
        return name.startsWith(QLatin1String("www.")) ? name.mid(4) : name;
    };
    if (!named.isEmpty() && bare(named) != bare(host.toLower())
        && bare(named) != bare(QString::fromLatin1(ace).toLower())) {
        verdict.note = Tr::tr("The link's text names %1, but it leads to %2.")
                           .arg(named, QString::fromLatin1(ace));
    } else if (ace.contains("xn--")) {
        verdict.note = Tr::tr("The host's name holds letters beyond a to z.");
    }
    return verdict;
}

}
