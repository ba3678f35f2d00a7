"""E-mail (.eml): subject and body, with the date it was sent and who sent it."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from extractor.documents.content import Content
from extractor.documents.encodings import decode_as
from extractor.documents.formats import HTML, reader
from extractor.documents.metadata import calendar_date
from extractor.errors import InputError


def read(data: bytes) -> Content:
    """Subject, then the body: the plain one where there is one, else that of the page (extra [html]).

    Raises:
        MissingExtraError: the body is a page, and the extra [html] is not installed.
        InputError: the message has no text.
    """
    message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
    body = message.get_body(preferencelist=("plain", "html"))
    if not isinstance(body, EmailMessage):
        raise InputError("is a message without text; save its attachment as a file")
    content = _content(body)
    subject = " ".join(_header(message, "subject").split())
    text = content.text
    if subject and not text.lstrip().startswith(subject):
        text = f"{subject}\n\n{text.lstrip()}"
    return Content(
        text,
        encoding=content.encoding,
        published=_sent(message),
        publisher=_sender(message),
        warnings=(*content.warnings, *_attachments(message)),
    )


def _content(body: EmailMessage) -> Content:
    payload = body.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if body.get_content_type() == "text/html":
        return reader(HTML)(data)
    decoded = decode_as(data, body.get_content_charset())
    return Content(decoded.text.replace("\r\n", "\n"), decoded.encoding, warnings=decoded.warnings)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message[name] or "")
    except (ValueError, IndexError, TypeError):  # the standard library's parser of hostile headers
        return ""


def _sent(message: EmailMessage) -> str | None:
    try:
        return calendar_date(message["date"].datetime)
    except (AttributeError, ValueError, IndexError, TypeError):
        return None


def _sender(message: EmailMessage) -> str | None:
    try:
        return message["from"].addresses[0].display_name.strip() or None
    except (AttributeError, ValueError, IndexError, TypeError):
        return None


def _attachments(message: EmailMessage) -> list[str]:
    count = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
    return [f"attachments: {count} of the message were not read"] if count else []
