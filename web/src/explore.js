// Replaces a chart that the server drew by one that can be explored, from the numbers of the table below it.
const colours = ["#00209f", "#007a38", "#b85c00", "#6b2fa0"];

const load = (path) =>
  new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = path;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });

const number = (cell) => (cell.dataset.value === "" ? null : Number(cell.dataset.value));

function read(table) {
  const names = [...table.querySelectorAll("thead th")].slice(1).map((cell) => cell.textContent.trim());
  const rows = [...table.querySelectorAll("tbody tr")].map((row) => ({
    label: row.querySelector("th").textContent.trim(),
    code: row.dataset.code,
    values: [...row.querySelectorAll("td")].map(number),
    breaks: [...row.querySelectorAll("td")].map((cell) => cell.classList.contains("tsela-broken")),
  }));
  return { names, rows };
}

async function mapOptions({ names, rows }) {
  if (!echarts.getMap("districts")) {
    echarts.registerMap("districts", await (await fetch("/districts.geo.json")).json());
  }
  const known = rows.map((row) => row.values[0]).filter((value) => value !== null);
  return {
    visualMap: {
      min: Math.min(...known, 0),
      max: Math.max(...known, 1),
      calculable: true,
      orient: "horizontal",
      inRange: { color: ["#dde3f6", "#6f86d6", "#00166e"] },
    },
    series: [
      {
        type: "map",
        map: "districts",
        nameProperty: "code",
        name: names[0],
        roam: true,
        label: { show: false },
        data: rows.map((row) => ({ name: row.code, value: row.values[0] ?? "-" })),
      },
    ],
  };
}

// a line from break to break: what does not compare is not joined
function parts(rows, index) {
  const starts = [0, ...rows.flatMap((row, at) => (at > 0 && row.breaks[index] ? [at] : []))];
  return starts.map((start, part) =>
    rows.map((row, at) => (at >= start && at < (starts[part + 1] ?? rows.length) ? row.values[index] : null)),
  );
}

const axisOptions = (kind, { names, rows }) => ({
  legend: names.length > 1 ? { top: 0 } : undefined,
  grid: { left: 8, right: 16, bottom: 48, top: 36, containLabel: true },
  dataZoom: kind === "line" ? [{ type: "inside" }, { type: "slider", height: 20, bottom: 8 }] : undefined,
  xAxis: { type: "category", data: rows.map((row) => row.label) },
  yAxis: { type: "value" },
  series: names.flatMap((name, index) =>
    parts(rows, index).map((data) => ({
      type: kind,
      name,
      data,
      itemStyle: { color: colours[index % colours.length] },
      lineStyle: { color: colours[index % colours.length] },
      connectNulls: false,
    })),
  ),
});

const pyramidOptions = ({ names, rows }) => ({
  legend: { top: 0 },
  grid: { left: 8, right: 16, bottom: 16, top: 36, containLabel: true },
  xAxis: { type: "value", axisLabel: { formatter: (value) => Math.abs(value) } },
  yAxis: { type: "category", data: rows.map((row) => row.label), inverse: true },
  series: names.map((name, side) => ({
    type: "bar",
    name,
    stack: "age",
    data: rows.map((row) => (side === 0 && row.values[0] !== null ? -row.values[0] : row.values[side])),
  })),
});

const flowOptions = ({ names, rows }) => ({
  series: [
    {
      type: "sankey",
      // one place stands on both sides, so its two names must differ
      data: [...rows.map((row) => ({ name: `from ${row.label}` })), ...names.map((name) => ({ name }))],
      links: rows.flatMap((row) =>
        row.values.map((value, to) => ({ source: `from ${row.label}`, target: names[to], value })).filter((link) => link.value > 0),
      ),
      lineStyle: { color: "source" },
    },
  ],
});

const optionsOf = (kind, data) =>
  kind === "map" ? mapOptions(data) : kind === "pyramid" ? pyramidOptions(data) : kind === "flow" ? flowOptions(data) : axisOptions(kind, data);

export async function explore(figure) {
  if (!globalThis.echarts) {
    await load("/lib/echarts.min.js");
  }
  const data = read(figure.querySelector("table"));
  const kind = figure.dataset.chart;
  const canvas = document.createElement("div");
  canvas.className = "tsela-chart__canvas";
  figure.querySelector("svg").replaceWith(canvas);
  const chart = echarts.init(canvas);
  chart.setOption({
    color: colours,
    animation: false,
    textStyle: { fontFamily: "Source Sans 3, sans-serif" },
    // rich text, because the site's content security policy forbids the inline styles of an HTML tooltip
    tooltip: { trigger: kind === "map" || kind === "flow" ? "item" : "axis", renderMode: "richText" },
    ...(await optionsOf(kind, data)),
  });
  new ResizeObserver(() => chart.resize()).observe(canvas);
}
