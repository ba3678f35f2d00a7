"use strict";
// Highlights are painted over the text by the CSS Custom Highlight API, so that the text itself stays as it is.
const data = JSON.parse(document.getElementById("data").textContent);
const statement = document.getElementById("statement");
const told = document.getElementById("told");
statement.normalize();  // a parser may have cut a long text into several nodes
const node = statement.classList.contains("absent") ? null : statement.firstChild;
const places = node ? unitsOf(node.data) : null;
const byId = new Map();   // finding id -> {id, layer, ranges}
const inText = [];        // [start, end, finding] in UTF-16 units, in text order
let current = -1;

/** Code points are counted in the record, UTF-16 units in the browser: null where both are the same. */
function unitsOf(text) {
  if (!/[\ud800-\udfff]/.test(text)) return null;
  const units = [];
  let unit = 0;
  for (const character of text) { units.push(unit); unit += character.length; }
  units.push(unit);
  return units;
}

function rangeOf([start, end]) {
  const range = new Range();
  range.setStart(node, places ? places[start] : start);
  range.setEnd(node, places ? places[end] : end);
  return range;
}

for (const [layer, rows] of Object.entries(data.layers)) {
  const painted = [];
  for (const [id, ...spans] of rows) {
    const finding = {id, layer, ranges: node ? spans.map(rangeOf) : []};
    byId.set(id, finding);
    for (const range of finding.ranges) {
      painted.push(range);
      inText.push([range.startOffset, range.endOffset, finding]);
    }
  }
  if (CSS.highlights) CSS.highlights.set(layer, new Highlight(...painted));
}
inText.sort((one, two) => one[0] - two[0] || two[1] - one[1]);

function isOn(layer) {
  return document.querySelector(`[data-layer="${layer}"]`).checked;
}

document.querySelectorAll("[data-layer]").forEach((box) => {
  const painted = CSS.highlights?.get(box.dataset.layer);
  box.addEventListener("change", () => {
    if (!painted) return;
    if (box.checked) CSS.highlights.set(box.dataset.layer, painted);
    else CSS.highlights.delete(box.dataset.layer);
  });
});

/** Marks a finding in the text and its entries, and brings either into view. */
function choose(finding, {scrollText = false, scrollEntry = false} = {}) {
  document.querySelectorAll(".chosen").forEach((button) => button.classList.remove("chosen"));
  const entries = [...document.querySelectorAll(`.finding[data-id="${finding.id}"]`)];
  entries.forEach((button) => button.classList.add("chosen"));
  if (CSS.highlights && finding.ranges.length) {
    const chosen = new Highlight(...finding.ranges);
    chosen.priority = 1;
    CSS.highlights.set("chosen", chosen);
  }
  if (scrollText && finding.ranges.length) scrollToRange(finding.ranges[0]);
  if (scrollEntry && entries.length) entries[0].scrollIntoView({block: "nearest"});
  const title = entries.length ? entries[0].innerText.replace(/\s+/g, " ") : finding.id;
  told.textContent = `${finding.layer}: ${title}`;
}

function scrollToRange(range) {
  const box = range.getBoundingClientRect();
  const frame = statement.getBoundingClientRect();
  if (statement.scrollHeight > statement.clientHeight + 1) {
    statement.scrollTop += box.top - frame.top - frame.height / 3;
  } else {
    window.scrollBy(0, box.top - window.innerHeight / 3);
  }
}

document.getElementById("findings").addEventListener("click", (event) => {
  const button = event.target.closest(".finding");
  if (button) choose(byId.get(button.dataset.id), {scrollText: true});
});

/** The offset in the text under a point of the window, or -1. */
function offsetAt(x, y) {
  if (document.caretPositionFromPoint) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret && caret.offsetNode === node ? caret.offset : -1;
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range && range.startContainer === node ? range.startOffset : -1;
}

statement.addEventListener("click", (event) => {
  if (String(getSelection())) return;
  const offset = offsetAt(event.clientX, event.clientY);
  const here = inText
    .map((row, index) => [...row, index])
    .filter(([start, end, finding]) => start <= offset && offset <= end && isOn(finding.layer));
  if (!here.length) return;
  // The shortest first; a second click at the same place shows the next one.
  here.sort((one, two) => (one[1] - one[0]) - (two[1] - two[0]));
  const last = here.findIndex((row) => row[3] === current);
  const row = here[(last + 1) % here.length];
  current = row[3];
  choose(row[2], {scrollEntry: true});
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  const step = {n: 1, p: -1}[event.key];
  if (!step || !inText.some((row) => isOn(row[2].layer))) return;
  do {
    current = (current + step + inText.length) % inText.length;
  } while (!isOn(inText[current][2].layer));
  choose(inText[current][2], {scrollText: true, scrollEntry: true});
});
