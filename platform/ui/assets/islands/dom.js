// Small helpers shared by the islands. Nothing here runs by itself.
/** Removes `hidden`, for elements that only make sense where scripts run. */
export function reveal(element) {
    element.hidden = false;
}
/** A word for screen readers and eyes in an element's own status line. */
export function say(element, words) {
    const status = element.querySelector('[role="status"]');
    if (status)
        status.textContent = words;
}
/** Waits for a pause before running the last call. */
export function afterPause(ms, run) {
    let timer = 0;
    return () => {
        clearTimeout(timer);
        timer = setTimeout(run, ms);
    };
}
/** An attribute's value, empty when it is absent. */
export function attribute(element, name) {
    return element.getAttribute(name) ?? "";
}
