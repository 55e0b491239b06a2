/* The strip under the timeline: how many lines each stretch of time has; a click moves there. */

const DAY = 86400000;
const timeOf = (event) => Date.parse(event.start || event.end);

/* The stretch of time in which a share of the lines lies, with some room at both ends: one line of
   1886 does not press this year into a corner. */
function spanOf(lines, below, above) {
  const days = lines.filter((event) => event.start || event.end).map(timeOf).sort((a, b) => a - b);
  if (!days.length) return null;
  const low = days[Math.floor(days.length * below)];
  const high = days[Math.min(days.length - 1, Math.floor(days.length * above))];
  const room = Math.max((high - low) * 0.04, 10 * DAY);
  return [low - room, high + room];
}

function buckets(lines, [low, high], number) {
  const bars = new Array(number).fill(0);
  let earlier = 0;
  for (const event of lines) {
    if (!event.start && !event.end) continue;
    const place = Math.floor(((timeOf(event) - low) / (high - low)) * number);
    if (place < 0) earlier += 1;
    else bars[Math.min(place, number - 1)] += 1;
  }
  return { bars, earlier };
}

function drawStrip(lines, span, moveTo) {
  const [width, height, number] = [1000, 56, 125];
  const { bars, earlier } = buckets(lines, span, number);
  const top = Math.max(1, ...bars);
  const step = width / number;
  const x = (time) => ((time - span[0]) / (span[1] - span[0])) * width;
  const drawing = svg("svg", {
    class: "strip",
    viewBox: `0 0 ${width} ${height}`,
    preserveAspectRatio: "none",
    "aria-hidden": "true",
    click: (event) => {
      const box = drawing.getBoundingClientRect();
      moveTo(span[0] + ((event.clientX - box.left) / box.width) * (span[1] - span[0]));
    },
  });
  bars.forEach((bar, n) => {
    if (!bar) return;
    const high = 3 + (height - 6) * Math.sqrt(bar / top);
    drawing.append(svg("rect", { class: "bar", x: n * step + 1, width: step - 2, y: height - high, height: high }));
  });
  const frame = svg("rect", { class: "frame", y: 0.5, height: height - 1 });
  drawing.append(frame);
  const setWindow = (from, to) => {
    const left = Math.max(0, x(from));
    frame.setAttribute("x", String(left));
    frame.setAttribute("width", String(Math.max(2, Math.min(width, x(to)) - left)));
  };
  const years = [];
  const [first, last] = span.map((time) => new Date(time).getUTCFullYear());
  const every = Math.ceil((last - first + 1) / 9);
  for (let year = first + 1; year <= last; year += every) {
    const share = (x(Date.UTC(year, 0, 1)) / width) * 100;
    if (share < 95) years.push([year, share]);
  }
  const axis = el("div", { class: "strip-years", "aria-hidden": "true" });
  for (const [year, share] of years) {
    const mark = el("span", {}, String(year));
    mark.style.left = `${share}%`;
    axis.append(mark);
  }
  return { drawing, axis, setWindow, earlier };
}
