import sax from 'sax';

/** An element by its local name, with what it holds in order. */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
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

/** What repositories often get wrong without any doubt of what they mean: a bare `&`, a prefix that nobody declared. */
const forgiven = /^(?:Invalid character in entity name|Unbound namespace prefix)/;
/** References to characters that no XML may hold, and to white space. */
const controlReference = /&#(?:0*(?:[12]?\d|3[01])|x0*1?[\da-f]);/gi;

const maxDepth = 200;
const maxElements = 500_000;

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/** Collects the tree; throws at the first thing that is wrong. */
class TreeBuilder {
  root: XmlElement | null = null;
  private readonly open: OpenElement[] = [];
  private elements = 0;

  begin({ local, uri, attributes }: sax.QualifiedTag): void {
    this.elements += 1;
    if (this.elements > maxElements || this.open.length >= maxDepth)
      throw new XmlError('The XML is too deep or too large.', true);
    const values = Object.values(attributes).map(({ local: key, value }) => [key, value] as const);
    const element: OpenElement = { name: local, namespace: uri, attributes: Object.fromEntries(values), children: [] };
    this.open.at(-1)?.children.push(element);
    this.root ??= element;
    this.open.push(element);
  }

  add(text: string): void {
    this.open.at(-1)?.children.push(text);
  }

  end(): void {
    this.open.pop();
  }
}

/** What begins no tag, whatever a parser of other languages makes of it. */
const bareLess = /<(?![A-Za-z_:/!?\u0080-\uffff])/g;

/**
 * The tree of an XML text. Nothing is loaded, no entities but those of XML and HTML are known, and a document type that declares
 * anything itself is refused. Of what is wrong, `&` without an entity, `<` without a name and prefixes without a namespace
 * are passed over.
 * @throws XmlError
 */
export function parseXml(text: string): XmlElement {
  try {
    return parseStrictly(text);
  } catch (error) {
    const mended = text.replaceAll(bareLess, '&lt;');
    if (!(error instanceof XmlError) || error.isRefused || mended === text) throw error;
    return parseStrictly(mended);
  }
}

function parseStrictly(text: string): XmlElement {
  const parser = sax.parser(true, { xmlns: true });
  const tree = new TreeBuilder();
  parser.onerror = (error) => {
    if (forgiven.test(error.message)) {
      parser.resume();
      return;
    }
    throw new XmlError(`The XML cannot be read: ${error.message.replaceAll(/\s+/g, ' ')}`);
  };
  parser.ondoctype = (declaration) => {
    if (declaration.includes('['))
      throw new XmlError('The XML declares its own document type, which is not allowed.', true);
  };
  parser.onopentag = (tag) => {
    if ('local' in tag) tree.begin(tag);
  };
  parser.ontext = (value) => tree.add(value);
  parser.oncdata = (value) => tree.add(value);
  parser.onclosetag = () => tree.end();
  parser.write(text.replace(/^\uFEFF/, '').replaceAll(controlReference, ' ')).close();
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
  return element === null ? '' : rawTextOf(element).replaceAll(/\s+/g, ' ').trim();
}

function rawTextOf({ children }: XmlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : rawTextOf(child))).join('');
}
