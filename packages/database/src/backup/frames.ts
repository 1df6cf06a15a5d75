/** Beginning of a frame: its length, as four bytes. */
const headBytes = 4;
const fullBytes = 65_536;

/** One frame of these bytes. */
export function toFrame(bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeUInt32LE(bytes.length);
  return Buffer.concat([head, bytes]);
}

/** A stream as full frames, wherever it was cut, and a last one that is not; closed by an empty one. */
export async function* toFrames(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let gathered: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of stream) {
    gathered.push(piece);
    bytes += piece.length;
    if (bytes < fullBytes) continue;
    let rest = Buffer.concat(gathered);
    for (; rest.length >= fullBytes; rest = rest.subarray(fullBytes)) yield toFrame(rest.subarray(0, fullBytes));
    gathered = [rest];
    bytes = rest.length;
  }
  if (bytes > 0) yield toFrame(Buffer.concat(gathered));
  yield toFrame(Buffer.alloc(0));
}

/** Reads what `toFrame` and `toFrames` wrote, wherever the stream is cut into pieces. */
export class FrameReader {
  private readonly pieces: AsyncIterator<Uint8Array>;
  private readonly held: Uint8Array[] = [];
  private heldBytes = 0;

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.pieces = stream[Symbol.asyncIterator]();
  }

  async next(): Promise<Buffer> {
    return this.take((await this.take(headBytes)).readUInt32LE());
  }

  /** Up to the empty frame. */
  async *stream(): AsyncGenerator<Buffer> {
    for (let frame = await this.next(); frame.length > 0; frame = await this.next()) yield frame;
  }

  /** Passes over what `stream` would give. */
  async skip(): Promise<void> {
    while ((await this.next()).length > 0);
  }

  private async take(bytes: number): Promise<Buffer> {
    while (this.heldBytes < bytes) {
      const { value, done } = await this.pieces.next();
      if (done === true) throw new Error('The stream ends within a frame');
      this.held.push(value);
      this.heldBytes += value.length;
    }
    const all = Buffer.concat(this.held);
    this.held.splice(0, this.held.length, all.subarray(bytes));
    this.heldBytes -= bytes;
    return all.subarray(0, bytes);
  }
}
