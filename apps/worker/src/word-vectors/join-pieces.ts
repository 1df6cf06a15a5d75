const pieceBytes = 2 ** 20;

/** Joins small pieces to some of about a mebibyte. */
export function* joinPieces(pieces: Iterable<Uint8Array>): Generator<Uint8Array<ArrayBuffer>> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for (const piece of pieces) {
    waiting.push(piece);
    size += piece.length;
    if (size < pieceBytes) continue;
    yield Uint8Array.from(Buffer.concat(waiting));
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Uint8Array.from(Buffer.concat(waiting));
}
