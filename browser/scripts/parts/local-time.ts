// <time datetime="2026-11-25T19:00:00Z" data-local>Wednesday 25 November 2026, 19:00 London time</time>
//
// The organisation's time stands there already, made by the server. A reader whose own clock shows another hour or day
// at that instant finds hers beside it; for everybody else nothing is added.

/** Puts the reader's own time beside each marked time under `root`, once. */
export function showOwnTimes(root: ParentNode): void {
  const language = document.documentElement.lang || "en";
  for (const time of root.querySelectorAll<HTMLTimeElement>("time[data-local]")) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime()) || time.nextElementSibling?.matches(".own-time")) continue;
    if (says(time.textContent ?? "", at)) continue;
    const beside = document.createElement("span");
    beside.className = "own-time";
    beside.textContent = ` (${own(at, language)})`;
    time.after(beside);
  }
}

/** Whether the text gives the hour and the day that the reader's clock shows at that instant. */
function says(text: string, at: Date): boolean {
  const hour = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return text.includes(hour) && new RegExp(`(^|\\D)${at.getDate()}(\\D|$)`).test(text);
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

/** "Thursday 26 November, 04:00 GMT+9", in the language of the page. */
function own(at: Date, language: string): string {
  return new Intl.DateTimeFormat(language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  }).format(at);
}
