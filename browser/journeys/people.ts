// Who travels: in a demonstration anybody can be signed in with one click.

import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";

/** The buttons that sign in as somebody; a visitor sees one for each part in the cast. */
export function cast(page: Page): Locator {
  return page.locator("form[action^='/sign-in/as/'] button");
}

/** What the buttons say, one for each part: "Sign in as Nadia Rahman, Returning officer". */
export async function parts(page: Page): Promise<string[]> {
  await page.goto("/sign-in");
  const said = await cast(page).evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label") ?? ""));
  assert.ok(said.length > 0, "the demonstration offers nobody to sign in as");
  const part = (label: string) => label.slice(label.lastIndexOf(",") + 1).trim();
  return said.filter((label, place) => said.findIndex((other) => part(other) === part(label)) === place);
}

/** Signs in as the first person whose button says `who`. */
export async function signInAs(page: Page, who: string | RegExp): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: who }).and(cast(page)).first().click();
  await page.waitForURL("/");
}
