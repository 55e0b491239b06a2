/* How the graph looks: the page's colours go in, a style sheet of the graph library comes out. */

const GRAPH_SHAPES = {
  company: { shape: "round-rectangle" },
  organization: { shape: "hexagon" },
  person: { shape: "ellipse" },
  model: { shape: "diamond" },
  product: { shape: "triangle" },
  place: { shape: "polygon", "shape-polygon-points": "-1 -0.9 1 -0.9 0 1" },
};

const FONT = "Segoe UI, Roboto, Helvetica Neue, Liberation Sans, Arial, sans-serif";

/* The colour that a variable of the page's style has now, in light or dark. */
function colour(name) {
  const probe = el("span", {});
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

function graphStyle() {
  const [ink, paper, faint, line, accent] = ["ink", "paper", "faint", "line-strong", "accent"].map(colour);
  const nodes = Object.entries(GRAPH_SHAPES).map(([type, look]) => ({
    selector: `node.${type}`,
    style: { ...look, "background-color": colour(type) },
  }));
  return [
    // Every property of a style costs time for each node and edge: few for all, more for few.
    {
      selector: "node",
      style: { width: "data(size)", height: "data(size)", "border-width": 1, "border-color": paper },
    },
    ...nodes,
    {
      selector: "edge",
      style: { width: 1.6, "line-color": faint, "curve-style": "haystack", "haystack-radius": 0, opacity: 0.75 },
    },
    { selector: ":active", style: { "overlay-opacity": 0 } },
    { selector: "edge.shared", style: { width: "data(width)", "line-color": line } },
    { selector: "edge.tie", style: { "z-index": 1 } },
    { selector: "edge.planned", style: { "line-style": "dashed" } },
    { selector: "edge.hedged", style: { "line-style": "dotted" } },
    { selector: "edge.negated", style: { "line-style": "dotted", opacity: 0.45 } },
    {
      selector: "node.named",
      style: {
        label: "data(name)", "font-family": FONT, color: ink, "text-valign": "bottom", "text-wrap": "ellipsis",
        "text-outline-color": paper, "text-outline-opacity": 0.9,
      },
    },
    { selector: "edge.near", style: { opacity: 1, "z-index": 8 } },
    // Arrows and words cost time for each edge: only around the name that is asked about.
    {
      selector: "edge.near.tie",
      style: {
        "curve-style": "straight", "target-arrow-color": faint, "arrow-scale": 0.8,
        label: "data(label)", color: ink, "text-rotation": "autorotate",
        "text-outline-color": paper, "text-outline-width": 2.5,
      },
    },
    { selector: "edge.near.directed", style: { "target-arrow-shape": "triangle" } },
    { selector: "node.focus", style: { "border-width": 4, "border-color": accent, "font-weight": "bold", "z-index": 9 } },
    { selector: "edge.open", style: { "line-color": accent, "target-arrow-color": accent, opacity: 1, width: 3.5, "z-index": 10 } },
  ];
}
