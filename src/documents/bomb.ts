/** Unpacked bytes for a packed one; texts in XML come to 10 or 30, a bomb to 1000. */
export const mostInflation = 200;
/** Below this an archive may be as tight as it likes. */
export const harmlessSize = 32 * 2 ** 20;
/** What deflate makes of a byte at the most (zlib, technical details: 1032 to 1). */
export const deflateLimit = 1032;

/** True where a directory tells of more than any text can be packed to. Sizes in bytes. */
export function isBomb(packedSize: number, size: number): boolean {
  return size > harmlessSize && size > packedSize * mostInflation;
}
