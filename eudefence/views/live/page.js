// An explorer: fields, sentence, picture, what a mark stands for, source line, table. Without fields, a picture alone.
//
// The page sends {do: "step", step, values, open} and {do: "table", open}; the kernel answers by setting the parts that
// changed, `answered` being the step. One step is under way at most; what was moved meanwhile goes as one newest step.

const PARTS = ["sentence", "title", "under", "picture", "more", "words", "source", "problem", "summary", "table"];
const ID = "ed-id-"; // begins every id in a picture; replaced, so that no two pictures on a page share one
const LATE = 4000; // milliseconds until the page says that nobody answers
const SILENCE = "No answer yet. If none comes, run the first box of this page, then this one.";

const STALE = "(What stands below is the last that could be drawn.)";

function renderPage({ model, el }) {
  el.classList.add("ed-live");
  guardKeys(el);
  const part = (tag, css, more) => h(tag, { class: css, ...more });
  const nodes = {
    sentence: part("p", "ed-sentence", { "aria-live": "polite" }),
    title: part("strong", "ed-name"),
    under: part("span", "ed-under"),
    picture: part("div", "ed-picture"),
    more: part("p", "ed-said-more"),
    words: part("div", "ed-said jp-RenderedHTMLCommon"),
    source: part("p", "ed-source"),
    problem: part("p", "ed-problem", { role: "status" }),
    summary: part("summary"),
    table: part("div", "ed-table jp-RenderedHTMLCommon"),
  };
  const late = part("p", "ed-problem", { role: "status" });
  const details = h("details", {}, nodes.summary, nodes.table);
  const marks = watchMarks(nodes.picture, () => fields.brush);
  const steps = stepper(model, () => ({ values: fields.read(), open: details.open }), (words) => say(late, words));
  const fields = fieldsOf(model.get("fields"), steps.moved);

  const head = h("p", { class: "ed-head" }, nodes.title, " ", nodes.under);
  const above = fields.node ? [fields.node, late, nodes.problem, nodes.sentence, head] : [head, nodes.sentence];
  el.append(...above, nodes.picture, marks.node, nodes.words, nodes.more, nodes.source, details);

  const write = {
    picture: (html) => marks.redraw(html.replaceAll(ID, `${newId()}-`)),
    problem: (words) => say(nodes.problem, words && `Nothing to draw: ${words} ${STALE}`),
    table: (html) => {
      nodes.table.innerHTML = html;
      if (details.open && !html) sent(model, { do: "table", open: true }); // folded in another view of this explorer
    },
  };
  for (const name of PARTS) {
    const show = () => {
      const value = model.get(name) ?? "";
      if (write[name]) write[name](value);
      else nodes[name].innerHTML = value;
      if (name === "summary") details.hidden = !value;
      else if (name !== "table") nodes[name].hidden = !value;
      keepHeight(nodes.sentence);
    };
    model.on(`change:${name}`, show);
    show();
  }
  fields.write(model.get("values"));
  model.on("change:answered", steps.answered);
  model.on("change:values", () => steps.mine() || fields.write(model.get("values")));
  details.addEventListener("toggle", () => sent(model, { do: "table", open: details.open }) || say(late, SILENCE));
  // Who comes to a control by Tab sees what it moves; the control itself stays in view.
  el.addEventListener("keyup", (event) => {
    if (event.key !== "Tab" || details.contains(event.target)) return;
    const moved = [nodes.picture, nodes.words].find((node) => !node.hidden && !node.contains(event.target));
    if (moved) for (const node of [moved, event.target]) node.scrollIntoView({ block: "nearest" });
  });
}

// What stands below does not move up and down with the number of lines of the sentence.
function keepHeight(node) {
  const tall = node.getBoundingClientRect().height;
  if (tall > (parseFloat(node.style.minHeight) || 0)) node.style.minHeight = `${tall}px`;
}

function fieldsOf(specs, moved) {
  if (!specs.length) return { node: null, read: () => ({}), write: () => {} };
  // A case to start from sets other fields, before the step is sent.
  const moves = (spec) => () => {
    const set = spec.sets[find(spec.name).read()] ?? {};
    for (const [name, value] of Object.entries(set)) find(name).write(value);
    moved();
  };
  const fields = specs.map((spec) => [spec.name, buildField(spec, spec.sets ? moves(spec) : moved)]);
  const find = (wanted) => fields.find(([name]) => name === wanted)[1];
  const nodes = (more) => fields.filter((_, place) => Boolean(specs[place].more) === more).map(([, field]) => field.node);
  return {
    node: h("div", { class: "ed-fields" }, ...nodes(false), moreSettings(specs, nodes(true))),
    brush: fields.map(([, field]) => field).find((field) => field.press),
    read: () => Object.fromEntries(fields.map(([name, field]) => [name, field.read()])),
    write: (values) => fields.forEach(([name, field]) => name in values && field.write(values[name])),
  };
}

// What few readers move is folded away; opened, it stays open. The line says what is behind it.
function moreSettings(specs, nodes) {
  if (!nodes.length) return null;
  const labels = specs.filter((spec) => spec.more).map((spec) => plainWords(spec.label));
  const names = labels.map((words) => words.charAt(0).toLowerCase() + words.slice(1)).join(", ");
  const summary = h("summary", {}, "More settings", span(`: ${names}`, "ed-help"));
  return h("details", { class: "ed-more" }, summary, h("div", { class: "ed-fields" }, ...nodes));
}

function stepper(model, read, tell) {
  const view = newId();
  let count = 0;
  let waiting = null;
  let moved = false;
  let timer = null;
  function send() {
    moved = false;
    waiting = `${view}/${++count}`;
    if (!sent(model, { do: "step", step: waiting, ...read() })) return silent();
    timer = setTimeout(silent, LATE);
  }
  function silent() {
    waiting = null; // the next move is sent all the same
    tell(SILENCE);
  }
  return {
    moved: () => (waiting ? (moved = true) : send()),
    // Whether the values that arrive are those this view has sent: then the fields have them, or newer ones.
    mine: () => String(model.get("answered")).startsWith(`${view}/`),
    answered: () => {
      if (!String(model.get("answered")).startsWith(`${view}/`)) return;
      tell("");
      if (model.get("answered") !== waiting) return;
      clearTimeout(timer);
      waiting = null;
      if (moved) send();
    },
  };
}

// The marks of a picture: shapes that stand for a row. One tab stop; arrows go to the nearest mark on that side, Home
// and End to the first and the last; Enter or a click writes the facts under the picture, pointing at one shows them.
// With a brush among the fields, a click or Space also gives the mark what the brush holds.
function watchMarks(picture, brush) {
  const tip = h("div", { class: "ed-tip", hidden: true, "aria-hidden": "true" });
  const invite = "Point at a shape to see what it stands for, or reach it with Tab and the arrow keys; Enter writes it here.";
  const takes = (mark) => Boolean(brush()?.takes(mark.dataset.mark));
  const facts = h("p", { class: "ed-facts", role: "status" });
  const ring = h("div", { class: "ed-ring", hidden: true }); // an outline of the mark itself lies under its neighbours
  let current = null; // key of the mark that Tab leads to
  let read = null; // key of the mark whose facts are written
  const all = () => [...picture.querySelectorAll("[data-mark]")];
  const find = (key) => all().find((mark) => mark.dataset.mark === key);
  const words = (mark) => mark.getAttribute("aria-label");
  const signs = (key) => [...picture.querySelectorAll("[data-of]")].filter((sign) => sign.dataset.of === key);
  function hide() {
    tip.hidden = true;
    for (const one of picture.querySelectorAll(".ed-pointed")) one.classList.remove("ed-pointed");
  }

  function encircle(mark) {
    const [frame, box] = [picture.getBoundingClientRect(), mark.getBoundingClientRect()];
    const place = { left: box.left - frame.left, top: box.top - frame.top, width: box.width, height: box.height };
    for (const [side, length] of Object.entries(place)) ring.style[side] = `${length}px`;
    ring.hidden = false;
  }
  new ResizeObserver(() => ring.hidden || encircle(find(current))).observe(picture); // a narrower window draws it smaller
  function become(mark) {
    current = mark.dataset.mark;
    for (const one of all()) one.setAttribute("tabindex", one === mark ? "0" : "-1");
  }
  function write(mark) {
    read = mark ? mark.dataset.mark : null;
    facts.textContent = mark ? words(mark) : all().length ? invite : "";
    facts.classList.toggle("ed-invite", !mark);
    facts.hidden = !facts.textContent;
  }
  function point(mark, at) {
    hide();
    // A sign of it may stand elsewhere, as its day on a strip of years: the frame of neither reaches to the other.
    for (const one of [mark, ...signs(mark.dataset.mark)]) one.classList.add("ed-pointed");
    const [frame, box] = [picture.getBoundingClientRect(), at.getBoundingClientRect()];
    tip.textContent = words(mark);
    tip.hidden = false;
    const left = box.left + box.width / 2 - frame.left - tip.offsetWidth / 2;
    tip.style.left = `${Math.max(0, Math.min(left, frame.width - tip.offsetWidth))}px`;
    const above = box.top - frame.top - tip.offsetHeight - 4;
    tip.style.top = `${above >= 0 ? above : box.bottom - frame.top + 4}px`;
  }
  function redraw(html) {
    const focused = picture.contains(document.activeElement) ? current : null;
    hide();
    picture.innerHTML = html;
    ring.hidden = true;
    picture.append(ring, tip);
    for (const title of picture.querySelectorAll("[data-mark] > title")) title.remove(); // the tip says it
    for (const one of all()) if (takes(one)) one.setAttribute("role", "button"); // its name says what it is set to
    const mark = find(current) ?? picture.querySelector("[data-entry]") ?? all()[0];
    if (mark) become(mark);
    if (focused !== null) mark?.focus();
    write(read !== null ? find(read) : null);
  }
  const signOf = (event) => event.target.closest?.("[data-of]");
  const markOf = (event) => (signOf(event) ? find(signOf(event).dataset.of) : event.target.closest?.("[data-mark]"));
  picture.addEventListener("keydown", (event) => {
    const mark = markOf(event);
    if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      if (tip.hidden) return; // pressed again, it leaves
      hide();
    } else if (event.key === " " && takes(mark)) brush().press(mark.dataset.mark);
    else if (event.key === "Enter" || event.key === " ") {
      write(mark);
      hide(); // the same words stand below now
      facts.scrollIntoView({ block: "nearest" });
    } else {
      const next = neighbour(all(), mark, event.key);
      if (next === undefined) return;
      if (next) next.focus();
    }
    event.preventDefault();
  });
  picture.addEventListener("focusin", (event) => {
    const mark = markOf(event);
    if (!mark) return;
    become(mark);
    encircle(mark);
    if (mark.matches(":focus-visible")) point(mark, mark);
  });
  picture.addEventListener("focusout", () => {
    ring.hidden = true;
    hide();
  });
  picture.addEventListener("click", (event) => {
    const mark = markOf(event);
    if (!mark) return;
    mark.focus();
    write(mark);
    if (takes(mark)) brush().press(mark.dataset.mark);
  });
  picture.addEventListener("pointerover", (event) => {
    const mark = markOf(event);
    if (mark) point(mark, signOf(event) ?? mark);
    else hide();
  });
  picture.addEventListener("pointerleave", hide);
  return { node: facts, redraw };
}

// The mark that a key leads to; null where there is none on that side, undefined for a key that leads nowhere.
function neighbour(marks, from, key) {
  if (key === "Home") return marks[0];
  if (key === "End") return marks[marks.length - 1];
  if (!WAYS[key]) return undefined;
  if (!paths.has(marks)) paths.set(marks, pathsAmong(marks));
  const { next, detours } = paths.get(marks);
  for (const { start, way, through } of detours) {
    const place = [start, ...through].indexOf(from);
    if (way === key && place >= 0) return through[place] ?? next(start, key);
  }
  return next(from, key);
}

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const paths = new WeakMap(); // worked out once for each list of marks

// The nearest mark on a side, and detours: among many ties of a network, a mark that is never the nearest on any side
// lies on the way from the nearest that arrows do reach. One right behind another has no side, and stays lost.
function pathsAmong(marks) {
  const places = new Map(marks.map((mark) => [mark, middle(mark)]));
  const away = (from, to) => places.get(to).map((place, axis) => place - places.get(from)[axis]);
  const next = (from, key) => {
    const [x, y] = WAYS[key];
    let [best, least] = [null, Infinity];
    for (const mark of marks) {
      const [dx, dy] = away(from, mark);
      const ahead = dx * x + dy * y;
      const aside = Math.abs(dx * y + dy * x);
      if (mark === from || ahead < 1) continue;
      if (ahead + 3 * aside < least) [best, least] = [mark, ahead + 3 * aside];
    }
    return best;
  };
  const reached = new Set(marks.slice(0, 1));
  for (const mark of reached)
    for (const key of Object.keys(WAYS)) if (next(mark, key)) reached.add(next(mark, key));
  const detours = [];
  for (const lost of marks.filter((mark) => !reached.has(mark))) {
    const far = (mark) => Math.hypot(...away(mark, lost));
    const start = [...reached].reduce((one, other) => (far(other) < far(one) ? other : one));
    const [dx, dy] = away(start, lost);
    if (!dx && !dy) continue;
    const way = Math.abs(dx) > Math.abs(dy) ? (dx < 0 ? "ArrowLeft" : "ArrowRight") : dy < 0 ? "ArrowUp" : "ArrowDown";
    const there = detours.find((detour) => detour.start === start && detour.way === way);
    if (there) there.through.push(lost);
    else detours.push({ start, way, through: [lost] });
  }
  return { next, detours };
}

function middle(mark) {
  const box = mark.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}

export default { render: renderPage };
