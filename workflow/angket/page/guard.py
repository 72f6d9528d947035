"""Who may ask the page for what: who started it, from this machine, from the page itself.

Three kinds of strangers are kept out. Pages of other origins in the same browser: by `Host` (a name
that was turned to this machine), by `Origin` and `Sec-Fetch-Site` (whatever they send or embed), by
a cookie that the browser sends to nobody else's request. Other users of the machine: by a secret
that only files of one's own hold and, on Linux, by who owns the connection. And what is sent: by
limits (`limits.py`), and by headers that let the browser load nothing from elsewhere.
"""

import hashlib
import hmac
import os
from html import escape
from urllib.parse import parse_qsl, unquote_to_bytes

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse

from angket.page.limits import Body
from angket.page.neighbours import user_at
from angket.page.words import Words, languages

# Where a second start asks whether the server is the one that it knows of.
ALIVE = "/alive"
# No screen has this address: where what cannot be one leads to.
NOWHERE = "/."
READS = ("GET", "HEAD")
# The secret, and what is asked of it there, are short.
_LONGEST = 200
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    # With `no-referrer`, forms of the page itself would come with `Origin: null`.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

_LEADS_ON = (
    '<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=/">'
    '<title>Angket</title><p><a href="/">Angket</a></p>'
)


class Guard:
    """Middleware that answers nobody else.

    Parameters
    ----------
    app : ASGI application
    secret : str
        The address that the browser is opened with holds it as `key`; then a cookie stands for it.
    """

    def __init__(self, app, secret):
        self._app, self._secret = app, secret

    @property
    def state(self):
        """What the application keeps."""
        return self._app.state

    async def __call__(self, scope, receive, send):
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        answer = self._refusal(scope) or self._opening(scope)
        if answer is None and not self._is_known(scope):
            answer = _told("no_key", 403)

        body = Body(scope, receive)

        async def guarded(message):
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if answer is not None:
            await body.drain()
            await answer(scope, receive, guarded)
            return
        if not _is_path(scope):
            scope = {**scope, "path": NOWHERE, "raw_path": NOWHERE.encode()}

        async def fitting(message):
            if message["type"] == "http.response.start":
                # A browser reads no answer before it has sent everything.
                await body.drain()
            if not body.too_large:
                await guarded(message)

        await self._app(scope, body.receive, fitting)
        if body.too_large:
            answer = _told("too_large", 413, megabytes=body.megabytes)
            await answer(scope, receive, guarded)

    def _refusal(self, scope):
        """Return the answer to who is not to be answered at all, or None."""
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in _own_hosts(scope):
            return _told("other_name", 403)
        if _is_foreign(scope["method"], headers, f"http://{hosts[0].lower()}"):
            return _told("other_page", 403)
        if _is_other_user(scope):
            return _told("other_user", 403)
        return None

    def _opening(self, scope):
        """Return the answer to who shows the secret, or asks whether it is known here, or None."""
        query = dict(parse_qsl(scope["query_string"][:_LONGEST].decode("latin-1")))
        if scope["path"] == ALIVE and scope["method"] == "GET":
            return PlainTextResponse(proof(self._secret, query.get("question", "")))
        if scope["path"] != "/" or not _same(query.get("key", ""), self._secret):
            return None
        answer = RedirectResponse("/", 303)
        if Headers(scope=scope).get("sec-fetch-site", "none") != "none":
            # Whoever was led here by another page, as by that of the start, would be led on without
            # the cookie; from a page of this origin, it goes along.
            answer = HTMLResponse(_LEADS_ON)
        cookie = _proof(self._secret, "cookie")
        answer.set_cookie(cookie_name(scope), cookie, httponly=True, samesite="strict")
        return answer

    def _is_known(self, scope):
        """Tell whether a cookie stands for the secret; another server may have set one, too."""
        sent = ";".join(Headers(scope=scope).getlist("cookie")).split(";")
        pairs = [part.strip().partition("=") for part in sent]
        wanted, name = _proof(self._secret, "cookie"), cookie_name(scope)
        return any([_same(value, wanted) for key, _, value in pairs if key == name])


def cookie_name(scope):
    """Return the name of the cookie: cookies of two projects at two ports are kept apart.

    >>> cookie_name({"server": ("127.0.0.1", 8740)})
    'angket-8740'
    """
    return f"angket-{scope['server'][1]}"


def proof(secret, question):
    """Return what only who knows the secret can answer to a question.

    >>> proof("a", "b") == proof("a", "b"), proof("a", "b") == proof("c", "b"), len(proof("a", "b"))
    (True, False, 64)
    """
    return _proof(secret, f"alive {question}")


def _proof(secret, what):
    return hmac.new(secret.encode(), what.encode(), hashlib.sha256).hexdigest()


def _same(text, secret):
    """Compare in a time that does not tell how much is right."""
    return hmac.compare_digest(text.encode(), secret.encode())


def _own_hosts(scope):
    return {f"{name}:{scope['server'][1]}" for name in ("127.0.0.1", "localhost")}


def _is_foreign(method, headers, origin):
    """Tell whether a request comes from a page of another origin.

    Another port of this machine is another origin, whose requests come with cookies. To be led here
    by a link is nothing foreign: nobody but the reader sees what is shown then.
    """
    site, origins = headers.get("sec-fetch-site"), headers.getlist("origin")
    if any(sent != origin for sent in origins):
        return True
    if method not in READS:
        return site not in ("same-origin", None) or not (origins or site)
    led = method == "GET" and headers.get("sec-fetch-mode") == "navigate"
    led = led and headers.get("sec-fetch-dest") == "document"
    return site not in ("same-origin", "none", None) and not led


def _is_other_user(scope):
    if not hasattr(os, "getuid") or not scope.get("client"):
        return False
    user = user_at(scope["client"][1], scope["server"][1])
    return user not in (None, os.getuid())


def _is_path(scope):
    """Tell whether an address can be one of the page's: no part that leads up or hides a sign."""
    raw = scope.get("raw_path") or scope["path"].encode()
    parts = raw.split(b"/")[1:]
    decoded = [unquote_to_bytes(part) for part in parts]
    hidden = any(sign in part for part in decoded for sign in (b"/", b"\\", b"\0"))
    return raw.startswith(b"/") and not hidden and not {b".", b".."} & {*decoded}


def _told(key, status, **fillings):
    """Return a page in every language, since who asks may have chosen none."""
    said = [(name, Words(name)(f"guard.{key}", **fillings)) for name in languages()]
    text = "".join(f'<p lang="{name}">{escape(words)}</p>' for name, words in said)
    title = '<!DOCTYPE html><meta charset="utf-8"><title>Angket</title>'
    return HTMLResponse(title + text, status)
