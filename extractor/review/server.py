"""Runs the review page on loopback, at an address that nobody can guess."""

import secrets
import socket
from collections.abc import Callable
from functools import cache
from pathlib import Path

from extractor.errors import InputError
from extractor.extraction import load
from extractor.extras import require
from extractor.review.folder import ReviewFolder


def serve(folder: Path, *, port: int, model: str | None, tell: Callable[[str], None]) -> None:
    """Serves until interrupted; `tell` receives the address as soon as the page can be opened.

    Args:
        folder: The statements.
        port: On 127.0.0.1; 0 takes a free one.
        model: The spaCy pipeline with which labels are drafted, loaded when the first draft is wanted.
        tell: Called once with the address.

    Raises:
        InputError: the folder holds no statement, or the port is taken.
        MissingExtraError: Starlette or uvicorn is not installed.
    """
    uvicorn = require("uvicorn", extra="review", purpose="the review page")
    require("starlette", extra="review", purpose="the review page")
    from extractor.review.app import make_app

    extractor = cache(lambda: load(model=model))
    statements = ReviewFolder(folder, lambda document: extractor().extract_document(document))
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
            listener.listen()  # from here on a browser waits instead of being refused
        except OSError as error:
            raise InputError(f"port {port}: {error.strerror}; choose another with --port") from None
        bound = listener.getsockname()[1]
        token = secrets.token_urlsafe(24)
        app = make_app(statements, token=token, port=bound)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False))
        tell(f"http://127.0.0.1:{bound}/{token}/")
        server.run(sockets=[listener])
