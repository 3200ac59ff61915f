import { crc32 } from '../../foundation/crc32.js';
import { ColonnadeError } from '../../foundation/errors.js';
import { damaged, decodeTensors } from '../../foundation/read-safetensors.js';
import { encodeTensors, headerAt, type Tensor, type TensorFile } from '../../foundation/safetensors.js';
import { encodeText } from '../../foundation/text.js';

/** What a file of ours holds. */
export type FileKind = 'model' | 'checkpoint';

/** The versions that are read: a model of version 2 is in 8 bits. */
const versions: Record<FileKind, readonly string[]> = { model: ['1', '2'], checkpoint: ['1'] };

/**
 * Every file of ours begins so: the metadata come first, and among them the checksum, the CRC-32 of the whole file
 * with zeros in the place of its eight hexadecimal digits.
 */
const opening = encodeText('{"__metadata__":{"checksum":"');
const digitsAt = headerAt + opening.length;
const zeros = '00000000';

/** A safetensors file that says what it is and carries a checksum over every one of its bytes. */
export function seal(
  kind: FileKind,
  tensors: ReadonlyMap<string, Tensor>,
  metadata: ReadonlyMap<string, string>,
  version: '1' | '2' = '1',
): Uint8Array {
  const own = [
    ['checksum', zeros],
    ['format', `colonnade-${kind}`],
    ['version', version],
  ] as const;
  const bytes = encodeTensors({ tensors, metadata: new Map([...own, ...metadata]) });
  bytes.set(encodeText(checksum(bytes)), digitsAt);
  return bytes;
}

/**
 * What was sealed.
 * @throws MODEL_FOREIGN for another kind of file, MODEL_VERSION for a later version, MODEL_DAMAGED
 */
export function unseal(where: string, kind: FileKind, bytes: Uint8Array): TensorFile {
  const file = decodeTensors(where, bytes);
  const format = file.metadata.get('format');
  if (format !== `colonnade-${kind}`) throw foreign(where, kind, format);
  const saved = file.metadata.get('version');
  const known = versions[kind];
  if (saved === undefined || !known.includes(saved)) {
    throw new ColonnadeError({
      code: 'MODEL_VERSION',
      where,
      problem: `this ${kind} has version ${JSON.stringify(saved)} of the format, and ${readHere(known)} read here`,
      expected: known.join(' or '),
      got: String(saved),
      remedy: { text: 'Use the version of Colonnade that saved it, or a later one' },
    });
  }
  if (file.metadata.get('checksum') !== checksum(bytes)) {
    throw damaged(where, `the checksum does not fit the content of the ${kind}`);
  }
  return file;
}

function readHere(known: readonly string[]): string {
  const quoted = known.map((version) => `"${version}"`);
  return quoted.length === 1 ? `version ${quoted[0]} is` : `versions ${quoted.join(' and ')} are`;
}

/** The checksum of a file as eight digits; of one that does not begin as ours do, it is never the right one. */
function checksum(bytes: Uint8Array): string {
  if (!opening.every((byte, i) => bytes[headerAt + i] === byte)) return '';
  const before = crc32(bytes.subarray(0, digitsAt));
  const after = bytes.subarray(digitsAt + zeros.length);
  return crc32(after, crc32(encodeText(zeros), before))
    .toString(16)
    .padStart(zeros.length, '0');
}

function foreign(where: string, kind: FileKind, format: string | undefined): ColonnadeError {
  const ours = /^colonnade-(model|checkpoint)$/.exec(format ?? '')?.[1];
  return new ColonnadeError({
    code: 'MODEL_FOREIGN',
    where,
    problem: ours
      ? `this is a ${ours} of Colonnade, not a ${kind}`
      : `this safetensors file is not a ${kind} of Colonnade`,
    expected: `colonnade-${kind}`,
    got: String(format),
    remedy: {
      text: kind === 'model' ? 'Give the model.safetensors of a run' : 'Give the checkpoint of a run',
    },
  });
}
