"""ZIP packages that may be bombs: members are read into memory one at a time, never written anywhere."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from types import TracebackType
from typing import Self

from rmt_desktop.domain.input_errors import DamagedFile, FileTooLarge, PasswordNeeded, UnknownFormat, WrongPassword
from rmt_desktop.ingest.limits import MEBIBYTE

MOST_MEMBERS = 5_000
MOST_MEMBER_BYTES = 256 * MEBIBYTE
MOST_BYTES = 768 * MEBIBYTE
_CHUNK = MEBIBYTE


class Package:
    """An open ZIP file with bounds on what reading it may cost."""

    def __init__(self, data: bytes, password: str | None = None, most_bytes: int = MOST_BYTES) -> None:
        """Open a package.

        Raises:
            DamagedFile: the data is no ZIP file or its list of members is broken.
            FileTooLarge: it has too many members.
        """
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, LookupError) as error:
            raise DamagedFile(f"The archive is damaged or cut off ({error}). Get the file again.") from None
        named = (info for info in self._zip.infolist() if info.filename)  # zipfile stumbles over an empty name
        self._members = {info.filename: info for info in named if not info.is_dir()}
        if len(self._members) > MOST_MEMBERS:
            raise FileTooLarge(f"The archive has {len(self._members):,} files; up to {MOST_MEMBERS:,} are read.")
        self._password = password.encode("utf-8") if password else None
        self._left = most_bytes

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def names(self) -> Iterator[str]:
        """Names of the members in the order of the archive."""
        yield from self._members

    def has(self, name: str) -> bool:
        """Whether there is such a member."""
        return name in self._members

    @property
    def bytes_left(self) -> int:
        """How much may still be unpacked."""
        return self._left

    def charge(self, count: int) -> None:
        """Count bytes that were unpacked on the package's behalf.

        Raises:
            FileTooLarge: they exceed what is left.
        """
        self._left -= count
        if self._left < 0:
            raise FileTooLarge("The archive unpacks to more than is read in all. Unpack it and add what you need.")

    def read(self, name: str) -> bytes:
        """A member's content. Its declared size is not believed.

        Raises:
            DamagedFile, FileTooLarge, PasswordNeeded, WrongPassword, UnknownFormat: see the names.
        """
        info = self._members.get(name)
        if info is None:
            raise DamagedFile(f"The part “{name}” of the file is missing. Get the file again.")
        if info.flag_bits & 1 and self._password is None:
            raise PasswordNeeded("The archive is encrypted and opens with its password only.")
        try:
            return self._unpack(info)
        except NotImplementedError:
            raise UnknownFormat(
                f"“{name}” is packed or encrypted in a way that is not supported. Unpack the archive and add its files."
            ) from None
        except RuntimeError:  # zipfile's way of saying so
            raise WrongPassword("The password does not open this archive. Check capitals and try again.") from None
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, LookupError) as error:
            raise DamagedFile(f"The part “{name}” of the file is damaged ({error}). Get the file again.") from None

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        parts: list[bytes] = []
        size = 0
        with self._zip.open(info, pwd=self._password) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                self.charge(len(chunk))
                if size > MOST_MEMBER_BYTES:
                    raise FileTooLarge(f"“{info.filename}” unpacks to more than {MOST_MEMBER_BYTES // MEBIBYTE:,} MB.")
                parts.append(chunk)
        return b"".join(parts)
