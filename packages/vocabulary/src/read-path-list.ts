import { asPathPart, type Concept } from '@classmark/domain';
import { type ByteSource, readTextLines } from '@classmark/harvest';
import { placeOnLine } from './place-on-line.js';

/**
 * The concepts of a list of slash paths, one in a line: each step of a path is a concept. Or those of an outline, where a
 * line that is indented by tabs or two blanks and more stands below the nearest one before it that is indented less.
 * @param mergesEqualNames whether a label that stands in several places is one concept
 * @throws AppError that names the line which is no path
 */
export async function readPathList(source: ByteSource, mergesEqualNames: boolean): Promise<Concept[]> {
  const found = new Map<string, { readonly label: string; readonly broader: Set<string> }>();
  const outline = new Outline();
  for await (const { line, text } of readTextLines(source)) {
    let above: string | null = null;
    for (const { key, label } of placeOnLine(outline.pathOf(withoutQuotes(text)), line, mergesEqualNames)) {
      const concept: { readonly label: string; readonly broader: Set<string> } = found.get(key) ?? {
        label,
        broader: new Set(),
      };
      found.set(key, concept);
      if (above !== null) concept.broader.add(above);
      above = key;
    }
  }
  return [...found].map(([key, { label, broader }]) => ({
    key,
    uri: null,
    notation: null,
    otherNotations: [],
    labels: [{ text: label, language: null }],
    altLabels: [],
    scopeNotes: [],
    broader: [...broader],
    isDeprecated: false,
    replacedBy: null,
  }));
}

/** The lines that the next one may stand below. */
class Outline {
  private readonly above: { readonly indent: number; readonly path: string }[] = [];

  /** A path from a root, or the line as it is where it stands below nothing. */
  pathOf(text: string): string {
    const label = text.trim();
    const [blanks = ''] = /^(?:\t| {2,})\s*/.exec(text) ?? [];
    while ((this.above.at(-1)?.indent ?? -1) >= blanks.length) this.above.pop();
    const broader = blanks === '' ? undefined : this.above.at(-1);
    const isPath = label.startsWith('/');
    const path = isPath || broader === undefined ? label : broader.path + asPathPart(label);
    this.above.push({ indent: blanks.length, path: path.startsWith('/') ? path : asPathPart(path) });
    return path;
  }
}

/** A path as spreadsheets write one that has a comma or quotes. */
const withoutQuotes = (text: string): string => /^"(\/.*)"$/.exec(text.trim())?.[1]?.replaceAll('""', '"') ?? text;
