import { cleanLabel } from '@classmark/domain';

/** What `arxiv.org` calls its archives; a category is an archive or a part of one. */
const archives =
  'acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|econ|' +
  'eess|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|' +
  'q-alg|q-bio|q-fin|quant-ph|solv-int|stat|supr-con';
const arxivCategories = new RegExp(
  `^(?:${archives})(?:\\.[A-Za-z-]{2,20})?(?:\\s+(?:${archives})(?:\\.[A-Za-z-]{2,20})?)+$`,
);
/** URIs in angle brackets or without, with blanks, commas, semicolons or bars between. */
export const addressList =
  /^(?:<[^<>\s]+:[^<>\s]+>(?:[\s,;|]+<[^<>\s]+:[^<>\s]+>)*|https?:\/\/\S+(?:\s+https?:\/\/\S+)*)$/;
const addressEnds = /(?<![\s,;|])[\s,;|]+(?=<|https?:\/\/|$)/;

export const withoutBrackets = (address: string): string => address.replace(/^<([^<>\s]+:[^<>\s]+)>$/, '$1');

/** Tags of Stack Exchange, each in brackets. */
const bracketed = /^(?:<[^<>\s/]+>)+$/;

/** DSpace writes behind a name the key of its authority and how sure it is: `Rivers::key::600`. */
function withoutAuthority(name: string): string {
  const trimmed = name.trimEnd();
  // Both are looked for apart: one pattern for all would take the square of a hostile name's length.
  const end = /::-?\d{1,9}$/.exec(trimmed)?.index ?? -1;
  const lastWord = trimmed.length - (trimmed.split(/\s/).at(-1)?.length ?? 0);
  const begin = trimmed.indexOf('::', lastWord);
  return end === -1 || begin + 2 > end ? name : trimmed.slice(0, begin);
}

/** Names without blanks around them, and without quotes where all are in quotes. */
function unquoteAll(names: readonly string[]): readonly string[] {
  const said = names.map((name) => name.trim()).filter((name) => name !== '');
  const areQuoted = said.every((name) => /^(?:"[^"]+"|'[^']+')$/.test(name));
  return areQuoted ? said.map((name) => name.slice(1, -1)) : said;
}

/** The categories of arXiv that a text lists with blanks between; the text alone where it is none. */
export const splitCategories = (text: string): string[] =>
  arxivCategories.test(text.trim()) ? text.trim().split(/\s+/) : [text];

/**
 * The subjects that stand in one text: between `;` (of any script), `|` or newlines unless another separator is given, and
 * between blanks where all of them are URIs or categories of arXiv.
 */
export function splitCell(cell: string, separator: string | null): readonly string[] {
  if (separator !== null) return cell.split(separator);
  const trimmed = cell.trim();
  if (addressList.test(trimmed))
    return trimmed
      .split(addressEnds)
      .filter((address) => address !== '')
      .map(withoutBrackets);
  if (bracketed.test(trimmed)) return trimmed.slice(1, -1).split('><');
  const categories = splitCategories(trimmed);
  if (categories.length > 1) return categories;
  // Entities end in semicolons, too.
  const names = trimmed.split(/[\n\r]/).flatMap((line) => cleanLabel(line).split(/[;|；؛]/));
  return unquoteAll(names.map(withoutAuthority));
}
