import { cleanText } from '@classmark/text';

/** Signs that are not seen: joiners of words and marks of direction. */
const unseen = /[\u2060\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A subject as it is compared and stored, wherever it comes from: cleaned as titles are (entities and markup decoded,
 * Unicode composed, white space folded), and without signs that are not seen.
 */
export function cleanLabel(label: string): string {
  return cleanText(label.replaceAll(unseen, ''));
}
