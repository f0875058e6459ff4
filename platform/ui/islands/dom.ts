// Small helpers shared by the islands. Nothing here runs by itself.

/** Removes `hidden`, for elements that only make sense where scripts run. */
export function reveal(element: HTMLElement): void {
  element.hidden = false;
}

/** A word for screen readers and eyes in an element's own status line. */
export function say(element: Element, words: string): void {
  const status = element.querySelector('[role="status"]');
  if (status) status.textContent = words;
}

/** Waits for a pause before running the last call. */
export function afterPause(ms: number, run: () => void): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, ms);
  };
}

/** An attribute's value, empty when it is absent. */
export function attribute(element: Element, name: string): string {
  return element.getAttribute(name) ?? "";
}
