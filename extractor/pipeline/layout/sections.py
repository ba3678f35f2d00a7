"""Sections: which part of the release each block belongs to, from the marks and shapes of the blocks."""

import re
from dataclasses import dataclass

from extractor.pipeline.layout.blocks import is_shout, is_titled
from extractor.pipeline.layout.marks import Marked
from extractor.pipeline.layout.pull_quotes import pull_quotes
from extractor.pipeline.layout.shapes import Shape, is_running
from extractor.records import SectionKind

_BYLINE = re.compile(r"[~–—]|by\s+[A-Z]|from:|to:|re:|subject:", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"-{3,}$")
_HEADLINE_WORDS = 3
_HEADLINE_LONGEST = 250
_NAME_LONGEST = 60
_NAMES_ABOVE = 3
_MENU_RUN = 3
# After so many menus at the end of a page nothing of the statement follows.
_STICKY = 2


@dataclass(frozen=True, slots=True)
class Placed:
    """A block's section, and the vocabulary entry that told it, if one did."""

    kind: SectionKind
    entry: str | None = None


def place_blocks(blocks: list[Marked], shapes: list[Shape]) -> list[Placed]:
    """The section of each block, in order."""
    return _Placing(blocks, shapes).run()


class _Placing:
    """One pass from the top of the page to its end; what is told first about a block holds."""

    def __init__(self, blocks: list[Marked], shapes: list[Shape]) -> None:
        self._blocks = blocks
        self._shapes = shapes
        self._placed: list[Placed | None] = [None] * len(blocks)
        self._ended = False
        self._menus_seen = 0

    def run(self) -> list[Placed]:
        """Places all blocks."""
        self._front_matter()
        self._menus()
        top = self._top()
        self._preamble(top)
        self._body(top)
        return [placed or Placed("body") for placed in self._placed]

    def _set(self, index: int, kind: SectionKind, entry: str | None = None) -> None:
        if self._placed[index] is None:
            self._placed[index] = Placed(kind, entry)

    def _front_matter(self) -> None:
        """Pages kept as source begin with settings between two rules."""
        if not self._blocks or not _FRONT_MATTER.match(self._blocks[0].block.text):
            return
        closing = next(
            (i for i in range(1, len(self._blocks)) if _FRONT_MATTER.match(self._blocks[i].block.text)), 0
        )
        for index in range(closing + 1 if closing else 0):
            self._set(index, "navigation")

    def _menus(self) -> None:
        """Navigation is a run of short lines of which several are known items of menus."""
        start = 0
        for index in range(len(self._blocks) + 1):
            if index < len(self._blocks) and not self._is_text(index):
                continue
            self._menu_run(start, index)
            start = index + 1

    def _is_text(self, index: int) -> bool:
        return self._shapes[index] == "paragraph" and not self._blocks[index].has("menu")

    def _menu_run(self, start: int, stop: int) -> None:
        menus = [i for i in range(start, stop) if self._is_menu(i)]
        if not menus:
            return
        alone = len(menus) < 2 or stop - start < _MENU_RUN
        if alone and not all(self._blocks[i].has("menu") for i in menus):
            return
        first = start if start == 0 and not alone else menus[0]
        last = menus[-1] if alone or stop < len(self._blocks) else stop - 1
        kept = self._headline_within(first, stop) if start == 0 and stop < len(self._blocks) else None
        for index in range(first, last + 1):
            marked = self._blocks[index]
            plain = marked.is_date or marked.has("release", "contact", "salutation")
            if index == kept or (plain and not marked.has("menu")):
                continue
            if alone and (marked.has("release") or not marked.has("menu")):
                continue
            self._set(index, "navigation", marked.marks.get("menu"))

    def _is_menu(self, index: int) -> bool:
        """Items of a list are no menu: a list of companies may hold the names of social networks."""
        if self._blocks[index].has("about") and "paragraph" in self._shapes[index + 1 : index + 2]:
            return False
        return self._shapes[index] != "item" and self._blocks[index].has("menu", "reader")

    def _headline_within(self, start: int, stop: int) -> int | None:
        """The headline among menus: a long line, rather below the first, which is the title of the page."""
        candidates = [i for i in range(start, stop) if self._may_head(i)]
        words = {i: len(self._blocks[i].block.text.split()) for i in candidates}
        long = [i for i in candidates if words[i] > _HEADLINE_WORDS]
        return max(long, key=lambda i: (i > start, min(words[i], 8), -i), default=None)

    def _may_head(self, index: int) -> bool:
        marked, text = self._blocks[index], self._blocks[index].block.text
        if marked.has("release") and len(marked.rest.split()) < 5:
            return False
        if marked.is_date or marked.block.has_detail or _BYLINE.match(text):
            return False
        if marked.has("end", "contact", "detail", "menu", "salutation", "closing", "reader"):
            return False
        words = len(text.split())
        if not words >= _HEADLINE_WORDS or len(text) > _HEADLINE_LONGEST or self._shapes[index] == "item":
            return False
        return not is_running(marked) or (is_titled(text) and text[-1] not in ":,;") or is_shout(text)

    def _top(self) -> int:
        """Index of the first running text, at which the statement itself begins."""
        for index in range(len(self._blocks)):
            if self._placed[index] is None and self._shapes[index] == "paragraph":
                marked = self._blocks[index]
                if not self._may_head(index) and not marked.has("contact", "detail", "release", "salutation"):
                    return index
        return len(self._blocks)

    def _preamble(self, top: int) -> None:
        self._contacts_above(top)
        head_found = False
        for index in range(top):
            if self._placed[index] is not None:
                continue
            marked = self._blocks[index]
            follows = self._placed[index - 1] if index else None
            under = (follows is not None and follows.kind == "headline") or index == top - 1
            heading = self._shapes[index] == "heading" and (under or is_shout(marked.block.text))
            if self._may_head(index) and (heading or not head_found):
                self._set(index, "headline", marked.marks.get("release"))
                head_found = True
            else:
                self._set(index, "lead", marked.marks.get("release") or marked.marks.get("salutation"))
        if top < len(self._blocks):
            self._set(top, "lead")

    def _contacts_above(self, top: int) -> None:
        """A block of names and numbers over the statement; names stand right above their numbers."""
        for index in range(top):
            marked = self._blocks[index]
            if not marked.has("contact", "detail") and not marked.block.has_detail:
                continue
            self._set(index, "contact", marked.marks.get("contact") or marked.marks.get("detail"))
            for above in range(index - 1, max(index - 1 - _NAMES_ABOVE, -1), -1):
                if self._placed[above] is not None or not self._is_name(above):
                    break
                self._set(above, "contact")

    def _is_name(self, index: int) -> bool:
        marked, text = self._blocks[index], self._blocks[index].block.text
        if marked.is_date or marked.marks or self._shapes[index] in {"paragraph", "item"}:
            return False
        words = [word for word in text.split() if len(word) > 3]
        return len(text) <= _NAME_LONGEST and all(word[0].isupper() for word in words) and not is_shout(text)

    def _body(self, top: int) -> None:
        for index, names in pull_quotes([marked.block for marked in self._blocks], top).items():
            self._set(index, "pull_quote")
            if names is not None:
                self._set(names, "pull_quote")
        mode = Placed("body")
        for index in range(top, len(self._blocks)):
            mode = self._next_mode(index, mode)
            placed = self._single(index) or mode
            self._set(index, placed.kind, placed.entry)

    def _single(self, index: int) -> Placed | None:
        """What one block tells of itself alone, whatever section it stands in."""
        marked = self._blocks[index]
        if marked.has("end"):
            return Placed("boilerplate", marked.marks["end"])
        if "menu" in marked.marks and self._is_menu(index) and not marked.block.has_detail:
            return Placed("navigation", marked.marks["menu"])
        if marked.has("reader") and self._is_menu(index) and self._late(index):
            return Placed("navigation", marked.marks["reader"])
        if marked.has("closing"):
            return Placed("body", marked.marks["closing"])
        return None

    def _next_mode(self, index: int, mode: Placed) -> Placed:
        """The section that begins at a block, or the one that goes on."""
        marked = self._blocks[index]
        if marked.has("end"):
            self._ended = True
            return Placed("boilerplate", marked.marks["end"])
        if self._menus_seen >= _STICKY:
            return mode
        if self._late(index) and self._is_menu(index):
            self._menus_seen += 1
            if self._menus_seen >= _STICKY:
                return Placed("navigation", marked.marks.get("menu"))
        if "contact" in marked.marks:
            return Placed("contact", marked.marks["contact"])
        if "background" in marked.marks:
            return Placed("background", marked.marks["background"])
        if "about" in marked.marks and self._late(index):
            return Placed("boilerplate", marked.marks["about"])
        return self._next_quiet_mode(index, mode)

    def _next_quiet_mode(self, index: int, mode: Placed) -> Placed:
        """The section at a block that has no opening words of a section."""
        marked = self._blocks[index]
        numbered = marked.block.has_number and self._shapes[index] == "line"
        if (marked.has("detail") or numbered) and self._late(index):
            return Placed("contact", marked.marks.get("detail"))
        if marked.has("self_description") and self._late(index):
            return Placed("boilerplate", marked.marks["self_description"])
        if self._shapes[index] == "heading" and not self._ended and mode.kind != "body":
            return Placed("body")
        if mode.kind == "contact" and not marked.block.has_detail and not self._is_name(index):
            return Placed("boilerplate" if self._ended else "body")
        return mode

    def _late(self, index: int) -> bool:
        """Whether little running text follows: notes about the issuer stand at the end."""
        later = sum(self._shapes[i] == "paragraph" for i in range(index + 1, len(self._blocks)))
        return self._ended or later <= max(2, len(self._blocks) // 6)
