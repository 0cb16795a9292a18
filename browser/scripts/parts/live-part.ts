// <live-part data-topic="ballots-turnout-…" aria-live="polite">what the server rendered with the page</live-part>
//
// Follows a topic and changes in place. The server sends the same markup to everybody; what has not changed is left
// alone, so that nothing is announced twice, and the focus stays where it is.

/** A part of the page that follows a topic while the page is open. */
export class LivePart extends HTMLElement {
  #events: EventSource | undefined;
  readonly #close = (): void => this.disconnectedCallback();

  connectedCallback(): void {
    const topic = this.dataset["topic"];
    if (!topic) return;
    // The browser comes back by itself after a break, and says which version it saw last.
    this.#events = new EventSource(`/live/${encodeURIComponent(topic)}`);
    this.#events.addEventListener("content", (event) => this.#show(String(event.data)));
    // An open stream would keep the page out of the browser's own store.
    window.addEventListener("pagehide", this.#close);
  }

  disconnectedCallback(): void {
    this.#events?.close();
    this.#events = undefined;
    window.removeEventListener("pagehide", this.#close);
  }

  #show(markup: string): void {
    const fresh = document.createElement("template");
    fresh.innerHTML = markup;
    const [now, then] = [normal(this), normal(fresh.content)];
    if (now === then) return;
    const focused = this.contains(document.activeElement) ? document.activeElement?.id : undefined;
    this.replaceChildren(fresh.content);
    if (focused) document.getElementById(focused)?.focus();
  }
}

/** The markup without the blanks between elements, which templates and formatting change. */
function normal(part: Element | DocumentFragment): string {
  const holder = document.createElement("div");
  holder.append(...[...part.childNodes].map((node) => node.cloneNode(true)));
  return holder.innerHTML.replaceAll(/\s+/g, " ").replaceAll(/> | </g, (blank) => blank.trim()).trim();
}
