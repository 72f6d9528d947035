"""Whoever leaves a screen while it is still asking something is no fault of the program."""

import socket

from served import Served, wait_for

from angket.page.app import LOG

HEAD = """POST /study/kecil/settings/check HTTP/1.1
{host}
{cookie}
Origin: {origin}
Content-Type: application/x-www-form-urlencoded
Content-Length: 1000

title=Be"""


def test_who_left_meanwhile_leaves_no_fault_behind(tmp_path):
    with Served(tmp_path / "project") as served:
        head = HEAD.format(host=served.host, cookie=served.cookie(), origin=served.origin)
        with socket.create_connection(("127.0.0.1", served.port), timeout=20) as connection:
            connection.sendall(head.replace("\n", "\r\n").encode())
            wait_for(lambda: answers(served))
        # Asked after the one that was left, and answered as ever.
        assert answers(served)
        assert not (served.folder / LOG).exists()


def answers(served):
    status, *_ = served.send("GET /study/kecil/settings HTTP/1.1", served.host, served.cookie())
    return status == 200
