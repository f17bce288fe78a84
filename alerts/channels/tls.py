"""The name of a file of authorities in, the rules by which a server must prove its name out."""

import ssl


def load_authorities(ca_file: str) -> ssl.SSLContext:
    """Trust the system's authorities, or those of a PEM file only. Read anew each time, so that a new file counts.

    Raises OSError when the file cannot be read; ssl.SSLError is one too.
    """
    return ssl.create_default_context(cafile=ca_file or None)
