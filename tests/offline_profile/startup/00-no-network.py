"""Cut the network: refuse every look-up and every connection that leaves this machine.

IPython runs the files of this folder when a kernel starts with this profile (tests/cells.py sees to that);
tests/conftest.py runs it in the test process too. The refusal is an audit hook, which sits below every library and
cannot be taken off again. Attempts are also written to the file named by EUDEFENCE_NETWORK_LOG, so that code which
swallows the error is found out.
"""

import os
import sys


def _cut_the_network():
    place = {  # event -> where the address stands among its arguments
        "socket.connect": 1,
        "socket.sendto": 1,
        "socket.sendmsg": 1,
        "socket.getaddrinfo": 0,
        "socket.gethostbyname": 0,
        "socket.gethostbyaddr": 0,
        "socket.getnameinfo": 0,
    }

    def stays_here(address):
        if isinstance(address, tuple):  # (host, port, ...)
            address = address[0]
        elif not isinstance(address, str):  # None, or the path of a local socket as bytes
            return True
        return (
            address is None or address in ("", "localhost", "::1", "0.0.0.0", "::") or address.startswith(("127.", "/"))
        )

    def guard(event, arguments):
        if event in place and not stays_here(arguments[place[event]]):
            message = f"{event} {arguments[place[event]]}"
            log = os.environ.get("EUDEFENCE_NETWORK_LOG")
            if log:
                with open(log, "a", encoding="utf-8") as lines:
                    lines.write(message + "\n")
            raise OSError(f"the course kit works without the network, and this tried to use it: {message}")

    sys.addaudithook(guard)


_cut_the_network()
del _cut_the_network
