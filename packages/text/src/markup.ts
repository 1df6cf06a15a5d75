/** Elements that stand inside a word or a sentence: taken out, they leave no gap (H<sub>2</sub>O). */
const inline = `a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q ruby s samp small span strike
  strong sub sup tt u var wbr
  bold email ext-link italic monospace named-content overline roman sans-serif sc styled-content underline uri xref`;

/** Elements that part words from one another. HTML, and JATS as publishers use it in titles and abstracts. */
const block = `address article aside blockquote body br button caption center col colgroup dd details div dl dt
  fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html img input label legend li link main meta
  nav ol option p pre section select summary table tbody td template textarea tfoot th thead time title tr ul video
  abstract ack alternatives break disp-formula disp-quote fig fn graphic inline-formula inline-graphic list list-item
  p sec statement table-wrap tex-math trans-abstract
  math mfrac mi mn mo mover mrow ms msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover`;

/** Elements whose content is not for reading. */
const hidden = 'noscript object script style svg annotation annotation-xml';

const split = (names: string): string[] => names.split(/\s+/);
const inlineElements: ReadonlySet<string> = new Set(split(inline));
const hiddenElements: ReadonlySet<string> = new Set(split(hidden));
const knownElements: ReadonlySet<string> = new Set([...inlineElements, ...hiddenElements, ...split(block)]);

/** What taking an element out leaves: nothing, a gap, or not even its content. */
export type ElementKind = 'inline' | 'block' | 'hidden';

/** An element's kind; a prefix as in `jats:p` does not matter. Null where the name is no known element's. */
export function findElementKind(name: string): ElementKind | null {
  const local = name.slice(name.indexOf(':') + 1).toLowerCase();
  if (hiddenElements.has(local)) return 'hidden';
  if (inlineElements.has(local)) return 'inline';
  return knownElements.has(local) || local !== name.toLowerCase() ? 'block' : null;
}
