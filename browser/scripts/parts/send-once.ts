// A second click on a slow connection must not look like a second vote. The server does everything once whatever
// happens; here the button only says that it is at work.

/** Ignores a form that is sent again while its first sending is under way. */
export function sendOnce(page: Document): void {
  page.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset["sent"] !== undefined) {
      event.preventDefault();
      return;
    }
    form.dataset["sent"] = "";
    form.setAttribute("aria-busy", "true");
  });
  // The page may come back from the browser's own store, by the back button, as it was left.
  window.addEventListener("pageshow", () => {
    for (const form of page.querySelectorAll<HTMLFormElement>("form[data-sent]")) {
      delete form.dataset["sent"];
      form.removeAttribute("aria-busy");
    }
  });
}
