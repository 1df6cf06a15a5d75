import { readFileSync } from 'node:fs';
import { createRandom } from '@classmark/math';

const words = 200;

/** Texts of 200 words each, drawn from the sample corpus. */
export function writeTexts(count: number): string[] {
  const sample = readFileSync(new URL('../../../prisma/sample/unlabelled.jsonl', import.meta.url), 'utf8');
  const known = sample.match(/[a-z]{3,}/g) ?? [];
  const random = createRandom(1);
  const draw = () => known[random.below(known.length)];
  return Array.from({ length: count }, () => Array.from({ length: words }, draw).join(' '));
}
