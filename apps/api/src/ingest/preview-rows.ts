import { previewRecords } from '@classmark/harvest';
import { serveThread, type ThreadSide } from '@classmark/runtime';
import { answerOrRefuse } from '../threads/answer-or-refuse.js';
import { previewThread } from './preview-thread.js';

async function* piecesOf({ ask }: ThreadSide<'next', Uint8Array | null, never>): AsyncGenerator<Uint8Array> {
  for (let piece = await ask('next'); piece !== null; piece = await ask('next')) yield piece;
}

serveThread(previewThread, async ({ rows, options }, side) => ({
  output: await answerOrRefuse(() => previewRecords(piecesOf(side), rows, options)),
}));
