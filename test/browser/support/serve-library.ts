import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** A server of this machine, for as long as a test needs it. */
export interface LibraryServer {
  /** The address of an empty page; the library is at `/index.js` beside it. */
  readonly url: string;
  close(): void;
}

/** What a page may do, as the headers of its server say, and load. */
export interface PageOptions {
  /** Cross-origin isolation: memory that is shared with workers. */
  readonly isolated?: boolean;
  /** False where a content security policy forbids workers. */
  readonly workers?: boolean;
  /** Modules beside the library, by the ends of their addresses: `data/index.js`. */
  readonly modules?: ReadonlyMap<string, string>;
}

/** Serves the library in single modules: they have relative imports only, so a page takes them as they are. */
export async function serveLibrary({
  isolated = false,
  workers = true,
  modules,
}: PageOptions = {}): Promise<LibraryServer> {
  const root = fileURLToPath(new URL('../../../packages/core/dist/', import.meta.url));
  const server = createServer(async (request, response) => {
    if (isolated) {
      response.setHeader('cross-origin-opener-policy', 'same-origin');
      response.setHeader('cross-origin-embedder-policy', 'require-corp');
    }
    if (!workers) response.setHeader('content-security-policy', "worker-src 'none'");
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/') {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>x</title>');
      return;
    }
    try {
      const name = path.slice(1);
      const source = modules?.get(name) ?? (await readFile(root + name));
      response.setHeader('content-type', 'text/javascript').end(source);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
