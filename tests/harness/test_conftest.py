"""The test process itself is cut off from the network."""

import socket

import pytest


@pytest.mark.parametrize(
    "address", ["192.0.2.1", "2001:db8::1", "example.org"]
)  # documentation addresses, RFC 5737 and 3849
def test_nothing_leaves_this_machine(address):
    with pytest.raises(OSError, match="works without the network"):
        socket.create_connection((address, 80), timeout=1)


def test_the_local_machine_can_be_reached():
    """Kernels, the JupyterLab under test and the browser all talk over the loopback address."""
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as client,
    ):
        assert client.getpeername() == server.getsockname()
