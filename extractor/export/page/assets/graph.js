/* The graph: names and what ties them, drawn at the places that came with the data. */

let graph = null;
const FARTHEST = 0.2;

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
