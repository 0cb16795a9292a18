// Who travels: in a demonstration anybody can be signed in with one click.

import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";

/** The buttons that sign in as somebody; a visitor sees one for each part in the cast. */
export function cast(page: Page): Locator {
  return page.locator("form[action^='/sign-in/as/'] button");
}

/** What the buttons say, in their order: the name and the part of each person. */
export async function parts(page: Page): Promise<string[]> {
  await page.goto("/sign-in");
  const said = await cast(page).allTextContents();
  assert.ok(said.length > 0, "the demonstration offers nobody to sign in as");
  return said.map((text) => text.replaceAll(/\s+/g, " ").trim());
}

/** Signs in as the person whose button says `part`. */
export async function signInAs(page: Page, part: string | RegExp): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("form[action^='/sign-in/as/']", { hasText: part }).first().locator("button").click();
  await page.waitForURL("/");
}
