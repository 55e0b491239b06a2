/* Conflicts: claims that cannot all be true, side by side, each with its passage. */

function quoted(passage) {
  const place = `at:${passage.article.id}:${passage.start}-${passage.end}`;
  const quote = quoteOf(passage);
  return [
    el("blockquote", { lang: languageOf(quote) }, quote),
    el("p", { class: "about" },
      el("a", { href: href({ open: place }), lang: languageOf(passage.article.title) }, passage.article.title),
      ` ${sourceLine(passage.article, passage.paragraph)}`,
      machineTag(passage)),
  ];
}

/* The sides of a conflict are the values: claims of one value stand together. */
function sides(conflict) {
  const values = new Map();
  for (const { value, passage } of conflict.claims) {
    values.set(value, [...(values.get(value) || []), passage]);
  }
  return [...values].map(([value, passages]) =>
    el("li", { class: "side" },
      el("p", { class: "value", lang: languageOf(value) }, value), passages.map(quoted).flat()));
}

function conflictItem(conflict) {
  return el("li", { class: "conflict", id: conflict.id },
    el("p", { class: "kicker" }, KINDS[conflict.kind] || conflict.kind.replace(/_/g, " ")),
    el("h3", { lang: languageOf(conflict.what) }, conflict.what),
    el("ul", { class: "sides" }, sides(conflict)),
    conflict.who.length
      ? el("p", { class: "names" }, separated(conflict.who.slice(0, 12).map((who) => nameLink(entities[who])), " "))
      : null);
}

function drawConflicts(choice) {
  return [
    el("h2", { id: "h-conflicts", class: "unseen" }, "Conflicts"),
    choice.conflicts.length
      ? el("p", { class: "lead" }, "Claims that cannot all be true. Nothing is decided or dropped: read both sides.")
      : null,
    choice.conflicts.length
      ? longList(choice.conflicts, conflictItem, { props: { class: "conflicts" } })
      : conflicts.length ? nothing() : el("p", { class: "nothing" }, "No two passages were found to contradict each other."),
  ];
}
