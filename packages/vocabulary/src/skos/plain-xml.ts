import { AppError } from '@classmark/domain';
import { firstHalf, joinHalves, secondHalf } from '@classmark/harvest';

/** The first half of a letter, with the second if that is there. */
const halves = new RegExp(`${firstHalf}(?:${secondHalf})?`);

/** A comment, a section of plain characters, `&` that begins no entity, or what may be the beginning of one of these. */
const unread = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|&(?![#\w][^\s;<&]*;)|<(?:!(?:-|\[[CDAT]{0,5})?)?$/;
const special = new RegExp(`${halves.source}|${unread.source}`, 'g');
/** None is longer. */
const longest = 1 << 20;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** One reference for both halves; null where the second may be to come. */
function replaceHalves(part: string, behind: string): string | null {
  const [, first = '', second] = halves.exec(part) ?? [];
  if (second === undefined) return /^(?:&(?:#[5Xx]?[\dA-Fa-f]{0,4})?)?$/.test(behind) ? null : part;
  const letters = joinHalves(first, second);
  return letters === null ? part : [...letters].map((letter) => `&#${letter.codePointAt(0)};`).join('');
}

/** What is to stand for a part; null where its end has not come. */
function replace(part: string, rest: string): string | null {
  if (part.startsWith('&#')) return replaceHalves(part, rest.slice(part.length));
  if (part === '&') return /^&[#\w]?[^\s;<&]*$/.test(rest.slice(0, 100)) && rest.length < 100 ? null : '&amp;';
  if (part.startsWith('<!--')) return /^<!--[\s\S]*-->$/.test(part) ? '' : null;
  const [, characters] = /^<!\[CDATA\[([\s\S]*)\]\]>$/.exec(part) ?? [];
  return characters === undefined ? null : escaped(characters);
}

/**
 * XML without what its parser loses text at: comments and sections within a text, and `&` that stands for itself. A byte is
 * a character here.
 * @throws AppError
 */
export async function* readPlainXml(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest = '';
  for await (const chunk of chunks) {
    const text = rest + Buffer.from(chunk).toString('latin1');
    let [plain, end] = ['', 0];
    rest = '';
    for (const { 0: part, index } of text.matchAll(special)) {
      const replacement = replace(part, text.slice(index, index + longest));
      plain += text.slice(end, index) + (replacement ?? '');
      end = replacement === null ? text.length : index + part.length;
      if (replacement !== null) continue;
      rest = text.slice(index);
      break;
    }
    if (rest.length > longest)
      throw new AppError('INVALID_INPUT', 'The file is not valid RDF/XML: a comment does not end.');
    plain += text.slice(end);
    if (plain !== '') yield Buffer.from(plain, 'latin1');
  }
  if (rest !== '') yield Buffer.from(rest, 'latin1');
}
