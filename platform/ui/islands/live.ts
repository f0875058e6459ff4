// <convoke-live src="…">: keeps the figures inside up to date.
// Adds: each server-sent event is a JSON object from keys to texts; the elements inside with that
//   data-live key show the new text, and a screen reader hears the changes at most every half minute.
//   Listens only while the page is in sight, and comes back by itself when the line breaks.
// Without it: the figures are those of the moment the page was made.

import { attribute } from "./dom.js";

const ANNOUNCE_MS = 30_000;
const LONGEST_WAIT_MS = 60_000;

class Live extends HTMLElement {
  private source: EventSource | null = null;
  private wait = 2_000;
  private retry = 0;
  private status: HTMLElement | null = null;
  private changed = new Map<string, string>();
  private announcing = 0;
  private readonly onVisibility = (): void => (document.hidden ? this.stop() : this.listen());
  private readonly onLeave = (): void => this.stop();

  connectedCallback(): void {
    this.status = document.createElement("p");
    this.status.className = "away";
    this.status.setAttribute("role", "status");
    this.append(this.status);
    document.addEventListener("visibilitychange", this.onVisibility);
    window.addEventListener("pagehide", this.onLeave);
    window.addEventListener("pageshow", this.onVisibility);
    if (!document.hidden) this.listen();
  }

  disconnectedCallback(): void {
    document.removeEventListener("visibilitychange", this.onVisibility);
    window.removeEventListener("pagehide", this.onLeave);
    window.removeEventListener("pageshow", this.onVisibility);
    clearTimeout(this.announcing);
    this.stop();
    this.status?.remove();
  }

  private listen(): void {
    if (this.source) return;
    const source = new EventSource(attribute(this, "src"));
    this.source = source;
    source.onopen = () => (this.wait = 2_000);
    source.onmessage = (event) => this.take(String(event.data));
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return;
      // The server said no (a full house, a restart): ask again, each time after a longer while.
      this.stop();
      this.retry = setTimeout(() => this.onVisibility(), this.wait * (0.5 + Math.random()));
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
    };
  }

  private stop(): void {
    clearTimeout(this.retry);
    this.source?.close();
    this.source = null;
  }

  private take(text: string): void {
    let figures: unknown;
    try {
      figures = JSON.parse(text);
    } catch {
      return;
    }
    if (typeof figures !== "object" || figures === null) return;
    for (const [key, value] of Object.entries(figures)) {
      for (const element of this.querySelectorAll<HTMLElement>("[data-live]")) {
        if (element.dataset["live"] === key) this.show(element, String(value));
      }
    }
  }

  private show(element: HTMLElement, text: string): void {
    if (element.textContent === text) return;
    element.textContent = text;
    element.removeAttribute("data-fresh");
    void element.offsetWidth; // lets the same element be marked again
    element.setAttribute("data-fresh", "");
    const label = element.parentElement?.querySelector("dt")?.textContent ?? "";
    this.changed.set(label, text);
    if (!this.announcing) this.announcing = setTimeout(() => this.announce(), ANNOUNCE_MS);
  }

  private announce(): void {
    this.announcing = 0;
    const words = [...this.changed].map(([label, text]) => (label ? `${label}: ${text}` : text));
    this.changed.clear();
    if (this.status) this.status.textContent = words.join(". ");
  }
}

customElements.define("convoke-live", Live);
