/* What the page knows: the block of data goes in, records that point at each other come out. */

const payload = JSON.parse(byId("payload").textContent);
const { articles, entities, events, ties, conflicts } = payload;

const TYPES = {
  company: "Companies",
  model: "AI models",
  person: "People",
  product: "Products",
  organization: "Organizations",
  place: "Places",
};
const STATUSES = {
  asserted: "Told as fact",
  planned: "Planned",
  hedged: "Reported",
  negated: "Denied",
};
const KINDS = {
  amount: "One deal, two prices",
  denial: "Told here, denied there",
  post: "One post, two holders",
  currency: "One sum, two currencies",
  magnitude: "One sum, two magnitudes",
  day: "One event, two days",
};

const evidence = payload.evidence.map(([article, paragraph, start, end], n) => ({
  n,
  article: articles[article],
  paragraph,
  start,
  end,
  claims: [],
}));

articles.forEach((article, n) => Object.assign(article, { n, evidence: [] }));
evidence.forEach((passage) => passage.article.evidence.push(passage));
entities.forEach((entity, n) => Object.assign(entity, { n, events: [], ties: [] }));
events.forEach((event, n) => {
  Object.assign(event, { n, kind: "event", id: event.ids[0] });
  event.evidence = event.evidence.map((place) => evidence[place]);
  event.evidence.forEach((passage) => passage.claims.push(event));
  event.who.forEach((who) => entities[who].events.push(event));
});
ties.forEach((tie, n) => {
  Object.assign(tie, { n, kind: "tie" });
  tie.evidence = tie.evidence.map((place) => evidence[place]);
  tie.evidence.forEach((passage) => passage.claims.push(tie));
  new Set([tie.source, tie.target]).forEach((end) => entities[end].ties.push(tie));
});
conflicts.forEach((conflict) => {
  conflict.claims = conflict.claims.map(([value, place]) => ({ value, passage: evidence[place] }));
});

const entityById = new Map(entities.map((entity) => [entity.id, entity]));
const articleById = new Map(articles.map((article) => [article.id, article]));
const eventById = new Map(events.flatMap((event) => event.ids.map((id) => [id, event])));
const tieById = new Map(ties.map((tie) => [tie.id, tie]));
const conflictById = new Map(conflicts.map((conflict) => [conflict.id, conflict]));

const fold = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/\s+/g, " ").trim();

const folded = new WeakMap();
function matches(item, words, textOf) {
  if (!words) return true;
  if (!folded.has(item)) folded.set(item, fold(textOf(item)));
  return folded.get(item).includes(words);
}

const quoteOf = (passage) => passage.article.text.slice(passage.start, passage.end);
const verb = (tie) =>
  tie.type === "located_in" ? "is located in" : tie.type.replace(/_/g, " ");
const textOf = {
  entity: (entity) =>
    [entity.name, ...entity.aliases, ...entity.profile.map(([text]) => text)].join(" "),
  event: (event) =>
    [event.text, ...event.who.map((who) => entities[who].name), ...event.evidence.map(quoteOf)].join(" "),
  tie: (tie) =>
    [entities[tie.source].name, verb(tie), entities[tie.target].name, ...tie.evidence.map(quoteOf)].join(" "),
  conflict: (conflict) =>
    [conflict.what, ...conflict.claims.map((claim) => quoteOf(claim.passage))].join(" "),
  article: (article) => [article.title, article.outlet, ...article.authors, article.text].join(" "),
};
