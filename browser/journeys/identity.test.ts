// Signing in by the organisation's identity provider: a real one, on this machine, that asks its own questions on its own
// pages. What those pages do is not ours to watch, so only what our pages ask for and say is.

import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import type { BrowserContextOptions, Page } from "playwright-core";
import { assertUsable } from "./access.ts";
import { browser, closeBrowser } from "./browser.ts";
import { Demonstration } from "./demonstration.ts";
import { signInAs } from "./people.ts";

const secret = "a secret of the journey's own, of the length that its kind wants";
let demonstration: Demonstration;
let provider: Server;

before(async () => {
  provider = createServer();
  await new Promise<void>((ready) => provider.listen(0, "127.0.0.1", ready));
  const issuer = `http://localhost:${(provider.address() as AddressInfo).port}`;
  demonstration = await Demonstration.start(undefined, {
    FLOTILLA_IDENTITY_ISSUER: issuer,
    FLOTILLA_IDENTITY_NAME: "Commons login",
    FLOTILLA_IDENTITY_CLIENT_ID: "flotilla",
  });
  // Public clients prove themselves by PKCE alone.
  const { Provider } = await import("oidc-provider");
  const asked = new Provider(issuer, {
    clients: [{
      client_id: "flotilla",
      token_endpoint_auth_method: "none",
      redirect_uris: [`${demonstration.address}/sign-in/with/back`],
    }],
    cookies: { keys: [secret] },
  });
  provider.on("request", asked.callback());
});

after(async () => {
  await closeBrowser();
  await demonstration.stop();
  provider.closeAllConnections();
  provider.close();
});

/** A journey over pages of ours, which ask nobody else for anything, and pages of the provider's. */
function journey(name: string, steps: (page: Page) => Promise<void>, options: BrowserContextOptions): void {
  test(name, { timeout: 120_000 }, async () => {
    const context = await (await browser()).newContext({ baseURL: demonstration.address, locale: "en-GB", ...options });
    context.setDefaultTimeout(10_000);
    const strangers: string[] = [];
    context.on("request", (request) => {
      const isOurs = !request.isNavigationRequest() && request.frame().url().startsWith(demonstration.address);
      if (isOurs && !request.url().startsWith(demonstration.address)) strangers.push(request.url());
    });
    // The provider's own pages want fonts from elsewhere; a test asks nobody but this machine.
    await context.route((url) => url.hostname !== "localhost", (route) => route.abort());
    try {
      await steps(await context.newPage());
      assert.deepEqual(strangers, []);
    } finally {
      await context.close();
    }
  });
}

/** Shows the provider who one is, as its own pages ask: a name and any password, and then that we may know. */
async function showWho(page: Page, account: string): Promise<void> {
  await page.waitForURL("**/interaction/**");
  await page.locator("input[name=login]").fill(account);
  await page.locator("input[name=password]").fill("any");
  await page.locator("button[type=submit]").click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL("**/sign-in/with/back?**");
}

const goOn = (page: Page) => page.locator("form[action='/sign-in/with/back'] button");

for (const javaScriptEnabled of [true, false]) {
  const account = `account-${javaScriptEnabled}`;
  journey(`an account is linked, signs in and is taken away, scripts ${javaScriptEnabled ? "on" : "off"}`, async (page) => {
    await signInAs(page, /Registrar/);
    await page.goto("/me/sign-in");
    await page.locator("form[action='/me/sign-in/identity'] button").click();
    await showWho(page, account);
    if (javaScriptEnabled) await assertUsable(page);
    await goOn(page).click();
    await page.waitForURL("**/me/sign-in?done=membership-done-identity-added");
    if (javaScriptEnabled) await assertUsable(page);

    await page.locator("form[action='/sign-out'] button").click();
    await page.goto("/sign-in?back=%2Fme%2Fconsents");
    await page.getByRole("button", { name: "Sign in with Commons login" }).click();
    // She is still signed in there: it asks nothing more.
    await page.waitForURL("**/sign-in/with/back?**");
    await goOn(page).click();
    await page.waitForURL("**/me/consents");
    await page.goto("/me/sign-in");
    assert.ok(await page.getByText("By the organisation’s sign-in").first().isVisible());

    await page.locator("form[action='/me/sign-in/identity/remove'] button").click();
    await page.waitForURL("**/me/sign-in?done=membership-done-identity-removed");
  }, { javaScriptEnabled });
}
