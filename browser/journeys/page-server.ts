// A few pages of our own making, for tests of the watch and of the scripts: served with the same content security
// policy as the program's.

import { createServer, type Server, type ServerResponse } from "node:http";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const bundle = fileURLToPath(new URL("../../../crates/web/assets/flotilla.js", import.meta.url));

/** Serves `pages` by path, and the bundled scripts of the program. */
export class PageServer {
  readonly address: string;
  /** The bodies of the forms that came in, in order. */
  readonly posted: string[] = [];
  readonly #server: Server;
  readonly #followers: ServerResponse[] = [];

  private constructor(server: Server) {
    this.#server = server;
    this.address = `http://localhost:${(server.address() as AddressInfo).port}`;
  }

  /** Begins to listen on a free port. Forms are answered after `delayMs`. */
  static async serve(pages: Record<string, string>, delayMs = 0): Promise<PageServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
    const served = new PageServer(server);
    server.on("request", (request, response) => {
      const path = request.url ?? "/";
      if (request.method === "POST") {
        let body = "";
        request.on("data", (chunk: Buffer) => (body += chunk.toString()));
        request.on("end", () => {
          served.posted.push(body);
          setTimeout(() => response.writeHead(303, { location: "/" }).end(), delayMs);
        });
        return;
      }
      if (path === "/assets/flotilla.js") {
        response.writeHead(200, { "content-type": "text/javascript" }).end(readFileSync(bundle));
        return;
      }
      if (path.startsWith("/live/")) {
        response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
        served.#followers.push(response);
        return;
      }
      const page = pages[path];
      response.writeHead(page === undefined ? 404 : 200, {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": policy,
      });
      response.end(page === undefined ? "" : whole(page));
    });
    return served;
  }

  /** Sends new content to everybody who follows a topic; says how many they were. */
  announce(markup: string): number {
    for (const follower of this.#followers) follower.write(`event: content\ndata: ${markup}\n\n`);
    return this.#followers.length;
  }

  /** Stops listening. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function whole(main: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
    <script src="/assets/flotilla.js" type="module"></script></head>
    <body><main><h1>A page</h1>${main}</main></body></html>`;
}
