"""The report as a person reads it: seen, clicked, switched, searched, printed; and text stays text."""

import time
from itertools import pairwise

import pytest

from extractor.report import view_of, write_report
from extractor.report.pages import render_page

STATEMENT = (
    "Court jails printer \U0001f5a8 in Hrodna\r\n\r\n"
    "Reacting to the sentencing of Olena Dzyuba to six years in prison on 4 March 2024, Marta Lind, "
    "Director of Harbour Watch, said:\r\n\r\n"
    "“The authorities must release Olena Dzyuba immediately.”\r\n\r\n"
    "<script>document.title = 'taken'</script> <b>bold</b> &amp; \u0000 end.\r\n"
)


@pytest.fixture(scope="module")
def view(extractor):
    return view_of(extractor.extract(STATEMENT, published="2024-03-05", publisher="Harbour Watch"), STATEMENT)


@pytest.fixture
def opened(page, view, tmp_path):
    write_report([view], tmp_path / "page.html")
    page.goto(f"file://{tmp_path}/page.html")
    return page


def highlighted(page, layer):
    """The texts that a highlight paints, in the browser's own words."""
    return page.evaluate(
        "name => [...(CSS.highlights.get(name) ?? [])].map(range => range.toString())", layer
    )


def test_the_text_is_only_text(opened):
    assert opened.title() != "taken"
    assert opened.locator("#statement b").count() == 0
    shown = opened.locator("#statement").evaluate("node => node.textContent")
    assert shown == STATEMENT.replace("\u0000", "\ufffd")


def test_highlights_paint_what_the_record_says(opened, view):
    for layer, items in view.layers.items():
        wanted = [STATEMENT[start:end] for item in items for start, end in item.spans]
        assert highlighted(opened, layer) == wanted
    assert "4 March 2024" in highlighted(opened, "dates")


def test_a_layer_is_switched_off_and_on(opened):
    box = opened.locator('[data-layer="dates"]')
    box.uncheck()
    assert highlighted(opened, "dates") == []
    box.check()
    assert highlighted(opened, "dates") != []


def test_from_a_finding_to_its_place(opened):
    opened.locator(".finding.dates").first.click()
    assert highlighted(opened, "chosen") == ["4 March 2024"]
    assert "4 March 2024" in opened.locator("#told").inner_text()


def test_from_a_place_to_its_finding(opened):
    box = opened.evaluate(
        """() => { const range = [...CSS.highlights.get('dates')][0];
                   const box = range.getBoundingClientRect();
                   return [box.x + box.width / 2, box.y + box.height / 2]; }"""
    )
    for layer in ("sentences", "demands", "quotes", "roles"):
        opened.locator(f'[data-layer="{layer}"]').uncheck()
    opened.mouse.click(*box)
    assert opened.locator(".finding.chosen").first.inner_text().startswith("4 March 2024")


def test_by_keyboard_alone(opened):
    opened.keyboard.press("n")
    first = highlighted(opened, "chosen")
    opened.keyboard.press("n")
    assert highlighted(opened, "chosen") != first
    opened.keyboard.press("p")
    assert highlighted(opened, "chosen") == first
    for _ in range(30):
        opened.keyboard.press("Tab")
        if opened.evaluate("document.activeElement.classList.contains('finding')"):
            break
    opened.keyboard.press("Enter")
    assert opened.locator(".finding.chosen").count() > 0


def test_nothing_is_asked_of_the_network(browser, view, tmp_path):
    write_report([view], tmp_path / "page.html")
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"file://{tmp_path}/page.html")
    page.close()
    assert asked == [f"file://{tmp_path}/page.html"]


def test_every_control_has_a_name_and_headings_are_in_order(opened):
    unnamed = opened.evaluate(
        """() => [...document.querySelectorAll('button, input, a')]
              .filter(one => !(one.innerText || one.labels?.[0]?.innerText || one.getAttribute('aria-label')))
              .map(one => one.outerHTML)"""
    )
    assert unnamed == []
    levels = opened.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4')].map(one => Number(one.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_every_background(browser, view, tmp_path, scheme):
    """WCAG 2.2, 1.4.3: a contrast of at least 4.5 to 1 for text on paper and on highlights."""
    write_report([view], tmp_path / "page.html")
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"file://{tmp_path}/page.html")
    colours = page.evaluate(
        """() => { const style = getComputedStyle(document.documentElement);
                   return Object.fromEntries(
                     ['ink', 'quiet', 'paper', 'card', 'people', 'organizations', 'dates', 'chosen']
                     .map(name => [name, style.getPropertyValue('--' + name).trim()])); }"""
    )
    page.close()
    for background in ("paper", "card", "people", "organizations", "dates", "chosen"):
        assert contrast(colours["ink"], colours[background]) >= 4.5, background
    assert contrast(colours["quiet"], colours["paper"]) >= 4.5
    assert contrast(colours["quiet"], colours["card"]) >= 4.5


def contrast(one, two):
    def luminance(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(one), luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_an_index_is_searched(page, view, extractor, tmp_path):
    other = view_of(extractor.extract("Rain fell on the harbour.", id="rain"), "Rain fell on the harbour.")
    write_report([view, other], tmp_path / "pages")
    page.goto(f"file://{tmp_path}/pages/index.html")
    assert page.locator("tbody tr:visible").count() == 2
    page.locator("#search").fill("dzyuba")
    assert page.locator("tbody tr:visible").count() == 1
    assert page.locator("#shown").inner_text() == "1 of 2"
    page.locator("tbody tr:visible a").click()
    assert "Olena Dzyuba" in page.locator("#statement").inner_text()
    page.get_by_text("All statements").click()
    assert page.url.endswith("index.html")


def test_printing_shows_text_and_findings(opened):
    opened.emulate_media(media="print")
    assert opened.locator("#statement").is_visible()
    assert opened.locator("#findings").is_visible()
    assert not opened.locator(".hint").is_visible()


def test_a_statement_of_ten_thousand_words_opens_in_under_a_second(page, extractor, tmp_path):
    text = STATEMENT.replace("\u0000", "") * 250
    assert len(text.split()) > 10_000
    file = tmp_path / "long.html"
    file.write_text(render_page(view_of(extractor.extract(text, published="2024-03-05"), text)), "utf-8")
    page.goto("about:blank")
    start = time.perf_counter()
    page.goto(f"file://{file}")
    assert highlighted(page, "dates")
    assert time.perf_counter() - start < 1.0
