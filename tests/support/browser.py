"""Debian's chromium over its debugging pipe: the standard library is driver enough."""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars "
    "--disable-background-networking --disable-component-update --disable-sync --lang=ru "
    "--disable-dev-shm-usage --disable-extensions --no-default-browser-check"
)


def chromium() -> str | None:
    """Return the path of an installed chromium or Chrome."""
    names = "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"
    return next(filter(None, map(shutil.which, names)), None)


class Browser:
    """One page in one headless browser; what it logs and asks for is kept.

    ``complaints`` are console errors and uncaught exceptions, ``requests`` every address.
    """

    def __init__(self) -> None:
        self.profile = tempfile.mkdtemp(prefix="newsnlp-chromium-")
        to_read, self.writer = os.pipe()
        self.reader, to_write = os.pipe()
        self.process = subprocess.Popen(
            f"exec {chromium()} {FLAGS} --user-data-dir={self.profile} --remote-debugging-pipe "
            f"about:blank 3<&{to_read} 4>&{to_write}",
            shell=True,
            executable="/bin/bash",
            pass_fds=(to_read, to_write),
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(to_write)
        self.buffer, self.number, self.session = b"", 0, None
        self.complaints: list[str] = []
        self.requests: list[str] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self.session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(10)
        os.close(self.reader)
        os.close(self.writer)
        shutil.rmtree(self.profile, ignore_errors=True)

    def call(self, method: str, **params):
        """Send one command and return its result."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.writer, json.dumps(message).encode() + b"\0")
        while (answer := self._read()).get("id") != self.number:
            self._note(answer)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def _read(self):
        while b"\0" not in self.buffer:
            got = os.read(self.reader, 1 << 20)
            assert got, "the browser went away"
            self.buffer += got
        line, _, self.buffer = self.buffer.partition(b"\0")
        return json.loads(line)

    def _note(self, event) -> None:
        method, params = event.get("method"), event.get("params", {})
        if method == "Runtime.exceptionThrown":
            self.complaints.append(str(params["exceptionDetails"].get("exception") or params))
        elif method == "Runtime.consoleAPICalled" and params["type"] in ("error", "warning"):
            self.complaints.append(str(params["args"]))
        elif method == "Log.entryAdded" and params["entry"]["level"] in ("error", "warning"):
            self.complaints.append(str(params["entry"]))
        elif method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])

    def open(self, path: Path) -> float:
        """Open a file, wait until its first view is drawn, return the seconds that took."""
        started = time.perf_counter()
        self.call("Page.navigate", url=path.resolve().as_uri())
        self.wait("document.readyState === 'complete' && !!document.querySelector('#view *')")
        return time.perf_counter() - started

    def js(self, expression: str):
        """Return the value of an expression in the page."""
        answer = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait(self, condition: str, seconds: float = 8) -> None:
        """Wait until an expression holds."""
        end = time.perf_counter() + seconds
        while not self.js(condition):
            assert time.perf_counter() < end, f"never: {condition}"
            time.sleep(0.02)

    def click(self, selector: str, text: str = "") -> None:
        """Click the first element of a selector that holds a text."""
        self.js(
            f"[...document.querySelectorAll({json.dumps(selector)})]"
            f".find((e) => e.textContent.includes({json.dumps(text)})).click()"
        )

    def texts(self, selector: str) -> list[str]:
        """Return the texts of the elements of a selector."""
        chosen = f"document.querySelectorAll({json.dumps(selector)})"
        return self.js(f"[...{chosen}].map((e) => e.textContent)")

    def type(self, selector: str, text: str) -> None:
        """Put text in a field as a reader who types it."""
        self.js(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.focus();"
            f" e.value = {json.dumps(text)}; e.dispatchEvent(new Event('input'));"
            " e.dispatchEvent(new Event('change')); })()"
        )

    def press(self, key: str) -> None:
        """Press and release a key where the focus is."""
        codes = {"Enter": 13, "Escape": 27, "ArrowRight": 39, "Tab": 9}
        text = {"Enter": "\r"}.get(key, "")
        about = {"key": key, "code": key, "windowsVirtualKeyCode": codes[key]}
        self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **about)
        self.call("Input.dispatchKeyEvent", type="keyUp", **about)

    def size(self, width: int, height: int) -> None:
        """Set the size of the window, in CSS pixels."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def screenshot(self, path: Path) -> None:
        """Write what the window shows as PNG."""
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot")["data"]))
