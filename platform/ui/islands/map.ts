// Adds to a map: zooming and moving by buttons, keys, wheel, fingers and mouse; circles drawn anew for
// what is in view; the choice of the page's filter form. Without it: the map as the server drew it, its
// links, and the table beside it. Asks nobody but the address in `src`, and only once someone zooms.

import { attribute } from "./dom.js";
import { draw } from "./map-circles.js";
import { type Circle, type Spot, type View, WIDTH, chosen, circles, load } from "./map-points.js";

/** The narrowest part that is shown: a few kilometers more than a town. */
const DEEPEST = WIDTH / 48;

class ConvokeMap extends HTMLElement {
  #svg!: SVGSVGElement;
  #layer!: SVGGElement;
  #height = 0;
  #view: View = { x: 0, y: 0, width: WIDTH };
  #spots: Spot[] | null = null;
  #asked = false;
  #moving = 0;
  #drawing = 0;
  #fingers = new Map<number, { x: number; y: number }>();
  #moved = false;
  #filter: HTMLFormElement | null = null;

  connectedCallback(): void {
    const svg = this.querySelector("svg"), layer = this.querySelector<SVGGElement>(".map-spots");
    if (!svg || !layer || !this.hasAttribute("src") || this.querySelector(".map-buttons")) return;
    [this.#svg, this.#layer, this.#height] = [svg, layer, svg.viewBox.baseVal.height];
    svg.setAttribute("tabindex", "0");
    const buttons = document.createElement("div");
    buttons.className = "map-buttons";
    for (const [sign, words, run] of [
      ["+", "data-in", () => this.#zoom(0.5)],
      ["−", "data-out", () => this.#zoom(2)],
      ["↺", "data-whole", () => this.#go({ x: 0, y: 0, width: WIDTH })],
    ] as [string, string, () => void][]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button";
      button.textContent = sign;
      button.title = attribute(this, words);
      button.setAttribute("aria-label", button.title);
      button.addEventListener("click", run);
      buttons.append(button);
    }
    buttons.title = attribute(this, "data-hint");
    this.append(buttons);
    this.toggleAttribute("data-ready", true);
    this.addEventListener("keydown", (event) => this.#key(event));
    svg.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    svg.addEventListener("pointerdown", (event) => this.#down(event));
    svg.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"] as const) svg.addEventListener(end, (event) => this.#up(event));
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    this.addEventListener("click", (event) => {
      if (this.#moved) event.preventDefault();
    }, true);
    this.#filter = document.querySelector<HTMLFormElement>("form[data-map]");
    this.#filter?.addEventListener("input", () => { void this.#load(); this.#later(); });
  }

  /** A point of the screen in units of the drawing. */
  #at(x: number, y: number): { x: number; y: number } {
    const box = this.#svg.getBoundingClientRect(), scale = this.#view.width / box.width;
    return { x: this.#view.x + (x - box.left) * scale, y: this.#view.y + (y - box.top) * scale };
  }

  #zoom(factor: number, x?: number, y?: number, smooth = true): void {
    const old = this.#view, tall = (old.width * this.#height) / WIDTH;
    const width = Math.min(WIDTH, Math.max(DEEPEST, old.width * factor)), share = width / old.width;
    const [cx, cy] = [x ?? old.x + old.width / 2, y ?? old.y + tall / 2];
    this.#go({ x: cx - (cx - old.x) * share, y: cy - (cy - old.y) * share, width }, smooth);
  }

  /** Shows a part of the map, never beyond its edges. */
  #go(to: View, smooth = true): void {
    const width = Math.min(WIDTH, Math.max(DEEPEST, to.width)), tall = (width * this.#height) / WIDTH;
    const end = { x: Math.min(WIDTH - width, Math.max(0, to.x)), y: Math.min(this.#height - tall, Math.max(0, to.y)), width };
    const start = this.#view, began = performance.now(), still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    cancelAnimationFrame(this.#moving);
    const step = (): void => {
      const part = !smooth || still ? 1 : Math.min(1, (performance.now() - began) / 180), ease = part * (2 - part);
      const mix = (a: number, b: number): number => a + (b - a) * ease;
      this.#view = { x: mix(start.x, end.x), y: mix(start.y, end.y), width: mix(start.width, end.width) };
      this.#show();
      this.#moving = part < 1 ? requestAnimationFrame(step) : 0;
      if (part === 1) this.#later();
    };
    void this.#load();
    step();
  }

  #show(): void {
    const { x, y, width } = this.#view;
    this.#svg.setAttribute("viewBox", `${x} ${y} ${width} ${(width * this.#height) / WIDTH}`);
    this.#svg.style.setProperty("--map-scale", String(width / WIDTH));
    this.#svg.style.touchAction = width < WIDTH ? "none" : "pan-y";
    this.toggleAttribute("data-zoomed", width < WIDTH);
  }

  #later(): void {
    cancelAnimationFrame(this.#drawing);
    // While the map moves nothing is drawn anew; it is when it stands.
    if (!this.#moving) this.#drawing = requestAnimationFrame(() => this.#draw());
  }

  /** Asks once for all points; when they cannot be had, the circles of the server stay. */
  async #load(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    this.#spots = await load(this);
    this.#later();
  }

  #draw(): void {
    if (!this.#spots) return;
    const inside = document.activeElement instanceof Element && this.#layer.contains(document.activeElement);
    const gathered = circles(chosen(this.#spots, this.#filter), this.#view, this.#height);
    this.#layer.replaceChildren(...draw(this, gathered, this.#view.width / WIDTH, (event, circle) => this.#enter(event, circle)));
    // The circle that was chosen is gone; whoever came by keyboard stays at the map.
    if (inside) this.#svg.focus({ preventScroll: true });
  }

  /** A circle of many opens into its parts, while there is room to look closer. */
  #enter(event: Event, circle: Circle): void {
    const xs = circle.spots.map((s) => s.x), ys = circle.spots.map((s) => s.y);
    const [left, top] = [Math.min(...xs), Math.min(...ys)], [right, bottom] = [Math.max(...xs), Math.max(...ys)];
    const wide = Math.max(right - left, ((bottom - top) * WIDTH) / this.#height) * 1.4;
    if (this.#view.width <= DEEPEST * 1.01 || this.#moved) return;
    event.preventDefault();
    const width = Math.min(Math.max(wide, DEEPEST), this.#view.width / 2), tall = (width * this.#height) / WIDTH;
    this.#go({ x: (left + right) / 2 - width / 2, y: (top + bottom) / 2 - tall / 2, width });
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { x, y, width } = this.#view, step = width / 5;
    const keys: Record<string, () => void> = {
      "+": () => this.#zoom(0.5), "=": () => this.#zoom(0.5), "-": () => this.#zoom(2), "0": () => this.#go({ x: 0, y: 0, width: WIDTH }),
      ArrowLeft: () => this.#go({ x: x - step, y, width }), ArrowRight: () => this.#go({ x: x + step, y, width }),
      ArrowUp: () => this.#go({ x, y: y - step, width }), ArrowDown: () => this.#go({ x, y: y + step, width }),
    };
    const run = keys[event.key];
    // The whole map does not move, so its arrow keys still scroll the page.
    if (!run || (event.key.startsWith("Arrow") && width === WIDTH)) return;
    event.preventDefault();
    run();
  }

  /** The wheel scrolls the page until someone is at the map; with Ctrl, as pinching sends it, it zooms at once. */
  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey && !this.contains(document.activeElement)) return;
    event.preventDefault();
    const { x, y } = this.#at(event.clientX, event.clientY);
    this.#zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 120), x, y, false);
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.#moved = false;
    this.#fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  #move(event: PointerEvent): void {
    const before = this.#fingers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...this.#fingers].find(([id]) => id !== event.pointerId)?.[1];
    const scale = this.#view.width / this.#svg.getBoundingClientRect().width;
    if (other) {
      const apart = (p: { x: number; y: number }): number => Math.hypot(p.x - other.x, p.y - other.y) || 1;
      const middle = this.#at((now.x + other.x) / 2, (now.y + other.y) / 2);
      this.#zoom(apart(before) / apart(now), middle.x, middle.y, false);
    } else if (!this.#moved && Math.hypot(now.x - before.x, now.y - before.y) < 4) {
      return;
    } else if (this.#view.width < WIDTH) {
      this.#svg.setPointerCapture(event.pointerId);
      this.#go({ x: this.#view.x - (now.x - before.x) * scale, y: this.#view.y - (now.y - before.y) * scale, width: this.#view.width }, false);
    }
    this.#moved = true;
    this.toggleAttribute("data-moving", true);
    this.#fingers.set(event.pointerId, now);
  }

  #up(event: PointerEvent): void {
    this.#fingers.delete(event.pointerId);
    if (this.#fingers.size === 0) this.removeAttribute("data-moving");
  }
}

customElements.define("convoke-map", ConvokeMap);

export {};
