"""A target and its checked addresses in, the raw answer out, every wait on the socket cut at one deadline.

httpx's timeouts are per read: a server that sends a byte now and then holds it for ever. Here connecting, the TLS
handshake, each read and each write get what is left of the whole fetch's time, so that slow headers, a slow body and a
slow handshake end alike. The connection goes to the very address that was checked (no second look-up), while the host's
name stays in the Host header and in the certificate check. One connection a fetch: a polite pace gains nothing from
more, and no answer can hang on to the next question.
"""

import socket
import ssl
from collections.abc import Callable, Iterable, Iterator
from queue import Empty, SimpleQueue
from threading import Thread

import httpcore
import httpx

from monitor.fetch.addresses import parse_address
from monitor.fetch.errors import FetchError, Kind

LONGEST_WAIT = 10.0  # seconds for any single step on the socket
Resolve = Callable[[str, int], tuple[str, ...]]


class Deadline:
    """How long one fetch may still take. `clock` is monotonic seconds; `is_stopping` ends it at once."""

    def __init__(self, seconds: float, clock: Callable[[], float], is_stopping: Callable[[], bool], url: str) -> None:
        self._clock = clock
        self._seconds = seconds
        self._end = clock() + seconds
        self._is_stopping = is_stopping
        self._url = url

    def put_off(self, seconds: float) -> None:
        """Leave out what was spent waiting for the host's turn: a paper's pace may be longer than a fetch may take."""
        self._end += seconds

    def spent(self) -> float:
        """Give the seconds that the fetch has taken."""
        return self._seconds - (self._end - self._clock())

    def heed_stop(self) -> None:
        """Raise FetchError of kind stopped when the program ends."""
        if self._is_stopping():
            raise FetchError(Kind.STOPPED, self._url, "stopped, because the program ends")

    def take(self) -> float:
        """Give the seconds that the next step may take. Raises FetchError of kind timeout or stopped."""
        self.heed_stop()
        left = self._end - self._clock()
        if left <= 0:
            raise FetchError(Kind.TIMEOUT, self._url, f"not finished within {self._seconds:g} seconds")
        return min(left, LONGEST_WAIT)


def resolve_host(host: str, port: int) -> tuple[str, ...]:
    """Look up a host's addresses, in the order the system gives them. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


def resolve_within(resolve: Resolve, host: str, port: int, deadline: Deadline, url: str) -> tuple[str, ...]:
    """Look up a host in a thread that can be left behind: getaddrinfo knows no timeout. Raises FetchError.

    What is an address already needs no look-up.
    """
    if parse_address(host) is not None:
        return (host,)
    answers: SimpleQueue[tuple[str, ...] | Exception] = SimpleQueue()

    def look_up() -> None:
        try:
            answers.put(resolve(host, port))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    Thread(target=look_up, name=f"resolve-{host}", daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.take())
    except Empty:
        raise FetchError(Kind.DNS, url, f"no answer to the look-up of {host}") from None
    if isinstance(answer, Exception):
        raise FetchError(Kind.DNS, url, f"{host} has no address") from answer
    if not answer:
        raise FetchError(Kind.DNS, url, f"{host} has no address")
    return answer


class GuardedStream(httpcore.NetworkStream):
    """A connection whose every step is cut at the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline, url: str) -> None:
        self._stream = stream
        self._deadline = deadline
        self._url = url

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the deadline says it
        """Read what is there."""
        return self._stream.read(max_bytes, self._deadline.take())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """Write all."""
        self._stream.write(buffer, self._deadline.take())

    def close(self) -> None:
        """Close the socket."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Shake hands; the certificate must be the host's."""
        try:
            stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.take())
        except httpcore.ConnectError as error:
            reason = getattr(error.__cause__ or error.__context__, "verify_message", "") or "the handshake failed"
            raise FetchError(Kind.TLS, self._url, f"no safe connection: {reason}") from error
        return GuardedStream(stream, self._deadline, self._url)

    def get_extra_info(self, info: str) -> object:
        """Pass what httpcore asks of the socket."""
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to the checked addresses only, one after the other, whatever the name may lead to now."""

    def __init__(self, addresses: tuple[str, ...], deadline: Deadline, url: str) -> None:
        self._addresses = addresses
        self._deadline = deadline
        self._url = url
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address that answers."""
        for address in self._addresses:
            try:
                stream = self._backend.connect_tcp(address, port, self._deadline.take(), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
            return GuardedStream(stream, self._deadline, self._url)
        self._deadline.take()
        raise FetchError(Kind.CONNECT, self._url, f"{host}:{port} takes no connection")


class Answer(httpx.SyncByteStream):
    """The raw pieces of an answer's body, as they come."""

    def __init__(self, response: httpcore.Response, deadline: Deadline) -> None:
        self._response = response
        self._deadline = deadline

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._response.iter_stream():
            self._deadline.take()
            yield piece

    def close(self) -> None:
        """Give up the rest."""
        self._response.close()


class GuardedTransport(httpx.BaseTransport):
    """httpx's way to a GuardedBackend; what a server sets as cookies is dropped here."""

    def __init__(self, backend: GuardedBackend, deadline: Deadline, context: ssl.SSLContext) -> None:
        self._deadline = deadline
        self._backend = backend
        self._context = context
        self._connection: httpcore.HTTPConnection | None = None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request, give the head of its answer."""
        url = request.url
        asked = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        self._connection = httpcore.HTTPConnection(
            asked.origin, ssl_context=self._context, network_backend=self._backend
        )
        question = httpcore.Request(request.method, asked, headers=request.headers.raw, content=request.read())
        response = self._connection.handle_request(question)
        kept = [(name, value) for name, value in response.headers if name.lower() != b"set-cookie"]
        return httpx.Response(response.status, headers=kept, stream=Answer(response, self._deadline))

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
