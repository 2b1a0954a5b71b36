<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask long documents. Check every answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a new version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licences of all parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apache License 2.0. Qt and PySide6 are used under the LGPL 3.0; the other parts under terms of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of the question, and at how many places they stand; press one to search for it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read every page again with this question in view (Ctrl+Shift+D). Takes as long as reading the documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the document for the question&apos;s rarest word (Ctrl+Shift+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too uncertain to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found on the pages that could be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found in the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The documents of this question are no longer in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) of {where} searched.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{searched} Some passages come close, none surely answers. Judge the nearest below yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{searched} Nothing there answers; it may stand on the pages that have no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{searched} Every page could be read and nothing answers: it seems not to be there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> of {document}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) could not be read: {lists}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{term}: nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{term}: %Ln place(s); search for it</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{file} is in the library already, as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and {count:,} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} files are in the library already: {names}{more}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is watched from now on: new files in it are read by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{folder} is watched from now on: new files in it are read by themselves. It holds %Ln file(s) already.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Read them, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed in a watched folder since it was read: {names}. What was read stays as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the new version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} given back. Word indexes are rebuilt when a document is asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moderate confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a question first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The question is %Ln character(s) too long. Shorten it to {most:,} characters.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Select a document in the library first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading segment {done:,} of {total:,} · page {page:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s) so far</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting until {name}{others} has been read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped this answer. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program ended while this answer was being worked out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong while answering.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of page {page:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine {engine}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count:,} tokens read</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>memory from page(s) {pages}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>page {page:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask as of page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking as of page {page:,} of {total:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List every finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read every page and fill a table with all that answers, instead of one answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> as of page {page:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the answer with its quotes and pages (Ctrl+Shift+Y copies the newest)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare engines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this question through other engines, side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No quote backs: “{statement}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See each quote on its page and accept or reject it (Ctrl+4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest passages, which do not answer the question as far as it can tell:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf);;Word (*.docx);;Markdown (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title of the chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename, pin, export or delete this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search all chats (Ctrl+Shift+H)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New chat (Ctrl+N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin or unpin chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export chat …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one or more documents, then ask a question in your own words. Every answer comes with its quotes; click one to see it on its page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported {exported:%Y-%m-%d %H:%M} by {program}. {summary}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked {asked:%Y-%m-%d %H:%M} of {documents}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest passages, which do not answer the question as far as it could tell:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search all chats: words of questions and answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search all chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found: every word must stand in a question or its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p. {page:,}: {quote}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size:,.0f} MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page (*.html);;Spreadsheet (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time and memory by engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers by question and engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected: {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{done:,} of %Ln answer(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped; {done} kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Best passages, with recurrent memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every page, with the question in view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passages by words, no memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passages by meaning, no memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passages by words and meaning, no memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole text in pieces, no memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document in the model&apos;s cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document in the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoder with recurrent memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoder with cached segments (Transformer-XL)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older cache compressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs a language model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions (*.txt *.csv *.tsv *.jsonl *.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents to ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions, one per line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type questions, one per line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document has no outline: neither bookmarks nor headings were found in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close outline and pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is named by --data-dir or RMT_DESKTOP_HOME; name another one there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying and checking. The rest of the window waits until this has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty folder for the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is being read, asked or trained. Move the data when nothing runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not moved. The old folder stays in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data was moved here. {folder} still holds {size} of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the data at the old place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed page number (iv) or place in the file (4); #4 is always the place (Ctrl+G)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{document} is no longer in the library. The quote above is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quote was not found word for word on page {page} as shown; nothing is marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is selected. Drag over words, or press Ctrl+A for the whole page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PDF file cannot be opened where it was; this is its stored text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline (F4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller (Ctrl+-)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit width (Ctrl+0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit page (Ctrl+9)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate clockwise (Ctrl+R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text cannot be added by itself. Save it as a text file, then drop the file here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web addresses cannot be added, since this program makes no connections: {shown} Save the page or file from your browser, then drop the file here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents ({patterns});;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder of documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages that have the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} · page {page:,}{label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not at {path} any more, and its folder is gone, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title of {name}; its file keeps its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags of {documents}, separated by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>. In use: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collection for {documents}: a new name, or one there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the new collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New name of the collection {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags …	Ctrl+T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename …	F2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from library	Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to collection …	Ctrl+Shift+G</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a collection first: choose it above the list of documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one or more documents first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort and collections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add documents (Ctrl+O)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New collection …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename collection …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dissolve collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collection or tag shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All documents ({count:,})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search names and text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the library by name, tag and text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All words must be there; &quot;words in quotation marks&quot; stand next to each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By state, what needs you first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most pages first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No documents yet.
Drop PDFs, text files or folders anywhere on this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No document has {words} in its name, its tags or its text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is empty.
Show all documents, select some, and add them with Ctrl+Shift+G.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No document is shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no text layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {first:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages {first:,}–{last:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quoted in the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contributed to the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>answer from page(s) {pages}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nearest on page(s) {pages}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{read:,} of {total:,} pages read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All pages read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask as if the document ended after some page (Ctrl+Shift+A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searc&amp;h all chats …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pin or unpin chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;As of page …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export chat …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy the newest answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pin the newest question, or let it go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read &amp;deeper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Commands …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is &amp;new …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a new &amp;version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About RMT Desktop …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add documents …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the &amp;sample document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;version …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Watch a folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;ttings …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search names and text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to &amp;collection …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take out of the collection shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New collection …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the collection sh&amp;own …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dissolve the collection shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;ags …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort: {order}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause or go on reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;ead again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rena&amp;me …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in &amp;file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove from library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo removal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme of the s&amp;ystem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;maller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit &amp;width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit &amp;page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rotate clockwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate &amp;anticlockwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages in s&amp;mall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy selected text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy te&amp;xt of the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search in document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for the question&apos;s &amp;words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go to page …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First &amp;quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Verify quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ompared versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Workshop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare engines …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Train a reader …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language models …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A language model puts what was found into short sentences and runs the engines that write. None is needed for reading and quoting. Installing is the only thing in this window that uses the network, and only when you press Install; a model on this machine can be installed without any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press again to remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.gguf *.whl);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the install</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · {done:,} of {total:,} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (to be accepted)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of an unknown family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}, {family}, from {source}. Reads {tokens:,} tokens at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs {needed} of memory and {free} are free: close other programs before it is used, or choose a smaller one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has {free} free, which is too little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept its licence on its page and put your access token into the variable HF_TOKEN first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read deeper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search its words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}
Page {page:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {total:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>· {page:,} of {total:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the document (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} needs a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask about the selected documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsupported: its page does not say this word for word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsupported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln or more places</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{place:,} of {total:,} or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place:,} of {total:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in this document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close search (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best there is (graphics card if usable)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer only from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least confidence of an answer in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shipped with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove what can be rebuilt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best passages, read with memory (seconds)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every page, with the question in view (as long as reading)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise the reader&apos;s own measure decides, fitted so that wrong answers and wrong “not found” balance. Higher: fewer answers, surer ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader, device and threads count from the next start of the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading, asking and everything else in this window works without any network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installing a language model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only when you press Install on the page Language models, or by “rmt-desktop models install”: asks pypi.org and files.pythonhosted.org, or huggingface.co and the hosts it names, by the proxy of the system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An embeddings endpoint of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only if set up by “rmt-desktop embeddings”, and only when the engines rag-dense or rag-hybrid are asked: the question and the passages of the document go there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for a new version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only if switched on above: asks the address named there once a day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another start of this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays on this machine: files opened while a window is open are handed to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked once a day for the newest version, as chosen above: {feed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up by the command line, and asked by the engines rag-dense and rag-hybrid only: {addresses}. End that with: rmt-desktop embeddings off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection is set up, and none is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size:.1f} GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size:.1f} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} KB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chats, answers and verdicts {precious}; text and memory of the documents {derived}; word indexes {cleanable}; language models and trained readers {models}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept the quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take that back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N or ↓</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P or ↑</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>O or Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the quote at its page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote in the chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter or O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it in the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept, reject, take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the new version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the old version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tally</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep or strike the finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it at its page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First, last page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On by a window&apos;s height; with Shift back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the page&apos;s text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+← →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widen or narrow the selection by a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what is selected or marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger or smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline, pages in small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From entry to entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From cell to cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All documents shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the search to what it found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spreadsheet (*.csv);;Word (*.docx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space keep or strike · Enter open at its page · click a column to sort · Esc close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the tally</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found that answers surely enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter defined terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defined terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{term} · page {page:,}
{meaning}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{term}, page {page}: {definition}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions (*.json *.jsonl *.csv *.tsv);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions with the text they are asked of and the answer in it: SQuAD-style JSON, rows in JSONL, or a table with question, context and answer. Training starts from the shipped reader, goes through a curriculum from single segments to long memory, and keeps the weights that are best on questions held back. It runs in a process of its own; the program stays usable, but slower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping after this step; the checkpoint is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the new reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the files …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts from the next start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read with this reader from the next start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes of training, over all runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows to look at, by file and line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a new version once a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the release feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>https:// address of a release feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks the feed below for the newest version, once a day at most, and tells when there is one. Nothing about you, your documents or this machine is sent, and nothing is downloaded or installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the newest version, {version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMT Desktop {new} is out; this is {version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMT Desktop was updated to {version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A accept · R reject · U undo · N or ↓ next · P or ↑ previous · O or Enter open at its page · Esc close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} to verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking it up on its page …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not verified yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source}, with these words marked: {quote}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept quote {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject quote {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open quote {count} at its page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsupported: page {page:,} does not say this word for word. Nothing is marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsupported: not found word for word on page {page:,} as it is drawn. Nothing is marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document is no longer in the library; the quote is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsupported: no quote backs this statement. Judge it yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being asked …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{change}: {question}. Before: {old_answer}. Now: {new_answer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no clause like it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {page:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word (*.docx);;Markdown (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab from question to question · Enter open the new version · O open the old one · Esc close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No versions were compared yet.

Drop a new version of a document onto the old one in the library, or choose File, New version. What you asked of the old one is then asked of the new one, and each answer is compared. Pin a question (Chat, Pin the newest question) to have only the pinned ones asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{new} is read as a new version of {old}. Its questions follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{new} against {old}, {created:%Y-%m-%d %H:%M}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no quote to open: nothing was found, or the question was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on asking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions of both versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New files in these folders, and in the folders in them, are read by themselves while the program runs; those that came in the meantime, at its next start. A file that is still being written is waited for. Nothing is ever removed, from the folder or from the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch a folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder is watched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  (not there now)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop watching {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop contracts, papers or whole folders on this window. They are read to the end on this machine; each answer comes with its quote, marked on its page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add documents …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sample lease</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF, Word, web pages, e-mail, EPUB, text and tables. Nothing leaves this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something still runs: reading, an answer, a comparison, a training or an install. What was done so far is kept; reading goes on at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to export yet: ask a question first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no answer with quotes in this chat yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no question to read deeper for, or the last one read every page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New version of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the old version in the library first, that document alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no answered question in this chat to pin yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{question}” is asked of every new version from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{question}” is no longer pinned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {hours} h {minutes:02d} min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) without text layer</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Page {page:,} is a picture: its text was recognised (OCR), these words {sure} % sure. Compare them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting to be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening · page {done:,} of {total:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {share} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused at {share} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages without text layer: {pages}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{said}, tags: {tags}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <comment>in</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the text: %Ln page(s) in {where}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) not indexed yet</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No page has these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) removed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Model not loaded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model could not be loaded: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No document selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking {count} documents: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsupported: its page does not say this word for word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a document no longer in the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not answered ({state}{why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Not found in the document(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>as of page {page:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s) without a quote</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>confidence {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>engine {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearest passage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source> (page(s) {pages})</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>, {count} rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} of %Ln quote(s) confirmed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared {created:%Y-%m-%d %H:%M} by {program}. {summary}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before: {answer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now: {answer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared {created:%Y-%m-%d %H:%M}. {summary}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{new}: what changed since {old}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {page:,}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such clause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source> ({count} struck)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
