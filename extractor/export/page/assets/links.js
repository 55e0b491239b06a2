/* What the graph draws: the chosen ties and events go in, nodes and edges with places come out. */

const MOST_LINKS = 3000;
const pairKey = (left, right) => `${Math.min(left, right)}-${Math.max(left, right)}`;
const sizeOf = (entity) => 2 * (6 + 3.5 * Math.sqrt(entity.facts));

/* What stands between two names: pair key -> { ends, ties, events }. */
function pairs(choice) {
  const found = new Map();
  const between = (left, right) => {
    const key = pairKey(left, right);
    if (!found.has(key)) found.set(key, { key, ends: [left, right], ties: [], events: [] });
    return found.get(key);
  };
  for (const tie of choice.ties) {
    if (tie.source !== tie.target) between(tie.source, tie.target).ties.push(tie);
  }
  if (!state.shared) return found;
  for (const event of choice.events) {
    if (event.who.length > payload.crowd) continue;
    event.who.forEach((left, n) => event.who.slice(n + 1).forEach((right) => between(left, right).events.push(event)));
  }
  return found;
}

function edgeOf(pair) {
  const tie = pair.ties[0];
  const [source, target] = tie ? [tie.source, tie.target] : pair.ends;
  const types = [...new Set(pair.ties.map(verb))];
  const isSymmetric = tie && ["partners_with", "competes_with"].includes(tie.type);
  const classes = tie
    ? `tie ${tie.status} ${isSymmetric ? "" : "directed"}`
    : `shared ${pair.events.every((event) => event.status !== "asserted") ? pair.events[0].status : ""}`;
  return {
    group: "edges",
    data: {
      id: `p${pair.key}`, source: `n${source}`, target: `n${target}`, pair: pair.key,
      width: Math.min(4, 0.8 + 0.5 * pair.events.length), label: types.join(", "),
    },
    classes,
  };
}

/* Places for the names around one: those that a tie joins to it on the inner ring, in the order in
   which they stand around it in the whole graph. */
function ringsAround(focus, drawn, between) {
  const tied = new Set(between.filter((pair) => pair.ties.length && pair.ends.includes(focus.n)).flatMap((pair) => pair.ends));
  const angle = (n) => Math.atan2(entities[n].place[1] - focus.place[1], entities[n].place[0] - focus.place[0]);
  const others = drawn.filter((n) => n !== focus.n).sort((left, right) => angle(left) - angle(right) || left - right);
  const places = new Map([[focus.n, [0, 0]]]);
  let inner = 0;
  for (const ring of [others.filter((n) => tied.has(n)), others.filter((n) => !tied.has(n))]) {
    if (!ring.length) continue;
    const radius = Math.max(inner + 110, ring.length * 13, 150);
    ring.forEach((n, at) => {
      const turn = ((at + 0.5) / ring.length) * 2 * Math.PI + (inner ? 0.2 : 0);
      places.set(n, [1.7 * radius * Math.cos(turn), radius * Math.sin(turn)]);
    });
    inner = radius;
  }
  return places;
}

function nodeOf(entity, place) {
  const size = sizeOf(entity);
  return {
    group: "nodes",
    data: { id: `n${entity.n}`, n: entity.n, name: entity.name, size },
    position: { x: place[0], y: place[1] },
    classes: entity.type,
  };
}

/* What is drawn: { nodes, edges, all: number of links before the weakest were left out }. */
function elements(choice) {
  const types = new Set(listed(state.type));
  const isShown = (n) => entities[n].place && (!types.size || types.has(entities[n].type));
  const found = [...pairs(choice).values()].filter((pair) => pair.ends.every(isShown));
  const strength = (pair) => 3 * pair.ties.length + pair.events.length;
  const between = found.length > MOST_LINKS
    ? found.sort((left, right) => strength(right) - strength(left)).slice(0, MOST_LINKS)
    : found;
  const drawn = new Set(between.flatMap((pair) => pair.ends));
  const focus = entityById.get(state.entity);
  const around = focus ? ringsAround(focus, [...drawn], between) : null;
  const nodes = [...drawn]
    .sort((left, right) => left - right)
    .map((n) => nodeOf(entities[n], around?.get(n) || entities[n].place));
  return { nodes, edges: between.map(edgeOf), all: found.length };
}
