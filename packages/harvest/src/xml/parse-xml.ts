import { storableText } from '@classmark/domain';
import sax from 'sax';
import { characterOf } from './character-of.js';
import { firstHalf, joinHalves, secondHalf } from './letter-halves.js';

/** An element by its local name, with what it holds in order. */
export interface XmlElement {
  readonly name: string;
  /** By their local names. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** What stands in an answer is no XML that is read: cut off, wrong, or with declarations of its own. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
  constructor(
    message: string,
    /** Whether the text was made so, and not broken on its way. */
    readonly isRefused = false,
  ) {
    super(message);
  }
}

/** What repositories often get wrong without any doubt of what they mean: a bare `&`. */
const forgiven = /^Invalid character in entity name/;
/** References to what no XML may hold: all below the blank but tabs and line ends, and halves of surrogate pairs. */
const controlReference =
  /&#(?!0*(?:9|10|13);|x0*[9ad];)(?:0*(?:[12]?\d|3[01]|5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3])|x0*(?:1?[\da-f]|d[89a-f][\da-f]{2}));/gi;

const bothHalves = new RegExp(firstHalf + secondHalf, 'g');

const maxDepth = 200;
/**
 * Elements, attributes and texts behind the first of an element: each takes some hundred bytes, whatever it weighs in the
 * text. A page of arXiv has 1,000 records, some of hundreds of authors.
 */
const maxParts = 200_000;
/** Of one kind. Each costs more than a character, and no text means so many. */
const maxMended = 20_000;

/** What nobody reads of an article, and most of its length. */
const unread = new Set(['body', 'back', 'floats-group', 'sub-article', 'response']);
const noAttributes: Readonly<Record<string, string>> = Object.freeze({});

interface OpenElement extends XmlElement {
  children: (XmlElement | string)[];
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
/** What stands between elements, mostly; white space is folded by who reads. */
const blank = ' ';

/** Collects the tree; throws at the first thing that is wrong. */
class TreeBuilder {
  root: XmlElement | null = null;
  private readonly open: OpenElement[] = [];
  /** Each name once, however often it comes. */
  private readonly names = new Map<string, string>();
  /** Elements that are open from one that nobody reads on. */
  private unreadDepth = 0;
  private parts = 0;
  /** Of the tag that is being read. */
  private attributes = 0;
  private mended = 0;

  begin({ name, attributes }: sax.Tag): void {
    if (this.open.length + this.unreadDepth >= maxDepth) throw new XmlError('The XML is too deep or too large.', true);
    const local = localName(name);
    if (this.unreadDepth > 0 || (unread.has(local) && this.open.at(-1)?.name === 'article')) {
      this.unreadDepth += 1;
      this.attributes = 0;
      return;
    }
    const parts = 1 + this.attributes;
    this.attributes = 0;
    this.count(parts);
    const element: OpenElement = { name: this.known(local), attributes: byLocalName(attributes), children: [] };
    this.open.at(-1)?.children.push(element);
    this.root ??= element;
    this.open.push(element);
  }

  /** An attribute, before its element begins: so many that a tag never ends are too many, too. */
  countAttribute(name: string): void {
    this.attributes += 1;
    this.count(0);
    // The parser asks the object of attributes by this name.
    if (name === 'hasOwnProperty') throw new XmlError(`The XML has an attribute called ${name}.`, true);
  }

  add(given: string): void {
    const text = storableText(given);
    const parent = this.open.at(-1);
    if (this.unreadDepth > 0 || parent === undefined) return;
    if (/^\s+$/.test(text)) {
      if (parent.children.at(-1) !== blank) parent.children.push(blank);
      return;
    }
    if (parent.children.length > 0) this.count(1);
    parent.children.push(text);
  }

  end(): void {
    if (this.unreadDepth > 0) {
      this.unreadDepth -= 1;
      return;
    }
    const element = this.open.pop();
    // A list that has grown has room for more.
    if (element !== undefined) element.children = element.children.slice();
  }

  /** Something wrong that is passed over. */
  mend(): void {
    this.mended += 1;
    if (this.mended > maxMended) throw new XmlError('The XML has too many errors.', true);
  }

  private known(name: string): string {
    const known = this.names.get(name);
    if (known === undefined) this.names.set(name, name);
    return known ?? name;
  }

  private count(parts: number): void {
    this.parts += parts;
    if (this.parts + this.attributes > maxParts) throw new XmlError('The XML is too deep or too large.', true);
  }
}

function byLocalName(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = Object.keys(attributes);
  if (names.length === 0) return noAttributes;
  return Object.fromEntries(names.map((name) => [localName(name), attributes[name] ?? '']));
}

/** What begins no tag, whatever a parser of other languages makes of it. */
const bareLess = /<(?![A-Za-z_:/!?\u0080-\uffff])/g;

/**
 * The tree of an XML text, but for what nobody reads of articles. Nothing is loaded, no entities but those of XML, HTML
 * and JATS are known, and a document type that declares anything itself is refused. Of what is wrong, `&` without an
 * entity, `<` without a name and prefixes without a namespace are passed over.
 * @throws XmlError
 */
export function parseXml(text: string): XmlElement {
  try {
    return parseStrictly(text);
  } catch (error) {
    if (!(error instanceof XmlError) || error.isRefused) throw error;
    const mended = replaceFew(text, bareLess, () => '&lt;');
    if (mended === text) throw error;
    return parseStrictly(mended);
  }
}

/** Replacing takes memory for each match. */
function replaceFew(text: string, pattern: RegExp, by: (match: string, ...groups: string[]) => string): string {
  pattern.lastIndex = 0;
  for (let matches = 0; pattern.test(text); matches++) {
    if (matches < maxMended) continue;
    pattern.lastIndex = 0;
    throw new XmlError('The XML has too many errors.', true);
  }
  return text.replaceAll(pattern, by);
}

/** Beside what the parser knows of HTML. */
const entities: ProxyHandler<Record<string, string>> = {
  get: (known, name) => (typeof name === 'string' ? (known[name] ?? characterOf(name)) : undefined),
};

function parseStrictly(text: string): XmlElement {
  const parser = sax.parser(true, { xmlns: false });
  parser.ENTITIES = new Proxy(parser.ENTITIES, entities);
  const tree = new TreeBuilder();
  parser.onerror = (error) => {
    if (forgiven.test(error.message)) {
      tree.mend();
      parser.resume();
      return;
    }
    throw new XmlError(`The XML cannot be read: ${error.message.replaceAll(/\s+/g, ' ')}`);
  };
  parser.ondoctype = (declaration) => {
    if (declaration.includes('['))
      throw new XmlError('The XML declares its own document type, which is not allowed.', true);
  };
  parser.onattribute = ({ name }) => tree.countAttribute(name);
  parser.onopentag = (tag) => {
    if (!('local' in tag)) tree.begin(tag);
  };
  parser.ontext = (value) => tree.add(value);
  parser.oncdata = (value) => tree.add(value);
  parser.onclosetag = () => tree.end();
  const joined = replaceFew(
    text.replace(/^\uFEFF/, ''),
    bothHalves,
    (references, first = '', second = '') => joinHalves(first, second) ?? references,
  );
  parser.write(replaceFew(joined, controlReference, () => ' ')).close();
  if (tree.root === null) throw new XmlError('The XML is empty.');
  return tree.root;
}

/** The elements right below, of one name or of any. */
export function childrenOf(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** The first element down a path of names; null where there is none. */
export function findElement(element: XmlElement, ...path: readonly string[]): XmlElement | null {
  let found: XmlElement | null = element;
  for (const name of path) found = found && (childrenOf(found, name)[0] ?? null);
  return found;
}

/** All text within, white space folded. */
export function textOf(element: XmlElement | null): string {
  return element === null ? '' : writtenTextOf(element).replaceAll(/\s+/g, ' ').trim();
}

/** The same as it was written. */
export function writtenTextOf({ children }: XmlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : writtenTextOf(child))).join('');
}
