import { scanWords, Words } from '../words.js';

const leadWords = 30;
const mostCharacters = 1_000;

const words = new Words();

/** A text's first 30 words, or what of them begins within its first 1,000 characters: what it is about comes first. */
export function leadOf(text: string): string {
  const beginning = text.slice(0, mostCharacters);
  scanWords(beginning, words);
  return words.count < leadWords ? beginning : beginning.slice(0, words.ends[leadWords - 1]);
}
