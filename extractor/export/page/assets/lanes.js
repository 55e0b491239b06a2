/* Which lines find room: lines and a window of time go in, those that fit without overlap come out. */

const LANE = 27;
const LABEL_LONGEST = 52;
const canvas = document.createElement("canvas").getContext("2d");
const SURE = Object.keys(STATUSES);
const weight = (event) =>
  event.sources * 3 + event.evidence.length + Math.min(event.who.length, 4) - SURE.indexOf(event.status) -
  (event.anchor === "stated" ? 0 : 2);

function shortText(event) {
  if (event.text.length <= LABEL_LONGEST) return event.text;
  const cut = event.text.slice(0, LABEL_LONGEST);
  return `${cut.includes(" ") ? cut.replace(/\s+\S*$/, "") : cut} …`;
}

/* How far an open side reaches beyond what is known, as drawn: a twelfth of the window. */
function drawnInterval(event, span) {
  const reach = (span[1] - span[0]) / 12;
  const start = event.start ? Date.parse(event.start) : Date.parse(event.end) + DAY - reach;
  const end = event.end ? Date.parse(event.end) + DAY : Date.parse(event.start) + reach;
  return [start, end];
}

/* Return { placed: [{event, lane, start, end}], inWindow: number of lines that touch it }. */
function fill(lines, span, width, lanes, kept) {
  const scale = width / (span[1] - span[0]);
  const taken = Array.from({ length: lanes }, () => []);
  const inside = [];
  for (const event of lines) {
    if (!event.start && !event.end) continue;
    const [start, end] = drawnInterval(event, span);
    if (end > span[0] && start < span[1]) inside.push({ event, start, end });
  }
  // What is there already stays, so that nothing jumps while one looks at it.
  const rank = (one) => (kept.has(one.event.n) ? 100 : 0) + weight(one.event) -
    Math.min(8, ((one.end - one.start) * scale) / 120);
  inside.sort((left, right) => rank(right) - rank(left) || left.event.n - right.event.n);
  const placed = [];
  for (const one of inside) {
    const left = Math.max(0, (one.start - span[0]) * scale);
    const end = (one.end - span[0]) * scale;
    const label = labelWidth(one.event) + 26;
    // Behind an open start the words stand after its end, elsewhere on it.
    const right = one.event.start ? Math.max(end, left + label) : end + label;
    if (left > width - 24 || (!one.event.start && right > width)) continue;
    const fits = (lane) => taken[lane].every(([from, to]) => right + 8 < from || left > to + 8);
    const lane = [kept.get(one.event.n) ?? 0, ...taken.keys()].find(fits);
    if (lane === undefined) continue;
    taken[lane].push([left, right]);
    placed.push({ ...one, lane });
  }
  return { placed, inWindow: inside.length };
}

const widths = new Map();
function labelWidth(event) {
  if (!widths.has(event.n)) {
    canvas.font = getComputedStyle(document.body).font.replace(/[\d.]+px/, "13px");
    widths.set(event.n, canvas.measureText(shortText(event)).width);
  }
  return widths.get(event.n);
}
