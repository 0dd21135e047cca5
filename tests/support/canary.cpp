#include "tests/support/canary.h"

#include <QDirIterator>
#include <QFile>

namespace heliograph {

QStringList filesHolding(const QString &folder, const QByteArray &bytes)
{
    const QString text = QString::fromLatin1(bytes);
    QList<QByteArray> forms{bytes, bytes.toPercentEncoding(),
        QByteArray(reinterpret_cast<const char *>(text.utf16()), 2 * text.size())};
    // Base64 of the bytes at each of the three places they can stand in a group, without its uncertain ends.
    for (int lead = 0; lead < 3; ++lead)
        forms.append((QByteArray(lead, 'x') + bytes).toBase64().mid(4, bytes.size()));
    QStringList found;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (!file.open(QFile::ReadOnly))
            continue;
        const QByteArray content = file.readAll();
        for (const QByteArray &form : std::as_const(forms)) {
            if (content.contains(form)) {
                found.append(file.fileName());
                break;
            }
        }
    }
    return found;
}

}
