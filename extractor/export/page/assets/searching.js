/* Search: names are offered while one types; Enter searches all text for the words. */

const MOST_FOUND = 8;

function findNames(text) {
  const words = fold(text);
  if (!words) return [];
  const rank = (entity) => {
    const names = [entity.name, ...entity.aliases].map(fold);
    if (names.some((name) => name === words)) return 0;
    if (names.some((name) => name.startsWith(words))) return 1;
    if (names.some((name) => name.includes(` ${words}`))) return 2;
    return names.some((name) => name.includes(words)) ? 3 : 9;
  };
  return entities
    .map((entity) => [rank(entity), entity])
    .filter(([place]) => place < 9)
    .sort((left, right) => left[0] - right[0] || left[1].n - right[1].n)
    .slice(0, MOST_FOUND)
    .map(([, entity]) => entity);
}

function startSearch() {
  const field = byId("q");
  const list = byId("found");
  let picked = -1;
  const options = () => [...list.children];
  const close = () => {
    list.hidden = true;
    picked = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const choose = (changes) => {
    close();
    field.value = changes.q || "";
    go({ open: "", at: "", ...changes });
  };
  const pick = (n) => {
    picked = n;
    options().forEach((option, at) => option.setAttribute("aria-selected", String(at === n)));
    if (n >= 0) field.setAttribute("aria-activedescendant", options()[n].id);
    else field.removeAttribute("aria-activedescendant");
  };
  const acts = [];
  const offer = () => {
    const text = field.value.trim();
    const found = findNames(text);
    acts.length = 0;
    list.replaceChildren();
    if (!text) return close();
    for (const entity of found) {
      acts.push({ entity: entity.id, q: "", view: state.view === "articles" ? "who" : state.view });
      list.append(el("li", { role: "option", id: `found-${acts.length}`, "aria-selected": "false",
        lang: languageOf(entity.name) }, glyph(entity.type), entity.name,
        el("span", { class: "about" }, [typeName(entity.type), ...entity.aliases.slice(0, 2)].join(" · "))));
    }
    acts.push({ q: text });
    list.append(el("li", { role: "option", id: `found-${acts.length}`, "aria-selected": "false", class: "words" },
      `Search all text for “${text}”`));
    options().forEach((option, n) => option.addEventListener("mousedown", (event) => {
      event.preventDefault();
      choose(acts[n]);
    }));
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    pick(-1);
    return undefined;
  };
  field.addEventListener("input", () => {
    if (field.value.trim()) offer();
    else {
      close();
      if (state.q) go({ q: "" });
    }
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const last = acts.length - 1;
    if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    } else if (event.key === "Enter") {
      choose(picked >= 0 ? acts[picked] : { q: field.value.trim() });
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !list.hidden) {
      event.preventDefault();
      pick(event.key === "ArrowDown" ? (picked >= last ? 0 : picked + 1) : (picked <= 0 ? last : picked - 1));
    }
  });
}
