// What scripts add to pages, tried on pages of our own making with the bundle that the program serves.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { press } from "./access.ts";
import { closeBrowser, travel } from "./browser.ts";
import { PageServer } from "./page-server.ts";

const row = (number: number, name: string) => `
  <li><input class="rank" id="rank-${number}" name="rank-${number}"><label for="rank-${number}">${name}</label>
  <span class="moves" hidden><button type="button" data-move="up" aria-label="${name} up">↑</button>
  <button type="button" data-move="down" aria-label="${name} down">↓</button></span></li>`;

let server: PageServer;

before(async () => {
  server = await PageServer.serve(
    {
      "/paper": `<form method="post"><rank-paper><ol>${row(1, "Alma")}${row(2, "Tomos")}${row(3, "Ines")}</ol></rank-paper></form>`,
      "/time": `<p><time datetime="2026-11-25T19:00:00Z" data-local>Wednesday 25 November 2026, 19:00 London time</time></p>`,
      "/copy": `<p id="command">flotilla count ballots.blt</p>
        <copy-button hidden data-from="command" data-done="Copied"><button type="button">Copy</button></copy-button>`,
      "/print": `<print-button hidden><button type="button">Print</button></print-button>`,
      "/form": `<form method="post" action="/form"><input name="word" aria-label="Word" value="yes"><button>Send</button></form>`,
      "/live": `<live-part data-topic="turnout" aria-live="polite"><p>12 <a id="more" href="/">more</a></p></live-part>`,
      "/": "<p>Sent.</p>",
    },
    400,
  );
});

after(async () => {
  await closeBrowser();
  await server.stop();
});

async function on(path: string, steps: (page: Page) => Promise<void>, options = {}): Promise<void> {
  await travel(
    server.address,
    async ({ page }) => {
      await page.goto(path);
      await steps(page);
    },
    options,
  );
}

async function ranks(page: Page): Promise<string[]> {
  return page.locator("input.rank").evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
}

test("up gives the next number, then changes places", async () => {
  await on("/paper", async (page) => {
    await page.getByRole("button", { name: "Ines up" }).click();
    await page.getByRole("button", { name: "Alma up" }).click();
    assert.deepEqual(await ranks(page), ["2", "", "1"]);

    await page.getByRole("button", { name: "Alma up" }).click();

    assert.deepEqual(await ranks(page), ["1", "", "2"]);
    assert.equal(await page.getByRole("status").textContent(), "Alma: 1");
  });
});

test("down takes a place lost, and the last number away", async () => {
  await on("/paper", async (page) => {
    for (const name of ["Alma", "Tomos"]) await page.getByRole("button", { name: `${name} up` }).click();

    await page.getByRole("button", { name: "Alma down" }).click();
    assert.deepEqual(await ranks(page), ["2", "1", ""]);

    await page.getByRole("button", { name: "Alma down" }).click();
    assert.deepEqual(await ranks(page), ["", "1", ""]);
    assert.equal(await page.getByRole("status").textContent(), "Alma: –");
  });
});

test("up at the top and down without a number change nothing", async () => {
  await on("/paper", async (page) => {
    await page.getByRole("button", { name: "Tomos up" }).click();
    await page.getByRole("button", { name: "Tomos up" }).click();
    await page.getByRole("button", { name: "Ines down" }).click();

    assert.deepEqual(await ranks(page), ["", "1", ""]);
  });
});

test("numbers that were typed count, and the buttons go on from them", async () => {
  await on("/paper", async (page) => {
    await page.getByLabel("Tomos", { exact: true }).fill("1");
    await page.getByRole("button", { name: "Alma up" }).click();

    assert.deepEqual(await ranks(page), ["2", "1", ""]);
  });
});

test("the paper is filled by keyboard alone", async () => {
  await on("/paper", async (page) => {
    await press(page, page.getByRole("button", { name: "Tomos up" }));
    await press(page, page.getByRole("button", { name: "Ines up" }));

    assert.deepEqual(await ranks(page), ["", "1", "2"]);
  });
});

test("without scripts the paper shows boxes and no buttons", async () => {
  await on(
    "/paper",
    async (page) => {
      assert.equal(await page.locator("input.rank:visible").count(), 3);
      assert.equal(await page.locator("button:visible").count(), 0);
    },
    { javaScriptEnabled: false },
  );
});

test("a reader elsewhere sees her own time beside the organisation's", async () => {
  await on(
    "/time",
    async (page) => {
      const own = await page.locator(".own-time").textContent();
      assert.match(own ?? "", /Thursday.* 04:00/);
    },
    { timezoneId: "Asia/Tokyo" },
  );
});

test("a reader whose clock shows the same sees nothing added", async () => {
  await on(
    "/time",
    async (page) => {
      assert.equal(await page.locator(".own-time").count(), 0);
    },
    // Portugal has the time of the United Kingdom.
    { timezoneId: "Europe/Lisbon" },
  );
});

test("copying puts the text on the clipboard and says so", async () => {
  await on(
    "/copy",
    async (page) => {
      await page.getByRole("button", { name: "Copy" }).click();
      await page.getByText("Copied").waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "flotilla count ballots.blt");
    },
    { permissions: ["clipboard-read", "clipboard-write"] },
  );
});

test("the print button prints", async () => {
  await on("/print", async (page) => {
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute("data-printed", "");
    });
    await page.getByRole("button", { name: "Print" }).click();
    assert.equal(await page.locator("body[data-printed]").count(), 1);
  });
});

test("a second click while a form is under way sends nothing", async () => {
  await on("/form", async (page) => {
    server.posted.length = 0;
    await page.evaluate(() => {
      const button = document.querySelector("button");
      button?.click();
      button?.click();
    });
    await page.getByText("Sent.").waitFor();

    assert.deepEqual(server.posted, ["word=yes"]);
  });
});

test("a live part changes in place, keeps the focus, and leaves alone what is the same", async () => {
  await on("/live", async (page) => {
    const part = page.locator("live-part");
    while (server.announce(`<p>12 <a id="more" href="/">more</a></p>`) === 0) await page.waitForTimeout(20);
    await part.evaluate((element) => {
      const changes = new MutationObserver(() => {
        element.dataset["changes"] = String(Number(element.dataset["changes"] ?? 0) + 1);
      });
      changes.observe(element, { childList: true });
    });
    await page.getByRole("link", { name: "more" }).focus();

    server.announce(`<p>12  <a id="more" href="/">more</a></p> `);
    server.announce(`<p>13 <a id="more" href="/">more</a></p>`);
    await page.getByText("13 more").waitFor();

    assert.equal(await part.getAttribute("data-changes"), "1");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "more");
  });
});
