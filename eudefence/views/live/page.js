// An explorer: fields, sentence, picture, source line, table. Without fields, a picture shown by itself.
export default {
  render({ model, el }) {
    el.classList.add("ed-live");
    el.append(...model.get("fields").map((spec) => buildField(spec).node));
  },
};
