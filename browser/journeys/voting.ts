// Casting the vote that waits on the home page, whatever it asks: numbers on a paper, or one of a few answers.

import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { press, tabTo, type } from "./access.ts";

/** How somebody works a page. */
export interface Hand {
  write(page: Page, field: Locator, text: string): Promise<void>;
  choose(page: Page, option: Locator): Promise<void>;
  press(page: Page, button: Locator): Promise<void>;
}

/** With a mouse or a finger. */
export const pointer: Hand = {
  write: (_, field, text) => field.fill(text),
  choose: (_, option) => option.check(),
  press: (_, button) => button.click(),
};

/** With the keyboard alone. */
export const keyboard: Hand = {
  write: type,
  choose: async (page, option) => {
    await tabTo(page, option);
    await page.keyboard.press("Space");
  },
  press,
};

/** More pages than a vote takes. */
const mostPages = 6;

/** From the home page to the notice that the vote is in. */
export async function vote(page: Page, hand: Hand = pointer): Promise<void> {
  await openPaper(page, hand);
  for (let pages = 0; pages < mostPages && !(await isIn(page)); pages += 1) await step(page, hand);
  assert.ok(await isIn(page), `the vote is not in after ${mostPages} pages: ${await page.locator("main").innerText()}`);
}

/** From the home page to the voting paper. */
export async function openPaper(page: Page, hand: Hand = pointer): Promise<void> {
  await page.goto("/");
  await goOn(page, hand, page.locator(".decision a.button:not(.quiet)").first());
  if (await paper(page).count()) return;
  await goOn(page, hand, page.locator("main a.button:not(.quiet)").first());
  assert.ok(await paper(page).count(), `there is no paper at ${page.url()}`);
}

/** Fills what this page asks for, and presses its one primary button. */
export async function step(page: Page, hand: Hand = pointer): Promise<void> {
  const ranks = paper(page).locator("input.rank");
  for (let place = 1; place <= Math.min(2, await ranks.count()); place += 1) {
    await hand.write(page, ranks.nth(place - 1), String(place));
  }
  const answers = paper(page).locator("input[type=radio]");
  if (await answers.count()) await hand.choose(page, answers.first());
  await goOn(page, hand, primary(page));
}

/** Presses what leads to another page, and waits for that page. */
export async function goOn(page: Page, hand: Hand, wanted: Locator): Promise<void> {
  await Promise.all([page.waitForEvent("framenavigated"), hand.press(page, wanted)]);
  await page.waitForLoadState();
}

/** The form of the voting pages: the only one on the page that is sent to a ballot. */
export function paper(page: Page): Locator {
  return page.locator("main form[method=post][action^='/ballots/']");
}

/** The button that goes on. */
export function primary(page: Page): Locator {
  return paper(page).locator("button:not(.quiet):not(.link):not(.grave):not([data-move])").last();
}

/** Whether the page says that it is done. */
export async function isIn(page: Page): Promise<boolean> {
  return (await page.locator("main .note.done").count()) > 0;
}
