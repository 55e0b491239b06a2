/* The passage: what a line claims, and the sentence that says so, marked in its paragraph. */

let opener = null;

function findOpen() {
  const [kind, ...rest] = state.open.split(":");
  const id = rest.join(":");
  if (kind === "event") return eventById.has(id) ? ofEvent(eventById.get(id)) : null;
  if (kind === "tie") return tieById.has(id) ? ofTie(tieById.get(id)) : null;
  if (kind === "conflict") return conflictById.has(id) ? ofConflict(conflictById.get(id)) : null;
  if (kind === "pair") return ofPair(id);
  if (kind === "at") return ofPlace(id);
  return null;
}

function row(name, value) {
  return value ? [el("dt", {}, name), el("dd", {}, value)] : [];
}

const ANCHORS = {
  stated: "said in the sentence",
  context: "from a sentence nearby",
  published: "the day that the article is about",
};

function ofEvent(event) {
  return {
    kicker: "What happened when",
    title: [event.text],
    facts: [
      row("When", [event.label, event.edtf && event.edtf !== event.label ? el("code", {}, event.edtf) : null]),
      row("In the text", event.expression ? `“${event.expression}”, ${ANCHORS[event.anchor]}` : ANCHORS[event.anchor]),
      row("Status", event.status === "asserted" ? STATUSES.asserted : statusTag(event)),
      row("Told by", event.sources > 1 ? `${count(event.sources)} independent sources` : null),
      row("Who", event.who.length ? separated(event.who.map((who) => nameLink(entities[who])), " ") : null),
      row("Money", event.money.join(", ")),
    ],
    passages: event.evidence,
    foot: `${event.ids.join(", ")} · read by ${event.rule}`,
  };
}

function ofTie(tie) {
  const details = tie.details.filter(([name]) => name !== "amount" && name !== "currency");
  return {
    kicker: "Tie",
    title: tieSentence(tie),
    facts: [
      row("When", tie.label ? [tie.label, el("code", {}, tie.edtf)] : null),
      row("Status", tie.status === "asserted" ? STATUSES.asserted : statusTag(tie)),
      details.flatMap(([name, value]) => row(name.replace(/_/g, " "), value)),
      row("Confidence", `${Math.round(100 * tie.confidence)} %`),
    ],
    passages: tie.evidence,
    foot: `${tie.id} · read by ${tie.rule}`,
  };
}

function ofConflict(conflict) {
  return {
    kicker: KINDS[conflict.kind] || conflict.kind,
    title: [conflict.what],
    facts: [],
    passages: conflict.claims.map((claim) => claim.passage),
    foot: conflict.id,
  };
}

function ofPair(key) {
  const ends = key.split("-").map(Number);
  if (ends.length !== 2 || !ends.every((end) => entities[end])) return null;
  const statuses = new Set(listed(state.status));
  const isIn = (item) => statuses.has(item.status);
  const between = ties.filter((tie) => pairKey(tie.source, tie.target) === key && isIn(tie));
  const shared = events.filter((event) => ends.every((end) => event.who.includes(end)) && isIn(event));
  return {
    kicker: "What ties them",
    title: [nameLink(entities[ends[0]]), " and ", nameLink(entities[ends[1]])],
    facts: [],
    told: [
      between.length ? el("ul", { class: "ties" }, between.map(tieLine)) : null,
      shared.length ? el("ul", { class: "lines" }, shared.map((event) => eventLine(event, { withNames: false }))) : null,
    ],
    passages: [...new Set([...between, ...shared].flatMap((item) => item.evidence))],
    foot: `${plural(between.length, "tie", "ties")}, ${plural(shared.length, "shared event", "shared events")}`,
  };
}

function ofPlace(text) {
  const [id, place] = text.split(":");
  const span = readPlace(place || "");
  const article = articleById.get(id);
  if (!article || !span) return null;
  const known = article.evidence.find((passage) => passage.start === span[0] && passage.end === span[1]);
  if (!known) return null;
  const read = (kind) => known.claims.filter((claim) => claim.kind === kind);
  return {
    kicker: "Passage",
    title: [article.title],
    facts: [],
    passages: [known],
    lists: [
      known.claims.length ? el("h3", { class: "part" }, "Read from this sentence") : null,
      read("tie").length ? el("ul", { class: "ties" }, read("tie").map(tieLine)) : null,
      read("event").length ? el("ul", { class: "lines" }, read("event").map((event) => eventLine(event))) : null,
    ],
    foot: "",
  };
}

/* One paragraph with its passage marked; under the title of its article, unless that stands above. */
function passageBlock(passage, above) {
  const { article } = passage;
  const place = { view: "articles", article: article.id, at: `${passage.start}-${passage.end}`, open: "", entity: "" };
  return el("section", { class: article.title === above ? "found again" : "found" },
    article.title === above ? null : el("h3", { lang: languageOf(article.title) }, article.title),
    el("p", { class: "about" }, sourceLine(article, passage.paragraph), machineTag(passage)),
    paragraphNode(article, passage.paragraph, { mark: [passage.start, passage.end] }),
    el("p", { class: "ways" }, el("a", { href: href(place) }, "Read it in the article")));
}

function passageBlocks({ passages, title }) {
  return passages.map((passage, n) =>
    passageBlock(passage, n ? passages[n - 1].article.title : title[0]));
}

function drawPassage() {
  const panel = byId("passage");
  const found = state.open ? findOpen() : null;
  for (const line of document.querySelectorAll("main [data-open]")) {
    line.classList.toggle("is-open", line.dataset.open === state.open);
  }
  if (!found) {
    const wasOpen = !panel.hidden;
    panel.hidden = true;
    panel.replaceChildren();
    document.body.classList.remove("with-passage");
    if (wasOpen && opener?.isConnected) opener.focus();
    opener = null;
    return;
  }
  if (panel.hidden) opener = document.activeElement;
  const title = el("h2", { id: "h-passage", tabindex: "-1" }, found.title);
  const plain = found.title.length === 1 ? languageOf(String(found.title[0])) : null;
  if (plain) title.setAttribute("lang", plain);
  const facts = found.facts.flat();
  panel.replaceChildren(
    el("div", { class: "passage-head" },
      el("p", { class: "kicker" }, found.kicker),
      el("button", { type: "button", class: "quiet", click: closePassage }, "Close")),
    title,
    ...(facts.length ? [el("dl", {}, facts)] : []),
    ...(found.told || []).filter(Boolean),
    ...passageBlocks(found),
    ...(found.lists || []).filter(Boolean),
    el("p", { class: "foot" }, found.foot),
  );
  panel.hidden = false;
  panel.scrollTop = 0;
  document.body.classList.add("with-passage");
  title.focus({ preventScroll: true });
}

function closePassage() {
  go({ open: "" });
}
