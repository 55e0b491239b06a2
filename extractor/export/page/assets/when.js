/* What Happened When: a timeline to zoom, and below it every line to read. */

let chart = null;

function timelineItem({ event, lane, start, end }) {
  const isDay = event.precision === "day" && event.start === event.end;
  const open = `${event.start ? "" : " before"}${event.end ? "" : " since"}`;
  return {
    id: event.n,
    group: lane,
    start,
    end: isDay ? undefined : end,
    type: isDay ? "point" : "range",
    className: `${event.status}${open}`,
    event,
  };
}

/* One chart of the widget, fed only with what finds room in its window. */
function makeChart(box, note, strip, lines, span) {
  const lanes = box.clientWidth < 600 ? 9 : 13;
  const items = new vis.DataSet([]);
  const groups = new vis.DataSet(Array.from({ length: lanes }, (_, id) => ({ id, content: "" })));
  const kept = new Map();
  const options = {
    start: span[0],
    end: span[1],
    min: span[0] - 400 * 365 * DAY,
    max: span[1] + 60 * 365 * DAY,
    minHeight: `${lanes * LANE + 20}px`,
    stack: false,
    showCurrentTime: false,
    selectable: false,
    zoomMin: 6 * DAY,
    zoomMax: 500 * 365 * DAY,
    zoomKey: "ctrlKey",
    horizontalScroll: true,
    orientation: { axis: "bottom", item: "top" },
    margin: { item: { horizontal: 0, vertical: 2 }, axis: 2 },
    showTooltips: false,
    moment: (date) => vis.moment(date).utc(),
    groupHeightMode: "fixed",
    template: (item) => el("a", {
      class: "dot-line", draggable: "false", tabindex: "-1", href: href({ open: `event:${item.event.id}` }),
      title: `${item.event.label}: ${item.event.text}`, "data-n": item.event.n,
    }, shortText(item.event)),
  };
  const timeline = new vis.Timeline(box, items, groups, options);
  const update = () => {
    const range = timeline.getWindow();
    const now = [Number(range.start), Number(range.end)];
    const { placed, inWindow } = fill(lines, now, box.clientWidth, lanes, kept);
    const next = new Map(placed.map((one) => [one.event.n, one.lane]));
    items.remove(items.getIds().filter((id) => !next.has(id)));
    items.update(placed.map(timelineItem));
    kept.clear();
    for (const [n, lane] of next) kept.set(n, lane);
    const more = inWindow - placed.length;
    note.textContent = more
      ? `${count(placed.length)} of ${plural(inWindow, "line", "lines")} in this stretch find room; zoom in for the others, or read them below.`
      : `${plural(inWindow, "line", "lines")} in this stretch.`;
    strip.setWindow(...now);
  };
  timeline.on("rangechange", () => {
    const range = timeline.getWindow();
    strip.setWindow(Number(range.start), Number(range.end));
  });
  timeline.on("rangechanged", update);
  new ResizeObserver(later(() => {
    if (!box.isConnected) return;
    update();
    timeline.redraw();
  }, 120)).observe(box);
  timeline.on("click", (seen) => {
    const event = seen.item === null || seen.item === undefined ? null : events[seen.item];
    if (event) go({ open: `event:${event.id}` });
  });
  update();
  return { timeline };
}

function zoomButtons(name, acts) {
  return el("div", { class: "zoom", role: "group", "aria-label": name },
    acts.map(([label, text, act]) =>
      el("button", { type: "button", "aria-label": label, title: label, click: act }, text)));
}

function drawChart(lines) {
  const span = spanOf(lines, 0.05, 0.99);
  if (!span) return null;
  const note = el("p", { class: "note", role: "status" });
  const box = el("div", { class: "chart" });
  const still = { animation: !matchMedia("(prefers-reduced-motion: reduce)").matches };
  const strip = drawStrip(lines, span, (time) => chart?.timeline.moveTo(time, still));
  const shift = (share) => {
    const { start, end } = chart.timeline.getWindow();
    const way = (end - start) * share;
    chart.timeline.setWindow(Number(start) + way, Number(end) + way, still);
  };
  const narrow = () => {
    const { start, end } = chart.timeline.getWindow();
    go({ from: isoDay(start), to: isoDay(end) });
  };
  const buttons = zoomButtons("Move and zoom the timeline", [
    ["Earlier", "←", () => shift(-0.5)],
    ["Later", "→", () => shift(0.5)],
    ["Zoom in", "+", () => chart.timeline.zoomIn(0.5, still)],
    ["Zoom out", "−", () => chart.timeline.zoomOut(0.5, still)],
    ["Show all", "All", () => chart.timeline.setWindow(...span, still)],
  ]);
  const limit = el("button", { type: "button", class: "quiet", click: narrow }, "Only this stretch");
  const start = () => {
    chart?.timeline.destroy();
    const [from, to] = spanOf(lines, 0.14, 0.95);
    // The last lines want room for their words.
    chart = makeChart(box, note, strip, lines, [from, to + 0.16 * (to - from)]);
  };
  return { nodes: [el("div", { class: "chart-head" }, note, limit, buttons), box, strip.drawing, strip.axis], start };
}

const isoDay = (time) => new Date(time).toISOString().slice(0, 10);
const yearOf = (event) => (event.start || event.end || "").slice(0, 4) || "Date not given";

/* Rows of the list: a heading for each year before its lines. */
function withYears(lines) {
  const rows = [];
  let year = null;
  for (const event of lines) {
    if (yearOf(event) !== year) {
      year = yearOf(event);
      rows.push({ year });
    }
    rows.push(event);
  }
  return rows;
}

function drawWhen(choice) {
  const focus = entityById.get(state.entity);
  const heading = el("h2", { id: "h-when", class: focus ? "" : "unseen" },
    focus ? `What happened when: ${focus.name}` : "What Happened When");
  if (!choice.events.length) return [heading, nothing()];
  const drawn = drawChart(choice.events);
  const list = longList(
    withYears(choice.events),
    (row) => (row.year ? el("li", { class: "year" }, el("h3", {}, row.year)) : eventLine(row)),
    { props: { class: "lines" }, step: 60 },
  );
  if (drawn) afterwards(drawn.start);
  return [heading, ...(drawn ? drawn.nodes : []), list];
}
