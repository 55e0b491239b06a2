/* Pieces that all views share: names, marks of status, sources, passages. */

/* A type is told by its shape first, by its colour second: the same shapes as in the graph. */
const SHAPES = {
  company: "M2 2h12v12H2z",
  organization: "M4.5 2h7L15 8l-3.5 6h-7L1 8z",
  person: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z",
  model: "M8 .8L15.2 8 8 15.2.8 8z",
  product: "M8 1.5L15 14H1z",
  place: "M1 2h14L8 14.5z",
};

function glyph(type) {
  return svg(
    "svg",
    { class: `glyph ${type}`, viewBox: "0 0 16 16", width: 11, height: 11, "aria-hidden": "true" },
    svg("path", { d: SHAPES[type] }),
  );
}

const typeName = (type) => ({ model: "AI model" })[type] || type;

function nameLink(entity, props = {}) {
  const changes = state.view === "who" || state.view === "articles" ? { view: "who" } : {};
  return el(
    "a",
    {
      class: "name",
      href: href({ entity: entity.id, open: "", at: "", ...changes }),
      lang: languageOf(entity.name),
      ...props,
    },
    glyph(entity.type),
    entity.name,
    el("span", { class: "unseen" }, `, ${typeName(entity.type)}`),
  );
}

function statusTag(item) {
  if (item.status === "asserted") return null;
  const by = item.by ? `: ${item.by}` : "";
  return el("span", { class: `tag ${item.status}` }, `${STATUSES[item.status]}${by}`);
}

/* Only the article's own day is known of the others. */
const isDated = (event) => event.anchor !== "published";

function sourceLine(article, paragraph) {
  const parts = [article.outlet, article.published ? article.published.slice(0, 10) : "date not given"];
  if (paragraph !== undefined) parts.push(`paragraph ${paragraph + 1}`);
  return parts.filter(Boolean).join(" · ");
}

function machineTag(passage) {
  const isMachine = payload.digest_sections.includes(passage.article.paragraphs[passage.paragraph][3]);
  return isMachine ? el("span", { class: "tag machine" }, "Page’s own digest") : null;
}

/* Numbers behind a sentence, each the way to one passage. */
function marks(passages, numberOf) {
  return passages.map((passage) =>
    el("sup", {}, el(
      "a",
      {
        href: href({ open: `at:${passage.article.id}:${passage.start}-${passage.end}` }),
        class: "mark",
        "aria-label": `Passage ${numberOf(passage)}: ${passage.article.title}`,
      },
      String(numberOf(passage)),
    )),
  );
}

function numbering() {
  const numbers = new Map();
  return (passage) => {
    if (!numbers.has(passage)) numbers.set(passage, numbers.size + 1);
    return numbers.get(passage);
  };
}

function tieSentence(tie) {
  const [source, target] = [entities[tie.source], entities[tie.target]];
  return [nameLink(source), ` ${tie.status === "negated" ? "— not: " : ""}${verb(tie)} `, nameLink(target)];
}

function tieNotes(tie) {
  const told = tie.details.filter(([name]) => name !== "amount" && name !== "currency").map(([, value]) => value);
  return [tie.label, ...told].filter(Boolean).join(" · ");
}

function tieLine(tie) {
  const words = `${entities[tie.source].name} ${verb(tie)} ${entities[tie.target].name}`;
  return el(
    "li",
    { class: "tie", "data-open": `tie:${tie.id}` },
    el("span", { class: "says" }, tieSentence(tie)),
    el("span", { class: "notes" }, tieNotes(tie)),
    statusTag(tie),
    el("a", { class: "see", href: href({ open: `tie:${tie.id}` }), "aria-label": `Passage: ${words}` }, "passage"),
  );
}

function eventLine(event, { withNames = true } = {}) {
  const names = event.who.map((who) => entities[who]);
  return el(
    "li",
    { class: `line ${event.status}`, "data-open": `event:${event.id}` },
    el("span", { class: "when", "data-precision": event.precision }, event.label),
    el(
      "span",
      { class: "what" },
      el("a", { class: "text", href: href({ open: `event:${event.id}` }), lang: languageOf(event.text) }, event.text),
      " ",
      statusTag(event),
      event.sources > 1 ? el("span", { class: "tag" }, `${count(event.sources)} sources`) : null,
      event.elsewhere.length ? el("span", { class: "tag hedged" }, `elsewhere: ${event.elsewhere.join("; ")}`) : null,
      isDated(event) ? null : el("span", { class: "tag" }, "day of the article"),
      withNames && names.length
        ? el("span", { class: "names" }, separated(names.map((name) => nameLink(name)), " "))
        : null,
    ),
  );
}

/* --- a paragraph, its names linked, a passage in it marked ---------------------------------- */

const LANGUAGES = { en: "en", zh: "zh" };

/* mark: [start, end] to highlight; claims: put a number behind each sentence that tells something. */
function paragraphNode(article, number, { mark = null, claims = false, tag = "p" } = {}) {
  const [start, end, , section, language] = article.paragraphs[number];
  const node = el(tag, { lang: LANGUAGES[language] || null });
  if (payload.digest_sections.includes(section)) node.classList.add("machine");
  const names = article.names.filter(([left, right]) => left >= start && right <= end);
  const told = claims ? article.evidence.filter((e) => e.claims.length && e.start >= start && e.end <= end) : [];
  const inside = mark && mark[0] < end && mark[1] > start ? mark : null;
  const cuts = new Set([start, end]);
  for (const [left, right] of names) cuts.add(left).add(right);
  for (const one of told) cuts.add(one.end);
  if (inside) cuts.add(Math.max(inside[0], start)).add(Math.min(inside[1], end));
  const points = [...cuts].sort((left, right) => left - right);
  let target = node;
  for (let n = 0; n < points.length - 1; n += 1) {
    const [left, right] = [points[n], points[n + 1]];
    if (inside && left === Math.max(inside[0], start)) {
      target = el("mark", {});
      node.append(target);
    }
    if (inside && left >= inside[1]) target = node;
    const name = names.find(([from, to]) => left >= from && right <= to);
    const text = article.text.slice(left, right);
    target.append(name ? inlineName(entities[name[2]], text) : text);
    for (const one of told) if (one.end === right) target.append(claimMark(one));
  }
  return node;
}

function inlineName(entity, text) {
  return el(
    "a",
    { class: `inline ${entity.type}`, href: href({ view: "who", entity: entity.id, open: "", at: "", article: "" }) },
    text,
  );
}

function claimMark(passage) {
  const number = passage.claims.length;
  return el("sup", {}, el(
    "a",
    {
      class: "mark",
      href: href({ open: `at:${passage.article.id}:${passage.start}-${passage.end}` }),
      "aria-label": `${plural(number, "fact", "facts")} read from this sentence`,
    },
    String(number),
  ));
}
