// <card-check data-key="…hex…" data-today="2026-11-29" data-good="…" data-forged="…" data-over="…" data-malformed="…">
//   <form method="post"><textarea name="card"></textarea><button>Check</button></form> <div role="status"></div>
// </card-check>
//
// Checks the text of a membership card in the browser, so that a page that was opened once goes on working at a door
// without a network. A browser that cannot do that leaves the form as it is, and the server checks.

const format = "FLOTILLA-CARD-1";

/** A form that checks a card where it is. */
export class CardCheck extends HTMLElement {
  #key: CryptoKey | undefined;

  connectedCallback(): void {
    void this.#prepare();
  }

  async #prepare(): Promise<void> {
    const key = bytes(this.dataset["key"] ?? "");
    if (!key || !globalThis.crypto?.subtle) return;
    try {
      this.#key = await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
    } catch {
      // This browser does not know the signature: the server checks.
      return;
    }
    this.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      void this.#check();
    }, { capture: true });
  }

  async #check(): Promise<void> {
    const text = this.querySelector("textarea")?.value.trim() ?? "";
    const said = this.querySelector<HTMLElement>("[role=status]");
    if (!said) return;
    // Emptied first, so that the same answer twice is heard twice.
    said.textContent = "";
    const answer = await this.#answer(text);
    said.textContent = answer;
  }

  async #answer(text: string): Promise<string> {
    const cut = text.lastIndexOf(";");
    const signature = bytes(text.slice(cut + 1));
    const [kind, number, day, ...name] = text.slice(0, cut).split(";");
    if (!this.#key || cut < 0 || kind !== format || !number || !day || name.length === 0 || signature?.length !== 64) {
      return this.dataset["malformed"] ?? "";
    }
    const message = new TextEncoder().encode(text.slice(0, cut));
    const isOurs = await crypto.subtle.verify({ name: "Ed25519" }, this.#key, signature, message);
    if (!isOurs) return this.dataset["forged"] ?? "";
    // A page that was opened days ago at a door goes by the device's day, if that is later.
    const device = new Date().toLocaleDateString("sv");
    const opened = this.dataset["today"] ?? "";
    const sentence = day < (device > opened ? device : opened) ? this.dataset["over"] : this.dataset["good"];
    const values: Record<string, string> = { "{name}": name.join(";"), "{number}": number, "{day}": day };
    return Object.entries(values).reduce((said, [key, value]) => said.replace(key, () => value), sentence ?? "");
  }
}

/** The bytes of a text in hexadecimal, or nothing. */
function bytes(text: string): Uint8Array<ArrayBuffer> | undefined {
  const hex = text.trim();
  if (hex.length % 2 !== 0 || !/^[0-9a-f]*$/iu.test(hex)) return undefined;
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) => parseInt(hex.slice(2 * index, 2 * index + 2), 16));
}
