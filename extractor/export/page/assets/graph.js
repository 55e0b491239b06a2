/* The graph: names and what ties them, drawn at the places that came with the data. */

let graph = null;
const MOST_LINKS = 3000;
const FARTHEST = 0.2;
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

/* Zoom and pan that show all nodes; asked of the library, the same takes seconds for thousands. */
function viewOfAll(nodes, box) {
  const [xs, ys] = ["x", "y"].map((axis) => nodes.map((node) => node.position[axis]));
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [wide, high] = [box.clientWidth, box.clientHeight];
  const zoom = Math.min(1.4, (wide - 120) / (right - left + 40), (high - 80) / (bottom - top + 40));
  return { zoom, pan: { x: (wide - zoom * (left + right)) / 2, y: (high - zoom * (top + bottom)) / 2 } };
}

/* The same, but never so far away that no name could be read: then the middle of the view is the
   name that is told of most. */
function firstView(nodes, box) {
  const all = viewOfAll(nodes, box);
  if (all.zoom >= FARTHEST) return all;
  const { position } = nodes.reduce((most, node) => (node.data.size > most.data.size ? node : most));
  const middle = (axis, room) => room / 2 - FARTHEST * position[axis];
  return { zoom: FARTHEST, pan: { x: middle("x", box.clientWidth), y: middle("y", box.clientHeight) } };
}

function makeGraph(box, { nodes, edges }) {
  const made = cytoscape({
    container: box,
    elements: [...nodes, ...edges],
    style: graphStyle(),
    layout: { name: "preset", fit: false },
    ...firstView(nodes, box),
    minZoom: 0.05,
    maxZoom: 4,
    autoungrabify: true,
    boxSelectionEnabled: false,
    selectionType: "single",
    textureOnViewport: edges.length > 1000,
    pixelRatio: "auto",
  });
  made.on("tap", "edge", (event) => go({ open: `pair:${event.target.data("pair")}` }));
  made.on("tap", "node", (event) => go({ entity: entities[event.target.data("n")].id, open: "" }));
  let wide = box.clientWidth;
  new ResizeObserver(() => {
    if (graph !== made || !box.isConnected) return;
    made.resize();
    if (state.entity) made.viewport(viewOfAll(nodes, box));
    else made.panBy({ x: (box.clientWidth - wide) / 2, y: 0 });
    wide = box.clientWidth;
  }).observe(box);
  made.on("mouseover", "node, edge", () => box.classList.add("over"));
  made.on("viewport", later(() => graph === made && nameNodes(), 60));
  made.on("mouseout", "node, edge", () => box.classList.remove("over"));
  return made;
}

/* Write the names that find room in view, the most told-of first, one size on the screen. */
function nameNodes() {
  const zoom = graph.zoom();
  const [wide, high] = [graph.width(), graph.height()];
  const size = 12;
  const taken = [];
    const pan = graph.pan();
  const placeOf = (node) => ({ x: node.position("x") * zoom + pan.x, y: node.position("y") * zoom + pan.y });
  const inView = graph.nodes().filter((node) => {
    const { x, y } = placeOf(node);
    return x > 0 && x < wide && y > 0 && y < high;
  });
  const rank = (node) => (node.hasClass("focus") ? 1000 : 0) + node.data("size");
  const ranked = inView.toArray().sort((left, right) =>
    rank(right) - rank(left) || left.data("n") - right.data("n"));
  const chosenNodes = [];
  for (const node of ranked) {
    const { x, y } = placeOf(node);
    const name = node.data("name");
    const half = Math.min(150, name.length * (HAN.test(name) ? size : size * 0.56)) / 2 + 4;
    const top = y + (node.data("size") * zoom) / 2;
    const box = [x - half, top, x + half, top + size + 7];
    const isFree = taken.every((one) => box[2] < one[0] || box[0] > one[2] || box[3] < one[1] || box[1] > one[3]);
    if (!isFree) continue;
    taken.push(box);
    chosenNodes.push(node);
    if (chosenNodes.length >= 140) break;
  }
  graph.batch(() => {
    graph.nodes(".named").removeClass("named");
    graph.collection(chosenNodes).addClass("named").style({
      "font-size": size / zoom,
      "text-max-width": `${150 / zoom}px`,
      "text-margin-y": 3 / zoom,
      "text-outline-width": 2.5 / zoom,
    });
    graph.edges(".near").style({ "font-size": 10.5 / zoom, "text-outline-width": 2.5 / zoom });
  });
}

function markOpenEdge() {
  if (!graph) return;
  graph.edges().removeClass("open");
  const [kind, ...rest] = state.open.split(":");
  const tie = kind === "tie" ? tieById.get(rest.join(":")) : null;
  const key = tie ? pairKey(tie.source, tie.target) : kind === "pair" ? rest.join(":") : "";
  if (key) graph.getElementById(`p${key}`).addClass("open");
}

function legend() {
  const present = Object.keys(TYPES).filter((type) => entities.some((entity) => entity.type === type));
  const stroke = (status) => svg("svg", { class: `stroke ${status}`, viewBox: "0 0 28 8", width: 28, height: 8, "aria-hidden": "true" },
    svg("line", { x1: 0, x2: 28, y1: 4, y2: 4 }));
  return el("p", { class: "legend" },
    present.map((type) => el("span", {}, glyph(type), typeName(type))),
    el("span", {}, stroke("asserted"), "tie"),
    el("span", {}, stroke("planned"), "planned"),
    el("span", {}, stroke("hedged"), "reported"),
    el("span", {}, stroke("shared"), "in one event"));
}

function drawGraph(choice) {
  const focus = entityById.get(state.entity);
  const heading = el("h2", { id: "h-graph", class: focus ? "" : "unseen" },
    focus ? `Tied to ${focus.name}` : "Who is tied to whom");
  const drawn = elements(choice);
  const names = drawn.nodes.length;
  const box = el("div", { class: "canvas", role: "group", tabindex: "0",
    "aria-label": `Graph of ${plural(names, "name", "names")}: arrow keys move it, plus and minus zoom. The same ties stand as a list below.`,
    keydown: (event) => {
      const move = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
      const factor = { "+": 1.4, "=": 1.4, "-": 1 / 1.4 }[event.key];
      if (move) graph.panBy({ x: move[0], y: move[1] });
      if (factor) zoom(factor);
      if (move || factor) event.preventDefault();
    } });
  const zoom = (factor) => graph.zoom({ level: graph.zoom() * factor, renderedPosition: { x: graph.width() / 2, y: graph.height() / 2 } });
  const buttons = zoomButtons("Zoom the graph", [
    ["Zoom in", "+", () => zoom(1.4)],
    ["Zoom out", "−", () => zoom(1 / 1.4)],
    ["Show all", "All", () => graph.viewport(viewOfAll(drawn.nodes, box))],
  ]);
  const shared = el("label", { class: "check" },
    el("input", { type: "checkbox", id: "shared", change: () => go({ shared: state.shared ? "" : "yes" }), checked: Boolean(state.shared) }),
    "Names that take part in one event");
  const note = el("p", { class: "note" },
    `${plural(names, "name", "names")}, ${drawn.all > drawn.edges.length ? `the ${count(drawn.edges.length)} strongest of ` : ""}${plural(drawn.all, "link", "links")}. Click a line for its passages, a name for what is beside it.`);
  if (names) {
    afterwards(() => {
      graph?.destroy();
      graph = makeGraph(box, drawn);
      if (focus) {
        const node = graph.getElementById(`n${focus.n}`).addClass("focus");
        node.connectedEdges().addClass("near");
      }
      nameNodes();
      markOpenEdge();
    });
  }
  return [
    heading,
    ...(names
      ? [el("div", { class: "chart-head" }, note, shared, buttons), box, legend()]
      : [nothing()]),
    choice.ties.length ? el("h3", { class: "part" }, `All ${plural(choice.ties.length, "tie", "ties")} as a list`) : null,
    choice.ties.length ? longList(choice.ties, tieLine, { props: { class: "ties" } }) : null,
  ].filter(Boolean);
}
