// <convoke-copy text="…" done="Copied">: a button that copies a text.
// <convoke-print>: a button that prints the page.
// Adds: one press instead of selecting and copying, or the browser's own print command.
// Without it: the buttons stay hidden; the text stands beside them and can be selected.

import { attribute, reveal, say } from "./dom.js";

class Copy extends HTMLElement {
  connectedCallback(): void {
    if (!navigator.clipboard) return;
    reveal(this);
    this.querySelector("button")?.addEventListener("click", () => void this.copy());
  }

  async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(attribute(this, "text"));
      say(this, attribute(this, "done"));
      setTimeout(() => say(this, ""), 4000);
    } catch {
      // The browser refused; the text beside the button can still be selected.
      this.hidden = true;
    }
  }
}

class Print extends HTMLElement {
  connectedCallback(): void {
    reveal(this);
    this.querySelector("button")?.addEventListener("click", () => window.print());
  }
}

customElements.define("convoke-copy", Copy);
customElements.define("convoke-print", Print);
