import { decodeHTMLStrict } from 'entities';
import { isCertainlyClean } from './clean-scan.js';
import { stripMarkup } from './strip-markup.js';

/** Escaped markup (`&lt;i&gt;`) is taken out too, so stripping is repeated; deeper escapes are not met in practice. */
const mostRounds = 3;

/** White space and controls, unless they are one plain space alone. */
const gap = /(?! (?![\s\p{Cc}]))[\s\p{Cc}]+/gu;

/**
 * The text that people read: without HTML, JATS and MathML markup, entities decoded, in Unicode normal form C, without
 * control characters, soft hyphens and lone surrogates, each run of white space one space. A `<` that begins no tag of
 * a known element stays. Takes time in proportion to the text.
 */
export function cleanText(raw: string): string {
  return isCertainlyClean(raw) ? raw : cleanThoroughly(raw);
}

function cleanThoroughly(raw: string): string {
  let text = raw;
  for (let round = 0; round < mostRounds && /[<&]/.test(text); round++) {
    const stripped = decodeHTMLStrict(stripMarkup(text));
    if (stripped === text) break;
    text = stripped;
  }
  return text
    .toWellFormed()
    .replace(/[\u00ad\ufeff\u200b]/g, '')
    .replace(gap, ' ')
    .normalize('NFC')
    .trim();
}
