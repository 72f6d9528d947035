"""How much may be sent to the page: counted while it arrives, whatever it says of itself."""

from starlette.datastructures import Headers

from angket.files.workbook import MAXIMUM_MEGABYTES

MEGABYTE = 1_000_000
# Answers, as large as a file may be without a word in the settings; anything else is a form.
FILE, FORM = MAXIMUM_MEGABYTES, 2
# What stands around a file in a form.
_AROUND = MEGABYTE
# So much that is too large is still taken in and thrown away: browsers show no answer before that.
_THROWN = 2000


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
        self._left = self.megabytes * MEGABYTE + _AROUND
        self.too_large = int(headers.get("content-length", "0")) > self._left
        self._more = "content-length" in headers or "transfer-encoding" in headers

    async def receive(self):
        """Receive the next part.

        Raises
        ------
        TooLargeError
            Where it says that it is too large, or has become so.
        """
        message = None if self.too_large else await self._next()
        if self.too_large:
            raise TooLargeError(self.megabytes)
        return message

    async def drain(self):
        """Take in what is left and throw it away, so that the answer is read."""
        while self._more and self._left > -_THROWN * MEGABYTE:
            await self._next()

    async def _next(self):
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        self.too_large = self.too_large or self._left < 0
        self._more = message["type"] == "http.request" and message.get("more_body", False)
        return message


def _has_files(headers):
    return headers.get("content-type", "").lower().startswith("multipart/form-data")
