/* What of everything is asked for: the state goes in, the lists that the views show come out. */

let lastKey = "";
let lastChoice = null;

function inPeriod(item) {
  if (!state.from && !state.to) return true;
  if (!item.start && !item.end) return false;
  return (item.end || "9999") >= state.from && (item.start || "0000") <= (state.to || "9999") + "~";
}

function publishedInPeriod(article) {
  if (!state.from && !state.to) return true;
  const day = article.published || "";
  return day !== "" && day >= state.from && day.slice(0, 10) <= (state.to || "9999") + "~";
}

/* Return { entities, events, ties, conflicts, articles }, each in its order of reading. */
function chosen() {
  const { view, open, at, shared, ...question } = state;
  const key = JSON.stringify(question);
  if (key === lastKey) return lastChoice;
  const types = new Set(listed(state.type));
  const statuses = new Set(listed(state.status));
  const words = fold(state.q);
  const focus = entityById.get(state.entity);
  const article = articleById.get(state.article);
  const isOfType = (who) => !types.size || types.has(entities[who].type);
  const isRead = (item) => !article || item.evidence.some((passage) => passage.article === article);
  const about = (who) => !focus || who.includes(focus.n);

  const shownEvents = events.filter(
    (event) =>
      statuses.has(event.status) &&
      (isDated(event) || state.dated) &&
      about(event.who) &&
      (!types.size || event.who.some(isOfType)) &&
      isRead(event) &&
      inPeriod(event) &&
      matches(event, words, textOf.event),
  );
  const shownTies = ties.filter(
    (tie) =>
      statuses.has(tie.status) &&
      about([tie.source, tie.target]) &&
      isOfType(tie.source) &&
      isOfType(tie.target) &&
      isRead(tie) &&
      inPeriod(tie) &&
      matches(tie, words, textOf.tie),
  );
  const inTime = new Set(articles.filter(publishedInPeriod).map((one) => one.n));
  const told = new Set(shownEvents.flatMap((event) => event.who));
  shownTies.forEach((tie) => told.add(tie.source).add(tie.target));
  const hasTime = (entity) =>
    (!state.from && !state.to) || told.has(entity.n) || entity.in.some((one) => inTime.has(one));
  const shownEntities = entities.filter(
    (entity) =>
      isOfType(entity.n) &&
      (!focus || entity === focus || (told.has(entity.n) && isTied(entity, focus))) &&
      (!article || entity.in.includes(article.n)) &&
      hasTime(entity) &&
      matches(entity, words, textOf.entity),
  );
  const shownConflicts = conflicts.filter(
    (conflict) =>
      about(conflict.who) &&
      (!article || conflict.claims.some((claim) => claim.passage.article === article)) &&
      (!types.size || conflict.who.some(isOfType)) &&
      matches(conflict, words, textOf.conflict),
  );
  const shownArticles = articles.filter(
    (one) =>
      (!focus || focus.in.includes(one.n)) &&
      publishedInPeriod(one) &&
      matches(one, words, textOf.article),
  );
  lastKey = key;
  lastChoice = {
    entities: shownEntities,
    events: shownEvents,
    ties: shownTies,
    conflicts: shownConflicts,
    articles: [...shownArticles].sort(byDate),
  };
  return lastChoice;
}

const byDate = (left, right) =>
  (right.published || "").localeCompare(left.published || "") || left.n - right.n;

function isTied(entity, other) {
  return (
    entity.ties.some((tie) => tie.source === other.n || tie.target === other.n) ||
    entity.events.some((event) => event.who.length <= payload.crowd && event.who.includes(other.n))
  );
}

/* --- the bar ------------------------------------------------------------------------------- */

function chip(text, number, isOn, changes, extra) {
  return el(
    "button",
    {
      type: "button",
      class: "chip",
      "aria-pressed": String(isOn),
      click: () => go(changes()),
    },
    extra,
    text,
    number === null ? null : el("span", { class: "number" }, count(number)),
  );
}

function statusCount(status) {
  const isOne = (item) => item.status === status;
  return events.filter(isOne).length + ties.filter(isOne).length;
}

function dateField(side, label) {
  const field = el("input", {
    id: `filter-${side}`,
    type: "text",
    inputmode: "numeric",
    size: 10,
    maxlength: 10,
    placeholder: side === "from" ? "2024-06" : "2025",
    "aria-describedby": "date-form",
    change: () => {
      const value = field.value.trim();
      const isDate = value === "" || DATE.test(value);
      field.setAttribute("aria-invalid", String(!isDate));
      if (isDate) go({ [side]: value });
    },
  });
  field.value = state[side];
  return el("label", { class: "field" }, label, field);
}

function articleField() {
  const choice = el("select", { id: "filter-article", change: () => go({ article: choice.value, at: "" }) });
  choice.append(el("option", { value: "" }, "All articles"));
  for (const article of [...articles].sort(byDate)) {
    const date = article.published ? `${article.published.slice(0, 10)}  ` : "";
    choice.append(el("option", { value: article.id }, `${date}${article.title}`));
  }
  choice.value = state.article;
  return el("label", { class: "field wide" }, "Article", choice);
}

/* The control that was used is made anew: the one in its place takes the focus. */
function drawFilters() {
  const box = byId("controls");
  const at = [...box.querySelectorAll("button, input, select")].indexOf(document.activeElement);
  const types = new Set(listed(state.type));
  const statuses = new Set(listed(state.status));
  const order = Object.keys(TYPES);
  const focus = entityById.get(state.entity);
  const typeChips = order
    .map((type) => [type, entities.filter((entity) => entity.type === type).length])
    .filter(([, number]) => number)
    .map(([type, number]) =>
      chip(TYPES[type], number, types.has(type), () => ({ type: toggled("type", type, order) }), glyph(type)),
    );
  const sure = Object.keys(STATUSES);
  const statusChips = sure
    .map((status) => [status, statusCount(status)])
    .filter(([status, number]) => number || status === "asserted")
    .map(([status, number]) =>
      chip(STATUSES[status], number, statuses.has(status), () => ({ status: toggled("status", status, sure) }),
        el("span", { class: `dot ${status}`, "aria-hidden": "true" })),
    );
  const undated = events.filter((event) => !isDated(event)).length;
  const datedChip = undated
    ? [chip("Only the day of the article", undated, Boolean(state.dated), () => ({ dated: state.dated ? "" : "all" }))]
    : [];
  const active = activeFilters();
  box.replaceChildren(
    ...(focus
      ? [el("div", { class: "group focus" },
          el("span", { class: "group-name" }, "About"),
          el("button", { type: "button", class: "chip on", "aria-label": `About ${focus.name}: remove this filter`,
            click: () => go({ entity: "" }) }, glyph(focus.type), focus.name, el("span", { class: "x", "aria-hidden": "true" }, "×")))]
      : []),
    el("div", { class: "group", role: "group", "aria-label": "Types of names" }, typeChips),
    el("div", { class: "group", role: "group", "aria-label": "Status of what is told" }, statusChips, datedChip),
    el("div", { class: "group", role: "group", "aria-label": "Period and article" },
      dateField("from", "From"), dateField("to", "To"),
      el("span", { id: "date-form", class: "unseen" }, "Write a year, a month as 2024-06, or a day as 2024-06-15"),
      articleField()),
    ...(active
      ? [el("button", { type: "button", class: "quiet clear", click: () => go({ ...DEFAULTS, view: state.view }) }, "Clear all filters")]
      : []),
  );
  byId("active").textContent = active ? `(${active})` : "";
  if (at >= 0) box.querySelectorAll("button, input, select")[at]?.focus();
}

function activeFilters() {
  return ["entity", "type", "status", "article", "from", "to", "q", "dated"].filter(
    (name) => state[name] !== DEFAULTS[name],
  ).length;
}
