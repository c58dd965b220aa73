"""A browser for the tests: headless Chromium through ChromeDriver, over the
WebDriver protocol, with nothing but Python's own library.

    with Browser(scratch) as b:
        b.size(390, 844)
        b.open("/tmp/page.html")
        b.js("return document.title")
        b.keys("n")
"""
import base64
import json
import os
import pathlib
import re
import subprocess
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
         "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync",
         "--disable-dev-shm-usage", "--hide-scrollbars"]
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c",
        "Shift": "\ue008"}


class Failed(Exception):
    pass


class Browser:
    def __init__(self, scratch, flags=()):
        self.scratch = scratch
        self.flags = FLAGS + list(flags)

    def __enter__(self):
        # What they write for their own use stays in the scratch folder.
        env = dict(os.environ, HOME=self.scratch, TMPDIR=self.scratch)
        self.driver = subprocess.Popen(
            ["chromedriver", "--port=0"], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, env=env)
        for line in self.driver.stdout:
            found = re.search(r"started successfully on port (\d+)", line)
            if found:
                break
        else:
            raise Failed("chromedriver does not start")
        self.base = "http://127.0.0.1:" + found[1]
        self.session = ""
        options = {"args": self.flags}
        caps = {"browserName": "chrome", "goog:chromeOptions": options,
                "goog:loggingPrefs": {"browser": "ALL",
                                      "performance": "ALL"}}
        made = self.call("POST", "/session", {
            "capabilities": {"alwaysMatch": caps}})
        self.session = "/session/" + made["sessionId"]
        return self

    def __exit__(self, *_):
        try:
            self.call("DELETE", "")
        except Failed:
            pass
        self.driver.terminate()
        self.driver.wait()

    def call(self, method, path, body=None):
        """One command; its value."""
        data = None if body is None else json.dumps(body).encode()
        ask = urllib.request.Request(
            self.base + self.session + path, data, method=method,
            headers={"Content-Type": "application/json"})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(ask, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as e:
            raise Failed(json.load(e)["value"]["message"].split("\n")[0])

    def open(self, path):
        self.call("POST", "/url", {"url": pathlib.Path(path).as_uri()})

    def js(self, script, *args):
        return self.call("POST", "/execute/sync",
                         {"script": script, "args": list(args)})

    def slow_js(self, script, *args):
        """The script calls its last argument with the result."""
        return self.call("POST", "/execute/async",
                         {"script": script, "args": list(args)})

    def cdp(self, cmd, **params):
        return self.call("POST", "/goog/cdp/execute",
                         {"cmd": cmd, "params": params})

    def find(self, css):
        return self.call("POST", "/element", {
            "using": "css selector", "value": css})[ELEMENT]

    def click(self, css):
        self.call("POST", "/element/%s/click" % self.find(css), {})

    def press(self, name):
        """Clicks the button of that name."""
        self.js("""const b = [...document.querySelectorAll("button")].find(
            (b) => b.getAttribute("aria-label") === arguments[0]);
            b.dataset.press = "1";""", name)
        try:
            self.click("[data-press]")
        finally:
            self.js('document.querySelector("[data-press]")'
                    '?.removeAttribute("data-press")')

    def type(self, css, text):
        self.call("POST", "/element/%s/value" % self.find(css),
                  {"text": text})

    def keys(self, *names):
        actions = []
        for name in names:
            key = KEYS.get(name, name)
            actions += [{"type": "keyDown", "value": key},
                        {"type": "keyUp", "value": key}]
        self.call("POST", "/actions", {"actions": [
            {"type": "key", "id": "keys", "actions": actions}]})
        self.call("DELETE", "/actions")

    def point(self, css, kind="mouse", down=False):
        """Moves the mouse to an element, or taps on it."""
        at = {ELEMENT: self.find(css)}
        moves = [{"type": "pointerMove", "origin": at, "x": 0, "y": 0}]
        if down:
            moves += [{"type": "pointerDown", "button": 0},
                      {"type": "pointerUp", "button": 0}]
        self.call("POST", "/actions", {"actions": [
            {"type": "pointer", "id": kind, "actions": moves,
             "parameters": {"pointerType": kind}}]})
        self.call("DELETE", "/actions")

    def size(self, width, height):
        """The window as a device has it."""
        self.cdp("Emulation.setDeviceMetricsOverride", width=width,
                 height=height, deviceScaleFactor=1, mobile=width < 500)

    def media(self, **features):
        """dark=True, print=True, script=False."""
        self.cdp("Emulation.setEmulatedMedia",
                 media="print" if features.get("print") else "",
                 features=[{"name": "prefers-color-scheme", "value":
                            "dark" if features.get("dark") else "light"}])
        self.cdp("Emulation.setScriptExecutionDisabled",
                 value=not features.get("script", True))

    def log(self):
        """What the console was told since the last time."""
        return [e["message"] for e in self.call(
            "POST", "/se/log", {"type": "browser"})]

    def asked_for(self):
        """The addresses that were asked for since the last time."""
        out = []
        for entry in self.call("POST", "/se/log", {"type": "performance"}):
            m = json.loads(entry["message"])["message"]
            if m["method"] == "Network.requestWillBeSent":
                out.append(m["params"]["request"]["url"])
        return out

    def picture(self, path, whole=False):
        shot = self.cdp("Page.captureScreenshot", format="png",
                        captureBeyondViewport=whole)
        pathlib.Path(path).write_bytes(base64.b64decode(shot["data"]))

    def pdf(self, path):
        made = self.cdp("Page.printToPDF", preferCSSPageSize=True,
                        printBackground=False)
        pathlib.Path(path).write_bytes(base64.b64decode(made["data"]))
