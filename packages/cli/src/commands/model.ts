import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ColonnadeError, decodeModel, Model } from '@colonnade/core';
import { type ReadOptions, readBytes } from '@colonnade/data';
import { isFolder } from '../input/data.js';
import { imageOptions } from '../input/image-options.js';
import { runFiles } from '../run/run-folder.js';

const largestModel = 2 ** 31 - 1;

/** The file of a model: the path itself, or the model of a run folder. */
function modelPath(path: string): string {
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  if (!isFolder) return path;
  const inside = join(path, runFiles.model);
  if (existsSync(inside)) return inside;
  throw new ColonnadeError({
    code: 'RUN_UNKNOWN',
    where: path,
    problem: `there is no ${runFiles.model} in this folder`,
    remedy: { text: `name a ${runFiles.model}, or a folder that "colonnade train" made` },
  });
}

/** Loads a model from its file or run folder. */
export async function loadModel(path: string): Promise<Model> {
  const file = modelPath(path);
  const bytes = await readBytes(file, largestModel);
  return Model.fromContent(decodeModel(bytes, file));
}

/** How a folder of images is read for a model: in the size and colors that it learned. */
export function imagesOf({ content }: Model, path: string): ReadOptions {
  const image = content.schema.columns.find(({ kind }) => kind === 'image');
  return image !== undefined && isFolder(path) ? imageOptions(image) : {};
}
