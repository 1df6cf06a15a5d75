import { cleanText } from '@classmark/text';
import { hashContent } from './prepare-document.js';

/** An id for a record that has none: the same wherever the same title and text come from. */
export function contentId(title: string, text: string): string {
  return Buffer.from(hashContent(cleanText(title), cleanText(text))).toString('hex');
}
