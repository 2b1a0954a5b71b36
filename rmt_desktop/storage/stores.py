"""What every part of the library stands on."""

from rmt_desktop.storage.store import Store


class Stores:
    """The two databases. Where both are written, the order makes every crash between them harmless."""

    def __init__(self, precious: Store, derived: Store):
        self._precious = precious
        self._derived = derived
