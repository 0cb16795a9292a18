// A real browser, and the watch on every page that it opens: nothing from third parties, nothing the content
// security policy refuses, no error on the console. A journey in which one of these happens has failed, whatever
// it was about.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";

/** What went wrong on the pages of one journey, in the order in which it was seen. */
export class Watch {
  readonly seen: string[] = [];
  readonly #host: string;

  constructor(address: string) {
    this.#host = new URL(address).host;
  }

  /** Watches every page that the context opens. */
  async over(context: BrowserContext): Promise<void> {
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith("http") && url.host !== this.#host) this.seen.push(`third party: ${url.href}`);
    });
    context.on("response", (response) => {
      if (response.status() >= 500) this.seen.push(`${response.status()}: ${response.url()}`);
    });
    context.on("console", (message) => {
      if (message.type() === "error" && !isAnswer(message.text())) this.seen.push(`console: ${message.text()}`);
    });
    context.on("weberror", (error) => this.seen.push(`script: ${error.error().message}`));
    await context.exposeFunction("flotillaRefused", (what: string) => this.seen.push(`policy: ${what}`));
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        const tell = (window as unknown as { flotillaRefused: (what: string) => void }).flotillaRefused;
        tell(`${event.violatedDirective} ${event.blockedURI}`);
      });
    });
  }
}

/** What a journey gets to work with. */
export interface Traveller {
  page: Page;
  context: BrowserContext;
  watch: Watch;
}

/** Chromium writes an error for every answer that is a refusal, also for those that a journey asks for. */
function isAnswer(text: string): boolean {
  return text.startsWith("Failed to load resource: the server responded with a status of 4");
}

/** For the longest journey on a busy machine. */
const patienceMs = 300_000;

let running: Promise<Browser> | undefined;

/** The browser, started once for a file of journeys. */
export function browser(): Promise<Browser> {
  running ??= chromium.launch({
    executablePath: program(),
    args: [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-features=OptimizationHints,MediaRouter",
      "--no-first-run",
      // The sandbox cannot be set up by root, which is who runs in a container.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  });
  return running;
}

function program(): string {
  const told = process.env["FLOTILLA_CHROMIUM"];
  const found = told ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));
  assert.ok(found, "Chromium is missing: cargo xtask test installs it, or FLOTILLA_CHROMIUM says where it is");
  return found;
}

/** Ends the browser; call it after the last journey of a file. */
export async function closeBrowser(): Promise<void> {
  await (await running)?.close();
  running = undefined;
}

/** A journey from `address()` in a fresh browser context, failed by anything the watch sees. */
export function journey(
  name: string,
  address: () => string,
  steps: (traveller: Traveller) => Promise<void>,
  options: BrowserContextOptions = {},
): void {
  test(name, { timeout: patienceMs }, async () => {
    await travel(address(), steps, options);
  });
}

/** The same without a test around it, for journeys of several people. */
export async function travel(
  address: string,
  steps: (traveller: Traveller) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const context = await (await browser()).newContext({ baseURL: address, locale: "en-GB", ...options });
  context.setDefaultTimeout(10_000);
  try {
    const watch = new Watch(address);
    await watch.over(context);
    const page = await context.newPage();
    await steps({ page, context, watch });
    assert.deepEqual(watch.seen, [], "a page asked for something that it may not");
  } finally {
    await context.close();
  }
}
