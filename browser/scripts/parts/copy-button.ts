// <copy-button hidden data-from="command" data-done="Copied"><button type="button">Copy</button></copy-button>
//
// `data-from` is the id of the element whose text is copied; `data-done` is what is said afterwards.

/** A button that puts a text of the page on the clipboard. */
export class CopyButton extends HTMLElement {
  connectedCallback(): void {
    // Only pages from https or localhost may write to the clipboard.
    if (!navigator.clipboard) return;
    this.hidden = false;
    this.querySelector("button")?.addEventListener("click", (event) => {
      void this.#copy(event.currentTarget as HTMLButtonElement);
    });
  }

  async #copy(button: HTMLButtonElement): Promise<void> {
    const from = document.getElementById(this.dataset["from"] ?? "");
    await navigator.clipboard.writeText((from?.textContent ?? "").trim());
    let said = this.querySelector<HTMLElement>("[role=status]");
    if (!said) {
      said = document.createElement("span");
      said.setAttribute("role", "status");
      button.after(said);
    }
    said.textContent = this.dataset["done"] ?? "";
  }
}
