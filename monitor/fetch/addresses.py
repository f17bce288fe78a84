"""An IP address and the networks a paper allows in, whether a connection may go there out. Pure.

Source of the table: the IANA special-purpose address registries (IPv4 and IPv6), and the clouds' metadata addresses
that lie in public ranges (168.63.129.16 is Azure's; Alibaba's 100.100.100.200 lies in 100.64.0.0/10).
"""

from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address

DENIED = tuple(
    ip_network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15"),
        *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32"),
        *("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23"),
        *("2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"),
    )
)
MAPPED = IPv6Network("::ffff:0:0/96")


@lru_cache(maxsize=256)
def parse_address(text: str) -> Address | None:
    """Read an address as a resolver gives it; None for anything else, and for one with a scope (fe80::1%eth0)."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        if address.scope_id is not None:
            return None
        if address in MAPPED:
            return IPv4Address(address.packed[-4:])
    return address


@lru_cache(maxsize=256)
def parse_network(text: str) -> IPv4Network | IPv6Network:
    """Read a network as a paper's entry names it. Raises ValueError."""
    return ip_network(text, strict=False)


def may_connect(text: str, allowed: Iterable[str] = ()) -> bool:
    """Say whether a connection may go to this address: a public one, or one in a network the paper allows."""
    address = parse_address(text)
    if address is None:
        return False
    if any(address in parse_network(network) for network in allowed):
        return True
    return address.is_global and not any(address in network for network in DENIED)
