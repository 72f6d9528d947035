"""How much may be sent to the page: counted while it arrives, whatever it says of itself."""

from starlette.datastructures import Headers

MEGABYTE = 1_000_000
# Answers, as large as a file may be without a word in the settings; anything else is a form.
FILE, FORM = 200, 2
# So much that is too large is still taken in and thrown away: browsers show no answer before that.
_THROWN = 2000
# Parts of a form beside a file, which are held in memory; forms without files are small as a whole.
FILES, FIELDS, FIELD_BYTES = 5, 100, 20_000
# Fields of the form of all settings, at most.
SETTINGS = 5000


class TooLargeError(Exception):
    """More was sent than may be.

    Parameters
    ----------
    megabytes : int
        What may be sent.
    """

    def __init__(self, megabytes):
        super().__init__(megabytes)
        self.megabytes = megabytes


class Body:
    """What is sent with a request, counted while it arrives.

    Parameters
    ----------
    scope : dict
    receive : callable
        Of ASGI.

    Attributes
    ----------
    megabytes : int
        What may be sent.
    too_large : bool
        Whether more was sent, as far as it is known.
    """

    def __init__(self, scope, receive):
        headers = Headers(scope=scope)
        self._receive = receive
        self.megabytes = FILE if _has_files(headers) else FORM
        self._left = self.megabytes * MEGABYTE
        self.too_large = int(headers.get("content-length", "0")) > self._left
        self._more = "content-length" in headers or "transfer-encoding" in headers

    async def receive(self):
        """Receive the next part.

        Raises
        ------
        TooLargeError
            Where it says that it is too large, or has become so.
        """
        if self.too_large:
            raise TooLargeError(self.megabytes)
        message = await self._next()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            self.too_large = True
            raise TooLargeError(self.megabytes)
        return message

    async def drain(self):
        """Take in what is left and throw it away, so that the answer is read."""
        thrown = 0
        while self._more and thrown < _THROWN * MEGABYTE:
            message = await self._next()
            thrown += len(message.get("body", b""))

    async def _next(self):
        message = await self._receive()
        self._more = message["type"] == "http.request" and message.get("more_body", False)
        return message


def form(request):
    """Return the form that a request holds, within limits; files of it are on the disk.

    Parameters
    ----------
    request : starlette.requests.Request

    Returns
    -------
    awaitable or context manager
        Of ``starlette.datastructures.FormData``.
    """
    if not _has_files(request.headers):
        return request.form(max_fields=SETTINGS, max_part_size=2 * FORM * MEGABYTE)
    return request.form(max_files=FILES, max_fields=FIELDS, max_part_size=FIELD_BYTES)


def _has_files(headers):
    return headers.get("content-type", "").lower().startswith("multipart/form-data")
