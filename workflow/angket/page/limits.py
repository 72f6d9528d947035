"""How much may be sent to the page: counted while it arrives, whatever it says of itself."""

from starlette.datastructures import Headers

MEGABYTE = 1_000_000
# Answers, as large as a file may be without a word in the settings; anything else is a form.
FILE, FORM = 200, 2
# So much that is too large is still taken in and thrown away: browsers show no answer before that.
_THROWN = 2000
# Parts of a form beside a file, which are held in memory; forms without files are small as a whole.
FILES, FIELDS, FIELD_BYTES = 5, 100, 20_000


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


def limited(scope, receive):
    """Return what receives a request and stops where it becomes too large.

    Parameters
    ----------
    scope : dict
    receive : callable
        Of ASGI.

    Returns
    -------
    callable
    """
    headers = Headers(scope=scope)
    megabytes = FILE if _has_files(headers) else FORM
    left = megabytes * MEGABYTE
    too_large = int(headers.get("content-length", "0")) > left

    async def counted():
        nonlocal left
        if too_large:
            raise TooLargeError(megabytes)
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise TooLargeError(megabytes)
        return message

    return counted


async def drained(receive):
    """Take in the rest of a request and throw it away."""
    thrown, more = 0, True
    while more and thrown < _THROWN * MEGABYTE:
        message = await receive()
        thrown += len(message.get("body", b""))
        more = message["type"] == "http.request" and message.get("more_body", False)


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
        return request.form()
    return request.form(max_files=FILES, max_fields=FIELDS, max_part_size=FIELD_BYTES)


def _has_files(headers):
    return headers.get("content-type", "").lower().startswith("multipart/form-data")
