// <convoke-suggest src="/places.json"><input …></convoke-suggest>: suggestions while typing.
// Adds: a list below the field, asked from our own server with ?q=…, used by mouse, touch or keyboard
//   (arrows, Enter, Escape), as the ARIA combobox pattern says. The answer is a JSON list of texts or
//   of { value, label?, note? }.
// Without it: the field is an ordinary field; the server finds the place when the form is sent.
import { afterPause, attribute } from "./dom.js";
function read(answer) {
    if (!Array.isArray(answer))
        return [];
    return answer.flatMap((item) => {
        if (typeof item === "string")
            return [{ value: item, label: item, note: "" }];
        if (typeof item !== "object" || item === null || !("value" in item))
            return [];
        const value = String(item.value);
        const label = "label" in item ? String(item.label) : value;
        return [{ value, label, note: "note" in item ? String(item.note) : "" }];
    });
}
class Suggest extends HTMLElement {
    input = null;
    list = null;
    chosen = -1;
    asking = null;
    connectedCallback() {
        const input = this.querySelector("input");
        if (!input || this.list)
            return;
        this.input = input;
        this.list = document.createElement("ul");
        this.list.className = "suggestions";
        this.list.id = `${input.id}-suggestions`;
        this.list.setAttribute("role", "listbox");
        this.list.setAttribute("aria-label", input.labels?.[0]?.textContent ?? "");
        this.list.hidden = true;
        this.append(this.list);
        const parts = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", autocomplete: "off" };
        for (const [name, value] of Object.entries(parts))
            input.setAttribute(name, value);
        input.setAttribute("aria-controls", this.list.id);
        input.addEventListener("input", afterPause(150, () => void this.ask()));
        input.addEventListener("keydown", (event) => this.key(event));
        input.addEventListener("blur", () => this.close());
        // pointerdown would take the focus away before the click arrives
        this.list.addEventListener("pointerdown", (event) => event.preventDefault());
        this.list.addEventListener("click", (event) => this.press(event));
    }
    async ask() {
        const text = this.input?.value.trim() ?? "";
        this.asking?.abort();
        if (text.length < 2 || document.activeElement !== this.input)
            return this.close();
        this.asking = new AbortController();
        const source = attribute(this, "src");
        const url = `${source}${source.includes("?") ? "&" : "?"}q=${encodeURIComponent(text)}`;
        try {
            const answer = await fetch(url, { signal: this.asking.signal, headers: { accept: "application/json" } });
            if (answer.ok)
                this.show(read(await answer.json()));
        }
        catch {
            // Aborted or offline: typing goes on without suggestions.
        }
    }
    show(found) {
        const list = this.list;
        if (!list || document.activeElement !== this.input)
            return;
        list.replaceChildren(...found.slice(0, 8).map((it, at) => {
            const item = document.createElement("li");
            item.id = `${list.id}-${at}`;
            item.dataset["value"] = it.value;
            item.setAttribute("role", "option");
            item.setAttribute("aria-selected", "false");
            item.append(it.label);
            if (it.note) {
                const note = document.createElement("small");
                note.textContent = it.note;
                item.append(note);
            }
            return item;
        }));
        this.chosen = -1;
        this.input?.removeAttribute("aria-activedescendant");
        list.hidden = found.length === 0;
        this.input?.setAttribute("aria-expanded", String(found.length > 0));
    }
    key(event) {
        const count = this.list?.hidden === false ? this.list.children.length : 0;
        if (event.isComposing || count === 0)
            return;
        switch (event.key) {
            case "ArrowDown":
                this.mark((this.chosen + 1) % count);
                break;
            case "ArrowUp":
                this.mark((this.chosen + count - (this.chosen < 0 ? 0 : 1)) % count);
                break;
            case "Escape":
                this.close();
                break;
            case "Enter":
                if (this.chosen < 0)
                    return;
                this.take(this.list?.children[this.chosen]);
                break;
            default: return;
        }
        event.preventDefault();
    }
    mark(at) {
        this.chosen = at;
        for (const [index, item] of [...(this.list?.children ?? [])].entries()) {
            item.setAttribute("aria-selected", String(index === at));
            if (index === at) {
                this.input?.setAttribute("aria-activedescendant", item.id);
                item.scrollIntoView({ block: "nearest" });
            }
        }
    }
    press(event) {
        if (event.target instanceof Element)
            this.take(event.target.closest("[role=option]"));
    }
    take(item) {
        if (!(item instanceof HTMLElement) || !this.input)
            return;
        this.input.value = item.dataset["value"] ?? "";
        this.input.dispatchEvent(new Event("change", { bubbles: true }));
        this.close();
    }
    close() {
        this.asking?.abort();
        this.chosen = -1;
        if (this.list)
            this.list.hidden = true;
        this.input?.setAttribute("aria-expanded", "false");
        this.input?.removeAttribute("aria-activedescendant");
    }
}
customElements.define("convoke-suggest", Suggest);
