"""A JupyterLab on a temporary copy of the course, and a browser that may talk to it and to nothing else."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

import course
from eudefence.upkeep.doctor import BROWSERS
from setting_up import my_course, settings
from tests import cells

ARTEFACTS = cells.ROOT / "tests" / "artefacts"
TOKEN = "test"
START_SECONDS = 60

# Chromium as the only user of a container has no sandbox to itself; the rest keeps it from calling home.
SWITCHES = """--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-default-apps --disable-domain-reliability --disable-sync""".split()

# JupyterLab's own complaint when a kernel is restarted while its debugger is still asking.
OF_THE_LAB = ("Could not restore the debugger state",)


def browser() -> str | None:
    """The program of an installed Chromium or Chrome; EUDEFENCE_BROWSER names another one."""
    named = os.environ.get("EUDEFENCE_BROWSER")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, BROWSERS)), None)


@dataclass
class Lab:
    """A running JupyterLab: its address, the student's folder it serves, where progress goes, what tried to use the
    network.
    """

    address: str
    folder: Path
    home: Path
    network: Path

    @property
    def start(self) -> str:
        """What `course.py lab` opens: the server knows on which notebook."""
        return f"{self.address}/?token={TOKEN}"


@contextlib.contextmanager
def running(folder: Path) -> Iterator[Lab]:
    """Lay the course out in `folder`, serve it on a free port, and stop the server at the end."""
    my_course.lay(cells.ROOT, folder / "my_course")
    with serving(folder) as lab:
        yield lab


@contextlib.contextmanager
def serving(folder: Path, machine: str = "jupyter") -> Iterator[Lab]:
    """Serve what lies in `folder` already. Another `machine` has settings and signatures of its own: it trusts no
    notebook yet.
    """
    home = folder / "home"
    variables = cells.offline(folder / machine)
    variables |= {
        "EUDEFENCE_HOME": str(home),
        "JUPYTERLAB_SETTINGS_DIR": str(folder / machine / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / machine / "workspaces"),
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": str(folder / "cut"),
    }
    # The server is cut off like the kernels: Python runs a sitecustomize.py before anything else.
    (folder / "cut").mkdir(exist_ok=True)
    shutil.copy(
        cells.ROOT / "tests" / "offline_profile" / "startup" / "00-no-network.py", folder / "cut" / "sitecustomize.py"
    )
    _settle(Path(variables["JUPYTER_CONFIG_DIR"]))
    command = course.lab_command(sys.executable, folder / "my_course", browser=False, port=0)
    command += ["--ServerApp.ip=127.0.0.1", "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}"]
    server = subprocess.Popen(
        command,
        env=variables,
        cwd=folder,
        text=True,
        encoding="utf-8",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    reader = threading.Thread(target=lambda: [None for _ in server.stderr], daemon=True)
    try:
        address = _address(server)
        reader.start()  # so that the pipe never fills
        yield Lab(address, folder / "my_course", home, Path(variables["EUDEFENCE_NETWORK_LOG"]))
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        if reader.is_alive():
            reader.join(20)  # it comes to the end of the pipe; closed under its hands, the pipe would raise
        server.stderr.close()


def _settle(config: Path) -> None:
    """What the course tells Jupyter, and one thing more: cells outside the window are otherwise not part of the page,
    and could not be looked at.
    """
    for name, content in settings.SETTINGS.items():
        if name.startswith("jupyter/labconfig/"):
            content = content | {"@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"}}
        # A kernel of the tests reads the profile that cuts the network; there its settings belong.
        program, _, file = name.partition("/")
        path = config / file if program == "jupyter" else config.parent / "ipython" / "profile_default" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content), encoding="utf-8")


def _address(server: subprocess.Popen) -> str:
    """Read the server's words until it names its address."""
    timer = threading.Timer(START_SECONDS, server.kill)
    timer.start()
    said = []
    try:
        for line in server.stderr:
            said.append(line)
            if found := re.search(r"(http://127\.0\.0\.1:\d+)/lab", line):
                return found[1]
    finally:
        timer.cancel()
    raise RuntimeError("JupyterLab did not start:\n" + "".join(said))


@dataclass
class Visit:
    """A page, every request it made to another place than the server, and every error it wrote to its console."""

    page: Page
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@contextlib.contextmanager
def visiting(program: str, lab: Lab, picture: str) -> Iterator[Visit]:
    """Open a browser. Requests to other places are refused and written down; at the end a picture goes to
    tests/artefacts/.
    """
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, headless=True, args=SWITCHES)
        try:
            context = chromium.new_context(viewport={"width": 1280, "height": 1000})
            visit = Visit(context.new_page())

            def look(route):
                if route.request.url.startswith(lab.address + "/"):
                    route.continue_()
                else:
                    visit.outside.append(route.request.url)
                    route.abort()

            def connect(socket):
                if not socket.url.startswith(lab.address.replace("http", "ws", 1) + "/"):
                    visit.outside.append(socket.url)

            context.route(re.compile(r"^(?!data:|blob:)"), look)
            visit.page.on("websocket", connect)

            def hear(said):
                if said.type == "error" and not said.text.startswith(OF_THE_LAB):
                    visit.errors.append(said.text)

            visit.page.on("console", hear)
            visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
            try:
                yield visit
            finally:
                ARTEFACTS.mkdir(parents=True, exist_ok=True)
                visit.page.screenshot(path=ARTEFACTS / f"{picture}.png")
        finally:
            chromium.close()
