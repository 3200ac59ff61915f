import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeStudio, figure, press, stands } from './support/studio.js';

const built = fileURLToPath(new URL('../../packages/cli/studio/', import.meta.url));

/** A web server that knows nothing of the studio: no header, and the page below a path. */
function plainServer(): Promise<Server> {
  const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.replace(/^\/below\//, '');
    try {
      const name = path === '' ? 'index.html' : path;
      response.setHeader('content-type', types[name.split('.').at(-1)!] ?? 'application/octet-stream');
      response.end(readFileSync(built + name));
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

describeStudio('the studio as static files', (studio) => {
  let server: Server;
  beforeAll(async () => {
    server = await plainServer();
  });
  afterAll(() => void server.close());

  it('trains to the same figures without isolation, on one thread, below a path', async () => {
    const figures: string[] = [];
    const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}/below/`;
    for (const url of [studio.url, own]) {
      const page = await studio.open('?toy=moons', {}, url);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(url === studio.url);
      await stands(page, 'ready');
      for (let at = 0; at < 5; at++) await press(page, 'Epoch');
      await page.locator('.standing', { hasText: '5 of' }).waitFor();
      figures.push(await figure(page, 'cost'));
      await page.context().close();
    }
    expect(figures[0]).toMatch(/^0\.\d{4} 0\.\d{4}$/);
    expect(figures[1]).toBe(figures[0]);
  });

  it('downloads at most 350 kB before a reader is wanted, and asks for nothing outside', async () => {
    const page = await studio.open();
    const heading = page.getByRole('heading', { level: 1, name: 'Data' });
    // What is still asked for before the page is loaded anew would count twice.
    await heading.waitFor();
    await page.waitForLoadState('networkidle');
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(request.url()));
    await page.reload();
    await heading.waitFor();
    await page.waitForTimeout(500);
    expect([...asked].filter((url) => !url.startsWith(studio.url))).toEqual([]);
    const bytes = [...asked].map((url) => {
      const name = new URL(url).pathname.slice(1);
      return gzipSync(readFileSync(built + (name === '' ? 'index.html' : name)), { level: 9 }).length;
    });
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(350_000);
    await page.context().close();
  });

  it('has no text of an address outside in a script that could fetch it', () => {
    const scripts = readdirSync(`${built}assets`).filter((name) => name.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(2);
    const html = readFileSync(`${built}index.html`, 'utf8');
    expect(html).not.toMatch(/src="(?!\.\/)|href="(?!\.\/)/);
  });
});
