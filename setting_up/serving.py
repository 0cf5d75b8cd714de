"""A server whose own words go to a file, and to the reader what a reader needs: the address, the errors, the end."""

import os
import re
import threading

from .programs import run
from .refusals import say

LOG = ".jupyterlab.log"  # in the student's folder, where the file browser of JupyterLab does not show it
EVERY = 0.5  # seconds between two looks into it

A_LINE = re.compile(r"^\[([A-Z]) [^\]]*\] ?(.*)$")  # [level time program] words; lines without it go on with the last
ADDRESS = re.compile(r"https?://\S+/lab/\S+")
# Of what Jupyter calls critical, these are no errors: the address, which is said in our words, and the end.
CALM = ("Shutting down", "Shutdown confirmed", "received signal", "Jupyter Server is listening")


class Listener:
    """Reads on in a log, from where it last stopped, and says what a reader needs of it."""

    def __init__(self, log, welcome):
        self.log, self.welcome = log, welcome
        self.place, self.address, self.in_error = 0, None, False

    def listen(self):
        """Pass on what was added; a line that is not whole yet waits."""
        try:
            file = open(str(self.log), "rb")
        except FileNotFoundError:  # somebody tidied up while the server runs
            return
        with file:
            if os.fstat(file.fileno()).st_size < self.place:
                self.place = 0  # another server of this course began it anew
            file.seek(self.place)
            added = file.read()
        whole = added[: added.rfind(b"\n") + 1]
        self.place += len(whole)
        for line in whole.decode("utf-8", "replace").splitlines():
            self.hear(line)

    def hear(self, line):
        found = ADDRESS.search(line)
        if found and not self.address:
            self.address = found.group()
            for words in self.welcome(self.address):
                say(words)
        begins = A_LINE.match(line)
        if begins:
            level, words = begins.groups()
            self.in_error = level == "E" or (level == "C" and bool(words) and not words.startswith(CALM))
        if self.in_error:
            say(line)


def serve(command, log, welcome, **variables):
    """Run a server to its end. `welcome` makes the lines that greet the reader, of the server's address.

    The file is for its owner's eyes only: the address holds the word that opens the server. The server writes there by
    itself, so that nothing it or its kernels say can be held up by us.
    """
    how = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND | getattr(os, "O_BINARY", 0)
    listener, ended = Listener(log, welcome), threading.Event()

    def listen():
        while not ended.wait(EVERY):
            listener.listen()
        listener.listen()

    sink = os.open(str(log), how, 0o600)
    thread = threading.Thread(target=listen, daemon=True)
    try:
        thread.start()
        code = run(command, stderr=sink, **variables)
    finally:
        os.close(sink)
        ended.set()
        thread.join()
    # On its way out after Ctrl+C, Python 3.13 may fall over the question that the server was still asking.
    if code == 0 or was_asked_to_stop(log):
        code = 0
        say("JupyterLab has stopped. What you saved is kept; the same command opens it again.")
    else:
        say("JupyterLab ended with an error. What it said stands in {}".format(log))
    return code


def was_asked_to_stop(log):
    """Did the reader stop the server, by what it wrote?"""
    with open(str(log), encoding="utf-8", errors="replace") as said:
        return any("received signal" in line or "Shutdown confirmed" in line for line in said)
