import { ColonnadeError } from '@colonnade/core';

const imageName = /\.(png|jpe?g|webp)$/i;

/** An image file and the class whose folder it lies in, null without such folders. */
export interface ImageFile {
  /** As messages call it. */
  readonly where: string;
  /** The path from the folder of all images on, with slashes. */
  readonly name: string;
  readonly label: string | null;
}

/** The files of a folder in the order of their names. */
export interface Listing<File extends ImageFile> {
  readonly files: readonly File[];
  /** Files that are no images by their name. */
  readonly others: readonly string[];
  /** Folders beside those of the classes in which no image lies, where they can be seen. */
  readonly empty?: readonly string[];
}

/** True for the name of a file that is an image. What systems put beside files, such as `._1.png`, begins with a point. */
export function isImageName(path: string): boolean {
  return imageName.test(path) && !/(^|[/\\])\.[^/\\]*$/.test(path);
}

/** The class of an image: the first folder on the way to it. */
export function labelOf(name: string): string | null {
  const end = name.indexOf('/');
  return end < 0 ? null : name.slice(0, end);
}

/** @throws TABLE_EMPTY without an image, FILE_FORMAT for images beside the folders of classes */
export function checkListing(folder: string, { files, others }: Listing<ImageFile>): void {
  if (files.length === 0) {
    throw new ColonnadeError({
      code: 'TABLE_EMPTY',
      where: folder,
      problem: `this is a folder without images (${others.length} other ${others.length === 1 ? 'file' : 'files'})`,
      expected: 'PNG, JPEG or WebP, each class in a folder of its own',
      remedy: { text: 'put PNG, JPEG or WebP files into it, those of each class into a folder of its own' },
    });
  }
  const loose = files.filter(({ label }) => label === null);
  if (loose.length > 0 && loose.length < files.length) {
    throw new ColonnadeError({
      code: 'FILE_FORMAT',
      where: folder,
      problem: `${loose.length} ${loose.length === 1 ? 'image lies' : 'images lie'} beside the folders of the classes (${loose[0].name})`,
      remedy: { text: 'move each into the folder of its class' },
    });
  }
}
