// Labelled controls made from plain descriptions: the one place where a reader's hand meets the kit.
//
// buildField(spec, changed) gives {node, read(), write(value)}; `changed` is called without arguments after each change
// by the reader, never by write(). A description is {name, label, kind, value, ...}:
//
//   choice     options [[key, words], ...]; value a key, or null for nothing chosen. A group of radio buttons; with more
//              than 12 options a text field with suggestions; with compact: true a native list
//   ticks      options; value a list of keys. With none: words, one more box says "none of them", and null is no answer
//   switch     value true or false
//   slider     options, or first, last, step (and unit, digits); value a key or a number
//   period     as slider; value a pair, from and to
//   text       suggestions, unit, placeholder; value a text
//   long_text  lines, placeholder; value a text
//   mapping    items and options; value {item: key or null}
//   ordering   items; value a list of keys, or null as long as nothing was moved and "as shown" is not ticked; the box leaves with the first move
//   rows       columns (descriptions); names [[key, words], ...] gives value {name: {column: value}}; without names rows
//              are added and removed (add: words of the button, most: number), and value is a list of {column: value}
//   brush      options, keys (of marks that take a value), default, again (words of the button that sets all back); value
//              {key of a mark: key of an option}, without those at the default. The marks are in the picture: page.js
//              calls press(key) when the reader clicks one or presses Space on it
//
// Any field may have help: a line under it; choice, ticks and mapping may be stacked: true, one option a line. Words are
// plain text, or {html: "..."} made and escaped in Python.

const MANY_OPTIONS = 12;
const MANY_BOXES = 15; // more of them are set in columns
const STEM = "ed-" + Math.random().toString(36).slice(2, 8); // other widgets of the page count as well
let made = 0;
const newId = () => `${STEM}-${++made}`;

// An element: null, undefined and false attributes are left out, functions are listeners, the rest is written as it is.
function h(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

function say(node, words) {
  if (words !== null && typeof words === "object") node.innerHTML = words.html;
  else node.textContent = words ?? "";
  return node;
}

const plainWords = (words) => (words !== null && typeof words === "object" ? say(h("template"), words).content.textContent : String(words ?? ""));
const span = (words, css) => say(h("span", { class: css }), words);

// Keys typed in a field are the field's. JupyterLab would take arrows and letters for commands of its notebook
// ("b" inserts a cell); what it needs while a field has the focus is let through. Escape leaves: the box has the focus
// again, and the arrows go from box to box. JupyterLab itself would leave the focus where it is.
function guardKeys(root) {
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) root.closest(".jp-Cell")?.focus();
    const forLab = event.ctrlKey || event.metaKey || event.altKey || event.key === "Escape" || (event.key === "Enter" && event.shiftKey);
    if (!forLab) event.stopPropagation();
  });
}

// Whether a message is on its way: where the kernel of this widget is gone, there is nobody to send it to.
function sent(model, message) {
  try {
    model.send(message);
  } catch {
    return false;
  }
  return true;
}

function buildField(spec, changed = () => {}) {
  const build = FIELDS[spec.kind];
  if (!build) throw new Error(`${spec.name}: no field of kind ${spec.kind}`);
  const field = build(spec, changed);
  field.node.classList.add(`ed-is-${spec.kind}`);
  field.node.dataset.name = spec.name ?? "";
  if (spec.value !== undefined) field.write(spec.value);
  return field;
}

// One control with its label before it and its help behind it. In a table (labelledby) the headings are the label.
function single(spec, control, ...after) {
  const node = h("div", { class: "ed-field" });
  if (spec.labelledby) control.setAttribute("aria-labelledby", spec.labelledby);
  else {
    control.id ||= newId();
    node.append(say(h("label", { class: "ed-label", for: control.id }), spec.label));
  }
  node.append(control, ...after);
  addHelp(spec, node, control);
  return node;
}

// Several controls under one legend.
function group(spec, ...children) {
  const named = spec.labelledby ? { role: "group", "aria-labelledby": spec.labelledby } : {};
  const node = h(spec.labelledby ? "div" : "fieldset", { class: "ed-field ed-group" + (spec.stacked ? " ed-stacked" : ""), ...named });
  if (!spec.labelledby) node.append(say(h("legend", { class: "ed-label" }), spec.label));
  node.append(...children);
  addHelp(spec, node, node);
  return node;
}

function addHelp(spec, node, described) {
  if (!spec.help) return;
  const help = span(spec.help, "ed-help");
  help.id = newId();
  described.setAttribute("aria-describedby", help.id);
  node.append(help);
}

function option(input, words) {
  return h("label", { class: "ed-option" }, input, span(words));
}

// ---- one of several

function choiceField(spec, changed) {
  if (spec.compact) return listField(spec, changed);
  return spec.options.length > MANY_OPTIONS ? findField(spec, changed) : radioField(spec, changed);
}

function radioField(spec, changed) {
  const name = newId();
  const inputs = spec.options.map(([key]) => h("input", { type: "radio", name, value: key, change: () => changed() }));
  const node = group(spec, h("div", { class: "ed-options" }, ...inputs.map((input, i) => option(input, spec.options[i][1]))));
  return {
    node,
    read: () => inputs.find((input) => input.checked)?.value ?? null,
    write: (value) => inputs.forEach((input) => (input.checked = input.value === value)),
  };
}

function listField(spec, changed) {
  const select = h("select", { change: () => changed() });
  if (spec.value === null || spec.value === undefined) select.append(h("option", { value: "" }, spec.placeholder ?? "choose"));
  select.append(...spec.options.map(([key, words]) => h("option", { value: key }, plainWords(words))));
  return {
    node: single(spec, select),
    read: () => (select.value === "" && !spec.options.some(([key]) => key === "") ? null : select.value),
    write: (value) => (select.value = value ?? ""),
  };
}

// A text field with suggestions. It is emptied while it has the focus, so that the whole list is offered; left
// empty, it says again what is chosen.
function findField(spec, changed) {
  let chosen = null;
  const options = spec.options.map(([key, words]) => [key, plainWords(words)]);
  const wordsOf = (key) => options.find(([one]) => one === key)?.[1] ?? "";
  const list = h("datalist", { id: newId() }, ...options.map(([, words]) => h("option", { value: words })));
  const message = h("span", { class: "ed-message", role: "status" });
  const refuse = (words) => {
    message.textContent = words;
    input.toggleAttribute("aria-invalid", words !== "");
  };
  const input = h("input", {
    type: "text",
    list: list.id,
    autocomplete: "off",
    focus: () => {
      input.placeholder = wordsOf(chosen) || "type a part of the name";
      if (input.value === wordsOf(chosen)) input.value = "";
    },
    blur: () => (input.value = wordsOf(chosen)), // what was refused is said beside it, and is not the answer
    input: (event) => picked(event) && take(),
    change: () => take(),
  });
  function take() {
    const typed = input.value.trim().toLocaleLowerCase();
    if (!typed) return;
    const exact = options.filter(([key, words]) => words.toLocaleLowerCase() === typed || key.toLocaleLowerCase() === typed);
    const found = exact.length ? exact : options.filter(([, words]) => words.toLocaleLowerCase().includes(typed));
    if (found.length === 1 || exact.length) {
      const before = chosen;
      write(found[0][0]);
      if (chosen !== before) changed();
    } else if (found.length) refuse(`fits several: ${found.slice(0, 4).map(([, words]) => words).join("; ")}${found.length > 4 ? " and more" : ""}`);
    else refuse(`nothing in the list holds “${input.value}”`);
  }
  function write(value) {
    chosen = value ?? null;
    input.value = wordsOf(chosen);
    refuse("");
  }
  return { node: single(spec, input, list, message), read: () => chosen, write };
}

// A suggestion was picked: browsers report it as an input that is not typing.
const picked = (event) => !(event instanceof InputEvent) || event.inputType === "insertReplacementText";

// ---- any of several, yes or no

function ticksField(spec, changed) {
  const none = spec.none ? h("input", { type: "checkbox", change: () => (none.checked && write([]), changed()) }) : null;
  const inputs = spec.options.map(([key]) =>
    h("input", { type: "checkbox", value: key, change: () => (none && (none.checked = false), changed()) }),
  );
  const labels = inputs.map((input, i) => option(input, spec.options[i][1]));
  if (none) labels.push(option(none, spec.none));
  const node = group(spec, h("div", { class: "ed-options" + (labels.length > MANY_BOXES ? " ed-columns" : "") }, ...labels));
  function write(value) {
    inputs.forEach((input) => (input.checked = (value ?? []).includes(input.value)));
    if (none) none.checked = value !== null && value.length === 0;
  }
  return {
    node,
    read: () => {
      const ticked = inputs.filter((input) => input.checked).map((input) => input.value);
      return none && !ticked.length && !none.checked ? null : ticked;
    },
    write,
  };
}

function switchField(spec, changed) {
  const input = h("input", { type: "checkbox", "aria-labelledby": spec.labelledby, change: () => changed() });
  const node = h("div", { class: "ed-field" }, spec.labelledby ? input : option(input, spec.label));
  addHelp(spec, node, input);
  return { node, read: () => input.checked, write: (value) => (input.checked = value === true) };
}

// ---- a place on a scale

const MANY_PLACES = 60; // a scale of more is drawn longer, so that a hand finds one place among them (two of a period would need two lines)

function scaleOf(spec) {
  if (spec.options) {
    const keys = spec.options.map(([key]) => key);
    return { min: 0, max: keys.length - 1, step: 1, place: (key) => Math.max(0, keys.indexOf(key)), at: (n) => keys[n], words: (n) => plainWords(spec.options[n][1]) };
  }
  const digits = spec.digits ?? (String(spec.step).split(".")[1] ?? "").length;
  const plain = (n) => (Math.abs(n) < 10000 ? n.toFixed(digits) : n.toLocaleString("en", { minimumFractionDigits: digits }));
  const words = (n) => plain(n) + (spec.unit ? ` ${spec.unit}` : "");
  return { min: spec.first, max: spec.last, step: spec.step, place: (value) => value, at: (n) => n, words };
}

function rangeInput(scale, moved) {
  return h("input", { type: "range", min: scale.min, max: scale.max, step: scale.step, input: () => moved() });
}

function sliderField(spec, changed) {
  const scale = scaleOf(spec);
  const input = rangeInput(scale, () => (show(), changed()));
  if ((scale.max - scale.min) / scale.step > MANY_PLACES) input.classList.add("ed-long");
  const readout = h("output", { class: "ed-readout", "aria-hidden": "true" });
  function show() {
    readout.textContent = scale.words(Number(input.value));
    input.setAttribute("aria-valuetext", readout.textContent);
  }
  show();
  return {
    node: single(spec, input, readout),
    read: () => scale.at(Number(input.value)),
    write: (value) => ((input.value = scale.place(value)), show()),
  };
}

function periodField(spec, changed) {
  const scale = scaleOf(spec);
  const moved = (one, other, wrong) => {
    if (wrong(Number(one.value), Number(other.value))) other.value = one.value; // one end takes the other along
    show();
    changed();
  };
  const from = rangeInput(scale, () => moved(from, to, (a, b) => a > b));
  const to = rangeInput(scale, () => moved(to, from, (a, b) => a < b));
  to.value = scale.max;
  from.value = scale.min;
  const readout = h("output", { class: "ed-readout", "aria-hidden": "true" });
  function show() {
    for (const input of [from, to]) input.setAttribute("aria-valuetext", scale.words(Number(input.value)));
    readout.textContent = `${scale.words(Number(from.value))} – ${scale.words(Number(to.value))}`;
  }
  show();
  const ends = h("div", { class: "ed-options" }, h("label", { class: "ed-option" }, "from", from), h("label", { class: "ed-option" }, "to", to), readout);
  return {
    node: group(spec, ends),
    read: () => [scale.at(Number(from.value)), scale.at(Number(to.value))],
    write: ([first, last]) => {
      from.value = scale.place(first);
      to.value = scale.place(last);
      show();
    },
  };
}

// ---- words

function textField(spec, changed) {
  const list = spec.suggestions?.length ? h("datalist", { id: newId() }, ...spec.suggestions.map((words) => h("option", { value: words }))) : null;
  let last = "";
  const report = () => {
    if (input.value === last) return; // a picked suggestion was reported when it was picked
    last = input.value;
    changed();
  };
  const input = h("input", {
    type: "text",
    list: list?.id,
    autocomplete: "off",
    spellcheck: "false",
    placeholder: spec.placeholder,
    size: spec.size,
    input: (event) => list && picked(event) && report(),
    change: report,
  });
  const node = single(spec, input, ...[list, spec.unit ? span(spec.unit, "ed-unit") : null].filter(Boolean));
  return { node, read: () => input.value, write: (value) => (input.value = last = value ?? "") };
}

function longTextField(spec, changed) {
  const input = h("textarea", { rows: spec.lines ?? 5, placeholder: spec.placeholder, change: () => changed() });
  return { node: single(spec, input), read: () => input.value, write: (value) => (input.value = value ?? "") };
}

// ---- several questions at once

function mappingField(spec, changed) {
  const { options, compact, stacked } = spec;
  const fields = spec.items.map(([key, words]) => buildField({ name: key, label: words, kind: "choice", options, compact, stacked, value: null }, changed));
  return {
    node: group({ ...spec, stacked: false }, h("div", { class: "ed-items" }, ...fields.map((field) => field.node))),
    read: () => Object.fromEntries(spec.items.map(([key], i) => [key, fields[i].read()])),
    write: (value) => spec.items.forEach(([key], i) => fields[i].write(value?.[key] ?? null)),
  };
}

function orderingField(spec, changed) {
  const shown = spec.items.map(([key]) => key);
  const list = h("ol", { class: "ed-order" });
  const status = h("span", { class: "ed-unseen", role: "status" });
  const asShown = h("input", { type: "checkbox", change: () => changed() });
  const leave = option(asShown, spec.as_shown ?? "This order, as shown, is my answer");
  const lines = new Map(spec.items.map(([key, words]) => [key, orderLine(key, words)]));

  function orderLine(key, words) {
    const text = span(words);
    const button = (sign, way, by) =>
      h("button", { type: "button", "aria-label": `Move ${way}: ${plainWords(words)}`, click: () => move(key, by, way), keydown: arrows }, sign);
    const arrows = (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      move(key, by, by < 0 ? "up" : "down");
    };
    return h("li", { "data-key": key }, button("↑", "up", -1), button("↓", "down", 1), text);
  }
  const order = () => [...list.children].map((line) => line.dataset.key);
  function move(key, by, way) {
    const line = lines.get(key);
    const place = order().indexOf(key) + by;
    if (place < 0 || place >= shown.length) return;
    list.insertBefore(line, by < 0 ? list.children[place] : (list.children[place].nextSibling));
    line.querySelector(`button:nth-of-type(${way === "up" ? 1 : 2})`).focus(); // a node that was moved has lost it
    status.textContent = `place ${place + 1} of ${shown.length}`;
    answered(true);
    mark();
    changed();
  }
  // Once something was moved, the order is an answer, and a box to say so could only take it back by mistake.
  function answered(moved) {
    asShown.checked = moved;
    leave.hidden = moved;
  }
  function mark() {
    [...list.children].forEach((line, i) => {
      line.children[0].setAttribute("aria-disabled", i === 0);
      line.children[1].setAttribute("aria-disabled", i === shown.length - 1);
    });
  }
  function write(value) {
    list.replaceChildren(...(value ?? shown).map((key) => lines.get(key)));
    answered(Array.isArray(value));
    mark();
  }
  write(null);
  return { node: group(spec, list, leave, status), read: () => (asShown.checked ? order() : null), write };
}

// ---- rows of fields

function rowsField(spec, changed) {
  if (!spec.names) return openRowsField(spec, changed);
  const [column] = spec.columns;
  return spec.columns.length === 1 && column.kind === "choice" && column.compact ? gridField(spec, changed) : knownRowsField(spec, changed);
}

// One column of lists: each has the name of its row for a label.
function gridField(spec, changed) {
  const [column] = spec.columns;
  const fields = spec.names.map(([key, words]) => buildField({ ...column, name: key, label: words }, changed));
  return {
    node: group(spec, h("div", { class: "ed-grid" }, ...fields.map((field) => field.node))),
    read: () => Object.fromEntries(spec.names.map(([key], i) => [key, { [column.name]: fields[i].read() }])),
    write: (value) => spec.names.forEach(([key], i) => fields[i].write(value?.[key]?.[column.name] ?? column.value ?? null)),
  };
}

// The fields of one row of a table, each named by the headings of its row and its column.
function rowCells(spec, heads, rowId, changed) {
  const fields = spec.columns.map((column, i) => buildField({ ...column, compact: true, labelledby: `${rowId} ${heads[i].id}` }, changed));
  return {
    cells: fields.map((field) => h("td", {}, field.node)),
    read: () => Object.fromEntries(spec.columns.map((column, i) => [column.name, fields[i].read()])),
    write: (value) => spec.columns.forEach((column, i) => fields[i].write(value?.[column.name] ?? column.value ?? null)),
  };
}

function rowTable(spec, first, body, last = null) {
  const heads = spec.columns.map((column) => say(h("th", { scope: "col", id: newId() }), column.label));
  const table = h("table", { class: "ed-rows" }, h("thead", {}, h("tr", {}, say(h("th", { scope: "col" }), first), ...heads, last)), body);
  return { heads, table };
}

function knownRowsField(spec, changed) {
  const body = h("tbody");
  const { heads, table } = rowTable(spec, spec.corner ?? "Name", body);
  const rows = spec.names.map(([, words]) => {
    const head = say(h("th", { scope: "row", id: newId() }), words);
    const row = rowCells(spec, heads, head.id, changed);
    body.append(h("tr", {}, head, ...row.cells));
    return row;
  });
  return {
    node: group(spec, table),
    read: () => Object.fromEntries(spec.names.map(([key], i) => [key, rows[i].read()])),
    write: (value) => spec.names.forEach(([key], i) => rows[i].write(value?.[key])),
  };
}

// A new row begins with words of an example: what is typed takes their place.
function begin(field) {
  field.focus();
  field.select?.();
}

function openRowsField(spec, changed) {
  const body = h("tbody");
  const { heads, table } = rowTable(spec, "Row", body, h("th", { scope: "col" }, span("Remove", "ed-unseen")));
  let rows = [];
  const add = h("button", { type: "button", click: () => (begin(append(fresh())), changed()) }, spec.add ?? "Add a row");
  // Where no two rows may say the same of one thing, a new row begins with a thing that no other has.
  function fresh() {
    const column = spec.columns.find((one) => one.name === spec.distinct);
    const taken = column ? rows.map((row) => row.read()[column.name]) : [];
    const free = taken.includes(column?.value) && column.options.find(([key]) => !taken.includes(key));
    return free ? { [column.name]: free[0] } : undefined;
  }
  function append(value) {
    const head = h("th", { scope: "row", id: newId() });
    const row = rowCells(spec, heads, head.id, changed);
    const remove = h("button", { type: "button", click: () => drop(row) }, "Remove");
    if (value) row.write(value);
    row.line = h("tr", {}, head, ...row.cells, h("td", {}, remove));
    rows.push(row);
    body.append(row.line);
    count();
    return row.line.querySelector("input, select, textarea, button");
  }
  function drop(row) {
    const place = rows.indexOf(row);
    rows = rows.filter((one) => one !== row);
    row.line.remove();
    count();
    (rows[Math.min(place, rows.length - 1)]?.line.querySelector("td:last-child button") ?? add).focus();
    changed();
  }
  function count() {
    rows.forEach((row, i) => {
      row.line.firstChild.textContent = String(i + 1);
      row.line.querySelector("td:last-child button").setAttribute("aria-label", `Remove row ${i + 1}`);
    });
    add.disabled = spec.most !== undefined && spec.most !== null && rows.length >= spec.most;
    table.hidden = rows.length === 0;
  }
  count();
  return {
    node: group(spec, table, add),
    read: () => rows.map((row) => row.read()),
    write: (value) => {
      rows = [];
      body.replaceChildren();
      (value ?? []).forEach((one) => append(one));
      count();
    },
  };
}

// ---- a value for marks of the picture

function brushField(spec, changed) {
  let set = {};
  const chosen = radioField({ ...spec, help: null }, () => {});
  chosen.write(spec.options[0][0]);
  const again = h("button", { type: "button", click: () => ((set = {}), changed()) }, spec.again);
  chosen.node.append(again, span(spec.help, "ed-help"));
  return {
    node: chosen.node,
    read: () => set,
    write: (value) => (set = { ...value }),
    takes: (key) => spec.keys.includes(key),
    press: (key) => {
      const { [key]: before, ...others } = set;
      set = before === chosen.read() ? others : { ...set, [key]: chosen.read() };
      changed();
    },
  };
}

const FIELDS = {
  choice: choiceField,
  ticks: ticksField,
  switch: switchField,
  slider: sliderField,
  period: periodField,
  text: textField,
  long_text: longTextField,
  mapping: mappingField,
  ordering: orderingField,
  rows: rowsField,
  brush: brushField,
};
