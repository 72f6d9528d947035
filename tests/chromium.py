"""A page in a real browser, Debian's Chromium: what it shows, and what its keyboard reaches."""

import base64
import json
import os
import select
import shutil
import subprocess
import time

PROGRAM = shutil.which("chromium")
# Without a word of its own to anybody: only the page's requests remain.
_OPTIONS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--remote-debugging-pipe",
]
_LONGEST = 60


class Chromium:
    """A browser of its own, spoken to through a pipe (the DevTools protocol).

    Parameters
    ----------
    folder : Path
        A new folder for what the browser keeps.
    """

    def __init__(self, folder):
        reads, self._to = os.pipe()
        self._from, writes = os.pipe()
        # The browser reads what it is told from 3, and answers on 4.
        start = f'exec "$0" "$@" 3<&{reads} 4>&{writes}'
        command = ["bash", "-c", start, PROGRAM, *_OPTIONS, f"--user-data-dir={folder}"]
        self._process = subprocess.Popen(
            command,
            pass_fds=(reads, writes),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(reads)
        os.close(writes)
        self._rest, self._number, self._session = b"", 0, None
        self.events = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self._to)
        self._process.terminate()
        self._process.wait(_LONGEST)
        os.close(self._from)

    def ask(self, method, **parameters):
        """Ask for something and return the answer; what happens meanwhile goes into `events`."""
        self._number += 1
        question = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            question["sessionId"] = self._session
        os.write(self._to, json.dumps(question).encode() + b"\0")
        while True:
            message = self._next()
            if message.get("id") == self._number:
                assert "error" not in message, (method, message)
                return message["result"]
            self.events.append(message)

    def open(self, file, width, height=900):
        """Open a file in a window of a width in CSS pixels, and wait until it is drawn."""
        self._session = None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self.ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for part in ("Page", "Network", "Runtime", "Log"):
            self.ask(f"{part}.enable")
        size = {"width": width, "height": height, "deviceScaleFactor": 1}
        self.ask("Emulation.setDeviceMetricsOverride", mobile=width < 600, **size)
        self.ask("Emulation.setFocusEmulationEnabled", enabled=True)
        self.events = []
        self.ask("Page.navigate", url=file.as_uri())
        while not self.told("Page.loadEventFired"):
            self.events.append(self._next())
        # What depends on how far a region scrolls is known when a picture of it has been made.
        frames = "requestAnimationFrame(() => requestAnimationFrame(done))"
        self.evaluate(f"new Promise(done => {frames}).then(() => true)")

    def told(self, method):
        """Return what was told of a kind of event since the page was opened."""
        return [event["params"] for event in self.events if event.get("method") == method]

    def evaluate(self, expression):
        """Return the value of an expression in the page."""
        answer = self.ask(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, key, code):
        """Press a key, and let it go."""
        for kind in ("rawKeyDown", "keyUp"):
            self.ask(
                "Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code
            )

    def picture(self):
        """Return the whole page as a PNG file's bytes."""
        made = self.ask("Page.captureScreenshot", captureBeyondViewport=True)
        return base64.b64decode(made["data"])

    def _next(self):
        """Read one message."""
        end = time.monotonic() + _LONGEST
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._from], [], [], max(end - time.monotonic(), 0))
            assert ready, "Chromium does not answer"
            part = os.read(self._from, 1 << 16)
            assert part, "Chromium has ended"
            self._rest += part
        message, self._rest = self._rest.split(b"\0", 1)
        return json.loads(message)
