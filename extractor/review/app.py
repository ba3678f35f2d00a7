"""Answers the browser: pages and labels, only with the token, only to this machine's own page."""

import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from extractor.errors import ExtractorError
from extractor.records import Demand, Sentence
from extractor.report.html import environment_of
from extractor.review.folder import DRAFT, Reviewed, ReviewFolder, StaleVersionError

_LARGEST_BODY: Final = 10_000_000
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "img-src data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
}
Next = Callable[[Request], Awaitable[Response]]


def make_app(folder: ReviewFolder, *, token: str, port: int) -> Starlette:
    """The application for one folder; every address begins with the token."""
    routes = [
        Route("/{token}/", _list),
        Route("/{token}/statement/{name:path}", _page),
        Route("/{token}/labels/{name:path}", _labels, methods=["GET", "PUT"]),
    ]
    app = Starlette(routes=routes, middleware=[Middleware(_Guard, token=token, port=port)])
    app.state.folder = folder
    return app


class _Guard(BaseHTTPMiddleware):
    """Refuses what does not come from our own page on this machine (DNS rebinding, cross-site requests)."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        super().__init__(app)
        self._token = token
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}

    async def dispatch(self, request: Request, call_next: Next) -> Response:
        """The answer, or a refusal that says no more than it must."""
        if request.headers.get("host") not in self._hosts:
            return PlainTextResponse("unknown host", 400)
        origin = request.headers.get("origin")
        if origin is not None and origin not in {f"http://{host}" for host in self._hosts}:
            return PlainTextResponse("foreign origin", 403)
        given = request.url.path.split("/")[1]
        if not hmac.compare_digest(given.encode(), self._token.encode()):
            return PlainTextResponse("the address lacks its token; take it from the terminal", 403)
        response = await call_next(request)
        response.headers.update(_HEADERS)
        return response


def _list(request: Request) -> Response:
    folder: ReviewFolder = request.app.state.folder
    rows = [(name, folder.is_labelled(name)) for name in folder.names()]
    template = environment_of("extractor.review").get_template("list.html")
    return HTMLResponse(template.render(rows=rows))


def _page(request: Request) -> Response:
    folder: ReviewFolder = request.app.state.folder
    name = request.path_params["name"]
    try:
        reviewed = folder.read(name)
    except KeyError:
        return PlainTextResponse("no such statement", 404)
    except ExtractorError as error:
        return PlainTextResponse(str(error), 422)
    names = folder.names()
    place = names.index(name)
    template = environment_of("extractor.review").get_template("statement.html")
    page = template.render(
        name=name,
        text=reviewed.sample.text,
        data={**_content(reviewed), "choices": _choices()},
        before=names[place - 1] if place else None,
        after=names[place + 1] if place + 1 < len(names) else None,
    )
    return HTMLResponse(page)


async def _labels(request: Request) -> Response:
    folder: ReviewFolder = request.app.state.folder
    name = request.path_params["name"]
    try:
        if request.method == "GET":
            return JSONResponse(_content(await run_in_threadpool(folder.read, name)))
        body = await request.body()
        if len(body) > _LARGEST_BODY:
            return JSONResponse({"faults": ["the labels are too large"]}, 413)
        version = request.headers.get("if-match", "")
        return JSONResponse(_content(await run_in_threadpool(folder.save, name, body.decode(), version)))
    except KeyError:
        return JSONResponse({"faults": ["no such statement"]}, 404)
    except StaleVersionError as error:
        return JSONResponse({"faults": [str(error)]}, 412)
    except (ExtractorError, UnicodeDecodeError) as error:
        return JSONResponse({"faults": str(error).splitlines()}, 422)


def _content(reviewed: Reviewed) -> dict[str, object]:
    """Labels as JSON with their places, so that the page need not look for them again."""
    sample = reviewed.sample
    places = {
        kind: [[placed.start, placed.end] for placed in getattr(sample, kind)]
        for kind in ("quotes", "sentences", "dates", "demands")
    }
    labels = json.loads(sample.labels.model_dump_json())
    return {
        "version": reviewed.version,
        "draft": reviewed.version == DRAFT,
        "labels": labels,
        "places": places,
    }


def _choices() -> dict[str, list[str]]:
    """The closed lists of the record."""
    return {
        "kind": _literals(Sentence, "kind"),
        "status": _literals(Sentence, "status"),
        "category": _literals(Demand, "category"),
        "polarity": _literals(Demand, "polarity"),
    }


def _literals(model: type[Sentence] | type[Demand], field: str) -> list[str]:
    return list(model.model_json_schema()["properties"][field]["enum"])
