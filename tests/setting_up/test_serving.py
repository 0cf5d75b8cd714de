"""What the reader of the terminal is told while JupyterLab runs.

Oracle: the README (a few plain lines and the address), and lines that Jupyter Server 2.21 wrote in a run of the course.
"""

import os
import re
import signal
import stat
import subprocess
import sys
import threading
import urllib.request

import pytest

from setting_up import WINDOWS, serving
from tests import cells

ADDRESS = "http://localhost:8991/lab/tree/notebooks/00_start_here.ipynb?token=a0d2"
START = f"""\
[I 2026-11-27 17:18:42.471 ServerApp] jupyterlab | extension was successfully loaded.
[I 2026-11-27 17:18:42.472 ServerApp] Jupyter Server 2.21.1 is running at:
[I 2026-11-27 17:18:42.472 ServerApp] {ADDRESS}
[I 2026-11-27 17:18:42.472 ServerApp]     {ADDRESS.replace("localhost", "127.0.0.1")}
[C 2026-11-27 17:18:42.475 ServerApp]
    \n
    To access the server, open this file in a browser:
        file:///home/ada/.local/share/jupyter/runtime/jpserver-32083-open.html
    Or copy and paste one of these URLs:
        {ADDRESS}
[W 2026-11-27 17:19:02.000 ServerApp] 404 GET /api/contents/gone.ipynb
Kernel is running over TCP without encryption. It is susceptible to eavesdropping.
"""
ERROR = """\
[E 2026-11-27 17:20:00.000 ServerApp] Uncaught exception POST /api/sessions
    Traceback (most recent call last):
    OSError: [Errno 28] No space left on device
"""
STOP = "[C 2026-11-27 17:21:00.000 ServerApp] Shutdown confirmed\n"
NO_PORT = (
    "[C 2026-11-27 17:18:42.000 ServerApp] ERROR: the Jupyter server could not be started because no available port"
    " could be found.\n"
)


@pytest.fixture
def serve(tmp_path, capfd):
    """Run a server that says these words on the channel Jupyter uses; what the terminal shows, and the exit code."""

    def serve(words, code=0):
        said = tmp_path / "words.txt"
        said.write_text(words, encoding="utf-8")
        program = f"import sys; sys.stderr.write(open({str(said)!r}, encoding='utf-8').read()); sys.exit({code})"
        ended = serving.serve(
            [sys.executable, "-c", program], tmp_path / serving.LOG, lambda address: ["Open: " + address]
        )
        assert ended == code
        shown = capfd.readouterr()
        assert shown.err == ""
        return shown.out.splitlines()

    return serve


def test_of_a_calm_start_and_stop_only_the_address_is_shown(serve, tmp_path):
    first, last = serve(START + STOP)
    assert first == "Open: " + ADDRESS
    assert last.startswith("JupyterLab has stopped. What you saved is kept")
    assert (tmp_path / serving.LOG).read_text(encoding="utf-8") == START + STOP


def test_an_error_reaches_the_terminal_whole(serve):
    assert serve(START + ERROR + STOP)[1:-1] == ERROR.splitlines()


def test_a_server_that_cannot_start_says_why_and_where_more_stands(serve, tmp_path):
    reason, last = serve(NO_PORT, code=1)
    assert reason == NO_PORT.rstrip()
    assert last.startswith("JupyterLab ended with an error.") and last.endswith(str(tmp_path / serving.LOG))


def test_a_second_start_begins_the_log_anew(serve, tmp_path):
    serve(START + ERROR)
    serve(START)
    assert (tmp_path / serving.LOG).read_text(encoding="utf-8") == START


def test_half_a_line_waits_for_its_end_and_a_log_begun_anew_is_read_from_its_start(tmp_path, capsys):
    log = tmp_path / serving.LOG
    listener = serving.Listener(log, lambda address: ["Open: " + address])
    listener.listen()  # not there yet, or tidied away
    log.write_text(START[:200], encoding="utf-8")
    listener.listen()
    assert capsys.readouterr().out == ""
    log.write_text(START + ERROR[:-9], encoding="utf-8")
    listener.listen()
    assert capsys.readouterr().out.splitlines() == ["Open: " + ADDRESS, *ERROR.splitlines()[:2]]
    log.write_text(ERROR, encoding="utf-8")
    listener.listen()
    assert capsys.readouterr().out == ERROR


@pytest.mark.skipif(WINDOWS, reason="Windows has other permissions")
def test_the_word_that_opens_the_server_is_for_its_owner_only(serve, tmp_path):
    serve(START)
    assert stat.S_IMODE((tmp_path / serving.LOG).stat().st_mode) == 0o600


LAB = """
import sys
import course
course.set_up = lambda extra: sys.executable
sys.exit(course.main(["lab", "--no-browser", "--port", "0", "--folder", sys.argv[1]]))
"""


@pytest.mark.skipif(WINDOWS, reason="Windows has no terminals that a program can play")
def test_jupyterlab_itself_greets_in_a_few_lines_and_stops_at_ctrl_c_twice(tmp_path):
    """At a terminal the first Ctrl+C asks and the second stops; both reach the server and leave course.py waiting."""
    ours, theirs = os.openpty()
    environment = cells.offline(tmp_path / "jupyter") | {"PYTHONPATH": str(cells.ROOT), "PYTHONUTF8": "1"}
    process = subprocess.Popen(
        [sys.executable, "-c", LAB, str(tmp_path / "mine")],
        cwd=tmp_path,
        env=environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        process_group=0,
    )
    os.close(theirs)
    guard = threading.Timer(60, os.killpg, (process.pid, signal.SIGKILL))
    guard.start()
    try:
        shown = read_until(ours, r"goes to .*\n")
        address = re.search(r"http://\S+", shown)[0]
        assert len([line for line in shown.splitlines() if line.strip()]) <= 6, shown
        with urllib.request.urlopen(address) as page:
            assert page.status == 200
        os.killpg(process.pid, signal.SIGINT)
        read_until(ours, r"Shut down this Jupyter server")
        os.killpg(process.pid, signal.SIGINT)
        assert "JupyterLab has stopped" in read_until(ours, r"opens it again\.")
        assert process.wait() == 0
    finally:
        guard.cancel()
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        os.close(ours)


def read_until(handle, pattern):
    """What a terminal shows, up to a pattern, or to its end."""
    said = ""
    while not re.search(pattern, said):
        try:
            new = os.read(handle, 4096)
        except OSError:  # Linux says so when the last program has left the terminal
            break
        if not new:
            break
        said += new.decode("utf-8", "replace")
    return said
