// <convoke-opinion src="…">: draws the picture of a map again when there is a newer one.
// Adds: the live figures of the page carry the number of the map (data-live="map"); when it changes, the
//   picture is asked for from src and put in place of the old one, unless somebody is reading in it.
// Without it: the picture is that of the moment the page was made.
import { attribute } from "./dom.js";
class OpinionMap extends HTMLElement {
    observer = null;
    shown = "";
    isAsking = false;
    connectedCallback() {
        const mark = document.querySelector('[data-live="map"]');
        if (!mark)
            return;
        this.shown = mark.textContent ?? "";
        this.observer = new MutationObserver(() => void this.take(mark.textContent ?? ""));
        this.observer.observe(mark, { childList: true, characterData: true, subtree: true });
    }
    disconnectedCallback() {
        this.observer?.disconnect();
    }
    async take(number) {
        const isFirst = this.shown === "";
        if (number === this.shown || this.isAsking)
            return;
        this.shown = number;
        // The first number is that of the picture which is there already.
        if (isFirst || this.contains(document.activeElement))
            return;
        this.isAsking = true;
        try {
            const answer = await fetch(attribute(this, "src"), { headers: { accept: "text/html" } });
            const stack = this.querySelector(".opinion-stack");
            if (answer.ok && stack) {
                const page = new DOMParser().parseFromString(await answer.text(), "text/html");
                stack.replaceChildren(...Array.from(page.body.childNodes, (node) => document.importNode(node, true)));
            }
        }
        catch {
            // The next change asks again.
        }
        finally {
            this.isAsking = false;
        }
    }
}
customElements.define("convoke-opinion", OpinionMap);
