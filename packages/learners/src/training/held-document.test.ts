import { expect, it } from 'vitest';
import { HeldDocument } from './held-document.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

it('a kept document has what an encoder made of it, and counts its bytes', () => {
  const vector = Float32Array.of(1, 2);
  const kept = new HeldDocument({ id: '1', title: 'é', text: 'sea', vector });
  vector.fill(0);
  expect(kept).toMatchObject({ title: 'é', text: 'sea', vector: Float32Array.of(1, 2), size: 13 });
});

it('a kept document stays as it was, whatever happens to the bytes that it was read from', () => {
  const utf8 = [bytesOf('title'), bytesOf('text')] as const;
  const kept = new HeldDocument({ id: '1', title: 'title', text: 'text', utf8 });
  for (const bytes of utf8) bytes.fill(0);
  expect(kept).toMatchObject({ title: 'title', text: 'text', size: 9 });
  expect('vector' in kept).toBe(false);
});
