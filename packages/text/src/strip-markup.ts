import { findElementKind } from './markup.js';

/** A whole tag with proper attributes; no attribute holds `<`, so that a search never runs past the next one. */
const tag = /<(\/?)([A-Za-z][\w:.-]*)(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s"'<>=]+))*\s*(\/?)>/y;
const declaration = /<!doctype\b[^<>]*>/iy;

/** A piece of markup from a `<` to `end`, and what is left of it. */
interface Markup {
  readonly end: number;
  readonly left: string;
}

/**
 * Takes out tags of known elements, comments and the like; entities stay. Inline elements leave nothing, others a
 * space, CDATA its content escaped. Takes time in proportion to the text: no search for an end is made twice.
 */
export function stripMarkup(text: string): string {
  const find = createFinder(text);
  const pieces: string[] = [];
  let from = 0;
  for (let at = text.indexOf('<'); at >= 0; ) {
    const markup = readMarkup(text, at, find);
    if (markup) {
      pieces.push(text.slice(from, at), markup.left);
      from = markup.end;
    }
    at = text.indexOf('<', markup ? from : at + 1);
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}

/** After so many different endings sought in vain (elements may have any prefix) no other is sought. */
const mostMissing = 20;

/** The first place at or after `from`, -1 where there is none. What was sought in vain is not sought again. */
type Find = (needle: string, from: number) => number;

function createFinder(text: string): Find {
  const missing = new Set<string>();
  return (needle, from) => {
    if (missing.has(needle) || missing.size >= mostMissing) return -1;
    const at = text.indexOf(needle, from);
    if (at < 0) missing.add(needle);
    return at;
  };
}

function readMarkup(text: string, at: number, find: Find): Markup | null {
  if (text.startsWith('<!--', at)) return readUntil('-->', at, find);
  if (text.startsWith('<?', at)) return readUntil('?>', at, find);
  if (text.startsWith('<![CDATA[', at)) return readCharacterData(text, at, find);
  declaration.lastIndex = at;
  if (declaration.test(text)) return { end: declaration.lastIndex, left: ' ' };
  return readTag(text, at, find);
}

function readUntil(ending: string, at: number, find: Find): Markup | null {
  const end = find(ending, at);
  return end < 0 ? null : { end: end + ending.length, left: ' ' };
}

function readCharacterData(text: string, at: number, find: Find): Markup | null {
  const end = find(']]>', at);
  if (end < 0) return null;
  const content = text.slice(at + '<![CDATA['.length, end);
  return { end: end + 3, left: content.replaceAll('&', '&amp;').replaceAll('<', '&lt;') };
}

function readTag(text: string, at: number, find: Find): Markup | null {
  tag.lastIndex = at;
  const [all, closing, name = '', selfClosing] = tag.exec(text) ?? [];
  const kind = all === undefined ? null : findElementKind(name);
  if (all === undefined || kind === null) return null;
  const left = kind === 'inline' ? '' : ' ';
  const end = at + all.length;
  if (kind !== 'hidden' || closing === '/' || selfClosing === '/') return { end, left };
  const ending = `</${name}>`;
  const endOfContent = find(ending, end);
  return { end: endOfContent < 0 ? end : endOfContent + ending.length, left };
}
