// Three officers count what the members decided, each with a part of their own, by keyboard alone; nobody else sees
// anything before two of them have declared it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { assertUsable } from "./access.ts";
import { closeBrowser, travel } from "./browser.ts";
import { Demonstration } from "./demonstration.ts";
import { signInAs } from "./people.ts";
import { goOn, keyboard, paper } from "./voting.ts";

const officer = /returning officer/i;
const second = /second person/i;
const scrutineer = /scrutineer/i;

let demonstration: Demonstration;

before(async () => {
  demonstration = await Demonstration.start();
});

after(async () => {
  await closeBrowser();
  await demonstration.stop();
});

/** Signs in, and goes from the home page to the desk of the ballot that waits there. */
async function atDesk(who: RegExp, steps: (page: Page) => Promise<void>): Promise<void> {
  await travel(demonstration.address, async ({ page }) => {
    await signInAs(page, who);
    await goOn(page, keyboard, page.locator(".decision a.button[href$='/desk']").first());
    await assertUsable(page);
    await steps(page);
  });
}

/** Takes the first step that the desk offers, which has to be this one, and comes back to the desk. */
async function take(page: Page, step: string): Promise<void> {
  const desk = page.url();
  await goOn(page, keyboard, page.locator("main .order a.button:not(.quiet)"));
  assert.match(new URL(page.url()).pathname, new RegExp(`/desk/${step}$`));
  await assertUsable(page);
  await goOn(page, keyboard, paper(page).locator("button"));
  assert.equal(new URL(page.url()).pathname, new URL(desk).pathname);
  assert.equal(await page.locator("main .note.done").count(), 1, `${step} is done: ${await page.locator("main").innerText()}`);
}

/** The steps that the desk offers now. */
async function offered(page: Page): Promise<string[]> {
  const all = await page.locator("main .order a.button").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  return all.map((href) => href.replace(/^.*\/desk\//, ""));
}

/** The address of the ballot that is closed and waits for its count. */
async function waiting(): Promise<string> {
  let address = "";
  await atDesk(officer, async (page) => {
    address = new URL(page.url()).pathname.replace("/desk", "");
  });
  return address;
}

/** Fails when anything of the result can be seen by whoever looks at the page. */
async function assertHidden(page: Page, ballot: string): Promise<void> {
  for (const part of ["result", "sheet", "ballots.blt", "transcript.json"]) {
    assert.equal((await page.request.get(`${ballot}/${part}`)).status(), 404, `${part} is there before the declaration`);
  }
  await page.goto("/");
  assert.equal(await page.locator(`a[href='${ballot}/result']`).count(), 0, "the home page leads to a result");
  await page.goto(ballot);
  assert.equal(await page.locator("main .word.elected, main .elected-name, main svg.drawing").count(), 0);
}

/** The same for a visitor. */
async function visitorSeesNothing(ballot: string): Promise<void> {
  await travel(demonstration.address, ({ page }) => assertHidden(page, ballot));
}

test("one counts, another checks, two declare, and only then is there a result", { timeout: 300_000 }, async () => {
  const ballot = await waiting();
  await visitorSeesNothing(ballot);

  await atDesk(officer, async (page) => {
    await take(page, "count");
    assert.ok(!(await offered(page)).includes("check"), "nobody checks a count of her own");
    await assertHidden(page, ballot);
  });
  await visitorSeesNothing(ballot);

  await atDesk(scrutineer, async (page) => {
    await take(page, "check");
    assert.deepEqual(await offered(page), [], "a scrutineer does not declare");
    await assertHidden(page, ballot);
  });
  await visitorSeesNothing(ballot);

  await atDesk(officer, async (page) => {
    await take(page, "declare");
    // The same person once more is not the second one.
    await page.goto(`${ballot}/desk/declare`);
    if (await paper(page).count()) await paper(page).locator("button").click();
    await assertHidden(page, ballot);
  });
  await visitorSeesNothing(ballot);

  await atDesk(second, async (page) => {
    await take(page, "declare");
  });
  await travel(demonstration.address, async ({ page }) => {
    await page.goto("/");
    await goOn(page, keyboard, page.locator(`main table a[href='${ballot}/result']`));
    assert.equal(await page.locator(".elected-name").count(), 1, "one place, one elected");
    for (const part of ["sheet", "ballots.blt", "transcript.json"]) {
      assert.equal((await page.request.get(`${ballot}/${part}`)).status(), 200, `${part} is published`);
    }
  });
});
