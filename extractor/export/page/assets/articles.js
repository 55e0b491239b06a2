/* The articles: a list to choose from, and the text of one with all that was read marked in it. */

function factsOf(article) {
  return new Set(article.evidence.flatMap((passage) => passage.claims)).size;
}

function articleRow(article) {
  return el("li", { "data-article": article.id },
    el("a", {
      href: href({ article: article.id, at: "", open: "" }),
      lang: languageOf(article.title),
      "aria-current": article.id === state.article ? "true" : null,
    }, article.title),
    el("span", { class: "about" },
      [sourceLine(article), plural(article.words, "word", "words"), plural(factsOf(article), "fact", "facts")].join(" · ")));
}

const SECTIONS = {
  summary_short: "Short summary printed by the page",
  summary_long: "Long summary printed by the page",
  whos_who: "Who’s Who printed by the page",
  what_happened_when: "What Happened When printed by the page",
};

function articleText(article) {
  const at = readPlace(state.at);
  const text = el("article", { class: "text", lang: LANGUAGES[article.language] || null });
  let section = "body";
  article.paragraphs.forEach(([start, , kind, name], n) => {
    if (name !== section && SECTIONS[name]) text.append(el("p", { class: "kicker section" }, SECTIONS[name]));
    section = name;
    const tag = { title: "h2", heading: "h3" }[kind] || "p";
    const node = paragraphNode(article, n, { mark: at, claims: kind === "text", tag });
    if (kind === "byline") node.classList.add("byline");
    if (kind === "title" && n === 0) node.id = "h-articles";
    text.append(node);
    if (kind === "title" && start === 0) text.append(el("p", { class: "about" }, articleSource(article)));
  });
  if (!text.querySelector("#h-articles")) {
    text.prepend(el("h2", { id: "h-articles" }, article.title), el("p", { class: "about" }, articleSource(article)));
  }
  return text;
}

function articleSource(article) {
  return [sourceLine(article), article.authors.join(", "), plural(article.words, "word", "words"), article.path]
    .filter(Boolean).join(" · ");
}

function readPlace(text) {
  const match = /^(\d+)-(\d+)$/.exec(text);
  return match ? [Number(match[1]), Number(match[2])] : null;
}

function drawArticles(choice) {
  const article = articleById.get(state.article);
  const list = choice.articles.length
    ? longList(choice.articles, articleRow, { props: { class: "sources list" } })
    : nothing();
  if (!article) return [el("h2", { id: "h-articles", class: "unseen" }, "Articles"), list];
  afterwards(() => {
    document.querySelector("#articles article mark")?.scrollIntoView({ block: "center" });
  });
  return [
    el("div", { class: "reading" },
      el("nav", { class: "others", "aria-label": "Articles" },
        el("p", {}, el("a", { href: href({ article: "", at: "" }) }, "All articles")), list),
      articleText(article)),
  ];
}
