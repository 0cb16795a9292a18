// <rank-paper>
//   <ol class="paper">
//     <li>
//       <input class="rank" id="rank-1" …> <label for="rank-1">Alma Reyes</label>
//       <span class="moves" hidden><button type="button" data-move="up">↑</button>
//                                  <button type="button" data-move="down">↓</button></span>
//     </li> …
//   </ol>
// </rank-paper>
//
// A voting paper of numbered boxes works as it is: people type 1, 2, 3. The buttons write the numbers for those who
// would rather not: up gives a candidate the next number, then a better one; down a worse one, then none. Rows stay
// where they are, so the paper on the screen keeps the order of the paper in the hall.

/** A voting paper whose numbers can also be given by buttons. */
export class RankPaper extends HTMLElement {
  #said: HTMLElement | undefined;

  connectedCallback(): void {
    for (const moves of this.querySelectorAll<HTMLElement>(".moves")) moves.hidden = false;
    this.addEventListener("click", (event) => {
      const button = (event.target as Element).closest<HTMLElement>("[data-move]");
      const rank = button?.closest("li")?.querySelector<HTMLInputElement>("input.rank");
      if (!button || !rank) return;
      if (button.dataset["move"] === "up") this.#up(rank);
      else this.#down(rank);
      this.#say(rank);
    });
  }

  /** One place better: the next free number first, then changing places with the candidate before. */
  #up(rank: HTMLInputElement): void {
    const place = number(rank);
    if (place === undefined) rank.value = String(this.#last() + 1);
    else if (place > 1) this.#change(rank, place, place - 1);
    this.#tell(rank);
  }

  /** One place worse; the last one given loses its number. */
  #down(rank: HTMLInputElement): void {
    const place = number(rank);
    if (place === undefined) return;
    if (place >= this.#last()) rank.value = "";
    else this.#change(rank, place, place + 1);
    this.#tell(rank);
  }

  #change(rank: HTMLInputElement, from: number, to: number): void {
    for (const other of this.#ranks()) {
      if (other !== rank && number(other) === to) {
        other.value = String(from);
        this.#tell(other);
      }
    }
    rank.value = String(to);
  }

  /** The highest number given so far, 0 on an empty paper. */
  #last(): number {
    return Math.max(0, ...this.#ranks().map((rank) => number(rank) ?? 0));
  }

  #ranks(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>("input.rank")];
  }

  /** Lets others on the page know, as if it had been typed. */
  #tell(rank: HTMLInputElement): void {
    rank.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Says name and number, in no language: "Alma Reyes: 2". */
  #say(rank: HTMLInputElement): void {
    if (!this.#said) {
      this.#said = document.createElement("p");
      this.#said.setAttribute("role", "status");
      this.#said.className = "unseen";
      this.append(this.#said);
    }
    const name = rank.labels?.[0]?.textContent?.trim() ?? "";
    this.#said.textContent = `${name}: ${rank.value || "–"}`;
  }
}

/** The number in a box, or nothing when there is none that counts. */
function number(rank: HTMLInputElement): number | undefined {
  const typed = rank.value.trim();
  return /^[1-9][0-9]{0,2}$/.test(typed) ? Number(typed) : undefined;
}
