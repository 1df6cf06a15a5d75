const carriageReturn = 13;
const newline = 10;

/** Ends lines that a carriage return alone ends with a newline in its place; CR LF stays. */
export async function* unifyLineEnds(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  /** Whether the chunk before ended in a carriage return, which is held back until it is known what follows. */
  let isHeld = false;
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue;
    if (isHeld) yield Uint8Array.of(chunk[0] === newline ? carriageReturn : newline);
    isHeld = chunk[chunk.length - 1] === carriageReturn;
    const whole = isHeld ? chunk.subarray(0, -1) : chunk;
    yield whole.includes(carriageReturn) ? replaceReturns(whole) : whole;
  }
  if (isHeld) yield Uint8Array.of(newline);
}

function replaceReturns(chunk: Uint8Array): Uint8Array {
  return chunk.map((byte, i) => (byte === carriageReturn && chunk[i + 1] !== newline ? newline : byte));
}
