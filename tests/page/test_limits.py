"""Limits of what is sent to the page, and forms that no browser sends, tried on a server."""

import os
import re
import socket
import sys

import pytest
from served import FORM_TYPE, tried

from angket.page.limits import FILE, FORM, MEGABYTE

served = pytest.fixture(tried, scope="module")


@pytest.fixture(scope="module")
def cookie(served):
    return served.cookie()


def resident(process):
    """Return the most megabytes that a process has had in memory."""
    with open(f"/proc/{process.pid}/status", encoding="ascii") as file:
        return int(re.search(r"VmHWM:\s+(\d+)", file.read())[1]) / 1000


FILES = "Content-Type: multipart/form-data; boundary=b"
PART = b'--b\r\nContent-Disposition: form-data; name="%s"; filename="a.csv"\r\n\r\n'
FIELD = b'--b\r\nContent-Disposition: form-data; name="back"\r\n\r\n%s\r\n'


def sent_in(served, cookie, kind, chunks, length=None):
    """Send a form in chunks, without a length if none is given; return the status and the page."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=60) as connection:
        how = "Transfer-Encoding: chunked" if length is None else f"Content-Length: {length}"
        head = ["POST /kept HTTP/1.1", served.host, cookie, f"Origin: {served.origin}"]
        head += [kind, how, "Connection: close", "", ""]
        connection.sendall("\r\n".join(head).encode())
        for chunk in chunks:
            framed = b"%x\r\n%s\r\n" % (len(chunk), chunk) if length is None else chunk
            connection.sendall(framed)
        if length is None:
            connection.sendall(b"0\r\n\r\n")
        answer = b""
        while part := connection.recv(65536):
            answer += part
    return int(answer.split()[1]), answer.decode()


@pytest.mark.skipif(sys.platform != "linux", reason="memory as Linux tells it")
@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize(("kind", "limit"), [(FILES, FILE), (FORM_TYPE, FORM)])
def test_what_is_too_large_is_refused_in_words_and_never_held(
    served, cookie, kind, limit, declared
):
    before = resident(served.process)
    first = PART % b"file" if kind == FILES else b"back="
    chunks = [first, *[b"a" * MEGABYTE] * (limit + 2)]
    length = sum(map(len, chunks)) if declared else None
    status, page = sent_in(served, cookie, kind, chunks, length)
    assert status == 413, page
    assert f"lebih besar dari {limit} MB" in page and f"larger than {limit} MB" in page
    assert resident(served.process) - before < 30


@pytest.mark.skipif(sys.platform != "linux", reason="files as Linux tells them")
def test_a_file_that_is_sent_goes_to_the_disk_and_leaves_it(served, cookie):
    before = resident(served.process)
    chunks = [PART % b"language", *[b"a" * MEGABYTE] * 100, b"\r\n--b--\r\n"]
    status, page = sent_in(served, cookie, FILES, chunks)
    assert status == 200 and page.endswith("[100000000]")
    assert resident(served.process) - before < 30
    files = f"/proc/{served.process.pid}/fd"
    left = [os.readlink(f"{files}/{number}") for number in os.listdir(files)]  # noqa: PTH115, PTH208
    assert not [name for name in left if "deleted" in name]


@pytest.mark.parametrize(
    "chunks",
    [
        [FIELD % b"a"] * 1000,
        [FIELD % (b"a" * 2_000_000)],
        [PART % b"file" + b"\r\n"] * 50,
        [b"--b\r\n" + b"X-Long: " + b"a" * 1_000_000 + b"\r\n\r\n\r\n"],
        [b"--b\r\nContent-Disposition: form-data\r\n\r\n\r\n"],
        [b"no form at all"],
    ],
    ids=["fields", "long field", "files", "long header", "nameless", "nonsense"],
)
def test_forms_that_no_browser_sends_are_refused(served, cookie, chunks):
    status, page = sent_in(served, cookie, FILES, [*chunks, b"--b--\r\n"])
    assert status == 400
    assert "Traceback" not in page
    assert served.send("GET / HTTP/1.1", served.host, cookie)[0] == 200


def test_lengths_that_contradict_each_other_are_refused(served, cookie):
    for headers in (
        ["Content-Length: 5", "Content-Length: 6"],
        ["Content-Length: -1"],
        ["Content-Length: 1e9"],
        ["Content-Length: " + "9" * 30],
    ):
        own = f"Origin: {served.origin}"
        request = ["POST /language HTTP/1.1", served.host, cookie, own, FORM_TYPE, *headers]
        assert served.send(*request)[0] in (400, 413)
