import type { Concept } from './concept.js';

/**
 * The key of a subject that a file keeps, empty where it gets a new one: one that was known by its URI alone gets a key like
 * the others, unless that is its name.
 */
export function keyByFile(key: string, { uri, labels }: Pick<Concept, 'uri' | 'labels'>): string {
  return key === uri && labels[0].text !== key ? '' : key;
}
