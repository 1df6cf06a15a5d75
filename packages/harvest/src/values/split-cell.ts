import { cleanLabel } from '@classmark/domain';

/** What `arxiv.org` calls its archives; a category is an archive or a part of one. */
const archives =
  'acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|econ|' +
  'eess|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|' +
  'q-alg|q-bio|q-fin|quant-ph|solv-int|stat|supr-con';
const arxivCategories = new RegExp(
  `^(?:${archives})(?:\\.[A-Za-z-]{2,20})?(?:\\s+(?:${archives})(?:\\.[A-Za-z-]{2,20})?)+$`,
);
/** URIs with blanks between, each in angle brackets or none of them. */
export const addressList = /^(?:<[^<>\s]+:[^<>\s]+>|https?:\/\/\S+)(?:\s+(?:<[^<>\s]+:[^<>\s]+>|https?:\/\/\S+))*$/;

const withoutBrackets = (address: string): string => address.replace(/^<(.*)>$/, '$1');

/**
 * The subjects that stand in one text: between `;`, `|` or newlines unless another separator is given, and between
 * blanks where all of them are URIs or categories of arXiv.
 */
export function splitCell(cell: string, separator: string | null): string[] {
  if (separator !== null) return cell.split(separator);
  const trimmed = cell.trim();
  if (addressList.test(trimmed)) return trimmed.split(/\s+/).map(withoutBrackets);
  if (arxivCategories.test(trimmed)) return trimmed.split(/\s+/);
  // Entities end in semicolons, too.
  return trimmed.split(/[\n\r]/).flatMap((line) => cleanLabel(line).split(/[;|]/));
}
