"""The test process itself is cut off from the network, and the second tier waits until it is asked for."""

import socket
from types import SimpleNamespace

import pytest

from tests import conftest


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


@pytest.mark.parametrize(("everything", "skipped"), [(False, ["odd objects to every question"]), (True, [])])
def test_the_second_tier_is_skipped_with_its_reason_unless_all_is_asked_for(everything, skipped):
    """Oracle: of the two tests written here, one bears the mark."""
    marked = {"one of each kind": [], "odd objects to every question": ["second_tier"]}
    items = [Item(name, marks) for name, marks in marked.items()]
    conftest.pytest_collection_modifyitems(SimpleNamespace(getoption=lambda name: everything), items)
    assert [item.name for item in items if item.added] == skipped
    assert all(
        one.kwargs == {"reason": "kept for python3 course.py test --all"} for item in items for one in item.added
    )


class Item:
    """What a test is to the function that marks it."""

    def __init__(self, name, marks):
        self.name, self.marks, self.added = name, marks, []

    def get_closest_marker(self, name):
        return name if name in self.marks else None

    def add_marker(self, mark):
        self.added.append(mark)
