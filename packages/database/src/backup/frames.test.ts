import { expect, it } from 'vitest';
import { FrameReader, toFrame, toFrames } from './frames.js';

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(stream));
}

const long = Buffer.from(Uint8Array.from({ length: 200_000 }, (_, i) => i % 251));

it.each([1, 7, 100_000, 1_000_000])('reads back what it wrote, in pieces of %d bytes', async (size) => {
  const written = Buffer.concat([toFrame(Buffer.from('first')), await collect(toFrames(cut(long, 999)))]);
  const reader = new FrameReader(cut(written, size));
  expect(String(await reader.next())).toBe('first');
  expect((await collect(reader.stream())).equals(long)).toBe(true);
});

it('makes the same frames wherever the stream is cut', async () => {
  const [small, large] = await Promise.all([999, 150_000].map((size) => collect(toFrames(cut(long, size)))));
  expect(small?.equals(large ?? long)).toBe(true);
});

it('does not take the beginning of a frame for the whole', async () => {
  const reader = new FrameReader(cut(toFrame(long).subarray(0, 1_000), 100));
  await expect(reader.next()).rejects.toThrow('ends within a frame');
});
