// <print-button hidden><button type="button">Print</button></print-button>
//
// Stays hidden without scripts, where the browser's own menu prints.

/** A button that prints the page. */
export class PrintButton extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false;
    this.querySelector("button")?.addEventListener("click", () => window.print());
  }
}
