// <convoke-live src="…">: keeps the figures inside up to date.
// Adds: each server-sent event is a JSON object from keys to texts; the elements inside with that
//   data-live key show the new text, and a screen reader hears the changes at most every half minute.
//   Listens only while the page is in sight, and comes back by itself when the line breaks.
// Without it: the figures are those of the moment the page was made.
import { attribute } from "./dom.js";
const ANNOUNCE_MS = 30_000;
const LONGEST_WAIT_MS = 60_000;
class Live extends HTMLElement {
    source = null;
    wait = 2_000;
    retry = 0;
    status = null;
    changed = new Map();
    announcing = 0;
    onVisibility = () => (document.hidden ? this.stop() : this.listen());
    onLeave = () => this.stop();
    connectedCallback() {
        this.status = document.createElement("p");
        this.status.className = "away";
        this.status.setAttribute("role", "status");
        this.append(this.status);
        document.addEventListener("visibilitychange", this.onVisibility);
        window.addEventListener("pagehide", this.onLeave);
        window.addEventListener("pageshow", this.onVisibility);
        if (!document.hidden)
            this.listen();
    }
    disconnectedCallback() {
        document.removeEventListener("visibilitychange", this.onVisibility);
        window.removeEventListener("pagehide", this.onLeave);
        window.removeEventListener("pageshow", this.onVisibility);
        clearTimeout(this.announcing);
        this.stop();
        this.status?.remove();
    }
    listen() {
        if (this.source)
            return;
        const source = new EventSource(attribute(this, "src"));
        this.source = source;
        source.onopen = () => (this.wait = 2_000);
        source.onmessage = (event) => this.take(String(event.data));
        source.onerror = () => {
            if (source.readyState !== EventSource.CLOSED)
                return;
            // The server said no (a full house, a restart): ask again, each time after a longer while.
            this.stop();
            this.retry = setTimeout(() => this.onVisibility(), this.wait * (0.5 + Math.random()));
            this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
        };
    }
    stop() {
        clearTimeout(this.retry);
        this.source?.close();
        this.source = null;
    }
    take(text) {
        let figures;
        try {
            figures = JSON.parse(text);
        }
        catch {
            return;
        }
        if (typeof figures !== "object" || figures === null)
            return;
        for (const [key, value] of Object.entries(figures)) {
            for (const element of this.querySelectorAll("[data-live]")) {
                if (element.dataset["live"] === key)
                    this.show(element, String(value));
            }
        }
    }
    show(element, text) {
        if (element.textContent === text)
            return;
        element.textContent = text;
        element.removeAttribute("data-fresh");
        void element.offsetWidth; // lets the same element be marked again
        element.setAttribute("data-fresh", "");
        const label = element.parentElement?.querySelector("dt")?.textContent ?? "";
        this.changed.set(label, text);
        if (!this.announcing)
            this.announcing = setTimeout(() => this.announce(), ANNOUNCE_MS);
    }
    announce() {
        this.announcing = 0;
        const words = [...this.changed].map(([label, text]) => (label ? `${label}: ${text}` : text));
        this.changed.clear();
        if (this.status)
            this.status.textContent = words.join(". ");
    }
}
customElements.define("convoke-live", Live);
