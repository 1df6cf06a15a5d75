import { childrenOf, findElement, textOf, type XmlElement } from '../xml/parse-xml.js';

/** Elements that stand apart from the text around them, without a blank between. */
const apart = new Set([
  ...['break', 'p', 'title', 'sec', 'list', 'list-item', 'def-list', 'def-item', 'term', 'def', 'disp-quote', 'label'],
  ...['disp-formula', 'tr', 'td', 'th', 'institution', 'addr-line', 'surname', 'given-names'],
]);

/** What is said about a text, and who is in a group, is no part of the text or of the group's name. */
const isBeside = ({ name, attributes }: XmlElement): boolean =>
  name === 'fn' || name === 'contrib-group' || (name === 'xref' && attributes['ref-type'] === 'fn');

/** The text of an element of JATS: words of blocks stay apart, formulas come in one form, footnotes are left out. */
export const jatsText = (element: XmlElement | null): string =>
  element === null ? '' : rawText(element).replaceAll(/\s+/g, ' ').trim();

function rawText(element: XmlElement): string {
  if (element.name === 'tex-math') return formulaIn(textOf(element));
  if (element.name === 'alternatives') return alternativeText(element);
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child;
      if (isBeside(child)) return '';
      return apart.has(child.name) ? ` ${rawText(child)} ` : rawText(child);
    })
    .join('');
}

/** LaTeX without what it needs to be printed. */
function formulaIn(latex: string): string {
  const [whole = '', inner = whole] = latex.split('\\begin{document}');
  return inner.split('\\end{document}', 1).join();
}

/** One thing in several forms: MathML rather than LaTeX. */
function alternativeText(element: XmlElement): string {
  const [first] = childrenOf(element);
  const form = findElement(element, 'math') ?? first;
  return form === undefined ? '' : rawText(form);
}
