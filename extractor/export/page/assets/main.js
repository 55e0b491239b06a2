/* The straight line: an address is read, the lists are chosen, one view and the passage are drawn. */

const DRAW = { who: drawWho, when: drawWhen, graph: drawGraph, conflicts: drawConflicts, articles: drawArticles };
let waiting = [];
/* Work that needs its elements to be in the page. */
const afterwards = (work) => waiting.push(work);
let drawnKey = "";

function viewNumbers(choice) {
  return {
    who: choice.entities.length,
    when: choice.events.length,
    graph: choice.ties.length,
    conflicts: choice.conflicts.length,
    articles: choice.articles.length,
  };
}

function drawNav(choice) {
  const numbers = viewNumbers(choice);
  const hadFocus = byId("views").contains(document.activeElement);
  byId("views").replaceChildren(
    ...Object.entries(VIEWS).map(([view, name]) =>
      el("a", { href: href({ view, open: "", at: "" }), "aria-current": view === state.view ? "page" : null },
        name, el("span", { class: "number" }, count(numbers[view])))),
  );
  if (hadFocus) byId("views").querySelector("[aria-current]").focus();
  return numbers;
}

function drawView(choice) {
  const { open, ...asked } = state;
  const key = JSON.stringify(asked);
  if (key === drawnKey) return;
  const isFirst = drawnKey === "";
  const isOtherView = byId(state.view).hidden;
  drawnKey = key;
  pending.clear();
  waiting = [];
  for (const view of Object.keys(VIEWS)) {
    const section = byId(view);
    section.hidden = view !== state.view;
    if (section.hidden) section.replaceChildren();
  }
  const target = byId(state.view);
  target.replaceChildren(...DRAW[state.view](choice).filter(Boolean));
  for (const work of waiting) work();
  if (isOtherView && !isFirst) scrollTo(0, 0);
}

function draw() {
  state = readState();
  const choice = chosen();
  const numbers = drawNav(choice);
  drawFilters();
  drawView(choice);
  drawPassage();
  markOpenEdge();
  byId("q").value = state.q;
  byId("told").textContent = `${VIEWS[state.view]}: ${count(numbers[state.view])}`;
  const focus = entityById.get(state.entity);
  document.title = focus ? `${focus.name} — Who’s Who and What Happened When` : "Who’s Who and What Happened When";
}

function drawFrame() {
  const dates = articles.map((article) => (article.published || "").slice(0, 10)).filter(Boolean).sort();
  const span = dates.length ? ` of ${dates[0]}${dates.length > 1 ? ` to ${dates[dates.length - 1]}` : ""}` : "";
  byId("summary").textContent =
    `${plural(articles.length, "article", "articles")}${span}: ${plural(entities.length, "name", "names")}, ` +
    `${plural(events.filter(isDated).length, "dated line", "dated lines")}, ${plural(ties.length, "tie", "ties")}, each with its sentence.`;
  if (payload.cut.length) {
    const told = payload.cut.map(([what, shown, all]) => `${count(shown)} of ${count(all)} ${what}`).join(", ");
    byId("summary").after(el("p", { class: "cut" }, `This page shows the most told-of part: ${told}. The program answers for all.`));
  }
  byId("foot").append(
    el("p", {}, `Read by ${payload.generated_by} from the articles alone, without any language model. A line is what its sentence says, not what is so.`),
  );
}

function startTheme() {
  const button = byId("theme");
  const isDark = () => {
    const set = document.documentElement.dataset.theme;
    return set ? set === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  const name = () => {
    button.textContent = isDark() ? "Light" : "Dark";
    if (graph) graph.style(graphStyle());
  };
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    name();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", name);
  name();
}

function startFilters() {
  const wide = matchMedia("(min-width: 760px)");
  const fold_ = () => {
    byId("filters").open = wide.matches;
  };
  wide.addEventListener("change", fold_);
  fold_();
}

drawFrame();
startSearch();
startTheme();
startFilters();
byId("skip").addEventListener("click", () => byId("main").focus());
addEventListener("hashchange", draw);
byId("main").addEventListener("click", (event) => {
  const row = event.target.closest("[data-open]");
  const isChoice = !event.target.closest("a, button") && String(getSelection()) === "";
  if (row && isChoice) go({ open: row.dataset.open });
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && state.open) closePassage();
});
addEventListener("beforeprint", () => {
  for (const all of pending) all();
});
/* The first view needs no library; a chart waits until both are there. */
if (state.view === "when" || state.view === "graph") addEventListener("DOMContentLoaded", draw);
else draw();
