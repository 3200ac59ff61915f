// The image library alone on the same JPEGs, as many side by side as there are processors.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

export async function read({ path, imageSize, examples }) {
  const sharp = createRequire(new URL('../../packages/data/package.json', import.meta.url))('sharp');
  const files = readdirSync(path, { recursive: true }).filter((name) => name.endsWith('.jpg'));
  const size = 3 * imageSize * imageSize;
  const X = new Uint8Array(examples * size);
  let next = 0;
  const work = async () => {
    while (next < files.length) {
      const at = next++;
      const image = sharp(join(path, files[at])).resize(imageSize, imageSize, { fit: 'fill' });
      X.set(await image.raw().toBuffer(), at * size);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return files.length;
}
