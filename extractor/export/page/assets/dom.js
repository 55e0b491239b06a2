/* Elements: text goes in, nodes come out. Nothing of an article is ever parsed as markup. */

function el(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

function svg(tag, props, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, String(value));
  }
  node.append(...children.flat());
  return node;
}

const byId = (id) => document.getElementById(id);
const count = (number) => number.toLocaleString("en");
const plural = (number, one, many) => `${count(number)} ${number === 1 ? one : many}`;
const HAN = /[\u3400-\u9fff]/;
/* Chinese in an English page, and the other way round, is said to readers aloud. */
const languageOf = (text) => (HAN.test(text) ? "zh" : null);

function separated(parts, mark) {
  return parts.flatMap((part, n) => (n ? [mark, part] : [part]));
}

function later(work, wait) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, wait);
  };
}

/* A long list is built as it is scrolled to; `all` builds the rest, for paper. */
const pending = new Set();

function longList(items, build, { tag = "ul", step = 40, props = {} } = {}) {
  const list = el(tag, props);
  let at = 0;
  const more = (number) => {
    const part = document.createDocumentFragment();
    for (const item of items.slice(at, at + number)) part.append(build(item));
    at += number;
    list.append(part);
  };
  more(step);
  if (at >= items.length) return list;
  const end = el(tag === "ul" ? "li" : "div", { class: "more", "aria-hidden": "true" });
  const watcher = new IntersectionObserver(
    (seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      end.remove();
      more(step);
      if (at < items.length) list.append(end);
      else watcher.disconnect();
    },
    { rootMargin: "1200px" },
  );
  list.append(end);
  watcher.observe(end);
  const all = () => {
    if (!list.isConnected) return;
    end.remove();
    more(items.length);
    watcher.disconnect();
  };
  pending.add(all);
  return list;
}
