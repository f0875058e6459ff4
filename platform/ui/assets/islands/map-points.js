// The points of a map: fetched once, placed in the drawing, chosen by a form, gathered into circles.
// Used by map.ts only; the server does the same in src/map/project.rs and src/map/cluster.rs.
import { attribute } from "./dom.js";
export const WIDTH = 2000;
const rad = (degrees) => (degrees * Math.PI) / 180;
const around = (lon) => ((((lon + 180) % 360) + 360) % 360) - 180;
/** An equal-area projection onto a cone. */
function cone(a, b, turn, center, scale, x, y) {
    const south = Math.sin(rad(a)), n = (south + Math.sin(rad(b))) / 2, c = 1 + south * (2 * n - south);
    const raw = (lat, lon) => {
        const r = (Math.sqrt(Math.max(0, c - 2 * n * Math.sin(rad(lat)))) / n) * scale;
        return [r * Math.sin(rad(lon) * n), r * Math.cos(rad(lon) * n)];
    };
    const off = raw(center[1], center[0]);
    return (lat, lon) => {
        const at = raw(lat, around(lon + turn));
        return [x + at[0] - off[0], y + at[1] - off[1]];
    };
}
const K = 2600, X = 975, Y = 610;
const mainland = cone(29.5, 45.5, 96, [-0.6, 38.7], K, X, Y);
const alaska = cone(55, 65, 154, [-2, 58.5], K * 0.35, X - 0.307 * K, Y + 0.201 * K);
const hawaii = cone(8, 18, 157, [-3, 19.9], K, X - 0.205 * K, Y + 0.212 * K);
const puertoRico = cone(8, 18, 66, [0, 18], K, X + 0.35 * K, Y + 0.224 * K);
function us(lat, lon) {
    if (lat > 50.5)
        return lon < -129 || lon > 172 ? alaska(lat, lon) : null;
    if (lat < 24 && lon < -154 && lon > -161)
        return hawaii(lat, lon);
    if (lat < 18.6 && lon > -68 && lon < -64.5)
        return puertoRico(lat, lon);
    return lat > 24 && lon > -125 && lon < -66 ? mainland(lat, lon) : null;
}
function world(lat, lon) {
    const half = Math.sqrt(3) / 2, l = Math.asin(half * Math.sin(rad(lat))), l2 = l * l, l6 = l2 * l2 * l2;
    const x = (rad(around(lon - 11)) * Math.cos(l)) / (half * (1.340264 - 0.243318 * l2 + l6 * (0.006251 + 0.034164 * l2)));
    return [975 + 396 * x, 542 - 396 * l * (1.340264 - 0.081106 * l2 + l6 * (0.000893 + 0.003796 * l2))];
}
/** Asks for all points; none when they cannot be had. */
export async function load(map) {
    const answer = await fetch(attribute(map, "src"), { headers: { accept: "application/geo+json" } }).catch(() => null);
    if (!answer?.ok)
        return null;
    const [cx = 0, cy = 0] = attribute(map, "data-corner").split(" ").map(Number);
    const zoom = Number(attribute(map, "data-zoom")) || 1, place = attribute(map, "data-frame") === "us" ? us : world;
    const data = (await answer.json());
    const spots = [];
    for (const { geometry, properties } of data.features ?? []) {
        const [lon, lat] = geometry.coordinates, at = lat || lon ? place(lat, lon) : null;
        if (!at)
            continue;
        const { label = "", href = "", kind = "action", date = "", weight = 1 } = properties;
        spots.push({ x: (at[0] - cx) * zoom, y: (at[1] - cy) * zoom, weight: Math.max(1, weight), label, href, kind, date });
    }
    return spots.sort((a, b) => b.weight - a.weight || a.x - b.x || a.y - b.y);
}
/** The points that a form lets through: its fields `kind` (any number), `from` and `until` (dates). */
export function chosen(spots, form) {
    if (!form)
        return spots;
    const data = new FormData(form), kinds = data.getAll("kind").filter((kind) => kind !== "");
    const from = String(data.get("from") ?? ""), until = String(data.get("until") ?? "");
    return spots.filter((spot) => (kinds.length === 0 || kinds.includes(spot.kind)) && (!from || spot.date >= from) && (!until || spot.date <= until));
}
/** Points in view that cannot be told apart become one circle; the heaviest first. */
export function circles(spots, view, height) {
    const { x, y, width } = view, scale = width / WIDTH, tall = scale * height, edge = 40 * scale;
    const near = 13 * scale, cells = new Map();
    let made = [];
    for (const spot of spots) {
        if (spot.x < x - edge || spot.x > x + width + edge || spot.y < y - edge || spot.y > y + tall + edge)
            continue;
        const column = Math.floor(spot.x / near), row = Math.floor(spot.y / near);
        let home;
        for (let at = 0; at < 9 && !home; at++) {
            const cell = cells.get((row - 1 + Math.floor(at / 3)) * 1e5 + column - 1 + (at % 3));
            home = cell?.find((c) => c.kind === spot.kind && Math.hypot(c.x - spot.x, c.y - spot.y) < near);
        }
        if (home) {
            home.count++;
            home.weight += spot.weight;
            home.spots.push(spot);
            continue;
        }
        const circle = { x: spot.x, y: spot.y, r: 0, count: 1, weight: spot.weight, kind: spot.kind, spots: [spot] };
        const key = row * 1e5 + column, cell = cells.get(key);
        if (cell)
            cell.push(circle);
        else
            cells.set(key, [circle]);
        made.push(circle);
    }
    // A circle that took in others has grown and may now reach its neighbors.
    for (let round = 0, before = -1; round < 5 && before !== made.length; round++) {
        before = made.length;
        made.sort((a, b) => b.weight - a.weight);
        const most = made[0]?.weight ?? 1, largest = (most < 20 ? 16 : 52) * scale, kept = [];
        for (const circle of made)
            circle.r = largest * Math.sqrt(circle.weight / most);
        for (const circle of made) {
            const home = kept.find((c) => c.kind === circle.kind && Math.hypot(c.x - circle.x, c.y - circle.y) < c.r * 0.9 + circle.r * 0.5);
            if (!home) {
                kept.push(circle);
                continue;
            }
            home.count += circle.count;
            home.weight += circle.weight;
            home.spots.push(...circle.spots);
        }
        made = kept;
    }
    return made;
}
