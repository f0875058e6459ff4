// Makes the outlines of the maps: `node outlines.mjs OUT`, run by `cargo xtask map`.
//
// Reads us-atlas (US Census, public domain) and world-atlas (Natural Earth, public domain), projects
// them as platform/ui/src/map/project.rs projects points, simplifies, and writes SVG paths of relative
// whole numbers at two units per point. The same packages give the same bytes.

import fs from "fs";
import path from "path";
import { createRequire } from "module";

const require = createRequire(path.join(process.cwd(), "outlines.cjs"));
const { merge, mesh, feature } = require("topojson-client");
const { presimplify, simplify } = require("topojson-simplify");
const { topology } = require("topojson-server");
const d3 = require("d3-geo");

const UNITS = 2;
const read = (name) => JSON.parse(fs.readFileSync(path.join("node_modules", name)));

/** Relative path data of rings or lines; what vanishes in the grid is left out. */
function pathData(lines, closed) {
  const sign = (n) => (n < 0 ? "" : " ") + n;
  let out = "";
  let [x, y] = [0, 0];
  for (const line of lines) {
    let points = line.map(([x, y]) => [Math.round(x * UNITS), Math.round(y * UNITS)]);
    points = points.filter((p, i) => i === 0 || p[0] !== points[i - 1][0] || p[1] !== points[i - 1][1]);
    if (closed) points = points.slice(0, -1);
    if (points.length < (closed ? 3 : 2)) continue;
    const [first, ...rest] = points;
    out += "m" + (first[0] - x) + sign(first[1] - y);
    let last = first;
    for (const point of rest) {
      out += sign(point[0] - last[0]) + sign(point[1] - last[1]);
      last = point;
    }
    if (closed) out += "z";
    [x, y] = closed ? first : last;
  }
  return out;
}

/** Half the cross products of a ring, without a sign. */
function area(ring) {
  let sum = 0;
  for (let i = 0; i < ring.length - 1; i++) sum += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  return Math.abs(sum / 2);
}

const polygons = (shape) =>
  shape.type === "MultiPolygon" ? shape.coordinates.flat() : shape.type === "Polygon" ? shape.coordinates : [];

/** The land as closed rings, and the lines between its parts. */
function outlines(features, weight, smallest) {
  const raw = topology({ parts: { type: "FeatureCollection", features } }, 1e5);
  const simple = simplify(presimplify(raw), weight);
  const parts = simple.objects.parts;
  const rings = polygons(merge(simple, parts.geometries)).filter(
    (ring) => area(ring) >= smallest && Math.max(...ring.map((point) => point[0])) > -20,
  );
  return [pathData(rings, true), pathData(mesh(simple, parts, (a, b) => a !== b).coordinates, false)];
}

/** The states as us-atlas places them, with Puerto Rico and the Virgin Islands beside them. */
function unitedStates() {
  const [scale, x, y] = [1300, 487.5, 305];
  const islands = d3.geoConicEqualArea().rotate([66, 0]).center([0, 18]).parallels([8, 18]).scale(scale);
  islands.translate([x + 0.35 * scale, y + 0.224 * scale]);
  const project = (part) => (typeof part[0] === "number" ? islands(part) : part.map(project));
  const placed = read("us-atlas/states-albers-10m.json");
  const round = read("us-atlas/states-10m.json");
  const beside = feature(round, round.objects.states).features.filter(({ id }) => ["72", "78"].includes(id));
  return outlines(
    [
      ...feature(placed, placed.objects.states).features,
      ...beside.map((one) => ({
        ...one,
        geometry: { type: one.geometry.type, coordinates: project(one.geometry.coordinates) },
      })),
    ],
    0.5,
    1,
  );
}

/** The countries on an equal-earth map, cut where it ends by the projection itself. */
function world() {
  const projection = d3.geoEqualEarth().rotate([-11, 0]).scale(198).translate([487.5, 271]);
  const atlas = read("world-atlas/countries-50m.json");
  const countries = feature(atlas, atlas.objects.countries).features.filter((one) => one.properties.name !== "Antarctica");
  const flat = countries.map((country) => {
    const shape = { type: "MultiPolygon", coordinates: [] };
    let [rings, line] = [[], []];
    const sink = projection.stream({
      polygonStart() { rings = []; },
      polygonEnd() { if (rings.length) shape.coordinates.push(...rings.map((ring) => [ring])); },
      lineStart() { line = []; },
      lineEnd() { line.push(line[0]); rings.push(line); },
      point(x, y) { line.push([x, y]); },
      sphere() {},
    });
    d3.geoStream(country, sink);
    return { type: "Feature", id: country.id, properties: country.properties, geometry: shape };
  });
  return outlines(flat, 1, 1);
}

const out = process.argv[2];
for (const [name, make] of [["us", unitedStates], ["world", world]]) {
  const [land, lines] = make();
  fs.writeFileSync(path.join(out, `map-${name}-land.path`), land);
  fs.writeFileSync(path.join(out, `map-${name}-lines.path`), lines);
}
