// A member's card is checked at a door without a network, a treasurer enters a payment, and a complaint becomes a case.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { assertUsable } from "./access.ts";
import { closeBrowser, journey } from "./browser.ts";
import { Demonstration } from "./demonstration.ts";
import { signInAs } from "./people.ts";

let demonstration: Demonstration;
const address = () => demonstration.address;

before(async () => {
  demonstration = await Demonstration.start();
});

after(async () => {
  await closeBrowser();
  await demonstration.stop();
});

journey("a member's card is checked at a door without a network", address, async ({ page }) => {
  await signInAs(page, "Alma Reyes");
  await page.goto("/me/card");
  await assertUsable(page);
  await page.locator("details summary").click();
  const card = (await page.locator("details .command").innerText()).trim();
  assert.match(card, /^FLOTILLA-CARD-1;\d{12};\d{4}-\d\d-\d\d;Alma Reyes;[0-9A-F]{128}$/);

  await page.goto("/card");
  await page.context().setOffline(true);
  const answer = page.locator("card-check [role=status]");
  for (const [text, expected] of [[card, /^Alma Reyes, membership number \d{12}, is a member/], [card.replace("Alma", "Elma"), /did not sign/], ["hello", /not the text/]] as const) {
    await page.locator("#card").fill(text);
    await page.locator("card-check button").click();
    await answer.filter({ hasText: expected }).waitFor();
  }
  await page.context().setOffline(false);
  await assertUsable(page);
});

journey("a treasurer enters a payment, and the member sees it", address, async ({ page }) => {
  await signInAs(page, /treasurer/i);
  await page.goto("/people");
  await page.locator("#name").fill("tomi");
  await page.locator("main form button").first().click();
  await page.locator("main a", { hasText: "Tomi Bankole" }).click();
  await page.locator("main a[href$='/subscription']").click();
  await page.locator("main button[value=made]").click();
  assert.equal(await page.locator("main .note.done").count(), 1, await page.locator("main").innerText());
  await assertUsable(page);

  await signInAs(page, "Tomi Bankole");
  await page.goto("/me/subscription");
  assert.match(await page.locator("main .lede").innerText(), /^Paid up to/);
  await page.locator("input[name=tier]").nth(1).check();
  await page.locator("main form button").click();
  assert.equal(await page.locator("input[name=tier]").nth(1).isChecked(), true);
  await assertUsable(page);
});

journey("a suspended member answers, and an officer who took the case on cannot decide it", address, async ({ page }) => {
  await signInAs(page, /suspended/i);
  await page.goto("/me/cases");
  await page.locator("main .rows a").first().click();
  await page.locator("input[value=answered]").check();
  await page.locator("#text").fill("I asked for the floor three times first.");
  await page.locator("main form button").click();
  assert.match(await page.locator("main .acts").innerText(), /three times first/);
  await assertUsable(page);

  await signInAs(page, "Gwyn Parry");
  await page.goto("/cases");
  await page.locator("main .rows a").first().click();
  await page.locator("input[value=warned]").check();
  await page.locator("#text").fill("It was loud, and it was once.");
  await page.locator("main form button").click();
  assert.match(await page.locator(".errors").innerText(), /interest of her own/);
  assert.equal(await page.locator("#text").inputValue(), "It was loud, and it was once.");
  await page.locator("#no_interest").check();
  await page.locator("main form button").click();
  assert.match(await page.locator("main .acts").innerText(), /Decided: a warning/);
  await assertUsable(page);
});
