import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the build of the page lies. */
const pageFolder = fileURLToPath(new URL('../../studio/', import.meta.url));

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/**
 * What the page may do: its own files, its own workers, WebAssembly, pictures that it draws itself. No request can
 * leave this machine, nothing can be framed, no text is ever read as a script.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A file that the page is given: what the user named. */
export interface GivenFile {
  /** As the page asks for it, below `given/`. */
  readonly name: string;
  readonly path: string;
}

/** A server that runs. */
export interface StudioServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the page to this machine only: the files of its build, and those it is given; nothing else of the disk can be
 * asked for. A request under another name of this machine is refused, so that no foreign page can reach it.
 * @throws the system's error where the port is taken
 */
export async function serveStudio(given: readonly GivenFile[], port: number): Promise<StudioServer> {
  const server = createServer((request, response) => answer(server, request, response, given));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${portOf(server)}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(
  server: Server,
  request: IncomingMessage,
  response: ServerResponse,
  given: readonly GivenFile[],
): void {
  const refuse = (status: number, text: string) =>
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
  response.setHeader('content-security-policy', policy);
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-embedder-policy', 'require-corp');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cache-control', 'no-cache');
  const hosts = ['127.0.0.1', 'localhost'].map((name) => `${name}:${portOf(server)}`);
  if (!hosts.includes(request.headers.host ?? ''))
    return void refuse(403, 'this page is for this machine only');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return void refuse(405, 'only GET');
  }
  const path = fileOf(request.url ?? '/', given);
  const found = path === undefined ? undefined : statOf(path);
  if (path === undefined || found === undefined) return void refuse(404, 'there is no such file');
  const headers = {
    'content-type': types[extname(path)] ?? 'application/octet-stream',
    'content-length': found.size,
    // The page knows by it whether a file is still the one that it had.
    etag: `"${found.size}-${found.mtimeMs}"`,
  };
  response.writeHead(200, headers);
  if (request.method === 'HEAD') return void response.end();
  createReadStream(path)
    .on('error', () => response.destroy())
    .pipe(response);
}

/** The file that an address means: one of the build, or one that was given. */
function fileOf(url: string, given: readonly GivenFile[]): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(url.split(/[?#]/, 1)[0]);
  } catch {
    return undefined;
  }
  const parts = path.split('/').slice(1);
  if (parts[0] === 'given') return given.find(({ name }) => name === parts.slice(1).join('/'))?.path;
  if (parts.some((part) => part === '..' || part === '.' || /[\\\0]/.test(part))) return undefined;
  const name = parts.filter(Boolean).join('/');
  return join(pageFolder, name === '' ? 'index.html' : name);
}

function statOf(path: string) {
  try {
    const found = statSync(path);
    return found.isFile() ? found : undefined;
  } catch {
    return undefined;
  }
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
