// The form of a question: its words, its fields, two buttons, and what was answered, said to a screen reader. The reply
// itself is an ordinary output below, written by the kernel: it stays in the notebook's file when this form is gone.
const PATIENCE = 4000; // milliseconds without a word from the kernel

export default {
  render({ model, el }) {
    const form = model.get("form");
    const fields = form.fields.map((spec) => buildField(spec));
    const status = h("p", { class: "ed-status", role: "status" });
    const heard = h("p", { class: "ed-unseen", role: "status" });
    let waiting = null;

    // The reply is an output of its own below this one: it comes into view, and the focus stays.
    const watcher = new MutationObserver((changes) => {
      if (changes.every((change) => el.contains(change.target))) return;
      el.closest(".jp-OutputArea-child")?.nextElementSibling?.scrollIntoView({ block: "nearest" });
    });

    // The values travel in the press: what is typed last cannot come too late.
    function send(press) {
      clearTimeout(waiting);
      heard.textContent = "";
      status.textContent = "";
      const values = Object.fromEntries(fields.map((field, i) => [form.fields[i].name, field.read()]));
      if (!sent(model, { do: press, values })) return silent();
      const outputs = el.closest(".jp-OutputArea");
      if (outputs) watcher.observe(outputs, { childList: true, subtree: true });
      waiting = setTimeout(silent, PATIENCE);
    }
    function silent() {
      status.textContent = form.silence;
    }

    model.on("msg:custom", (message) => {
      clearTimeout(waiting);
      status.textContent = "";
      heard.textContent = message.said ?? "";
    });

    const hint = form.hint ? h("button", { type: "button", click: () => send("hint") }, form.hint) : null;
    const buttons = h("div", { class: "ed-buttons" }, h("button", { type: "submit" }, form.check), hint);
    const title = say(h("legend", { class: "ed-title" }), form.title);
    const body = h("fieldset", { class: "ed-form" }, title, say(h("div", { class: "ed-question" }), form.question));
    body.append(...fields.map((field) => field.node), buttons, status, heard);
    // Enter in a field presses Check, as in any form of the page; nothing is sent to an address.
    const submit = (event) => (event.preventDefault(), send("check"));
    el.classList.add("ed-live");
    el.append(h("form", { novalidate: true, autocomplete: "off", submit }, body));
    guardKeys(el);
    el.addEventListener("focusout", () => watcher.disconnect());
    return () => (clearTimeout(waiting), watcher.disconnect());
  },
};
