<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
<context>
    <name>AddressRules</name>
    <message>
        <source>An address begins with https:// or http://, such as https://api.openai.com/v1</source>
        <translation>Eine Adresse beginnt mit https:// oder http://, etwa https://api.openai.com/v1</translation>
    </message>
    <message>
        <source>This is no complete address. An example: https://api.openai.com/v1</source>
        <translation>Das ist keine vollständige Adresse. Ein Beispiel: https://api.openai.com/v1</translation>
    </message>
    <message>
        <source>Leave user names and passwords out of the address; keys belong under Keys.</source>
        <translation>Benutzernamen und Passwörter gehören nicht in die Adresse, Schlüssel unter „Schlüssel“.</translation>
    </message>
    <message>
        <source>Leave out everything from “?” or “#” on.</source>
        <translation>Alles ab „?“ oder „#“ weglassen.</translation>
    </message>
    <message>
        <source>Leave out the last part, “%1”: Heliograph adds it itself.</source>
        <translation>Den letzten Teil, „%1“, weglassen: Heliograph ergänzt ihn selbst.</translation>
    </message>
    <message>
        <source>Without https, others on the network can read your key and prompts.</source>
        <translation>Ohne https können andere im Netzwerk Ihren Schlüssel und Ihre Prompts lesen.</translation>
    </message>
    <message>
        <source>Give it a short name, such as my-server.</source>
        <translation>Einen kurzen Namen angeben, etwa my-server.</translation>
    </message>
    <message>
        <source>Use small letters, digits and hyphens only, at most 40.</source>
        <translation>Nur Kleinbuchstaben, Ziffern und Bindestriche, höchstens 40.</translation>
    </message>
</context>
<context>
    <name>AnswerCheck</name>
    <message>
        <source>Does not fit: this is no JSON. Line %1: %2</source>
        <translation>Passt nicht: Das ist kein JSON. Zeile %1: %2</translation>
    </message>
    <message>
        <source>Is a JSON object</source>
        <translation>Ist ein JSON-Objekt</translation>
    </message>
    <message>
        <source>Fits the schema</source>
        <translation>Passt zum Schema</translation>
    </message>
    <message>
        <source>Does not fit: %1</source>
        <translation>Passt nicht: %1</translation>
    </message>
    <message>
        <source>(and %1 more)</source>
        <translation>(und %1 weitere)</translation>
    </message>
</context>
<context>
    <name>AnswerDecoder</name>
    <message>
        <source>The answer is not in the expected format: a part of it is no valid JSON.</source>
        <translation>Die Antwort hat nicht das erwartete Format: Ein Teil ist kein gültiges JSON.</translation>
    </message>
    <message>
        <source>The answer is not in the expected format: a second message began inside the first.</source>
        <translation>Die Antwort hat nicht das erwartete Format: Eine zweite Nachricht begann in der ersten.</translation>
    </message>
    <message>
        <source>The provider reported an error without saying which.</source>
        <translation>Der Anbieter meldete einen Fehler, ohne zu sagen, welchen.</translation>
    </message>
</context>
<context>
    <name>AnswerExtras</name>
    <message>
        <source>… %1 characters in all. The JSON page has the rest.</source>
        <translation>… %1 Zeichen insgesamt. Den Rest zeigt die Seite JSON.</translation>
    </message>
</context>
<context>
    <name>AnthropicCodec</name>
    <message>
        <source>The request is not a JSON object.</source>
        <translation>Die Anfrage ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The request&apos;s messages are not a list.</source>
        <translation>Die Nachrichten der Anfrage sind keine Liste.</translation>
    </message>
    <message>
        <source>The request has no messages.</source>
        <translation>Die Anfrage enthält keine Nachrichten.</translation>
    </message>
    <message>
        <source>A message of the request could not be read.</source>
        <translation>Eine Nachricht der Anfrage konnte nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>Attachment</name>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 ist leer.</translation>
    </message>
    <message>
        <source>%1 is a folder. Attach the files in it.</source>
        <translation>%1 ist ein Ordner. Hängen Sie die Dateien darin an.</translation>
    </message>
    <message>
        <source>%1 has %2. No provider takes files of more than %3.</source>
        <translation>%1 hat %2. Kein Anbieter nimmt Dateien von mehr als %3.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>Die Datei %1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 is larger than %2, which no provider takes.</source>
        <translation>%1 ist größer als %2; das nimmt kein Anbieter.</translation>
    </message>
    <message>
        <source>This is no address of a picture or document. It begins with https://.</source>
        <translation>Das ist keine Adresse eines Bildes oder Dokuments. Sie beginnt mit https://.</translation>
    </message>
    <message>
        <source>The address holds a user name or password, which the provider would see. Remove it.</source>
        <translation>Die Adresse enthält einen Benutzernamen oder ein Passwort, das der Anbieter sähe. Entfernen Sie es.</translation>
    </message>
</context>
<context>
    <name>AttachmentRules</name>
    <message>
        <source>%1 has %2; %3 takes %4. Attach a smaller version.</source>
        <translation>%1 hat %2; %3 nimmt %4. Hängen Sie eine kleinere Fassung an.</translation>
    </message>
    <message>
        <source>%1 takes no images. Remove it or choose a model of another provider.</source>
        <translation>%1 nimmt keine Bilder. Entfernen Sie das Bild oder wählen Sie ein Modell eines anderen Anbieters.</translation>
    </message>
    <message>
        <source>%1 takes no images by address. Download it and attach the file.</source>
        <translation>%1 nimmt keine Bilder als Adresse. Laden Sie das Bild herunter und hängen Sie die Datei an.</translation>
    </message>
    <message>
        <source>%1 takes %2 images, not %3. Save it as PNG or JPEG.</source>
        <translation>%1 nimmt Bilder als %2, nicht als %3. Speichern Sie das Bild als PNG oder JPEG.</translation>
    </message>
    <message>
        <source>%1 is %2 × %3 pixels; %4 takes %5 a side. Attach a smaller version.</source>
        <translation>%1 hat %2 × %3 Pixel; %4 nimmt %5 je Seite. Hängen Sie eine kleinere Fassung an.</translation>
    </message>
    <message>
        <source>%1 takes no sound in this format. Attach a transcript, or choose an audio model of OpenAI&apos;s chat completions or of Gemini.</source>
        <translation>%1 nimmt in diesem Format kein Audio. Hängen Sie eine Abschrift an oder wählen Sie ein Audiomodell der Chat Completions von OpenAI oder von Gemini.</translation>
    </message>
    <message>
        <source>%1 takes no sound by address. Download it and attach the file.</source>
        <translation>%1 nimmt kein Audio als Adresse. Laden Sie es herunter und hängen Sie die Datei an.</translation>
    </message>
    <message>
        <source>%1 takes %2 sound, not %3. Save it as WAV or MP3.</source>
        <translation>%1 nimmt Audio als %2, nicht als %3. Speichern Sie es als WAV oder MP3.</translation>
    </message>
    <message>
        <source>%1 takes no documents by address. Download it and attach the file.</source>
        <translation>%1 nimmt keine Dokumente als Adresse. Laden Sie das Dokument herunter und hängen Sie die Datei an.</translation>
    </message>
    <message>
        <source>%1 takes %2 documents by address, not %3. Attach the file instead.</source>
        <translation>%1 nimmt Dokumente als Adresse nur als %2, nicht als %3. Hängen Sie stattdessen die Datei an.</translation>
    </message>
    <message>
        <source>%1 takes no files but text and images. Attach its text, or pictures of its pages.</source>
        <translation>%1 nimmt außer Text und Bildern keine Dateien. Hängen Sie den Text an oder Bilder der Seiten.</translation>
    </message>
    <message>
        <source>%1 takes PDF files and text, not %2. Save it as PDF or as text.</source>
        <translation>%1 nimmt PDF-Dateien und Text, nicht %2. Speichern Sie die Datei als PDF oder als Text.</translation>
    </message>
    <message>
        <source>%1 takes PDF, Office and text files, not %2. Save it as PDF or as text.</source>
        <translation>%1 nimmt PDF-, Office- und Textdateien, nicht %2. Speichern Sie die Datei als PDF oder als Text.</translation>
    </message>
    <message>
        <source>The attachments of this conversation come to %1 on the way; %2 takes %3 a request. Remove some.</source>
        <translation>Die Anhänge dieser Unterhaltung ergeben beim Senden %1; %2 nimmt %3 je Anfrage. Entfernen Sie einige.</translation>
    </message>
    <message>
        <source>Gemini&apos;s format has no such mark: it keeps the beginnings of prompts by itself.</source>
        <translation>Das Format von Gemini kennt keine solche Marke: Es behält die Anfänge von Prompts von selbst im Cache.</translation>
    </message>
    <message>
        <source>OpenAI&apos;s format has no such mark: prompts are cached by themselves, where the provider does so.</source>
        <translation>Das Format von OpenAI kennt keine solche Marke: Prompts kommen von selbst in den Cache, wo der Anbieter das tut.</translation>
    </message>
</context>
<context>
    <name>Attachments</name>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Images (*.png *.jpg *.jpeg *.gif *.webp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.gif *.webp)</translation>
    </message>
    <message>
        <source>Documents (*.pdf *.txt *.md)</source>
        <translation>Dokumente (*.pdf *.txt *.md)</translation>
    </message>
    <message>
        <source>Sound (*.wav *.mp3)</source>
        <translation>Audio (*.wav *.mp3)</translation>
    </message>
    <message>
        <source>Attach an address</source>
        <translation>Adresse anhängen</translation>
    </message>
    <message>
        <source>Address of an image or document</source>
        <translation>Adresse eines Bildes oder Dokuments</translation>
    </message>
    <message>
        <source>The provider fetches it when the message is sent. Nothing is fetched here.</source>
        <translation>Der Anbieter ruft sie ab, wenn die Nachricht gesendet wird. Hier wird nichts abgerufen.</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Anhängen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Content of an unknown kind</source>
        <translation>Inhalt unbekannter Art</translation>
    </message>
    <message>
        <source>uploaded before</source>
        <translation>früher hochgeladen</translation>
    </message>
    <message>
        <source>by address</source>
        <translation>als Adresse</translation>
    </message>
</context>
<context>
    <name>BodyRules</name>
    <message>
        <source>“%1” is not understood. Write all, provider=openai, source=capture, property.app or property.app=bot, with commas between.</source>
        <translation>„%1“ wird nicht verstanden. Möglich sind all, provider=openai, source=capture, property.app oder property.app=bot, mit Kommas dazwischen.</translation>
    </message>
    <message>
        <source>Status %1. The provider&apos;s words were not kept.</source>
        <translation>Status %1. Der Wortlaut des Anbieters wurde nicht behalten.</translation>
    </message>
</context>
<context>
    <name>BodyText</name>
    <message>
        <source>… %1 more characters …</source>
        <translation>… %1 weitere Zeichen …</translation>
    </message>
</context>
<context>
    <name>Budget</name>
    <message>
        <source>%1 a day</source>
        <translation>%1 am Tag</translation>
    </message>
    <message>
        <source>%1 a week</source>
        <translation>%1 in der Woche</translation>
    </message>
    <message>
        <source>%1 a month</source>
        <translation>%1 im Monat</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>amount and period, provider or model</comment>
        <translation>%1 für %2</translation>
    </message>
    <message>
        <source>%1 for the user %2</source>
        <translation>%1 für den Nutzer %2</translation>
    </message>
    <message>
        <source>%1 for %2 = %3</source>
        <comment>amount and period, property, its value</comment>
        <translation>%1 für %2 = %3</translation>
    </message>
    <message>
        <source>Write an amount above 0, such as 5 or 0.50.</source>
        <translation>Einen Betrag über 0 angeben, etwa 5 oder 0.50.</translation>
    </message>
    <message>
        <source>Name the property with letters, digits, hyphens, underscores or dots.</source>
        <translation>Der Name der Eigenschaft besteht aus Buchstaben, Ziffern, Bindestrichen, Unterstrichen oder Punkten.</translation>
    </message>
    <message>
        <source>Say which one the budget is for.</source>
        <translation>Angeben, für wen oder was das Budget gilt.</translation>
    </message>
    <message>
        <source>Warnings come at 1 to 100 percent, in rising order: 50, 80.</source>
        <translation>Gewarnt wird bei 1 bis 100 Prozent, in steigender Folge: 50, 80.</translation>
    </message>
    <message>
        <source>The budgets cannot be read: they should be a JSON array.</source>
        <translation>Die Budgets sind nicht lesbar: Sie sollten ein JSON-Array sein.</translation>
    </message>
    <message>
        <source>Budget %1 cannot be read. It should look like this: {&quot;limit&quot;: &quot;5&quot;, &quot;period&quot;: &quot;month&quot;, &quot;scope&quot;: &quot;provider&quot;, &quot;value&quot;: &quot;openai&quot;, &quot;warn&quot;: [80], &quot;stop&quot;: true}</source>
        <translation>Budget %1 ist nicht lesbar. Es sollte so aussehen: {&quot;limit&quot;: &quot;5&quot;, &quot;period&quot;: &quot;month&quot;, &quot;scope&quot;: &quot;provider&quot;, &quot;value&quot;: &quot;openai&quot;, &quot;warn&quot;: [80], &quot;stop&quot;: true}</translation>
    </message>
</context>
<context>
    <name>CallCells</name>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Cached input</source>
        <translation>Eingabe aus dem Cache</translation>
    </message>
    <message>
        <source>Cache write, 5 min</source>
        <translation>Cache schreiben, 5 min</translation>
    </message>
    <message>
        <source>Cache write, 1 h</source>
        <translation>Cache schreiben, 1 h</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>of it reasoning</source>
        <translation>davon Überlegungen</translation>
    </message>
    <message>
        <source>The provider did not say how many tokens.</source>
        <translation>Der Anbieter hat nicht angegeben, wie viele Token es waren.</translation>
    </message>
    <message>
        <source>No price is known for this call. Its receipt says why.</source>
        <translation>Für diesen Aufruf ist kein Preis bekannt. Sein Beleg sagt, warum.</translation>
    </message>
    <message>
        <source>%1, estimated: the provider did not report the tokens</source>
        <translation>%1, geschätzt: Der Anbieter hat die Token nicht gemeldet</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Eing.</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Ausg.</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Input tokens, cached ones included</source>
        <translation>Eingabetoken, einschließlich derer aus dem Cache</translation>
    </message>
    <message>
        <source>Output tokens, reasoning included</source>
        <translation>Ausgabetoken, einschließlich der Überlegungen</translation>
    </message>
    <message>
        <source>From sending to the last byte</source>
        <translation>Vom Senden bis zum letzten Byte</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>Zeit bis zum ersten Token</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Error %1</source>
        <translation>Fehler %1</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>Playground</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>Mitschnitt</translation>
    </message>
    <message>
        <source>Helicone</source>
        <translation>Helicone</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Through Helicone</source>
        <translation>Über Helicone</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>Direkt</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Genau</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>Geschätzt</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>Angegeben</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Schlecht</translation>
    </message>
    <message>
        <source>Hit</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Miss</source>
        <translation>Kein Treffer</translation>
    </message>
    <message>
        <source>Input tokens, all</source>
        <translation>Eingabetokens, alle</translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation>Ausgabetoken</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Tokens a second</source>
        <translation>Tokens je Sekunde</translation>
    </message>
    <message>
        <source>Output tokens a second, from the first token to the last</source>
        <translation>Ausgabetokens je Sekunde, vom ersten Token bis zum letzten</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Angefragt</translation>
    </message>
    <message>
        <source>Model that was asked for</source>
        <translation>Angefragtes Modell</translation>
    </message>
    <message>
        <source>The model that was asked for, as the request names it</source>
        <translation>Das angefragte Modell, wie die Anfrage es nennt</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Input tokens, uncached</source>
        <translation>Eingabetokens, nicht aus dem Cache</translation>
    </message>
    <message>
        <source>Input tokens, without cached ones</source>
        <translation>Eingabetokens ohne die aus dem Cache</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Cached input tokens</source>
        <translation>Eingabetokens aus dem Cache</translation>
    </message>
    <message>
        <source>Input tokens that came from the provider&apos;s cache</source>
        <translation>Eingabetokens, die aus dem Cache des Anbieters kamen</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>Cache schreiben</translation>
    </message>
    <message>
        <source>Cache write tokens</source>
        <translation>In den Cache geschriebene Tokens</translation>
    </message>
    <message>
        <source>Input tokens that were written into the provider&apos;s cache</source>
        <translation>Eingabetokens, die in den Cache des Anbieters geschrieben wurden</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Überlegungen</translation>
    </message>
    <message>
        <source>Reasoning tokens</source>
        <translation>Tokens für Überlegungen</translation>
    </message>
    <message>
        <source>Output tokens that were spent on reasoning</source>
        <translation>Ausgabetokens, die für Überlegungen verbraucht wurden</translation>
    </message>
    <message>
        <source>Audio in</source>
        <translation>Ton ein</translation>
    </message>
    <message>
        <source>Audio input tokens</source>
        <translation>Eingabetokens für Ton</translation>
    </message>
    <message>
        <source>Audio out</source>
        <translation>Ton aus</translation>
    </message>
    <message>
        <source>Audio output tokens</source>
        <translation>Ausgabetokens für Ton</translation>
    </message>
    <message>
        <source>Image in</source>
        <translation>Bild ein</translation>
    </message>
    <message>
        <source>Image input tokens</source>
        <translation>Eingabetokens für Bilder</translation>
    </message>
    <message>
        <source>Image out</source>
        <translation>Bild aus</translation>
    </message>
    <message>
        <source>Image output tokens</source>
        <translation>Ausgabetokens für Bilder</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Web searches</source>
        <translation>Websuchen</translation>
    </message>
    <message>
        <source>Searches the provider made in the web</source>
        <translation>Suchen, die der Anbieter im Web gemacht hat</translation>
    </message>
    <message>
        <source>Cost is</source>
        <translation>Kosten sind</translation>
    </message>
    <message>
        <source>How the cost is known</source>
        <translation>Woher die Kosten bekannt sind</translation>
    </message>
    <message>
        <source>Whether the cost is exact, estimated or declared by the other side</source>
        <translation>Ob die Kosten genau, geschätzt oder von der Gegenseite angegeben sind</translation>
    </message>
    <message>
        <source>Helicone cache</source>
        <translation>Helicone-Cache</translation>
    </message>
    <message>
        <source>Helicone&apos;s cache</source>
        <translation>Cache von Helicone</translation>
    </message>
    <message>
        <source>Whether Helicone answered from its cache</source>
        <translation>Ob Helicone aus seinem Cache geantwortet hat</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Session name</source>
        <translation>Name der Sitzung</translation>
    </message>
    <message>
        <source>Session path</source>
        <translation>Pfad der Sitzung</translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>Beendet durch</translation>
    </message>
    <message>
        <source>Finish reason</source>
        <translation>Grund des Endes</translation>
    </message>
    <message>
        <source>Why the model stopped, as the provider puts it</source>
        <translation>Warum das Modell aufgehört hat, in den Worten des Anbieters</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP-Status</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>How often it was sent, retries included</source>
        <translation>Wie oft gesendet wurde, Wiederholungen eingeschlossen</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Your thumbs up or down</source>
        <translation>Ihr Daumen hoch oder runter</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiketten</translation>
    </message>
    <message>
        <source>Your own words for the call</source>
        <translation>Ihre eigenen Wörter für den Aufruf</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>What you wrote about the call</source>
        <translation>Was Sie über den Aufruf geschrieben haben</translation>
    </message>
    <message>
        <source>The call</source>
        <translation>Der Aufruf</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Cost and cache</source>
        <translation>Kosten und Cache</translation>
    </message>
    <message>
        <source>Time and speed</source>
        <translation>Zeit und Tempo</translation>
    </message>
    <message>
        <source>User and session</source>
        <translation>Nutzer und Sitzung</translation>
    </message>
    <message>
        <source>Your marks</source>
        <translation>Ihre Vermerke</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
</context>
<context>
    <name>CallDetails</name>
    <message>
        <source>This wire format is not understood. The request is shown as it was sent on the page JSON.</source>
        <translation>Dieses Übertragungsformat wird nicht verstanden. Die Anfrage steht so, wie sie gesendet wurde, auf der Seite JSON.</translation>
    </message>
    <message>
        <source>The request was not recorded.</source>
        <translation>Die Anfrage wurde nicht aufgezeichnet.</translation>
    </message>
</context>
<context>
    <name>CallError</name>
    <message>
        <source>It asks to wait %1 s.</source>
        <translation>Verlangte Wartezeit: %1 s.</translation>
    </message>
    <message>
        <source>It asks to wait %1 min.</source>
        <translation>Verlangte Wartezeit: %1 min.</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>einer Webseite</translation>
    </message>
    <message>
        <source>a web page (“%1”)</source>
        <translation>einer Webseite („%1“)</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>Check the address in Settings.</source>
        <translation>Prüfen Sie die Adresse in den Einstellungen.</translation>
    </message>
    <message>
        <source>%1 answered with %2 instead of an answer of a model (status %3). %4</source>
        <translation>%1 antwortete mit %2 statt mit der Antwort eines Modells (Status %3). %4</translation>
    </message>
    <message>
        <source>The account at %1 has no credit left</source>
        <translation>Das Konto bei %1 hat kein Guthaben mehr</translation>
    </message>
    <message>
        <source>Helicone&apos;s rate limit stopped the call</source>
        <translation>Das Anfragelimit von Helicone hat den Aufruf verhindert</translation>
    </message>
    <message>
        <source>%1 limits how often you may ask</source>
        <translation>%1 begrenzt, wie oft gefragt werden darf</translation>
    </message>
    <message>
        <source>Helicone did not accept the Helicone key</source>
        <translation>Helicone hat den Helicone-Schlüssel nicht akzeptiert</translation>
    </message>
    <message>
        <source>%1 does not allow this with the key in use</source>
        <translation>%1 erlaubt dies mit dem verwendeten Schlüssel nicht</translation>
    </message>
    <message>
        <source>%1 did not accept the key</source>
        <translation>%1 hat den Schlüssel nicht akzeptiert</translation>
    </message>
    <message>
        <source>Helicone could not pass the call on (status %1)</source>
        <translation>Helicone konnte den Aufruf nicht weitergeben (Status %1)</translation>
    </message>
    <message>
        <source>%1 has a problem of its own (status %2)</source>
        <translation>%1 hat selbst eine Störung (Status %2)</translation>
    </message>
    <message>
        <source>%1 does not know this model or address (status 404)</source>
        <translation>%1 kennt dieses Modell oder diese Adresse nicht (Status 404)</translation>
    </message>
    <message>
        <source>%1 sends the call on to another address (%2). Set that address in Settings; Heliograph does not follow, so that no key goes astray.</source>
        <translation>%1 leitet den Aufruf an eine andere Adresse weiter (%2). Legen Sie diese in den Einstellungen fest; Heliograph folgt der Weiterleitung nicht, damit kein Schlüssel in falsche Hände gerät.</translation>
    </message>
    <message>
        <source>%1 refused the request (status %2)</source>
        <translation>%1 hat die Anfrage abgelehnt (Status %2)</translation>
    </message>
    <message>
        <source>%1 did not answer in the expected format (status %2)</source>
        <translation>%1 antwortete nicht im erwarteten Format (Status %2)</translation>
    </message>
    <message>
        <source>%1 did not answer within %2 s.</source>
        <translation>%1 hat nicht innerhalb von %2 s geantwortet.</translation>
    </message>
    <message>
        <source>The answer stopped: nothing came from %1 for %2 s. What came before is kept.</source>
        <translation>Die Antwort blieb stehen: Von %1 kam %2 s lang nichts. Was vorher kam, bleibt erhalten.</translation>
    </message>
    <message>
        <source>The answer was cut off: the connection to %1 closed before its end. What came before is kept.</source>
        <translation>Die Antwort wurde abgeschnitten: Die Verbindung zu %1 wurde vor ihrem Ende geschlossen. Was vorher kam, bleibt erhalten.</translation>
    </message>
    <message>
        <source>There is no host %1. Check the address and the network connection.</source>
        <translation>Den Host %1 gibt es nicht. Prüfen Sie die Adresse und die Netzwerkverbindung.</translation>
    </message>
    <message>
        <source>Nothing answers at %1. Check the address, and that the server runs.</source>
        <translation>Unter %1 antwortet nichts. Prüfen Sie die Adresse und ob der Server läuft.</translation>
    </message>
    <message>
        <source>No safe connection to %1: its certificate is not trusted, or it does not speak TLS. The key was not sent.</source>
        <translation>Keine sichere Verbindung zu %1: Dem Zertifikat wird nicht vertraut, oder der Server spricht kein TLS. Der Schlüssel wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>%1 closed the connection without an answer.</source>
        <translation>%1 hat die Verbindung ohne Antwort geschlossen.</translation>
    </message>
    <message>
        <source>The network proxy of this system did not let the call through.</source>
        <translation>Der Netzwerk-Proxy dieses Systems hat den Aufruf nicht durchgelassen.</translation>
    </message>
    <message>
        <source>What answers at %1 does not speak HTTP. Check the address.</source>
        <translation>Was unter %1 antwortet, spricht kein HTTP. Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>The network connection to %1 failed.</source>
        <translation>Die Netzwerkverbindung zu %1 ist fehlgeschlagen.</translation>
    </message>
</context>
<context>
    <name>CallExport</name>
    <message>
        <source>The history was closed.</source>
        <translation>Der Verlauf wurde geschlossen.</translation>
    </message>
    <message>
        <source>The export could not be written to %1: %2. Nothing was left there that looks whole.</source>
        <translation>Der Export ließ sich nicht nach %1 schreiben: %2. Dort blieb nichts zurück, was vollständig aussieht.</translation>
    </message>
</context>
<context>
    <name>CallImport</name>
    <message>
        <source>it has no entries</source>
        <translation>sie hat keine Einträge</translation>
    </message>
    <message>
        <source>the file ends in the middle</source>
        <translation>die Datei endet mittendrin</translation>
    </message>
    <message>
        <source>The history was closed.</source>
        <translation>Der Verlauf wurde geschlossen.</translation>
    </message>
    <message>
        <source>%1 Calls taken over before that: %2. They stay; the same import takes the rest.</source>
        <translation>%1 Zuvor übernommene Aufrufe: %2. Sie bleiben; derselbe Import holt den Rest.</translation>
    </message>
    <message>
        <source>%1 could not be imported: %2.</source>
        <translation>%1 ließ sich nicht importieren: %2.</translation>
    </message>
    <message>
        <source>%1 is not text</source>
        <translation>%1 ist kein Text</translation>
    </message>
    <message>
        <source>%1 cannot be decoded</source>
        <translation>%1 lässt sich nicht entschlüsseln</translation>
    </message>
    <message>
        <source>%1 cannot be “%2”</source>
        <translation>%1 kann nicht „%2“ sein</translation>
    </message>
    <message>
        <source>%1 is not a time in milliseconds</source>
        <translation>%1 ist keine Zeit in Millisekunden</translation>
    </message>
    <message>
        <source>properties is not an object</source>
        <translation>properties ist kein Objekt</translation>
    </message>
    <message>
        <source>cost_usd is not an amount</source>
        <translation>cost_usd ist kein Betrag</translation>
    </message>
    <message>
        <source>id is not a UUID</source>
        <translation>id ist keine UUID</translation>
    </message>
    <message>
        <source>it is no call</source>
        <translation>es ist kein Aufruf</translation>
    </message>
    <message>
        <source>created_at is not a time</source>
        <translation>created_at ist keine Zeit</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>es ist kein UTF-8</translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation>es ist kein JSON</translation>
    </message>
    <message>
        <source>The provider answered with status %1.</source>
        <translation>Der Anbieter antwortete mit Status %1.</translation>
    </message>
    <message>
        <source>The answer is not complete.</source>
        <translation>Die Antwort ist unvollständig.</translation>
    </message>
    <message>
        <source>it is no entry with a request and a response</source>
        <translation>es ist kein Eintrag mit Anfrage und Antwort</translation>
    </message>
    <message>
        <source>a body cannot be decoded</source>
        <translation>ein Inhalt lässt sich nicht entschlüsseln</translation>
    </message>
    <message>
        <source>it is no call to a model</source>
        <translation>es ist kein Aufruf eines Modells</translation>
    </message>
    <message>
        <source>startedDateTime is not a time</source>
        <translation>startedDateTime ist keine Zeit</translation>
    </message>
</context>
<context>
    <name>CallPrice</name>
    <message>
        <source>Answered out of Helicone&apos;s cache: nothing was paid, and %1 saved.</source>
        <translation>Aus dem Cache von Helicone beantwortet: Es wurde nichts bezahlt und %1 gespart.</translation>
    </message>
    <message>
        <source>Answered out of Helicone&apos;s cache: nothing was paid.</source>
        <translation>Aus dem Cache von Helicone beantwortet: Es wurde nichts bezahlt.</translation>
    </message>
    <message>
        <source>The cost is what %1 says; by the price book it is %2.</source>
        <translation>Die Kosten sind die Angabe von %1; laut Preisliste sind es %2.</translation>
    </message>
    <message>
        <source>The cost is what %1 says.</source>
        <translation>Die Kosten sind die Angabe von %1.</translation>
    </message>
</context>
<context>
    <name>CallText</name>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>attachment</source>
        <translation>Anhang</translation>
    </message>
    <message>
        <source>→ %1(%2)</source>
        <translation>→ %1(%2)</translation>
    </message>
    <message>
        <source>request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>reasoning</source>
        <translation>Überlegungen</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation>%1 Eingabe, %2 Ausgabe</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Erstes Token</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>%1 (declared)</source>
        <translation>%1 (angegeben)</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiketten</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>CallsBulk</name>
    <message>
        <source>Whole calls, to be imported again (*.jsonl)</source>
        <translation>Ganze Aufrufe, zum Wiedereinlesen (*.jsonl)</translation>
    </message>
    <message>
        <source>A table for spreadsheets (*.csv)</source>
        <translation>Eine Tabelle für Tabellenprogramme (*.csv)</translation>
    </message>
    <message>
        <source>HTTP archive (*.har)</source>
        <translation>HTTP-Archiv (*.har)</translation>
    </message>
    <message>
        <source>Lines for fine-tuning (*.jsonl)</source>
        <translation>Zeilen fürs Feintuning (*.jsonl)</translation>
    </message>
</context>
<context>
    <name>CallsCommand</name>
    <message>
        <source>Usage: heliograph calls list [options]
       heliograph calls show [options] ID

Add --help to either for its options.</source>
        <translation>Aufruf: heliograph calls list [Optionen]
        heliograph calls show [Optionen] ID

Mit --help zeigt jeder der beiden Befehle seine Optionen.</translation>
    </message>
    <message>
        <source>Only calls for which this holds, such as: cost &gt; 0.05 and model ~ &quot;opus&quot; and ttft &gt; 2s</source>
        <translation>Nur Aufrufe, für die dies gilt, etwa: cost &gt; 0.05 and model ~ &quot;opus&quot; and ttft &gt; 2s</translation>
    </message>
    <message>
        <source>FILTER</source>
        <translation>FILTER</translation>
    </message>
    <message>
        <source>Only calls with these words in prompt or answer.</source>
        <translation>Nur Aufrufe mit diesen Wörtern im Prompt oder in der Antwort.</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>TEXT</translation>
    </message>
    <message>
        <source>At most so many, the newest first. Without it %1 in a table, all in jsonl and csv.</source>
        <translation>Höchstens so viele, die neuesten zuerst. Ohne Angabe %1 in einer Tabelle, alle bei jsonl und csv.</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>table, jsonl (whole calls, one a line) or csv (for spreadsheets: a text that would be taken for a formula gets an apostrophe in front).</source>
        <translation>table, jsonl (ganze Aufrufe, je einer pro Zeile) oder csv (für Tabellenkalkulationen: Text, der als Formel gelten würde, erhält ein vorangestelltes Apostroph).</translation>
    </message>
    <message>
        <source>FORMAT</source>
        <translation>FORMAT</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Diese Hilfe anzeigen.</translation>
    </message>
    <message>
        <source>Lists recorded calls, newest first.</source>
        <translation>Listet aufgezeichnete Aufrufe auf, die neuesten zuerst.</translation>
    </message>
    <message>
        <source>“%1” was not expected.</source>
        <translation>„%1“ wurde hier nicht erwartet.</translation>
    </message>
    <message>
        <source>There is no format “%1”: use table, jsonl or csv.</source>
        <translation>Das Format „%1“ gibt es nicht: möglich sind table, jsonl und csv.</translation>
    </message>
    <message>
        <source>--limit takes a whole number, not “%1”.</source>
        <translation>--limit erwartet eine ganze Zahl, nicht „%1“.</translation>
    </message>
    <message>
        <source>No calls.</source>
        <translation>Keine Aufrufe.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>The call&apos;s id, or as much of its beginning as no other id has (at least four characters).</source>
        <translation>Die ID des Aufrufs oder so viel von ihrem Anfang, dass keine andere passt (mindestens vier Zeichen).</translation>
    </message>
    <message>
        <source>Shows one recorded call.</source>
        <translation>Zeigt einen aufgezeichneten Aufruf.</translation>
    </message>
    <message>
        <source>Give the id of one call. heliograph calls list shows them.</source>
        <translation>Die ID eines Aufrufs fehlt. heliograph calls list zeigt die IDs.</translation>
    </message>
    <message>
        <source>An id needs at least four characters.</source>
        <translation>Eine ID braucht mindestens vier Zeichen.</translation>
    </message>
    <message>
        <source>No call&apos;s id begins with “%1”.</source>
        <translation>Keine Aufruf-ID beginnt mit „%1“.</translation>
    </message>
    <message>
        <source>More than one call&apos;s id begins with “%1”:</source>
        <translation>Mehrere Aufruf-IDs beginnen mit „%1“:</translation>
    </message>
    <message>
        <source>text, json (one line), har (HTTP Archive), or a program that sends the call again, keys as variables: curl, python, typescript, go, cpp.</source>
        <translation>text, json (eine Zeile), har (HTTP Archive) oder ein Programm, das den Aufruf noch einmal sendet, mit Variablen für die Schlüssel: curl, python, typescript, go, cpp.</translation>
    </message>
    <message>
        <source>There is no format “%1”. Known are %2.</source>
        <translation>Das Format „%1“ gibt es nicht. Bekannt sind %2.</translation>
    </message>
    <message>
        <source>The history was closed.</source>
        <translation>Der Verlauf wurde geschlossen.</translation>
    </message>
</context>
<context>
    <name>CallsTable</name>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>TIME</source>
        <translation>ZEIT</translation>
    </message>
    <message>
        <source>STATUS</source>
        <translation>STATUS</translation>
    </message>
    <message>
        <source>MODEL</source>
        <translation>MODELL</translation>
    </message>
    <message>
        <source>IN</source>
        <translation>EINGABE</translation>
    </message>
    <message>
        <source>OUT</source>
        <translation>AUSGABE</translation>
    </message>
    <message>
        <source>COST</source>
        <translation>KOSTEN</translation>
    </message>
    <message>
        <source>LATENCY</source>
        <translation>LATENZ</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>SOURCE</source>
        <translation>QUELLE</translation>
    </message>
    <message>
        <source>PROMPT</source>
        <translation>PROMPT</translation>
    </message>
</context>
<context>
    <name>Capture</name>
    <message>
        <source>The web page at %1 is not allowed to use the capture proxy.</source>
        <translation>Die Webseite unter %1 darf den Mitschnitt-Proxy nicht benutzen.</translation>
    </message>
    <message>
        <source>A web page asked. Web pages are not allowed to use the capture proxy.</source>
        <translation>Eine Webseite hat gefragt. Webseiten dürfen den Mitschnitt-Proxy nicht benutzen.</translation>
    </message>
    <message>
        <source>The request was for the host “%1”. The capture proxy answers to 127.0.0.1:%2, localhost:%2 and [::1]:%2 alone.</source>
        <translation>Die Anfrage galt dem Host „%1“. Der Mitschnitt-Proxy antwortet nur auf 127.0.0.1:%2, localhost:%2 und [::1]:%2.</translation>
    </message>
    <message>
        <source>This is no proxy for all addresses: give it as the base URL of a provider&apos;s client instead.</source>
        <translation>Dies ist kein Proxy für beliebige Adressen: Geben Sie ihn als Basis-URL des Clients eines Anbieters an.</translation>
    </message>
    <message>
        <source>The address has no token in it, or a wrong one. Copy the base URL from the Capture page again.</source>
        <translation>Die Adresse enthält kein Token oder ein falsches. Kopieren Sie die Basis-URL noch einmal von der Seite „Mitschnitt“.</translation>
    </message>
    <message>
        <source>The body is sent as a web page&apos;s form would be. Send it with Content-Type: application/json.</source>
        <translation>Der Inhalt ist wie von einem Formular einer Webseite gesendet. Senden Sie ihn mit Content-Type: application/json.</translation>
    </message>
    <message>
        <source>WebSocket connections cannot be captured.</source>
        <translation>WebSocket-Verbindungen können nicht mitgeschnitten werden.</translation>
    </message>
    <message>
        <source>The request did not come in time.</source>
        <translation>Die Anfrage kam nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>The body of the request is too large.</source>
        <translation>Der Inhalt der Anfrage ist zu groß.</translation>
    </message>
    <message>
        <source>The headers of the request are too large.</source>
        <translation>Die Kopfzeilen der Anfrage sind zu groß.</translation>
    </message>
    <message>
        <source>This is no HTTP/1.1 request, or one that can be read in two ways.</source>
        <translation>Dies ist keine HTTP/1.1-Anfrage oder eine, die sich auf zwei Arten lesen lässt.</translation>
    </message>
    <message>
        <source>The client left before the answer ended.</source>
        <translation>Der Client ging, bevor die Antwort zu Ende war.</translation>
    </message>
    <message>
        <source>The capture proxy was turned off before the answer ended.</source>
        <translation>Der Mitschnitt-Proxy wurde ausgeschaltet, bevor die Antwort zu Ende war.</translation>
    </message>
    <message>
        <source>The answer of %1 is empty.</source>
        <translation>Die Antwort von %1 ist leer.</translation>
    </message>
    <message>
        <source>The history is slow or locked. Calls are kept in memory until it can be written; when that is full, further ones go through without being recorded.</source>
        <translation>Der Verlauf ist langsam oder gesperrt. Aufrufe werden im Speicher gehalten, bis er wieder geschrieben werden kann; ist der voll, gehen weitere durch, ohne aufgezeichnet zu werden.</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program. Choose another one.</source>
        <translation>Port %1 wird von einem anderen Programm benutzt. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The capture proxy cannot listen on port %1: %2.</source>
        <translation>Der Mitschnitt-Proxy kann auf Port %1 nicht lauschen: %2.</translation>
    </message>
    <message>
        <source>There is no provider “%1”. Its id follows the token in the address, as in /TOKEN/openai/v1.</source>
        <translation>Es gibt keinen Anbieter „%1“. Seine Kennung folgt in der Adresse auf das Token, wie in /TOKEN/openai/v1.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: it does not answer.</source>
        <translation>%1 ist nicht erreichbar: keine Antwort.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 antwortet nicht.</translation>
    </message>
    <message>
        <source>No safe connection to %1: its certificate is not trusted, or it does not speak TLS.</source>
        <translation>Keine sichere Verbindung zu %1: Dem Zertifikat wird nicht vertraut, oder der Server spricht kein TLS.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2.</source>
        <translation>%1 ist nicht erreichbar: %2.</translation>
    </message>
    <message>
        <source>What answers at %1 does not speak HTTP/1.1.</source>
        <translation>Was unter %1 antwortet, spricht kein HTTP/1.1.</translation>
    </message>
</context>
<context>
    <name>CaptureAdvice</name>
    <message>
        <source>A program called this computer by another name, which is refused so that no website can slip in. Use http://127.0.0.1:%1 as the host, as in the address above.</source>
        <translation>Ein Programm hat diesen Rechner unter einem anderen Namen gerufen. Das wird abgewiesen, damit sich keine Website einschleichen kann. Nehmen Sie http://127.0.0.1:%1 als Host, wie in der Adresse oben.</translation>
    </message>
    <message>
        <source>A web page was turned away. Web pages may call only from origins that you allow.</source>
        <translation>Eine Webseite wurde abgewiesen. Webseiten dürfen nur von Ursprüngen aus aufrufen, die Sie erlauben.</translation>
    </message>
    <message>
        <source>The web page %1 was turned away. Web pages may call only from origins that you allow.</source>
        <translation>Die Webseite %1 wurde abgewiesen. Webseiten dürfen nur von Ursprüngen aus aufrufen, die Sie erlauben.</translation>
    </message>
    <message>
        <source>A program used an address without the secret part of today&apos;s address, or with an old one. Copy the address once more.</source>
        <translation>Ein Programm hat eine Adresse ohne den heutigen geheimen Teil oder mit einem alten benutzt. Kopieren Sie die Adresse noch einmal.</translation>
    </message>
    <message>
        <source>The address of a program ends too early: after the secret part comes the provider, such as /openai/v1.</source>
        <translation>Die Adresse eines Programms endet zu früh: Nach dem geheimen Teil kommt der Anbieter, etwa /openai/v1.</translation>
    </message>
    <message>
        <source>%1 Check that the address in the program begins with http:// and not with https://.</source>
        <translation>%1 Prüfen Sie, ob die Adresse im Programm mit http:// beginnt und nicht mit https://.</translation>
    </message>
    <message>
        <source>%1 Check the network and the provider&apos;s address in Settings.</source>
        <translation>%1 Prüfen Sie das Netzwerk und die Adresse des Anbieters in den Einstellungen.</translation>
    </message>
    <message>
        <source>%1 wants a key and got none. Give the program its key, as it has without capture.</source>
        <translation>%1 verlangt einen Schlüssel und hat keinen bekommen. Geben Sie dem Programm seinen Schlüssel, wie es ihn ohne Mitschnitt hat.</translation>
    </message>
    <message>
        <source>%1 wants a key and got none. Give the program its key, in %2.</source>
        <translation>%1 verlangt einen Schlüssel und hat keinen bekommen. Geben Sie dem Programm seinen Schlüssel in %2.</translation>
    </message>
    <message>
        <source>%1 refused the key that the program sent: %2</source>
        <translation>%1 hat den Schlüssel abgelehnt, den das Programm gesendet hat: %2</translation>
    </message>
    <message>
        <source>%1 refused the key that the program sent. Look at %2 where the program runs. %3</source>
        <translation>%1 hat den Schlüssel abgelehnt, den das Programm gesendet hat. Sehen Sie sich %2 dort an, wo das Programm läuft. %3</translation>
    </message>
    <message>
        <source>The program asked %1 for %2: its SDK adds %3 by itself. Take %4 off the end of the base URL.</source>
        <translation>Das Programm hat %1 nach %2 gefragt: Sein SDK hängt %3 selbst an. Nehmen Sie %4 vom Ende der Basis-URL weg.</translation>
    </message>
    <message>
        <source>The program asked %1 for %2, which it does not have. The base URL has to end with %3.</source>
        <translation>Das Programm hat %1 nach %2 gefragt, das es dort nicht gibt. Die Basis-URL muss mit %3 enden.</translation>
    </message>
    <message>
        <source>%1 does not have what the program asked for. %2</source>
        <translation>%1 hat nicht, wonach das Programm gefragt hat. %2</translation>
    </message>
    <message>
        <source>Helicone refused the call. Its key is missing or wrong: %1</source>
        <translation>Helicone hat den Aufruf abgelehnt. Sein Schlüssel fehlt oder ist falsch: %1</translation>
    </message>
    <message>
        <source>Helicone itself failed, not %1: %2</source>
        <translation>Nicht %1, sondern Helicone selbst hatte einen Fehler: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls were passed on but not kept.</source>
        <translation>
            <numerusform>%Ln Aufruf wurde weitergegeben, aber nicht aufbewahrt.</numerusform>
            <numerusform>%Ln Aufrufe wurden weitergegeben, aber nicht aufbewahrt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Capture cannot start: %1</source>
        <translation>Der Mitschnitt kann nicht beginnen: %1</translation>
    </message>
    <message>
        <source>Recording is paused: calls go through and are not kept.</source>
        <translation>Die Aufzeichnung pausiert: Aufrufe gehen durch und werden nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Calls are to go through Helicone, but there is no Helicone key to add to them.</source>
        <translation>Aufrufe sollen über Helicone gehen, aber es gibt keinen Helicone-Schlüssel, der ihnen mitgegeben werden könnte.</translation>
    </message>
    <message>
        <source>It works: a program&apos;s call to %1 was recorded.</source>
        <translation>Es funktioniert: Der Aufruf eines Programms an %1 wurde aufgezeichnet.</translation>
    </message>
    <message>
        <source>It works: a call of %1 to %2 was recorded.</source>
        <translation>Es funktioniert: Ein Aufruf von %1 an %2 wurde aufgezeichnet.</translation>
    </message>
    <message>
        <source>Give a program the address, start it again and let it ask something.</source>
        <translation>Geben Sie einem Programm die Adresse, starten Sie es neu und lassen Sie es etwas fragen.</translation>
    </message>
    <message>
        <source>The program must run on this computer. In a container or a virtual machine, 127.0.0.1 is another place.</source>
        <translation>Das Programm muss auf diesem Rechner laufen. In einem Container oder einer virtuellen Maschine ist 127.0.0.1 ein anderer Ort.</translation>
    </message>
    <message>
        <source>Where HTTP_PROXY or HTTPS_PROXY is set, set NO_PROXY=127.0.0.1 too.</source>
        <translation>Wo HTTP_PROXY oder HTTPS_PROXY gesetzt ist, setzen Sie auch NO_PROXY=127.0.0.1.</translation>
    </message>
    <message>
        <source>A web page calls from its server, or needs to be allowed under Options.</source>
        <translation>Eine Webseite ruft von ihrem Server aus auf, oder sie muss unter Optionen erlaubt werden.</translation>
    </message>
    <message>
        <source>Requests that came so far: %1. None was a call that could be recorded.</source>
        <translation>Bisher eingetroffene Anfragen: %1. Keine war ein Aufruf, der aufgezeichnet werden konnte.</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>bn</source>
        <translation>Mrd</translation>
    </message>
    <message>
        <source>M</source>
        <translation>Mio</translation>
    </message>
    <message>
        <source>k</source>
        <translation>Tsd</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>ClientSnippets</name>
    <message>
        <source>The demo provider needs no key: try it before you change a program.</source>
        <translation>Der Demo-Anbieter braucht keinen Schlüssel: Probieren Sie ihn aus, bevor Sie ein Programm ändern.</translation>
    </message>
    <message>
        <source>%1 needs no key.</source>
        <translation>%1 braucht keinen Schlüssel.</translation>
    </message>
    <message>
        <source>The program sends your Helicone key as before. It is passed on and not kept.</source>
        <translation>Das Programm sendet Ihren Helicone-Schlüssel wie zuvor. Er wird weitergegeben und nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>The program sends its %1 key as before; your Helicone key is added on the way. Neither is kept.</source>
        <translation>Das Programm sendet seinen Schlüssel für %1 wie zuvor; Ihr Helicone-Schlüssel kommt unterwegs hinzu. Keiner von beiden wird aufbewahrt.</translation>
    </message>
    <message>
        <source>The program sends its %1 key as before. It is passed on and not kept.</source>
        <translation>Das Programm sendet seinen Schlüssel für %1 wie zuvor. Er wird weitergegeben und nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>A login with a Claude subscription works too.</source>
        <translation>Eine Anmeldung mit einem Claude-Abonnement geht auch.</translation>
    </message>
    <message>
        <source>Codex reads its key from %1, not from a ChatGPT login.</source>
        <translation>Codex liest seinen Schlüssel aus %1, nicht aus einer ChatGPT-Anmeldung.</translation>
    </message>
    <message>
        <source>The address has no version at its end: the SDK adds it.</source>
        <translation>Die Adresse hat am Ende keine Version: Das SDK hängt sie an.</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Usage: heliograph demo-server [--port N]
Runs the built-in demo provider alone, on 127.0.0.1, until Ctrl+C.
</source>
        <translation>Verwendung: heliograph demo-server [--port N]
Startet nur den eingebauten Demo-Anbieter, auf 127.0.0.1, bis Strg+C.
</translation>
    </message>
    <message>
        <source>Usage: heliograph demo-server [--port N], with N from 0 (any free port) to 65535.</source>
        <translation>Verwendung: heliograph demo-server [--port N], mit N von 0 (ein freier Port) bis 65535.</translation>
    </message>
    <message>
        <source>Standard input cannot be read.</source>
        <translation>Die Standardeingabe kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1 needs a folder.</source>
        <translation>%1 braucht einen Ordner.</translation>
    </message>
    <message>
        <source>The option %1 is not known. Try heliograph --help.</source>
        <translation>Die Option %1 ist nicht bekannt. Hilfe gibt heliograph --help.</translation>
    </message>
    <message>
        <source>The command “%1” is not known. Try heliograph --help.</source>
        <translation>Der Befehl „%1“ ist nicht bekannt. Hilfe gibt heliograph --help.</translation>
    </message>
    <message>
        <source>Usage: heliograph [--profile DIR] [--demo] [COMMAND]

Without a command the window opens. Commands:
  send           ask a model and stream its answer
  calls          list recorded calls, or show one
  capture        run the capture proxy: what clients send through it is recorded
  diff           what differs between two calls, or two files
  export         write recorded calls to a file
  import         take calls out of a file into the history
  history        back up, restore, check and delete what was recorded
  stats          sums, costs and percentiles of recorded calls
  price          what a call costs, as a receipt
  prices         list, set and remove prices of your own
  reprice        price recorded calls again with the prices of now
  keys           store, list and remove keys in the system&apos;s keychain
  config         read and change settings
  demo-server    run the built-in demo provider alone

heliograph COMMAND --help says more about one.

  --profile DIR  keep history and settings in this folder
  --demo         use the built-in demo provider
  --selfcheck DIR  ask the demo provider one question through the window, leave a
                 picture in this folder and close
  --version      print the version
</source>
        <translation>Aufruf: heliograph [--profile DIR] [--demo] [COMMAND]

Ohne Befehl öffnet sich das Fenster. Befehle:
  send           ein Modell fragen, die Antwort kommt strömend
  calls          aufgezeichnete Aufrufe auflisten oder einen zeigen
  capture        den Mitschnitt starten: was Programme darüber senden, wird aufgezeichnet
  diff           worin sich zwei Aufrufe oder zwei Dateien unterscheiden
  export         aufgezeichnete Aufrufe in eine Datei schreiben
  import         Aufrufe aus einer Datei in den Verlauf übernehmen
  history        Verlauf sichern, wiederherstellen, prüfen und löschen
  stats          Summen, Kosten und Perzentile aufgezeichneter Aufrufe
  price          was ein Aufruf kostet, als Beleg
  prices         eigene Preise auflisten, setzen und entfernen
  reprice        aufgezeichnete Aufrufe mit heutigen Preisen neu berechnen
  keys           Schlüssel im Schlüsselbund ablegen, auflisten und entfernen
  config         Einstellungen lesen und ändern
  demo-server    nur den eingebauten Demo-Anbieter starten

heliograph COMMAND --help sagt mehr über einen Befehl.

  --profile DIR  Verlauf und Einstellungen liegen in diesem Ordner
  --demo         den eingebauten Demo-Anbieter verwenden
  --selfcheck DIR  dem Demo-Anbieter im Fenster eine Frage stellen, ein Bild in
                 diesem Ordner ablegen und schließen
  --version      die Version ausgeben
</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Add a model first.</source>
        <translation>Fügen Sie zuerst ein Modell hinzu.</translation>
    </message>
    <message>
        <source>Choose a model for column %1 first.</source>
        <translation>Wählen Sie zuerst ein Modell für Spalte %1.</translation>
    </message>
    <message>
        <source>Write a prompt first.</source>
        <translation>Schreiben Sie zuerst einen Prompt.</translation>
    </message>
    <message>
        <source>This comparison was kept in a form that cannot be read here.</source>
        <translation>Dieser Vergleich wurde in einer Form gespeichert, die hier nicht gelesen werden kann.</translation>
    </message>
</context>
<context>
    <name>ComparisonText</name>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>nicht angefragt</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>%1, run %2</source>
        <translation>%1, Lauf %2</translation>
    </message>
</context>
<context>
    <name>ConfigCommand</name>
    <message>
        <source>There is no setting &quot;%1&quot;. Known are: %2.</source>
        <translation>Die Einstellung „%1“ gibt es nicht. Bekannt sind: %2.</translation>
    </message>
    <message>
        <source>%1 is not set.</source>
        <translation>%1 ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>There is no provider &quot;%1&quot;. Known are: %2.</source>
        <translation>Den Anbieter „%1“ gibt es nicht. Bekannt sind: %2.</translation>
    </message>
    <message>
        <source>Reads and changes settings. An empty VALUE removes the setting.
Keys: %1</source>
        <translation>Liest und ändert Einstellungen. Ein leerer VALUE entfernt die Einstellung.
KEY ist eines von: %1</translation>
    </message>
    <message>
        <source>How &quot;list&quot; prints: text or json.</source>
        <translation>Ausgabeformat von „list“: text oder json.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Zeigt diese Hilfe.</translation>
    </message>
    <message>
        <source>get, set or list</source>
        <translation>get, set oder list</translation>
    </message>
    <message>
        <source>--format is text or json.</source>
        <translation>--format ist text oder json.</translation>
    </message>
    <message>
        <source>Use: heliograph config get KEY | set KEY VALUE | list [--format json]</source>
        <translation>Verwendung: heliograph config get KEY | set KEY VALUE | list [--format json]</translation>
    </message>
</context>
<context>
    <name>Conversation</name>
    <message>
        <source>The answer broke off.</source>
        <translation>Die Antwort brach ab.</translation>
    </message>
    <message>
        <source>Choose a model first.</source>
        <translation>Zuerst ein Modell wählen.</translation>
    </message>
    <message>
        <source>An answer is still coming. Stop it first.</source>
        <translation>Eine Antwort läuft noch. Zuerst diese stoppen.</translation>
    </message>
    <message>
        <source>A message is empty. Write something in it or remove it.</source>
        <translation>Eine Nachricht ist leer. Text eingeben oder sie entfernen.</translation>
    </message>
    <message>
        <source>Write a message first.</source>
        <translation>Zuerst eine Nachricht schreiben.</translation>
    </message>
    <message>
        <source>Write the next message first.</source>
        <translation>Zuerst die nächste Nachricht schreiben.</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neue Unterhaltung</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Developer</source>
        <translation>Entwickler</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistent</translation>
    </message>
    <message>
        <source>Tool result</source>
        <translation>Tool-Ergebnis</translation>
    </message>
    <message>
        <source>Refusal</source>
        <translation>Ablehnung</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Überlegungen</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Other part</source>
        <translation>Anderer Teil</translation>
    </message>
    <message>
        <source>%1 to first token</source>
        <translation>%1 bis zum ersten Token</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>1 Token</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 insgesamt</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>Answer the tool call “%1” first.</source>
        <translation>Zuerst den Tool-Aufruf „%1“ beantworten.</translation>
    </message>
    <message>
        <source>There are %1 cache marks; Anthropic takes 4. Switch some off.</source>
        <translation>Es gibt %1 Cache-Marken; Anthropic nimmt 4. Schalten Sie einige aus.</translation>
    </message>
    <message>
        <source>A cache mark of 1 hour stands after one of 5 minutes, which Anthropic refuses. Change one of them.</source>
        <translation>Eine Cache-Marke von 1 Stunde steht nach einer von 5 Minuten; das lehnt Anthropic ab. Ändern Sie eine der beiden.</translation>
    </message>
</context>
<context>
    <name>Credentials</name>
    <message>
        <source>There is no key for %1. Add it under Settings &gt; Keys, with &quot;heliograph keys set %2&quot;, or set the environment variable %3.</source>
        <translation>Für %1 gibt es keinen Schlüssel. Er lässt sich unter Einstellungen &gt; Schlüssel oder mit „heliograph keys set %2“ hinzufügen oder in der Umgebungsvariable %3 setzen.</translation>
    </message>
    <message>
        <source>There is no key for $%1, which Helicone&apos;s options name. Set the environment variable %1, or store it with &quot;heliograph keys set %2&quot;.</source>
        <translation>Es gibt keinen Schlüssel für $%1, den die Optionen von Helicone nennen. Setzen Sie die Umgebungsvariable %1 oder speichern Sie ihn mit „heliograph keys set %2“.</translation>
    </message>
</context>
<context>
    <name>CurlImport</name>
    <message>
        <source>The command names no address.</source>
        <translation>Der Befehl nennt keine Adresse.</translation>
    </message>
    <message>
        <source>After %1 a value is missing. Was all of the command copied?</source>
        <translation>Nach %1 fehlt ein Wert. Wurde der ganze Befehl kopiert?</translation>
    </message>
    <message>
        <source>The command sends a form, which is no request to a model.</source>
        <translation>Der Befehl sendet ein Formular; das ist keine Anfrage an ein Modell.</translation>
    </message>
    <message>
        <source>The options in the file %1 were not read.</source>
        <translation>Die Optionen in der Datei %1 wurden nicht gelesen.</translation>
    </message>
    <message>
        <source>The body is in the file %1, which was not read. Paste its text instead.</source>
        <translation>Der Inhalt steht in der Datei %1, die nicht gelesen wurde. Fügen Sie stattdessen ihren Text ein.</translation>
    </message>
    <message>
        <source>The body has variables of the shell in it, which were not filled in.</source>
        <translation>Der Inhalt enthält Variablen der Shell, die nicht ausgefüllt wurden.</translation>
    </message>
</context>
<context>
    <name>Dashboard</name>
    <message>
        <source>no model answered</source>
        <translation>kein Modell antwortete</translation>
    </message>
    <message>
        <source>no user</source>
        <translation>kein Nutzer</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>No secure connection</source>
        <translation>Keine sichere Verbindung</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>Keine Antwort in der Zeit</translation>
    </message>
    <message>
        <source>Stopped by hand</source>
        <translation>Von Hand gestoppt</translation>
    </message>
    <message>
        <source>Answer cut off</source>
        <translation>Antwort abgebrochen</translation>
    </message>
    <message>
        <source>Key refused</source>
        <translation>Schlüssel abgelehnt</translation>
    </message>
    <message>
        <source>Model or address not found</source>
        <translation>Modell oder Adresse nicht gefunden</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>Zu viele Anfragen</translation>
    </message>
    <message>
        <source>Request refused</source>
        <translation>Anfrage abgelehnt</translation>
    </message>
    <message>
        <source>Provider failed</source>
        <translation>Fehler beim Anbieter</translation>
    </message>
    <message>
        <source>Helicone failed</source>
        <translation>Fehler bei Helicone</translation>
    </message>
    <message>
        <source>Answer not understood</source>
        <translation>Antwort nicht verstanden</translation>
    </message>
    <message>
        <source>Keychain refused</source>
        <translation>Schlüsselbund verweigert</translation>
    </message>
    <message>
        <source>Held back by a budget</source>
        <translation>Von einem Budget zurückgehalten</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <translation>ddd d. MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message numerus="yes">
        <source>%Ln others</source>
        <translation>
            <numerusform>%Ln weiteres</numerusform>
            <numerusform>%Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>half are quicker (p50)</source>
        <translation>die Hälfte ist schneller (p50)</translation>
    </message>
    <message>
        <source>p90</source>
        <translation>p90</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>cached input</source>
        <translation>Eingabe aus dem Cache</translation>
    </message>
    <message>
        <source>written to the cache</source>
        <translation>in den Cache geschrieben</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>audio and images</source>
        <translation>Audio und Bilder</translation>
    </message>
    <message>
        <source>reasoning</source>
        <translation>Überlegungen</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>middle of all calls</source>
        <translation>Mitte aller Aufrufe</translation>
    </message>
    <message>
        <source>the quickest tenth is above</source>
        <translation>das schnellste Zehntel liegt darüber</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>alle anderen</translation>
    </message>
    <message>
        <source>Cost in dollars</source>
        <translation>Kosten in Dollar</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>wie zuvor</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>das %1-Fache</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>▲ %1 more than before</source>
        <translation>▲ %1 mehr als zuvor</translation>
    </message>
    <message>
        <source>▼ %1 less than before</source>
        <translation>▼ %1 weniger als zuvor</translation>
    </message>
    <message>
        <source>▲ %1 as much as before</source>
        <translation>▲ %1 von zuvor</translation>
    </message>
    <message>
        <source>%1 unpriced</source>
        <translation>%1 ohne Preis</translation>
    </message>
    <message>
        <source>%1 estimated</source>
        <translation>%1 geschätzt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls have no known price and are not in it</source>
        <translation>
            <numerusform>%Ln Aufruf hat keinen bekannten Preis und fehlt darin</numerusform>
            <numerusform>%Ln Aufrufe haben keinen bekannten Preis und fehlen darin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls are estimated (%1)</source>
        <translation>
            <numerusform>%Ln Aufruf ist geschätzt (%1)</numerusform>
            <numerusform>%Ln Aufrufe sind geschätzt (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls failed</source>
        <translation>
            <numerusform>%Ln Aufruf schlug fehl</numerusform>
            <numerusform>%Ln Aufrufe schlugen fehl</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in, of these %2 from the cache; %3 out</source>
        <translation>%1 hinein, davon %2 aus dem Cache; %3 heraus</translation>
    </message>
    <message>
        <source>What input read from the providers&apos; caches would have cost more without them</source>
        <translation>Was aus den Caches der Anbieter gelesene Eingabe ohne sie mehr gekostet hätte</translation>
    </message>
    <message>
        <source>The mean of all calls with a price</source>
        <translation>Das Mittel aller Aufrufe mit Preis</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 bis jetzt</translation>
    </message>
    <message numerus="yes">
        <source>What is spent, and for each day that is left the mean of the last %Ln whole days</source>
        <translation>
            <numerusform>Was ausgegeben ist, und für jeden verbleibenden Tag das Mittel des letzten ganzen Tages</numerusform>
            <numerusform>Was ausgegeben ist, und für jeden verbleibenden Tag das Mittel der letzten %Ln ganzen Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Known after the first whole day with calls</source>
        <translation>Bekannt nach dem ersten ganzen Tag mit Aufrufen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>DashboardRange</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>Letzte 90 Tage</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>Letzte 365 Tage</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Gesamte Zeit</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Von … bis …</translation>
    </message>
</context>
<context>
    <name>DemoServer</name>
    <message>
        <source>The demo provider cannot listen on port %1: %2.</source>
        <translation>Der Demo-Anbieter kann Port %1 nicht öffnen: %2.</translation>
    </message>
</context>
<context>
    <name>DiffCommand</name>
    <message>
        <source>text, json (one line: every step from A to B), html (side by side, one file), markdown, or patch (unified).</source>
        <translation>text, json (eine Zeile: jeder Schritt von A nach B), html (nebeneinander, eine Datei), markdown oder patch (unified).</translation>
    </message>
    <message>
        <source>FORMAT</source>
        <translation>FORMAT</translation>
    </message>
    <message>
        <source>A and B are files, not calls.</source>
        <translation>A und B sind Dateien, keine Aufrufe.</translation>
    </message>
    <message>
        <source>Take any white space for equal to any other.</source>
        <translation>Jeden Leerraum für gleich halten.</translation>
    </message>
    <message>
        <source>Leave white space out of account.</source>
        <translation>Leerraum nicht beachten.</translation>
    </message>
    <message>
        <source>Take capital and small letters for equal.</source>
        <translation>Groß- und Kleinbuchstaben für gleich halten.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Diese Hilfe zeigen.</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>A call&apos;s id or its beginning; with --files a file.</source>
        <translation>Die Kennung eines Aufrufs oder ihr Anfang; mit --files eine Datei.</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>The other one.</source>
        <translation>Der andere.</translation>
    </message>
    <message>
        <source>Says what differs between two calls, or two files.</source>
        <translation>Sagt, worin sich zwei Aufrufe oder zwei Dateien unterscheiden.</translation>
    </message>
    <message>
        <source>Give two calls, or two files with --files.</source>
        <translation>Zwei Aufrufe angeben oder mit --files zwei Dateien.</translation>
    </message>
    <message>
        <source>There is no format “%1”. Known are %2.</source>
        <translation>Das Format „%1“ gibt es nicht. Bekannt sind %2.</translation>
    </message>
</context>
<context>
    <name>DiffDocument</name>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Developer</source>
        <translation>Entwickler</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistent</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>%1, message %2</source>
        <translation>%1, Nachricht %2</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Kopfzeilen</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Überlegungen</translation>
    </message>
    <message>
        <source>Refusal</source>
        <translation>Weigerung</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Weiteres</translation>
    </message>
    <message>
        <source>Tool call</source>
        <translation>Werkzeugaufruf</translation>
    </message>
    <message>
        <source>Tool result</source>
        <translation>Werkzeugergebnis</translation>
    </message>
</context>
<context>
    <name>DiffExport</name>
    <message>
        <source>The texts are so different that they were compared coarsely.</source>
        <translation>Die Texte sind so verschieden, dass sie nur grob verglichen wurden.</translation>
    </message>
</context>
<context>
    <name>DiffFiles</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
</context>
<context>
    <name>DiffFolds</name>
    <message numerus="yes">
        <source>%n equal message(s)</source>
        <translation>
            <numerusform>%n gleiche Nachricht</numerusform>
            <numerusform>%n gleiche Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n equal tool(s)</source>
        <translation>
            <numerusform>%n gleiches Werkzeug</numerusform>
            <numerusform>%n gleiche Werkzeuge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n equal part(s)</source>
        <translation>
            <numerusform>%n gleicher Teil</numerusform>
            <numerusform>%n gleiche Teile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n equal line(s)</source>
        <translation>
            <numerusform>%n gleiche Zeile</numerusform>
            <numerusform>%n gleiche Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiffSummary</name>
    <message numerus="yes">
        <source>%n tool(s) changed</source>
        <translation>
            <numerusform>%n Werkzeug geändert</numerusform>
            <numerusform>%n Werkzeuge geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) changed</source>
        <translation>
            <numerusform>%n Nachricht geändert</numerusform>
            <numerusform>%n Nachrichten geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tool(s) added</source>
        <translation>
            <numerusform>%n Werkzeug neu</numerusform>
            <numerusform>%n Werkzeuge neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) added</source>
        <translation>
            <numerusform>%n Nachricht neu</numerusform>
            <numerusform>%n Nachrichten neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n neu</numerusform>
            <numerusform>%n neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tool(s) removed</source>
        <translation>
            <numerusform>%n Werkzeug entfernt</numerusform>
            <numerusform>%n Werkzeuge entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) removed</source>
        <translation>
            <numerusform>%n Nachricht entfernt</numerusform>
            <numerusform>%n Nachrichten entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n entfernt</numerusform>
            <numerusform>%n entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tool(s) moved</source>
        <translation>
            <numerusform>%n Werkzeug verschoben</numerusform>
            <numerusform>%n Werkzeuge verschoben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) moved</source>
        <translation>
            <numerusform>%n Nachricht verschoben</numerusform>
            <numerusform>%n Nachrichten verschoben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moved</source>
        <translation>
            <numerusform>%n verschoben</numerusform>
            <numerusform>%n verschoben</numerusform>
        </translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) changed</source>
        <translation>
            <numerusform>%n Zeile geändert</numerusform>
            <numerusform>%n Zeilen geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) added</source>
        <translation>
            <numerusform>%n Zeile neu</numerusform>
            <numerusform>%n Zeilen neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) removed</source>
        <translation>
            <numerusform>%n Zeile entfernt</numerusform>
            <numerusform>%n Zeilen entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) moved</source>
        <translation>
            <numerusform>%n Zeile verschoben</numerusform>
            <numerusform>%n Zeilen verschoben</numerusform>
        </translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Kein Unterschied</translation>
    </message>
    <message numerus="yes">
        <source>%n more parameter(s)</source>
        <translation>
            <numerusform>%n weiterer Parameter</numerusform>
            <numerusform>%n weitere Parameter</numerusform>
        </translation>
    </message>
    <message>
        <source>another answer</source>
        <translation>andere Antwort</translation>
    </message>
    <message>
        <source>%1 input tokens</source>
        <translation>%1 Eingabe-Tokens</translation>
    </message>
    <message>
        <source>%1 output tokens</source>
        <translation>%1 Ausgabe-Tokens</translation>
    </message>
    <message>
        <source>%1 slower</source>
        <translation>%1 langsamer</translation>
    </message>
    <message>
        <source>%1 faster</source>
        <translation>%1 schneller</translation>
    </message>
    <message>
        <source>Only tags, headers or the outcome differ</source>
        <translation>Nur Angaben, Kopfzeilen oder der Ausgang unterscheiden sich</translation>
    </message>
</context>
<context>
    <name>ExportCommand</name>
    <message>
        <source>Writes recorded calls to a file, oldest first. Keys are not in it.
jsonl has everything and can be imported again; csv is for spreadsheets; har (HTTP Archive) for
network tools; openai-jsonl has the conversations of answered calls for fine-tuning.</source>
        <translation>Schreibt aufgezeichnete Aufrufe in eine Datei, die ältesten zuerst. Schlüssel stehen nicht darin.
jsonl hat alles und lässt sich wieder importieren; csv ist für Tabellen, har (HTTP Archive) für
Netzwerkwerkzeuge; openai-jsonl hat die Gespräche beantworteter Aufrufe für das Fine-Tuning.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Zeigt diese Hilfe.</translation>
    </message>
    <message>
        <source>Only calls that fit the filter.</source>
        <translation>Nur Aufrufe, auf die der Filter passt.</translation>
    </message>
    <message>
        <source>FILTER</source>
        <translation>FILTER</translation>
    </message>
    <message>
        <source>jsonl, csv, har or openai-jsonl.</source>
        <translation>jsonl, csv, har oder openai-jsonl.</translation>
    </message>
    <message>
        <source>FORMAT</source>
        <translation>FORMAT</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>FILE</translation>
    </message>
    <message>
        <source>The file to write; - is standard output.</source>
        <translation>Die Datei, die geschrieben wird; - ist die Standardausgabe.</translation>
    </message>
    <message>
        <source>Name one file to write to. heliograph export --help says more.</source>
        <translation>Eine Datei angeben, in die geschrieben wird. heliograph export --help sagt mehr.</translation>
    </message>
    <message>
        <source>There is no format “%1”: use jsonl, csv, har or openai-jsonl.</source>
        <translation>Es gibt kein Format „%1“: möglich sind jsonl, csv, har oder openai-jsonl.</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>Gestoppt. Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Calls written: %1.</source>
        <translation>Geschriebene Aufrufe: %1.</translation>
    </message>
    <message>
        <source>Left out, because they have not ended: %1.</source>
        <translation>Ausgelassen, weil sie nicht beendet sind: %1.</translation>
    </message>
    <message>
        <source>Left out, because they have no whole answer that could be taught: %1.</source>
        <translation>Ausgelassen, weil ihnen eine ganze Antwort fehlt, die sich lehren ließe: %1.</translation>
    </message>
    <message>
        <source>Left out, because the history file is damaged where they are: %1.</source>
        <translation>Ausgelassen, weil die Verlaufsdatei dort beschädigt ist: %1.</translation>
    </message>
    <message>
        <source>Takes calls out of files into the history: lines that heliograph export wrote (jsonl), and
HTTP Archives (har). A call that is already there is not taken twice. Lines that cannot be read
are named, and the rest is taken.</source>
        <translation>Übernimmt Aufrufe aus Dateien in den Verlauf: Zeilen, die heliograph export schrieb (jsonl), und
HTTP-Archive (har). Ein Aufruf, der schon da ist, wird nicht noch einmal übernommen. Zeilen, die
nicht lesbar sind, werden genannt, der Rest wird übernommen.</translation>
    </message>
    <message>
        <source>One or more files to read.</source>
        <translation>Eine oder mehrere Dateien, die gelesen werden.</translation>
    </message>
    <message>
        <source>FILE…</source>
        <translation>FILE…</translation>
    </message>
    <message>
        <source>Name at least one file to read.</source>
        <translation>Mindestens eine Datei angeben, die gelesen wird.</translation>
    </message>
    <message>
        <source>Stopped. What was taken over until then stays.</source>
        <translation>Gestoppt. Was bis dahin übernommen wurde, bleibt.</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>%1: %2 more lines were not taken over.</source>
        <translation>%1: %2 weitere Zeilen wurden nicht übernommen.</translation>
    </message>
    <message>
        <source>Imported: %1. Already there: %2. Not taken over: %3.</source>
        <translation>Importiert: %1. Schon da: %2. Nicht übernommen: %3.</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>“%1” can be compared with %2 only, not %3.</source>
        <translation>„%1“ lässt sich nur mit %2 vergleichen, nicht mit %3.</translation>
    </message>
    <message>
        <source>expected one of %1, found %2.</source>
        <translation>erwartet wird einer der Werte %1, nicht %2.</translation>
    </message>
    <message>
        <source>expected an id or its beginning, found %1.</source>
        <translation>erwartet wird eine ID oder ihr Anfang, nicht %1.</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>das Ende</translation>
    </message>
    <message>
        <source>Column %1: %2</source>
        <translation>Spalte %1: %2</translation>
    </message>
    <message>
        <source>a filter may have at most 10,000 characters.</source>
        <translation>ein Filter darf höchstens 10.000 Zeichen haben.</translation>
    </message>
    <message>
        <source>expected = != &gt; &gt;= &lt; &lt;= ~ or !~, found “%1”.</source>
        <translation>erwartet wird = != &gt; &gt;= &lt; &lt;= ~ oder !~, nicht „%1“.</translation>
    </message>
    <message>
        <source>the quote that begins here has no end.</source>
        <translation>das Anführungszeichen, das hier beginnt, wird nicht geschlossen.</translation>
    </message>
    <message>
        <source>expected %1, found %2.</source>
        <translation>erwartet wird %1, nicht %2.</translation>
    </message>
    <message>
        <source>a time such as 2026-11-01, &quot;2026-11-01 14:30&quot;, today, yesterday or -7d</source>
        <translation>eine Zeit wie 2026-11-01, &quot;2026-11-01 14:30&quot;, today, yesterday oder -7d</translation>
    </message>
    <message>
        <source>a number such as 1200, 1.5k or 2M</source>
        <translation>eine Zahl wie 1200, 1.5k oder 2M</translation>
    </message>
    <message>
        <source>an amount in dollars such as 0.05, or unpriced</source>
        <translation>ein Betrag in Dollar wie 0.05 oder unpriced</translation>
    </message>
    <message>
        <source>a duration with its unit such as 500ms, 2s or 1.5min</source>
        <translation>eine Dauer mit Einheit wie 500ms, 2s oder 1.5min</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a number of tokens a second such as 50</source>
        <translation>eine Zahl von Tokens je Sekunde wie 50</translation>
    </message>
</context>
<context>
    <name>FinishText</name>
    <message>
        <source>Stopped at a stop sequence.</source>
        <translation>Bei einer Stoppsequenz beendet.</translation>
    </message>
    <message>
        <source>The provider paused a long turn.</source>
        <translation>Der Anbieter hat eine lange Antwort angehalten.</translation>
    </message>
    <message>
        <source>Send again to let it go on.</source>
        <translation>Noch einmal senden, um sie fortzusetzen.</translation>
    </message>
    <message>
        <source>The model&apos;s context is full.</source>
        <translation>Der Kontext des Modells ist voll.</translation>
    </message>
    <message>
        <source>Shorten the conversation.</source>
        <translation>Die Unterhaltung kürzen.</translation>
    </message>
    <message>
        <source>Stopped at the token limit.</source>
        <translation>An der Token-Grenze beendet.</translation>
    </message>
    <message>
        <source>Raise max tokens to get the rest.</source>
        <translation>Für den Rest „Max. Token“ erhöhen.</translation>
    </message>
    <message>
        <source>Stopped to call tools.</source>
        <translation>Beendet, um Tools aufzurufen.</translation>
    </message>
    <message>
        <source>The model refused to answer.</source>
        <translation>Das Modell hat die Antwort abgelehnt.</translation>
    </message>
    <message>
        <source>Stopped because it repeated a protected text.</source>
        <translation>Beendet, weil es einen geschützten Text wiederholte.</translation>
    </message>
    <message>
        <source>Stopped by the provider&apos;s content filter.</source>
        <translation>Vom Inhaltsfilter des Anbieters beendet.</translation>
    </message>
    <message>
        <source>The provider could not finish the answer.</source>
        <translation>Der Anbieter konnte die Antwort nicht vollenden.</translation>
    </message>
    <message>
        <source>Ask again.</source>
        <translation>Noch einmal fragen.</translation>
    </message>
    <message>
        <source>Ended with “%1”, a word of the provider&apos;s.</source>
        <translation>Endete mit „%1“, einem Wort des Anbieters.</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>&lt;1 ms</source>
        <translation>&lt;1 ms</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>unpriced</source>
        <translation>ohne Preis</translation>
    </message>
    <message>
        <source>%1 tok/s</source>
        <translation>%1 Token/s</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
</context>
<context>
    <name>FrameActions</name>
    <message>
        <source>&amp;Playground</source>
        <translation>&amp;Playground</translation>
    </message>
    <message>
        <source>Ask models and watch their answers</source>
        <translation>Modelle fragen und ihre Antworten verfolgen</translation>
    </message>
    <message>
        <source>&amp;Calls</source>
        <translation>&amp;Aufrufe</translation>
    </message>
    <message>
        <source>Every call so far, newest first</source>
        <translation>Alle bisherigen Aufrufe, die neuesten zuerst</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>&amp;Einstellungen</translation>
    </message>
    <message>
        <source>Keys, providers, route and appearance</source>
        <translation>Schlüssel, Anbieter, Route und Darstellung</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Stop what streams, keep it and close</source>
        <translation>Laufende Antworten stoppen, behalten und schließen</translation>
    </message>
    <message>
        <source>&amp;Find an action…</source>
        <translation>Aktion &amp;finden…</translation>
    </message>
    <message>
        <source>Find any action by its name</source>
        <translation>Eine Aktion nach ihrem Namen finden</translation>
    </message>
    <message>
        <source>&amp;Narrow sidebar</source>
        <translation>Schmale Seiten&amp;leiste</translation>
    </message>
    <message>
        <source>Show the pages as icons only</source>
        <translation>Die Seiten nur als Symbole anzeigen</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Fill the whole screen, or go back</source>
        <translation>Den ganzen Bildschirm füllen oder zurückkehren</translation>
    </message>
    <message>
        <source>Theme of the &amp;system</source>
        <translation>Design des &amp;Systems</translation>
    </message>
    <message>
        <source>Light or dark, as the desktop is</source>
        <translation>Hell oder dunkel, wie der Desktop</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>&amp;Helles Design</translation>
    </message>
    <message>
        <source>Always light</source>
        <translation>Immer hell</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>&amp;Dunkles Design</translation>
    </message>
    <message>
        <source>Always dark</source>
        <translation>Immer dunkel</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Every action that has a key</source>
        <translation>Jede Aktion, die eine Taste hat</translation>
    </message>
    <message>
        <source>&amp;About Heliograph</source>
        <translation>Ü&amp;ber Heliograph</translation>
    </message>
    <message>
        <source>Version, licence and where your data is</source>
        <translation>Version, Lizenz und der Ort Ihrer Daten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>A&amp;lles auswählen</translation>
    </message>
    <message>
        <source>P&amp;rices</source>
        <translation>P&amp;reise</translation>
    </message>
    <message>
        <source>What models cost, your own prices, and pricing recorded calls again</source>
        <translation>Was Modelle kosten, eigene Preise, aufgezeichnete Aufrufe neu berechnen</translation>
    </message>
    <message>
        <source>&amp;Dashboard</source>
        <translation>&amp;Übersicht</translation>
    </message>
    <message>
        <source>What was spent, where, why it is slow and what failed</source>
        <translation>Was ausgegeben wurde, wofür, warum es langsam ist und was fehlschlug</translation>
    </message>
    <message>
        <source>&amp;Budgets</source>
        <translation>&amp;Budgets</translation>
    </message>
    <message>
        <source>How much may be spent, and what is spent of it</source>
        <translation>Wie viel ausgegeben werden darf und was davon ausgegeben ist</translation>
    </message>
    <message>
        <source>&amp;Sessions</source>
        <translation>&amp;Sitzungen</translation>
    </message>
    <message>
        <source>Calls that belong together, with what they cost and how they went</source>
        <translation>Aufrufe, die zusammengehören, was sie kosten und wie sie verliefen</translation>
    </message>
    <message>
        <source>&amp;Users and properties</source>
        <translation>N&amp;utzer und Eigenschaften</translation>
    </message>
    <message>
        <source>Users and properties: who and what spends how much</source>
        <translation>Nutzer und Eigenschaften: wer und was wie viel ausgibt</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>C&amp;ompare</source>
        <translation>Verglei&amp;ch</translation>
    </message>
    <message>
        <source>One prompt against several models, and what differs between two calls</source>
        <translation>Ein Prompt an mehrere Modelle, und worin sich zwei Aufrufe unterscheiden</translation>
    </message>
    <message>
        <source>P&amp;rompts</source>
        <translation>P&amp;rompts</translation>
    </message>
    <message>
        <source>Prompts that are kept, in all their versions, and what their calls cost</source>
        <translation>Aufbewahrte Prompts in allen Fassungen, und was ihre Aufrufe kosten</translation>
    </message>
    <message>
        <source>Cap&amp;ture</source>
        <translation>Mi&amp;tschnitt</translation>
    </message>
    <message>
        <source>Record what other programs on this computer ask models</source>
        <translation>Aufzeichnen, was andere Programme auf diesem Rechner Modelle fragen</translation>
    </message>
</context>
<context>
    <name>GatewayModel</name>
    <message>
        <source>A name has no space in it. Put a comma between two models.</source>
        <translation>Ein Name enthält kein Leerzeichen. Zwischen zwei Modelle gehört ein Komma.</translation>
    </message>
    <message>
        <source>A name has no control character in it.</source>
        <translation>Ein Name enthält kein Steuerzeichen.</translation>
    </message>
    <message>
        <source>The gateway knows no provider “%1”. It knows: %2.</source>
        <translation>Das Gateway kennt keinen Anbieter „%1“. Es kennt: %2.</translation>
    </message>
    <message>
        <source>A model has at most three parts: model/provider/key. The gateway ignores more.</source>
        <translation>Ein Modell hat höchstens drei Teile: model/provider/key. Weitere ignoriert das Gateway.</translation>
    </message>
    <message>
        <source>A model&apos;s name is missing here.</source>
        <translation>Hier fehlt der Name eines Modells.</translation>
    </message>
    <message>
        <source>A provider&apos;s name is missing after the slash.</source>
        <translation>Nach dem Schrägstrich fehlt der Name eines Anbieters.</translation>
    </message>
    <message>
        <source>The name of one of your keys is missing after the slash.</source>
        <translation>Nach dem Schrägstrich fehlt der Name eines Ihrer Schlüssel.</translation>
    </message>
    <message>
        <source>An exclusion names a provider alone, such as !openai.</source>
        <translation>Ein Ausschluss nennt nur einen Anbieter, etwa !openai.</translation>
    </message>
    <message>
        <source>“:online” belongs right behind the model&apos;s name.</source>
        <translation>„:online“ gehört direkt hinter den Namen des Modells.</translation>
    </message>
    <message>
        <source>Between two commas stands a model.</source>
        <translation>Zwischen zwei Kommas steht ein Modell.</translation>
    </message>
    <message>
        <source>Which provider? An example: !openai</source>
        <translation>Welcher Anbieter? Ein Beispiel: !openai</translation>
    </message>
    <message>
        <source>Only exclusions stand here: add the model that is wanted.</source>
        <translation>Hier stehen nur Ausschlüsse: Das gewünschte Modell fehlt.</translation>
    </message>
    <message>
        <source>“%1” is asked for here and excluded as well.</source>
        <translation>„%1“ wird hier verlangt und zugleich ausgeschlossen.</translation>
    </message>
    <message>
        <source>The model “%1” cannot be asked for, see character %2: %3</source>
        <translation>Das Modell „%1“ kann nicht gefragt werden, siehe Zeichen %2: %3</translation>
    </message>
</context>
<context>
    <name>GeminiAnswer</name>
    <message>
        <source>Gemini refused the prompt: its filter takes it for harmful (%1).</source>
        <translation>Gemini hat den Prompt abgelehnt: Sein Filter hält ihn für schädlich (%1).</translation>
    </message>
    <message>
        <source>Gemini refused the prompt: it contains a blocked term (%1).</source>
        <translation>Gemini hat den Prompt abgelehnt: Er enthält einen gesperrten Begriff (%1).</translation>
    </message>
    <message>
        <source>Gemini refused the prompt: its content is prohibited (%1).</source>
        <translation>Gemini hat den Prompt abgelehnt: Sein Inhalt ist verboten (%1).</translation>
    </message>
    <message>
        <source>Gemini refused the prompt: it takes it for an attempt to get round its rules (%1).</source>
        <translation>Gemini hat den Prompt abgelehnt: Es hält ihn für einen Versuch, seine Regeln zu umgehen (%1).</translation>
    </message>
    <message>
        <source>Gemini refused the prompt (%1).</source>
        <translation>Gemini hat den Prompt abgelehnt (%1).</translation>
    </message>
</context>
<context>
    <name>GeminiCodec</name>
    <message>
        <source>The request is not a JSON object.</source>
        <translation>Die Anfrage ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The request has no messages.</source>
        <translation>Die Anfrage enthält keine Nachrichten.</translation>
    </message>
    <message>
        <source>A message of the request could not be read.</source>
        <translation>Eine Nachricht der Anfrage konnte nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>GroupColumns</name>
    <message>
        <source> and %1 more</source>
        <translation> und %1 weitere</translation>
    </message>
    <message>
        <source>Last call</source>
        <translation>Letzter Aufruf</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>Token Eingabe</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>Token Ausgabe</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>First call</source>
        <translation>Erster Aufruf</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>From the beginning of the first call to the end of the last</source>
        <translation>Vom Beginn des ersten Aufrufs bis zum Ende des letzten</translation>
    </message>
    <message>
        <source>Sum of the known costs; calls without a price and estimates are counted beside it</source>
        <translation>Summe der bekannten Kosten; Aufrufe ohne Preis und Schätzungen sind daneben gezählt</translation>
    </message>
    <message>
        <source>Input tokens, cached ones included</source>
        <translation>Eingabetoken, einschließlich derer aus dem Cache</translation>
    </message>
    <message>
        <source>Output tokens, reasoning included</source>
        <translation>Ausgabetoken, einschließlich der Überlegungen</translation>
    </message>
    <message>
        <source>Half of the calls took no longer than this</source>
        <translation>Die Hälfte der Aufrufe dauerte nicht länger</translation>
    </message>
    <message>
        <source>95 of 100 calls took no longer than this</source>
        <translation>95 von 100 Aufrufen dauerten nicht länger</translation>
    </message>
    <message>
        <source>%1 unpriced</source>
        <translation>%1 ohne Preis</translation>
    </message>
    <message>
        <source>%1 est.</source>
        <translation>%1 gesch.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls have no known price and are not in it.</source>
        <translation>
            <numerusform>%Ln Aufruf hat keinen bekannten Preis und ist nicht darin.</numerusform>
            <numerusform>%Ln Aufrufe haben keinen bekannten Preis und sind nicht darin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls are estimated: %1 of it.</source>
        <translation>
            <numerusform>%Ln Aufruf ist geschätzt: %1 davon.</numerusform>
            <numerusform>%Ln Aufrufe sind geschätzt: %1 davon.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls still run.</source>
        <translation>
            <numerusform>%Ln Aufruf läuft noch.</numerusform>
            <numerusform>%Ln Aufrufe laufen noch.</numerusform>
        </translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
</context>
<context>
    <name>HeliconeFallback</name>
    <message>
        <source>The address must look like https://api.openai.com.</source>
        <translation>Die Adresse muss aussehen wie https://api.openai.com.</translation>
    </message>
    <message>
        <source>Leave the user name and password out of the address.</source>
        <translation>Benutzername und Passwort gehören nicht in die Adresse.</translation>
    </message>
    <message>
        <source>Helicone drops everything behind the host and appends the path of this request instead. Write %1.</source>
        <translation>Helicone lässt alles hinter dem Host weg und hängt stattdessen den Pfad dieser Anfrage an. Schreiben Sie %1.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a header.</source>
        <translation>„%1“ kann kein Header-Name sein.</translation>
    </message>
    <message>
        <source>The value of %1 can hold plain letters, digits and signs only.</source>
        <translation>Der Wert von %1 darf nur einfache Buchstaben, Ziffern und Satzzeichen enthalten.</translation>
    </message>
    <message>
        <source>Do not write a key into %1: it would be kept with the call. Store the key under Settings &gt; Keys and write its variable, such as Bearer $OPENAI_API_KEY.</source>
        <translation>Schreiben Sie keinen Schlüssel in %1: Er würde mit dem Aufruf aufbewahrt. Speichern Sie den Schlüssel unter Einstellungen &gt; Schlüssel und schreiben Sie seine Variable, etwa Bearer $OPENAI_API_KEY.</translation>
    </message>
    <message>
        <source>“%1” is no status. Write 429 or 500-599, with commas between.</source>
        <translation>„%1“ ist kein Status. Möglich sind 429 oder 500-599, mit Kommas dazwischen.</translation>
    </message>
    <message>
        <source>The fallbacks are no JSON list; Helicone would answer with an error 500. An example: [{&quot;target-url&quot;:&quot;https://api.openai.com&quot;,&quot;headers&quot;:{&quot;Authorization&quot;:&quot;Bearer $OPENAI_API_KEY&quot;,&quot;Content-Type&quot;:&quot;application/json&quot;},&quot;onCodes&quot;:[{&quot;from&quot;:400,&quot;to&quot;:500}]}]</source>
        <translation>Die Fallbacks sind keine JSON-Liste; Helicone würde mit einem Fehler 500 antworten. Ein Beispiel: [{&quot;target-url&quot;:&quot;https://api.openai.com&quot;,&quot;headers&quot;:{&quot;Authorization&quot;:&quot;Bearer $OPENAI_API_KEY&quot;,&quot;Content-Type&quot;:&quot;application/json&quot;},&quot;onCodes&quot;:[{&quot;from&quot;:400,&quot;to&quot;:500}]}]</translation>
    </message>
    <message>
        <source>Target %1 of the fallbacks lacks its target-url, headers or onCodes; Helicone would answer with an error 500.</source>
        <translation>In Ziel %1 der Fallbacks fehlt target-url, headers oder onCodes; Helicone würde mit einem Fehler 500 antworten.</translation>
    </message>
    <message>
        <source>Target %1 of the fallbacks: the value of the header %2 is no text.</source>
        <translation>Ziel %1 der Fallbacks: Der Wert des Headers %2 ist kein Text.</translation>
    </message>
    <message>
        <source>Target %1 of the fallbacks: onCodes holds numbers or {&quot;from&quot;:500,&quot;to&quot;:599}, nothing else.</source>
        <translation>Ziel %1 der Fallbacks: onCodes enthält Zahlen oder {&quot;from&quot;:500,&quot;to&quot;:599}, sonst nichts.</translation>
    </message>
    <message>
        <source>The header %1 is there twice.</source>
        <translation>Der Header %1 kommt zweimal vor.</translation>
    </message>
    <message>
        <source>These headers replace all others, so Content-Type: application/json must be among them.</source>
        <translation>Diese Header ersetzen alle anderen, also muss Content-Type: application/json darunter sein.</translation>
    </message>
    <message>
        <source>These headers replace all others, so the provider&apos;s key must be among them, such as Authorization: Bearer $OPENAI_API_KEY.</source>
        <translation>Diese Header ersetzen alle anderen, also muss der Schlüssel des Anbieters darunter sein, etwa Authorization: Bearer $OPENAI_API_KEY.</translation>
    </message>
    <message>
        <source>A status is a number from 100 to 599, a range begins with the smaller one.</source>
        <translation>Ein Status ist eine Zahl von 100 bis 599, ein Bereich beginnt mit der kleineren.</translation>
    </message>
    <message>
        <source>Without a status Helicone never goes on to the next target. Write 429, 500-599, say.</source>
        <translation>Ohne Status geht Helicone nie zum nächsten Ziel weiter. Schreiben Sie etwa 429, 500-599.</translation>
    </message>
    <message>
        <source>What changes in the body must be a JSON object, such as {&quot;model&quot;:&quot;gpt-4o&quot;}.</source>
        <translation>Was sich im Inhalt ändert, muss ein JSON-Objekt sein, etwa {&quot;model&quot;:&quot;gpt-4o&quot;}.</translation>
    </message>
    <message>
        <source>Helicone would go on with the body changes of target %1 here. Write what this target needs, such as {&quot;model&quot;:&quot;gpt-4o&quot;}.</source>
        <translation>Helicone würde hier die Änderungen am Inhalt von Ziel %1 beibehalten. Schreiben Sie, was dieses Ziel braucht, etwa {&quot;model&quot;:&quot;gpt-4o&quot;}.</translation>
    </message>
</context>
<context>
    <name>HeliconeForm</name>
    <message>
        <source>(another with each call)</source>
        <translation>(bei jedem Aufruf eine andere)</translation>
    </message>
    <message>
        <source>In the body:</source>
        <translation>Im Inhalt:</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
</context>
<context>
    <name>HeliconeOptions</name>
    <message>
        <source>There is no key for $%1, which Helicone&apos;s options name. Store it, or set the environment variable of that name.</source>
        <translation>Es gibt keinen Schlüssel für $%1, den die Optionen von Helicone nennen. Speichern Sie ihn oder setzen Sie die Umgebungsvariable dieses Namens.</translation>
    </message>
    <message>
        <source>cache for %1</source>
        <translation>Cache für %1</translation>
    </message>
    <message>
        <source>cache, saving only</source>
        <translation>Cache, nur speichern</translation>
    </message>
    <message>
        <source>cache, reading only</source>
        <translation>Cache, nur lesen</translation>
    </message>
    <message>
        <source>up to %1 retries</source>
        <translation>bis zu %1 neue Versuche</translation>
    </message>
    <message>
        <source>1 fallback target</source>
        <translation>1 Fallback-Ziel</translation>
    </message>
    <message>
        <source>%1 fallback targets</source>
        <translation>%1 Fallback-Ziele</translation>
    </message>
    <message>
        <source>bodies not stored</source>
        <translation>Inhalte nicht gespeichert</translation>
    </message>
    <message>
        <source>request not stored</source>
        <translation>Anfrage nicht gespeichert</translation>
    </message>
    <message>
        <source>answer not stored</source>
        <translation>Antwort nicht gespeichert</translation>
    </message>
    <message>
        <source>moderation</source>
        <translation>Moderation</translation>
    </message>
    <message>
        <source>security check</source>
        <translation>Sicherheitsprüfung</translation>
    </message>
    <message>
        <source>priced as %1</source>
        <translation>Preis wie %1</translation>
    </message>
    <message>
        <source>stream usage</source>
        <translation>Verbrauch bei Streams</translation>
    </message>
    <message>
        <source>prompt %1</source>
        <translation>Prompt %1</translation>
    </message>
    <message>
        <source>some options</source>
        <translation>einige Optionen</translation>
    </message>
    <message>
        <source>more</source>
        <translation>weitere</translation>
    </message>
</context>
<context>
    <name>HeliconePrice</name>
    <message>
        <source>Helicone&apos;s prices cannot be read: %1.</source>
        <translation>Die Preise von Helicone können nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>it takes over what the provider declares</source>
        <translation>es die Angabe des Anbieters übernimmt</translation>
    </message>
    <message>
        <source>no token counts came, and it does not estimate</source>
        <translation>keine Token-Zahlen kamen und es nicht schätzt</translation>
    </message>
    <message>
        <source>it has no price for “%1”</source>
        <translation>es keinen Preis für „%1“ hat</translation>
    </message>
    <message>
        <source>it has no rate for what was used</source>
        <translation>es keinen Satz für das hat, was verbraucht wurde</translation>
    </message>
    <message>
        <source>its row for this model is known to be wrong</source>
        <translation>seine Zeile für dieses Modell bekanntermaßen falsch ist</translation>
    </message>
    <message>
        <source>it knows no service tiers, and this was “%1”</source>
        <translation>es keine Dienststufen kennt und dies „%1“ war</translation>
    </message>
    <message>
        <source>it does not use its rates for long prompts here</source>
        <translation>es seine Sätze für lange Prompts hier nicht anwendet</translation>
    </message>
    <message>
        <source>it keeps reasoning at the rates for short prompts</source>
        <translation>es Überlegungen bei den Sätzen für kurze Prompts belässt</translation>
    </message>
    <message>
        <source>it has no rate for cached input and counts it in full</source>
        <translation>es keinen Satz für Eingabe aus dem Cache hat und sie voll zählt</translation>
    </message>
    <message>
        <source>it has no rate for cache writes and counts them as input</source>
        <translation>es keinen Satz für das Schreiben in den Cache hat und es als Eingabe zählt</translation>
    </message>
    <message>
        <source>its rate of %1 is %2, not %3</source>
        <translation>sein Satz für %1 bei %2 liegt, nicht bei %3</translation>
    </message>
    <message>
        <source>it does not count %1</source>
        <translation>es %1 nicht zählt</translation>
    </message>
    <message>
        <source>its price list is of July 2026</source>
        <translation>seine Preisliste vom Juli 2026 stammt</translation>
    </message>
    <message>
        <source>the price book knows none</source>
        <translation>die Preisliste hier keinen kennt</translation>
    </message>
</context>
<context>
    <name>HeliconeProblems</name>
    <message>
        <source>This has no effect while the cache is off. Turn the cache on or empty this field.</source>
        <translation>Das wirkt nicht, solange der Cache aus ist. Schalten Sie den Cache ein oder leeren Sie dieses Feld.</translation>
    </message>
    <message>
        <source>Helicone cannot keep an answer for less than 60 seconds and would silently keep none. Use 60 or more.</source>
        <translation>Helicone kann eine Antwort nicht kürzer als 60 Sekunden aufbewahren und würde stillschweigend keine aufbewahren. Nötig sind mindestens 60.</translation>
    </message>
    <message>
        <source>Helicone would silently cut this to 365 days. Use at most 31536000 seconds.</source>
        <translation>Helicone würde dies stillschweigend auf 365 Tage kürzen. Möglich sind höchstens 31536000 Sekunden.</translation>
    </message>
    <message>
        <source>Helicone keeps 1 to 20 answers of one request and refuses a call that asks for more.</source>
        <translation>Helicone bewahrt 1 bis 20 Antworten je Anfrage auf und lehnt einen Aufruf ab, der mehr verlangt.</translation>
    </message>
    <message>
        <source>There is an empty name. Write the names of the body&apos;s members with commas between: user, seed.</source>
        <translation>Ein Name ist leer. Schreiben Sie die Namen der Felder des Inhalts mit Kommas dazwischen: user, seed.</translation>
    </message>
    <message>
        <source>This has no effect while retries are off. Turn them on or empty this field.</source>
        <translation>Das wirkt nicht, solange neue Versuche aus sind. Schalten Sie sie ein oder leeren Sie dieses Feld.</translation>
    </message>
    <message>
        <source>Use 1 or more. To have no retries, turn them off: leave the header out.</source>
        <translation>Nötig ist mindestens 1. Für keine neuen Versuche schalten Sie sie aus: Lassen Sie den Header weg.</translation>
    </message>
    <message>
        <source>The factor is a number above 0, such as 2: each wait is that many times the one before.</source>
        <translation>Der Faktor ist eine Zahl über 0, etwa 2: Jede Wartezeit ist um diesen Faktor länger als die vorige.</translation>
    </message>
    <message>
        <source>A wait cannot be negative.</source>
        <translation>Eine Wartezeit kann nicht negativ sein.</translation>
    </message>
    <message>
        <source>The first wait (%1 ms) is longer than the longest one (%2 ms), which fails the call. Change one of them.</source>
        <translation>Die erste Wartezeit (%1 ms) ist länger als die längste (%2 ms); daran scheitert der Aufruf. Ändern Sie eine der beiden.</translation>
    </message>
    <message>
        <source>The quota is a number above 0.</source>
        <translation>Die erlaubte Menge ist eine Zahl über 0.</translation>
    </message>
    <message>
        <source>Requests are counted whole.</source>
        <translation>Anfragen werden ganz gezählt.</translation>
    </message>
    <message>
        <source>Helicone ignores a limit whose time is under 60 seconds or over 365 days, and lets every call pass.</source>
        <translation>Helicone ignoriert ein Limit, dessen Zeit unter 60 Sekunden oder über 365 Tagen liegt, und lässt jeden Aufruf durch.</translation>
    </message>
    <message>
        <source>Helicone ignores a limit by “%1” and lets every call pass: use letters, digits, - and _ only.</source>
        <translation>Helicone ignoriert ein Limit nach „%1“ und lässt jeden Aufruf durch: Verwenden Sie nur Buchstaben, Ziffern, - und _.</translation>
    </message>
    <message>
        <source>Only plain letters, digits and signs can be sent here: no line breaks, no accents.</source>
        <translation>Hier lassen sich nur einfache Buchstaben, Ziffern und Satzzeichen senden: keine Zeilenumbrüche, keine Akzente.</translation>
    </message>
    <message>
        <source>A name has no line break in it.</source>
        <translation>Ein Name enthält keinen Zeilenumbruch.</translation>
    </message>
    <message>
        <source>Helicone knows truncate, middle-out and fallback, and ignores “%1”.</source>
        <translation>Helicone kennt truncate, middle-out und fallback und ignoriert „%1“.</translation>
    </message>
    <message>
        <source>The thorough check has no effect while the security check itself is off. Turn that on too.</source>
        <translation>Die gründliche Prüfung wirkt nicht, solange die Sicherheitsprüfung selbst aus ist. Schalten Sie auch diese ein.</translation>
    </message>
    <message>
        <source>Helicone fails a call whose prompt mode is not production, testing or deactivated.</source>
        <translation>Helicone lässt einen Aufruf scheitern, dessen Prompt-Modus nicht production, testing oder deactivated ist.</translation>
    </message>
    <message>
        <source>This has no effect without a prompt id. Give one or empty this field.</source>
        <translation>Das wirkt nicht ohne Prompt-ID. Geben Sie eine an oder leeren Sie dieses Feld.</translation>
    </message>
    <message>
        <source>This has no effect without the id of a prompt. Give one or empty this field.</source>
        <translation>Das wirkt nicht ohne die ID eines Prompts. Geben Sie eine an oder leeren Sie dieses Feld.</translation>
    </message>
    <message>
        <source>An input needs a name.</source>
        <translation>Eine Eingabe braucht einen Namen.</translation>
    </message>
    <message>
        <source>The input “%1” is there twice.</source>
        <translation>Die Eingabe „%1“ kommt zweimal vor.</translation>
    </message>
    <message>
        <source>Helicone knows the body mappings OPENAI, RESPONSES and NO_MAPPING.</source>
        <translation>Helicone kennt die Inhaltszuordnungen OPENAI, RESPONSES und NO_MAPPING.</translation>
    </message>
    <message>
        <source>The address has no effect while this is off. Turn it on; its key is $%1.</source>
        <translation>Die Adresse wirkt nicht, solange dies aus ist. Schalten Sie es ein; der Schlüssel dafür ist $%1.</translation>
    </message>
    <message>
        <source>The address must look like https://example.com.</source>
        <translation>Die Adresse muss aussehen wie https://example.com.</translation>
    </message>
    <message>
        <source>The limit counts by user and this call has none, so Helicone would let it pass. Give a user under Tags (--user-id), or limit all calls together.</source>
        <translation>Das Limit zählt nach Nutzer und dieser Aufruf hat keinen, also ließe Helicone ihn durch. Geben Sie unter Tags (--user-id) einen Nutzer an oder begrenzen Sie alle Aufrufe zusammen.</translation>
    </message>
    <message>
        <source>The limit counts by the property “%1” and this call has none, so Helicone would let it pass. Add the property under Tags (--property %1=…), or limit all calls together.</source>
        <translation>Das Limit zählt nach der Eigenschaft „%1“ und dieser Aufruf hat keine solche, also ließe Helicone ihn durch. Fügen Sie die Eigenschaft unter Tags hinzu (--property %1=…) oder begrenzen Sie alle Aufrufe zusammen.</translation>
    </message>
    <message>
        <source>Helicone would add stream_options to the body, which is OpenAI&apos;s and which this format refuses. Its streams carry their usage anyway: turn this off.</source>
        <translation>Helicone würde den Inhalt um stream_options ergänzen, das zu OpenAI gehört und das dieses Format ablehnt. Seine Streams enthalten den Verbrauch ohnehin: Schalten Sie dies aus.</translation>
    </message>
    <message>
        <source>Helicone would add stream_options to a request that is not streamed, which OpenAI refuses. Stream the answer or turn this off.</source>
        <translation>Helicone würde eine Anfrage ohne Stream um stream_options ergänzen; das lehnt OpenAI ab. Streamen Sie die Antwort oder schalten Sie dies aus.</translation>
    </message>
    <message>
        <source>Helicone checks only OpenAI&apos;s chat completions and would pass this call on unchecked. Turn the moderation off for %1.</source>
        <translation>Helicone prüft nur die Chat Completions von OpenAI und würde diesen Aufruf ungeprüft weitergeben. Schalten Sie die Moderation für %1 aus.</translation>
    </message>
    <message>
        <source>Helicone checks only OpenAI&apos;s chat completions and would pass this call on unchecked. Turn the security check off for %1.</source>
        <translation>Helicone prüft nur die Chat Completions von OpenAI und würde diesen Aufruf ungeprüft weitergeben. Schalten Sie die Sicherheitsprüfung für %1 aus.</translation>
    </message>
    <message>
        <source>The AI gateway takes its fallbacks from the model&apos;s name, with commas between, and ignores this list. Remove the targets.</source>
        <translation>Das AI-Gateway nimmt seine Fallbacks aus dem Namen des Modells, mit Kommas dazwischen, und ignoriert diese Liste. Entfernen Sie die Ziele.</translation>
    </message>
    <message>
        <source>Only Helicone&apos;s AI gateway fills in prompts. Choose the provider Helicone, or empty this field.</source>
        <translation>Nur das AI-Gateway von Helicone füllt Prompts aus. Wählen Sie den Anbieter Helicone oder leeren Sie dieses Feld.</translation>
    </message>
    <message>
        <source>Only Helicone&apos;s AI gateway maps bodies. Choose the provider Helicone, or leave this at its default.</source>
        <translation>Nur das AI-Gateway von Helicone ordnet Inhalte zu. Wählen Sie den Anbieter Helicone oder belassen Sie dies bei der Vorgabe.</translation>
    </message>
</context>
<context>
    <name>HeliconeRead</name>
    <message>
        <source>%1: Helicone knows the word true alone and takes “%2” for off. Write true, or leave the header out.</source>
        <translation>%1: Helicone kennt nur das Wort true und hält „%2“ für aus. Schreiben Sie true oder lassen Sie den Header weg.</translation>
    </message>
    <message>
        <source>%1 must be a whole number, not “%2”.</source>
        <translation>%1 muss eine ganze Zahl sein, nicht „%2“.</translation>
    </message>
    <message>
        <source>Helicone-Cache-Control does not set how long an answer is kept; Helicone only writes it down. Use the header Cache-Control: max-age=SECONDS.</source>
        <translation>Helicone-Cache-Control legt nicht fest, wie lange eine Antwort aufbewahrt wird; Helicone schreibt es nur auf. Verwenden Sie den Header Cache-Control: max-age=SECONDS.</translation>
    </message>
    <message>
        <source>Helicone-Cache-Ignore-Keys: each name needs double quotes, or Helicone fails the whole call. Write %1.</source>
        <translation>Helicone-Cache-Ignore-Keys: Jeder Name braucht doppelte Anführungszeichen, sonst lässt Helicone den ganzen Aufruf scheitern. Schreiben Sie %1.</translation>
    </message>
    <message>
        <source>Cache-Control: Helicone finds no time in “%1” and would keep answers for 7 days. Write max-age=SECONDS, such as max-age=3600.</source>
        <translation>Cache-Control: Helicone findet in „%1“ keine Zeit und würde Antworten 7 Tage aufbewahren. Schreiben Sie max-age=SECONDS, etwa max-age=3600.</translation>
    </message>
    <message>
        <source>Helicone-Retry-Enabled: any value turns retries on, “%1” too. Write true, or leave the header out to have none.</source>
        <translation>Helicone-Retry-Enabled: Jeder Wert schaltet neue Versuche ein, auch „%1“. Schreiben Sie true oder lassen Sie für keine den Header weg.</translation>
    </message>
    <message>
        <source>%1 must be a number, not “%2”.</source>
        <translation>%1 muss eine Zahl sein, nicht „%2“.</translation>
    </message>
    <message>
        <source>Helicone-Auth must begin with the word Bearer and a blank.</source>
        <translation>Helicone-Auth muss mit dem Wort Bearer und einem Leerzeichen beginnen.</translation>
    </message>
    <message>
        <source>Helicone-Request-Id: “%1” is no UUID of version 1 to 5, so Helicone would silently use another id. Leave the header out, or give such a UUID.</source>
        <translation>Helicone-Request-Id: „%1“ ist keine UUID der Version 1 bis 5, also würde Helicone stillschweigend eine andere ID verwenden. Lassen Sie den Header weg oder geben Sie eine solche UUID an.</translation>
    </message>
    <message>
        <source>Helicone-Target-URL must be an address such as https://api.openai.com.</source>
        <translation>Helicone-Target-URL muss eine Adresse sein wie https://api.openai.com.</translation>
    </message>
    <message>
        <source>Helicone-Target-URL: Helicone drops the path “%1” and appends the one of this request. Write %2.</source>
        <translation>Helicone-Target-URL: Helicone lässt den Pfad „%1“ weg und hängt den dieser Anfrage an. Schreiben Sie %2.</translation>
    </message>
    <message>
        <source>Helicone-OpenAI-Api-Base must be an address such as https://NAME.openai.azure.com; Helicone fails the call otherwise.</source>
        <translation>Helicone-OpenAI-Api-Base muss eine Adresse sein wie https://NAME.openai.azure.com; sonst lässt Helicone den Aufruf scheitern.</translation>
    </message>
    <message>
        <source>__helicone-mock-response must be JSON.</source>
        <translation>__helicone-mock-response muss JSON sein.</translation>
    </message>
    <message>
        <source>%1: do not write the key itself, it would be kept. Store it with “heliograph keys set %2” and write $%3.</source>
        <translation>%1: Schreiben Sie nicht den Schlüssel selbst, er würde aufbewahrt. Speichern Sie ihn mit „heliograph keys set %2“ und schreiben Sie $%3.</translation>
    </message>
    <message>
        <source>Helicone knows no header %1 and would ignore it. Did you mean %2?</source>
        <translation>Helicone kennt keinen Header %1 und würde ihn ignorieren. Ist %2 gemeint?</translation>
    </message>
</context>
<context>
    <name>HeliconeView</name>
    <message>
        <source>Miss: the provider was asked.</source>
        <translation>Nicht im Cache: Der Anbieter wurde gefragt.</translation>
    </message>
    <message>
        <source>Hit: a kept answer came back, and the provider was not asked.</source>
        <translation>Treffer: Eine aufbewahrte Antwort kam zurück, der Anbieter wurde nicht gefragt.</translation>
    </message>
    <message>
        <source>It took %1 when it was first given.</source>
        <translation>Beim ersten Mal dauerte sie %1.</translation>
    </message>
    <message>
        <source>Kept answer number %1.</source>
        <translation>Aufbewahrte Antwort Nummer %1.</translation>
    </message>
    <message>
        <source>%1 ¢</source>
        <translation>%1 ¢</translation>
    </message>
    <message>
        <source>%1 of %2 left</source>
        <translation>noch %1 von %2</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>je %1</translation>
    </message>
    <message>
        <source>for each user</source>
        <translation>für jeden Nutzer</translation>
    </message>
    <message>
        <source>for each “%1”</source>
        <translation>für jeden Wert von „%1“</translation>
    </message>
    <message>
        <source>free again in %1</source>
        <translation>noch %1 bis zur Freigabe</translation>
    </message>
    <message>
        <source>With your own provider key (BYOK).</source>
        <translation>Mit Ihrem eigenen Anbieter-Schlüssel (BYOK).</translation>
    </message>
    <message>
        <source>Paid with Helicone credits (PTB).</source>
        <translation>Mit Guthaben bei Helicone bezahlt (PTB).</translation>
    </message>
    <message>
        <source>Helicone&apos;s rate limit refused the call.</source>
        <translation>Das Anfragelimit von Helicone hat den Aufruf abgelehnt.</translation>
    </message>
    <message>
        <source>Helicone itself failed; the provider may never have been asked.</source>
        <translation>Helicone selbst ist fehlgeschlagen; der Anbieter wurde vielleicht nie gefragt.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Helicone took the prompt for an attack and refused it.</source>
        <translation>Helicone hielt den Prompt für einen Angriff und lehnte ihn ab.</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Rate limit</source>
        <translation>Anfragelimit</translation>
    </message>
    <message>
        <source>Fallback</source>
        <translation>Fallback</translation>
    </message>
    <message>
        <source>The first target answered.</source>
        <translation>Das erste Ziel hat geantwortet.</translation>
    </message>
    <message>
        <source>Target %1 answered, after those before it failed.</source>
        <translation>Ziel %1 hat geantwortet, nachdem die davor gescheitert waren.</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Beantwortet von</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>%1 (Helicone&apos;s own: it did not take the id of this call)</source>
        <translation>%1 (Helicones eigene: Die ID dieses Aufrufs hat es nicht übernommen)</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Heliograph ended before the answer was complete.</source>
        <translation>Heliograph wurde beendet, bevor die Antwort vollständig war.</translation>
    </message>
    <message>
        <source>The history file %1 is damaged. Move it to another place to start a new one, or put a backup in its place.</source>
        <translation>Die Verlaufsdatei %1 ist beschädigt. Verschieben Sie sie, um eine neue zu beginnen, oder setzen Sie eine Sicherung an ihre Stelle.</translation>
    </message>
    <message>
        <source>The history file %1 is in use by another program that does not let go of it. Close that program and try again.</source>
        <translation>Die Verlaufsdatei %1 wird von einem anderen Programm benutzt, das sie nicht freigibt. Schließen Sie dieses Programm und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The history file %1 cannot be written. Check that it and its folder are yours.</source>
        <translation>In die Verlaufsdatei %1 kann nicht geschrieben werden. Prüfen Sie, ob sie und ihr Ordner Ihnen gehören.</translation>
    </message>
    <message>
        <source>The disk with the history file %1 is full. Free some space and try again.</source>
        <translation>Der Datenträger mit der Verlaufsdatei %1 ist voll. Schaffen Sie Platz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The history file %1 cannot be opened. Check that its folder exists and is yours.</source>
        <translation>Die Verlaufsdatei %1 lässt sich nicht öffnen. Prüfen Sie, ob ihr Ordner vorhanden ist und Ihnen gehört.</translation>
    </message>
    <message>
        <source>The history file %1 could not be used (%2).</source>
        <translation>Die Verlaufsdatei %1 konnte nicht benutzt werden (%2).</translation>
    </message>
    <message>
        <source>There is no call %1 in the history.</source>
        <translation>Der Verlauf enthält keinen Aufruf %1.</translation>
    </message>
    <message>
        <source>New calls could not be saved, because the disk is full or cannot be written. They are kept in memory and saved as soon as that works again: free some space, or check that %1 and its folder are yours.</source>
        <translation>Neue Aufrufe konnten nicht gespeichert werden, weil der Datenträger voll oder nicht beschreibbar ist. Sie bleiben im Arbeitsspeicher und werden gespeichert, sobald das wieder möglich ist: Schaffen Sie Platz oder prüfen Sie, ob %1 und der Ordner Ihnen gehören.</translation>
    </message>
    <message>
        <source>New calls could not be saved, because another program holds the history %1. They are kept in memory and saved as soon as it lets go.</source>
        <translation>Neue Aufrufe konnten nicht gespeichert werden, weil ein anderes Programm den Verlauf %1 belegt. Sie bleiben im Arbeitsspeicher und werden gespeichert, sobald es ihn freigibt.</translation>
    </message>
    <message>
        <source>A call could not be saved in the history (%1).</source>
        <translation>Ein Aufruf konnte nicht im Verlauf gespeichert werden (%1).</translation>
    </message>
    <message>
        <source>The history file %1 was written by a newer version of Heliograph (schema %2, this version knows %3). It was not changed. Install the newer version, or use another profile.</source>
        <translation>Die Verlaufsdatei %1 stammt von einer neueren Version von Heliograph (Schema %2, diese Version kennt %3). Sie wurde nicht verändert. Installieren Sie die neuere Version oder verwenden Sie ein anderes Profil.</translation>
    </message>
    <message>
        <source>%1 is not a Heliograph history. It was not changed. Move it to another place, or use another profile.</source>
        <translation>%1 ist kein Verlauf von Heliograph. Die Datei wurde nicht verändert. Verschieben Sie sie oder verwenden Sie ein anderes Profil.</translation>
    </message>
    <message>
        <source>The history file %1 is damaged: a part of it is missing. It was not changed. Put a backup in its place, or move it to another place to start a new one.</source>
        <translation>Die Verlaufsdatei %1 ist beschädigt: Ein Teil fehlt. Sie wurde nicht verändert. Setzen Sie eine Sicherung an ihre Stelle oder verschieben Sie sie, um eine neue zu beginnen.</translation>
    </message>
    <message>
        <source>The history file %1 cannot be read: %2.</source>
        <translation>Die Verlaufsdatei %1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The new prices could not be written to the history. What was priced before that stays.</source>
        <translation>Die neuen Preise konnten nicht in den Verlauf geschrieben werden. Was vorher berechnet wurde, bleibt.</translation>
    </message>
    <message>
        <source>%1 is damaged: %2</source>
        <translation>%1 ist beschädigt: %2</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1 ließ sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>The history %1 is open in another program. Close it and try again.</source>
        <translation>Der Verlauf %1 ist in einem anderen Programm offen. Dieses schließen und erneut versuchen.</translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name.</source>
        <translation>%1 gibt es schon. Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>The backup could not be written to %1: %2.</source>
        <translation>Die Sicherung ließ sich nicht nach %1 schreiben: %2.</translation>
    </message>
    <message>
        <source>The backup has %1 calls and the history %2, so it was thrown away. Try again.</source>
        <translation>Die Sicherung hat %1 Aufrufe, der Verlauf %2; sie wurde deshalb verworfen. Erneut versuchen.</translation>
    </message>
    <message>
        <source>There is no backup %1.</source>
        <translation>Es gibt keine Sicherung %1.</translation>
    </message>
    <message>
        <source>%1 is a history in use, not a backup: its last calls are in another file. Back it up first.</source>
        <translation>%1 ist ein Verlauf in Gebrauch, keine Sicherung: Seine letzten Aufrufe stehen in einer anderen Datei. Ihn zuerst sichern.</translation>
    </message>
    <message>
        <source>%1 could not be copied: %2.</source>
        <translation>%1 ließ sich nicht kopieren: %2.</translation>
    </message>
    <message>
        <source>%1 could not be copied beside the history.</source>
        <translation>%1 ließ sich nicht neben den Verlauf kopieren.</translation>
    </message>
    <message>
        <source>The present history could not be kept as %1: %2. Nothing was changed.</source>
        <translation>Der jetzige Verlauf ließ sich nicht als %1 behalten: %2. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The backup could not be put in the place of %1: %2.</source>
        <translation>Die Sicherung ließ sich nicht an die Stelle von %1 setzen: %2.</translation>
    </message>
    <message>
        <source>Calls cannot be sorted by “%1”.</source>
        <translation>Aufrufe lassen sich nicht nach „%1“ ordnen.</translation>
    </message>
    <message>
        <source>The history was closed.</source>
        <translation>Der Verlauf wurde geschlossen.</translation>
    </message>
    <message>
        <source>The history file %1 is damaged (%2). What can be read is still there: export or back it up, then put a backup in its place. heliograph history check says more.</source>
        <translation>Die Verlaufsdatei %1 ist beschädigt (%2). Was lesbar ist, ist noch da: exportieren oder sichern, dann eine Sicherung an ihre Stelle setzen. heliograph history check sagt mehr.</translation>
    </message>
    <message>
        <source>Another Heliograph is removing calls from this history or copying it at the moment. Try again later.</source>
        <translation>Ein anderer Heliograph entfernt gerade Aufrufe aus diesem Verlauf oder kopiert ihn. Später erneut versuchen.</translation>
    </message>
    <message>
        <source>The count was stopped.</source>
        <translation>Das Zählen wurde gestoppt.</translation>
    </message>
    <message>
        <source>This comparison is no longer in the history.</source>
        <translation>Dieser Vergleich ist nicht mehr im Verlauf.</translation>
    </message>
</context>
<context>
    <name>HistoryCommand</name>
    <message>
        <source>Stopped. What was deleted until then is gone.</source>
        <translation>Gestoppt. Was bis dahin gelöscht wurde, ist weg.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Calls deleted: %1. The file became smaller by %2.</source>
        <translation>Gelöschte Aufrufe: %1. Die Datei wurde um %2 kleiner.</translation>
    </message>
    <message>
        <source>Another program is reading the history. Traces of the deleted calls remain in the file beside it until that ends.</source>
        <translation>Ein anderes Programm liest den Verlauf. Spuren der gelöschten Aufrufe bleiben in der Datei daneben, bis das endet.</translation>
    </message>
    <message>
        <source>It was stopped before the end. The next start goes on with it.</source>
        <translation>Es wurde vor dem Ende gestoppt. Der nächste Start macht damit weiter.</translation>
    </message>
    <message>
        <source>Deletes calls for good: what was said in them is gone from the file, its search index and its log.
Calls that have not ended stay. Without --yes it says how many there are and asks.</source>
        <translation>Löscht Aufrufe endgültig: Was darin stand, ist aus der Datei, ihrem Suchindex und ihrem Protokoll weg.
Aufrufe, die nicht beendet sind, bleiben. Ohne --yes sagt es, wie viele es sind, und fragt.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Zeigt diese Hilfe.</translation>
    </message>
    <message>
        <source>The calls that fit this filter.</source>
        <translation>Die Aufrufe, auf die dieser Filter passt.</translation>
    </message>
    <message>
        <source>FILTER</source>
        <translation>FILTER</translation>
    </message>
    <message>
        <source>Does not ask.</source>
        <translation>Fragt nicht.</translation>
    </message>
    <message>
        <source>Say which calls with --where FILTER, such as --where &apos;created &lt; 2026-01-01&apos;.</source>
        <translation>Mit --where FILTER angeben, welche Aufrufe, etwa --where &apos;created &lt; 2026-01-01&apos;.</translation>
    </message>
    <message>
        <source>Left alone, because they have not ended: %1.</source>
        <translation>In Ruhe gelassen, weil sie nicht beendet sind: %1.</translation>
    </message>
    <message>
        <source>No call fits.</source>
        <translation>Kein Aufruf passt.</translation>
    </message>
    <message>
        <source>Calls to delete: %1, from %2.</source>
        <translation>Zu löschende Aufrufe: %1, von %2.</translation>
    </message>
    <message>
        <source>Nothing was deleted: add --yes.</source>
        <translation>Nichts wurde gelöscht: --yes hinzufügen.</translation>
    </message>
    <message>
        <source>Delete them for good? [y/N] </source>
        <translation>Endgültig löschen? [y/N] </translation>
    </message>
    <message>
        <source>Nothing was deleted.</source>
        <translation>Nichts wurde gelöscht.</translation>
    </message>
    <message>
        <source>No limit is set: heliograph config set history.keep-days N, or history.keep-mb N.</source>
        <translation>Es ist keine Grenze gesetzt: heliograph config set history.keep-days N oder history.keep-mb N.</translation>
    </message>
    <message>
        <source>%1 calls were copied to %2 (%3), and the copy was checked.</source>
        <translation>%1 Aufrufe wurden nach %2 kopiert (%3), und die Kopie wurde geprüft.</translation>
    </message>
    <message>
        <source>%1 calls were restored.</source>
        <translation>%1 Aufrufe wurden wiederhergestellt.</translation>
    </message>
    <message>
        <source>The history that was there is kept as %1.</source>
        <translation>Der bisherige Verlauf liegt als %1 daneben.</translation>
    </message>
    <message>
        <source>The history is sound. Calls: %1.</source>
        <translation>Der Verlauf ist in Ordnung. Aufrufe: %1.</translation>
    </message>
    <message>
        <source>The history file %1 is damaged. Calls that can be read still can: export them, or put a backup in its place with heliograph history restore FILE.</source>
        <translation>Die Verlaufsdatei %1 ist beschädigt. Lesbare Aufrufe sind noch da: exportieren, oder mit heliograph history restore FILE eine Sicherung an ihre Stelle setzen.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Calls and details</source>
        <translation>Aufrufe und Einzelheiten</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indizes</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Free for new calls</source>
        <translation>Frei für neue Aufrufe</translation>
    </message>
    <message>
        <source>Log beside the file</source>
        <translation>Protokoll neben der Datei</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>Usage: heliograph history backup FILE          copy the history while it is in use, and check the copy
       heliograph history restore FILE         put a backup in its place; the present history is kept beside it
       heliograph history check                read every page and say whether it is sound
       heliograph history space [--format table|json]   what uses the space
       heliograph history delete --where FILTER [--yes] delete calls for good
       heliograph history tidy                 hold it to history.keep-days and history.keep-mb now
</source>
        <translation>Aufruf: heliograph history backup FILE          den Verlauf im Betrieb kopieren und die Kopie prüfen
        heliograph history restore FILE         eine Sicherung an seine Stelle setzen; der jetzige Verlauf bleibt daneben
        heliograph history check                jede Seite lesen und sagen, ob er in Ordnung ist
        heliograph history space [--format table|json]   was den Platz braucht
        heliograph history delete --where FILTER [--yes] Aufrufe endgültig löschen
        heliograph history tidy                 jetzt auf history.keep-days und history.keep-mb bringen
</translation>
    </message>
</context>
<context>
    <name>ImageDecoder</name>
    <message>
        <source>This is no picture that can be shown.</source>
        <translation>Das ist kein Bild, das sich anzeigen lässt.</translation>
    </message>
    <message>
        <source>The picture is broken.</source>
        <translation>Das Bild ist beschädigt.</translation>
    </message>
    <message>
        <source>The picture is too large to be shown: %1 × %2 pixels.</source>
        <translation>Das Bild ist zu groß zum Anzeigen: %1 × %2 Pixel.</translation>
    </message>
    <message>
        <source>Pictures of this kind (%1) cannot be shown here.</source>
        <translation>Bilder dieser Art (%1) lassen sich hier nicht anzeigen.</translation>
    </message>
</context>
<context>
    <name>ImportedConversation</name>
    <message>
        <source>%1 is the address of no provider that is set up here, so the request goes to %2. Add the address under Settings, Providers to use it.</source>
        <translation>%1 ist die Adresse keines hier eingerichteten Anbieters, daher geht die Anfrage an %2. Um sie zu verwenden, fügen Sie die Adresse unter Einstellungen, Anbieter hinzu.</translation>
    </message>
</context>
<context>
    <name>JsonPlace</name>
    <message>
        <source>The JSON ends too early: a bracket or a quote is not closed.</source>
        <translation>Das JSON endet zu früh: Eine Klammer oder ein Anführungszeichen ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>Something stands here after the end of the JSON.</source>
        <translation>Hier steht etwas nach dem Ende des JSON.</translation>
    </message>
    <message>
        <source>The text in quotes that begins here is not closed.</source>
        <translation>Der Text in Anführungszeichen, der hier beginnt, ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>A character in this text needs a backslash, or the backslash before it is wrong.</source>
        <translation>Ein Zeichen in diesem Text braucht einen Backslash, oder der Backslash davor ist falsch.</translation>
    </message>
    <message>
        <source>A colon is missing before this.</source>
        <translation>Davor fehlt ein Doppelpunkt.</translation>
    </message>
    <message>
        <source>A name in double quotes belongs here. Is a comma too many before it?</source>
        <translation>Hierher gehört ein Name in doppelten Anführungszeichen. Ist davor ein Komma zu viel?</translation>
    </message>
    <message>
        <source>A comma or a closing } is missing before this.</source>
        <translation>Davor fehlt ein Komma oder eine schließende }.</translation>
    </message>
    <message>
        <source>A comma or a closing ] is missing before this.</source>
        <translation>Davor fehlt ein Komma oder eine schließende ].</translation>
    </message>
    <message>
        <source>This is no number of JSON.</source>
        <translation>Das ist keine Zahl im Sinne von JSON.</translation>
    </message>
    <message>
        <source>This number is too large.</source>
        <translation>Diese Zahl ist zu groß.</translation>
    </message>
    <message>
        <source>This is no JSON: here may stand a text in double quotes, a number, true, false, null, { or [.</source>
        <translation>Das ist kein JSON: Hier kann ein Text in doppelten Anführungszeichen, eine Zahl, true, false, null, { oder [ stehen.</translation>
    </message>
    <message>
        <source>Here is no JSON yet.</source>
        <translation>Hier steht noch kein JSON.</translation>
    </message>
    <message>
        <source>The JSON is nested too deeply.</source>
        <translation>Das JSON ist zu tief verschachtelt.</translation>
    </message>
</context>
<context>
    <name>KeychainStore</name>
    <message>
        <source>Until then, set the key in an environment variable (such as OPENAI_API_KEY or HELICONE_API_KEY), or give it for this session only in Settings.</source>
        <translation>Bis dahin lässt sich der Schlüssel in einer Umgebungsvariable setzen (etwa OPENAI_API_KEY oder HELICONE_API_KEY) oder in den Einstellungen nur für diese Sitzung angeben.</translation>
    </message>
    <message>
        <source>The keychain did not answer. It may be waiting for its password in a window of its own.</source>
        <translation>Der Schlüsselbund hat nicht geantwortet. Vielleicht wartet er in einem eigenen Fenster auf sein Passwort.</translation>
    </message>
    <message>
        <source>There is no keychain here, because there is no desktop session (D-Bus). Log in to a desktop, or start Heliograph with dbus-run-session and a keychain such as gnome-keyring.</source>
        <translation>Hier gibt es keinen Schlüsselbund, weil keine Desktop-Sitzung (D-Bus) läuft. Melden Sie sich an einem Desktop an oder starten Sie Heliograph mit dbus-run-session und einem Schlüsselbund wie gnome-keyring.</translation>
    </message>
    <message>
        <source>No keychain is running. Install and start one, such as gnome-keyring, KWallet or KeePassXC with its Secret Service turned on.</source>
        <translation>Es läuft kein Schlüsselbund. Installieren und starten Sie einen, etwa gnome-keyring, KWallet oder KeePassXC mit eingeschaltetem Secret Service.</translation>
    </message>
    <message>
        <source>The keychain is locked. Unlock it with your desktop&apos;s password manager (Passwords and Keys, KWalletManager or KeePassXC) and try again.</source>
        <translation>Der Schlüsselbund ist gesperrt. Entsperren Sie ihn mit der Passwortverwaltung Ihres Desktops (Passwörter und Schlüssel, KWalletManager oder KeePassXC) und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The keychain has no keyring yet, and its window to make one did not open or was closed. Make a default keyring in your desktop&apos;s password manager and try again.</source>
        <translation>Der Schlüsselbunddienst hat noch keinen Schlüsselbund, und sein Fenster zum Anlegen ging nicht auf oder wurde geschlossen. Legen Sie in der Passwortverwaltung Ihres Desktops einen Standard-Schlüsselbund an und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>You did not allow Heliograph to use the keychain. Try again and allow it.</source>
        <translation>Sie haben Heliograph den Zugriff auf den Schlüsselbund nicht erlaubt. Versuchen Sie es erneut und erlauben Sie ihn.</translation>
    </message>
    <message>
        <source>The keychain refuses access. Unlock it, or allow Heliograph in its settings, and try again.</source>
        <translation>Der Schlüsselbund verweigert den Zugriff. Entsperren Sie ihn oder erlauben Sie Heliograph in seinen Einstellungen und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>No keychain was found. Install and start one, such as gnome-keyring, KWallet or KeePassXC with its Secret Service turned on.</source>
        <translation>Es wurde kein Schlüsselbund gefunden. Installieren und starten Sie einen, etwa gnome-keyring, KWallet oder KeePassXC mit eingeschaltetem Secret Service.</translation>
    </message>
    <message>
        <source>The keychain failed and did not say why.</source>
        <translation>Der Schlüsselbund meldete einen Fehler ohne Angabe des Grundes.</translation>
    </message>
    <message>
        <source>The keychain failed: %1.</source>
        <translation>Der Schlüsselbund meldete einen Fehler: %1.</translation>
    </message>
</context>
<context>
    <name>KeysCommand</name>
    <message>
        <source>%1 takes no key.</source>
        <translation>%1 verwendet keinen Schlüssel.</translation>
    </message>
    <message>
        <source>There is no provider of that name. Keys have these names: %1.</source>
        <translation>Einen Anbieter dieses Namens gibt es nicht. Schlüssel haben diese Namen: %1.</translation>
    </message>
    <message>
        <source>Key for %1 (not shown): </source>
        <translation>Schlüssel für %1 (wird nicht angezeigt): </translation>
    </message>
    <message>
        <source>The key for %1 is in the keychain.</source>
        <translation>Der Schlüssel für %1 ist im Schlüsselbund.</translation>
    </message>
    <message>
        <source>The keychain holds no such key now.</source>
        <translation>Der Schlüsselbund enthält jetzt keinen solchen Schlüssel.</translation>
    </message>
    <message>
        <source>%1 is still set in the environment, and used.</source>
        <translation>%1 ist weiterhin in der Umgebung gesetzt und wird benutzt.</translation>
    </message>
    <message>
        <source>keychain</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>environment (%1)</source>
        <translation>Umgebung (%1)</translation>
    </message>
    <message>
        <source>this session</source>
        <translation>diese Sitzung</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>FROM</source>
        <translation>HERKUNFT</translation>
    </message>
    <message>
        <source>ENDS IN</source>
        <translation>ENDET AUF</translation>
    </message>
    <message>
        <source>Keeps keys in the operating system&apos;s keychain. &quot;set&quot; reads the key from standard input, or asks for it.
NAME is a provider&apos;s id or &quot;helicone&quot;.</source>
        <translation>Bewahrt Schlüssel im Schlüsselbund des Betriebssystems auf. „set“ liest den Schlüssel von der Standardeingabe oder fragt danach.
NAME ist die ID eines Anbieters oder „helicone“.</translation>
    </message>
    <message>
        <source>How &quot;list&quot; prints: table or json.</source>
        <translation>Ausgabeformat von „list“: table oder json.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Zeigt diese Hilfe.</translation>
    </message>
    <message>
        <source>set, list or remove</source>
        <translation>set, list oder remove</translation>
    </message>
    <message>
        <source>--format is table or json.</source>
        <translation>--format ist table oder json.</translation>
    </message>
    <message>
        <source>A key is never given as an argument, where other programs can see it. It is read from standard input: heliograph keys set NAME &lt; FILE</source>
        <translation>Ein Schlüssel wird nie als Argument angegeben, wo andere Programme ihn sehen können. Er wird von der Standardeingabe gelesen: heliograph keys set NAME &lt; FILE</translation>
    </message>
    <message>
        <source>Use: heliograph keys set NAME | list [--format json] | remove NAME</source>
        <translation>Verwendung: heliograph keys set NAME | list [--format json] | remove NAME</translation>
    </message>
</context>
<context>
    <name>LooseLiteral</name>
    <message>
        <source>there is more text after the end</source>
        <translation>nach dem Ende steht weiterer Text</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3.</source>
        <translation>Zeile %1, Spalte %2: %3.</translation>
    </message>
    <message>
        <source>an argument is written name=value</source>
        <translation>ein Argument hat die Form name=value</translation>
    </message>
    <message>
        <source>the call has no closing bracket</source>
        <translation>der Aufruf hat keine schließende Klammer</translation>
    </message>
    <message>
        <source>it nests too deeply</source>
        <translation>es ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>a value is expected here, not “%1”</source>
        <translation>hier wird ein Wert erwartet, nicht „%1“</translation>
    </message>
    <message>
        <source>the text ends too early</source>
        <translation>der Text endet zu früh</translation>
    </message>
    <message>
        <source>a name is expected here</source>
        <translation>hier wird ein Name erwartet</translation>
    </message>
    <message>
        <source>a colon is expected here</source>
        <translation>hier wird ein Doppelpunkt erwartet</translation>
    </message>
    <message>
        <source>a comma or } is expected here</source>
        <translation>hier wird ein Komma oder } erwartet</translation>
    </message>
    <message>
        <source>a comma or %1 is expected here</source>
        <translation>hier wird ein Komma oder %1 erwartet</translation>
    </message>
    <message>
        <source>a value inside a text</source>
        <translation>ein Wert in einem Text</translation>
    </message>
    <message>
        <source>a text has no closing quotation mark</source>
        <translation>ein Text hat kein schließendes Anführungszeichen</translation>
    </message>
    <message>
        <source>“%1” is no number</source>
        <translation>„%1“ ist keine Zahl</translation>
    </message>
</context>
<context>
    <name>MarkdownView</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Image: </source>
        <translation>Bild: </translation>
    </message>
    <message>
        <source>Image “%1”: </source>
        <translation>Bild „%1“: </translation>
    </message>
    <message>
        <source>Link not opened</source>
        <translation>Link nicht geöffnet</translation>
    </message>
    <message>
        <source>This link is not opened.</source>
        <translation>Dieser Link wird nicht geöffnet.</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>Write a mail with this link?</source>
        <translation>Eine E-Mail mit diesem Link schreiben?</translation>
    </message>
    <message>
        <source>Open this address in the browser?</source>
        <translation>Diese Adresse im Browser öffnen?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Not opened: %1</source>
        <translation>Nicht geöffnet: %1</translation>
    </message>
    <message>
        <source>The address holds invisible characters.</source>
        <translation>Die Adresse enthält unsichtbare Zeichen.</translation>
    </message>
    <message>
        <source>This is no full web address. An answer stands on no website it could belong to.</source>
        <translation>Das ist keine vollständige Webadresse. Eine Antwort steht auf keiner Website, zu der sie gehören könnte.</translation>
    </message>
    <message>
        <source>Only web and mail addresses are opened (http, https, mailto).</source>
        <translation>Es werden nur Web- und E-Mail-Adressen geöffnet (http, https, mailto).</translation>
    </message>
    <message>
        <source>The address holds a backslash, which browsers read in different ways.</source>
        <translation>Die Adresse enthält einen Backslash, den Browser unterschiedlich lesen.</translation>
    </message>
    <message>
        <source>This is no valid address.</source>
        <translation>Das ist keine gültige Adresse.</translation>
    </message>
    <message>
        <source>This is no mail address.</source>
        <translation>Das ist keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>The link would attach a file to the mail.</source>
        <translation>Der Link würde der E-Mail eine Datei anhängen.</translation>
    </message>
    <message>
        <source>The address names no host.</source>
        <translation>Die Adresse nennt keinen Host.</translation>
    </message>
    <message>
        <source>The address puts a name before its host (%1), a way to look like another site.</source>
        <translation>Vor dem Host der Adresse steht ein Name (%1); so kann sie wie eine andere Website aussehen.</translation>
    </message>
    <message>
        <source>The host&apos;s name mixes letters that look alike, a way to look like another site.</source>
        <translation>Der Hostname mischt Buchstaben, die gleich aussehen; so kann er wie eine andere Website aussehen.</translation>
    </message>
    <message>
        <source>The link&apos;s text names %1, but it leads to %2.</source>
        <translation>Der Text des Links nennt %1, er führt aber zu %2.</translation>
    </message>
    <message>
        <source>The host&apos;s name holds letters beyond a to z.</source>
        <translation>Der Hostname enthält Buchstaben außerhalb von a bis z.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Call</source>
        <translation>Aufr&amp;uf</translation>
    </message>
    <message>
        <source>&amp;Route</source>
        <translation>&amp;Route</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
</context>
<context>
    <name>Metrics</name>
    <message>
        <source>The count was stopped.</source>
        <translation>Das Zählen wurde gestoppt.</translation>
    </message>
</context>
<context>
    <name>ModelFacts</name>
    <message>
        <source>Not part of this format.</source>
        <translation>Nicht Teil dieses Formats.</translation>
    </message>
    <message>
        <source>Not taken by %1, a reasoning model.</source>
        <translation>%1, ein Reasoning-Modell, nimmt dies nicht.</translation>
    </message>
    <message>
        <source>Not taken by %1.</source>
        <translation>%1 nimmt dies nicht.</translation>
    </message>
    <message>
        <source>Not taken by this provider.</source>
        <translation>Dieser Anbieter nimmt dies nicht.</translation>
    </message>
    <message>
        <source>Ignored by %1.</source>
        <translation>%1 ignoriert dies.</translation>
    </message>
    <message>
        <source>For reasoning; %1 does not reason.</source>
        <translation>Für Überlegungen; %1 überlegt nicht.</translation>
    </message>
    <message>
        <source>%1 takes temperature or top p, not both.</source>
        <translation>%1 nimmt Temperatur oder Top p, nicht beides.</translation>
    </message>
    <message>
        <source>Taken by %1 only with the reasoning effort “none”.</source>
        <translation>%1 nimmt dies nur mit dem Überlegungsaufwand „none“.</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>What came is no list of models.</source>
        <translation>Was kam, ist keine Liste von Modellen.</translation>
    </message>
</context>
<context>
    <name>OpenAiChatCodec</name>
    <message>
        <source>The request is not a JSON object.</source>
        <translation>Die Anfrage ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The request&apos;s messages are not a list.</source>
        <translation>Die Nachrichten der Anfrage sind keine Liste.</translation>
    </message>
    <message>
        <source>A message of the request could not be read.</source>
        <translation>Eine Nachricht der Anfrage konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The request has no messages.</source>
        <translation>Die Anfrage enthält keine Nachrichten.</translation>
    </message>
</context>
<context>
    <name>OpenAiResponsesCodec</name>
    <message>
        <source>The request is not a JSON object.</source>
        <translation>Die Anfrage ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The request&apos;s input is neither a text nor a list.</source>
        <translation>Die Eingabe der Anfrage ist weder ein Text noch eine Liste.</translation>
    </message>
    <message>
        <source>The request has no input.</source>
        <translation>Die Anfrage hat keine Eingabe.</translation>
    </message>
</context>
<context>
    <name>Outgoing</name>
    <message>
        <source>This kind of request cannot be sent.</source>
        <translation>Diese Art von Anfrage kann nicht gesendet werden.</translation>
    </message>
</context>
<context>
    <name>ParameterRows</name>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>How freely the next token is chosen: 0 to 2</source>
        <translation>Wie frei das nächste Token gewählt wird: 0 bis 2</translation>
    </message>
    <message>
        <source>Max tokens</source>
        <translation>Max. Token</translation>
    </message>
    <message>
        <source>The answer is cut after this many tokens</source>
        <translation>Nach so vielen Token wird die Antwort abgeschnitten</translation>
    </message>
    <message>
        <source>Reasoning effort</source>
        <translation>Überlegungsaufwand</translation>
    </message>
    <message>
        <source>How much a reasoning model thinks before it answers</source>
        <translation>Wie viel ein Reasoning-Modell vor der Antwort überlegt</translation>
    </message>
    <message>
        <source>Thinking budget</source>
        <translation>Überlegungsbudget</translation>
    </message>
    <message>
        <source>At most this many tokens of thinking. 0: none. -1: as many as the model likes</source>
        <translation>Höchstens so viele Token zum Überlegen. 0: keine. -1: so viele, wie das Modell will</translation>
    </message>
    <message>
        <source>Verbosity</source>
        <translation>Ausführlichkeit</translation>
    </message>
    <message>
        <source>How long answers are by themselves</source>
        <translation>Wie lang Antworten von sich aus sind</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>Only the likeliest tokens up to this sum of probabilities: 0 to 1</source>
        <translation>Nur die wahrscheinlichsten Token bis zu dieser Summe der Wahrscheinlichkeiten: 0 bis 1</translation>
    </message>
    <message>
        <source>Top k</source>
        <translation>Top k</translation>
    </message>
    <message>
        <source>Only this many of the likeliest tokens</source>
        <translation>Nur so viele der wahrscheinlichsten Token</translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation>Häufigkeitsabzug</translation>
    </message>
    <message>
        <source>Against saying the same often: -2 to 2</source>
        <translation>Dagegen, dasselbe oft zu sagen: -2 bis 2</translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation>Präsenzabzug</translation>
    </message>
    <message>
        <source>Against saying the same at all: -2 to 2</source>
        <translation>Dagegen, dasselbe überhaupt noch einmal zu sagen: -2 bis 2</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>The same seed gives the same answer, as far as the model can</source>
        <translation>Derselbe Seed ergibt dieselbe Antwort, soweit das Modell es kann</translation>
    </message>
    <message>
        <source>Log probabilities</source>
        <translation>Log-Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>How likely each token was, with so many alternatives: 0 to 20. 0: the chosen one alone</source>
        <translation>Wie wahrscheinlich jedes Token war, mit so vielen Alternativen: 0 bis 20. 0: nur das gewählte</translation>
    </message>
    <message>
        <source>Service tier</source>
        <translation>Dienststufe</translation>
    </message>
    <message>
        <source>Faster for more money, or cheaper and slower</source>
        <translation>Schneller für mehr Geld oder billiger und langsamer</translation>
    </message>
    <message>
        <source>Parallel tool calls</source>
        <translation>Parallele Tool-Aufrufe</translation>
    </message>
    <message>
        <source>Whether the model may call several tools at once. Sent with tools only</source>
        <translation>Ob das Modell mehrere Tools auf einmal aufrufen darf. Nur mit Tools gesendet</translation>
    </message>
</context>
<context>
    <name>ParameterText</name>
    <message>
        <source>Type a number such as 0.7.</source>
        <translation>Eine Zahl eingeben, etwa 0.7.</translation>
    </message>
    <message>
        <source>Between %1 and %2.</source>
        <translation>Zwischen %1 und %2.</translation>
    </message>
    <message>
        <source>Type a whole number of at most 64 bits.</source>
        <translation>Eine ganze Zahl mit höchstens 64 Bit eingeben.</translation>
    </message>
    <message>
        <source>At least %1.</source>
        <translation>Mindestens %1.</translation>
    </message>
    <message>
        <source>At most %1.</source>
        <translation>Höchstens %1.</translation>
    </message>
    <message>
        <source>After a backslash comes n, t, r or another backslash.</source>
        <translation>Nach einem Backslash folgt n, t, r oder ein weiterer Backslash.</translation>
    </message>
</context>
<context>
    <name>PriceBook</name>
    <message>
        <source>The price book cannot be read: %1.</source>
        <translation>Die Preisliste kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>Rates for more than %1 input tokens.</source>
        <translation>Sätze für mehr als %1 Eingabetoken.</translation>
    </message>
    <message>
        <source>Rates from %1 to %2 UTC.</source>
        <translation>Sätze von %1 bis %2 UTC.</translation>
    </message>
    <message>
        <source>No rate is known for: %1.</source>
        <translation>Kein Satz bekannt für: %1.</translation>
    </message>
    <message>
        <source>The output was not counted.</source>
        <translation>Die Ausgabe wurde nicht gezählt.</translation>
    </message>
    <message>
        <source>The rates of the service tier “%1” are not known, so these are the standard ones: what is paid can be more or less.</source>
        <translation>Die Sätze der Dienststufe „%1“ sind nicht bekannt, daher sind dies die normalen: Bezahlt wird vielleicht mehr oder weniger.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>The service tier “%1” costs the standard rates (%2).</source>
        <translation>Die Dienststufe „%1“ kostet die normalen Sätze (%2).</translation>
    </message>
    <message>
        <source>Service tier “%1”: %2 times the standard rates (%3).</source>
        <translation>Dienststufe „%1“: das %2-Fache der normalen Sätze (%3).</translation>
    </message>
</context>
<context>
    <name>PriceCommand</name>
    <message>
        <source>“%1” is no time such as 2026-11-24T09:30:00Z.</source>
        <translation>„%1“ ist keine Zeit wie 2026-11-24T09:30:00Z.</translation>
    </message>
    <message>
        <source>The usage is no JSON object.</source>
        <translation>Der Verbrauch ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>“%1” in the usage is no whole number from 0 on.</source>
        <translation>„%1“ im Verbrauch ist keine ganze Zahl ab 0.</translation>
    </message>
    <message>
        <source>The line is no JSON object.</source>
        <translation>Die Zeile ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>“%1” is missing.</source>
        <translation>„%1“ fehlt.</translation>
    </message>
    <message>
        <source>“at” is no text.</source>
        <translation>„at“ ist kein Text.</translation>
    </message>
    <message>
        <source>The price book has no provider “%1”.</source>
        <translation>Die Preisliste enthält keinen Anbieter „%1“.</translation>
    </message>
    <message>
        <source>The price book has no model “%1” of %2.</source>
        <translation>Die Preisliste enthält kein Modell „%1“ von %2.</translation>
    </message>
    <message>
        <source>The usage is not known, so the cost is not.</source>
        <translation>Der Verbrauch ist nicht bekannt, daher auch nicht die Kosten.</translation>
    </message>
    <message>
        <source>The price book has no rate for what was used.</source>
        <translation>Die Preisliste enthält keinen Satz für das, was verbraucht wurde.</translation>
    </message>
    <message>
        <source>CLASS</source>
        <translation>KLASSE</translation>
    </message>
    <message>
        <source>COUNT</source>
        <translation>ANZAHL</translation>
    </message>
    <message>
        <source>RATE (USD)</source>
        <translation>SATZ (USD)</translation>
    </message>
    <message>
        <source>AMOUNT (USD)</source>
        <translation>BETRAG (USD)</translation>
    </message>
    <message>
        <source>per million</source>
        <translation>je Million</translation>
    </message>
    <message>
        <source>per thousand</source>
        <translation>je Tausend</translation>
    </message>
    <message>
        <source>per %1</source>
        <translation>je %1</translation>
    </message>
    <message>
        <source>total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Price row: %1, %2</source>
        <translation>Preiszeile: %1, %2</translation>
    </message>
    <message>
        <source>Price date: %1</source>
        <translation>Preisdatum: %1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>The line is no JSON.</source>
        <translation>Die Zeile ist kein JSON.</translation>
    </message>
    <message>
        <source>What a call costs, line by line, by the price book.</source>
        <translation>Was ein Aufruf laut Preisliste kostet, Zeile für Zeile.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Zeigt diese Hilfe.</translation>
    </message>
    <message>
        <source>The provider, such as openai.</source>
        <translation>Der Anbieter, etwa openai.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>The model, by any of its names.</source>
        <translation>Das Modell, mit einem seiner Namen.</translation>
    </message>
    <message>
        <source>MODEL</source>
        <translation>MODELL</translation>
    </message>
    <message>
        <source>The tokens, as JSON: {&quot;input&quot;: 1000, &quot;cached_input&quot;: 0, &quot;output&quot;: 200, …}.</source>
        <translation>Die Token, als JSON: {&quot;input&quot;: 1000, &quot;cached_input&quot;: 0, &quot;output&quot;: 200, …}.</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>When the call was made; now where it is left out.</source>
        <translation>Wann der Aufruf stattfand; ohne Angabe jetzt.</translation>
    </message>
    <message>
        <source>TIME</source>
        <translation>ZEIT</translation>
    </message>
    <message>
        <source>table or json.</source>
        <translation>table oder json.</translation>
    </message>
    <message>
        <source>FORMAT</source>
        <translation>FORMAT</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>FILE</translation>
    </message>
    <message>
        <source>“%1” is not understood.</source>
        <translation>„%1“ wird nicht verstanden.</translation>
    </message>
    <message>
        <source>--format is table or json, not “%1”.</source>
        <translation>--format ist table oder json, nicht „%1“.</translation>
    </message>
    <message>
        <source>--batch and --%1 exclude each other.</source>
        <translation>--batch und --%1 schließen einander aus.</translation>
    </message>
    <message>
        <source>--batch needs a file, or - for the standard input.</source>
        <translation>--batch braucht eine Datei oder - für die Standardeingabe.</translation>
    </message>
    <message>
        <source>--%1 is missing.</source>
        <translation>--%1 fehlt.</translation>
    </message>
    <message>
        <source>The usage is no JSON.</source>
        <translation>Der Verbrauch ist kein JSON.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Unpriced.</source>
        <translation>Ohne Preis.</translation>
    </message>
    <message>
        <source>total, estimated</source>
        <translation>Summe, geschätzt</translation>
    </message>
    <message>
        <source>The service tier, such as batch, flex or priority.</source>
        <translation>Die Dienststufe, etwa batch, flex oder priority.</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>Prices JSON lines {provider, model, usage, at, service_tier} from a file, or from the standard input with -.</source>
        <translation>Berechnet JSON-Zeilen {provider, model, usage, at, service_tier} aus einer Datei oder mit - aus der Standardeingabe.</translation>
    </message>
</context>
<context>
    <name>PricesCommand</name>
    <message>
        <source>Your own prices, which win over the built-in ones: list, set or remove.</source>
        <translation>Ihre eigenen Preise, die Vorrang vor den mitgelieferten haben: auflisten, setzen oder entfernen.</translation>
    </message>
    <message>
        <source>What to do.</source>
        <translation>Was zu tun ist.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Zeigt diese Hilfe.</translation>
    </message>
    <message>
        <source>The provider, such as openai.</source>
        <translation>Der Anbieter, etwa openai.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>The model.</source>
        <translation>Das Modell.</translation>
    </message>
    <message>
        <source>MODEL</source>
        <translation>MODELL</translation>
    </message>
    <message>
        <source>The day from which the price holds (UTC); always where it is left out.</source>
        <translation>Der Tag, ab dem der Preis gilt (UTC); ohne Angabe gilt er immer.</translation>
    </message>
    <message>
        <source>DAY</source>
        <translation>TAG</translation>
    </message>
    <message>
        <source>USD per million tokens: {&quot;input&quot;: &quot;2&quot;, &quot;cached_input&quot;: &quot;0.5&quot;, &quot;output&quot;: &quot;8&quot;}.</source>
        <translation>USD je Million Token: {&quot;input&quot;: &quot;2&quot;, &quot;cached_input&quot;: &quot;0.5&quot;, &quot;output&quot;: &quot;8&quot;}.</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Said on every receipt.</source>
        <translation>Steht auf jedem Beleg.</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>TEXT</translation>
    </message>
    <message>
        <source>list: the built-in prices, too.</source>
        <translation>list: auch die mitgelieferten Preise.</translation>
    </message>
    <message>
        <source>table or json.</source>
        <translation>table oder json.</translation>
    </message>
    <message>
        <source>FORMAT</source>
        <translation>FORMAT</translation>
    </message>
    <message>
        <source>Say one of list, set and remove.</source>
        <translation>Geben Sie list, set oder remove an.</translation>
    </message>
    <message>
        <source>--format is table or json, not “%1”.</source>
        <translation>--format ist table oder json, nicht „%1“.</translation>
    </message>
    <message>
        <source>--provider and --model are needed.</source>
        <translation>--provider und --model sind nötig.</translation>
    </message>
    <message>
        <source>“%1” is no day such as 2026-11-24.</source>
        <translation>„%1“ ist kein Tag wie 2026-11-24.</translation>
    </message>
    <message>
        <source>--rates is needed, as JSON: {&quot;input&quot;: &quot;2&quot;, &quot;output&quot;: &quot;8&quot;}.</source>
        <translation>--rates ist nötig, als JSON: {&quot;input&quot;: &quot;2&quot;, &quot;output&quot;: &quot;8&quot;}.</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>The profile %1 is a file, not a folder.</source>
        <translation>Das Profil %1 ist eine Datei, kein Ordner.</translation>
    </message>
    <message>
        <source>The profile folder %1 is a link that leads nowhere.</source>
        <translation>Der Profilordner %1 ist eine Verknüpfung, die ins Leere führt.</translation>
    </message>
    <message>
        <source>The profile folder %1 cannot be created. Check that its parent is a folder you may write to.</source>
        <translation>Der Profilordner %1 kann nicht angelegt werden. Prüfen Sie, ob Sie in den übergeordneten Ordner schreiben dürfen.</translation>
    </message>
    <message>
        <source>The profile folder %1 cannot be written to.</source>
        <translation>In den Profilordner %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>No home folder was found. Choose a profile folder with --profile.</source>
        <translation>Es wurde kein persönlicher Ordner gefunden. Wählen Sie mit --profile einen Profilordner.</translation>
    </message>
</context>
<context>
    <name>PromptPane</name>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
</context>
<context>
    <name>PromptVariables</name>
    <message>
        <source>Give the variable %1 a value.</source>
        <translation>Geben Sie der Variablen %1 einen Wert.</translation>
    </message>
    <message>
        <source>The variable %1 must be a number, such as 12 or 0.5.</source>
        <translation>Die Variable %1 muss eine Zahl sein, etwa 12 oder 0.5.</translation>
    </message>
    <message>
        <source>The variable %1 must be true, false, yes or no.</source>
        <translation>Die Variable %1 muss true, false, yes oder no sein.</translation>
    </message>
    <message>
        <source>Give these variables a value: %1.</source>
        <translation>Geben Sie diesen Variablen einen Wert: %1.</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>This prompt is not in the library any more.</source>
        <translation>Dieser Prompt ist nicht mehr in der Bibliothek.</translation>
    </message>
    <message>
        <source>There is no version %1 of this prompt.</source>
        <translation>Dieser Prompt hat keine Version %1.</translation>
    </message>
    <message>
        <source>Version %1 of this prompt is damaged.</source>
        <translation>Version %1 dieses Prompts ist beschädigt.</translation>
    </message>
    <message>
        <source>The count was stopped.</source>
        <translation>Die Zählung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>A prompt needs a name.</source>
        <translation>Ein Prompt braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is a prompt called “%1” already.</source>
        <translation>Es gibt schon einen Prompt namens „%1“.</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1, Version %2</translation>
    </message>
</context>
<context>
    <name>ProviderTools</name>
    <message>
        <source>Custom tool with free text</source>
        <translation>Eigenes Tool mit freiem Text</translation>
    </message>
    <message>
        <source>OpenAI: the model writes plain text instead of JSON arguments</source>
        <translation>OpenAI: Das Modell schreibt einfachen Text statt JSON-Argumenten</translation>
    </message>
    <message>
        <source>Browser search</source>
        <translation>Browsersuche</translation>
    </message>
    <message>
        <source>Groq, with its gpt-oss models</source>
        <translation>Groq, mit seinen gpt-oss-Modellen</translation>
    </message>
    <message>
        <source>Code interpreter</source>
        <translation>Code-Interpreter</translation>
    </message>
    <message>
        <source>Web search of Moonshot</source>
        <translation>Websuche von Moonshot</translation>
    </message>
    <message>
        <source>Answer its calls with their own arguments</source>
        <translation>Seine Aufrufe mit ihren eigenen Argumenten beantworten</translation>
    </message>
    <message>
        <source>Web search</source>
        <translation>Websuche</translation>
    </message>
    <message>
        <source>File search</source>
        <translation>Dateisuche</translation>
    </message>
    <message>
        <source>Needs the id of a vector store</source>
        <translation>Braucht die ID eines Vector Store</translation>
    </message>
    <message>
        <source>Image generation</source>
        <translation>Bilderzeugung</translation>
    </message>
    <message>
        <source>Remote MCP server</source>
        <translation>Entfernter MCP-Server</translation>
    </message>
    <message>
        <source>Needs the server&apos;s address</source>
        <translation>Braucht die Adresse des Servers</translation>
    </message>
    <message>
        <source>Web fetch</source>
        <translation>Webabruf</translation>
    </message>
    <message>
        <source>Needs the header anthropic-beta: web-fetch-2025-09-10</source>
        <translation>Braucht den Header anthropic-beta: web-fetch-2025-09-10</translation>
    </message>
    <message>
        <source>Code execution</source>
        <translation>Codeausführung</translation>
    </message>
    <message>
        <source>Needs the header anthropic-beta: code-execution-2025-08-25</source>
        <translation>Braucht den Header anthropic-beta: code-execution-2025-08-25</translation>
    </message>
    <message>
        <source>Shell (you answer its calls)</source>
        <translation>Shell (Sie beantworten ihre Aufrufe)</translation>
    </message>
    <message>
        <source>Text editor (you answer its calls)</source>
        <translation>Texteditor (Sie beantworten seine Aufrufe)</translation>
    </message>
    <message>
        <source>Google search</source>
        <translation>Google-Suche</translation>
    </message>
    <message>
        <source>Reading web addresses</source>
        <translation>Webadressen lesen</translation>
    </message>
    <message>
        <source>Google Maps</source>
        <translation>Google Maps</translation>
    </message>
</context>
<context>
    <name>RateLimitPolicy</name>
    <message>
        <source>$%1 of cost</source>
        <translation>$%1 an Kosten</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>1 Anfrage</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 Anfragen</translation>
    </message>
    <message>
        <source>Helicone does not understand the rate limit “%1” and would let every call pass. Write it as QUOTA;w=SECONDS;u=request or cents;s=user or a property, in this order and without blanks, such as 100;w=3600;u=request;s=user.</source>
        <translation>Helicone versteht das Anfragelimit „%1“ nicht und würde jeden Aufruf durchlassen. Die Form ist QUOTA;w=SECONDS;u=request oder cents;s=user oder eine Eigenschaft, in dieser Reihenfolge und ohne Leerzeichen, etwa 100;w=3600;u=request;s=user.</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 Stunden</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 Minuten</translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1 Sekunde</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 Sekunden</translation>
    </message>
    <message>
        <source>at most %1 in %2</source>
        <translation>höchstens %1 je %2</translation>
    </message>
    <message>
        <source>%1 for each user</source>
        <translation>%1 für jeden Nutzer</translation>
    </message>
    <message>
        <source>%1 for each “%2”</source>
        <translation>%1 für jeden Wert von „%2“</translation>
    </message>
    <message>
        <source>All calls with your Helicone key together: at most %1 in %2.</source>
        <translation>Alle Aufrufe mit Ihrem Helicone-Schlüssel zusammen: höchstens %1 je %2.</translation>
    </message>
    <message>
        <source>Each user: at most %1 in %2.</source>
        <translation>Jeder Nutzer: höchstens %1 je %2.</translation>
    </message>
    <message>
        <source>Each value of the property “%1”: at most %2 in %3.</source>
        <translation>Jeder Wert der Eigenschaft „%1“: höchstens %2 je %3.</translation>
    </message>
    <message>
        <source>Helicone refuses what goes beyond with status 429, and the provider never sees it.</source>
        <translation>Was darüber hinausgeht, lehnt Helicone mit Status 429 ab, und der Anbieter sieht es nie.</translation>
    </message>
</context>
<context>
    <name>RateText</name>
    <message>
        <source>“%1” is no rate such as 1.25, or 1.25, 200000: 2.5 for one that rises with the prompt.</source>
        <translation>„%1“ ist kein Satz wie 1.25 oder, wenn er mit dem Prompt steigt, 1.25, 200000: 2.5.</translation>
    </message>
</context>
<context>
    <name>Rates</name>
    <message>
        <source>a list is a rate, then pairs of a number of tokens and a rate</source>
        <translation>eine Liste ist ein Satz, dann Paare aus einer Token-Zahl und einem Satz</translation>
    </message>
    <message>
        <source>a rate is a decimal number in quotes from &quot;0&quot; on</source>
        <translation>ein Satz ist eine Dezimalzahl in Anführungszeichen, ab &quot;0&quot;</translation>
    </message>
    <message>
        <source>the tokens a step begins at are a whole number</source>
        <translation>die Token, bei denen eine Stufe beginnt, sind eine ganze Zahl</translation>
    </message>
    <message>
        <source>the steps do not rise</source>
        <translation>die Stufen steigen nicht</translation>
    </message>
    <message>
        <source>the rates are no JSON object</source>
        <translation>die Sätze sind kein JSON-Objekt</translation>
    </message>
    <message>
        <source>“%1” is no class of usage</source>
        <translation>„%1“ ist keine Klasse des Verbrauchs</translation>
    </message>
</context>
<context>
    <name>RepriceCommand</name>
    <message>
        <source>Calls looked at (nothing written)</source>
        <translation>Betrachtete Aufrufe (nichts geschrieben)</translation>
    </message>
    <message>
        <source>Calls looked at</source>
        <translation>Betrachtete Aufrufe</translation>
    </message>
    <message>
        <source>Would change</source>
        <translation>Würden sich ändern</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>  of these without a price before</source>
        <translation>  davon vorher ohne Preis</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Declared, left alone</source>
        <translation>Angegeben, belassen</translation>
    </message>
    <message>
        <source>Estimated, left alone</source>
        <translation>Geschätzt, belassen</translation>
    </message>
    <message>
        <source>No price known, left alone</source>
        <translation>Kein Preis bekannt, belassen</translation>
    </message>
    <message>
        <source>Sum before</source>
        <translation>Summe vorher</translation>
    </message>
    <message>
        <source>Sum after</source>
        <translation>Summe nachher</translation>
    </message>
    <message>
        <source>Prices recorded calls again with the prices of now. Old receipts are kept; costs that were declared, and those of calls whose tokens nobody counted, stay.</source>
        <translation>Berechnet aufgezeichnete Aufrufe mit den jetzigen Preisen neu. Alte Belege bleiben erhalten; angegebene Kosten und die von Aufrufen, deren Token niemand gezählt hat, bleiben.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Zeigt diese Hilfe.</translation>
    </message>
    <message>
        <source>Only calls that fit the filter.</source>
        <translation>Nur Aufrufe, auf die der Filter passt.</translation>
    </message>
    <message>
        <source>FILTER</source>
        <translation>FILTER</translation>
    </message>
    <message>
        <source>Only says what would change.</source>
        <translation>Sagt nur, was sich ändern würde.</translation>
    </message>
    <message>
        <source>table or json.</source>
        <translation>table oder json.</translation>
    </message>
    <message>
        <source>FORMAT</source>
        <translation>FORMAT</translation>
    </message>
    <message>
        <source>“%1” is not understood.</source>
        <translation>„%1“ wird nicht verstanden.</translation>
    </message>
    <message>
        <source>--format is table or json, not “%1”.</source>
        <translation>--format ist table oder json, nicht „%1“.</translation>
    </message>
    <message>
        <source>The history was closed.</source>
        <translation>Der Verlauf wurde geschlossen.</translation>
    </message>
</context>
<context>
    <name>RequestImport</name>
    <message>
        <source>The key was not taken over. Keys come from the keychain or the environment.</source>
        <translation>Der Schlüssel wurde nicht übernommen. Schlüssel kommen aus dem Schlüsselbund oder der Umgebung.</translation>
    </message>
    <message>
        <source>“%1” is no web address.</source>
        <translation>„%1“ ist keine Webadresse.</translation>
    </message>
    <message>
        <source>This is no request. Paste a curl command, the JSON of a request, or a call from a program.</source>
        <translation>Das ist keine Anfrage. Fügen Sie einen curl-Befehl, das JSON einer Anfrage oder einen Aufruf aus einem Programm ein.</translation>
    </message>
    <message>
        <source>These are no values but parts of a program, and were left empty: %1.</source>
        <translation>Dies sind keine Werte, sondern Teile eines Programms; sie blieben leer: %1.</translation>
    </message>
    <message>
        <source>There is nothing to import yet.</source>
        <translation>Es gibt noch nichts zu importieren.</translation>
    </message>
    <message>
        <source>It sends no body, so it asks no model anything.</source>
        <translation>Ohne Inhalt fragt sie kein Modell.</translation>
    </message>
</context>
<context>
    <name>Route</name>
    <message>
        <source>“%1” is no web address. It should look like https://api.openai.com/v1.</source>
        <translation>„%1“ ist keine Webadresse. Sie sollte aussehen wie https://api.openai.com/v1.</translation>
    </message>
    <message>
        <source>The value of %1 has a line break or a control character in it.</source>
        <translation>Der Wert von %1 enthält einen Zeilenumbruch oder ein Steuerzeichen.</translation>
    </message>
    <message>
        <source>A property cannot be called “%1”. Use letters, digits and hyphens.</source>
        <translation>Eine Eigenschaft kann nicht „%1“ heißen. Erlaubt sind Buchstaben, Ziffern und Bindestriche.</translation>
    </message>
    <message>
        <source>%1 runs on this machine, where Helicone cannot reach it. Use the direct route.</source>
        <translation>%1 läuft auf diesem Rechner, den Helicone nicht erreicht. Verwenden Sie die direkte Route.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a header.</source>
        <translation>„%1“ kann kein Header-Name sein.</translation>
    </message>
    <message>
        <source>The value of the header %1 has a line break in it.</source>
        <translation>Der Wert des Headers %1 enthält einen Zeilenumbruch.</translation>
    </message>
    <message>
        <source>No address is set for %1. Set it in Settings &gt; Providers, or with: heliograph config set provider.%2.direct-url URL</source>
        <translation>Für %1 ist keine Adresse festgelegt. Möglich unter Einstellungen &gt; Anbieter oder mit: heliograph config set provider.%2.direct-url URL</translation>
    </message>
    <message>
        <source>Gemini&apos;s format has the model in the address. Name a model.</source>
        <translation>Beim Format von Gemini steht das Modell in der Adresse. Geben Sie ein Modell an.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a model.</source>
        <translation>„%1“ kann kein Modellname sein.</translation>
    </message>
    <message>
        <source>%1 has the deployment in the address. Name it as the model, or with: heliograph config set provider.%2.deployment NAME</source>
        <translation>%1 hat das Deployment in der Adresse. Geben Sie es als Modell an oder mit: heliograph config set provider.%2.deployment NAME</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a deployment.</source>
        <translation>„%1“ kann kein Name eines Deployments sein.</translation>
    </message>
    <message>
        <source>a project (provider.%1.project)</source>
        <translation>ein Projekt (provider.%1.project)</translation>
    </message>
    <message>
        <source>a location such as us-central1 or global (provider.%1.location)</source>
        <translation>eine Region wie us-central1 oder global (provider.%1.location)</translation>
    </message>
    <message>
        <source>%1 needs %2. Set it in Settings &gt; Providers, or with: heliograph config set KEY VALUE</source>
        <translation>%1 braucht %2. Möglich unter Einstellungen &gt; Anbieter oder mit: heliograph config set KEY VALUE</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>%1 needs the address of your resource, such as https://NAME.openai.azure.com. Set it in Settings &gt; Providers, or with: heliograph config set provider.%2.direct-url URL</source>
        <translation>%1 braucht die Adresse Ihrer Ressource, etwa https://NAME.openai.azure.com. Möglich unter Einstellungen &gt; Anbieter oder mit: heliograph config set provider.%2.direct-url URL</translation>
    </message>
    <message>
        <source>%1 is not asked in %2. It speaks: %3.</source>
        <translation>%1 wird nicht im Format %2 gefragt. Möglich sind: %3.</translation>
    </message>
    <message>
        <source>%1 is Helicone itself: there is no way around it.</source>
        <translation>%1 ist Helicone selbst: Es führt kein Weg daran vorbei.</translation>
    </message>
</context>
<context>
    <name>Schema</name>
    <message>
        <source>A schema belongs here: an object, true or false.</source>
        <translation>Hierher gehört ein Schema: ein Objekt, true oder false.</translation>
    </message>
    <message>
        <source>“%1” is no keyword of JSON Schema that is known here.</source>
        <translation>„%1“ ist kein Schlüsselwort von JSON Schema, das hier bekannt ist.</translation>
    </message>
    <message>
        <source>“%1” is sent, but answers are not checked against it here.</source>
        <translation>„%1“ wird gesendet, aber Antworten werden hier nicht daran geprüft.</translation>
    </message>
    <message>
        <source>“%1” must be %2.</source>
        <translation>„%1“ muss %2 sein.</translation>
    </message>
    <message>
        <source>a list with at least one schema</source>
        <translation>eine Liste mit mindestens einem Schema</translation>
    </message>
    <message>
        <source>an object of schemas by name</source>
        <translation>ein Objekt aus benannten Schemas</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>eine Zeichenkette</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a number above 0</source>
        <translation>eine Zahl über 0</translation>
    </message>
    <message>
        <source>a whole number from 0</source>
        <translation>eine ganze Zahl ab 0</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>“enum” is empty, so no value could fit.</source>
        <translation>„enum“ ist leer, also könnte kein Wert passen.</translation>
    </message>
    <message>
        <source>“%1” leads nowhere in this schema.</source>
        <translation>„%1“ führt in diesem Schema nirgendwohin.</translation>
    </message>
    <message>
        <source>“%1” is outside this schema and is not fetched.</source>
        <translation>„%1“ liegt außerhalb dieses Schemas und wird nicht abgerufen.</translation>
    </message>
    <message>
        <source>The format “%1” is not checked here.</source>
        <translation>Das Format „%1“ wird hier nicht geprüft.</translation>
    </message>
    <message>
        <source>This pattern cannot be read: %1.</source>
        <translation>Dieses Muster kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>“%1” must be a list of names.</source>
        <translation>„%1“ muss eine Liste von Namen sein.</translation>
    </message>
    <message>
        <source>“type” must be a string or a list of strings.</source>
        <translation>„type“ muss eine Zeichenkette oder eine Liste von Zeichenketten sein.</translation>
    </message>
    <message>
        <source>“%1” is no type. There are object, array, string, number, integer, boolean and null.</source>
        <translation>„%1“ ist kein Typ. Es gibt object, array, string, number, integer, boolean und null.</translation>
    </message>
    <message>
        <source>“type” is an empty list, so no value could fit.</source>
        <translation>„type“ ist eine leere Liste, also könnte kein Wert passen.</translation>
    </message>
    <message>
        <source>“%1” is required but not among the properties.</source>
        <translation>„%1“ ist Pflicht, aber nicht unter den Eigenschaften.</translation>
    </message>
    <message>
        <source>“%1” is above “%2”, so no value could fit.</source>
        <translation>„%1“ ist größer als „%2“, also könnte kein Wert passen.</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>Strict: the outermost schema must be an object, not “anyOf”.</source>
        <translation>Strikt: Das äußerste Schema muss ein Objekt sein, nicht „anyOf“.</translation>
    </message>
    <message>
        <source>Strict: the outermost schema must have the type object.</source>
        <translation>Strikt: Das äußerste Schema muss den Typ object haben.</translation>
    </message>
    <message>
        <source>Strict: at most %1 properties are allowed in all.</source>
        <translation>Strikt: Insgesamt sind höchstens %1 Eigenschaften erlaubt.</translation>
    </message>
    <message>
        <source>Strict: at most %1 enum values are allowed in all.</source>
        <translation>Strikt: Insgesamt sind höchstens %1 enum-Werte erlaubt.</translation>
    </message>
    <message>
        <source>Strict: “%1” is not supported.</source>
        <translation>Strikt: „%1“ wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>Strict: objects may be nested %1 levels deep.</source>
        <translation>Strikt: Objekte dürfen %1 Ebenen tief verschachtelt sein.</translation>
    </message>
    <message>
        <source>Strict: every object needs “additionalProperties”: false.</source>
        <translation>Strikt: Jedes Objekt braucht „additionalProperties“: false.</translation>
    </message>
    <message>
        <source>Strict: every property must be required. Missing: %1. Allow null where one is optional.</source>
        <translation>Strikt: Jede Eigenschaft muss Pflicht sein. Es fehlt: %1. Erlauben Sie null, wo eine wegbleiben darf.</translation>
    </message>
    <message>
        <source>The value</source>
        <translation>Der Wert</translation>
    </message>
    <message>
        <source>This is too large or too involved to be checked in full.</source>
        <translation>Das ist zu groß oder zu verwickelt, um ganz geprüft zu werden.</translation>
    </message>
    <message>
        <source>The pattern %1 cannot be read, so it was not checked.</source>
        <translation>Das Muster %1 kann nicht gelesen werden und wurde daher nicht geprüft.</translation>
    </message>
    <message>
        <source>The pattern %1 takes too long, so it was not checked.</source>
        <translation>Das Muster %1 dauert zu lange und wurde daher nicht geprüft.</translation>
    </message>
    <message>
        <source>%1 is not allowed here.</source>
        <translation>%1 ist hier nicht erlaubt.</translation>
    </message>
    <message>
        <source>The schema refers to itself without end, so a part was not checked.</source>
        <translation>Das Schema verweist endlos auf sich selbst, daher wurde ein Teil nicht geprüft.</translation>
    </message>
    <message>
        <source>%1 is no part of this schema, so what it says was not checked.</source>
        <translation>%1 ist kein Teil dieses Schemas; was dort steht, wurde nicht geprüft.</translation>
    </message>
    <message>
        <source>%1 has %2 members; it needs at least %3.</source>
        <translation>%1 hat %2 Felder; mindestens %3 sind nötig.</translation>
    </message>
    <message>
        <source>%1 has %2 members; at most %3 are allowed.</source>
        <translation>%1 hat %2 Felder; höchstens %3 sind erlaubt.</translation>
    </message>
    <message>
        <source>%1 lacks the member “%2”.</source>
        <translation>%1 hat das nötige Feld „%2“ nicht.</translation>
    </message>
    <message>
        <source>%1 has a name that is not allowed.</source>
        <translation>%1 hat einen Namen, der nicht erlaubt ist.</translation>
    </message>
    <message>
        <source>%1 is a member the schema does not allow.</source>
        <translation>%1 ist ein Feld, das das Schema nicht erlaubt.</translation>
    </message>
    <message>
        <source>%1 has “%2”, so it needs “%3” too.</source>
        <translation>%1 hat „%2“ und braucht daher auch „%3“.</translation>
    </message>
    <message>
        <source>%1 is what the schema rules out with “not”.</source>
        <translation>%1 ist, was das Schema mit „not“ ausschließt.</translation>
    </message>
    <message>
        <source>%1 fits more than one of the alternatives, but only one is allowed.</source>
        <translation>%1 passt zu mehr als einer der Alternativen, aber nur eine ist erlaubt.</translation>
    </message>
    <message>
        <source>%1 is %2, which fits none of the %3 alternatives.</source>
        <translation>%1 ist %2; das passt zu keiner der %3 Alternativen.</translation>
    </message>
    <message>
        <source>%1 is %2, not %3.</source>
        <translation>%1 ist %2, nicht %3.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>%1 is %2, which is none of %3.</source>
        <translation>%1 ist %2; das ist keines von %3.</translation>
    </message>
    <message>
        <source>%1 is %2; it must be at least %3.</source>
        <translation>%1 ist %2; mindestens %3 ist nötig.</translation>
    </message>
    <message>
        <source>%1 is %2; it must be at most %3.</source>
        <translation>%1 ist %2; höchstens %3 ist erlaubt.</translation>
    </message>
    <message>
        <source>%1 is %2; it must be more than %3.</source>
        <translation>%1 ist %2; mehr als %3 ist nötig.</translation>
    </message>
    <message>
        <source>%1 is %2; it must be less than %3.</source>
        <translation>%1 ist %2; weniger als %3 ist nötig.</translation>
    </message>
    <message>
        <source>%1 is %2, which is no multiple of %3.</source>
        <translation>%1 ist %2; das ist kein Vielfaches von %3.</translation>
    </message>
    <message>
        <source>%1 has %2 characters; it needs at least %3.</source>
        <translation>%1 hat %2 Zeichen; mindestens %3 sind nötig.</translation>
    </message>
    <message>
        <source>%1 has %2 characters; at most %3 are allowed.</source>
        <translation>%1 hat %2 Zeichen; höchstens %3 sind erlaubt.</translation>
    </message>
    <message>
        <source>%1 is %2, which does not match the pattern %3.</source>
        <translation>%1 ist %2; das passt nicht zum Muster %3.</translation>
    </message>
    <message>
        <source>%1 is %2, which has not the format %3.</source>
        <translation>%1 ist %2; das hat nicht das Format %3.</translation>
    </message>
    <message>
        <source>%1 has %2 items; it needs at least %3.</source>
        <translation>%1 hat %2 Einträge; mindestens %3 sind nötig.</translation>
    </message>
    <message>
        <source>%1 has %2 items; at most %3 are allowed.</source>
        <translation>%1 hat %2 Einträge; höchstens %3 sind erlaubt.</translation>
    </message>
    <message>
        <source>%1 is in the list twice.</source>
        <translation>%1 steht zweimal in der Liste.</translation>
    </message>
    <message>
        <source>%1 holds %2 items of the kind it needs; at least %3 are needed.</source>
        <translation>%1 enthält %2 Einträge der nötigen Art; mindestens %3 sind nötig.</translation>
    </message>
    <message>
        <source>%1 holds %2 items of a kind of which it may have at most %3.</source>
        <translation>%1 enthält %2 Einträge einer Art, von der höchstens %3 erlaubt sind.</translation>
    </message>
</context>
<context>
    <name>SecretInput</name>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>What came on standard input is no key.</source>
        <translation>Die Standardeingabe enthielt keinen Schlüssel.</translation>
    </message>
    <message>
        <source>Standard input could not be read.</source>
        <translation>Die Standardeingabe konnte nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>SendCommand</name>
    <message>
        <source>Model.</source>
        <translation>Modell.</translation>
    </message>
    <message>
        <source>helicone or direct.</source>
        <translation>helicone oder direct.</translation>
    </message>
    <message>
        <source>Address of the API instead of the provider&apos;s, such as http://127.0.0.1:4010/v1.</source>
        <translation>Adresse der API anstelle der des Anbieters, etwa http://127.0.0.1:4010/v1.</translation>
    </message>
    <message>
        <source>System prompt.</source>
        <translation>System-Prompt.</translation>
    </message>
    <message>
        <source>Parameter, such as temperature=0.2. May be repeated.</source>
        <translation>Parameter, etwa temperature=0.2. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>Image to send along. May be repeated.</source>
        <translation>Bild, das mitgesendet wird. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>File to send along. May be repeated.</source>
        <translation>Datei, die mitgesendet wird. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>JSON list of tools.</source>
        <translation>JSON-Liste der Tools.</translation>
    </message>
    <message>
        <source>JSON schema the answer must follow.</source>
        <translation>JSON-Schema, dem die Antwort folgen muss.</translation>
    </message>
    <message>
        <source>User the call belongs to.</source>
        <translation>Nutzer, zu dem der Aufruf gehört.</translation>
    </message>
    <message>
        <source>Session the call belongs to.</source>
        <translation>Sitzung, zu der der Aufruf gehört.</translation>
    </message>
    <message>
        <source>Name of the session.</source>
        <translation>Name der Sitzung.</translation>
    </message>
    <message>
        <source>Place in the session.</source>
        <translation>Stelle in der Sitzung.</translation>
    </message>
    <message>
        <source>Property of the call. May be repeated.</source>
        <translation>Eigenschaft des Aufrufs. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>Header to send along. May be repeated.</source>
        <translation>Header, der mitgesendet wird. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>Send exactly the bytes of this file.</source>
        <translation>Genau die Bytes dieser Datei senden.</translation>
    </message>
    <message>
        <source>Sends one call and streams the answer. Keys come from the keychain or the environment.</source>
        <translation>Sendet einen Aufruf und streamt die Antwort. Schlüssel kommen aus dem Schlüsselbund oder der Umgebung.</translation>
    </message>
    <message>
        <source>Ask for the answer in one piece.</source>
        <translation>Die Antwort in einem Stück anfordern.</translation>
    </message>
    <message>
        <source>Print the finished call as one JSON line and nothing else.</source>
        <translation>Den beendeten Aufruf als eine JSON-Zeile ausgeben und sonst nichts.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Diese Hilfe anzeigen.</translation>
    </message>
    <message>
        <source>The question; - reads it from standard input.</source>
        <translation>Die Frage; - liest sie von der Standardeingabe.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>Die Datei %1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The parameter %1 must be a number, not “%2”.</source>
        <translation>Der Parameter %1 muss eine Zahl sein, nicht „%2“.</translation>
    </message>
    <message>
        <source>The parameter %1 must be a whole number, not “%2”.</source>
        <translation>Der Parameter %1 muss eine ganze Zahl sein, nicht „%2“.</translation>
    </message>
    <message>
        <source>%1 is no image.</source>
        <translation>%1 ist kein Bild.</translation>
    </message>
    <message>
        <source>%1 is no JSON schema.</source>
        <translation>%1 ist kein JSON-Schema.</translation>
    </message>
    <message>
        <source>The route is helicone or direct, not “%1”.</source>
        <translation>Die Route ist helicone oder direct, nicht „%1“.</translation>
    </message>
    <message>
        <source>A property is written NAME=VALUE, not “%1”.</source>
        <translation>Eine Eigenschaft hat die Form NAME=VALUE, nicht „%1“.</translation>
    </message>
    <message>
        <source>A header is written NAME=VALUE, not “%1”.</source>
        <translation>Ein Header hat die Form NAME=VALUE, nicht „%1“.</translation>
    </message>
    <message>
        <source>There is more than one prompt. Put it in quotes.</source>
        <translation>Es gibt mehr als einen Prompt. Setzen Sie ihn in Anführungszeichen.</translation>
    </message>
    <message>
        <source>There is no prompt. Give it as the last argument, or - to read it from standard input.</source>
        <translation>Der Prompt fehlt. Geben Sie ihn als letztes Argument an, oder - für die Standardeingabe.</translation>
    </message>
    <message>
        <source>With --body the prompt is in the file: leave out the last argument.</source>
        <translation>Mit --body steht der Prompt in der Datei: Lassen Sie das letzte Argument weg.</translation>
    </message>
    <message>
        <source>A parameter is written NAME=VALUE, not “%1”.</source>
        <translation>Ein Parameter hat die Form NAME=VALUE, nicht „%1“.</translation>
    </message>
    <message>
        <source>Provider: openai, anthropic, gemini, azure, vertex, openrouter, helicone, ollama, demo, one of your own, …</source>
        <translation>Anbieter: openai, anthropic, gemini, azure, vertex, openrouter, helicone, ollama, demo, ein eigener, …</translation>
    </message>
    <message>
        <source>Wire format, where it is not the provider&apos;s own: openai-chat, openai-responses, anthropic or gemini.</source>
        <translation>Übertragungsformat, wenn nicht das des Anbieters: openai-chat, openai-responses, anthropic oder gemini.</translation>
    </message>
    <message>
        <source>The parameter %1 is true or false, not “%2”.</source>
        <translation>Der Parameter %1 ist true oder false, nicht „%2“.</translation>
    </message>
    <message>
        <source>The format “%1” is not known. Known are openai-chat, openai-responses, anthropic and gemini.</source>
        <translation>Das Format „%1“ ist nicht bekannt. Bekannt sind openai-chat, openai-responses, anthropic und gemini.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Send it this once, though a budget could be passed.</source>
        <translation>Dies eine Mal senden, obwohl ein Budget überschritten werden könnte.</translation>
    </message>
</context>
<context>
    <name>SessionThread</name>
    <message>
        <source>This wire format is not understood.</source>
        <translation>Dieses Übertragungsformat wird nicht verstanden.</translation>
    </message>
</context>
<context>
    <name>SessionView</name>
    <message>
        <source>%1 tokens in, %2 out</source>
        <translation>%1 Token Eingabe, %2 Ausgabe</translation>
    </message>
</context>
<context>
    <name>ShellWords</name>
    <message>
        <source>The command holds another command in `…`, which is not run. Replace it with what it gives.</source>
        <translation>Der Befehl enthält einen weiteren Befehl in `…`, der nicht ausgeführt wird. Ersetzen Sie ihn durch sein Ergebnis.</translation>
    </message>
    <message>
        <source>A quotation mark in the command has no end. Was all of it copied?</source>
        <translation>Ein Anführungszeichen im Befehl wird nicht geschlossen. Wurde er ganz kopiert?</translation>
    </message>
    <message>
        <source>The command holds another command in $(…), which is not run. Replace it with what it gives.</source>
        <translation>Der Befehl enthält einen weiteren Befehl in $(…), der nicht ausgeführt wird. Ersetzen Sie ihn durch sein Ergebnis.</translation>
    </message>
</context>
<context>
    <name>StatsCommand</name>
    <message>
        <source>CALLS</source>
        <translation>AUFRUFE</translation>
    </message>
    <message>
        <source>ERRORS</source>
        <translation>FEHLER</translation>
    </message>
    <message>
        <source>COST</source>
        <translation>KOSTEN</translation>
    </message>
    <message>
        <source>UNPRICED</source>
        <translation>OHNE PREIS</translation>
    </message>
    <message>
        <source>ESTIMATED</source>
        <translation>GESCHÄTZT</translation>
    </message>
    <message>
        <source>INPUT</source>
        <translation>EINGABE</translation>
    </message>
    <message>
        <source>CACHED</source>
        <translation>CACHE</translation>
    </message>
    <message>
        <source>OUTPUT</source>
        <translation>AUSGABE</translation>
    </message>
    <message>
        <source>REASONING</source>
        <translation>ÜBERLEGUNG</translation>
    </message>
    <message>
        <source>P50 MS</source>
        <translation>P50 MS</translation>
    </message>
    <message>
        <source>P95 MS</source>
        <translation>P95 MS</translation>
    </message>
    <message>
        <source>TTFT P50</source>
        <translation>TTFT P50</translation>
    </message>
    <message>
        <source>TTFT P95</source>
        <translation>TTFT P95</translation>
    </message>
    <message>
        <source>total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Adds up recorded calls that have ended. Calls without a price and calls with an estimated cost are counted beside every sum. Times are percentiles, in milliseconds; days and hours are those of this computer&apos;s time zone.</source>
        <translation>Zählt beendete Aufrufe zusammen. Aufrufe ohne Preis und solche mit geschätzten Kosten stehen neben jeder Summe. Zeiten sind Perzentile in Millisekunden; Tage und Stunden sind die der Zeitzone dieses Rechners.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Zeigt diese Hilfe.</translation>
    </message>
    <message>
        <source>model, provider, user, session, source, day, hour or property:NAME.</source>
        <translation>model, provider, user, session, source, day, hour oder property:NAME.</translation>
    </message>
    <message>
        <source>DIMENSION</source>
        <translation>DIMENSION</translation>
    </message>
    <message>
        <source>Only calls that fit the filter.</source>
        <translation>Nur Aufrufe, auf die der Filter passt.</translation>
    </message>
    <message>
        <source>FILTER</source>
        <translation>FILTER</translation>
    </message>
    <message>
        <source>table or json.</source>
        <translation>table oder json.</translation>
    </message>
    <message>
        <source>FORMAT</source>
        <translation>FORMAT</translation>
    </message>
    <message>
        <source>“%1” is not understood.</source>
        <translation>„%1“ wird nicht verstanden.</translation>
    </message>
    <message>
        <source>--format is table or json, not “%1”.</source>
        <translation>--format ist table oder json, nicht „%1“.</translation>
    </message>
    <message>
        <source>--by is model, provider, user, session, source, day, hour or property:NAME, not “%1”.</source>
        <translation>--by ist model, provider, user, session, source, day, hour oder property:NAME, nicht „%1“.</translation>
    </message>
    <message>
        <source>The history was closed.</source>
        <translation>Der Verlauf wurde geschlossen.</translation>
    </message>
</context>
<context>
    <name>TagRules</name>
    <message>
        <source>User</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Session name</source>
        <translation>Name der Sitzung</translation>
    </message>
    <message>
        <source>Session path</source>
        <translation>Pfad der Sitzung</translation>
    </message>
    <message>
        <source>%1: line breaks and tabs cannot be sent.</source>
        <translation>%1: Zeilenumbrüche und Tabulatoren können nicht gesendet werden.</translation>
    </message>
    <message>
        <source>Session path: it starts with a slash, as in /a/b.</source>
        <translation>Pfad der Sitzung: Er beginnt mit einem Schrägstrich, etwa /a/b.</translation>
    </message>
    <message>
        <source>Session: a session name or path needs a session.</source>
        <translation>Sitzung: Name oder Pfad brauchen eine Sitzung.</translation>
    </message>
    <message>
        <source>Property: the one with the value “%1” needs a name.</source>
        <translation>Eigenschaft: Die mit dem Wert „%1“ braucht einen Namen.</translation>
    </message>
    <message>
        <source>Property %1: a name has letters, digits, - _ and . only.</source>
        <translation>Eigenschaft %1: Der Name darf nur Buchstaben, Ziffern, - _ und . enthalten.</translation>
    </message>
    <message>
        <source>Property %1: it needs a value.</source>
        <translation>Eigenschaft %1: Der Wert fehlt.</translation>
    </message>
    <message>
        <source>Property %1: line breaks and tabs cannot be sent.</source>
        <translation>Eigenschaft %1: Zeilenumbrüche und Tabulatoren können nicht gesendet werden.</translation>
    </message>
    <message>
        <source>Property %1 is there twice.</source>
        <translation>Eigenschaft %1 kommt zweimal vor.</translation>
    </message>
</context>
<context>
    <name>ToolJson</name>
    <message>
        <source>This is no JSON list of tools.</source>
        <translation>Das ist keine JSON-Liste von Tools.</translation>
    </message>
    <message>
        <source>Tool %1 of the list is no JSON object.</source>
        <translation>Tool %1 der Liste ist kein JSON-Objekt.</translation>
    </message>
</context>
<context>
    <name>ToolRules</name>
    <message>
        <source>A tool needs a name.</source>
        <translation>Ein Tool braucht einen Namen.</translation>
    </message>
    <message>
        <source>A name has at most 64 characters.</source>
        <translation>Ein Name hat höchstens 64 Zeichen.</translation>
    </message>
    <message>
        <source>A name has letters, digits, _ and - only.</source>
        <translation>Ein Name enthält nur Buchstaben, Ziffern, _ und -.</translation>
    </message>
    <message>
        <source>Tool %1: its JSON cannot be read.</source>
        <translation>Tool %1: Sein JSON kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>There are two tools with the name %1.</source>
        <translation>Es gibt zwei Tools mit dem Namen %1.</translation>
    </message>
    <message>
        <source>The tool %1, which the model has to call, is not switched on.</source>
        <translation>Das Tool %1, das das Modell aufrufen muss, ist nicht eingeschaltet.</translation>
    </message>
    <message>
        <source>Output: the schema needs a name.</source>
        <translation>Ausgabe: Das Schema braucht einen Namen.</translation>
    </message>
    <message>
        <source>Output: the schema is no JSON object.</source>
        <translation>Ausgabe: Das Schema ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>Here belongs one tool: a JSON object.</source>
        <translation>Hierher gehört ein einzelnes Tool: ein JSON-Objekt.</translation>
    </message>
</context>
<context>
    <name>UsageClasses</name>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Cached input</source>
        <translation>Eingabe aus dem Cache</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>Cache schreiben</translation>
    </message>
    <message>
        <source>Cache write, 5 min</source>
        <translation>Cache schreiben, 5 min</translation>
    </message>
    <message>
        <source>Cache write, 1 h</source>
        <translation>Cache schreiben, 1 h</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Überlegungen</translation>
    </message>
    <message>
        <source>Audio input</source>
        <translation>Audioeingabe</translation>
    </message>
    <message>
        <source>Cached audio input</source>
        <translation>Audioeingabe aus dem Cache</translation>
    </message>
    <message>
        <source>Audio output</source>
        <translation>Audioausgabe</translation>
    </message>
    <message>
        <source>Image input</source>
        <translation>Bildeingabe</translation>
    </message>
    <message>
        <source>Cached image input</source>
        <translation>Bildeingabe aus dem Cache</translation>
    </message>
    <message>
        <source>Image output</source>
        <translation>Bildausgabe</translation>
    </message>
    <message>
        <source>Web searches</source>
        <translation>Websuchen</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
</context>
<context>
    <name>UserPrices</name>
    <message>
        <source>it is no JSON object</source>
        <translation>das ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>“from” is no day such as 2026-11-24</source>
        <translation>„from“ ist kein Tag wie 2026-11-24</translation>
    </message>
    <message>
        <source>Your prices in %1 are not used: %2</source>
        <translation>Ihre Preise in %1 werden nicht verwendet: %2</translation>
    </message>
    <message>
        <source>Your prices in %1 cannot be read: %2.</source>
        <translation>Ihre Preise in %1 können nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>There is a price of %1 at %2 from that day on already.</source>
        <translation>Einen Preis für %1 bei %2 ab diesem Tag gibt es schon.</translation>
    </message>
    <message>
        <source>You have no price of %1 at %2 from that day on.</source>
        <translation>Sie haben keinen Preis für %1 bei %2 ab diesem Tag.</translation>
    </message>
    <message>
        <source>Your prices could not be written to %1: %2.</source>
        <translation>Ihre Preise konnten nicht in %1 geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>a price needs a provider</source>
        <translation>ein Preis braucht einen Anbieter</translation>
    </message>
    <message>
        <source>a price needs a model</source>
        <translation>ein Preis braucht ein Modell</translation>
    </message>
    <message>
        <source>a price needs at least one rate</source>
        <translation>ein Preis braucht mindestens einen Satz</translation>
    </message>
    <message>
        <source>a rate is above a million dollars</source>
        <translation>ein Satz liegt über einer Million Dollar</translation>
    </message>
    <message>
        <source>it is no JSON object.</source>
        <translation>das ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>its format is not 1; a newer version may have written it.</source>
        <translation>das Format ist nicht 1; vielleicht hat eine neuere Version die Datei geschrieben.</translation>
    </message>
    <message>
        <source>“prices” is no list.</source>
        <translation>„prices“ ist keine Liste.</translation>
    </message>
    <message>
        <source>row %1 (%2, %3): %4.</source>
        <translation>Preiszeile %1 (%2, %3): %4.</translation>
    </message>
</context>
<context>
    <name>heliograph::AboutSettings</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Heliograph: playground, cost and latency monitor for calls to language models</source>
        <translation>Heliograph: Playground, Kosten- und Latenzmonitor für Aufrufe von Sprachmodellen</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>Das Programm</translation>
    </message>
    <message>
        <source>Copy version and system, for a bug report</source>
        <translation>Version und System kopieren, für einen Fehlerbericht</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>GNU General Public License, version 3 or later</source>
        <translation>GNU General Public License, Version 3 oder neuer</translation>
    </message>
    <message>
        <source>Free software: you may use, study, share and change it. It comes without any warranty.</source>
        <translation>Freie Software: Sie dürfen sie benutzen, untersuchen, weitergeben und ändern. Sie kommt ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Ihre Daten</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Every call with its bodies, in one file: history.db. It holds no key.</source>
        <translation>Jeder Aufruf mit seinen Inhalten, in einer Datei: history.db. Sie enthält keinen Schlüssel.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>settings.ini. It holds no key.</source>
        <translation>settings.ini. Sie enthält keinen Schlüssel.</translation>
    </message>
</context>
<context>
    <name>heliograph::AdviceList</name>
    <message>
        <source>Change the port</source>
        <translation>Port ändern</translation>
    </message>
    <message>
        <source>Open the options</source>
        <translation>Optionen öffnen</translation>
    </message>
    <message>
        <source>Allow it</source>
        <translation>Erlauben</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>Wieder aufzeichnen</translation>
    </message>
    <message>
        <source>Open the keys</source>
        <translation>Schlüssel öffnen</translation>
    </message>
    <message>
        <source>Open the providers</source>
        <translation>Anbieter öffnen</translation>
    </message>
    <message>
        <source>(%1 times)</source>
        <translation>(%1-mal)</translation>
    </message>
</context>
<context>
    <name>heliograph::AnswerCard</name>
    <message>
        <source>Reasoning</source>
        <translation>Überlegungen</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stop asking (Esc)</source>
        <translation>Frage stoppen (Esc)</translation>
    </message>
    <message>
        <source>Copy the answer (Ctrl+Shift+C)</source>
        <translation>Antwort kopieren (Strg+Umschalt+C)</translation>
    </message>
    <message>
        <source>Show the raw text (Ctrl+Shift+U)</source>
        <translation>Rohtext anzeigen (Strg+Umschalt+U)</translation>
    </message>
    <message>
        <source>Retry: ask again and replace this answer</source>
        <translation>Erneut fragen und diese Antwort ersetzen</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Strg+R</translation>
    </message>
    <message>
        <source>Edit the answer</source>
        <translation>Antwort bearbeiten</translation>
    </message>
    <message>
        <source>Open call: show it in the history</source>
        <translation>Aufruf öffnen: im Verlauf anzeigen</translation>
    </message>
    <message>
        <source>Show it formatted (Ctrl+Shift+U)</source>
        <translation>Formatiert anzeigen (Strg+Umschalt+U)</translation>
    </message>
    <message>
        <source>Reasoning…</source>
        <translation>Überlegt …</translation>
    </message>
    <message>
        <source>Stopped before the first token</source>
        <translation>Vor dem ersten Token abgebrochen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Add a key</source>
        <translation>Schlüssel hinzufügen</translation>
    </message>
    <message>
        <source>Opens the settings at this key</source>
        <translation>Öffnet die Einstellungen bei diesem Schlüssel</translation>
    </message>
    <message>
        <source>Change the key</source>
        <translation>Schlüssel ändern</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>Asks again (Ctrl+R)</source>
        <translation>Fragt noch einmal (Strg+R)</translation>
    </message>
    <message>
        <source>Use the direct route</source>
        <translation>Direkte Route verwenden</translation>
    </message>
    <message>
        <source>Asks again, without Helicone</source>
        <translation>Fragt noch einmal, ohne Helicone</translation>
    </message>
    <message>
        <source>Choose another model</source>
        <translation>Anderes Modell wählen</translation>
    </message>
    <message>
        <source>Opens the list (Ctrl+M)</source>
        <translation>Öffnet die Liste (Strg+M)</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Jetzt erneut fragen</translation>
    </message>
    <message>
        <source>Asks again without waiting</source>
        <translation>Fragt noch einmal, ohne zu warten</translation>
    </message>
    <message>
        <source>Waiting for the first token, %1</source>
        <translation>Wartet auf das erste Token, %1</translation>
    </message>
    <message>
        <source>%1 Asking again in %2 s (attempt %3 of %4).</source>
        <translation>%1 Neuer Versuch in %2 s (Versuch %3 von %4).</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Show the place in the raw text</source>
        <translation>Die Stelle im Rohtext zeigen</translation>
    </message>
    <message>
        <source>tier %1</source>
        <translation>Stufe %1</translation>
    </message>
    <message>
        <source>Send it all the same</source>
        <translation>Trotzdem senden</translation>
    </message>
    <message>
        <source>Asks this once, past the budget. The budget stays as it is.</source>
        <translation>Fragt dies eine Mal über das Budget hinaus. Das Budget bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Difference to the answer before</source>
        <translation>Unterschied zur Antwort davor</translation>
    </message>
</context>
<context>
    <name>heliograph::AnswerCell</name>
    <message>
        <source>Reasoning</source>
        <translation>Überlegungen</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Stop this answer and keep what came</source>
        <translation>Diese Antwort stoppen und behalten, was kam</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Show the raw text</source>
        <translation>Rohtext anzeigen</translation>
    </message>
    <message>
        <source>Ask again and replace this answer</source>
        <translation>Erneut fragen und diese Antwort ersetzen</translation>
    </message>
    <message>
        <source>Open both answers in the diff view</source>
        <translation>Beide Antworten in der Diff-Ansicht öffnen</translation>
    </message>
    <message>
        <source>Open call: show it in the history</source>
        <translation>Aufruf öffnen: im Verlauf anzeigen</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Wartet, bis sie an der Reihe ist</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stop asking for this answer</source>
        <translation>Nicht weiter nach dieser Antwort fragen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Stopped before the first token</source>
        <translation>Vor dem ersten Token abgebrochen</translation>
    </message>
    <message>
        <source>This answer was interrupted before its end.</source>
        <translation>Diese Antwort wurde vor ihrem Ende unterbrochen.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>Asks again and replaces this answer</source>
        <translation>Fragt erneut und ersetzt diese Antwort</translation>
    </message>
    <message>
        <source>This answer was not asked for: the program ended, or the comparison was stopped, before its turn.</source>
        <translation>Diese Antwort wurde nicht angefragt: Das Programm endete oder der Vergleich wurde angehalten, bevor sie an der Reihe war.</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>The call was deleted from the history.</source>
        <translation>Der Aufruf wurde aus dem Verlauf gelöscht.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>The answer failed.</source>
        <translation>Die Antwort ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Add a key</source>
        <translation>Schlüssel hinzufügen</translation>
    </message>
    <message>
        <source>Opens the settings at this key</source>
        <translation>Öffnet die Einstellungen bei diesem Schlüssel</translation>
    </message>
    <message>
        <source>Change the key</source>
        <translation>Schlüssel ändern</translation>
    </message>
    <message>
        <source>Asks again</source>
        <translation>Fragt erneut</translation>
    </message>
    <message>
        <source>Use the direct route</source>
        <translation>Direkte Route verwenden</translation>
    </message>
    <message>
        <source>Asks again, without Helicone</source>
        <translation>Fragt noch einmal, ohne Helicone</translation>
    </message>
    <message>
        <source>Choose another model</source>
        <translation>Anderes Modell wählen</translation>
    </message>
    <message>
        <source>Opens the list for this column</source>
        <translation>Öffnet die Liste für diese Spalte</translation>
    </message>
    <message>
        <source>Send it all the same</source>
        <translation>Trotzdem senden</translation>
    </message>
    <message>
        <source>Asks this once, past the budget. The budget stays as it is.</source>
        <translation>Fragt dies eine Mal über das Budget hinaus. Das Budget bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Waiting for the first token, %1</source>
        <translation>Wartet auf das erste Token, %1</translation>
    </message>
    <message>
        <source>%1 Asking again in %2 s (attempt %3 of %4).</source>
        <translation>%1 Neuer Versuch in %2 s (Versuch %3 von %4).</translation>
    </message>
    <message>
        <source>✓ The same as %1</source>
        <translation>✓ Gleich wie %1</translation>
    </message>
    <message numerus="yes">
        <source>%n differences from %1</source>
        <translation>
            <numerusform>%n Unterschied zu %1</numerusform>
            <numerusform>%n Unterschiede zu %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::AnswerColumn</name>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message numerus="yes">
        <source>%n equal answers</source>
        <translation>
            <numerusform>%n gleiche Antwort</numerusform>
            <numerusform>%n gleiche Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>Shows each of them, with what it took and cost</source>
        <translation>Zeigt jede von ihnen mit Dauer und Kosten</translation>
    </message>
</context>
<context>
    <name>heliograph::AnswerExtras</name>
    <message>
        <source>Raise max tokens</source>
        <translation>„Max. Token“ erhöhen</translation>
    </message>
    <message>
        <source>Doubles the limit; Retry then asks again</source>
        <translation>Verdoppelt die Grenze; „Erneut fragen“ fragt dann noch einmal</translation>
    </message>
    <message>
        <source>The provider&apos;s word: %1</source>
        <translation>Das Wort des Anbieters: %1</translation>
    </message>
    <message>
        <source>Log probabilities of %1 tokens</source>
        <translation>Log-Wahrscheinlichkeiten von %1 Token</translation>
    </message>
    <message>
        <source>1 part this version does not understand</source>
        <translation>1 Teil, den diese Version nicht versteht</translation>
    </message>
    <message>
        <source>%1 parts this version does not understand</source>
        <translation>%1 Teile, die diese Version nicht versteht</translation>
    </message>
    <message>
        <source>Parts as JSON</source>
        <translation>Teile als JSON</translation>
    </message>
</context>
<context>
    <name>heliograph::AppearanceSettings</name>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Applies at once.</source>
        <translation>Gilt sofort.</translation>
    </message>
</context>
<context>
    <name>heliograph::AttachButton</name>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Attach files; they can be dropped and pasted too (Ctrl+Shift+A)</source>
        <translation>Dateien anhängen; auch durch Ziehen und Einfügen (Strg+Umschalt+A)</translation>
    </message>
    <message>
        <source>Attach files…</source>
        <translation>Dateien anhängen…</translation>
    </message>
    <message>
        <source>Attach an address…</source>
        <translation>Adresse anhängen…</translation>
    </message>
</context>
<context>
    <name>heliograph::AttachmentBar</name>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
</context>
<context>
    <name>heliograph::AttachmentChip</name>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Remove (Delete)</source>
        <translation>Entfernen (Entf)</translation>
    </message>
    <message>
        <source>%1 · ~%2 tokens</source>
        <translation>%1 · ~%2 Token</translation>
    </message>
    <message>
        <source>Cannot be sent</source>
        <translation>Nicht sendbar</translation>
    </message>
    <message>
        <source>About %1 tokens, an estimate</source>
        <translation>Etwa %1 Token, geschätzt</translation>
    </message>
</context>
<context>
    <name>heliograph::AttachmentReader</name>
    <message>
        <source>The picture on the clipboard cannot be read.</source>
        <translation>Das Bild in der Zwischenablage kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Pasted image</source>
        <translation>Eingefügtes Bild</translation>
    </message>
</context>
<context>
    <name>heliograph::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>heliograph::BodyPane</name>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Copy the body</source>
        <translation>Inhalt kopieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save the body to a file</source>
        <translation>Inhalt in einer Datei speichern</translation>
    </message>
    <message>
        <source>Save exactly these bytes to a file</source>
        <translation>Genau diese Bytes in einer Datei speichern</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles anzeigen</translation>
    </message>
    <message>
        <source>Nothing was received.</source>
        <translation>Es wurde nichts empfangen.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Only the beginning is shown.</source>
        <translation>Nur der Anfang wird angezeigt.</translation>
    </message>
    <message numerus="yes">
        <source>%n long string(s) shortened; Save keeps every byte.</source>
        <translation>
            <numerusform>%n langer Text gekürzt; beim Speichern bleibt jedes Byte erhalten.</numerusform>
            <numerusform>%n lange Texte gekürzt; beim Speichern bleibt jedes Byte erhalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the body</source>
        <translation>Inhalt speichern</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>Die Datei konnte nicht geschrieben werden: %1</translation>
    </message>
</context>
<context>
    <name>heliograph::BudgetEditor</name>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Send nothing that could pass it</source>
        <translation>Nichts senden, was es überschreiten könnte</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>am Tag</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>in der Woche</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>im Monat</translation>
    </message>
    <message>
        <source>all calls</source>
        <translation>alle Aufrufe</translation>
    </message>
    <message>
        <source>one provider</source>
        <translation>einen Anbieter</translation>
    </message>
    <message>
        <source>one model</source>
        <translation>ein Modell</translation>
    </message>
    <message>
        <source>one user</source>
        <translation>einen Nutzer</translation>
    </message>
    <message>
        <source>one value of a property</source>
        <translation>einen Wert einer Eigenschaft</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>At most (USD)</source>
        <translation>Höchstens (USD)</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welche</translation>
    </message>
    <message>
        <source>Warn at (%)</source>
        <translation>Warnen bei (%)</translation>
    </message>
    <message>
        <source>Shares of the amount, with commas between: 50, 80</source>
        <translation>Anteile des Betrags, mit Kommas dazwischen: 50, 80</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>What a call may cost at most counts in full while it is under way. A single call can be sent all the same. Calls without a known price are not held up.</source>
        <translation>Was ein Aufruf höchstens kosten kann, zählt voll, solange er läuft. Ein einzelner Aufruf kann trotzdem gesendet werden. Aufrufe ohne bekannten Preis werden nicht aufgehalten.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Keep the budget (Enter)</source>
        <translation>Das Budget behalten (Eingabe)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Leave the budgets as they are (Esc)</source>
        <translation>Die Budgets lassen, wie sie sind (Esc)</translation>
    </message>
</context>
<context>
    <name>heliograph::BudgetKeeper</name>
    <message>
        <source>Your budgets cannot be checked, because what was spent cannot be read: %1</source>
        <translation>Die Budgets lassen sich nicht prüfen, weil die Ausgaben nicht lesbar sind: %1</translation>
    </message>
    <message>
        <source>%1 is spent</source>
        <translation>%1 sind ausgegeben</translation>
    </message>
    <message>
        <source>calls under way may cost %1</source>
        <translation>laufende Aufrufe können %1 kosten</translation>
    </message>
    <message>
        <source>this one may cost up to %1</source>
        <translation>dieser kann bis zu %1 kosten</translation>
    </message>
    <message>
        <source>The budget of %1 could be passed, so nothing was sent: %2. Lower max tokens, raise the budget, or wait until %3.</source>
        <translation>Das Budget von %1 könnte überschritten werden, deshalb wurde nichts gesendet: %2. Max Tokens senken, das Budget erhöhen oder bis %3 warten.</translation>
    </message>
</context>
<context>
    <name>heliograph::BudgetsSettings</name>
    <message>
        <source>%1 of %2 spent, %3 %</source>
        <translation>%1 von %2 ausgegeben, %3 %</translation>
    </message>
    <message>
        <source>up to %1 under way</source>
        <translation>bis zu %1 unterwegs</translation>
    </message>
    <message>
        <source>%1 unpriced, not counted</source>
        <translation>%1 ohne Preis, nicht gezählt</translation>
    </message>
    <message>
        <source>%1 of it estimated</source>
        <translation>davon %1 geschätzt</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>Budgets</translation>
    </message>
    <message>
        <source>How much may be spent in a day, a week or a month. Warnings come in time, and calls that could cost too much are held back.</source>
        <translation>Wie viel am Tag, in der Woche oder im Monat ausgegeben werden darf. Gewarnt wird rechtzeitig, und Aufrufe, die zu viel kosten könnten, werden zurückgehalten.</translation>
    </message>
    <message>
        <source>Add a budget…</source>
        <translation>Budget hinzufügen…</translation>
    </message>
    <message>
        <source>Set an amount that must not be passed</source>
        <translation>Einen Betrag festlegen, der nicht überschritten werden darf</translation>
    </message>
    <message>
        <source>There is no budget yet, so nothing holds a call back.</source>
        <translation>Es gibt noch kein Budget, also wird kein Aufruf zurückgehalten.</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Change the budget %1</source>
        <translation>Das Budget %1 ändern</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the budget %1</source>
        <translation>Das Budget %1 entfernen</translation>
    </message>
</context>
<context>
    <name>heliograph::BuilderSection</name>
    <message>
        <source>Tools the model may call (Ctrl+Shift+T)</source>
        <translation>Tools, die das Modell aufrufen darf (Strg+Umschalt+T)</translation>
    </message>
    <message>
        <source>The shape the answer must have (Ctrl+Shift+J)</source>
        <translation>Die Form, die die Antwort haben muss (Strg+Umschalt+J)</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Tools</translation>
    </message>
    <message>
        <source>Tools (%1)</source>
        <translation>Tools (%1)</translation>
    </message>
    <message>
        <source>Tools (%1 of %2)</source>
        <translation>Tools (%1 von %2)</translation>
    </message>
    <message>
        <source>Output: free</source>
        <translation>Ausgabe: frei</translation>
    </message>
    <message>
        <source>Output: JSON</source>
        <translation>Ausgabe: JSON</translation>
    </message>
    <message>
        <source>Output: schema</source>
        <translation>Ausgabe: Schema</translation>
    </message>
</context>
<context>
    <name>heliograph::CacheGroup</name>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>On: answer equal requests from the cache</source>
        <translation>An: gleiche Anfragen aus dem Cache beantworten</translation>
    </message>
    <message>
        <source>Save answers only</source>
        <translation>Antworten nur speichern</translation>
    </message>
    <message>
        <source>Read kept answers only</source>
        <translation>Nur aufbewahrte Antworten lesen</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>An equal request gets the kept answer, which costs nothing. The same keys, address and body count as equal; only answers with status 200 are kept.</source>
        <translation>Eine gleiche Anfrage erhält die aufbewahrte Antwort, die nichts kostet. Als gleich gelten dieselben Schlüssel, dieselbe Adresse und derselbe Inhalt; nur Antworten mit Status 200 werden aufbewahrt.</translation>
    </message>
    <message>
        <source>Keep for</source>
        <translation>Aufbewahren für</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>From 60 seconds to 365 days.</source>
        <translation>Von 60 Sekunden bis 365 Tage.</translation>
    </message>
    <message>
        <source>Answers kept</source>
        <translation>Antworten im Cache</translation>
    </message>
    <message>
        <source>Of each request, 1 to 20. With more than one, Helicone asks the provider until that many are kept, and serves a random one only then.</source>
        <translation>Je Anfrage 1 bis 20. Bei mehr als einer fragt Helicone den Anbieter, bis so viele aufbewahrt sind, und liefert erst dann eine zufällige.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Another seed is another cache: a user&apos;s, say, or a test&apos;s.</source>
        <translation>Ein anderer Seed ist ein anderer Cache: etwa der eines Nutzers oder eines Tests.</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
    <message>
        <source>Members of the body that do not tell requests apart, with commas between: user, seed. Quotes are added for you.</source>
        <translation>Felder des Inhalts, die Anfragen nicht unterscheiden, mit Kommas dazwischen: user, seed. Anführungszeichen werden ergänzt.</translation>
    </message>
</context>
<context>
    <name>heliograph::CallConversation</name>
    <message>
        <source>with tools</source>
        <translation>mit Tools</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Show earlier messages (%1)</source>
        <translation>Frühere Nachrichten anzeigen (%1)</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Answers the tool call %1</source>
        <translation>Beantwortet den Tool-Aufruf %1</translation>
    </message>
</context>
<context>
    <name>heliograph::CallPane</name>
    <message>
        <source>Call details</source>
        <translation>Details des Aufrufs</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>Close the details (Esc)</source>
        <translation>Details schließen (Esc)</translation>
    </message>
    <message>
        <source>Copy the id</source>
        <translation>ID kopieren</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Show raw text</source>
        <translation>Rohtext anzeigen</translation>
    </message>
    <message>
        <source>Show the texts as they are, without Markdown</source>
        <translation>Die Texte so zeigen, wie sie sind, ohne Markdown</translation>
    </message>
    <message>
        <source>Copy the id %1</source>
        <translation>ID %1 kopieren</translation>
    </message>
    <message>
        <source>%1 · asked for %2</source>
        <translation>%1 · angefragt: %2</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>%1 tokens in, %2 out</source>
        <translation>%1 Token Eingabe, %2 Ausgabe</translation>
    </message>
    <message>
        <source>%1 attempts</source>
        <translation>%1 Versuche</translation>
    </message>
    <message>
        <source>The program ended before the answer did. What had come until then is kept.</source>
        <translation>Das Programm endete vor der Antwort. Was bis dahin kam, bleibt erhalten.</translation>
    </message>
    <message>
        <source>tier %1</source>
        <translation>Stufe %1</translation>
    </message>
    <message>
        <source>Only the numbers of this call were kept: its prompt and answer were not to be recorded.</source>
        <translation>Von diesem Aufruf wurden nur die Zahlen behalten: Anfrage und Antwort sollten nicht aufgezeichnet werden.</translation>
    </message>
</context>
<context>
    <name>heliograph::CallsBulk</name>
    <message numerus="yes">
        <source>Deleting %n call(s)…</source>
        <translation>
            <numerusform>%n Aufruf wird gelöscht …</numerusform>
            <numerusform>%n Aufrufe werden gelöscht …</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. Calls that were deleted until then are gone, the others are still there.</source>
        <translation>Angehalten. Bis dahin gelöschte Aufrufe sind weg, die anderen sind noch da.</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) deleted.</source>
        <translation>
            <numerusform>%n Aufruf gelöscht.</numerusform>
            <numerusform>%n Aufrufe gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still run(s) or had gone already.</source>
        <translation>
            <numerusform>%n läuft noch oder war schon weg.</numerusform>
            <numerusform>%n laufen noch oder waren schon weg.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their words leave the disk when other programs close this history.</source>
        <translation>Ihre Wörter verlassen die Platte, sobald andere Programme diesen Verlauf schließen.</translation>
    </message>
    <message>
        <source>Export calls</source>
        <translation>Aufrufe exportieren</translation>
    </message>
    <message numerus="yes">
        <source>Exporting %n call(s)…</source>
        <translation>
            <numerusform>%n Aufruf wird exportiert …</numerusform>
            <numerusform>%n Aufrufe werden exportiert …</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>Gestoppt. Es wurde keine Datei geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) written to %1.</source>
        <translation>
            <numerusform>%n Aufruf nach %1 geschrieben.</numerusform>
            <numerusform>%n Aufrufe nach %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still run(s) and were left out.</source>
        <translation>
            <numerusform>%n läuft noch und wurde ausgelassen.</numerusform>
            <numerusform>%n laufen noch und wurden ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n had no whole answer and were left out.</source>
        <translation>
            <numerusform>%n hatte keine vollständige Antwort und wurde ausgelassen.</numerusform>
            <numerusform>%n hatten keine vollständige Antwort und wurden ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read: the history is damaged there.</source>
        <translation>
            <numerusform>%n konnte nicht gelesen werden: dort ist der Verlauf beschädigt.</numerusform>
            <numerusform>%n konnten nicht gelesen werden: dort ist der Verlauf beschädigt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::CallsDelegate</name>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
</context>
<context>
    <name>heliograph::CallsDiff</name>
    <message>
        <source>One of the calls was deleted meanwhile.</source>
        <translation>Einer der Aufrufe wurde inzwischen gelöscht.</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>This is the first call of its session.</source>
        <translation>Das ist der erste Aufruf seiner Sitzung.</translation>
    </message>
    <message>
        <source>This call is not found in its session.</source>
        <translation>Dieser Aufruf ist in seiner Sitzung nicht zu finden.</translation>
    </message>
    <message>
        <source>There is no earlier call of this prompt.</source>
        <translation>Es gibt keinen früheren Aufruf dieses Prompts.</translation>
    </message>
</context>
<context>
    <name>heliograph::CallsModel</name>
    <message>
        <source>The property %1</source>
        <translation>Die Eigenschaft %1</translation>
    </message>
</context>
<context>
    <name>heliograph::CallsPage</name>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Open in Playground</source>
        <translation>Im Playground öffnen</translation>
    </message>
    <message>
        <source>Open this call&apos;s request in the Playground, ready to send again</source>
        <translation>Die Anfrage dieses Aufrufs im Playground öffnen, bereit zum erneuten Senden</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>Als curl kopieren</translation>
    </message>
    <message>
        <source>Copy a curl command that sends this call again, with the keys as variables</source>
        <translation>Einen curl-Befehl kopieren, der diesen Aufruf noch einmal sendet, mit Variablen für die Schlüssel</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Copy the answer&apos;s text</source>
        <translation>Den Text der Antwort kopieren</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>ID kopieren</translation>
    </message>
    <message>
        <source>Copy the call&apos;s id</source>
        <translation>Die ID des Aufrufs kopieren</translation>
    </message>
    <message>
        <source>Search calls</source>
        <translation>Aufrufe durchsuchen</translation>
    </message>
    <message>
        <source>Search prompts and answers</source>
        <translation>Prompts und Antworten durchsuchen</translation>
    </message>
    <message>
        <source>Filter calls</source>
        <translation>Aufrufe filtern</translation>
    </message>
    <message>
        <source>Write a filter</source>
        <translation>Einen Filter schreiben</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Show all calls again</source>
        <translation>Wieder alle Aufrufe anzeigen</translation>
    </message>
    <message>
        <source>No calls yet</source>
        <translation>Noch keine Aufrufe</translation>
    </message>
    <message>
        <source>Every call you make is kept here with its tokens, cost and timing. Ask a first question in the Playground.</source>
        <translation>Hier bleibt jeder Aufruf mit seinen Token, Kosten und Zeiten erhalten. Stellen Sie im Playground eine erste Frage.</translation>
    </message>
    <message>
        <source>Ask a first question</source>
        <translation>Erste Frage stellen</translation>
    </message>
    <message>
        <source>No call matches</source>
        <translation>Kein Aufruf passt</translation>
    </message>
    <message>
        <source>No call fits both the search and the filter above.</source>
        <translation>Kein Aufruf passt zu Suche und Filter oben.</translation>
    </message>
    <message>
        <source>Go to the newest calls (Home)</source>
        <translation>Zu den neuesten Aufrufen (Pos1)</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n Aufruf</numerusform>
            <numerusform>%n Aufrufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new call(s) ↑</source>
        <translation>
            <numerusform>%n neuer Aufruf ↑</numerusform>
            <numerusform>%n neue Aufrufe ↑</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Go to %n new call(s)</source>
        <translation>
            <numerusform>Zu %n neuem Aufruf</numerusform>
            <numerusform>Zu %n neuen Aufrufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>Copy a program that sends this call again: curl, Python, TypeScript, Go or C++, on either route</source>
        <translation>Ein Programm kopieren, das diesen Aufruf noch einmal sendet: curl, Python, TypeScript, Go oder C++, auf jeder der beiden Routen</translation>
    </message>
    <message>
        <source>Next call</source>
        <translation>Nächster Aufruf</translation>
    </message>
    <message>
        <source>Show the call below</source>
        <translation>Den Aufruf darunter zeigen</translation>
    </message>
    <message>
        <source>Previous call</source>
        <translation>Vorheriger Aufruf</translation>
    </message>
    <message>
        <source>Show the call above</source>
        <translation>Den Aufruf darüber zeigen</translation>
    </message>
    <message>
        <source>Thumbs up</source>
        <translation>Daumen hoch</translation>
    </message>
    <message>
        <source>Mark the answer as good, or no longer</source>
        <translation>Die Antwort als gut vermerken oder nicht mehr</translation>
    </message>
    <message>
        <source>Thumbs down</source>
        <translation>Daumen runter</translation>
    </message>
    <message>
        <source>Mark the answer as bad, or no longer</source>
        <translation>Die Antwort als schlecht vermerken oder nicht mehr</translation>
    </message>
    <message>
        <source>Add a label</source>
        <translation>Etikett hinzufügen</translation>
    </message>
    <message>
        <source>Give the call a word of your own</source>
        <translation>Dem Aufruf ein eigenes Wort geben</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>Write a note about the call</source>
        <translation>Eine Notiz zum Aufruf schreiben</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Gespeicherte Filter</translation>
    </message>
    <message>
        <source>Keep this filter under a name, or choose one</source>
        <translation>Diesen Filter unter einem Namen behalten oder einen auswählen</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Spalten …</translation>
    </message>
    <message>
        <source>Choose what the list shows, and in which order</source>
        <translation>Wählen, was die Liste zeigt und in welcher Reihenfolge</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Export selected calls…</source>
        <translation>Ausgewählte Aufrufe exportieren …</translation>
    </message>
    <message>
        <source>Write the selected calls to a file</source>
        <translation>Die ausgewählten Aufrufe in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Delete selected calls…</source>
        <translation>Ausgewählte Aufrufe löschen …</translation>
    </message>
    <message>
        <source>Delete the selected calls, after a question</source>
        <translation>Die ausgewählten Aufrufe löschen, nach einer Rückfrage</translation>
    </message>
    <message>
        <source>Compare with other models</source>
        <translation>Mit anderen Modellen vergleichen</translation>
    </message>
    <message>
        <source>Ask other models what was asked in this call, side by side</source>
        <translation>Andere Modelle nebeneinander fragen, was in diesem Aufruf gefragt wurde</translation>
    </message>
    <message>
        <source>Compare selected calls</source>
        <translation>Ausgewählte Aufrufe vergleichen</translation>
    </message>
    <message>
        <source>See what differs between the two selected calls</source>
        <translation>Sehen, worin sich die beiden ausgewählten Aufrufe unterscheiden</translation>
    </message>
    <message>
        <source>Compare with the last call of its prompt</source>
        <translation>Mit dem letzten Aufruf desselben Prompts vergleichen</translation>
    </message>
    <message>
        <source>See what differs from the call made before it from the same prompt</source>
        <translation>Sehen, was anders ist als beim vorigen Aufruf aus demselben Prompt</translation>
    </message>
    <message>
        <source>Compare with the previous call of its session</source>
        <translation>Mit dem vorigen Aufruf der Sitzung vergleichen</translation>
    </message>
    <message>
        <source>See what differs from the call before it in its session</source>
        <translation>Sehen, was anders ist als beim vorigen Aufruf der Sitzung</translation>
    </message>
</context>
<context>
    <name>heliograph::CallsSettings</name>
    <message>
        <source>Route and calls</source>
        <translation>Route und Aufrufe</translation>
    </message>
    <message>
        <source>What new calls start with. Each playground tab can choose for itself.</source>
        <translation>Womit neue Aufrufe beginnen. Jeder Tab im Playground kann selbst wählen.</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Through Helicone</source>
        <translation>Über Helicone</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>Direkt</translation>
    </message>
    <message>
        <source>The call goes to Helicone&apos;s proxy, which passes it on and logs it in your Helicone account too. It needs a Helicone key beside the provider&apos;s, or a Helicone that you run yourself. Helicone&apos;s hosted service takes no new sign-ups; existing keys go on working.</source>
        <translation>Der Aufruf geht an den Proxy von Helicone, der ihn weitergibt und auch in Ihrem Helicone-Konto protokolliert. Das braucht neben dem Schlüssel des Anbieters einen Helicone-Schlüssel oder ein selbst betriebenes Helicone. Der gehostete Dienst von Helicone nimmt keine neuen Anmeldungen an; vorhandene Schlüssel gelten weiter.</translation>
    </message>
    <message>
        <source>The call goes straight to the provider and is kept on this computer only, with its tokens, cost and latency all the same.</source>
        <translation>Der Aufruf geht direkt an den Anbieter und bleibt nur auf diesem Computer erhalten, ebenfalls mit Token, Kosten und Latenz.</translation>
    </message>
    <message>
        <source>Waiting and trying again</source>
        <translation>Warten und erneut versuchen</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Give up after</source>
        <translation>Aufgeben nach</translation>
    </message>
    <message>
        <source>Without a single byte from the server. Reasoning models may think for minutes.</source>
        <translation>Ohne ein einziges Byte vom Server. Reasoning-Modelle können minutenlang überlegen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Neue Versuche</translation>
    </message>
    <message>
        <source>Times, after a rate limit or a server error, with the wait the server asks for. 0: never.</source>
        <translation>Anzahl, nach einem Anfragelimit oder Serverfehler, mit der Wartezeit, die der Server verlangt. 0: nie.</translation>
    </message>
</context>
<context>
    <name>heliograph::CallsView</name>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Sort up</source>
        <translation>Aufsteigend sortieren</translation>
    </message>
    <message>
        <source>Sort down</source>
        <translation>Absteigend sortieren</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Nach links schieben</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Nach rechts schieben</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>„%1“ ausblenden</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Spalten …</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
</context>
<context>
    <name>heliograph::CaptureCommand</name>
    <message>
        <source>--port needs a number from 0 (any free port) to 65535.</source>
        <translation>--port braucht eine Zahl von 0 (irgendein freier Port) bis 65535.</translation>
    </message>
    <message>
        <source>--route is helicone or direct.</source>
        <translation>--route ist helicone oder direct.</translation>
    </message>
    <message>
        <source>The option %1 is not known. Try heliograph capture --help.</source>
        <translation>Die Option %1 ist nicht bekannt. Versuchen Sie heliograph capture --help.</translation>
    </message>
    <message>
        <source>Usage: heliograph capture [--port N] [--route helicone|direct]

Runs the capture proxy on this machine, until Ctrl+C: give a client the address printed for
its provider as its base URL, and every request and response is in the history.

  --port N     listen on this port (0: any free one; else the port of the settings, 8787)
  --route R    send on through Helicone, or direct (else as in the settings)
</source>
        <translation>Aufruf: heliograph capture [--port N] [--route helicone|direct]

Betreibt den Mitschnitt-Proxy auf diesem Rechner, bis Strg+C: Geben Sie einem Client die Adresse,
die für seinen Anbieter ausgegeben wird, als Basis-URL, und jede Anfrage und Antwort steht im Verlauf.

  --port N     auf diesem Port lauschen (0: irgendein freier; sonst der Port der Einstellungen, 8787)
  --route R    über Helicone weitersenden oder direkt (sonst wie in den Einstellungen)
</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Abgewiesen: %1</translation>
    </message>
</context>
<context>
    <name>heliograph::CaptureControls</name>
    <message>
        <source>Capture</source>
        <translation>Mitschnitt</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Options of capture</source>
        <translation>Optionen des Mitschnitts</translation>
    </message>
    <message>
        <source>Port, secret part of the address, web pages, streams</source>
        <translation>Port, geheimer Teil der Adresse, Webseiten, Streams</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Each provider has an address of its own</source>
        <translation>Jeder Anbieter hat eine eigene Adresse</translation>
    </message>
    <message>
        <source>Route of captured calls</source>
        <translation>Route der mitgeschnittenen Aufrufe</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>Direkt</translation>
    </message>
    <message>
        <source>Through Helicone</source>
        <translation>Über Helicone</translation>
    </message>
    <message>
        <source>Calls go on straight to the provider and are kept on this computer only</source>
        <translation>Aufrufe gehen direkt weiter zum Anbieter und werden nur auf diesem Rechner aufbewahrt</translation>
    </message>
    <message>
        <source>Calls go on through Helicone, which logs them too; your Helicone key is added</source>
        <translation>Aufrufe gehen über Helicone weiter, das sie ebenfalls protokolliert; Ihr Helicone-Schlüssel kommt hinzu</translation>
    </message>
    <message>
        <source>Address for programs</source>
        <translation>Adresse für Programme</translation>
    </message>
    <message>
        <source>Turn capture off</source>
        <translation>Mitschnitt ausschalten</translation>
    </message>
    <message>
        <source>Turn capture on</source>
        <translation>Mitschnitt einschalten</translation>
    </message>
    <message>
        <source>Capture is off</source>
        <translation>Der Mitschnitt ist aus</translation>
    </message>
    <message>
        <source>Capture is on</source>
        <translation>Der Mitschnitt ist an</translation>
    </message>
    <message>
        <source>Capture is on, recording is paused</source>
        <translation>Der Mitschnitt ist an, die Aufzeichnung pausiert</translation>
    </message>
    <message>
        <source>While it is on, programs on this computer call the address below instead of their provider&apos;s.</source>
        <translation>Solange er an ist, rufen Programme auf diesem Rechner die Adresse unten statt der ihres Anbieters auf.</translation>
    </message>
    <message>
        <source>Port %1</source>
        <translation>Port %1</translation>
    </message>
    <message>
        <source>%1 in flight</source>
        <translation>%1 unterwegs</translation>
    </message>
    <message>
        <source>%1 served</source>
        <translation>%1 bedient</translation>
    </message>
    <message>
        <source>%1 recorded</source>
        <translation>%1 aufgezeichnet</translation>
    </message>
    <message>
        <source>Pause recording</source>
        <translation>Aufzeichnung pausieren</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>Wieder aufzeichnen</translation>
    </message>
    <message>
        <source>Calls go through and are not kept</source>
        <translation>Aufrufe gehen durch und werden nicht aufbewahrt</translation>
    </message>
    <message>
        <source>Keep the calls that go through</source>
        <translation>Die Aufrufe aufbewahren, die durchgehen</translation>
    </message>
    <message>
        <source>What programs are given as the base URL</source>
        <translation>Was Programme als Basis-URL bekommen</translation>
    </message>
    <message>
        <source>Nothing answers there while capture is off</source>
        <translation>Dort antwortet nichts, solange der Mitschnitt aus ist</translation>
    </message>
</context>
<context>
    <name>heliograph::CaptureOptionsCard</name>
    <message>
        <source>Change it…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Ask for the usage in streams</source>
        <translation>In Streams nach dem Verbrauch fragen</translation>
    </message>
    <message>
        <source>Options of capture</source>
        <translation>Optionen des Mitschnitts</translation>
    </message>
    <message>
        <source>Any free one</source>
        <translation>Irgendein freier</translation>
    </message>
    <message>
        <source>Change the secret part of the address</source>
        <translation>Den geheimen Teil der Adresse ändern</translation>
    </message>
    <message>
        <source>Every program that has the old address is turned away until it gets the new one.</source>
        <translation>Jedes Programm mit der alten Adresse wird abgewiesen, bis es die neue bekommt.</translation>
    </message>
    <message>
        <source>Make a new address</source>
        <translation>Neue Adresse machen</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Listens on this computer only. A new port needs the new address in every program.</source>
        <translation>Lauscht nur auf diesem Rechner. Ein neuer Port verlangt die neue Adresse in jedem Programm.</translation>
    </message>
    <message>
        <source>Allowed web pages</source>
        <translation>Erlaubte Webseiten</translation>
    </message>
    <message>
        <source>Origins of web pages that may call from a browser, with blanks between them. Programs and servers need none.</source>
        <translation>Ursprünge von Webseiten, die aus einem Browser aufrufen dürfen, mit Leerzeichen dazwischen. Programme und Server brauchen keine.</translation>
    </message>
    <message>
        <source>Secret part</source>
        <translation>Geheimer Teil</translation>
    </message>
    <message>
        <source>The letters in the address keep other programs and web pages out. Change them where the address became known.</source>
        <translation>Die Zeichen in der Adresse halten andere Programme und Webseiten fern. Ändern Sie sie, wenn die Adresse bekannt wurde.</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>Streams</translation>
    </message>
    <message>
        <source>Adds stream_options.include_usage where a program forgets it, so that tokens and cost are exact. The program then gets one more event at the end of each stream.</source>
        <translation>Fügt stream_options.include_usage hinzu, wo ein Programm es vergisst, damit Token und Kosten genau sind. Das Programm bekommt dann am Ende jedes Streams ein Ereignis mehr.</translation>
    </message>
    <message>
        <source>“%1” is no origin: write it as http://localhost:3000, without a path.</source>
        <translation>„%1“ ist kein Ursprung: Schreiben Sie ihn wie http://localhost:3000, ohne Pfad.</translation>
    </message>
</context>
<context>
    <name>heliograph::CapturePage</name>
    <message>
        <source>Capture</source>
        <translation>Mitschnitt</translation>
    </message>
    <message>
        <source>Capture calls</source>
        <translation>Aufrufe mitschneiden</translation>
    </message>
    <message>
        <source>Turn capture on or off</source>
        <translation>Den Mitschnitt ein- oder ausschalten</translation>
    </message>
    <message>
        <source>Pause recording</source>
        <translation>Aufzeichnung pausieren</translation>
    </message>
    <message>
        <source>Let calls go through without keeping them</source>
        <translation>Aufrufe durchlassen, ohne sie aufzubewahren</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy the address for programs</source>
        <translation>Die Adresse für Programme kopieren</translation>
    </message>
    <message>
        <source>Copy what to paste</source>
        <translation>Kopieren, was einzufügen ist</translation>
    </message>
    <message>
        <source>Copy what to paste for the chosen client</source>
        <translation>Kopieren, was für den gewählten Client einzufügen ist</translation>
    </message>
    <message>
        <source>Show all captured calls</source>
        <translation>Alle mitgeschnittenen Aufrufe zeigen</translation>
    </message>
    <message>
        <source>Show all captured calls on the Calls page</source>
        <translation>Alle mitgeschnittenen Aufrufe auf der Seite Aufrufe zeigen</translation>
    </message>
    <message>
        <source>Give any program this computer&apos;s address instead of its provider&apos;s, and each of its calls is in your history, with tokens, cost and latency. The program notices nothing.</source>
        <translation>Geben Sie einem Programm die Adresse dieses Rechners statt der seines Anbieters, und jeder seiner Aufrufe steht in Ihrem Verlauf, mit Token, Kosten und Latenz. Das Programm merkt nichts davon.</translation>
    </message>
    <message>
        <source>All captured calls</source>
        <translation>Alle mitgeschnittenen Aufrufe</translation>
    </message>
    <message>
        <source>Calls since the window was opened</source>
        <translation>Aufrufe, seit das Fenster geöffnet wurde</translation>
    </message>
    <message>
        <source>Waiting for the first call…</source>
        <translation>Warten auf den ersten Aufruf…</translation>
    </message>
    <message>
        <source>Turn capture on, and calls appear here as they run.</source>
        <translation>Schalten Sie den Mitschnitt ein, und Aufrufe erscheinen hier, während sie laufen.</translation>
    </message>
</context>
<context>
    <name>heliograph::CaptureService</name>
    <message>
        <source>There is no key for %1, so calls go to Helicone without it. Add it under Settings &gt; Keys, or take the direct route.</source>
        <translation>Für %1 gibt es keinen Schlüssel, daher gehen Aufrufe ohne ihn zu Helicone. Tragen Sie ihn unter Einstellungen &gt; Schlüssel ein, oder nehmen Sie den direkten Weg.</translation>
    </message>
</context>
<context>
    <name>heliograph::CellSender</name>
    <message>
        <source>Stopped</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>This provider is not set up here. Choose another model.</source>
        <translation>Dieser Anbieter ist hier nicht eingerichtet. Wählen Sie ein anderes Modell.</translation>
    </message>
</context>
<context>
    <name>heliograph::ChartCard</name>
    <message>
        <source>Nothing to show in this range.</source>
        <translation>In diesem Zeitraum gibt es nichts zu zeigen.</translation>
    </message>
    <message>
        <source>More for “%1”</source>
        <translation>Mehr zu „%1“</translation>
    </message>
    <message>
        <source>Show as a table, save</source>
        <translation>Als Tabelle zeigen, speichern</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Save as a picture (PNG)…</source>
        <translation>Als Bild speichern (PNG)…</translation>
    </message>
    <message>
        <source>Save as a table (CSV)…</source>
        <translation>Als Tabelle speichern (CSV)…</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Das Diagramm speichern</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Die Tabelle speichern</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose another folder.</source>
        <translation>%1 ließ sich nicht schreiben. Einen anderen Ordner wählen.</translation>
    </message>
</context>
<context>
    <name>heliograph::CitationsView</name>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>1 source</source>
        <translation>1 Quelle</translation>
    </message>
    <message>
        <source>%1 sources</source>
        <translation>%1 Quellen</translation>
    </message>
    <message>
        <source>Show all %1 sources</source>
        <translation>Alle %1 Quellen anzeigen</translation>
    </message>
    <message>
        <source>A document of the request</source>
        <translation>Ein Dokument der Anfrage</translation>
    </message>
    <message>
        <source>Source %1: %2</source>
        <translation>Quelle %1: %2</translation>
    </message>
    <message>
        <source>not opened</source>
        <translation>nicht geöffnet</translation>
    </message>
</context>
<context>
    <name>heliograph::ClientCards</name>
    <message>
        <source>With user and session</source>
        <translation>Mit Benutzer und Sitzung</translation>
    </message>
    <message>
        <source>Copy what to paste</source>
        <translation>Kopieren, was einzufügen ist</translation>
    </message>
    <message>
        <source>Works with</source>
        <translation>Funktioniert mit</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>Wohin es gehört</translation>
    </message>
    <message>
        <source>Shows how a program says whose calls they are and which belong together</source>
        <translation>Zeigt, wie ein Programm sagt, wessen Aufrufe es sind und welche zusammengehören</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>What to paste</source>
        <translation>Was einzufügen ist</translation>
    </message>
    <message>
        <source>The address is known once capture is on.</source>
        <translation>Die Adresse steht fest, sobald der Mitschnitt an ist.</translation>
    </message>
    <message>
        <source>Hide what to paste</source>
        <translation>Verbergen, was einzufügen ist</translation>
    </message>
    <message>
        <source>Show what to paste</source>
        <translation>Zeigen, was einzufügen ist</translation>
    </message>
</context>
<context>
    <name>heliograph::ColumnHeader</name>
    <message>
        <source>no system prompt</source>
        <translation>kein System-Prompt</translation>
    </message>
    <message>
        <source>own system prompt</source>
        <translation>eigener System-Prompt</translation>
    </message>
    <message>
        <source>own prompt</source>
        <translation>eigener Prompt</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>direkt</translation>
    </message>
    <message>
        <source>through Helicone</source>
        <translation>über Helicone</translation>
    </message>
    <message>
        <source>stop sequences</source>
        <translation>Stoppsequenzen</translation>
    </message>
    <message>
        <source>not streamed</source>
        <translation>nicht gestreamt</translation>
    </message>
    <message>
        <source>%1, column %2</source>
        <translation>%1, Spalte %2</translation>
    </message>
    <message>
        <source>Provider and model of this column</source>
        <translation>Anbieter und Modell dieser Spalte</translation>
    </message>
    <message>
        <source>Stop this column and keep what came</source>
        <translation>Diese Spalte stoppen und behalten, was kam</translation>
    </message>
    <message>
        <source>Ask this column what the others were asked</source>
        <translation>Diese Spalte fragen, was die anderen gefragt wurden</translation>
    </message>
    <message>
        <source>System prompt, prompt, route and parameters of this column</source>
        <translation>System-Prompt, Prompt, Route und Parameter dieser Spalte</translation>
    </message>
    <message>
        <source>What can be done with this column</source>
        <translation>Was mit dieser Spalte getan werden kann</translation>
    </message>
    <message>
        <source>◆ Baseline</source>
        <translation>◆ Grundlage</translation>
    </message>
    <message>
        <source>The other columns are compared with this one</source>
        <translation>Die anderen Spalten werden mit dieser verglichen</translation>
    </message>
    <message>
        <source>Duplicate as a variant</source>
        <translation>Als Variante verdoppeln</translation>
    </message>
    <message>
        <source>Compare the others with this one</source>
        <translation>Die anderen mit dieser vergleichen</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Nach links schieben</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Nach rechts schieben</translation>
    </message>
    <message>
        <source>Remove column</source>
        <translation>Spalte entfernen</translation>
    </message>
    <message>
        <source>Column %1: %2</source>
        <translation>Spalte %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Median of %n answers, least to most below</source>
        <translation>
            <numerusform>Median von %n Antwort, darunter kleinster bis größter Wert</numerusform>
            <numerusform>Median von %n Antworten, darunter kleinster bis größter Wert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::ColumnsPanel</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Tick what to show, drag to put in order.</source>
        <translation>Anhaken, was zu sehen sein soll; ziehen, um zu ordnen.</translation>
    </message>
    <message>
        <source>Find a column</source>
        <translation>Spalte suchen</translation>
    </message>
    <message>
        <source>Space ticks, Alt+Up and Alt+Down move</source>
        <translation>Leertaste hakt an, Alt+Hoch und Alt+Runter verschieben</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Further to the left (Alt+Up)</source>
        <translation>Weiter nach links (Alt+Hoch)</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Further to the right (Alt+Down)</source>
        <translation>Weiter nach rechts (Alt+Runter)</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
        <source>Show the columns, order and widths of the beginning</source>
        <translation>Spalten, Reihenfolge und Breiten wie am Anfang zeigen</translation>
    </message>
    <message>
        <source>%1 (property)</source>
        <translation>%1 (Eigenschaft)</translation>
    </message>
</context>
<context>
    <name>heliograph::CommandPalette</name>
    <message>
        <source>Find an action</source>
        <translation>Aktion finden</translation>
    </message>
    <message>
        <source>Find an action…</source>
        <translation>Aktion finden…</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>No action has this name.</source>
        <translation>Keine Aktion heißt so.</translation>
    </message>
</context>
<context>
    <name>heliograph::ComparePage</name>
    <message>
        <source>Close difference</source>
        <translation>Unterschied schließen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Close this difference (Ctrl+W)</source>
        <translation>Diesen Unterschied schließen (Strg+W)</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>One prompt, several models or variants</source>
        <translation>Ein Prompt, mehrere Modelle oder Varianten</translation>
    </message>
    <message>
        <source>Compare two files…</source>
        <translation>Zwei Dateien vergleichen …</translation>
    </message>
    <message>
        <source>See what differs between two text files (Ctrl+Shift+O)</source>
        <translation>Sehen, worin sich zwei Textdateien unterscheiden (Strg+Umschalt+O)</translation>
    </message>
    <message>
        <source>Choose two files to compare</source>
        <translation>Zwei Dateien zum Vergleichen wählen</translation>
    </message>
    <message>
        <source>Choose two files, not %1.</source>
        <translation>Zwei Dateien wählen, nicht %1.</translation>
    </message>
    <message>
        <source>Choose the file to compare it with</source>
        <translation>Die Datei wählen, mit der verglichen wird</translation>
    </message>
</context>
<context>
    <name>heliograph::ComparisonBoard</name>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
</context>
<context>
    <name>heliograph::ComparisonEstimate</name>
    <message numerus="yes">
        <source>%n calls</source>
        <translation>
            <numerusform>%n Aufruf</numerusform>
            <numerusform>%n Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>unpriced</source>
        <translation>ohne Preis</translation>
    </message>
    <message>
        <source>estimate %1</source>
        <translation>geschätzt %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>no known limit</source>
        <translation>keine bekannte Obergrenze</translation>
    </message>
    <message numerus="yes">
        <source>%n columns unpriced</source>
        <translation>
            <numerusform>%n Spalte ohne Preis</numerusform>
            <numerusform>%n Spalten ohne Preis</numerusform>
        </translation>
    </message>
    <message>
        <source>Column %1, %2: unpriced</source>
        <translation>Spalte %1, %2: ohne Preis</translation>
    </message>
    <message>
        <source>Column %1, %2: %3 a call, at most %4</source>
        <translation>Spalte %1, %2: %3 je Aufruf, höchstens %4</translation>
    </message>
    <message>
        <source>Column %1, %2: %3 a call, no limit of its answer is known</source>
        <translation>Spalte %1, %2: %3 je Aufruf, eine Grenze der Antwort ist nicht bekannt</translation>
    </message>
    <message>
        <source>Set “max tokens” for an upper limit.</source>
        <translation>Für eine Obergrenze setzen Sie „Max. Tokens“.</translation>
    </message>
    <message>
        <source>An estimate: each provider counts for itself.</source>
        <translation>Eine Schätzung: Jeder Anbieter zählt selbst.</translation>
    </message>
</context>
<context>
    <name>heliograph::ComparisonRun</name>
    <message>
        <source>The comparison could not be written to the history, so nothing was sent. Free some space on the disk, or close the program that holds the history, and try again.</source>
        <translation>Der Vergleich konnte nicht in den Verlauf geschrieben werden, daher wurde nichts gesendet. Schaffen Sie Platz auf dem Datenträger oder schließen Sie das Programm, das den Verlauf belegt, und versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>heliograph::ComparisonView</name>
    <message>
        <source>Compare models</source>
        <translation>Modelle vergleichen</translation>
    </message>
    <message>
        <source>Compare answers</source>
        <translation>Antworten vergleichen</translation>
    </message>
    <message>
        <source>Write a prompt above and add two or more models, or the same model twice with another system prompt. All are asked at once, and their answers, times and costs stand side by side.</source>
        <translation>Schreiben Sie oben einen Prompt und fügen Sie zwei oder mehr Modelle hinzu, oder dasselbe Modell zweimal mit einem anderen System-Prompt. Alle werden zugleich gefragt, und ihre Antworten, Zeiten und Kosten stehen nebeneinander.</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>Modell hinzufügen</translation>
    </message>
    <message>
        <source>Try it with the demo models</source>
        <translation>Mit den Demo-Modellen ausprobieren</translation>
    </message>
    <message>
        <source>This could pass the budget of %1.</source>
        <translation>Das könnte das Budget von %1 überschreiten.</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Noch nicht gefragt</translation>
    </message>
    <message>
        <source>There are at most %1 columns.</source>
        <translation>Es gibt höchstens %1 Spalten.</translation>
    </message>
    <message>
        <source>What does this program do with my data?</source>
        <translation>Was macht dieses Programm mit meinen Daten?</translation>
    </message>
    <message>
        <source>%1 of %2 answered</source>
        <translation>%1 von %2 beantwortet</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>changed since it was asked</source>
        <translation>geändert, seit sie gefragt wurde</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>noch nicht gefragt</translation>
    </message>
    <message>
        <source>An earlier comparison is being read.</source>
        <translation>Ein früherer Vergleich wird gelesen.</translation>
    </message>
    <message>
        <source>Run the comparison</source>
        <translation>Vergleich starten</translation>
    </message>
    <message>
        <source>Ask all columns at once</source>
        <translation>Alle Spalten zugleich fragen</translation>
    </message>
    <message>
        <source>Stop all answers</source>
        <translation>Alle Antworten stoppen</translation>
    </message>
    <message>
        <source>Add a model…</source>
        <translation>Modell hinzufügen …</translation>
    </message>
    <message>
        <source>Ask again for what is missing</source>
        <translation>Fehlendes erneut anfragen</translation>
    </message>
    <message>
        <source>Asks again for every answer that failed, was stopped or was interrupted</source>
        <translation>Fragt jede Antwort noch einmal an, die fehlschlug, angehalten oder unterbrochen wurde</translation>
    </message>
    <message>
        <source>Mark differences</source>
        <translation>Unterschiede markieren</translation>
    </message>
    <message>
        <source>Marks in every answer how it differs from the first column&apos;s</source>
        <translation>Markiert in jeder Antwort, wie sie sich von der ersten Spalte unterscheidet</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Nächster Unterschied</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>Voriger Unterschied</translation>
    </message>
    <message>
        <source>Earlier comparisons…</source>
        <translation>Frühere Vergleiche …</translation>
    </message>
    <message>
        <source>New comparison</source>
        <translation>Neuer Vergleich</translation>
    </message>
    <message>
        <source>Empties the prompt; the columns stay</source>
        <translation>Leert den Prompt; die Spalten bleiben</translation>
    </message>
    <message>
        <source>Copy all answers</source>
        <translation>Alle Antworten kopieren</translation>
    </message>
    <message>
        <source>Copies the prompt, the figures and all answers as Markdown</source>
        <translation>Kopiert Prompt, Kennzahlen und alle Antworten als Markdown</translation>
    </message>
    <message>
        <source>All answers are on the clipboard, as Markdown.</source>
        <translation>Alle Antworten sind als Markdown in der Zwischenablage.</translation>
    </message>
    <message>
        <source>A comparison is running. Stop it first.</source>
        <translation>Ein Vergleich läuft. Stoppen Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>A comparison is running. Stop it first, then try again.</source>
        <translation>Ein Vergleich läuft. Stoppen Sie ihn zuerst und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>What was asked in this call cannot be read, so it cannot be compared.</source>
        <translation>Was in diesem Aufruf gefragt wurde, ist nicht lesbar, daher kann es nicht verglichen werden.</translation>
    </message>
    <message>
        <source>A comparison is running. Stop it first, then open the earlier one.</source>
        <translation>Ein Vergleich läuft. Stoppen Sie ihn zuerst und öffnen Sie dann den früheren.</translation>
    </message>
    <message>
        <source>The prompt of this comparison was not kept, as your privacy settings ask.</source>
        <translation>Der Prompt dieses Vergleichs wurde nicht gespeichert, wie es Ihre Datenschutzeinstellungen verlangen.</translation>
    </message>
    <message numerus="yes">
        <source>This comparison was interrupted: %n answers are missing or broke off.</source>
        <translation>
            <numerusform>Dieser Vergleich wurde unterbrochen: %n Antwort fehlt oder brach ab.</numerusform>
            <numerusform>Dieser Vergleich wurde unterbrochen: %n Antworten fehlen oder brachen ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask for them</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Run it all the same</source>
        <translation>Trotzdem starten</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>Spalte %1</translation>
    </message>
    <message>
        <source>Column %1 has no answer to compare with.</source>
        <translation>Spalte %1 hat keine Antwort zum Vergleichen.</translation>
    </message>
    <message>
        <source>%1, column %2</source>
        <translation>%1, Spalte %2</translation>
    </message>
    <message>
        <source>%1, run %2</source>
        <translation>%1, Lauf %2</translation>
    </message>
</context>
<context>
    <name>heliograph::Composer</name>
    <message>
        <source>Next message</source>
        <translation>Nächste Nachricht</translation>
    </message>
    <message>
        <source>Type a message. Ctrl+Enter sends it.</source>
        <translation>Nachricht eingeben. Strg+Eingabe sendet sie.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Stop the answer and keep what came (Esc)</source>
        <translation>Die Antwort stoppen und behalten, was kam (Esc)</translation>
    </message>
    <message>
        <source>Send (Ctrl+Enter)</source>
        <translation>Senden (Strg+Eingabe)</translation>
    </message>
</context>
<context>
    <name>heliograph::ConversationTab</name>
    <message>
        <source>Ask a question</source>
        <translation>Eine Frage stellen</translation>
    </message>
    <message>
        <source>Type it below and press Ctrl+Enter. The answer appears here while it is written.</source>
        <translation>Unten eingeben und Strg+Eingabe drücken. Die Antwort erscheint hier, während sie entsteht.</translation>
    </message>
    <message>
        <source>Add message</source>
        <translation>Nachricht anfügen</translation>
    </message>
    <message>
        <source>Add a message without sending it</source>
        <translation>Eine Nachricht anfügen, ohne sie zu senden</translation>
    </message>
    <message>
        <source>%1 message</source>
        <translation>Nachricht: %1</translation>
    </message>
    <message>
        <source>The provider “%1” is not set up here.</source>
        <translation>Der Anbieter „%1“ ist hier nicht eingerichtet.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Message deleted.</source>
        <translation>Nachricht gelöscht.</translation>
    </message>
    <message>
        <source>Max tokens is now %1. Retry asks again.</source>
        <translation>„Max. Token“ ist jetzt %1. „Erneut fragen“ fragt noch einmal.</translation>
    </message>
    <message>
        <source>The attachments are still being read.</source>
        <translation>Die Anhänge werden noch gelesen.</translation>
    </message>
    <message>
        <source>The raw request is too long, or of a format that is not known here.</source>
        <translation>Die Rohanfrage ist zu lang oder hat ein Format, das hier nicht bekannt ist.</translation>
    </message>
    <message>
        <source>The raw request could not be read as a conversation, so the conversation is as it was before.</source>
        <translation>Die Rohanfrage ließ sich nicht als Unterhaltung lesen; die Unterhaltung ist daher wie zuvor.</translation>
    </message>
    <message>
        <source>A raw request cannot be saved as a prompt. Leave the raw mode first.</source>
        <translation>Eine rohe Anfrage lässt sich nicht als Prompt speichern. Verlassen Sie zuerst den Rohmodus.</translation>
    </message>
    <message>
        <source>There is nothing to save yet. Write a system prompt or a message first.</source>
        <translation>Es gibt noch nichts zu speichern. Schreiben Sie zuerst einen System-Prompt oder eine Nachricht.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>Nothing was sent yet that the draft could be compared with.</source>
        <translation>Es wurde noch nichts gesendet, womit der Entwurf verglichen werden könnte.</translation>
    </message>
</context>
<context>
    <name>heliograph::ConversationView</name>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
</context>
<context>
    <name>heliograph::CopyAsMenu</name>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>There is no call to copy yet</source>
        <translation>Es gibt noch keinen Aufruf zum Kopieren</translation>
    </message>
    <message>
        <source>Through Helicone</source>
        <translation>Über Helicone</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>Direkt</translation>
    </message>
    <message>
        <source>This provider is not known here.</source>
        <translation>Dieser Anbieter ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Copy a program that sends this call again, with the keys as environment variables</source>
        <translation>Ein Programm kopieren, das diesen Aufruf noch einmal sendet, mit Umgebungsvariablen für die Schlüssel</translation>
    </message>
    <message>
        <source>Copy a program that sends this call again, with the keys as environment variables. It needs %1.</source>
        <translation>Ein Programm kopieren, das diesen Aufruf noch einmal sendet, mit Umgebungsvariablen für die Schlüssel. Es braucht %1.</translation>
    </message>
    <message>
        <source>This request cannot be sent as it is, so there is nothing to copy.</source>
        <translation>Diese Anfrage lässt sich so nicht senden, es gibt also nichts zu kopieren.</translation>
    </message>
</context>
<context>
    <name>heliograph::CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>heliograph::CostEstimate</name>
    <message>
        <source>Estimate: unpriced</source>
        <translation>Schätzung: ohne Preis</translation>
    </message>
    <message>
        <source>Estimate %1</source>
        <translation>Schätzung %1</translation>
    </message>
    <message>
        <source>Estimate %1, at most %2</source>
        <translation>Schätzung %1, höchstens %2</translation>
    </message>
    <message>
        <source>unpriced</source>
        <translation>ohne Preis</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>tools</source>
        <translation>Tools</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>About %1 tokens in (%2).</source>
        <translation>Etwa %1 Token Eingabe (%2).</translation>
    </message>
    <message>
        <source>About %1 tokens in.</source>
        <translation>Etwa %1 Token Eingabe.</translation>
    </message>
    <message>
        <source>About %1 tokens out, at most %2.</source>
        <translation>Etwa %1 Token Ausgabe, höchstens %2.</translation>
    </message>
    <message>
        <source>About %1 tokens out. No limit of the answer is known: set “max tokens” for one.</source>
        <translation>Etwa %1 Token Ausgabe. Eine Grenze für die Antwort ist nicht bekannt: „Max. Token“ setzt eine.</translation>
    </message>
    <message>
        <source>Learned from your last calls of this model: %1.</source>
        <translation>Gelernt aus Ihren letzten Aufrufen dieses Modells: %1.</translation>
    </message>
    <message>
        <source>You have no calls of this model yet to learn from.</source>
        <translation>Noch gibt es keine Aufrufe dieses Modells, aus denen sich lernen ließe.</translation>
    </message>
    <message>
        <source>The size of a linked image or file is assumed.</source>
        <translation>Die Größe eines verlinkten Bildes oder einer verlinkten Datei ist angenommen.</translation>
    </message>
    <message>
        <source>The price book has no price for this model; you can add one under Settings, Prices.</source>
        <translation>Die Preisliste hat keinen Preis für dieses Modell; er lässt sich unter Einstellungen, Preise hinzufügen.</translation>
    </message>
    <message>
        <source>An estimate: the provider counts for itself.</source>
        <translation>Eine Schätzung: Der Anbieter zählt selbst.</translation>
    </message>
</context>
<context>
    <name>heliograph::DashboardBar</name>
    <message>
        <source>Compare with the time before</source>
        <translation>Mit der Zeit davor vergleichen</translation>
    </message>
    <message>
        <source>One bar is</source>
        <translation>Ein Balken ist</translation>
    </message>
    <message>
        <source>How much time one bar or point stands for</source>
        <translation>Für wie viel Zeit ein Balken oder Punkt steht</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter, such as: model ~ &quot;gpt&quot; and user = &quot;ann&quot;</source>
        <translation>Filter, etwa: model ~ &quot;gpt&quot; and user = &quot;ann&quot;</translation>
    </message>
    <message>
        <source>Conditions joined by and, or, not (Ctrl+Shift+F)
Fields: %1, property.NAME</source>
        <translation>Bedingungen, verbunden mit and, or, not (Strg+Umschalt+F)
Felder: %1, property.NAME</translation>
    </message>
    <message>
        <source>Says what changed since the time of the same length before</source>
        <translation>Sagt, was sich gegenüber der gleich langen Zeit davor geändert hat</translation>
    </message>
</context>
<context>
    <name>heliograph::DashboardPage</name>
    <message>
        <source>Dashboard</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>&amp;Filter the dashboard</source>
        <translation>Die Übersicht &amp;filtern</translation>
    </message>
    <message>
        <source>Go to the filter line</source>
        <translation>Zur Filterzeile gehen</translation>
    </message>
    <message>
        <source>Count &amp;again</source>
        <translation>&amp;Neu zählen</translation>
    </message>
    <message>
        <source>Count the calls again</source>
        <translation>Die Aufrufe noch einmal zählen</translation>
    </message>
    <message>
        <source>Charts as &amp;tables</source>
        <translation>Diagramme als &amp;Tabellen</translation>
    </message>
    <message>
        <source>Show every chart as a table, or as a chart again</source>
        <translation>Jedes Diagramm als Tabelle zeigen, oder wieder als Diagramm</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Failed calls</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Saved by caching</source>
        <translation>Durch Caches gespart</translation>
    </message>
    <message>
        <source>Cost per call</source>
        <translation>Kosten je Aufruf</translation>
    </message>
    <message>
        <source>End of this month</source>
        <translation>Ende dieses Monats</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Most expensive models</source>
        <translation>Teuerste Modelle</translation>
    </message>
    <message>
        <source>Most expensive users</source>
        <translation>Teuerste Nutzer</translation>
    </message>
    <message>
        <source>Most expensive prompts</source>
        <translation>Teuerste Prompts</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Was schiefging</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>Token pro Sekunde</translation>
    </message>
    <message>
        <source>How long calls took</source>
        <translation>Wie lange Aufrufe dauerten</translation>
    </message>
    <message>
        <source>Cost by</source>
        <translation>Kosten nach</translation>
    </message>
    <message>
        <source>What the colours stand for</source>
        <translation>Wofür die Farben stehen</translation>
    </message>
    <message>
        <source>by model</source>
        <translation>nach Modell</translation>
    </message>
    <message>
        <source>by provider</source>
        <translation>nach Anbieter</translation>
    </message>
    <message>
        <source>by user</source>
        <translation>nach Nutzer</translation>
    </message>
    <message>
        <source>by source</source>
        <translation>nach Quelle</translation>
    </message>
    <message>
        <source>Time to</source>
        <translation>Zeit bis</translation>
    </message>
    <message>
        <source>whole answer</source>
        <translation>ganze Antwort</translation>
    </message>
    <message>
        <source>first token</source>
        <translation>erstes Token</translation>
    </message>
    <message>
        <source>Nothing to add up yet</source>
        <translation>Noch gibt es nichts zusammenzuzählen</translation>
    </message>
    <message>
        <source>What calls cost, how long they take and what fails is shown here as soon as there is one.</source>
        <translation>Was Aufrufe kosten, wie lange sie dauern und was fehlschlägt, steht hier, sobald es einen gibt.</translation>
    </message>
    <message>
        <source>Ask a first question</source>
        <translation>Erste Frage stellen</translation>
    </message>
    <message>
        <source>No calls in this time</source>
        <translation>Keine Aufrufe in dieser Zeit</translation>
    </message>
    <message>
        <source>Show the last time with calls</source>
        <translation>Die letzte Zeit mit Aufrufen zeigen</translation>
    </message>
    <message>
        <source>The last call was on %1.</source>
        <translation>Der letzte Aufruf war am %1.</translation>
    </message>
    <message>
        <source>No calls fit the filter</source>
        <translation>Auf keinen Aufruf passt der Filter</translation>
    </message>
    <message>
        <source>Change it or clear it.</source>
        <translation>Ihn ändern oder leeren.</translation>
    </message>
    <message>
        <source>All of %1</source>
        <translation>Ganzer %1</translation>
    </message>
</context>
<context>
    <name>heliograph::DiffLegend</name>
    <message>
        <source>only there</source>
        <translation>nur dort</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>nur hier</translation>
    </message>
</context>
<context>
    <name>heliograph::DiffPanel</name>
    <message>
        <source>Next difference</source>
        <translation>Nächster Unterschied</translation>
    </message>
    <message>
        <source>Go to the next difference</source>
        <translation>Zum nächsten Unterschied</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>Voriger Unterschied</translation>
    </message>
    <message>
        <source>Go to the difference before</source>
        <translation>Zum vorigen Unterschied</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>Compare the other way round</source>
        <translation>Andersherum vergleichen</translation>
    </message>
    <message>
        <source>One column</source>
        <translation>Eine Spalte</translation>
    </message>
    <message>
        <source>Show both sides in one column</source>
        <translation>Beide Seiten in einer Spalte zeigen</translation>
    </message>
    <message>
        <source>Fold equal</source>
        <translation>Gleiches falten</translation>
    </message>
    <message>
        <source>Show equal lines and messages as one line</source>
        <translation>Gleiche Zeilen und Nachrichten als eine Zeile zeigen</translation>
    </message>
    <message>
        <source>Ignore how much space</source>
        <translation>Menge des Leerraums nicht beachten</translation>
    </message>
    <message>
        <source>Take any white space for equal to any other</source>
        <translation>Jeden Leerraum für gleich halten</translation>
    </message>
    <message>
        <source>Ignore all space</source>
        <translation>Leerraum nicht beachten</translation>
    </message>
    <message>
        <source>Leave white space out of account</source>
        <translation>Leerraum nicht beachten</translation>
    </message>
    <message>
        <source>Ignore case</source>
        <translation>Groß/klein nicht beachten</translation>
    </message>
    <message>
        <source>Take capital and small letters for equal</source>
        <translation>Groß- und Kleinbuchstaben für gleich halten</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy what is selected; without a selection all differences as a patch</source>
        <translation>Das Ausgewählte kopieren; ohne Auswahl alle Unterschiede als Patch</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Save as a web page, a patch or Markdown</source>
        <translation>Als Webseite, Patch oder Markdown speichern</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>Vergleich anhalten</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Nicht beachten</translation>
    </message>
    <message>
        <source>What does not count as a difference</source>
        <translation>Was nicht als Unterschied zählt</translation>
    </message>
    <message>
        <source>%1 tokens in</source>
        <translation>%1 Tokens ein</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>%1 aus</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Vergleiche …</translation>
    </message>
    <message>
        <source>Stopped before all was compared.</source>
        <translation>Angehalten, bevor alles verglichen war.</translation>
    </message>
    <message>
        <source>These texts are so long and so different that they were compared coarsely: some of what is marked is equal.</source>
        <translation>Diese Texte sind so lang und so verschieden, dass sie nur grob verglichen wurden: Manches Markierte ist gleich.</translation>
    </message>
    <message>
        <source>No further difference</source>
        <translation>Kein weiterer Unterschied</translation>
    </message>
    <message>
        <source>No difference before</source>
        <translation>Kein Unterschied davor</translation>
    </message>
    <message numerus="yes">
        <source>%Ln difference(s)</source>
        <translation>
            <numerusform>%Ln Unterschied</numerusform>
            <numerusform>%Ln Unterschiede</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>Patch (*.patch)</source>
        <translation>Patch (*.patch)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Export the differences</source>
        <translation>Unterschiede ausgeben</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
</context>
<context>
    <name>heliograph::DiffText</name>
    <message>
        <source>Answer with its differences</source>
        <translation>Antwort mit ihren Unterschieden</translation>
    </message>
</context>
<context>
    <name>heliograph::DiffView</name>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Moved to line %1</source>
        <translation>Verschoben nach Zeile %1</translation>
    </message>
    <message>
        <source>Moved from line %1</source>
        <translation>Verschoben von Zeile %1</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>added</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>no line break</source>
        <translation>kein Zeilenende</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>gleich</translation>
    </message>
</context>
<context>
    <name>heliograph::DraftAttachments</name>
    <message numerus="yes">
        <source>Reading %n file(s)…</source>
        <translation>
            <numerusform>%n Datei wird gelesen…</numerusform>
            <numerusform>%n Dateien werden gelesen…</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop files to attach them</source>
        <translation>Dateien hier ablegen, um sie anzuhängen</translation>
    </message>
</context>
<context>
    <name>heliograph::EarlierComparisons</name>
    <message>
        <source>Earlier comparisons</source>
        <translation>Frühere Vergleiche</translation>
    </message>
    <message>
        <source>None yet. Every run is kept here, also when the program ends in the middle of it.</source>
        <translation>Noch keine. Jeder Lauf wird hier aufbewahrt, auch wenn das Programm mittendrin endet.</translation>
    </message>
    <message>
        <source>Forgets which answers belong together (Del). The calls stay in the history.</source>
        <translation>Vergisst, welche Antworten zusammengehören (Entf). Die Aufrufe bleiben im Verlauf.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Shows it again (Enter)</source>
        <translation>Zeigt ihn wieder (Eingabetaste)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete it for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>The comparison could not be deleted.</source>
        <translation>Der Vergleich konnte nicht gelöscht werden.</translation>
    </message>
</context>
<context>
    <name>heliograph::EarlierModel</name>
    <message numerus="yes">
        <source>%n columns</source>
        <translation>
            <numerusform>%n Spalte</numerusform>
            <numerusform>%n Spalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answers</source>
        <translation>
            <numerusform>%n Antwort</numerusform>
            <numerusform>%n Antworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished</source>
        <translation>
            <numerusform>%n unfertig</numerusform>
            <numerusform>%n unfertig</numerusform>
        </translation>
    </message>
    <message>
        <source>(the prompt was not kept)</source>
        <translation>(der Prompt wurde nicht gespeichert)</translation>
    </message>
</context>
<context>
    <name>heliograph::ExtrasPanel</name>
    <message>
        <source>Write a JSON object: members in curly brackets.</source>
        <translation>Ein JSON-Objekt schreiben: Felder in geschweiften Klammern.</translation>
    </message>
    <message>
        <source>This is not quite JSON: names and texts stand in double quotes, and no comma stands before a bracket that closes.</source>
        <translation>Das ist nicht ganz JSON: Namen und Texte stehen in doppelten Anführungszeichen, und vor einer schließenden Klammer steht kein Komma.</translation>
    </message>
    <message>
        <source>Line %1: write a header as Name: value.</source>
        <translation>Zeile %1: Ein Header hat die Form Name: Wert.</translation>
    </message>
    <message>
        <source>Line %1: “%2” cannot be the name of a header.</source>
        <translation>Zeile %1: „%2“ kann kein Header-Name sein.</translation>
    </message>
    <message>
        <source>Line %1: the value has a control character in it.</source>
        <translation>Zeile %1: Der Wert enthält ein Steuerzeichen.</translation>
    </message>
    <message>
        <source>More members of the request</source>
        <translation>Weitere Felder der Anfrage</translation>
    </message>
    <message>
        <source>JSON that goes into the request as it is. A member that stands here wins over the fields above.</source>
        <translation>JSON, das unverändert in die Anfrage kommt. Ein Feld, das hier steht, geht den Angaben oben vor.</translation>
    </message>
    <message>
        <source>More headers</source>
        <translation>Weitere Header</translation>
    </message>
    <message>
        <source>One header a line. Keys do not belong here: they are kept in the keychain, and struck out of the history.</source>
        <translation>Ein Header je Zeile. Schlüssel gehören nicht hierher: Sie werden im Schlüsselbund aufbewahrt und im Verlauf unkenntlich gemacht.</translation>
    </message>
    <message>
        <source>More members of the request: %1</source>
        <translation>Weitere Felder der Anfrage: %1</translation>
    </message>
    <message>
        <source>More headers: %1</source>
        <translation>Weitere Header: %1</translation>
    </message>
</context>
<context>
    <name>heliograph::FallbackGroup</name>
    <message>
        <source>Fallbacks</source>
        <translation>Fallbacks</translation>
    </message>
    <message>
        <source>Targets that are tried in order, the first one included. The path of the request stays the same for all, the headers of a target replace all others, and a key is written by its variable, such as $OPENAI_API_KEY: it is filled in when the call is sent and kept nowhere.</source>
        <translation>Ziele, die der Reihe nach versucht werden, das erste eingeschlossen. Der Pfad der Anfrage bleibt bei allen gleich, die Header eines Ziels ersetzen alle anderen, und statt eines Schlüssels steht seine Variable, etwa $OPENAI_API_KEY: Sie wird beim Senden ausgefüllt und nirgends aufbewahrt.</translation>
    </message>
    <message>
        <source>Add target</source>
        <translation>Ziel hinzufügen</translation>
    </message>
    <message>
        <source>A further target, with this provider&apos;s address and key to start with</source>
        <translation>Ein weiteres Ziel, zunächst mit Adresse und Schlüssel dieses Anbieters</translation>
    </message>
    <message>
        <source>Try this target earlier</source>
        <translation>Dieses Ziel früher versuchen</translation>
    </message>
    <message>
        <source>Try this target later</source>
        <translation>Dieses Ziel später versuchen</translation>
    </message>
    <message>
        <source>Remove this target</source>
        <translation>Dieses Ziel entfernen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Headers, one a line</source>
        <translation>Header, je einer pro Zeile</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Next one on</source>
        <translation>Weiter bei</translation>
    </message>
    <message>
        <source>Body changes</source>
        <translation>Änderungen am Inhalt</translation>
    </message>
    <message>
        <source>Target 1, tried first</source>
        <translation>Ziel 1, zuerst versucht</translation>
    </message>
    <message>
        <source>Target %1</source>
        <translation>Ziel %1</translation>
    </message>
    <message>
        <source>“%1” is no header: write Name: value.</source>
        <translation>„%1“ ist kein Header: Die Form ist Name: Wert.</translation>
    </message>
    <message>
        <source>Target %1: %2</source>
        <translation>Ziel %1: %2</translation>
    </message>
</context>
<context>
    <name>heliograph::FiguresView</name>
    <message>
        <source>cheapest</source>
        <translation>am günstigsten</translation>
    </message>
    <message>
        <source>fastest</source>
        <translation>am schnellsten</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Erstes Token</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamtdauer</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>What the answer took and cost</source>
        <translation>Dauer und Kosten der Antwort</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>heliograph::FilterBar</name>
    <message>
        <source>Search prompts and answers</source>
        <translation>Prompts und Antworten durchsuchen</translation>
    </message>
    <message>
        <source>Words that must all be in the prompt or the answer; &quot;quoted&quot; words stand together (Ctrl+F)</source>
        <translation>Wörter, die alle im Prompt oder in der Antwort stehen müssen; &quot;zitierte&quot; Wörter stehen zusammen (Strg+F)</translation>
    </message>
    <message>
        <source>Filter, such as: cost &gt; 0.05 and model ~ &quot;gpt&quot;</source>
        <translation>Filter, etwa: cost &gt; 0.05 and model ~ &quot;gpt&quot;</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Conditions joined by and, or, not (Ctrl+Shift+F); Ctrl+Space shows what could come next
Fields: %1, property.NAME</source>
        <translation>Bedingungen, verbunden durch and, or, not (Strg+Umschalt+F); Strg+Leertaste zeigt, was folgen könnte
Felder: %1, property.NAME</translation>
    </message>
</context>
<context>
    <name>heliograph::FirstRunPage</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Ask your first question</source>
        <translation>Stellen Sie Ihre erste Frage</translation>
    </message>
    <message>
        <source>Heliograph asks language models, keeps every call, and says what it cost and how long it took.</source>
        <translation>Heliograph fragt Sprachmodelle, bewahrt jeden Aufruf auf und sagt, was er kostete und wie lange er dauerte.</translation>
    </message>
    <message>
        <source>Skip this</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Go to the playground; keys can be added later under Settings</source>
        <translation>Zum Playground; Schlüssel lassen sich später in den Einstellungen hinzufügen</translation>
    </message>
    <message>
        <source>Show me a demo</source>
        <translation>Demo ansehen</translation>
    </message>
    <message>
        <source>The built-in demo provider streams an answer as a real one does, with tokens, cost and latency. It needs no key, nothing leaves this computer and nothing is billed.</source>
        <translation>Der eingebaute Demo-Anbieter streamt eine Antwort wie ein echter, mit Token, Kosten und Latenz. Er braucht keinen Schlüssel, nichts verlässt diesen Computer und nichts wird berechnet.</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>Ihre Frage</translation>
    </message>
    <message>
        <source>Ask anything…</source>
        <translation>Beliebige Frage…</translation>
    </message>
    <message>
        <source>What was a heliograph? Explain it in three sentences, then list what one needs to build one.</source>
        <translation>Was war ein Heliograph? Erkläre es in drei Sätzen und liste dann auf, was man zum Bau eines solchen braucht.</translation>
    </message>
    <message>
        <source>Ask the demo</source>
        <translation>Demo fragen</translation>
    </message>
    <message>
        <source>Send the question to the demo (Ctrl+Enter)</source>
        <translation>Die Frage an die Demo senden (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Record another program&apos;s calls</source>
        <translation>Aufrufe eines anderen Programms aufzeichnen</translation>
    </message>
    <message>
        <source>Show me how</source>
        <translation>So geht es</translation>
    </message>
    <message>
        <source>A program that uses Heliograph&apos;s address works as before, and each of its calls is kept here</source>
        <translation>Ein Programm mit Heliographs Adresse arbeitet wie zuvor, und jeder seiner Aufrufe wird hier aufbewahrt</translation>
    </message>
</context>
<context>
    <name>heliograph::FoldBox</name>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
</context>
<context>
    <name>heliograph::ForwardingGroup</name>
    <message>
        <source>Pass on the record</source>
        <translation>Aufzeichnung weitergeben</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Webhooks</translation>
    </message>
    <message>
        <source>Call the webhooks set up at Helicone</source>
        <translation>Die bei Helicone eingerichteten Webhooks aufrufen</translation>
    </message>
    <message>
        <source>PostHog</source>
        <translation>PostHog</translation>
    </message>
    <message>
        <source>Send to PostHog</source>
        <translation>An PostHog senden</translation>
    </message>
    <message>
        <source>With the key stored as posthog, or $POSTHOG_API_KEY.</source>
        <translation>Mit dem Schlüssel, der als posthog gespeichert ist, oder $POSTHOG_API_KEY.</translation>
    </message>
    <message>
        <source>its address, where it is not PostHog&apos;s own</source>
        <translation>seine Adresse, wenn nicht die von PostHog</translation>
    </message>
    <message>
        <source>PostHog&apos;s address</source>
        <translation>Adresse von PostHog</translation>
    </message>
    <message>
        <source>Lytix</source>
        <translation>Lytix</translation>
    </message>
    <message>
        <source>Send to Lytix</source>
        <translation>An Lytix senden</translation>
    </message>
    <message>
        <source>With the key stored as lytix, or $LYTIX_API_KEY.</source>
        <translation>Mit dem Schlüssel, der als lytix gespeichert ist, oder $LYTIX_API_KEY.</translation>
    </message>
    <message>
        <source>its address, where it is not Lytix&apos;s own</source>
        <translation>seine Adresse, wenn nicht die von Lytix</translation>
    </message>
    <message>
        <source>Lytix&apos;s address</source>
        <translation>Adresse von Lytix</translation>
    </message>
</context>
<context>
    <name>heliograph::GroupPane</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>No session</source>
        <translation>Keine Sitzung</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>Close the details (Esc)</source>
        <translation>Details schließen (Esc)</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>Token Eingabe</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>Token Ausgabe</translation>
    </message>
    <message>
        <source>Median latency</source>
        <translation>Mittlere Latenz</translation>
    </message>
    <message>
        <source>95 of 100 within</source>
        <translation>95 von 100 binnen</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Zuerst gesehen</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
</context>
<context>
    <name>heliograph::GroupsPage</name>
    <message>
        <source>Users and properties</source>
        <translation>Nutzer und Eigenschaften</translation>
    </message>
    <message>
        <source>Users or a property</source>
        <translation>Nutzer oder eine Eigenschaft</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>Open the playground</source>
        <translation>Playground öffnen</translation>
    </message>
    <message>
        <source>Show calls</source>
        <translation>Aufrufe zeigen</translation>
    </message>
    <message>
        <source>Show the calls behind this row on the Calls page</source>
        <translation>Die Aufrufe hinter dieser Zeile auf der Seite Aufrufe zeigen</translation>
    </message>
    <message>
        <source>Search in calls</source>
        <translation>In Aufrufen suchen</translation>
    </message>
    <message>
        <source>Count only calls with these words</source>
        <translation>Nur Aufrufe mit diesen Wörtern zählen</translation>
    </message>
    <message>
        <source>Filter users and properties</source>
        <translation>Nutzer und Eigenschaften filtern</translation>
    </message>
    <message>
        <source>Write a filter</source>
        <translation>Einen Filter schreiben</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Neu zählen</translation>
    </message>
    <message>
        <source>Count the calls again</source>
        <translation>Die Aufrufe noch einmal zählen</translation>
    </message>
    <message>
        <source>Next property</source>
        <translation>Nächste Eigenschaft</translation>
    </message>
    <message>
        <source>Go to the next property</source>
        <translation>Zur nächsten Eigenschaft gehen</translation>
    </message>
    <message>
        <source>Previous property</source>
        <translation>Vorige Eigenschaft</translation>
    </message>
    <message>
        <source>Go to the property before</source>
        <translation>Zur vorigen Eigenschaft gehen</translation>
    </message>
    <message>
        <source>The values of the property %1</source>
        <translation>Die Werte der Eigenschaft %1</translation>
    </message>
    <message>
        <source>No user</source>
        <translation>Kein Nutzer</translation>
    </message>
    <message>
        <source>No value</source>
        <translation>Kein Wert</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>Nothing to add up yet</source>
        <translation>Noch gibt es nichts zusammenzuzählen</translation>
    </message>
    <message>
        <source>Users come from the header Helicone-User-Id or the tags in the playground, properties from headers such as Helicone-Property-App. What each of them spends is shown here.</source>
        <translation>Nutzer kommen aus der Kopfzeile Helicone-User-Id oder den Tags im Playground, Eigenschaften aus Kopfzeilen wie Helicone-Property-App. Was jeder und jede von ihnen ausgibt, steht hier.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln users</source>
        <translation>
            <numerusform>%Ln Nutzer</numerusform>
            <numerusform>%Ln Nutzer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln values</source>
        <translation>
            <numerusform>%Ln Wert</numerusform>
            <numerusform>%Ln Werte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::GroupsPanel</name>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Show the last time with calls</source>
        <translation>Die letzte Zeit mit Aufrufen zeigen</translation>
    </message>
    <message>
        <source>Nothing in this time</source>
        <translation>Nichts in dieser Zeit</translation>
    </message>
    <message>
        <source>The last call that fits was on %1.</source>
        <translation>Der letzte passende Aufruf war am %1.</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>No call fits both the search and the filter above.</source>
        <translation>Kein Aufruf passt zu Suche und Filter oben.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls</source>
        <translation>
            <numerusform>%Ln Aufruf</numerusform>
            <numerusform>%Ln Aufrufe</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::HeaderPreview</name>
    <message>
        <source>Headers that are sent</source>
        <translation>Gesendete Header</translation>
    </message>
</context>
<context>
    <name>heliograph::HeadersView</name>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>HTTP status %1</source>
        <translation>HTTP-Status %1</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
</context>
<context>
    <name>heliograph::HeliconeDialog</name>
    <message>
        <source>Helicone options</source>
        <translation>Helicone-Optionen</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Alles leeren</translation>
    </message>
    <message>
        <source>Asks nothing of Helicone but to pass on and log</source>
        <translation>Verlangt von Helicone nur, weiterzugeben und zu protokollieren</translation>
    </message>
    <message>
        <source>Use for new conversations</source>
        <translation>Für neue Unterhaltungen verwenden</translation>
    </message>
    <message>
        <source>New conversations start with these options. Prompts stay with this conversation.</source>
        <translation>Neue Unterhaltungen beginnen mit diesen Optionen. Prompts bleiben bei dieser Unterhaltung.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>Copy the headers</source>
        <translation>Header kopieren</translation>
    </message>
    <message>
        <source>Keys are shown by the name of their variable.</source>
        <translation>Statt der Schlüssel stehen die Namen ihrer Variablen.</translation>
    </message>
    <message>
        <source>This conversation takes the direct route, so none of this is sent.</source>
        <translation>Diese Unterhaltung nimmt die direkte Route, daher wird nichts davon gesendet.</translation>
    </message>
    <message>
        <source>Send through Helicone</source>
        <translation>Über Helicone senden</translation>
    </message>
    <message>
        <source>This conversation takes the direct route, so none of this is sent. %1</source>
        <translation>Diese Unterhaltung nimmt die direkte Route, daher wird nichts davon gesendet. %1</translation>
    </message>
    <message>
        <source>Nothing is sent until this is mended:

%1</source>
        <translation>Bis dies behoben ist, wird nichts gesendet:

%1</translation>
    </message>
</context>
<context>
    <name>heliograph::HeliconeForm</name>
    <message>
        <source>Helicone options</source>
        <translation>Helicone-Optionen</translation>
    </message>
</context>
<context>
    <name>heliograph::HeliconeSection</name>
    <message>
        <source>Helicone</source>
        <translation>Helicone</translation>
    </message>
    <message>
        <source>Helicone options…</source>
        <translation>Helicone-Optionen…</translation>
    </message>
    <message>
        <source>Cache, retries, rate limit, fallbacks and more (Ctrl+Alt+H)</source>
        <translation>Cache, neue Versuche, Anfragelimit, Fallbacks und mehr (Strg+Alt+H)</translation>
    </message>
    <message>
        <source>Nothing asked of Helicone</source>
        <translation>Nichts von Helicone verlangt</translation>
    </message>
    <message>
        <source>The direct route does not send them.</source>
        <translation>Die direkte Route sendet sie nicht.</translation>
    </message>
</context>
<context>
    <name>heliograph::HeliconeSettings</name>
    <message>
        <source>Helicone</source>
        <translation>Helicone</translation>
    </message>
    <message>
        <source>Its address, and what new conversations and “heliograph send” ask of it.</source>
        <translation>Seine Adresse und was neue Unterhaltungen und „heliograph send“ von ihm verlangen.</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Helicone&apos;s API</source>
        <translation>API von Helicone</translation>
    </message>
    <message>
        <source>Used to test the Helicone key. Change it for the EU (https://eu.api.helicone.ai) or a Helicone of your own.</source>
        <translation>Dient zum Testen des Helicone-Schlüssels. Anzupassen für die EU (https://eu.api.helicone.ai) oder ein eigenes Helicone.</translation>
    </message>
    <message>
        <source>A Helicone that you run yourself is reached by its proxy&apos;s address: give it as “Through Helicone” under Providers, and its API&apos;s address here. Fallbacks need its gateway; the cache, rate limits and retries work with each of its proxies. Without a valid Helicone key, Helicone passes calls on but caches and limits nothing.</source>
        <translation>Ein selbst betriebenes Helicone erreicht man über die Adresse seines Proxys: Sie gehört unter Anbieter zu „Über Helicone“, die Adresse seiner API hierher. Fallbacks brauchen sein Gateway; Cache, Anfragelimits und neue Versuche gehen mit jedem seiner Proxys. Ohne gültigen Helicone-Schlüssel gibt Helicone Aufrufe weiter, nutzt aber keinen Cache und begrenzt nichts.</translation>
    </message>
    <message>
        <source>Default options</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>New conversations start with these; each can change them for itself. Only the route through Helicone sends them.</source>
        <translation>Neue Unterhaltungen beginnen mit diesen; jede kann sie für sich ändern. Nur die Route über Helicone sendet sie.</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>Not kept until this is mended: %1</source>
        <translation>Nicht gespeichert, bis dies behoben ist: %1</translation>
    </message>
    <message>
        <source>No further headers.</source>
        <translation>Keine weiteren Header.</translation>
    </message>
</context>
<context>
    <name>heliograph::HeliconeView</name>
    <message>
        <source>Helicone</source>
        <translation>Helicone</translation>
    </message>
</context>
<context>
    <name>heliograph::HistoryCare</name>
    <message>
        <source>The file</source>
        <translation>Die Datei</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>What uses the space</source>
        <translation>Was den Platz braucht</translation>
    </message>
    <message>
        <source>Add up what requests, answers and search take</source>
        <translation>Zusammenzählen, was Anfragen, Antworten und Suche brauchen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Read every page of the file and say whether it is sound</source>
        <translation>Jede Seite der Datei lesen und sagen, ob sie in Ordnung ist</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Copy the history to a file while it is in use, and check the copy</source>
        <translation>Den Verlauf im Betrieb in eine Datei kopieren und die Kopie prüfen</translation>
    </message>
    <message>
        <source>Back up the history</source>
        <translation>Den Verlauf sichern</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Wiederherstellen…</translation>
    </message>
    <message>
        <source>Put a backup in the place of this history; the present one is kept beside it</source>
        <translation>Eine Sicherung an die Stelle dieses Verlaufs setzen; der jetzige bleibt daneben</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Eine Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>The history is sound. Calls: %1.</source>
        <translation>Der Verlauf ist in Ordnung. Aufrufe: %1.</translation>
    </message>
    <message>
        <source>The history is damaged: %1. Calls that can be read still can. Restore a backup to get the rest.</source>
        <translation>Der Verlauf ist beschädigt: %1. Lesbare Aufrufe sind noch da. Für den Rest eine Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>Calls copied to %1: %2 (%3). The copy was checked.</source>
        <translation>Nach %1 kopierte Aufrufe: %2 (%3). Die Kopie wurde geprüft.</translation>
    </message>
    <message>
        <source>The backup is sound. Calls in it: %1. It takes the history&apos;s place when Heliograph is started next; the present history is kept beside it.</source>
        <translation>Die Sicherung ist in Ordnung. Aufrufe darin: %1. Sie tritt beim nächsten Start an die Stelle des Verlaufs; der jetzige bleibt daneben.</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>calls and details</source>
        <translation>Aufrufe und Einzelheiten</translation>
    </message>
    <message>
        <source>indexes</source>
        <translation>Indizes</translation>
    </message>
    <message>
        <source>free for new calls</source>
        <translation>frei für neue Aufrufe</translation>
    </message>
    <message>
        <source>log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>other</source>
        <translation>anderes</translation>
    </message>
    <message>
        <source>%1 together: %2.</source>
        <translation>%1 zusammen: %2.</translation>
    </message>
</context>
<context>
    <name>heliograph::HistorySettings</name>
    <message>
        <source>Privacy and retention</source>
        <translation>Datenschutz und Aufbewahrung</translation>
    </message>
    <message>
        <source>The history is one file on this computer. Nobody else gets it, and you say what stays in it.</source>
        <translation>Der Verlauf ist eine Datei auf diesem Rechner. Niemand sonst bekommt sie, und was darin bleibt, ist Ihre Sache.</translation>
    </message>
    <message>
        <source>Numbers only</source>
        <translation>Nur Zahlen</translation>
    </message>
    <message>
        <source>None: everything is kept</source>
        <translation>Keine: alles wird behalten</translation>
    </message>
    <message>
        <source>Calls of which nothing that was said is kept</source>
        <translation>Aufrufe, von deren Wortlaut nichts behalten wird</translation>
    </message>
    <message>
        <source>Prompts and answers of these calls never reach the disk; tokens, cost, times and names do. Write all, or provider=openai, source=capture, property.app or property.app=bot, with commas between. It holds for new calls.</source>
        <translation>Prompts und Antworten dieser Aufrufe erreichen die Platte nie; Token, Kosten, Zeiten und Namen schon. Möglich sind all oder provider=openai, source=capture, property.app oder property.app=bot, mit Kommas dazwischen. Es gilt für neue Aufrufe.</translation>
    </message>
    <message>
        <source>How long calls stay</source>
        <translation>Wie lange Aufrufe bleiben</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Delete calls older than</source>
        <translation>Aufrufe löschen, älter als</translation>
    </message>
    <message>
        <source>Looked after at each start and every hour. What is deleted cannot be brought back, except out of a backup.</source>
        <translation>Geprüft bei jedem Start und jede Stunde. Gelöschtes lässt sich nur aus einer Sicherung zurückholen.</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Delete the oldest calls above</source>
        <translation>Die ältesten löschen über</translation>
    </message>
    <message>
        <source>The size of the history file. At least 10 MB.</source>
        <translation>Die Größe der Verlaufsdatei. Mindestens 10 MB.</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Keine Grenze</translation>
    </message>
    <message>
        <source>Delete old calls</source>
        <translation>Alte Aufrufe löschen</translation>
    </message>
    <message>
        <source>Calls older than %1 days: %2. They will be deleted now, and cannot be brought back.</source>
        <translation>Aufrufe, älter als %1 Tage: %2. Sie werden jetzt gelöscht und lassen sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>heliograph::ImportDialog</name>
    <message>
        <source>OpenAI chat completions</source>
        <translation>OpenAI Chat Completions</translation>
    </message>
    <message>
        <source>OpenAI Responses</source>
        <translation>OpenAI Responses</translation>
    </message>
    <message>
        <source>Anthropic Messages</source>
        <translation>Anthropic Messages</translation>
    </message>
    <message>
        <source>Gemini</source>
        <translation>Gemini</translation>
    </message>
    <message>
        <source>unknown format</source>
        <translation>unbekanntes Format</translation>
    </message>
    <message>
        <source>through Helicone</source>
        <translation>über Helicone</translation>
    </message>
    <message>
        <source>opens as a raw request</source>
        <translation>öffnet sich als Rohanfrage</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tool(s)</source>
        <translation>
            <numerusform>%n Tool</numerusform>
            <numerusform>%n Tools</numerusform>
        </translation>
    </message>
    <message>
        <source>Import a request</source>
        <translation>Anfrage importieren</translation>
    </message>
    <message>
        <source>Paste a curl command, the JSON of a request, or a call copied out of a program. Nothing is run or sent, and keys are left out.</source>
        <translation>Einen curl-Befehl, das JSON einer Anfrage oder einen aus einem Programm kopierten Aufruf einfügen. Nichts wird ausgeführt oder gesendet, und Schlüssel bleiben weg.</translation>
    </message>
    <message>
        <source>Request to import</source>
        <translation>Anfrage zum Importieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open in a new tab</source>
        <translation>In neuem Tab öffnen</translation>
    </message>
</context>
<context>
    <name>heliograph::JsonPane</name>
    <message>
        <source>Problems of %1</source>
        <translation>Probleme: %1</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
</context>
<context>
    <name>heliograph::KeyCard</name>
    <message>
        <source>I have a Helicone key</source>
        <translation>Ich habe einen Helicone-Schlüssel</translation>
    </message>
    <message>
        <source>I have a provider key</source>
        <translation>Ich habe einen Anbieter-Schlüssel</translation>
    </message>
    <message>
        <source>Use for this session only</source>
        <translation>Nur in dieser Sitzung verwenden</translation>
    </message>
    <message>
        <source>Save and go on</source>
        <translation>Speichern und weiter</translation>
    </message>
    <message>
        <source>Calls go through Helicone and are logged there too.</source>
        <translation>Aufrufe gehen über Helicone und werden auch dort protokolliert.</translation>
    </message>
    <message>
        <source>Calls go straight to the provider and are kept on this computer.</source>
        <translation>Aufrufe gehen direkt an den Anbieter und bleiben auf diesem Computer erhalten.</translation>
    </message>
    <message>
        <source>Helicone key</source>
        <translation>Helicone-Schlüssel</translation>
    </message>
    <message>
        <source>From HELICONE_API_KEY if left empty</source>
        <translation>Aus HELICONE_API_KEY, wenn leer</translation>
    </message>
    <message>
        <source>Helicone key, sk-helicone-…</source>
        <translation>Helicone-Schlüssel, sk-helicone-…</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>The key is held in memory and gone when Heliograph closes</source>
        <translation>Der Schlüssel bleibt im Arbeitsspeicher und ist weg, wenn Heliograph geschlossen wird</translation>
    </message>
    <message>
        <source>Keep the key in the keychain and open the playground</source>
        <translation>Den Schlüssel im Schlüsselbund aufbewahren und den Playground öffnen</translation>
    </message>
    <message>
        <source>Key of %1</source>
        <translation>Schlüssel für %1</translation>
    </message>
    <message>
        <source>Needs no other key</source>
        <translation>Braucht keinen weiteren Schlüssel</translation>
    </message>
    <message>
        <source>From %1 if left empty</source>
        <translation>Aus %1, wenn leer</translation>
    </message>
    <message>
        <source>Or tick “Use for this session only”.</source>
        <translation>Oder „Nur in dieser Sitzung verwenden“ ankreuzen.</translation>
    </message>
</context>
<context>
    <name>heliograph::KeyCheck</name>
    <message>
        <source>%1 accepts the key.</source>
        <translation>%1 akzeptiert den Schlüssel.</translation>
    </message>
    <message>
        <source>%1 answers without a key too, so it could not be tested. The first call will tell.</source>
        <translation>%1 antwortet auch ohne Schlüssel; er ließ sich daher nicht testen. Der erste Aufruf wird es zeigen.</translation>
    </message>
    <message>
        <source>%1 answered with something else than JSON. Check the address in Settings.</source>
        <translation>%1 antwortete mit etwas anderem als JSON. Prüfen Sie die Adresse in den Einstellungen.</translation>
    </message>
    <message>
        <source>%1 offers nothing to test a key with. The first call will tell.</source>
        <translation>%1 bietet nichts, womit sich ein Schlüssel testen ließe. Der erste Aufruf wird es zeigen.</translation>
    </message>
    <message>
        <source>%1 answers at %2.</source>
        <translation>%1 antwortet unter %2.</translation>
    </message>
</context>
<context>
    <name>heliograph::KeyRing</name>
    <message>
        <source>The key is empty.</source>
        <translation>Der Schlüssel ist leer.</translation>
    </message>
    <message>
        <source>The key has a space or a line break in it. Copy it again, alone.</source>
        <translation>Der Schlüssel enthält ein Leerzeichen oder einen Zeilenumbruch. Kopieren Sie ihn noch einmal, ohne Text davor oder danach.</translation>
    </message>
    <message>
        <source>The key holds a character that no key has. Copy it again, alone.</source>
        <translation>Der Schlüssel enthält ein Zeichen, das in keinem Schlüssel vorkommt. Kopieren Sie ihn noch einmal, ohne Text davor oder danach.</translation>
    </message>
    <message>
        <source>The key is %1 bytes long; at most %2 can be kept.</source>
        <translation>Der Schlüssel ist %1 Byte lang; höchstens %2 können aufbewahrt werden.</translation>
    </message>
    <message>
        <source>The environment variable %1 holds no usable key. %2</source>
        <translation>Die Umgebungsvariable %1 enthält keinen brauchbaren Schlüssel. %2</translation>
    </message>
</context>
<context>
    <name>heliograph::KeyRow</name>
    <message>
        <source>No key</source>
        <translation>Kein Schlüssel</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>Environment variable %1</source>
        <translation>Umgebungsvariable %1</translation>
    </message>
    <message>
        <source>This session only</source>
        <translation>Nur diese Sitzung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Ersetzen…</translation>
    </message>
    <message>
        <source>Use for this session only</source>
        <translation>Nur in dieser Sitzung verwenden</translation>
    </message>
    <message>
        <source>The key is held in memory and gone when Heliograph closes. Without the tick it is kept in the keychain.</source>
        <translation>Der Schlüssel bleibt im Arbeitsspeicher und ist weg, wenn Heliograph geschlossen wird. Ohne Häkchen wird er im Schlüsselbund aufbewahrt.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Leave the key as it is (Esc)</source>
        <translation>Den Schlüssel lassen, wie er ist (Esc)</translation>
    </message>
    <message>
        <source>Paste the key of %1</source>
        <translation>Schlüssel für %1 einfügen</translation>
    </message>
    <message>
        <source>Key of %1</source>
        <translation>Schlüssel für %1</translation>
    </message>
    <message>
        <source>Test the key of %1</source>
        <translation>Schlüssel für %1 testen</translation>
    </message>
    <message>
        <source>Remove the key of %1</source>
        <translation>Schlüssel für %1 entfernen</translation>
    </message>
    <message>
        <source>Ask %1 whether it accepts the key. Costs nothing.</source>
        <translation>%1 fragen, ob der Schlüssel akzeptiert wird. Kostet nichts.</translation>
    </message>
    <message>
        <source>Set an address under Providers first.</source>
        <translation>Zuerst unter Anbieter eine Adresse festlegen.</translation>
    </message>
    <message>
        <source>ends in %1</source>
        <translation>endet auf %1</translation>
    </message>
    <message>
        <source>Forget the key of this session</source>
        <translation>Den Schlüssel dieser Sitzung vergessen</translation>
    </message>
    <message>
        <source>Remove the key from the keychain</source>
        <translation>Den Schlüssel aus dem Schlüsselbund entfernen</translation>
    </message>
    <message>
        <source>Set…</source>
        <translation>Eingeben…</translation>
    </message>
    <message>
        <source>Replace the key of %1</source>
        <translation>Schlüssel für %1 ersetzen</translation>
    </message>
    <message>
        <source>Set the key of %1</source>
        <translation>Schlüssel für %1 eingeben</translation>
    </message>
    <message>
        <source>Keep a key here; it goes before the environment variable</source>
        <translation>Hier einen Schlüssel aufbewahren; er hat Vorrang vor der Umgebungsvariable</translation>
    </message>
    <message>
        <source>Or tick “Use for this session only” and save again.</source>
        <translation>Oder „Nur in dieser Sitzung verwenden“ ankreuzen und erneut speichern.</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 wird gefragt…</translation>
    </message>
    <message>
        <source>There is no key to test.</source>
        <translation>Es gibt keinen Schlüssel zum Testen.</translation>
    </message>
</context>
<context>
    <name>heliograph::KeysSettings</name>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Keys are kept in the keychain of this computer and leave it only in the calls you make. Where none is kept, the environment variable of the provider is used.</source>
        <translation>Schlüssel werden im Schlüsselbund dieses Computers aufbewahrt und verlassen ihn nur in Ihren Aufrufen. Wo keiner aufbewahrt ist, gilt die Umgebungsvariable des Anbieters.</translation>
    </message>
    <message>
        <source>Helicone</source>
        <translation>Helicone</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>heliograph::LiveCallsModel</name>
    <message>
        <source>Tokens in and out, as the provider counted them</source>
        <translation>Token hinein und heraus, wie der Anbieter sie gezählt hat</translation>
    </message>
    <message>
        <source>By the length of the text so far</source>
        <translation>Nach der Länge des bisherigen Textes</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
</context>
<context>
    <name>heliograph::LiveCallsView</name>
    <message>
        <source>Captured calls</source>
        <translation>Mitgeschnittene Aufrufe</translation>
    </message>
</context>
<context>
    <name>heliograph::LocalServers</name>
    <message>
        <source>not running</source>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>running, wants a key</source>
        <translation>läuft, verlangt einen Schlüssel</translation>
    </message>
    <message>
        <source>running, loads its model</source>
        <translation>läuft, lädt sein Modell</translation>
    </message>
    <message>
        <source>another server answers there</source>
        <translation>dort antwortet ein anderer Server</translation>
    </message>
</context>
<context>
    <name>heliograph::LogProbsModel</name>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Likely %1</source>
        <translation>Alternative %1</translation>
    </message>
</context>
<context>
    <name>heliograph::LogProbsView</name>
    <message>
        <source>Log probabilities</source>
        <translation>Log-Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>Coloured tokens were less likely to the model. Point at one for the numbers.</source>
        <translation>Farbige Token waren für das Modell weniger wahrscheinlich. Die Zahlen erscheinen unter dem Mauszeiger.</translation>
    </message>
    <message>
        <source>Tokens of the answer</source>
        <translation>Token der Antwort</translation>
    </message>
    <message>
        <source>Tokens, probabilities and alternatives</source>
        <translation>Token, Wahrscheinlichkeiten und Alternativen</translation>
    </message>
    <message>
        <source> … %1 tokens more, in the table</source>
        <translation> … %1 weitere Token in der Tabelle</translation>
    </message>
    <message>
        <source>log probability %1</source>
        <translation>Log-Wahrscheinlichkeit %1</translation>
    </message>
</context>
<context>
    <name>heliograph::MainWindow</name>
    <message>
        <source>Calls are not being kept: %1</source>
        <translation>Aufrufe werden nicht aufbewahrt: %1</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>%1 percent of the budget of %2 is spent.</source>
        <translation>%1 Prozent des Budgets von %2 sind ausgegeben.</translation>
    </message>
</context>
<context>
    <name>heliograph::MarkdownView</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Wrap</source>
        <translation>Umbrechen</translation>
    </message>
    <message>
        <source>No wrap</source>
        <translation>Kein Umbruch</translation>
    </message>
    <message>
        <source>Copy this code (Tab to it, then Enter)</source>
        <translation>Diesen Code kopieren (mit Tab hierher, dann Eingabe)</translation>
    </message>
    <message>
        <source>Let long lines run on; scroll sideways with Shift and the wheel</source>
        <translation>Lange Zeilen weiterlaufen lassen; seitlich scrollen mit Umschalt und Mausrad</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>Lange Zeilen umbrechen</translation>
    </message>
    <message>
        <source>Open link…</source>
        <translation>Link öffnen…</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>heliograph::MarksView</name>
    <message>
        <source>Tags, labels and note</source>
        <translation>Angaben, Etiketten und Notiz</translation>
    </message>
    <message>
        <source>Thumbs up</source>
        <translation>Daumen hoch</translation>
    </message>
    <message>
        <source>A good answer (Ctrl+Shift+G)</source>
        <translation>Eine gute Antwort (Strg+Umschalt+G)</translation>
    </message>
    <message>
        <source>Thumbs down</source>
        <translation>Daumen runter</translation>
    </message>
    <message>
        <source>A bad answer (Ctrl+Shift+B)</source>
        <translation>Eine schlechte Antwort (Strg+Umschalt+B)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Write a note about this call (Ctrl+Shift+N)</source>
        <translation>Eine Notiz zu diesem Aufruf schreiben (Strg+Umschalt+N)</translation>
    </message>
    <message>
        <source>+ Label</source>
        <translation>+ Etikett</translation>
    </message>
    <message>
        <source>Add a label</source>
        <translation>Etikett hinzufügen</translation>
    </message>
    <message>
        <source>Your own word for this call; Enter adds it (Ctrl+Shift+T)</source>
        <translation>Ihr eigenes Wort für diesen Aufruf; die Eingabetaste fügt es hinzu (Strg+Umschalt+T)</translation>
    </message>
    <message>
        <source>A note about this call. It is saved as you type.</source>
        <translation>Eine Notiz zu diesem Aufruf. Sie wird beim Tippen gespeichert.</translation>
    </message>
    <message>
        <source>Show the calls with the label “%1”</source>
        <translation>Die Aufrufe mit dem Etikett „%1“ zeigen</translation>
    </message>
    <message>
        <source>Take this label away</source>
        <translation>Dieses Etikett entfernen</translation>
    </message>
    <message>
        <source>user</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>session name</source>
        <translation>Name der Sitzung</translation>
    </message>
    <message>
        <source>path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>%1: %2
Show the calls that have the same</source>
        <translation>%1: %2
Die Aufrufe zeigen, die dasselbe haben</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>Prompt</translation>
    </message>
</context>
<context>
    <name>heliograph::MediaItem</name>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Open the address…</source>
        <translation>Adresse öffnen…</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>Bild wird gelesen…</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>Could not be saved: %1</source>
        <translation>Konnte nicht gespeichert werden: %1</translation>
    </message>
</context>
<context>
    <name>heliograph::MediaView</name>
    <message>
        <source>Pictures, sounds and files</source>
        <translation>Bilder, Audio und Dateien</translation>
    </message>
    <message>
        <source>%1 more are in the JSON.</source>
        <translation>%1 weitere stehen im JSON.</translation>
    </message>
</context>
<context>
    <name>heliograph::MessageBlock</name>
    <message>
        <source>Content of an unknown kind</source>
        <translation>Inhalt unbekannter Art</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Developer</source>
        <translation>Entwickler</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistent</translation>
    </message>
    <message>
        <source>Tool result</source>
        <translation>Tool-Ergebnis</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Überlegungen</translation>
    </message>
    <message>
        <source>Show the reasoning</source>
        <translation>Überlegungen anzeigen</translation>
    </message>
    <message>
        <source>Show or hide what the model thought before it answered</source>
        <translation>Zeigt oder verbirgt, was das Modell vor der Antwort überlegt hat</translation>
    </message>
    <message>
        <source>Calls %1</source>
        <translation>Ruft %1 auf</translation>
    </message>
</context>
<context>
    <name>heliograph::MessageCard</name>
    <message>
        <source>Empty message. Click to write.</source>
        <translation>Leere Nachricht. Zum Schreiben klicken.</translation>
    </message>
    <message>
        <source>Click to edit</source>
        <translation>Zum Bearbeiten klicken</translation>
    </message>
    <message>
        <source>%1 message</source>
        <translation>Nachricht: %1</translation>
    </message>
    <message>
        <source>Name: %1</source>
        <translation>Name: %1</translation>
    </message>
    <message>
        <source>Answers the tool call %1</source>
        <translation>Beantwortet den Tool-Aufruf %1</translation>
    </message>
    <message>
        <source>%1 (sent as recorded)</source>
        <translation>%1 (gesendet wie aufgezeichnet)</translation>
    </message>
    <message>
        <source>Answers %1</source>
        <translation>Beantwortet %1</translation>
    </message>
    <message>
        <source>It failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>heliograph::MessageExtras</name>
    <message>
        <source>Cache up to here</source>
        <translation>Bis hier in den Cache</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>For 5 minutes</source>
        <translation>Für 5 Minuten</translation>
    </message>
    <message>
        <source>For 1 hour</source>
        <translation>Für 1 Stunde</translation>
    </message>
    <message>
        <source>Attach files…</source>
        <translation>Dateien anhängen…</translation>
    </message>
    <message>
        <source>Attach an address…</source>
        <translation>Adresse anhängen…</translation>
    </message>
    <message>
        <source>This answer is sent back as it came. Mark the message after it.</source>
        <translation>Diese Antwort wird so zurückgesendet, wie sie kam. Markieren Sie die Nachricht danach.</translation>
    </message>
    <message>
        <source>The message is empty.</source>
        <translation>Die Nachricht ist leer.</translation>
    </message>
</context>
<context>
    <name>heliograph::ModelCatalog</name>
    <message>
        <source>%1 has no list of models. Type the model&apos;s name.</source>
        <translation>%1 hat keine Modellliste. Geben Sie den Namen des Modells ein.</translation>
    </message>
</context>
<context>
    <name>heliograph::ModelFetcher</name>
    <message>
        <source>The list of models of %1 is too long to be one.</source>
        <translation>Die Modellliste von %1 ist zu lang, um eine zu sein.</translation>
    </message>
</context>
<context>
    <name>heliograph::ModelPicker</name>
    <message>
        <source>Provider and model (Ctrl+M)</source>
        <translation>Anbieter und Modell (Strg+M)</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>%1 / choose a model</source>
        <translation>%1 / Modell wählen</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modell: %1</translation>
    </message>
</context>
<context>
    <name>heliograph::ModelPopup</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>Modelle suchen</translation>
    </message>
    <message>
        <source>Search, or type any model name</source>
        <translation>Suchen oder einen Modellnamen eingeben</translation>
    </message>
    <message>
        <source>Another provider: type its name, a slash and the model.</source>
        <translation>Anderer Anbieter: seinen Namen, einen Schrägstrich und das Modell eingeben.</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>auf diesem Computer</translation>
    </message>
    <message>
        <source>needs a key</source>
        <translation>braucht einen Schlüssel</translation>
    </message>
    <message>
        <source>recent</source>
        <translation>zuletzt</translation>
    </message>
    <message>
        <source>Use “%1”</source>
        <translation>„%1“ verwenden</translation>
    </message>
    <message>
        <source>Type a model name…</source>
        <translation>Modellnamen eingeben …</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Refresh the list of %1</source>
        <translation>Liste von %1 aktualisieren</translation>
    </message>
    <message>
        <source>Fetch the list of models of %1 anew (F5)</source>
        <translation>Die Modellliste von %1 neu abrufen (F5)</translation>
    </message>
    <message>
        <source>%1: list fetched %2</source>
        <translation>%1: Liste abgerufen %2</translation>
    </message>
    <message>
        <source>%1: suggestions; its own list was not fetched yet</source>
        <translation>%1: Vorschläge; seine eigene Liste wurde noch nicht abgerufen</translation>
    </message>
    <message>
        <source>%1 has no list to fetch; type any model name</source>
        <translation>%1 hat keine abrufbare Liste; einen Modellnamen eingeben</translation>
    </message>
    <message>
        <source>%1: fetching the list…</source>
        <translation>%1: Liste wird abgerufen…</translation>
    </message>
    <message>
        <source>Shown is the list of %1.</source>
        <translation>Liste abgerufen %1.</translation>
    </message>
    <message>
        <source>%1M context</source>
        <translation>%1M Kontext</translation>
    </message>
    <message>
        <source>%1k context</source>
        <translation>%1k Kontext</translation>
    </message>
</context>
<context>
    <name>heliograph::OutputDialog</name>
    <message>
        <source>Shape of the answer</source>
        <translation>Form der Antwort</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>JSON object</source>
        <translation>JSON-Objekt</translation>
    </message>
    <message>
        <source>JSON Schema</source>
        <translation>JSON-Schema</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Name of the schema</source>
        <translation>Name des Schemas</translation>
    </message>
    <message>
        <source>Description of the answer</source>
        <translation>Beschreibung der Antwort</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>Strict</source>
        <translation>Strikt</translation>
    </message>
    <message>
        <source>Strict: the provider promises an answer that fits, and takes fewer schemas</source>
        <translation>Strikt: Der Anbieter verspricht eine passende Antwort und nimmt weniger Schemas</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>A JSON Schema, such as {&quot;type&quot;: &quot;object&quot;, …}</source>
        <translation>Ein JSON-Schema, etwa {&quot;type&quot;: &quot;object&quot;, …}</translation>
    </message>
    <message>
        <source>Insert an example</source>
        <translation>Beispiel einfügen</translation>
    </message>
    <message>
        <source>Replaces the schema; Ctrl+Z brings it back</source>
        <translation>Ersetzt das Schema; Strg+Z bringt es zurück</translation>
    </message>
    <message>
        <source>Make it from a sample…</source>
        <translation>Aus einem Muster…</translation>
    </message>
    <message>
        <source>Write the answer you want; the schema follows from it</source>
        <translation>Die gewünschte Antwort schreiben; das Schema ergibt sich daraus</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Indents the JSON</source>
        <translation>Rückt das JSON ein</translation>
    </message>
    <message>
        <source>Write or paste an answer as you want it. All its members become required.</source>
        <translation>Eine Antwort, wie sie sein soll, schreiben oder einfügen. Alle ihre Felder werden Pflicht.</translation>
    </message>
    <message>
        <source>Sample answer</source>
        <translation>Musterantwort</translation>
    </message>
    <message>
        <source>Make the schema</source>
        <translation>Schema erstellen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>The model answers as it likes.</source>
        <translation>Das Modell antwortet, wie es will.</translation>
    </message>
    <message>
        <source>The answer is some JSON object. Most providers want the word JSON in the prompt.</source>
        <translation>Die Antwort ist irgendein JSON-Objekt. Die meisten Anbieter verlangen das Wort JSON im Prompt.</translation>
    </message>
    <message>
        <source>The answer must fit this schema, and is checked against it.</source>
        <translation>Die Antwort muss zu diesem Schema passen und wird daran geprüft.</translation>
    </message>
    <message>
        <source>The name has 1 to 64 letters, digits, _ and -.</source>
        <translation>Der Name hat 1 bis 64 Buchstaben, Ziffern, _ und -.</translation>
    </message>
</context>
<context>
    <name>heliograph::ParametersPanel</name>
    <message>
        <source>Stream the answer</source>
        <translation>Antwort streamen</translation>
    </message>
    <message>
        <source>Off: the answer comes whole, when it is done</source>
        <translation>Aus: Die Antwort kommt am Ende in einem Stück</translation>
    </message>
    <message>
        <source>Stop sequences</source>
        <translation>Stoppsequenzen</translation>
    </message>
    <message>
        <source>The answer ends before one of these. One a line; \n is a line break.</source>
        <translation>Die Antwort endet vor einer von diesen. Je eine pro Zeile; \n ist ein Zeilenumbruch.</translation>
    </message>
    <message>
        <source>Stop sequences, one a line</source>
        <translation>Stoppsequenzen, je eine pro Zeile</translation>
    </message>
    <message>
        <source>Stop sequences: %1</source>
        <translation>Stoppsequenzen: %1</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>Shows and hides the less common parameters</source>
        <translation>Zeigt oder verbirgt die selteneren Parameter</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>nicht möglich</translation>
    </message>
    <message>
        <source>Not sent. %1</source>
        <translation>Nicht gesendet. %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>parameters, and why they are greyed</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>More parameters</source>
        <translation>Weitere Parameter</translation>
    </message>
    <message>
        <source>More parameters (%1 set)</source>
        <translation>Weitere Parameter (%1 gesetzt)</translation>
    </message>
</context>
<context>
    <name>heliograph::PeriodEdit</name>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>%1: unit</source>
        <translation>%1: Einheit</translation>
    </message>
</context>
<context>
    <name>heliograph::PlaygroundPage</name>
    <message>
        <source>Conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neue Unterhaltung</translation>
    </message>
    <message>
        <source>New conversation (Ctrl+T)</source>
        <translation>Neue Unterhaltung (Strg+T)</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>Close conversation</source>
        <translation>Unterhaltung schließen</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation>Nächste Unterhaltung</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation>Vorige Unterhaltung</translation>
    </message>
    <message>
        <source>Choose model…</source>
        <translation>Modell wählen …</translation>
    </message>
    <message>
        <source>Switch route</source>
        <translation>Route wechseln</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>Parameters and tags</source>
        <translation>Parameter und Tags</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Raw or formatted answer</source>
        <translation>Antwort roh oder formatiert</translation>
    </message>
    <message>
        <source>An answer is coming.</source>
        <translation>Eine Antwort kommt an.</translation>
    </message>
    <message>
        <source>A new answer.</source>
        <translation>Eine neue Antwort.</translation>
    </message>
    <message>
        <source>%1, answering</source>
        <translation>%1, antwortet</translation>
    </message>
    <message>
        <source>%1, new answer</source>
        <translation>%1, neue Antwort</translation>
    </message>
    <message>
        <source>Name of the conversation</source>
        <translation>Name der Unterhaltung</translation>
    </message>
    <message>
        <source>The request of this call could not be read, so it cannot be opened here.</source>
        <translation>Die Anfrage dieses Aufrufs konnte nicht gelesen werden und lässt sich daher hier nicht öffnen.</translation>
    </message>
    <message>
        <source>Refresh the list of models</source>
        <translation>Modellliste aktualisieren</translation>
    </message>
    <message>
        <source>Tools…</source>
        <translation>Tools…</translation>
    </message>
    <message>
        <source>Shape of the answer…</source>
        <translation>Form der Antwort…</translation>
    </message>
    <message>
        <source>Helicone options…</source>
        <translation>Helicone-Optionen…</translation>
    </message>
    <message>
        <source>Attach files…</source>
        <translation>Dateien anhängen…</translation>
    </message>
    <message>
        <source>Attach an address…</source>
        <translation>Adresse anhängen…</translation>
    </message>
    <message>
        <source>Raw request</source>
        <translation>Rohanfrage</translation>
    </message>
    <message>
        <source>Import a request…</source>
        <translation>Anfrage importieren…</translation>
    </message>
    <message>
        <source>Copy the request as</source>
        <translation>Anfrage kopieren als</translation>
    </message>
    <message>
        <source>Compare with other models</source>
        <translation>Mit anderen Modellen vergleichen</translation>
    </message>
    <message>
        <source>Compare the draft with what was sent</source>
        <translation>Entwurf mit dem Gesendeten vergleichen</translation>
    </message>
    <message>
        <source>Open prompt…</source>
        <translation>Prompt öffnen…</translation>
    </message>
    <message>
        <source>Save as prompt…</source>
        <translation>Als Prompt speichern…</translation>
    </message>
    <message>
        <source>Save as new version…</source>
        <translation>Als neue Version speichern…</translation>
    </message>
</context>
<context>
    <name>heliograph::PriceEditor</name>
    <message>
        <source>A price of your own</source>
        <translation>Ein eigener Preis</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Said on every receipt, if you like</source>
        <translation>Steht auf Wunsch auf jedem Beleg</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>The day from which it holds, in UTC. Calls before it keep the price they have; empty: it always holds.</source>
        <translation>Der Tag, ab dem er gilt, in UTC. Aufrufe davor behalten ihren Preis; leer: Er gilt immer.</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>USD per million tokens; of web searches and requests per thousand. A class left empty pays that of the class it is a part of. For rates that rise with the prompt: 1.25, 200000: 2.5</source>
        <translation>USD je Million Token, bei Websuchen und Anfragen je Tausend. Eine leere Klasse zahlt den Satz der Klasse, deren Teil sie ist. Für Sätze, die mit dem Prompt steigen: 1.25, 200000: 2.5</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The name answers give, or that of a row below: then it holds for every name of that row.</source>
        <translation>Der Name, den Antworten nennen, oder der einer Zeile unten: Dann gilt er für jeden Namen dieser Zeile.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Keep the price (Enter)</source>
        <translation>Den Preis übernehmen (Eingabe)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Leave the prices as they are (Esc)</source>
        <translation>Die Preise lassen, wie sie sind (Esc)</translation>
    </message>
    <message>
        <source>“%1” is no day such as 2026-11-24.</source>
        <translation>„%1“ ist kein Tag wie 2026-11-24.</translation>
    </message>
</context>
<context>
    <name>heliograph::PricesModel</name>
    <message>
        <source>%1–%2 UTC</source>
        <translation>%1–%2 UTC</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>eigener</translation>
    </message>
    <message>
        <source>per thousand</source>
        <translation>je Tausend</translation>
    </message>
    <message>
        <source>per million</source>
        <translation>je Million</translation>
    </message>
    <message>
        <source>; above %1 tokens $%2</source>
        <translation>; über %1 Token $%2</translation>
    </message>
    <message>
        <source>No price per token is known.</source>
        <translation>Kein Preis je Token bekannt.</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
</context>
<context>
    <name>heliograph::PricesSettings</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Prices as of: %1. They come with the program; nothing is fetched. Your own prices win from their day on.</source>
        <translation>Stand der Preise: %1. Sie kommen mit dem Programm; nichts wird abgerufen. Eigene Preise haben ab ihrem Tag Vorrang.</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Add a price…</source>
        <translation>Preis hinzufügen…</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Korrigieren…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Search the prices</source>
        <translation>Preise durchsuchen</translation>
    </message>
    <message>
        <source>Search by provider, model or source (Ctrl+F)</source>
        <translation>Nach Anbieter, Modell oder Quelle suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Add a price of your own (Ctrl+N)</source>
        <translation>Einen eigenen Preis hinzufügen (Strg+N)</translation>
    </message>
    <message>
        <source>Change a price of your own, or lay one of your own over the chosen row (Enter)</source>
        <translation>Einen eigenen Preis ändern oder der gewählten Zeile einen eigenen überordnen (Eingabe)</translation>
    </message>
    <message>
        <source>Remove the chosen price of your own (Del)</source>
        <translation>Den gewählten eigenen Preis entfernen (Entf)</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>%1 prices, of which yours: %2</source>
        <translation>%1 Preise, davon eigene: %2</translation>
    </message>
    <message>
        <source>No price fits. Add one of your own with “Add a price…”.</source>
        <translation>Kein Preis passt. Mit „Preis hinzufügen…“ einen eigenen anlegen.</translation>
    </message>
    <message>
        <source>%1 of %2 prices</source>
        <translation>%1 von %2 Preisen</translation>
    </message>
</context>
<context>
    <name>heliograph::ProblemRow</name>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>heliograph::PromptGroup</name>
    <message>
        <source>Prompt kept at Helicone</source>
        <translation>Bei Helicone aufbewahrter Prompt</translation>
    </message>
    <message>
        <source>AI gateway prompt</source>
        <translation>Prompt im AI-Gateway</translation>
    </message>
    <message>
        <source>The provider Helicone only: the gateway puts the messages of this prompt before yours.</source>
        <translation>Nur beim Anbieter Helicone: Das Gateway setzt die Nachrichten dieses Prompts vor Ihre.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>the one in production</source>
        <translation>die in Produktion</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>name=value, one a line</source>
        <translation>name=value, je eine pro Zeile</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingaben</translation>
    </message>
    <message>
        <source>The values of the prompt&apos;s variables.</source>
        <translation>Die Werte der Variablen des Prompts.</translation>
    </message>
    <message>
        <source>“%1” has no equals sign: write name=value.</source>
        <translation>„%1“ hat kein Gleichheitszeichen: Die Form ist name=value.</translation>
    </message>
    <message>
        <source>Older prompt id</source>
        <translation>Ältere Prompt-ID</translation>
    </message>
    <message>
        <source>Helicone&apos;s older prompts: it finds the inputs that are tagged in your messages and files the call under this id.</source>
        <translation>Ältere Prompts von Helicone: Es findet die in Ihren Nachrichten markierten Eingaben und legt den Aufruf unter dieser ID ab.</translation>
    </message>
    <message>
        <source>Its version</source>
        <translation>Seine Version</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>Sein Name</translation>
    </message>
    <message>
        <source>Its mode</source>
        <translation>Sein Modus</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>testing</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>deactivated</source>
        <translation>deaktiviert</translation>
    </message>
</context>
<context>
    <name>heliograph::PromptList</name>
    <message>
        <source>Search prompts</source>
        <translation>Prompts suchen</translation>
    </message>
    <message>
        <source>Prompts with the tag</source>
        <translation>Prompts mit dem Tag</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>No prompt has these words and this tag.</source>
        <translation>Kein Prompt hat diese Wörter und dieses Tag.</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>Alle Tags</translation>
    </message>
</context>
<context>
    <name>heliograph::PromptMessages</name>
    <message numerus="yes">
        <source>%Ln tools</source>
        <translation>
            <numerusform>%Ln Tool</numerusform>
            <numerusform>%Ln Tools</numerusform>
        </translation>
    </message>
    <message>
        <source>answer as JSON</source>
        <translation>Antwort als JSON</translation>
    </message>
    <message>
        <source>temperature %1</source>
        <translation>Temperatur %1</translation>
    </message>
    <message>
        <source>top p %1</source>
        <translation>Top p %1</translation>
    </message>
    <message>
        <source>at most %1 tokens</source>
        <translation>höchstens %1 Token</translation>
    </message>
    <message>
        <source>reasoning effort %1</source>
        <translation>Denkaufwand %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>Messages of the version</source>
        <translation>Nachrichten der Version</translation>
    </message>
    <message>
        <source>calls %1 with %2</source>
        <translation>ruft %1 mit %2 auf</translation>
    </message>
</context>
<context>
    <name>heliograph::PromptPane</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>The name of the prompt; write another one to rename it</source>
        <translation>Der Name des Prompts; schreiben Sie einen anderen, um ihn umzubenennen</translation>
    </message>
    <message>
        <source>Tags, with commas between</source>
        <translation>Tags, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Words to find the prompt by, with commas between</source>
        <translation>Wörter, unter denen der Prompt zu finden ist, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Prompt id at Helicone</source>
        <translation>Prompt-ID bei Helicone</translation>
    </message>
    <message>
        <source>Sent as Helicone-Prompt-Id with every call through Helicone; it stays when the name changes</source>
        <translation>Geht als Helicone-Prompt-Id mit jedem Aufruf über Helicone mit; bleibt, wenn sich der Name ändert</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Where this prompt is in Helicone&apos;s own library too: its id there. Helicone&apos;s AI gateway then fills in the text that it keeps, and what is written here is not sent</source>
        <translation>Wenn dieser Prompt auch in Helicones eigener Bibliothek steht: seine ID dort. Helicones AI Gateway setzt dann den Text ein, den es selbst hat, und was hier steht, wird nicht gesendet</translation>
    </message>
    <message>
        <source>Id in Helicone&apos;s library</source>
        <translation>ID in Helicones Bibliothek</translation>
    </message>
    <message>
        <source>Helicone id</source>
        <translation>Helicone-ID</translation>
    </message>
    <message>
        <source>AI gateway id</source>
        <translation>AI-Gateway-ID</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>A few words on what this version changes</source>
        <translation>Ein paar Worte dazu, was diese Version ändert</translation>
    </message>
    <message>
        <source>Save as new version</source>
        <translation>Als neue Version speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Version %1, which is version %2 again</source>
        <translation>Version %1, wieder wie Version %2</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Version %1 again</source>
        <translation>Wieder Version %1</translation>
    </message>
    <message>
        <source>%1, copy</source>
        <translation>%1, Kopie</translation>
    </message>
    <message>
        <source>Copied from %1</source>
        <translation>Kopiert aus %1</translation>
    </message>
</context>
<context>
    <name>heliograph::PromptPicker</name>
    <message>
        <source>Open a prompt</source>
        <translation>Prompt öffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>There is no prompt yet. Save the text of a conversation as one first.</source>
        <translation>Es gibt noch keinen Prompt. Speichern Sie zuerst den Text einer Unterhaltung als Prompt.</translation>
    </message>
</context>
<context>
    <name>heliograph::PromptSection</name>
    <message>
        <source>Go on without this prompt</source>
        <translation>Ohne diesen Prompt weitermachen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Open a prompt of the library in this playground (Ctrl+O)</source>
        <translation>Einen Prompt der Bibliothek im Playground öffnen (Strg+O)</translation>
    </message>
    <message>
        <source>Save as prompt…</source>
        <translation>Als Prompt speichern…</translation>
    </message>
    <message>
        <source>Keep this text in the library of prompts (Ctrl+Alt+S)</source>
        <translation>Diesen Text in der Prompt-Bibliothek aufbewahren (Strg+Alt+S)</translation>
    </message>
    <message>
        <source>Save as new version…</source>
        <translation>Als neue Version speichern…</translation>
    </message>
    <message>
        <source>Save as the next version of this prompt (Ctrl+S)</source>
        <translation>Als nächste Version dieses Prompts speichern (Strg+S)</translation>
    </message>
    <message>
        <source>Name of the prompt</source>
        <translation>Name des Prompts</translation>
    </message>
    <message>
        <source>Tags, with commas between</source>
        <translation>Tags, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Not from the library</source>
        <translation>Nicht aus der Bibliothek</translation>
    </message>
    <message>
        <source>%1, changed since version %2</source>
        <translation>%1, geändert seit Version %2</translation>
    </message>
    <message>
        <source>Save prompt</source>
        <translation>Prompt speichern</translation>
    </message>
    <message>
        <source>Save version</source>
        <translation>Version speichern</translation>
    </message>
</context>
<context>
    <name>heliograph::PromptSetup</name>
    <message numerus="yes">
        <source>%n more messages</source>
        <translation>
            <numerusform>%n weitere Nachricht</numerusform>
            <numerusform>%n weitere Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attachments</source>
        <translation>
            <numerusform>%n Anhang</numerusform>
            <numerusform>%n Anhänge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tools</source>
        <translation>
            <numerusform>%n Werkzeug</numerusform>
            <numerusform>%n Werkzeuge</numerusform>
        </translation>
    </message>
    <message>
        <source>a shape for the answer</source>
        <translation>eine Form für die Antwort</translation>
    </message>
    <message>
        <source>further fields</source>
        <translation>weitere Felder</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>None is sent</source>
        <translation>Keiner wird gesendet</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>What every column is asked. Ctrl+Enter asks them all.</source>
        <translation>Was jede Spalte gefragt wird. Strg+Eingabe fragt alle.</translation>
    </message>
    <message>
        <source>Leave these out</source>
        <translation>Diese weglassen</translation>
    </message>
    <message>
        <source>Asks the system prompt and the prompt alone</source>
        <translation>Fragt nur mit System-Prompt und Prompt</translation>
    </message>
    <message>
        <source>Sent with it: %1</source>
        <translation>Damit gesendet: %1</translation>
    </message>
</context>
<context>
    <name>heliograph::PromptsModel</name>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls</source>
        <translation>
            <numerusform>%Ln Aufruf</numerusform>
            <numerusform>%Ln Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>%1
Last changed %2</source>
        <translation>%1
Zuletzt geändert: %2</translation>
    </message>
</context>
<context>
    <name>heliograph::PromptsPage</name>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>No prompts yet</source>
        <translation>Noch keine Prompts</translation>
    </message>
    <message>
        <source>Write a prompt in the playground and save it from the panel at the right. What changes from call to call, write as a variable in double braces, such as {{customer}}. Versions, and what their calls cost, are shown here.</source>
        <translation>Schreiben Sie einen Prompt im Playground und speichern Sie ihn rechts in der Leiste. Was sich von Aufruf zu Aufruf ändert, schreiben Sie als Variable in doppelten geschweiften Klammern, etwa {{customer}}. Versionen und die Kosten ihrer Aufrufe stehen dann hier.</translation>
    </message>
    <message>
        <source>Open the playground</source>
        <translation>Playground öffnen</translation>
    </message>
    <message>
        <source>Choose a prompt</source>
        <translation>Prompt wählen</translation>
    </message>
    <message>
        <source>Its versions and messages are shown here.</source>
        <translation>Seine Versionen und Nachrichten stehen dann hier.</translation>
    </message>
    <message>
        <source>Open in playground</source>
        <translation>Im Playground öffnen</translation>
    </message>
    <message>
        <source>Open the chosen version in the playground, ready to send</source>
        <translation>Die gewählte Version im Playground öffnen, bereit zum Senden</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit the texts and save them as a new version</source>
        <translation>Die Texte bearbeiten und als neue Version speichern</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare the two chosen versions, or the chosen one with the one before it</source>
        <translation>Die beiden gewählten Versionen vergleichen, oder die gewählte mit der vorigen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Save the chosen version again as the newest one</source>
        <translation>Die gewählte Version noch einmal als neueste speichern</translation>
    </message>
    <message>
        <source>Show calls</source>
        <translation>Aufrufe zeigen</translation>
    </message>
    <message>
        <source>Show the calls that were made from the chosen version</source>
        <translation>Die Aufrufe zeigen, die mit der gewählten Version gemacht wurden</translation>
    </message>
    <message>
        <source>Show calls of all versions</source>
        <translation>Aufrufe aller Versionen zeigen</translation>
    </message>
    <message>
        <source>Show the calls that were made from any version of the prompt</source>
        <translation>Die Aufrufe zeigen, die mit irgendeiner Version des Prompts gemacht wurden</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>A new prompt that begins with the chosen version</source>
        <translation>Ein neuer Prompt, der mit der gewählten Version beginnt</translation>
    </message>
    <message>
        <source>Rename prompt</source>
        <translation>Prompt umbenennen</translation>
    </message>
    <message>
        <source>Give the prompt another name</source>
        <translation>Dem Prompt einen anderen Namen geben</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the prompt with all its versions; its calls stay</source>
        <translation>Den Prompt mit allen Versionen löschen; seine Aufrufe bleiben</translation>
    </message>
    <message>
        <source>Search prompts</source>
        <translation>Prompts suchen</translation>
    </message>
    <message>
        <source>Search the names and tags of prompts</source>
        <translation>Namen und Tags der Prompts durchsuchen</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Neu zählen</translation>
    </message>
    <message>
        <source>Count the calls again</source>
        <translation>Die Aufrufe noch einmal zählen</translation>
    </message>
    <message>
        <source>Delete “%1” with all its versions? The calls that were made from it stay.</source>
        <translation>„%1“ mit allen Versionen löschen? Die Aufrufe, die damit gemacht wurden, bleiben.</translation>
    </message>
    <message>
        <source>Delete prompt</source>
        <translation>Prompt löschen</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>„%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>heliograph::ProviderOptions</name>
    <message>
        <source>OpenAI chat completions</source>
        <translation>OpenAI Chat Completions</translation>
    </message>
    <message>
        <source>OpenAI Responses</source>
        <translation>OpenAI Responses</translation>
    </message>
    <message>
        <source>Anthropic Messages</source>
        <translation>Anthropic Messages</translation>
    </message>
    <message>
        <source>Gemini generateContent</source>
        <translation>Gemini generateContent</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>The language in which it is asked.</source>
        <translation>Die Sprache, in der er gefragt wird.</translation>
    </message>
    <message>
        <source>Header of the key</source>
        <translation>Header des Schlüssels</translation>
    </message>
    <message>
        <source>Key goes in</source>
        <translation>Schlüssel im Header</translation>
    </message>
    <message>
        <source>The header that carries the key; Authorization puts “Bearer” before it.</source>
        <translation>Der Header, der den Schlüssel trägt; Authorization setzt „Bearer“ davor.</translation>
    </message>
    <message>
        <source>API version</source>
        <translation>API-Version</translation>
    </message>
    <message>
        <source>none: the undated /openai/v1</source>
        <translation>keine: das undatierte /openai/v1</translation>
    </message>
    <message>
        <source>A date such as 2024-10-21 puts the deployment into the address.</source>
        <translation>Ein Datum wie 2024-10-21 setzt das Deployment in die Adresse.</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>the model&apos;s name</source>
        <translation>der Name des Modells</translation>
    </message>
    <message>
        <source>Only where its name is not the model&apos;s.</source>
        <translation>Nur wenn sein Name nicht der des Modells ist.</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>The id of the Google Cloud project.</source>
        <translation>Die ID des Google-Cloud-Projekts.</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>A region, or global.</source>
        <translation>Eine Region oder global.</translation>
    </message>
    <message>
        <source>by the format</source>
        <translation>je nach Format</translation>
    </message>
</context>
<context>
    <name>heliograph::ProviderRow</name>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Direct address</source>
        <translation>Direkte Adresse</translation>
    </message>
    <message>
        <source>Through Helicone</source>
        <translation>Über Helicone</translation>
    </message>
    <message>
        <source>Helicone&apos;s address for this provider, or that of your own Helicone.</source>
        <translation>Die Adresse von Helicone für diesen Anbieter oder die Ihres eigenen Helicone.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Leave the addresses as they are (Esc)</source>
        <translation>Die Adressen lassen, wie sie sind (Esc)</translation>
    </message>
    <message>
        <source>Remove provider</source>
        <translation>Anbieter entfernen</translation>
    </message>
    <message>
        <source>Reset to default</source>
        <translation>Auf Vorgabe zurücksetzen</translation>
    </message>
    <message>
        <source>Take it out of the list; recorded calls and the key stay</source>
        <translation>Aus der Liste nehmen; aufgezeichnete Aufrufe und der Schlüssel bleiben</translation>
    </message>
    <message>
        <source>Go back to the addresses Heliograph comes with</source>
        <translation>Zurück zu den Adressen, die Heliograph mitbringt</translation>
    </message>
    <message>
        <source>Change the addresses of %1</source>
        <translation>Adressen von %1 ändern</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>eigener</translation>
    </message>
    <message>
        <source>Only a Helicone of your own reaches this computer</source>
        <translation>Nur ein eigenes Helicone erreicht diesen Computer</translation>
    </message>
    <message>
        <source>https://gateway.helicone.ai, which passes the call on</source>
        <translation>https://gateway.helicone.ai, das den Aufruf weitergibt</translation>
    </message>
    <message>
        <source>Up to where the endpoint&apos;s own name begins: …/v1</source>
        <translation>Bis dahin, wo der Name des Endpunkts beginnt: …/v1</translation>
    </message>
    <message>
        <source>An own provider needs an address.</source>
        <translation>Ein eigener Anbieter braucht eine Adresse.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Not set up yet</source>
        <translation>Noch nicht eingerichtet</translation>
    </message>
    <message>
        <source>Test the connection to %1</source>
        <translation>Verbindung zu %1 testen</translation>
    </message>
    <message>
        <source>Ask %1 for its list of models, with the key where there is one. Costs nothing.</source>
        <translation>%1 nach seiner Modellliste fragen, mit dem Schlüssel, wo es einen gibt. Kostet nichts.</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 wird gefragt…</translation>
    </message>
    <message>
        <source>%1, your own Helicone</source>
        <translation>%1, Ihr eigenes Helicone</translation>
    </message>
    <message>
        <source>Your resource: https://NAME.openai.azure.com</source>
        <translation>Ihre Ressource: https://NAME.openai.azure.com</translation>
    </message>
    <message>
        <source>Only where it is not Google&apos;s own; project and location make the rest.</source>
        <translation>Nur wenn nicht die von Google; den Rest ergeben Projekt und Region.</translation>
    </message>
</context>
<context>
    <name>heliograph::ProvidersSettings</name>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Add a provider…</source>
        <translation>Anbieter hinzufügen…</translation>
    </message>
    <message>
        <source>Add a server of your own</source>
        <translation>Einen eigenen Server hinzufügen</translation>
    </message>
    <message>
        <source>A provider of your own</source>
        <translation>Ein eigener Anbieter</translation>
    </message>
    <message>
        <source>My server</source>
        <translation>Mein Server</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>How the command line calls it.</source>
        <translation>Sein Name auf der Befehlszeile.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Up to where the endpoint&apos;s own name begins: …/v1</source>
        <translation>Bis dahin, wo der Name des Endpunkts beginnt: …/v1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>There is a provider of this id already.</source>
        <translation>Einen Anbieter mit dieser ID gibt es schon.</translation>
    </message>
    <message>
        <source>Where is it reached? An example: http://127.0.0.1:8000/v1</source>
        <translation>Wo ist er zu erreichen? Ein Beispiel: http://127.0.0.1:8000/v1</translation>
    </message>
    <message>
        <source>Where each provider is reached, directly and through Helicone, and in which format. Any server that speaks one of the four formats can be added.</source>
        <translation>Wo jeder Anbieter erreicht wird, direkt und über Helicone, und in welchem Format. Jeder Server, der eines der vier Formate spricht, lässt sich hinzufügen.</translation>
    </message>
    <message>
        <source>Look for local servers</source>
        <translation>Lokale Server suchen</translation>
    </message>
    <message>
        <source>See whether Ollama, LM Studio, llama.cpp or vLLM run on this computer now</source>
        <translation>Nachsehen, ob Ollama, LM Studio, llama.cpp oder vLLM gerade auf diesem Computer laufen</translation>
    </message>
    <message>
        <source>Your own Helicone</source>
        <translation>Eigenes Helicone</translation>
    </message>
    <message>
        <source>Address of your own Helicone</source>
        <translation>Adresse Ihres eigenen Helicone</translation>
    </message>
    <message>
        <source>none: Helicone&apos;s hosted service</source>
        <translation>keines: der gehostete Dienst von Helicone</translation>
    </message>
    <message>
        <source>For all providers. The all-in-one image: http://localhost:8585/v1/gateway; a gateway worker: its address alone.</source>
        <translation>Für alle Anbieter. Das All-in-one-Image: http://localhost:8585/v1/gateway; ein Gateway-Worker: nur seine Adresse.</translation>
    </message>
</context>
<context>
    <name>heliograph::QtChartView</name>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>No calls</source>
        <translation>Keine Aufrufe</translation>
    </message>
</context>
<context>
    <name>heliograph::RangeBox</name>
    <message>
        <source>Time range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Which calls are counted</source>
        <translation>Welche Aufrufe gezählt werden</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
</context>
<context>
    <name>heliograph::RateLimitGroup</name>
    <message>
        <source>Rate limit</source>
        <translation>Anfragelimit</translation>
    </message>
    <message>
        <source>Refuse calls beyond a limit</source>
        <translation>Aufrufe über einem Limit ablehnen</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>Was gezählt wird</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>US cents of cost</source>
        <translation>US-Cent an Kosten</translation>
    </message>
    <message>
        <source>Write how much is allowed.</source>
        <translation>Geben Sie an, wie viel erlaubt ist.</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>From 60 seconds to 365 days.</source>
        <translation>Von 60 Sekunden bis 365 Tage.</translation>
    </message>
    <message>
        <source>Write the time in which that much is allowed.</source>
        <translation>Geben Sie den Zeitraum an, für den das gilt.</translation>
    </message>
    <message>
        <source>Counted for</source>
        <translation>Gezählt für</translation>
    </message>
    <message>
        <source>all calls together</source>
        <translation>alle Aufrufe zusammen</translation>
    </message>
    <message>
        <source>each user</source>
        <translation>jeden Nutzer</translation>
    </message>
    <message>
        <source>each value of the property</source>
        <translation>jeden Wert der Eigenschaft</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Write the property&apos;s name.</source>
        <translation>Geben Sie den Namen der Eigenschaft an.</translation>
    </message>
</context>
<context>
    <name>heliograph::RawRequest</name>
    <message>
        <source>There is nothing to send yet.</source>
        <translation>Es gibt noch nichts zu senden.</translation>
    </message>
    <message>
        <source>Too long to be looked at here; it is sent as it is.</source>
        <translation>Zu lang, um hier geprüft zu werden; wird unverändert gesendet.</translation>
    </message>
    <message>
        <source>This is no JSON. It is sent all the same.</source>
        <translation>Das ist kein JSON. Es wird trotzdem gesendet.</translation>
    </message>
    <message>
        <source>%1 It is sent all the same.</source>
        <translation>%1 Es wird trotzdem gesendet.</translation>
    </message>
    <message>
        <source>Body of the request</source>
        <translation>Inhalt der Anfrage</translation>
    </message>
    <message>
        <source>Write or paste the body of a request. Exactly these bytes are sent.</source>
        <translation>Den Inhalt einer Anfrage schreiben oder einfügen. Genau diese Bytes werden gesendet.</translation>
    </message>
    <message>
        <source>Indent</source>
        <translation>Einrücken</translation>
    </message>
    <message>
        <source>Set the JSON on lines of its own</source>
        <translation>Das JSON auf eigene Zeilen setzen</translation>
    </message>
    <message>
        <source>From the conversation</source>
        <translation>Aus der Unterhaltung</translation>
    </message>
    <message>
        <source>Replace this with what the conversation would send</source>
        <translation>Dies durch das ersetzen, was die Unterhaltung senden würde</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Send as it is</source>
        <translation>So senden</translation>
    </message>
    <message>
        <source>Stop the answer (Esc)</source>
        <translation>Die Antwort stoppen (Esc)</translation>
    </message>
    <message>
        <source>Send exactly these bytes (Ctrl+Enter)</source>
        <translation>Genau diese Bytes senden (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>These bytes are no plain text, so they cannot be edited here. They are sent as they are.</source>
        <translation>Diese Bytes sind kein einfacher Text und lassen sich hier nicht bearbeiten. Sie werden gesendet, wie sie sind.</translation>
    </message>
</context>
<context>
    <name>heliograph::ReceiptView</name>
    <message>
        <source>%1 per million</source>
        <translation>%1 je Million</translation>
    </message>
    <message>
        <source>%1 per thousand</source>
        <translation>%1 je Tausend</translation>
    </message>
    <message>
        <source>%1 per %2</source>
        <translation>%1 je %2</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Total, estimated</source>
        <translation>Summe, geschätzt</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Price of %1 at %2</source>
        <translation>Preis von %1 bei %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>laut %1</translation>
    </message>
    <message>
        <source>Unpriced</source>
        <translation>Ohne Preis</translation>
    </message>
    <message>
        <source>Still running</source>
        <translation>Läuft noch</translation>
    </message>
    <message>
        <source>The receipt is there when the call has ended.</source>
        <translation>Der Beleg erscheint, wenn der Aufruf beendet ist.</translation>
    </message>
    <message>
        <source>The call failed and no tokens were reported, so there is nothing to add up.</source>
        <translation>Der Aufruf ist fehlgeschlagen und es wurden keine Token gemeldet; es gibt also nichts zu summieren.</translation>
    </message>
    <message>
        <source>The provider did not say how many tokens were used. For streams, ask for the usage (stream_options.include_usage), or stop calls less early.</source>
        <translation>Der Anbieter hat nicht angegeben, wie viele Token verbraucht wurden. Bei Streams den Verbrauch anfordern (stream_options.include_usage) oder Aufrufe nicht so früh abbrechen.</translation>
    </message>
    <message>
        <source>Input tokens</source>
        <translation>Eingabetoken</translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation>Ausgabetoken</translation>
    </message>
    <message>
        <source>Total, declared</source>
        <translation>Summe, angegeben</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespart</translation>
    </message>
    <message>
        <source>By the price book</source>
        <translation>Laut Preisliste</translation>
    </message>
    <message>
        <source>The provider&apos;s cache saved %1: cached input costs less than input.</source>
        <translation>Der Cache des Anbieters hat %1 gespart: Eingabe aus dem Cache kostet weniger als andere.</translation>
    </message>
    <message>
        <source>Exact: the tokens are those the provider counted.</source>
        <translation>Genau: Die Token sind die, die der Anbieter gezählt hat.</translation>
    </message>
    <message>
        <source>Estimated: the provider did not report the tokens, so they were worked out from the text.</source>
        <translation>Geschätzt: Der Anbieter hat die Token nicht gemeldet, daher wurden sie aus dem Text errechnet.</translation>
    </message>
    <message>
        <source>Estimated: the answer ended before the provider had counted all of it.</source>
        <translation>Geschätzt: Die Antwort endete, bevor der Anbieter alles gezählt hatte.</translation>
    </message>
    <message>
        <source>Estimated: the tokens are those the provider counted, their rates are not sure.</source>
        <translation>Geschätzt: Die Token sind die, die der Anbieter gezählt hat, ihre Sätze sind nicht sicher.</translation>
    </message>
    <message>
        <source>Declared: the amount is what the other side says, not worked out from a price.</source>
        <translation>Angegeben: Der Betrag ist die Angabe der Gegenseite, nicht aus einem Preis errechnet.</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>one of your own</source>
        <translation>ein eigener</translation>
    </message>
    <message>
        <source>Helicone shows %1, because %2.</source>
        <translation>Helicone zeigt %1, weil %2.</translation>
    </message>
    <message>
        <source>Helicone shows the same amount.</source>
        <translation>Helicone zeigt denselben Betrag.</translation>
    </message>
    <message>
        <source>Before it was priced again</source>
        <translation>Vor der Neuberechnung</translation>
    </message>
    <message>
        <source>unpriced</source>
        <translation>ohne Preis</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>geschätzt</translation>
    </message>
    <message>
        <source>prices as of %1</source>
        <translation>Preise vom %1</translation>
    </message>
    <message>
        <source>your own price</source>
        <translation>Ihr eigener Preis</translation>
    </message>
    <message>
        <source>Until %1: %2</source>
        <translation>Bis %1: %2</translation>
    </message>
    <message>
        <source>The price book has no price for “%1” at the provider “%2”. Check the model&apos;s name, or add a price of your own under Settings, Prices, and price your calls again there. A model of your own machine costs nothing and has none. Unpriced calls are not counted as $0: sums say how many there are.</source>
        <translation>Die Preisliste hat keinen Preis für „%1“ beim Anbieter „%2“. Prüfen Sie den Namen des Modells oder fügen Sie unter Einstellungen, Preise einen eigenen Preis hinzu und berechnen Sie dort Ihre Aufrufe neu. Ein Modell auf dem eigenen Rechner kostet nichts und hat keinen. Aufrufe ohne Preis zählen nicht als $0: Summen sagen, wie viele es sind.</translation>
    </message>
</context>
<context>
    <name>heliograph::RecordingGroup</name>
    <message>
        <source>Record and stream</source>
        <translation>Aufzeichnung und Stream</translation>
    </message>
    <message>
        <source>Omit</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Do not store the request at Helicone</source>
        <translation>Die Anfrage nicht bei Helicone speichern</translation>
    </message>
    <message>
        <source>Do not store the answer at Helicone</source>
        <translation>Die Antwort nicht bei Helicone speichern</translation>
    </message>
    <message>
        <source>Tokens, cost and times are stored all the same. This computer&apos;s history keeps everything.</source>
        <translation>Token, Kosten und Zeiten werden trotzdem gespeichert. Der Verlauf dieses Computers behält alles.</translation>
    </message>
    <message>
        <source>Price as model</source>
        <translation>Preis wie Modell</translation>
    </message>
    <message>
        <source>The model whose price Helicone takes, where it does not know the one that answers.</source>
        <translation>Das Modell, dessen Preis Helicone nimmt, wenn es das antwortende nicht kennt.</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>Streams</translation>
    </message>
    <message>
        <source>Ask for the usage of a stream</source>
        <translation>Den Verbrauch eines Streams anfordern</translation>
    </message>
    <message>
        <source>Helicone adds stream_options to the body. Heliograph asks for it by itself where the provider allows it.</source>
        <translation>Helicone ergänzt den Inhalt um stream_options. Heliograph fordert den Verbrauch selbst an, wo der Anbieter es erlaubt.</translation>
    </message>
    <message>
        <source>Join small pieces of a stream</source>
        <translation>Kleine Stücke eines Streams verbinden</translation>
    </message>
    <message>
        <source>Pieces under 50 bytes wait for the next one.</source>
        <translation>Stücke unter 50 Byte warten auf das nächste.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Wait up to 30 minutes for the provider</source>
        <translation>Bis zu 30 Minuten auf den Anbieter warten</translation>
    </message>
    <message>
        <source>Body mapping</source>
        <translation>Inhaltszuordnung</translation>
    </message>
    <message>
        <source>The AI gateway only: the format that it takes the body for.</source>
        <translation>Nur beim AI-Gateway: das Format, für das es den Inhalt hält.</translation>
    </message>
    <message>
        <source>By the address</source>
        <translation>Nach der Adresse</translation>
    </message>
    <message>
        <source>OpenAI chat completions</source>
        <translation>OpenAI Chat Completions</translation>
    </message>
    <message>
        <source>OpenAI responses</source>
        <translation>OpenAI Responses</translation>
    </message>
    <message>
        <source>None: as it is</source>
        <translation>Keine: wie er ist</translation>
    </message>
</context>
<context>
    <name>heliograph::RemoveCard</name>
    <message>
        <source>Delete calls</source>
        <translation>Aufrufe löschen</translation>
    </message>
    <message>
        <source>See what would go</source>
        <translation>Zeigen, was ginge</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>created &lt; 2026-01-01, or user = &quot;ada&quot;</source>
        <translation>created &lt; 2026-01-01, oder user = &quot;ada&quot;</translation>
    </message>
    <message>
        <source>Calls that fit</source>
        <translation>Passende Aufrufe</translation>
    </message>
    <message>
        <source>What was said in them goes out of the file, its search and its log, and cannot be brought back, except out of a backup. Calls that have not ended stay.</source>
        <translation>Was darin stand, geht aus der Datei, ihrer Suche und ihrem Protokoll und lässt sich nur aus einer Sicherung zurückholen. Aufrufe, die nicht beendet sind, bleiben.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Count the calls, and change nothing (Enter)</source>
        <translation>Die Aufrufe zählen und nichts ändern (Eingabe)</translation>
    </message>
    <message>
        <source>Delete these calls</source>
        <translation>Diese Aufrufe löschen</translation>
    </message>
    <message>
        <source>Stop; what was deleted until then is gone</source>
        <translation>Stoppen; was bis dahin gelöscht wurde, ist weg</translation>
    </message>
    <message>
        <source>No call fits.</source>
        <translation>Kein Aufruf passt.</translation>
    </message>
    <message>
        <source>Calls that would go: %1, from %2 to %3.</source>
        <translation>Aufrufe, die gingen: %1, von %2 bis %3.</translation>
    </message>
    <message>
        <source>Stopped. What was deleted until then is gone; the next start clears up after it.</source>
        <translation>Gestoppt. Was bis dahin gelöscht wurde, ist weg; der nächste Start räumt dahinter auf.</translation>
    </message>
    <message>
        <source>Calls deleted: %1. The file became smaller by %2.</source>
        <translation>Gelöschte Aufrufe: %1. Die Datei wurde um %2 kleiner.</translation>
    </message>
    <message>
        <source>Another program is reading the history: traces stay in its log until that ends.</source>
        <translation>Ein anderes Programm liest den Verlauf: Spuren bleiben in dessen Protokoll, bis das endet.</translation>
    </message>
    <message>
        <source>Say which calls. created &gt; 1970-01-01 is all of them.</source>
        <translation>Angeben, welche Aufrufe. created &gt; 1970-01-01 sind alle.</translation>
    </message>
</context>
<context>
    <name>heliograph::RepriceCard</name>
    <message>
        <source>Recorded calls</source>
        <translation>Aufgezeichnete Aufrufe</translation>
    </message>
    <message>
        <source>See what would change</source>
        <translation>Änderungen ansehen</translation>
    </message>
    <message>
        <source>Price again</source>
        <translation>Neu berechnen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>All calls, or a filter: model ~ &quot;gpt&quot; and created &gt;= 2026-11-01</source>
        <translation>Alle Aufrufe oder ein Filter: model ~ &quot;gpt&quot; and created &gt;= 2026-11-01</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Costs are kept as they were when a call was made. Here they are worked out again with the prices of now; the old receipts are kept. Declared costs stay, and so do those of calls whose tokens nobody counted.</source>
        <translation>Kosten bleiben so, wie sie beim Aufruf waren. Hier werden sie mit den jetzigen Preisen neu berechnet; die alten Belege bleiben erhalten. Angegebene Kosten bleiben und ebenso die von Aufrufen, deren Token niemand gezählt hat.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Count the calls whose cost is another now, and change nothing (Enter)</source>
        <translation>Die Aufrufe zählen, deren Kosten jetzt andere sind, und nichts ändern (Eingabe)</translation>
    </message>
    <message>
        <source>Give these calls their new receipts</source>
        <translation>Diesen Aufrufen ihre neuen Belege geben</translation>
    </message>
    <message>
        <source>Stop; what was priced until then stays</source>
        <translation>Stoppen; was bis dahin berechnet wurde, bleibt</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Stopped. The calls that were priced until then keep their new costs.</source>
        <translation>Abgebrochen. Die bis dahin berechneten Aufrufe behalten ihre neuen Kosten.</translation>
    </message>
    <message>
        <source>No recorded call fits.</source>
        <translation>Kein aufgezeichneter Aufruf passt.</translation>
    </message>
    <message>
        <source>Nothing changes: the costs of all calls are what the prices of now say. Calls looked at: %1.</source>
        <translation>Nichts ändert sich: Die Kosten aller Aufrufe entsprechen den jetzigen Preisen. Betrachtete Aufrufe: %1.</translation>
    </message>
    <message>
        <source>Calls that would change: %1 of %2.</source>
        <translation>Aufrufe, die sich ändern würden: %1 von %2.</translation>
    </message>
    <message>
        <source>Calls that changed: %1 of %2.</source>
        <translation>Geänderte Aufrufe: %1 von %2.</translation>
    </message>
    <message>
        <source>Of these, without a price before: %1.</source>
        <translation>Davon vorher ohne Preis: %1.</translation>
    </message>
    <message>
        <source>Sum before: %1. Sum after: %2.</source>
        <translation>Summe vorher: %1. Summe nachher: %2.</translation>
    </message>
    <message>
        <source>declared %1</source>
        <translation>angegeben %1</translation>
    </message>
    <message>
        <source>estimated %1</source>
        <translation>geschätzt %1</translation>
    </message>
    <message>
        <source>no price known %1</source>
        <translation>kein Preis bekannt %1</translation>
    </message>
    <message>
        <source>Left alone: %1.</source>
        <translation>Belassen: %1.</translation>
    </message>
</context>
<context>
    <name>heliograph::RequestPanel</name>
    <message>
        <source>Parameters and tags</source>
        <translation>Parameter und Tags</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Sent to Helicone and kept in the history.</source>
        <translation>Wird an Helicone gesendet und im Verlauf aufbewahrt.</translation>
    </message>
    <message>
        <source>Kept in the history. The direct route does not send them.</source>
        <translation>Wird im Verlauf aufbewahrt. Die direkte Route sendet sie nicht.</translation>
    </message>
    <message>
        <source>The raw request says these itself, so they cannot be set here.</source>
        <translation>Die Rohanfrage bestimmt dies selbst, daher lässt es sich hier nicht festlegen.</translation>
    </message>
    <message>
        <source>Helicone</source>
        <translation>Helicone</translation>
    </message>
    <message>
        <source>Helicone: %1</source>
        <translation>Helicone: %1</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
</context>
<context>
    <name>heliograph::RetryGroup</name>
    <message>
        <source>Retries</source>
        <translation>Neue Versuche</translation>
    </message>
    <message>
        <source>Let Helicone ask the provider again</source>
        <translation>Helicone den Anbieter noch einmal fragen lassen</translation>
    </message>
    <message>
        <source>After status 429 and 5xx. Heliograph&apos;s own retries come on top of these.</source>
        <translation>Nach Status 429 und 5xx. Die neuen Versuche von Heliograph kommen hinzu.</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>5 times</source>
        <translation>5-mal</translation>
    </message>
    <message>
        <source>First wait (ms)</source>
        <translation>Erste Wartezeit (ms)</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>Each wait is that many times the one before.</source>
        <translation>Jede Wartezeit ist um diesen Faktor länger als die vorige.</translation>
    </message>
    <message>
        <source>Longest wait (ms)</source>
        <translation>Längste Wartezeit (ms)</translation>
    </message>
</context>
<context>
    <name>heliograph::RunBar</name>
    <message>
        <source>Add a model</source>
        <translation>Modell hinzufügen</translation>
    </message>
    <message>
        <source>Adds a column for another model (Ctrl+M)</source>
        <translation>Fügt eine Spalte für ein weiteres Modell hinzu (Strg+M)</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>How often each column is asked</source>
        <translation>Wie oft jede Spalte gefragt wird</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Zugleich</translation>
    </message>
    <message>
        <source>How many calls to one provider run at the same time</source>
        <translation>Wie viele Aufrufe an einen Anbieter gleichzeitig laufen</translation>
    </message>
    <message>
        <source>Estimated cost</source>
        <translation>Geschätzte Kosten</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Frühere</translation>
    </message>
    <message>
        <source>Earlier comparisons</source>
        <translation>Frühere Vergleiche</translation>
    </message>
    <message>
        <source>Earlier comparisons (Ctrl+O)</source>
        <translation>Frühere Vergleiche (Strg+O)</translation>
    </message>
    <message>
        <source>Diff against</source>
        <translation>Diff gegen</translation>
    </message>
    <message>
        <source>Marks in every answer how it differs from that column&apos;s (Ctrl+D). F7 goes to the next difference.</source>
        <translation>Markiert in jeder Antwort, wie sie sich von der dieser Spalte unterscheidet (Strg+D). F7 geht zum nächsten Unterschied.</translation>
    </message>
    <message>
        <source>Column the others are compared with</source>
        <translation>Spalte, mit der die anderen verglichen werden</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>Alle stoppen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Stop all answers and keep what came (Esc)</source>
        <translation>Alle Antworten stoppen und behalten, was kam (Esc)</translation>
    </message>
    <message>
        <source>Ask all columns (Ctrl+Enter)</source>
        <translation>Alle Spalten fragen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>column %1: %2</source>
        <translation>Spalte %1: %2</translation>
    </message>
</context>
<context>
    <name>heliograph::RunningCall</name>
    <message>
        <source>This kind of request cannot be sent.</source>
        <translation>Diese Art von Anfrage kann nicht gesendet werden.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The answer of %1 is empty.</source>
        <translation>Die Antwort von %1 ist leer.</translation>
    </message>
</context>
<context>
    <name>heliograph::SafetyGroup</name>
    <message>
        <source>Safety</source>
        <translation>Schutz</translation>
    </message>
    <message>
        <source>Moderation</source>
        <translation>Moderation</translation>
    </message>
    <message>
        <source>Refuse what OpenAI&apos;s moderation flags</source>
        <translation>Ablehnen, was die Moderation von OpenAI beanstandet</translation>
    </message>
    <message>
        <source>Checks the last user message. OpenAI&apos;s chat completions only.</source>
        <translation>Prüft die letzte Nutzernachricht. Nur Chat Completions von OpenAI.</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Refuse attacks on the prompt</source>
        <translation>Angriffe auf den Prompt ablehnen</translation>
    </message>
    <message>
        <source>Checks the last user message for injected instructions. OpenAI&apos;s chat completions only.</source>
        <translation>Prüft die letzte Nutzernachricht auf eingeschleuste Anweisungen. Nur Chat Completions von OpenAI.</translation>
    </message>
    <message>
        <source>With the larger, more thorough model</source>
        <translation>Mit dem größeren, gründlicheren Modell</translation>
    </message>
    <message>
        <source>Too long a prompt</source>
        <translation>Zu langer Prompt</translation>
    </message>
    <message>
        <source>What Helicone does when the prompt does not fit the model.</source>
        <translation>Was Helicone tut, wenn der Prompt nicht in das Modell passt.</translation>
    </message>
    <message>
        <source>Pass it on as it is</source>
        <translation>Weitergeben, wie er ist</translation>
    </message>
    <message>
        <source>Cut it</source>
        <translation>Kürzen</translation>
    </message>
    <message>
        <source>Cut its middle</source>
        <translation>In der Mitte kürzen</translation>
    </message>
    <message>
        <source>Use the next model</source>
        <translation>Nächstes Modell verwenden</translation>
    </message>
</context>
<context>
    <name>heliograph::SavedFiltersMenu</name>
    <message>
        <source>Saved filters</source>
        <translation>Gespeicherte Filter</translation>
    </message>
    <message>
        <source>Save or edit filters…</source>
        <translation>Filter speichern oder bearbeiten …</translation>
    </message>
</context>
<context>
    <name>heliograph::SavedFiltersPanel</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Gespeicherte Filter</translation>
    </message>
    <message>
        <source>Keep this filter under a name</source>
        <translation>Diesen Filter unter einem Namen behalten</translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation>Name des Filters</translation>
    </message>
    <message>
        <source>Name, such as: dear calls of today</source>
        <translation>Name, etwa: teure Aufrufe von heute</translation>
    </message>
    <message>
        <source>Show its calls</source>
        <translation>Seine Aufrufe zeigen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Give it another name (F2)</source>
        <translation>Ihm einen anderen Namen geben (F2)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Forget this filter; calls stay (Del)</source>
        <translation>Diesen Filter vergessen; Aufrufe bleiben (Entf)</translation>
    </message>
    <message>
        <source>This filter could not be kept: the settings cannot be written, or there are too many.</source>
        <translation>Dieser Filter konnte nicht behalten werden: die Einstellungen lassen sich nicht schreiben, oder es sind zu viele.</translation>
    </message>
    <message>
        <source>There is another filter of that name.</source>
        <translation>Es gibt einen anderen Filter dieses Namens.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
</context>
<context>
    <name>heliograph::SecretField</name>
    <message>
        <source>Hide the key</source>
        <translation>Schlüssel verbergen</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>Schlüssel anzeigen</translation>
    </message>
</context>
<context>
    <name>heliograph::SelectionBar</name>
    <message>
        <source>Selected calls</source>
        <translation>Ausgewählte Aufrufe</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Write the selected calls to a file</source>
        <translation>Die ausgewählten Aufrufe in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Delete the selected calls (Del)</source>
        <translation>Die ausgewählten Aufrufe löschen (Entf)</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Delete nothing (Esc)</source>
        <translation>Nichts löschen (Esc)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>Anhalten (Esc)</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Select nothing (Esc)</source>
        <translation>Nichts auswählen (Esc)</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) selected</source>
        <translation>
            <numerusform>%n Aufruf ausgewählt</numerusform>
            <numerusform>%n Aufrufe ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n call(s), with prompt, answer, receipt, note and labels? This cannot be undone. Calls that still run stay.</source>
        <translation>
            <numerusform>%n Aufruf löschen, mit Anfrage, Antwort, Beleg, Notiz und Etiketten? Das lässt sich nicht rückgängig machen. Aufrufe, die noch laufen, bleiben.</numerusform>
            <numerusform>%n Aufrufe löschen, mit Anfragen, Antworten, Belegen, Notizen und Etiketten? Das lässt sich nicht rückgängig machen. Aufrufe, die noch laufen, bleiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n call(s)</source>
        <translation>
            <numerusform>%n Aufruf löschen</numerusform>
            <numerusform>%n Aufrufe löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>See what differs between these two calls (Ctrl+Shift+U)</source>
        <translation>Sehen, worin sich diese beiden Aufrufe unterscheiden (Strg+Umschalt+U)</translation>
    </message>
</context>
<context>
    <name>heliograph::SelfCheck</name>
    <message>
        <source>No answer came in time.</source>
        <translation>Keine Antwort kam rechtzeitig.</translation>
    </message>
    <message>
        <source>The playground did not open.</source>
        <translation>Der Playground hat sich nicht geöffnet.</translation>
    </message>
    <message>
        <source>What can Heliograph do for me?</source>
        <translation>Was kann Heliograph für mich tun?</translation>
    </message>
    <message>
        <source>The question could not be sent.</source>
        <translation>Die Frage konnte nicht gesendet werden.</translation>
    </message>
    <message>
        <source>The call failed.</source>
        <translation>Der Aufruf ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The call could not be written to the history.</source>
        <translation>Der Aufruf konnte nicht in den Verlauf geschrieben werden.</translation>
    </message>
    <message>
        <source>The picture could not be saved as %1.</source>
        <translation>Das Bild konnte nicht als %1 gespeichert werden.</translation>
    </message>
</context>
<context>
    <name>heliograph::SendCommand</name>
    <message>
        <source>There is no provider “%1”. Known are: %2.</source>
        <translation>Den Anbieter „%1“ gibt es nicht. Bekannt sind: %2.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>Die Datei %1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>No model is chosen. Name one with --model.</source>
        <translation>Es ist kein Modell gewählt. Geben Sie mit --model eines an.</translation>
    </message>
    <message>
        <source>Standard input cannot be read.</source>
        <translation>Die Standardeingabe kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Standard input is empty: there is no prompt.</source>
        <translation>Die Standardeingabe ist leer: Es gibt keinen Prompt.</translation>
    </message>
    <message>
        <source>Asking again in %1 (attempt %2 of %3). Ctrl+C stops.</source>
        <translation>Neuer Versuch in %1 (Versuch %2 von %3). Strg+C stoppt.</translation>
    </message>
    <message>
        <source>%1 to first token</source>
        <translation>%1 bis zum ersten Token</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 insgesamt</translation>
    </message>
    <message>
        <source>The direct route does not pass Helicone, so the keys named in its headers would go nowhere. Use --route helicone.</source>
        <translation>Die direkte Route führt nicht über Helicone; die in seinen Headern genannten Schlüssel kämen nirgends an. Verwenden Sie --route helicone.</translation>
    </message>
    <message>
        <source>There is a call with the id %1 already. Give another Helicone-Request-Id, or leave it out.</source>
        <translation>Einen Aufruf mit der ID %1 gibt es schon. Geben Sie eine andere Helicone-Request-Id an oder lassen Sie sie weg.</translation>
    </message>
</context>
<context>
    <name>heliograph::ServerToolsView</name>
    <message>
        <source>Web search</source>
        <translation>Websuche</translation>
    </message>
    <message>
        <source>Page read</source>
        <translation>Seite gelesen</translation>
    </message>
    <message>
        <source>File search</source>
        <translation>Dateisuche</translation>
    </message>
    <message>
        <source>Code run</source>
        <translation>Code ausgeführt</translation>
    </message>
    <message>
        <source>Image generation</source>
        <translation>Bilderzeugung</translation>
    </message>
    <message>
        <source>Tool of the provider</source>
        <translation>Tool des Anbieters</translation>
    </message>
    <message>
        <source>The provider&apos;s own tools</source>
        <translation>Tools des Anbieters</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>What the tool was asked</source>
        <translation>Was das Tool gefragt wurde</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Gave back</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>What the tool gave back</source>
        <translation>Was das Tool zurückgab</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>Läuft…</translation>
    </message>
    <message>
        <source>The provider gave no details.</source>
        <translation>Der Anbieter gab keine Einzelheiten an.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>running…</source>
        <translation>läuft…</translation>
    </message>
</context>
<context>
    <name>heliograph::SessionConversation</name>
    <message>
        <source>Conversation of the session</source>
        <translation>Unterhaltung der Sitzung</translation>
    </message>
    <message>
        <source>Reading on …</source>
        <translation>Liest weiter …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls still run.</source>
        <translation>
            <numerusform>%Ln Aufruf läuft noch.</numerusform>
            <numerusform>%Ln Aufrufe laufen noch.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open this call</source>
        <translation>Diesen Aufruf öffnen</translation>
    </message>
    <message>
        <source>Open this call on the Calls page</source>
        <translation>Diesen Aufruf auf der Seite Aufrufe öffnen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message numerus="yes">
        <source>Goes on from %Ln messages above</source>
        <translation>
            <numerusform>Setzt %Ln Nachricht von oben fort</numerusform>
            <numerusform>Setzt %Ln Nachrichten von oben fort</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older ones left out</source>
        <translation>
            <numerusform>%Ln ältere weggelassen</numerusform>
            <numerusform>%Ln ältere weggelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>The same request as before</source>
        <translation>Dieselbe Anfrage wie zuvor</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>heliograph::SessionPane</name>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Copy the id of the session</source>
        <translation>Kennung der Sitzung kopieren</translation>
    </message>
    <message>
        <source>Close the session</source>
        <translation>Sitzung schließen</translation>
    </message>
    <message>
        <source>Close the session (Esc)</source>
        <translation>Sitzung schließen (Esc)</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>Put calls that do not overlap on one line</source>
        <translation>Aufrufe, die sich nicht überschneiden, in eine Zeile legen</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Verkleinern (-)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Show the whole session (0)</source>
        <translation>Die ganze Sitzung zeigen (0)</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Show the texts as they are, without Markdown</source>
        <translation>Die Texte so zeigen, wie sie sind, ohne Markdown</translation>
    </message>
    <message>
        <source>Open this call</source>
        <translation>Diesen Aufruf öffnen</translation>
    </message>
    <message>
        <source>Show the chosen call on the Calls page (Enter)</source>
        <translation>Den gewählten Aufruf auf der Seite Aufrufe zeigen (Eingabe)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls</source>
        <translation>
            <numerusform>%Ln Aufruf</numerusform>
            <numerusform>%Ln Aufrufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln läuft</numerusform>
            <numerusform>%Ln laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens in, %2 out</source>
        <translation>%1 Token Eingabe, %2 Ausgabe</translation>
    </message>
    <message>
        <source>%1, models at work for %2</source>
        <translation>%1, davon arbeiteten Modelle %2</translation>
    </message>
    <message>
        <source>Shown are the latest %1 of %2 calls.</source>
        <translation>Gezeigt werden die letzten %1 von %2 Aufrufen.</translation>
    </message>
    <message>
        <source>Shown is the whole session; the list counts %1 of its calls.</source>
        <translation>Gezeigt wird die ganze Sitzung; die Liste zählt %1 ihrer Aufrufe.</translation>
    </message>
</context>
<context>
    <name>heliograph::SessionTree</name>
    <message>
        <source>Calls by path</source>
        <translation>Aufrufe nach Pfad</translation>
    </message>
</context>
<context>
    <name>heliograph::SessionTreeModel</name>
    <message numerus="yes">
        <source>%Ln calls</source>
        <translation>
            <numerusform>%Ln Aufruf</numerusform>
            <numerusform>%Ln Aufrufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>After the first call of the session</source>
        <translation>Nach dem ersten Aufruf der Sitzung</translation>
    </message>
    <message>
        <source>Input and output tokens of every class</source>
        <translation>Ein- und Ausgabetoken jeder Art</translation>
    </message>
    <message>
        <source>Path and call</source>
        <translation>Pfad und Aufruf</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
</context>
<context>
    <name>heliograph::SessionsPage</name>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>No sessions yet</source>
        <translation>Noch keine Sitzungen</translation>
    </message>
    <message>
        <source>A session is the calls that belong together, such as one run of an agent. Give them the header Helicone-Session-Id, or a session among the tags in the playground. With a path, such as /plan, they make a tree.</source>
        <translation>Eine Sitzung sind Aufrufe, die zusammengehören, etwa ein Lauf eines Agenten. Geben Sie ihnen die Kopfzeile Helicone-Session-Id oder eine Sitzung unter den Tags im Playground. Mit einem Pfad wie /plan ergeben sie einen Baum.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sessions</source>
        <translation>
            <numerusform>%Ln Sitzung</numerusform>
            <numerusform>%Ln Sitzungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the playground</source>
        <translation>Playground öffnen</translation>
    </message>
    <message>
        <source>Show calls</source>
        <translation>Aufrufe zeigen</translation>
    </message>
    <message>
        <source>Show the calls of this session on the Calls page</source>
        <translation>Die Aufrufe dieser Sitzung auf der Seite Aufrufe zeigen</translation>
    </message>
    <message>
        <source>Search sessions</source>
        <translation>Sitzungen durchsuchen</translation>
    </message>
    <message>
        <source>Search the prompts and answers of all sessions</source>
        <translation>Prompts und Antworten aller Sitzungen durchsuchen</translation>
    </message>
    <message>
        <source>Filter sessions</source>
        <translation>Sitzungen filtern</translation>
    </message>
    <message>
        <source>Write a filter</source>
        <translation>Einen Filter schreiben</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Neu zählen</translation>
    </message>
    <message>
        <source>Count the calls again</source>
        <translation>Die Aufrufe noch einmal zählen</translation>
    </message>
    <message>
        <source>Session as a tree</source>
        <translation>Sitzung als Baum</translation>
    </message>
    <message>
        <source>Show the calls of the session by path</source>
        <translation>Die Aufrufe der Sitzung nach Pfad zeigen</translation>
    </message>
    <message>
        <source>Session as a timeline</source>
        <translation>Sitzung als Zeitachse</translation>
    </message>
    <message>
        <source>Show when the calls of the session ran</source>
        <translation>Zeigen, wann die Aufrufe der Sitzung liefen</translation>
    </message>
    <message>
        <source>Session as a conversation</source>
        <translation>Sitzung als Unterhaltung</translation>
    </message>
    <message>
        <source>Show what was said in the session</source>
        <translation>Zeigen, was in der Sitzung gesagt wurde</translation>
    </message>
</context>
<context>
    <name>heliograph::Settings</name>
    <message>
        <source>&quot;%1&quot; is not the name of a setting.</source>
        <translation>„%1“ ist kein Name einer Einstellung.</translation>
    </message>
    <message>
        <source>The value for %1 looks like a key or password. Settings hold no secrets; a key goes into the keychain: heliograph keys set NAME</source>
        <translation>Der Wert für %1 sieht nach einem Schlüssel oder Passwort aus. Einstellungen enthalten keine Geheimnisse; ein Schlüssel gehört in den Schlüsselbund: heliograph keys set NAME</translation>
    </message>
    <message>
        <source>The value for %1 is too long or not text.</source>
        <translation>Der Wert für %1 ist zu lang oder kein Text.</translation>
    </message>
    <message>
        <source>%1 must be one of: %2.</source>
        <translation>%1 muss einer dieser Werte sein: %2.</translation>
    </message>
    <message>
        <source>%1 must be a whole number from %2 to %3.</source>
        <translation>%1 muss eine ganze Zahl von %2 bis %3 sein.</translation>
    </message>
    <message>
        <source>%1 must be a provider&apos;s id, such as openai.</source>
        <translation>%1 muss die ID eines Anbieters sein, etwa openai.</translation>
    </message>
    <message>
        <source>%1 must be a full address that begins with https:// or http://, such as https://api.openai.com/v1</source>
        <translation>%1 muss eine vollständige Adresse sein, die mit https:// oder http:// beginnt, etwa https://api.openai.com/v1</translation>
    </message>
    <message>
        <source>The settings file %1 could not be read: %2.</source>
        <translation>Die Einstellungsdatei %1 konnte nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>sie ist keine Datei</translation>
    </message>
    <message>
        <source>it is too large to be one</source>
        <translation>sie ist zu groß für eine Einstellungsdatei</translation>
    </message>
    <message>
        <source>The settings file %1 could not be written: %2.</source>
        <translation>Die Einstellungsdatei %1 konnte nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>another program holds it</source>
        <translation>ein anderes Programm belegt sie</translation>
    </message>
    <message>
        <source>its folder does not allow it</source>
        <translation>ihr Ordner erlaubt es nicht</translation>
    </message>
    <message>
        <source>%1 cannot be &quot;%2&quot;. %3</source>
        <translation>%1 kann nicht „%2“ sein. %3</translation>
    </message>
    <message>
        <source>The header %1 is taken: it cannot carry a key.</source>
        <translation>Der Header %1 ist vergeben: Er kann keinen Schlüssel tragen.</translation>
    </message>
    <message>
        <source>The name of a header is letters, digits and hyphens, such as Authorization or x-api-key.</source>
        <translation>Der Name eines Headers besteht aus Buchstaben, Ziffern und Bindestrichen, etwa Authorization oder x-api-key.</translation>
    </message>
    <message>
        <source>It is the word before the key, such as Bearer, or none.</source>
        <translation>Es ist das Wort vor dem Schlüssel, etwa Bearer, oder none.</translation>
    </message>
    <message>
        <source>A version is a date such as 2024-10-21 or 2025-04-01-preview, or the word preview.</source>
        <translation>Eine Version ist ein Datum wie 2024-10-21 oder 2025-04-01-preview oder das Wort preview.</translation>
    </message>
    <message>
        <source>The name of a deployment is letters, digits, hyphens, dots and underscores.</source>
        <translation>Der Name eines Deployments besteht aus Buchstaben, Ziffern, Bindestrichen, Punkten und Unterstrichen.</translation>
    </message>
    <message>
        <source>A project is named by its id, such as my-project-123, or its number.</source>
        <translation>Ein Projekt wird mit seiner ID genannt, etwa my-project-123, oder seiner Nummer.</translation>
    </message>
    <message>
        <source>A location is a region such as us-central1, or global.</source>
        <translation>Möglich ist eine Region wie us-central1 oder global.</translation>
    </message>
    <message>
        <source>It is the id of a provider whose prices hold, such as openai.</source>
        <translation>Es ist die ID eines Anbieters, dessen Preise gelten, etwa openai.</translation>
    </message>
    <message>
        <source>Write all, provider=openai, source=capture, property.app or property.app=bot, with commas between.</source>
        <translation>Möglich sind all, provider=openai, source=capture, property.app oder property.app=bot, mit Kommas dazwischen.</translation>
    </message>
    <message>
        <source>%1 must be 12 to 64 letters and digits.</source>
        <translation>%1 muss aus 12 bis 64 Buchstaben und Ziffern bestehen.</translation>
    </message>
    <message>
        <source>Write origins as browsers do, such as http://localhost:3000, with blanks between.</source>
        <translation>Schreiben Sie Ursprünge wie ein Browser, etwa http://localhost:3000, mit Leerzeichen dazwischen.</translation>
    </message>
</context>
<context>
    <name>heliograph::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>heliograph::ShareBar</name>
    <message>
        <source>%1 percent</source>
        <translation>%1 Prozent</translation>
    </message>
</context>
<context>
    <name>heliograph::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
</context>
<context>
    <name>heliograph::Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>heliograph::StatusStrip</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Through Helicone</source>
        <translation>Über Helicone</translation>
    </message>
    <message>
        <source>Calls go through Helicone, which logs them too</source>
        <translation>Aufrufe gehen über Helicone, das sie auch protokolliert</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>Direkt</translation>
    </message>
    <message>
        <source>Calls go straight to the provider and are kept on this computer only</source>
        <translation>Aufrufe gehen direkt an den Anbieter und bleiben nur auf diesem Computer erhalten</translation>
    </message>
    <message>
        <source>New conversations start through Helicone. Click to change.</source>
        <translation>Neue Unterhaltungen beginnen über Helicone. Zum Ändern klicken.</translation>
    </message>
    <message>
        <source>New conversations start direct to the provider. Click to change.</source>
        <translation>Neue Unterhaltungen beginnen direkt beim Anbieter. Zum Ändern klicken.</translation>
    </message>
    <message>
        <source>Keychain unavailable</source>
        <translation>Schlüsselbund nicht verfügbar</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>The keychain is unlocked. Click to see your keys.</source>
        <translation>Der Schlüsselbund ist entsperrt. Klicken, um Ihre Schlüssel zu sehen.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>See where each key comes from, add or remove one</source>
        <translation>Sehen, woher jeder Schlüssel kommt; einen hinzufügen oder entfernen</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>The built-in demo provider answers: nothing leaves this computer and nothing is billed</source>
        <translation>Der eingebaute Demo-Anbieter antwortet: Nichts verlässt diesen Computer und nichts wird berechnet</translation>
    </message>
    <message>
        <source>%1 streaming</source>
        <translation>%1 im Stream</translation>
    </message>
    <message>
        <source>Answers that are coming in now</source>
        <translation>Antworten, die gerade ankommen</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>Heute %1</translation>
    </message>
    <message>
        <source>%1 unpriced</source>
        <translation>%1 ohne Preis</translation>
    </message>
    <message>
        <source>Calls today: %1</source>
        <translation>Aufrufe heute: %1</translation>
    </message>
    <message>
        <source>Without a known price, so not in the sum: %1</source>
        <translation>Ohne bekannten Preis, daher nicht in der Summe: %1</translation>
    </message>
    <message>
        <source>With an estimated cost: %1, together %2</source>
        <translation>Mit geschätzten Kosten: %1, zusammen %2</translation>
    </message>
    <message>
        <source>With a declared cost: %1, together %2</source>
        <translation>Mit angegebenen Kosten: %1, zusammen %2</translation>
    </message>
    <message>
        <source>%1 percent of the budget of %2</source>
        <translation>%1 Prozent des Budgets von %2</translation>
    </message>
    <message>
        <source>Today %1 of %2</source>
        <translation>Heute %1 von %2</translation>
    </message>
    <message>
        <source>Capture off</source>
        <translation>Mitschnitt aus</translation>
    </message>
    <message>
        <source>Capture failed</source>
        <translation>Mitschnitt gescheitert</translation>
    </message>
    <message>
        <source>The calls of other programs are not recorded. Click to change.</source>
        <translation>Die Aufrufe anderer Programme werden nicht aufgezeichnet. Zum Ändern klicken.</translation>
    </message>
    <message>
        <source>Capture on :%1</source>
        <translation>Mitschnitt an :%1</translation>
    </message>
    <message>
        <source>Capture paused :%1</source>
        <translation>Mitschnitt pausiert :%1</translation>
    </message>
    <message>
        <source>The calls of other programs that use Heliograph&apos;s address are recorded. Click to see them.</source>
        <translation>Die Aufrufe anderer Programme mit Heliographs Adresse werden aufgezeichnet. Klicken, um sie zu sehen.</translation>
    </message>
    <message>
        <source>The calls of other programs go through and are not recorded. Click to change.</source>
        <translation>Die Aufrufe anderer Programme gehen durch und werden nicht aufgezeichnet. Zum Ändern klicken.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls were not kept.</source>
        <translation>
            <numerusform>%Ln Aufruf wurde nicht aufbewahrt.</numerusform>
            <numerusform>%Ln Aufrufe wurden nicht aufbewahrt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::SystemPrompt</name>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>Opens and closes the system prompt (Ctrl+Shift+S)</source>
        <translation>Öffnet und schließt den System-Prompt (Strg+Umschalt+S)</translation>
    </message>
    <message>
        <source>What the model should be and do. Empty: none is sent.</source>
        <translation>Was das Modell sein und tun soll. Leer: Es wird keiner gesendet.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Cache the system prompt</source>
        <translation>System-Prompt in den Cache</translation>
    </message>
    <message>
        <source>Cached, 1 h</source>
        <translation>Im Cache, 1 h</translation>
    </message>
    <message>
        <source>Cached, 5 min</source>
        <translation>Im Cache, 5 min</translation>
    </message>
    <message>
        <source>System prompt: %1</source>
        <translation>System-Prompt: %1</translation>
    </message>
</context>
<context>
    <name>heliograph::TabHeader</name>
    <message>
        <source>Route: %1</source>
        <translation>Route: %1</translation>
    </message>
    <message>
        <source>Through Helicone</source>
        <translation>Über Helicone</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>Direkt</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Made-up answers from the built-in demo provider. They cost nothing.</source>
        <translation>Erfundene Antworten vom eingebauten Demo-Anbieter. Sie kosten nichts.</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Parameters and tags (Ctrl+Shift+P)</source>
        <translation>Parameter und Tags (Strg+Umschalt+P)</translation>
    </message>
    <message>
        <source>Through Helicone&apos;s proxy, which records the call (Ctrl+Shift+R)</source>
        <translation>Über den Proxy von Helicone, der den Aufruf aufzeichnet (Strg+Umschalt+R)</translation>
    </message>
    <message>
        <source>Straight to the provider; only this computer records the call (Ctrl+Shift+R)</source>
        <translation>Direkt an den Anbieter; nur dieser Computer zeichnet den Aufruf auf (Strg+Umschalt+R)</translation>
    </message>
    <message>
        <source>Estimated cost</source>
        <translation>Geschätzte Kosten</translation>
    </message>
</context>
<context>
    <name>heliograph::TagsPanel</name>
    <message>
        <source>User</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine Angabe</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Session name</source>
        <translation>Name der Sitzung</translation>
    </message>
    <message>
        <source>Session path</source>
        <translation>Pfad der Sitzung</translation>
    </message>
    <message>
        <source>/a/b</source>
        <translation>/a/b</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Add property</source>
        <translation>Eigenschaft hinzufügen</translation>
    </message>
    <message>
        <source>A name and a value that go with every call of this tab</source>
        <translation>Ein Name und ein Wert, die mit jedem Aufruf dieses Tabs gehen</translation>
    </message>
    <message>
        <source>Name of the property</source>
        <translation>Name der Eigenschaft</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value of the property</source>
        <translation>Wert der Eigenschaft</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Remove this property</source>
        <translation>Diese Eigenschaft entfernen</translation>
    </message>
</context>
<context>
    <name>heliograph::TextPreview</name>
    <message>
        <source>… %1 more characters</source>
        <translation>… %1 weitere Zeichen</translation>
    </message>
</context>
<context>
    <name>heliograph::TimeStrip</name>
    <message>
        <source>Calls over time</source>
        <translation>Aufrufe im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Show all times again</source>
        <translation>Wieder alle Zeiten zeigen</translation>
    </message>
    <message>
        <source>Show all times again (Esc)</source>
        <translation>Wieder alle Zeiten zeigen (Esc)</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n Aufruf</numerusform>
            <numerusform>%n Aufrufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>No calls</source>
        <translation>Keine Aufrufe</translation>
    </message>
    <message>
        <source>Drag over bars to see only that time</source>
        <translation>Über Balken ziehen, um nur diese Zeit zu sehen</translation>
    </message>
</context>
<context>
    <name>heliograph::TimelineView</name>
    <message>
        <source>Timeline of the session</source>
        <translation>Zeitachse der Sitzung</translation>
    </message>
    <message>
        <source>Nothing ran for %1</source>
        <translation>Nichts lief für %1</translation>
    </message>
    <message>
        <source>Began after %1, at %2</source>
        <translation>Begann nach %1, am %2</translation>
    </message>
    <message>
        <source>First token after %1</source>
        <translation>Erstes Token nach %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>first token</source>
        <translation>erstes Token</translation>
    </message>
</context>
<context>
    <name>heliograph::TimingView</name>
    <message>
        <source>Timing</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Until headers</source>
        <translation>Bis zu den Headern</translation>
    </message>
    <message>
        <source>Until first byte</source>
        <translation>Bis zum ersten Byte</translation>
    </message>
    <message>
        <source>Until first token</source>
        <translation>Bis zum ersten Token</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>Zeit bis zum ersten Token</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Speed after first token</source>
        <translation>Tempo nach dem ersten Token</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>Datenstücke</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 mit %2</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Längste Pause</translation>
    </message>
    <message>
        <source>Waits between chunks</source>
        <translation>Pausen zwischen Datenstücken</translation>
    </message>
    <message>
        <source>longest %1</source>
        <translation>längste %1</translation>
    </message>
    <message>
        <source>No times were recorded for this call.</source>
        <translation>Für diesen Aufruf wurden keine Zeiten aufgezeichnet.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Wait between chunks, median</source>
        <translation>Pause zwischen Datenstücken, Median</translation>
    </message>
    <message>
        <source>Wait between chunks, 95th percentile</source>
        <translation>Pause zwischen Datenstücken, 95. Perzentil</translation>
    </message>
    <message>
        <source>No stalls: the answer came evenly.</source>
        <translation>Keine Stockungen: die Antwort kam gleichmäßig.</translation>
    </message>
    <message>
        <source>1 stall: %1 after %2.</source>
        <translation>1 Stockung: %1 nach %2.</translation>
    </message>
    <message>
        <source>%1 stalls, the longest %2 after %3.</source>
        <translation>%1 Stockungen, die längste %2 nach %3.</translation>
    </message>
    <message>
        <source>%1: a stall of %2</source>
        <translation>%1: eine Stockung von %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: chunk %2 of %3, %4</source>
        <translation>%1: Datenstück %2 von %3, %4</translation>
    </message>
    <message>
        <source>, %1 after the one before</source>
        <translation>, %1 nach dem davor</translation>
    </message>
    <message>
        <source>95 % under %1</source>
        <translation>95 % unter %1</translation>
    </message>
</context>
<context>
    <name>heliograph::ToolCallsView</name>
    <message>
        <source>
… %1 more characters</source>
        <translation>
… %1 weitere Zeichen</translation>
    </message>
    <message>
        <source>There is no tool of this name in the conversation.</source>
        <translation>In der Unterhaltung gibt es kein Tool dieses Namens.</translation>
    </message>
    <message>
        <source>Does not fit the tool&apos;s schema: %1</source>
        <translation>Passt nicht zum Schema des Tools: %1</translation>
    </message>
    <message>
        <source>Does not fit the tool&apos;s schema: %1 (and %2 more)</source>
        <translation>Passt nicht zum Schema des Tools: %1 (und %2 weitere)</translation>
    </message>
    <message>
        <source>Tool calls</source>
        <translation>Tool-Aufrufe</translation>
    </message>
    <message>
        <source>What the tool gives back, as text or JSON. Ctrl+Enter sends when every call is answered.</source>
        <translation>Was das Tool zurückgibt, als Text oder JSON. Strg+Eingabe sendet, wenn jeder Aufruf beantwortet ist.</translation>
    </message>
    <message>
        <source>This failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Tells the model that the tool did not work; the text says why</source>
        <translation>Sagt dem Modell, dass das Tool nicht funktioniert hat; der Text sagt, warum</translation>
    </message>
    <message>
        <source>Arguments of %1</source>
        <translation>Argumente von %1</translation>
    </message>
    <message>
        <source>Answer of %1</source>
        <translation>Antwort von %1</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>heliograph::ToolForm</name>
    <message>
        <source>Name of the tool</source>
        <translation>Name des Tools</translation>
    </message>
    <message>
        <source>get_weather</source>
        <translation>get_weather</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Description of the tool</source>
        <translation>Beschreibung des Tools</translation>
    </message>
    <message>
        <source>What it does, and when the model should call it</source>
        <translation>Was es tut und wann das Modell es aufrufen soll</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Strict arguments</source>
        <translation>Strikte Argumente</translation>
    </message>
    <message>
        <source>Whether the provider promises arguments that fit the schema</source>
        <translation>Ob der Anbieter Argumente verspricht, die zum Schema passen</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>None yet: the tool is called without arguments.</source>
        <translation>Noch keine: Das Tool wird ohne Argumente aufgerufen.</translation>
    </message>
    <message>
        <source>Add parameter</source>
        <translation>Parameter hinzufügen</translation>
    </message>
    <message>
        <source>Name of the parameter</source>
        <translation>Name des Parameters</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Type of the parameter</source>
        <translation>Typ des Parameters</translation>
    </message>
    <message>
        <source>as in the JSON</source>
        <translation>wie im JSON</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>Remove this parameter</source>
        <translation>Diesen Parameter entfernen</translation>
    </message>
    <message>
        <source>Description of the parameter</source>
        <translation>Beschreibung des Parameters</translation>
    </message>
    <message>
        <source>description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Allowed values, with commas</source>
        <translation>Erlaubte Werte, mit Kommas</translation>
    </message>
    <message>
        <source>any value, or: a, b, c</source>
        <translation>jeder Wert oder: a, b, c</translation>
    </message>
    <message>
        <source>The only values allowed, with commas between them</source>
        <translation>Die einzigen erlaubten Werte, mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>This tool says more than a form can show. Edit its JSON.</source>
        <translation>Dieses Tool sagt mehr, als ein Formular zeigen kann. Bearbeiten Sie sein JSON.</translation>
    </message>
    <message>
        <source>This tool is written for another provider&apos;s format and is not sent in this one.</source>
        <translation>Dieses Tool ist für das Format eines anderen Anbieters geschrieben und wird in diesem nicht gesendet.</translation>
    </message>
</context>
<context>
    <name>heliograph::ToolsDialog</name>
    <message>
        <source>Tools</source>
        <translation>Tools</translation>
    </message>
    <message>
        <source>No tools yet</source>
        <translation>Noch keine Tools</translation>
    </message>
    <message>
        <source>A tool is a function the model may ask you to run. Describe one, or paste a list you have.</source>
        <translation>Ein Tool ist eine Funktion, um deren Ausführung das Modell bitten darf. Beschreiben Sie eines oder fügen Sie eine vorhandene Liste ein.</translation>
    </message>
    <message>
        <source>New tool</source>
        <translation>Neues Tool</translation>
    </message>
    <message>
        <source>Paste a list</source>
        <translation>Liste einfügen</translation>
    </message>
    <message>
        <source>Add a tool (Ctrl+N)</source>
        <translation>Ein Tool hinzufügen (Strg+N)</translation>
    </message>
    <message>
        <source>Duplicate (Ctrl+D)</source>
        <translation>Duplizieren (Strg+D)</translation>
    </message>
    <message>
        <source>Delete (Ctrl+Delete)</source>
        <translation>Löschen (Strg+Entf)</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>Nach oben (Alt+Hoch)</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Nach unten (Alt+Runter)</translation>
    </message>
    <message>
        <source>The same as JSON</source>
        <translation>Dasselbe als JSON</translation>
    </message>
    <message>
        <source>Tool as JSON</source>
        <translation>Tool als JSON</translation>
    </message>
    <message>
        <source>Tool choice</source>
        <translation>Tool-Wahl</translation>
    </message>
    <message>
        <source>Parallel tool calls</source>
        <translation>Parallele Tool-Aufrufe</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Several calls at once</source>
        <translation>Mehrere Aufrufe auf einmal</translation>
    </message>
    <message>
        <source>Paste from the clipboard</source>
        <translation>Aus der Zwischenablage</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Aus einer Datei…</translation>
    </message>
    <message>
        <source>The provider&apos;s own</source>
        <translation>Die des Anbieters</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>Its JSON cannot be read.</source>
        <translation>Sein JSON kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The model decides</source>
        <translation>Das Modell entscheidet</translation>
    </message>
    <message>
        <source>No tool</source>
        <translation>Kein Tool</translation>
    </message>
    <message>
        <source>Some tool</source>
        <translation>Irgendein Tool</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>Nur %1</translation>
    </message>
    <message>
        <source>%1 deleted.</source>
        <translation>%1 gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>No tools could be read. %1</source>
        <translation>Es konnten keine Tools gelesen werden. %1</translation>
    </message>
    <message>
        <source>The list holds no tools.</source>
        <translation>Die Liste enthält keine Tools.</translation>
    </message>
    <message>
        <source>One tool added.</source>
        <translation>Ein Tool hinzugefügt.</translation>
    </message>
    <message>
        <source>%1 tools added.</source>
        <translation>%1 Tools hinzugefügt.</translation>
    </message>
    <message>
        <source>JSON files (*.json);;All files (*)</source>
        <translation>JSON-Dateien (*.json);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>heliograph::TurnCard</name>
    <message>
        <source>Who says this. Click to change it.</source>
        <translation>Wer dies sagt. Zum Ändern klicken.</translation>
    </message>
    <message>
        <source>Role: %1</source>
        <translation>Rolle: %1</translation>
    </message>
    <message>
        <source>%1 message</source>
        <translation>Nachricht: %1</translation>
    </message>
    <message>
        <source>Send from here: removes what follows and asks again</source>
        <translation>Von hier senden: entfernt, was folgt, und fragt noch einmal</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Alt+Up</source>
        <translation>Alt+Hoch</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Alt+Down</source>
        <translation>Alt+Runter</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Strg+D</translation>
    </message>
    <message>
        <source>Delete message</source>
        <translation>Nachricht löschen</translation>
    </message>
    <message>
        <source>Ctrl+Delete</source>
        <translation>Strg+Entf</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>Text der Nachricht</translation>
    </message>
    <message>
        <source>The prompt up to and including here is marked for the provider&apos;s cache, where its format has such marks.</source>
        <translation>Der Prompt bis hierher einschließlich ist für den Cache des Anbieters markiert, wo dessen Format solche Marken kennt.</translation>
    </message>
    <message>
        <source>Cached to here, 1 h</source>
        <translation>Bis hier im Cache, 1 h</translation>
    </message>
    <message>
        <source>Cached to here, 5 min</source>
        <translation>Bis hier im Cache, 5 min</translation>
    </message>
    <message>
        <source>More: attachments, cache</source>
        <translation>Mehr: Anhänge, Cache</translation>
    </message>
</context>
<context>
    <name>heliograph::VariablesPanel</name>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>Fill in variables</source>
        <translation>Variablen ausfüllen</translation>
    </message>
    <message>
        <source>Off: what stands in double braces is sent as it is written</source>
        <translation>Aus: Was in doppelten geschweiften Klammern steht, wird gesendet, wie es dasteht</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>Wert von %1</translation>
    </message>
</context>
<context>
    <name>heliograph::VariantDialog</name>
    <message>
        <source>Column %1: %2</source>
        <translation>Spalte %1: %2</translation>
    </message>
    <message>
        <source>Own system prompt</source>
        <translation>Eigener System-Prompt</translation>
    </message>
    <message>
        <source>In the place of the one above; empty: none is sent.</source>
        <translation>Anstelle des obigen; leer: Keiner wird gesendet.</translation>
    </message>
    <message>
        <source>Own prompt</source>
        <translation>Eigener Prompt</translation>
    </message>
    <message>
        <source>In the place of the one above.</source>
        <translation>Anstelle des obigen.</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>As set for new calls (%1)</source>
        <translation>Wie für neue Aufrufe eingestellt (%1)</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>direkt</translation>
    </message>
    <message>
        <source>through Helicone</source>
        <translation>über Helicone</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>Direkt</translation>
    </message>
    <message>
        <source>Through Helicone</source>
        <translation>Über Helicone</translation>
    </message>
</context>
<context>
    <name>heliograph::VersionsModel</name>
    <message>
        <source>No calls were made from it yet.</source>
        <translation>Damit wurden noch keine Aufrufe gemacht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls</source>
        <translation>
            <numerusform>%Ln Aufruf</numerusform>
            <numerusform>%Ln Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>median %1</source>
        <translation>Median %1</translation>
    </message>
    <message>
        <source>p95 %1</source>
        <translation>p95 %1</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
</context>
</TS>
