"""One tree of known errors; everything else that is raised is a bug.

::

    RmtError
    ├── InputError            the file cannot be read as a document
    │   ├── FileMissing
    │   ├── EmptyFile
    │   ├── UnknownFormat
    │   ├── DamagedFile
    │   │   ├── ParserCrashed
    │   │   └── Quarantined
    │   ├── FileTooLarge
    │   ├── FileChanged
    │   ├── PasswordNeeded
    │   ├── WrongPassword
    │   └── NoText
    ├── NameRefused           a document, collection or tag cannot be named so
    ├── NotInLibrary          no such document or collection
    ├── QuestionError         the question cannot be asked
    │   └── TooLongForModel
    ├── StoreError            the library on disk cannot be used
    │   ├── NewerSchema
    │   ├── CorruptStore
    │   │   └── ForeignStore
    │   ├── StoreLocked
    │   │   └── WrongPassphrase
    │   └── StoreInUse
    ├── PassphraseRefused     a passphrase is too short, or there is one already
    ├── ModelError            weights are missing, altered or of another shape
    │   ├── ModelMissing
    │   ├── ModelAltered
    │   ├── DownloadFailed
    │   ├── NotEnoughSpace
    │   ├── NotEnoughMemory
    │   ├── CheckpointMismatch
    │   └── SizeMismatch      (a ValueError, too)
    ├── EndpointError         a service on the network fails
    ├── KeyringError          the system's keyring cannot be used
    ├── ArmError              an engine broke down while it was measured
    ├── ClusterError          machines that read together cannot be used
    ├── TrainingError         training cannot begin or go on
    │   ├── TrainingDiverged
    │   └── PackageMissing
    ├── ExportError           a file the user asked for cannot be written
    ├── UpdateError           nobody knows whether there is a newer version
    └── Cancelled             the user stopped the work

Each error has a ``title`` (a few words for a headline) and a message (``str(error)``) that says what
happened and what the user can do about it.
"""


class RmtError(Exception):
    """Base of every known error; ``str(error)`` is a message a user can act on."""

    title = "Something went wrong"


class InputError(RmtError):
    """A file that cannot be read as a document."""

    title = "Cannot read this file"


class FileMissing(InputError):
    """The path names no readable file."""

    title = "File not found"


class EmptyFile(InputError):
    """The file has no bytes, or the document no pages."""

    title = "Empty file"


class UnknownFormat(InputError):
    """Neither suffix nor content is of a format the program reads."""

    title = "Unknown format"


class DamagedFile(InputError):
    """The file claims to be of a known format but cannot be parsed."""

    title = "Damaged file"


class ParserCrashed(DamagedFile):
    """The file brought down the process that reads it."""


class Quarantined(DamagedFile):
    """The file did so more than once; it is tried again only when the user says so."""

    title = "In quarantine"


class FileTooLarge(InputError):
    """Parsing ran into the limit of time, memory, size or pages."""

    title = "File too large"


class FileChanged(InputError):
    """The file is not what it was a moment ago, or when its document was added."""

    title = "The file has changed"


class PasswordNeeded(InputError):
    """The document is encrypted and opens with a password only."""

    title = "Password needed"


class WrongPassword(PasswordNeeded):
    """The password given does not open the document."""

    title = "Wrong password"


class NoText(InputError):
    """Every page is an image: there is nothing to read without OCR."""

    title = "No text in this file"


class NameRefused(RmtError):
    """A name for a document, collection or tag is empty, too long or taken."""

    title = "This name cannot be used"


class NotInLibrary(RmtError):
    """The library has no such document or collection."""

    title = "Not in the library"


class QuestionError(RmtError):
    """The question is empty, too long, or asked of nothing."""

    title = "Cannot ask this question"


class TooLongForModel(QuestionError):
    """The documents are longer than what the language model reads at once."""

    title = "Too long for this model"


class StoreError(RmtError):
    """The library on disk cannot be used."""

    title = "The library cannot be opened"


class NewerSchema(StoreError):
    """The database was written by a newer, incompatible version; it is left untouched."""

    title = "The library belongs to a newer version"


class CorruptStore(StoreError):
    """The database fails its integrity check."""

    title = "The library is damaged"


class ForeignStore(CorruptStore):
    """The database is that of another program; it is left untouched."""

    title = "Not a library of this program"


class StoreLocked(StoreError):
    """The library is encrypted, and its passphrase or its key file is not there; it is left untouched."""

    title = "The library is protected"


class WrongPassphrase(StoreLocked):
    """The passphrase given is not that of the library."""

    title = "Wrong passphrase"


class PassphraseRefused(RmtError):
    """A library cannot be protected with this passphrase, or not in this state."""

    title = "The protection was not changed"


class StoreInUse(StoreError):
    """Another instance of the program holds the data folder."""

    title = "The library is in use"


class ModelError(RmtError):
    """The model cannot be loaded."""

    title = "The model cannot be loaded"


class ModelMissing(ModelError):
    """The weights are not installed."""

    title = "Model not installed"


class ModelAltered(ModelError):
    """The weights on disk differ from the ones the catalogue names (SHA-256)."""

    title = "Model files are altered"


class DownloadFailed(ModelError):
    """The network, a proxy or the other side failed; what had come is kept."""

    title = "The model could not be downloaded"


class NotEnoughSpace(ModelError):
    """The disk has no room for the files."""

    title = "Not enough disk space"


class NotEnoughMemory(ModelError):
    """The model would not fit into the memory that is free."""

    title = "Not enough memory"


class CheckpointMismatch(ModelError):
    """The checkpoint is damaged or of another architecture."""

    title = "Checkpoint does not fit"


class SizeMismatch(ModelError, ValueError):
    """Sizes of memory, segment or positions fit neither each other nor the backbone."""

    title = "Sizes do not fit"


class EndpointError(RmtError):
    """A service on the network, set up by the user, is down, refuses or answers nonsense."""

    title = "The service on the network fails"


class KeyringError(RmtError):
    """A key can neither be stored nor read."""

    title = "The keyring cannot be used"


class ArmError(RmtError):
    """The process in which an engine was measured has ended by itself."""

    title = "An engine broke down"


class ClusterError(RmtError):
    """Ray is missing, the cluster cannot be reached, or a machine of it failed."""

    title = "The cluster fails"


class TrainingError(RmtError):
    """Training cannot begin or go on; the last checkpoint is kept."""

    title = "Cannot train"


class TrainingDiverged(TrainingError):
    """The gradients are infinite or undefined, step after step."""

    title = "Training has diverged"


class PackageMissing(TrainingError):
    """An optional package that the wanted way of training needs is not installed."""

    title = "A package is missing"


class ExportError(RmtError):
    """A file that the user asked for cannot be written."""

    title = "Could not be saved"


class UpdateError(RmtError):
    """The release feed cannot be asked, or says nothing that can be understood."""

    title = "Could not look for a new version"


class Cancelled(RmtError):
    """The user stopped the work; what was done so far is kept."""

    title = "Stopped"
