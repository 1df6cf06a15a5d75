import { AppError } from '@classmark/domain';
import { readPlainXml } from './plain-xml.js';

/** An entity stands for the beginning of a URI and no more, so that none can make a small file large. */
const longestEntity = 200;
const tailLength = 1_000;

const opening = Buffer.from('<file:RDF xmlns:file="http://www.w3.org/1999/02/22-rdf-syntax-ns#">');
const closing = Buffer.from('</file:RDF>');

const isRdf = (name: string): boolean => /^(?:.+:)?RDF$/.test(name);

/** White space, instructions, and a document type. */
const beforeRoot = /\s+|<\?[\s\S]*?\?>|<!DOCTYPE(?:"[^"]*"|'[^']*'|[^[>"'])*(?:\[[\s\S]*?\]\s*)?>/y;
const rootTag = /<([^\s<>/!?]+)/y;

/** Where the root begins, and its name; null where there is none. */
function findRoot(text: string): { readonly at: number; readonly name: string } | null {
  let at = 0;
  for (beforeRoot.lastIndex = 0; beforeRoot.test(text); ) at = beforeRoot.lastIndex;
  rootTag.lastIndex = at;
  const [, name] = rootTag.exec(text) ?? [];
  return name === undefined ? null : { at, name };
}

/**
 * RDF/XML as its parser reads it: within `rdf:RDF`, which a file may leave out. Refuses what the parser lets pass: entities
 * that could grow or lead elsewhere, and a file whose end is missing.
 * @param chunks in the first, the root has begun
 * @throws AppError
 */
export async function* readXml(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let root: ReturnType<typeof findRoot> = null;
  let tail: string | null = null;
  for await (const chunk of readPlainXml(chunks)) {
    const text: string = (tail ?? '') + chunk.toString('latin1');
    refuseEntities(text);
    if (tail === null) {
      root = findRoot(text);
      const at = root === null || isRdf(root.name) ? null : root.at;
      yield* at === null ? [chunk] : [chunk.subarray(0, at), opening, chunk.subarray(at)];
    } else yield chunk;
    tail = text.slice(-tailLength);
  }
  if (root === null || tail === null) return;
  if (!tail.includes(`</${root.name}`) && !tail.trimEnd().endsWith('/>')) {
    throw new AppError('INVALID_INPUT', `The file is not valid RDF/XML: its end, </${root.name}>, is missing.`);
  }
  if (!isRdf(root.name)) yield closing;
}

function refuseEntities(text: string): void {
  if (hasUnsafeEntity(text)) {
    throw new AppError('INVALID_INPUT', 'The file declares an XML entity that is not the beginning of a URI.');
  }
}

function hasUnsafeEntity(text: string): boolean {
  if (/<!ENTITY\s+(%|\S+\s+(SYSTEM|PUBLIC)\b)/.test(text)) return true;
  return [...text.matchAll(/<!ENTITY\s+\S+\s+(["'])/g)].some(({ 0: { length }, 1: quote = '"', index }) => {
    const value = text.slice(index + length, index + length + longestEntity + 1);
    const end = value.indexOf(quote);
    return (end === -1 && value.length > longestEntity) || value.slice(0, end).includes('&');
  });
}
