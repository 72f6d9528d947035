"""Who may ask the page for what: who started it, from this machine, from the page itself."""

import secrets
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse

COOKIE = "angket"
_HOSTS = {"127.0.0.1", "localhost"}
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    # With `no-referrer`, forms of the page itself would come with `Origin: null`.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """Middleware that answers nobody else.

    Parameters
    ----------
    app : ASGI application
    secret : str
        The address that the browser is opened with holds it as `key`; then a cookie does.
    """

    def __init__(self, app, secret):
        self._app, self._secret = app, secret

    async def __call__(self, scope, receive, send):
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        answer = self._refusal(scope) if scope["type"] == "http" else PlainTextResponse("", 403)

        async def guarded(message):
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await (answer or self._app)(scope, receive, guarded)

    def _refusal(self, scope):
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if urlsplit(f"//{host}").hostname not in _HOSTS:
            return PlainTextResponse("Not for other names of this machine.", 403)
        if scope["method"] not in ("GET", "HEAD") and headers.get("origin") != f"http://{host}":
            return PlainTextResponse("Not for other pages.", 403)
        query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        if "key" in query and self._is_secret(query.pop("key")):
            rest = f"?{urlencode(query)}" if query else ""
            answer = RedirectResponse(scope["path"] + rest, status_code=303)
            answer.set_cookie(COOKIE, self._secret, httponly=True, samesite="strict")
            return answer
        cookies = dict(
            part.strip().partition("=")[::2] for part in headers.get("cookie", "").split(";")
        )
        if not self._is_secret(cookies.get(COOKIE, "")):
            return PlainTextResponse("Open the address that Angket printed.", 403)
        return None

    def _is_secret(self, text):
        return secrets.compare_digest(text.encode(), self._secret.encode())
