/* What is asked: the address behind `#` is the whole of it, so that every view has a link. */

const VIEWS = {
  who: "Who’s Who",
  when: "Timeline",
  graph: "Graph",
  conflicts: "Conflicts",
  articles: "Articles",
};
const DEFAULTS = {
  view: "who",
  entity: "",
  type: "",
  status: "asserted,planned",
  article: "",
  from: "",
  to: "",
  q: "",
  dated: "",
  shared: "yes",
  open: "",
  at: "",
};
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const encode = (value) =>
  encodeURIComponent(value).replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%2B/g, "+");

function readState() {
  const state = { ...DEFAULTS };
  for (const part of location.hash.slice(1).split("&")) {
    const [name, ...rest] = part.split("=");
    if (!(name in DEFAULTS)) continue;
    try {
      state[name] = decodeURIComponent(rest.join("="));
    } catch {
      continue; // cut off in the middle of a character
    }
  }
  if (!(state.view in VIEWS)) state.view = "who";
  if (!entityById.has(state.entity)) state.entity = "";
  if (!articleById.has(state.article)) state.article = "";
  for (const side of ["from", "to"]) if (!DATE.test(state[side])) state[side] = "";
  return state;
}

let state = readState();

/* The address of the present question with some changes. */
function href(changes) {
  const next = { ...state, ...changes };
  const parts = Object.keys(DEFAULTS)
    .filter((name) => next[name] !== DEFAULTS[name])
    .map((name) => `${name}=${encode(next[name])}`);
  return `#${parts.join("&")}`;
}

function go(changes, { replace = false } = {}) {
  const target = href(changes);
  if (replace) location.replace(target);
  else location.hash = target;
}

const listed = (text) => text.split(",").filter(Boolean);

function toggled(name, value, order) {
  const chosen = new Set(listed(state[name]));
  if (!chosen.delete(value)) chosen.add(value);
  return order.filter((one) => chosen.has(one)).join(",");
}
