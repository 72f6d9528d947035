"""Who is kept out of the page: each attack is tried against a server on a port."""

import json
import os
import shutil
import socket
import stat
import subprocess
import sys

import pytest
from served import FORM_TYPE, tried

from angket.page import guard
from angket.page.guard import Guard
from angket.page.instance import FOLDER

AS_NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
IS_ROOT = os.geteuid() == 0 if hasattr(os, "geteuid") else False
can_be_nobody = pytest.mark.skipif(
    not (IS_ROOT and shutil.which("setpriv")), reason="nobody else to be"
)
LANGUAGE = b"language=en&back=/"


served = pytest.fixture(tried, scope="module")


@pytest.fixture(scope="module")
def cookie(served):
    return served.cookie()


def post(served, *headers, body=LANGUAGE, path="/language"):
    """Send a form as a page would; return the status."""
    length = f"Content-Length: {len(body)}"
    request = [f"POST {path} HTTP/1.1", served.host, *headers, FORM_TYPE, length]
    return served.send(*request, body=body)[0]


def test_who_started_it_is_let_in(served, cookie):
    status, _, page = served.send("GET / HTTP/1.1", served.host, cookie)
    assert status == 200 and b"Studi kecil" in page
    own = f"Origin: {served.origin}"
    assert post(served, cookie, own, "Sec-Fetch-Site: same-origin") == 303
    local = f"localhost:{served.port}"
    status, _, _ = served.send("GET / HTTP/1.1", f"Host: {local}", cookie)
    assert status == 200


def test_it_listens_on_the_loopback_address_alone(served):
    with socket.create_connection(("127.0.0.1", served.port), timeout=5):
        pass
    others = {"127.0.0.2", "::1"}
    others |= {found[4][0] for found in socket.getaddrinfo(socket.gethostname(), None)}
    for other in others - {"127.0.0.1"}:
        with pytest.raises(OSError):
            socket.create_connection((other, served.port), timeout=2).close()


STRANGE_HOSTS = [
    "evil.example:{port}",
    "127.0.0.1",
    "127.0.0.1:1",
    "127.0.0.1:{port}.evil.example",
    "localhost.evil.example:{port}",
    "evil.example@127.0.0.1:{port}",
    "127.0.0.1:{port}@evil.example",
    "[::1]:{port}",
    "127.1:{port}",
    "2130706433:{port}",
    "",
]


@pytest.mark.parametrize("host", STRANGE_HOSTS)
def test_a_name_that_was_turned_to_this_machine_is_refused(served, cookie, host):
    host = host.format(port=served.port)
    status, _, page = served.send("GET / HTTP/1.1", f"Host: {host}", cookie)
    assert status in (400, 403) and b"Studi kecil" not in page
    # Not even with the address that opens it.
    status, headers, _ = served.send(f"GET /?key={served.secret} HTTP/1.1", f"Host: {host}")
    assert status in (400, 403) and "set-cookie" not in headers


def test_two_hosts_and_none_are_refused(served, cookie):
    evil = "Host: evil.example"
    for hosts in ([served.host, evil], [evil, served.host], []):
        status, _, page = served.send("GET / HTTP/1.1", *hosts, cookie)
        assert status in (400, 403) and b"Studi kecil" not in page
    status, _, _ = served.send("GET http://evil.example/ HTTP/1.1", served.host, cookie)
    assert status in (400, 403, 404)


FOREIGN_POSTS = [
    ["Origin: http://evil.example"],
    ["Origin: null"],
    ["Origin: https://127.0.0.1:{port}"],
    ["Origin: http://127.0.0.1:1"],
    ["Origin: http://127.0.0.1"],
    ["Origin: http://localhost:{port}"],
    ["Origin: http://127.0.0.1:{port}.evil.example"],
    ["Origin: http://127.0.0.1:{port}", "Origin: http://evil.example"],
    ["Origin: http://127.0.0.1:{port}", "Sec-Fetch-Site: cross-site"],
    ["Origin: http://127.0.0.1:{port}", "Sec-Fetch-Site: same-site"],
    ["Sec-Fetch-Site: none"],
    [],
]


@pytest.mark.parametrize("headers", FOREIGN_POSTS)
def test_no_other_page_can_change_anything(served, cookie, headers):
    headers = [header.format(port=served.port) for header in headers]
    for path in ("/language", "/end", "/nothing"):
        assert post(served, cookie, *headers, path=path) == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_no_other_way_of_asking_is_answered_to_another_page(served, cookie, method):
    request = [f"{method} / HTTP/1.1", served.host, cookie, "Origin: http://evil.example"]
    status, headers, _ = served.send(*request, "Access-Control-Request-Method: POST")
    assert status == 403
    assert not [name for name in headers if name.startswith("access-control")]


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize(
    "how",
    [
        ["Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty"],
        ["Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image"],
        ["Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: script"],
        ["Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"],
        ["Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: embed"],
        [],
    ],
)
def test_no_other_page_can_embed_or_read_anything(served, cookie, site, how):
    for path in ("/", "/static/page.js"):
        request = [f"GET {path} HTTP/1.1", served.host, cookie, f"Sec-Fetch-Site: {site}", *how]
        assert served.send(*request)[0] == 403


def test_a_link_of_another_page_may_lead_here(served, cookie):
    how = ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"]
    assert served.send("GET / HTTP/1.1", served.host, cookie, *how)[0] == 200
    # Where something would be changed, not.
    assert post(served, cookie, *how) == 403


def test_no_socket_is_opened(served, cookie):
    for origin in (served.origin, "http://evil.example"):
        status, _, _ = served.send(
            "GET / HTTP/1.1",
            served.host,
            cookie,
            f"Origin: {origin}",
            "Upgrade: websocket",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version: 13",
        )
        assert status != 101


def test_a_wrong_secret_is_refused_in_both_languages(served):
    status, headers, page = served.send("GET / HTTP/1.1", served.host)
    assert status == 403 and "set-cookie" not in headers
    assert "Mulailah Angket sekali lagi" in page.decode()
    assert "Start Angket once more" in page.decode()
    right = served.cookie().partition("=")[2]
    name = f"angket-{served.port}"
    for value in ("", right[:-1], right + "0", right.upper(), served.secret, "\xff", "0" * 64):
        status, _, page = served.send("GET / HTTP/1.1", served.host, f"Cookie: {name}={value}")
        assert status == 403 and b"Studi kecil" not in page
    for key in ("", served.secret[:-1], served.secret + "a", "%ff", "%00", right, "a" * 10_000):
        status, headers, _ = served.send(f"GET /?key={key} HTTP/1.1", served.host)
        assert status == 403 and "set-cookie" not in headers
    other = f"Cookie: angket-{served.port + 1}={right}"
    assert served.send("GET / HTTP/1.1", served.host, other)[0] == 403


def test_a_cookie_of_another_server_beside_it_locks_nobody_out(served):
    name, _, value = served.cookie().partition(": ")[2].partition("=")
    sent = f"Cookie: {name}=tossed; {name}={value}; other=1"
    assert served.send("GET / HTTP/1.1", served.host, sent)[0] == 200


def test_the_secret_leaves_the_address_and_becomes_a_cookie_for_this_page_alone(served):
    opens = f"GET /?key={served.secret} HTTP/1.1"
    status, headers, page = served.send(opens, served.host)
    assert status == 303 and headers["location"] == "/"
    assert served.secret not in str(headers) and served.secret.encode() not in page
    how = ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"]
    status, headers, page = served.send(opens, served.host, *how)
    assert status == 200
    assert served.secret not in str(headers) and served.secret.encode() not in page
    cookie = headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and "domain" not in cookie
    assert f"angket-{served.port}=" in cookie
    assert b'content="0; url=/"' in page


def test_secrets_are_compared_in_a_time_that_tells_nothing(monkeypatch):
    compared = []
    monkeypatch.setattr(
        guard.hmac, "compare_digest", lambda a, b: compared.append((a, b)) or a == b
    )
    app = Guard(None, "right")
    scope = {"server": ("127.0.0.1", 1), "path": "/", "method": "GET"}
    sent = [(b"cookie", b"angket-1=wrong")]
    assert not app._is_known({**scope, "headers": sent, "type": "http"})
    assert app._opening({**scope, "query_string": b"key=wrong"}) is None
    assert [pair[0] for pair in compared] == [b"wrong", b"wrong"]


ANSWERS = [
    ("/", True, 200),
    ("/", False, 403),
    ("/nothing", True, 404),
    ("/fails", True, 500),
    ("/static/page.css", True, 200),
    ("/static/nothing.css", True, 404),
]


@pytest.mark.parametrize(("path", "known", "expected"), ANSWERS)
def test_every_answer_tells_the_browser_to_load_nothing_from_elsewhere(
    served, cookie, path, known, expected
):
    sent = [cookie] if known else []
    status, headers, _ = served.send(f"GET {path} HTTP/1.1", served.host, *sent)
    assert status == expected
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "script-src 'self'" in policy and "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in headers and "access-control-allow-origin" not in headers


UP = [
    "/static/../../config/config.yaml",
    "/static/..%2f..%2fconfig/config.yaml",
    "/static/%2e%2e/%2e%2e/config/config.yaml",
    "/static/..%5c..%5cguard.py",
    "/static/..\\..\\guard.py",
    "/static/%00page.css",
    "/static//etc/passwd",
    "/static/%2fetc%2fpasswd",
    "/static/%252e%252e/guard.py",
    "//etc/passwd",
    "/study/..%2f..%2fetc/settings",
    "/study/%2e%2e/settings",
    "/study/con/settings",
    "/study/kecil%00/settings",
    "/study/C:%5cWindows/settings",
    "/study/\xff/settings",
    "/study/" + "a" * 5000 + "/settings",
]


@pytest.mark.parametrize("path", UP, ids=lambda path: path[:40])
def test_no_address_leads_out_of_the_project(served, cookie, path):
    status, _, page = served.send(f"GET {path} HTTP/1.1", served.host, cookie)
    assert status in (400, 404), page
    assert b"root:" not in page and b"language:" not in page and b"import" not in page


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_what_is_secret_is_its_owners_alone(served):
    folder = served.folder / FOLDER
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for file in folder.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == (0o700 if file.is_dir() else 0o600)
    told = json.loads((folder / "server.json").read_text(encoding="utf-8"))
    assert told["secret"] == served.secret
    if sys.platform == "linux":
        for part in ("cmdline", "environ"):
            with open(f"/proc/{served.process.pid}/{part}", "rb") as file:
                assert served.secret.encode() not in file.read()


STOLEN = """
import http.client, sys
connection = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]))
connection.request("GET", "/", headers={"Cookie": sys.argv[2]})
answer = connection.getresponse()
print(answer.status, answer.read().decode())
"""


@can_be_nobody
def test_another_user_of_the_machine_gets_nothing_even_with_a_stolen_cookie(served, cookie):
    python = "/usr/bin/python3"
    value = cookie.partition(": ")[2]
    command = [python, "-I", "-c", STOLEN, str(served.port), value]
    own = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert own.stdout.startswith("200") and "Studi kecil" in own.stdout
    other = subprocess.run([*AS_NOBODY, *command], capture_output=True, encoding="utf-8")
    assert other.stdout.startswith("403") and "Studi kecil" not in other.stdout
    # The same by the other kind of address that reaches the same port.
    mapped = [part.replace('"127.0.0.1"', '"::ffff:127.0.0.1"') for part in command]
    other = subprocess.run([*AS_NOBODY, *mapped], capture_output=True, encoding="utf-8")
    assert "Studi kecil" not in other.stdout


@can_be_nobody
def test_another_user_of_the_machine_cannot_read_the_secret(served):
    served.folder.parent.chmod(0o755)
    for parent in served.folder.parents:
        if str(parent).startswith("/tmp/"):
            parent.chmod(0o755)
    served.folder.chmod(0o755)
    for command in (
        ["cat", served.folder / FOLDER / "server.json"],
        ["ls", served.folder / FOLDER],
    ):
        done = subprocess.run([*AS_NOBODY, *command], capture_output=True, encoding="utf-8")
        assert done.returncode and "Permission denied" in done.stderr
