"""`extractor serve`: the store in the browser, for reading alone."""

import ipaddress
from typing import Annotated

import typer

from extractor.cli.options import DEFAULT_STORE, StoreOption
from extractor.cli.printing import complain


def serve_command(
    store: StoreOption = DEFAULT_STORE,
    port: Annotated[int, typer.Option(help="Port to listen at.", min=1, max=65535)] = 8001,
    host: Annotated[
        str,
        typer.Option(help="Address to listen at; any but this machine's own lets others read."),
    ] = "127.0.0.1",
) -> None:
    """Show the store in the browser, with search and JSON, for reading alone.

    Needs Datasette: pip install 'extractor[serve]'. Only this machine can reach it, unless --host
    says otherwise.

    Example: extractor serve --port 8001
    """
    from extractor.asking.serving import serve  # an extra that most never need

    if not is_loopback(host):
        complain(f"whoever can reach {host} can read the store")
    complain(f"http://{host}:{port} shows {store}; stop with Ctrl-C")
    serve(store, host=host, port=port)


def is_loopback(host: str) -> bool:
    """Tell whether an address can be reached from this machine alone.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
