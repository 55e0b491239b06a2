/* Who's Who: cards of all names, or, of one name, everything that is told of it. */

function profileText(entity, numberOf) {
  const text = el("p", { class: "profile" });
  entity.profile.forEach(([sentence, kind, places], n) => {
    if (n) text.append(" ");
    text.append(
      el("span", { class: kind, lang: languageOf(sentence) }, sentence),
      ...marks(places.map((place) => evidence[place]), numberOf),
    );
  });
  return text;
}

function about(entity) {
  const seen = [entity.first, entity.last].filter(Boolean).map((date) => date.slice(0, 10));
  const span = new Set(seen).size > 1 ? `${seen[0]} to ${seen[1]}` : seen[0];
  return [
    typeName(entity.type),
    plural(entity.in.length, "article", "articles"),
    plural(entity.mentions, "mention", "mentions"),
    span,
  ].filter(Boolean).join(" · ");
}

function aliases(entity) {
  if (!entity.aliases.length) return null;
  const names = entity.aliases.map((alias) => el("span", { lang: languageOf(alias) }, alias));
  return el("p", { class: "aliases" }, "Also ", separated(names, ", "));
}

function card(entity) {
  const dated = entity.events.filter(isDated).length;
  const facts = [
    entity.ties.length ? plural(entity.ties.length, "tie", "ties") : null,
    dated ? plural(dated, "dated line", "dated lines") : null,
  ].filter(Boolean).join(" · ");
  return el(
    "li",
    { class: "card" },
    el("h3", {}, nameLink(entity)),
    el("p", { class: "about" }, about(entity)),
    aliases(entity),
    entity.profile.length ? profileText(entity, numbering()) : null,
    facts ? el("p", { class: "facts" }, el("a", { href: href({ entity: entity.id }) }, facts)) : null,
  );
}

/* Dots on a line of time: a hollow one is no fact. */
function smallTimeline(lines) {
  const dated = lines.filter((event) => isDated(event) && (event.start || event.end));
  if (dated.length < 2) return null;
  const dayOf = (event) => Date.parse(event.start || event.end);
  const days = dated.map(dayOf);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  if (first === last) return null;
  const width = 640;
  const at = (day) => 8 + ((width - 16) * (day - first)) / (last - first);
  const year = (day) => new Date(day).getUTCFullYear();
  const label = `${plural(dated.length, "dated line", "dated lines")} from ${year(first)} to ${year(last)}`;
  const drawing = svg("svg", { class: "small-time", viewBox: `0 0 ${width} 40`, role: "img", "aria-label": label });
  drawing.append(svg("line", { x1: 0, x2: width, y1: 14, y2: 14 }));
  const years = [];
  for (let y = year(first) + 1; y <= year(last); y += 1) years.push(y);
  const step = Math.ceil(years.length / 8);
  const shown = years.filter((_, n) => n % step === 0);
  if (!shown.length || at(Date.UTC(shown[0], 0, 1)) > 60) {
    drawing.append(svg("text", { x: 0, y: 35 }, String(year(first))));
  }
  shown.forEach((y) => {
    const x = at(Date.UTC(y, 0, 1));
    drawing.append(
      svg("line", { x1: x, x2: x, y1: 9, y2: 19 }),
      svg("text", { x: Math.min(x, width - 30), y: 35 }, String(y)),
    );
  });
  dated.forEach((event, n) => {
    const dot = svg("circle", { cx: at(days[n]), cy: 14, r: 4.5, class: event.status });
    dot.append(svg("title", {}, `${event.label}: ${event.text}`));
    drawing.append(dot);
  });
  return drawing;
}

function dossier(entity, choice) {
  const lines = choice.events.filter((event) => event.who.includes(entity.n));
  const own = choice.ties.filter((tie) => tie.source === entity.n || tie.target === entity.n);
  const inArticles = entity.in.map((n) => articles[n]).sort(byDate);
  const beside = choice.entities.filter((other) => other !== entity).slice(0, 24);
  const part = (title, ...content) => [el("h3", { class: "part" }, title), ...content];
  return el(
    "div",
    { class: "dossier" },
    el("p", { class: "kicker" }, el("a", { href: href({ entity: "" }) }, "All names"), ` / ${TYPES[entity.type]}`),
    el("h2", { id: "h-who", tabindex: "-1", lang: languageOf(entity.name) }, entity.name),
    el("p", { class: "about" }, glyph(entity.type), " ", about(entity)),
    aliases(entity),
    entity.profile.length ? profileText(entity, numbering()) : el("p", { class: "profile" }, "No sentence tells what this is."),
    smallTimeline(lines),
    el("p", { class: "ways" },
      el("a", { href: href({ view: "when" }) }, "On the timeline"),
      entity.place ? el("a", { href: href({ view: "graph" }) }, "In the graph") : null),
    own.length ? part(`Ties (${count(own.length)})`, longList(own, tieLine, { props: { class: "ties" } })) : null,
    lines.length
      ? part(`What happened when (${count(lines.length)})`, longList(lines, eventLine, { props: { class: "lines" } }))
      : null,
    beside.length
      ? part("Told of together", el("p", { class: "beside" }, separated(beside.map((other) => nameLink(other)), " ")))
      : null,
    inArticles.length
      ? part(`Articles (${count(inArticles.length)})`, el("ul", { class: "sources" }, inArticles.map(articleItem)))
      : null,
  );
}

function articleItem(article) {
  return el("li", {},
    el("a", { href: href({ view: "articles", article: article.id, at: "", entity: "" }), lang: languageOf(article.title) },
      article.title),
    el("span", { class: "about" }, sourceLine(article)));
}

const isPrinted = (entity) => entity.profile.some(([, kind]) => kind === "publisher");

function drawWho(choice) {
  const focus = entityById.get(state.entity);
  if (focus) return [dossier(focus, choice)];
  return [
    el("h2", { id: "h-who", class: "unseen" }, "Who’s Who"),
    choice.entities.some(isPrinted)
      ? el("p", { class: "lead" }, "The small numbers lead to the sentences. ", el("em", {}, "In italics:"),
        " what a page’s own digest says, word for word.")
      : null,
    choice.entities.length
      ? longList(choice.entities, card, { props: { class: "cards" } })
      : nothing(),
  ];
}

function nothing() {
  return el("p", { class: "nothing" }, "Nothing here answers these filters. ",
    el("a", { href: href({ ...DEFAULTS, view: state.view }) }, "Clear them"));
}
