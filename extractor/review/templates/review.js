"use strict";
// The labels are the one state of the page; every change is saved at once and the page drawn anew from the answer.
const given = JSON.parse(document.getElementById("data").textContent);
const statement = document.getElementById("statement");
statement.normalize();
const node = statement.firstChild;
const text = node.data;
const choices = given.choices;
let {version, labels, places, draft} = given;
let open = null;          // [kind, index] of the label that is being edited
let history = [];         // earlier labels, for Undo
let saving = Promise.resolve();

const KINDS = {
  people: {title: "People", snippet: (label) => label.name},
  organizations: {title: "Organizations", snippet: (label) => label},
  quotes: {title: "Quotes", snippet: (label) => label.text},
  sentences: {title: "Sentences", snippet: (label) => label.evidence},
  dates: {title: "Dates", snippet: (label) => label.text},
  demands: {title: "Demands", snippet: (label) => label.action},
};
const KEYS = {p: "people", o: "organizations", q: "quotes", s: "sentences", d: "dates", m: "demands"};
const byId = (id) => document.getElementById(id);

// ---- Offsets: the server counts code points, the browser UTF-16 units.

const units = /[\ud800-\udfff]/.test(text) ? [...text].reduce((all, character) => {
  all.push(all[all.length - 1] + character.length);
  return all;
}, [0]) : null;

function rangeAt([start, end]) {
  const range = new Range();
  range.setStart(node, units ? units[start] : start);
  range.setEnd(node, units ? units[end] : end);
  return range;
}

function rangesOf(kind, index) {
  if (places[kind]) return places[kind][index] ? [rangeAt(places[kind][index])] : [];
  const label = labels[kind][index];
  const forms = kind === "people" ? [label.name, ...label.aliases] : [label];
  const found = [];
  for (const form of forms.filter(Boolean)) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + form.length);
      found.push(range);
    }
  }
  return found;
}

// ---- Saving

function change(edit) {
  const before = structuredClone(labels);
  edit(labels);
  history.push(before);
  save();
}

function save() {
  const content = JSON.stringify(labels);
  tell("saving …");
  saving = saving.then(() => put(content)).catch(() => tell("not saved: the program does not answer"));
  draw();
}

async function put(content) {
  const address = `../labels/${encodeURIComponent(decodeURIComponent(location.pathname.split("/").pop()))}`;
  const answer = await fetch(address, {
    method: "PUT", body: content, headers: {"If-Match": version, "Content-Type": "application/json"},
  });
  const result = await answer.json();
  faults(answer.ok ? [] : result.faults);
  if (answer.ok) {
    ({version, draft, places} = result);
    if (JSON.stringify(labels) === content) labels = result.labels;
    tell("saved");
    draw();
  } else {
    tell(answer.status === 412 ? "not saved: changed in another window" : "not saved: see what is wrong");
  }
}

function tell(message) { byId("state").textContent = message; }

function faults(list) {
  byId("faults").replaceChildren(...list.map((fault) => element("li", {textContent: fault})));
}

// ---- Drawing

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function draw() {
  byId("accept").hidden = !draft;
  byId("undo").disabled = history.length === 0;
  const focused = document.activeElement?.dataset?.field;
  byId("lists").replaceChildren(...Object.entries(KINDS).map(([kind, {title}]) => element("section", {},
    element("h2", {textContent: `${title} ${labels[kind].length}`}),
    element("ul", {className: "list"}, ...labels[kind].map((label, index) => row(kind, index))))));
  drawDocument();
  if (focused) document.querySelector(`[data-field="${focused}"]`)?.focus();
  paint();
}

function row(kind, index) {
  const isOpen = open && open[0] === kind && open[1] === index;
  const button = element("button", {type: "button", className: "label", textContent: summary(kind, index)});
  button.setAttribute("aria-expanded", Boolean(isOpen));
  button.dataset.kind = kind;
  button.addEventListener("click", () => {
    open = isOpen ? null : [kind, index];
    draw();
    if (open) rangesOf(kind, index)[0]?.startContainer && scrollTo(rangesOf(kind, index)[0]);
  });
  return element("li", {}, button, ...(isOpen ? [editor(kind, index)] : []));
}

function summary(kind, index) {
  const label = labels[kind][index];
  const words = KINDS[kind].snippet(label).replace(/\s+/g, " ");
  const short = words.length > 90 ? `${words.slice(0, 88)} …` : words;
  if (kind === "people") return [short, ...label.roles.map((role) => role.title)].join(" · ");
  if (kind === "quotes") return `${nameOf(label.speaker)}: ${short}`;
  if (kind === "dates") return `${short} = ${label.value}`;
  if (kind === "sentences") return `${label.people.map(nameOf).join(", ") || label.who || "?"}: ${label.kind} ${label.duration || ""} (${label.status})`;
  if (kind === "demands") return `${nameOf(label.speaker)}: ${label.polarity === "refrain" ? "not " : ""}${short} (${label.category})`;
  return short;
}

function nameOf(id) {
  if (!id) return "nobody named";
  return id.startsWith("org:") ? id.slice(4) : labels.people.find((person) => person.id === id)?.name || id;
}

function paint() {
  if (!CSS.highlights) return;
  for (const kind of ["people", "dates", "quotes", "sentences", "demands"]) {
    CSS.highlights.set(kind, new Highlight(...labels[kind].flatMap((_, index) => rangesOf(kind, index))));
  }
  const chosen = new Highlight(...(open ? rangesOf(...open) : []));
  chosen.priority = 1;
  CSS.highlights.set("chosen", chosen);
}

function scrollTo(range) {
  const box = range.getBoundingClientRect(), frame = statement.getBoundingClientRect();
  statement.scrollTop += box.top - frame.top - frame.height / 3;
}

// ---- Editors

const speakers = () => [["", "nobody named"], ...labels.people.map((person) => [person.id, person.name]),
  ...labels.organizations.map((name) => [`org:${name}`, name])];
const listed = (value) => value.split(";").map((part) => part.trim()).filter(Boolean);
const orNull = (value) => value.trim() || null;

function editor(kind, index) {
  const label = labels[kind][index];
  const form = element("form", {className: "editor"});
  form.addEventListener("submit", (event) => event.preventDefault());
  const edit = (name, value) => change((all) => { all[kind][index][name] = value; });
  const input = (name, {shown = label[name] ?? "", read = orNull, hint = ""} = {}) =>
    field(form, name, element("input", {value: shown, placeholder: hint}), (box) => edit(name, read(box.value)));
  const choice = (name, options, read = (value) => value || null) =>
    field(form, name, select(options, label[name] ?? ""), (box) => edit(name, read(box.value)));
  const closed = (name) => choice(name, choices[name].map((value) => [value, value.replaceAll("_", " ")]));
  const people = (name) => form.append(peopleBoxes(name, label[name], (value) => edit(name, value)));

  if (kind === "people") {
    input("name");
    input("aliases", {shown: label.aliases.join("; "), read: listed, hint: "other forms; apart by ;"});
    form.append(...label.roles.map((role, nth) => roleFields(role, nth, index)));
    form.append(actions(["Add a role", () => change((all) => all.people[index].roles.push({title: "title", organization: null, former: false}))]));
  } else if (kind === "organizations") {
    field(form, "name", element("input", {value: label}), (box) => change((all) => { all.organizations[index] = box.value; }));
  } else if (kind === "quotes") {
    snippet(form, kind, index, "text");
    choice("speaker", speakers());
  } else if (kind === "dates") {
    snippet(form, kind, index, "text");
    input("value", {hint: "2020-09-07, 2020-09, 2020, XXXX-12-13"});
  } else if (kind === "sentences") {
    snippet(form, kind, index, "evidence");
    people("people");
    input("who", {hint: "those sentenced, where they are not named"});
    closed("kind");
    input("duration", {hint: "P11Y, P7Y6M, P45D"});
    input("duration_min", {hint: "P25Y"});
    input("charges", {shown: label.charges.join("; "), read: listed, hint: "apart by ;"});
    input("date", {hint: "2021-09-06"});
    closed("status");
    for (const name of ["suspended", "in_absentia"]) {
      field(form, name, element("input", {type: "checkbox", checked: label[name]}), (box) => edit(name, box.checked));
    }
  } else if (kind === "demands") {
    snippet(form, kind, index, "action");
    input("evidence", {read: (value) => value});
    choice("speaker", speakers());
    input("addressee");
    closed("category");
    closed("polarity");
    people("beneficiaries");
  }
  form.append(actions(["Delete", () => { open = null; change((all) => remove(all, kind, index)); }]));
  return form;
}

function remove(all, kind, index) {
  const [gone] = all[kind].splice(index, 1);
  if (kind === "people") forget(all, gone.id);
}

/** Nothing may point to a person who is gone. */
function forget(all, id) {
  for (const label of [...all.quotes, ...all.demands]) if (label.speaker === id) label.speaker = null;
  for (const label of all.sentences) label.people = label.people.filter((person) => person !== id);
  for (const label of all.demands) label.beneficiaries = label.beneficiaries.filter((person) => person !== id);
}

let serial = 0;
function field(form, name, box, onChange) {
  box.id = `field-${serial++}`;
  box.dataset.field = name;
  box.addEventListener("change", () => onChange(box));
  form.append(element("label", {htmlFor: box.id, textContent: name.replaceAll("_", " ")}), box);
}

function select(options, value) {
  const box = element("select", {}, ...options.map(([id, name]) => new Option(name, id)));
  if (![...box.options].some((option) => option.value === value)) box.add(new Option(nameOf(value), value));
  box.value = value;
  return box;
}

/** The words themselves are changed by selecting others, so that they always stand in the text. */
function snippet(form, kind, index, name) {
  const words = labels[kind][index][name];
  form.append(element("span", {textContent: name}), element("span", {textContent: words}));
  form.append(actions(["Take the selected words instead", () => {
    const taken = selected();
    if (!taken) return;
    change((all) => Object.assign(all[kind][index], {[name]: taken.words, occurrence: taken.occurrence},
      kind === "demands" ? {evidence: taken.around} : {}));
  }]));
}

function peopleBoxes(name, ids, onChange) {
  const fieldset = element("fieldset", {}, element("legend", {textContent: name}));
  for (const person of labels.people) {
    const box = element("input", {type: "checkbox", value: person.id, checked: ids.includes(person.id)});
    box.addEventListener("change", () => onChange(
      [...fieldset.querySelectorAll("input:checked")].map((checked) => checked.value)));
    fieldset.append(element("label", {}, box, ` ${person.name}`));
  }
  return fieldset;
}

function roleFields(role, nth, index) {
  const fieldset = element("fieldset", {}, element("legend", {textContent: `role ${nth + 1}`}));
  const edit = (name, value) => change((all) => { all.people[index].roles[nth][name] = value; });
  field(fieldset, "title", element("input", {value: role.title}), (box) => edit("title", box.value));
  field(fieldset, "organization", element("input", {value: role.organization ?? ""}), (box) => edit("organization", orNull(box.value)));
  field(fieldset, "former", element("input", {type: "checkbox", checked: role.former}), (box) => edit("former", box.checked));
  fieldset.append(actions(["Delete the role", () => change((all) => all.people[index].roles.splice(nth, 1))]));
  return fieldset;
}

function actions(...pairs) {
  const buttons = pairs.map(([name, act]) => {
    const button = element("button", {type: "button", textContent: name});
    button.addEventListener("click", act);
    return button;
  });
  return element("p", {className: "actions"}, ...buttons);
}

function drawDocument() {
  const form = byId("document");
  form.querySelectorAll("label, input").forEach((old) => old.remove());
  for (const name of ["publisher", "published"]) {
    field(form, name, element("input", {value: labels.document[name] ?? ""}),
      (box) => change((all) => { all.document[name] = orNull(box.value); }));
  }
}

// ---- Adding

/** The selected words without blanks around them, which of several places it is, and the sentence around. */
function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (range.startContainer !== node || range.endContainer !== node) return null;
  let [start, end] = [range.startOffset, range.endOffset];
  while (start < end && /\s/.test(text[start])) start++;
  while (end > start && /\s/.test(text[end - 1])) end--;
  if (start === end) return null;
  const words = text.slice(start, end);
  let count = 0, nth = 0;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    count++;
    if (at === start) nth = count;
  }
  const from = Math.max(...[".", "!", "?", "\n", "“"].map((mark) => text.lastIndexOf(mark, start - 1))) + 1;
  const until = text.slice(end).search(/[.!?\n”]/);
  const around = text.slice(from, until < 0 ? text.length : end + until).trim();
  return {words, occurrence: count > 1 ? nth : null, around};
}

function add(kind) {
  const taken = selected();
  if (!taken) return tell("select some words in the statement first");
  const {words, occurrence, around} = taken;
  const made = {
    people: () => ({id: newId(words), name: words, aliases: [], roles: []}),
    organizations: () => words,
    quotes: () => ({text: words, occurrence, speaker: null}),
    sentences: () => ({evidence: words, occurrence, people: [], who: null, kind: "imprisonment", duration: null,
      duration_min: null, amount: null, suspended: false, in_absentia: false, charges: [], date: null, status: "imposed"}),
    dates: () => ({text: words, occurrence, value: labels.document.published || "XXXX"}),
    demands: () => ({action: words, occurrence, evidence: around, speaker: null, addressee: null, category: "other",
      polarity: "do", beneficiaries: []}),
  }[kind]();
  open = [kind, labels[kind].length];
  change((all) => all[kind].push(made));
  document.querySelector(".editor select, .editor input:not(#document input)")?.scrollIntoView({block: "center"});
}

function newId(words) {
  const stem = words.normalize("NFKD").replace(/[^\p{L}\p{N} ]/gu, "").trim().split(/\s+/).pop().toLowerCase() || "person";
  const taken = new Set(labels.people.map((person) => person.id));
  let id = stem;
  for (let number = 2; taken.has(id); number++) id = `${stem}-${number}`;
  return id;
}

document.querySelectorAll("[data-add]").forEach((button) => {
  button.addEventListener("mousedown", (event) => event.preventDefault());  // keeps the selection
  button.addEventListener("click", () => add(button.dataset.add));
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  if (KEYS[event.key] && selected()) { event.preventDefault(); add(KEYS[event.key]); }
});

byId("accept").addEventListener("click", save);
byId("undo").addEventListener("click", () => { open = null; labels = history.pop(); save(); });

tell(draft ? "a draft of the extractor; nothing is saved yet" : "saved");
draw();
