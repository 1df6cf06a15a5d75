import { type EncoderThread, textToEncode } from '@classmark/encoder';

const madeWords = ['some', 'words', 'of', 'a', 'text'];

/** Where there are no documents yet: 200 words. */
const madeText = Array.from({ length: 40 }, () => madeWords.join(' ')).join(' ');

/** Milliseconds that encoding takes, on average over the documents. */
export async function measureEncoder(
  thread: Pick<EncoderThread, 'encode'>,
  documents: readonly { readonly title: string; readonly text: string }[],
  signal: AbortSignal,
): Promise<number> {
  const texts = documents.length > 0 ? documents.map(textToEncode) : [madeText];
  const start = performance.now();
  for (const text of texts) await thread.encode(text, signal);
  return (performance.now() - start) / texts.length;
}
