// <time datetime="2026-11-25T19:00:00Z" data-local="Europe/London">Wednesday 25 November 2026, 19:00 London time</time>
//
// The organisation's time stands there already, made by the server. When the reader's clock differs from that zone
// at that instant, her own time is put beside it; when it does not, nothing is added.

/** The times of a page, with the reader's own beside them. */
export class LocalTimes {
  /** Adds the reader's own time to each marked time under `root`, once. */
  static showOn(root: ParentNode): void {
    const language = document.documentElement.lang || "en";
    for (const time of root.querySelectorAll<HTMLTimeElement>("time[data-local]")) {
      const own = LocalTimes.own(time.dateTime, time.dataset["local"] ?? "", language);
      if (own === undefined || time.nextElementSibling?.matches(".own-time")) continue;
      const beside = document.createElement("span");
      beside.className = "own-time";
      beside.textContent = ` (${own})`;
      time.after(beside);
    }
  }

  /** The reader's own day and time, or nothing when her clock shows what the organisation's does. */
  static own(instant: string, zone: string, language: string): string | undefined {
    const at = new Date(instant);
    if (Number.isNaN(at.getTime())) return undefined;
    const shown: Intl.DateTimeFormatOptions = {
      weekday: "long",
      day: "numeric",
      month: "long",
      hour: "2-digit",
      minute: "2-digit",
      hour12: false,
    };
    const here = new Intl.DateTimeFormat(language, shown).format(at);
    const there = LocalTimes.#inZone(at, zone, language, shown);
    if (here === there) return undefined;
    return new Intl.DateTimeFormat(language, { ...shown, timeZoneName: "short" }).format(at);
  }

  static #inZone(
    at: Date,
    zone: string,
    language: string,
    shown: Intl.DateTimeFormatOptions,
  ): string | undefined {
    try {
      return new Intl.DateTimeFormat(language, { ...shown, timeZone: zone }).format(at);
    } catch {
      // The browser does not know the zone: the reader's own time is worth more than silence.
      return undefined;
    }
  }
}
