// Draws the circles of a map, as src/map.rs does on the server. Used by map.ts only.

import { attribute } from "./dom.js";
import type { Circle, Spot } from "./map-points.js";

const LINKS = 60, SVG = "http://www.w3.org/2000/svg";

/** 940, 3.4k, 38k, 1.2M: as the server writes it. */
function short(number: number): string {
  if (number < 1000) return String(number);
  const [unit, sign] = number < 999_500 ? [1e3, "k"] : [1e6, "M"];
  const value = number / unit;
  return value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: value < 10 ? 1 : 0 }) + sign;
}

function make<K extends keyof SVGElementTagNameMap>(name: K, about: Record<string, string | number>): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(about)) element.setAttribute(key, String(value));
  return element;
}

/** What a circle says. */
function title(map: Element, circle: Circle, first: Spot): SVGTitleElement {
  const many = circle.count > 1, number = (n: number): string => n.toLocaleString(document.documentElement.lang);
  const words = attribute(map, many ? "data-some" : "data-one").replace("#1", number(circle.count)).replace("#2", number(circle.weight));
  const element = make("title", {});
  element.textContent = circle.kind === "action" ? `${first.label} · ${words}` : many ? `${first.label} (${circle.count})` : first.label;
  return element;
}

/** The elements of circles, the heaviest first; `scale` is how long a unit of the whole map is now. */
export function draw(map: Element, circles: Circle[], scale: number, enter: (event: Event, circle: Circle) => void): SVGElement[] {
  return circles.map((circle, index) => {
    const kind = `map-${circle.kind}`, x = circle.x.toFixed(2), y = circle.y.toFixed(2), [first] = circle.spots;
    if (index >= LINKS && circle.r < 4.5 * scale) return make("path", { class: `map-dot ${kind}`, d: `M${x} ${y}h0` });
    const round = make("circle", { cx: x, cy: y, r: Math.max(circle.r, 3 * scale).toFixed(2) });
    if (index >= LINKS || !first) {
      round.setAttribute("class", kind);
      return round;
    }
    const large = circle.r >= 30 * scale, link = make("a", { class: large ? `${kind} map-large` : kind, href: first.href });
    link.append(title(map, circle, first), round);
    if (large) {
      const number = make("text", { x, y });
      number.textContent = short(circle.kind === "action" ? circle.weight : circle.count);
      link.append(number);
    }
    if (circle.count > 1) link.addEventListener("click", (event) => enter(event, circle));
    return link;
  });
}
