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
happened and what the user can do about it. Those of files, of the library on disk and of models are in
:mod:`.input_errors`, :mod:`.store_errors` and :mod:`.model_errors`.
"""


class RmtError(Exception):
    """Base of every known error; ``str(error)`` is a message a user can act on."""

    title = "Something went wrong"


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
