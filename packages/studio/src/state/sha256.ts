/** SHA-256 of a file, or of the list of those of several; null where a page may not compute it. */
export async function sha256(files: readonly Blob[]): Promise<string | null> {
  // Only pages of this machine and encrypted ones have it.
  if (!globalThis.isSecureContext) return null;
  const digests = [];
  for (const file of files) digests.push(await digestOf(await file.arrayBuffer()));
  return digests.length === 1 ? digests[0] : digestOf(new TextEncoder().encode(digests.join('\n')));
}

async function digestOf(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
