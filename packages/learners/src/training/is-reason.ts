import { listStopWords } from '@classmark/text';

const stopWords = listStopWords('english');
/** More than a number or a lone letter; a letter of a script without cases can be a word. */
const telling = /\p{Lo}|\p{L}.|.\p{L}/u;

/** Whether a term tells a person something: one of its words is neither a stop word, a number nor a lone letter. */
export function isReason(term: string): boolean {
  return term.split(' ').some((word) => !stopWords.has(word) && telling.test(word));
}
