"""Addresses that lead into this machine or a private net, in every form in which somebody has hidden them; a canary.

`ADDRESSES` are hosts, one at least of each network of the table; `TRICKS` are whole URLs, {port} is the canary's.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

HIDDEN = (  # loopback, as resolvers, browsers and IDNA read it
    *("127.0.0.1", "127.1", "127.0.1", "127.77.0.1", "2130706433", "0x7f000001", "0x7F000001", "0x7f.0.0.1", "0x7f.1"),
    *("017700000001", "0177.0.0.1", "00000177.0.0.1", "0177.0x0.0.1", "127.0.0.01", "0", "0.0.0.0", "0x0", "00"),  # noqa: S104
    *(
        "localhost",
        "LOCALHOST",
        "localhost.",
        "localhost.localdomain",
        "ip6-localhost",
        "127.0.0.1.",
        "127.0.0.1..x.io",
    ),
    *("127。0。0。1", "127．0．0．1", "127｡0｡0｡1", "１２７.０.０.１", "①②⑦.⓪.⓪.①"),
    *("𝟏𝟐𝟕.𝟎.𝟎.𝟏", "ⅼocalhost", "ｌｏｃａｌｈｏｓｔ", "[::1]", "[0:0:0:0:0:0:0:1]", "[::]"),
    *("[::127.0.0.1]", "[::7f00:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:1]"),
    *("[::ffff:0:127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]"),
    *("[::1%25lo]", "[fe80::1%25eth0]", "[::1%lo]", "[v1.127.0.0.1]"),
)
PRIVATE = (  # one of each other network, and the clouds' metadata
    *("10.0.0.1", "100.64.0.1", "100.100.100.200", "169.254.169.254", "169.254.170.2", "172.16.0.1", "192.0.0.192"),
    *("192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1"),
    *("255.255.255.255", "168.63.129.16", "2852039166", "0xA9FEA9FE", "025177524776", "[::ffff:169.254.169.254]"),
    *("[64:ff9b::169.254.169.254]", "[64:ff9b:1::1]", "[100::1]", "[2001::1]", "[2001:20::1]", "[2001:db8::1]"),
    *("[2002:a9fe:a9fe::]", "[3fff::1]", "[5f00::1]", "[fc00::1]", "[fd00:ec2::254]", "[fe80::1]", "[fec0::1]"),
    *("[ff02::1]", "metadata.google.internal", "instance-data", "anything.example.net"),
)
ADDRESSES = (*HIDDEN, *PRIVATE)
TRICKS = (
    "http://user@127.0.0.1:{port}/",
    "http://epaper.example.org@127.0.0.1:{port}/",
    "http://epaper.example.org:80@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}\\@epaper.example.org/",
    "http://epaper.example.org\\@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}#@epaper.example.org/",
    "http://127.0.0.1:{port}?@epaper.example.org/",
    "http://127.0.0.1:{port};@epaper.example.org/",
    "http://127.0.0.1%23@epaper.example.org:{port}/",
    "http://127.0.0.1%2f@epaper.example.org:{port}/",
    "http://127.0.0.1%00.example.org:{port}/",
    "http://127.0.0.1\t.example.org:{port}/",
    "http://127.0.0.1\n:{port}/",
    "http:127.0.0.1:{port}/",
    "http:/127.0.0.1:{port}/",
    "http:///127.0.0.1:{port}/",
    "http:\\\\127.0.0.1:{port}\\",
    "//127.0.0.1:{port}/",
    "https:127.0.0.1:{port}",
    "HTTP://127.0.0.1:{port}/",
    " http://127.0.0.1:{port}/",
    "http://[::1]:{port}@epaper.example.org/",
    "http://[127.0.0.1]:{port}/",
    "http://0\\.0.0.0:{port}/",
    "gopher://127.0.0.1:{port}/_GET",
    "ftp://127.0.0.1:{port}/",
    "ws://127.0.0.1:{port}/",
    "file://127.0.0.1:{port}/etc/passwd",
    "source:http://127.0.0.1:{port}/",
    "jar:http://127.0.0.1:{port}/!/",
    "view-source:http://127.0.0.1:{port}/",
)


def list_urls(port: int) -> tuple[str, ...]:
    """Give all of them as URLs of the canary's port."""
    return (*(f"http://{host}:{port}/a.html" for host in ADDRESSES), *(trick.format(port=port) for trick in TRICKS))


@dataclass(kw_only=True)
class Canary:
    """A listener on this machine that must never be connected to."""

    port: int
    connections: int = 0


@contextmanager
def open_canary() -> Iterator[Canary]:
    """Listen on 127.0.0.1 and ::1, on one port; who comes gets an answer, so that a hole is no mere error."""
    listeners = [socket.create_server(("127.0.0.1", 0))]
    canary = Canary(port=listeners[0].getsockname()[1])
    with suppress(OSError):
        listeners.append(socket.create_server(("::1", canary.port), family=socket.AF_INET6))

    def accept(listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                canary.connections += 1
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
                connection.close()

    threads = [threading.Thread(target=accept, args=(listener,), daemon=True) for listener in listeners]
    for thread in threads:
        thread.start()
    try:
        yield canary
    finally:
        for listener in listeners:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        for thread in threads:
            thread.join()


REAL = socket.getaddrinfo


def resolve_evilly(host: Any, port: Any, *given: int, **named: int) -> Any:
    """In place of socket.getaddrinfo: numbers are what the system takes them for, and every name is this machine's."""
    name = host.decode() if isinstance(host, bytes) else host
    family, kind, protocol = (*given, 0, 0, 0)[:3]
    asked = {"family": family, "type": kind, "proto": protocol, **named, "flags": socket.AI_NUMERICHOST}
    try:
        return REAL(name, port, **asked)
    except (OSError, UnicodeError):
        return REAL("127.0.0.1", port, **asked)
