import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface SampleRecord {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly subjects?: readonly string[];
}

const roots = [
  'Biology and life sciences',
  'Computer and information sciences',
  'Earth sciences',
  'Ecology and environmental sciences',
  'Engineering and technology',
  'Medicine and health sciences',
  'People and places',
  'Physical sciences',
  'Research and analysis methods',
  'Science policy',
  'Social sciences',
];
const runLength = 5;

const labelled = readSample('labelled.jsonl');
const unlabelled = readSample('unlabelled.jsonl');
const all = [...labelled, ...unlabelled];

describe('the sample corpus', () => {
  it('has at least 400 documents, at least 100 of them without labels', () => {
    expect(all.length).toBeGreaterThanOrEqual(400);
    expect(unlabelled.length).toBeGreaterThanOrEqual(100);
    expect(unlabelled.filter((record) => record.subjects !== undefined)).toEqual([]);
  });

  it('has an id of its own for each document', () => {
    expect(new Set(all.map((record) => record.id)).size).toBe(all.length);
  });

  it('has texts of 80 to 160 words', () => {
    const outside = all.filter((record) => {
      const words = record.text.split(/\s+/).length;
      return words < 80 || words > 160;
    });
    expect(outside.map((record) => record.id)).toEqual([]);
  });

  it('labels with the eleven roots and no others', () => {
    expect([...new Set(labelled.flatMap(rootsOf))].sort()).toEqual(roots);
  });

  it('puts most documents into two to four roots, and every document into one', () => {
    const counts = labelled.map((record) => rootsOf(record).length);
    expect(Math.min(...counts)).toBe(1);
    expect(Math.max(...counts)).toBe(4);
    expect(counts.filter((count) => count >= 2).length).toBeGreaterThan(labelled.length * 0.75);
  });

  it('is imbalanced as real corpora are', () => {
    const perRoot = roots.map((root) => labelled.filter((record) => rootsOf(record).includes(root)).length);
    expect(Math.max(...perRoot) / Math.min(...perRoot)).toBeGreaterThan(3);
  });

  it('shares no run of five words between two documents', () => {
    const firstWith = new Map<string, string>();
    const shared: string[] = [];
    for (const record of all) {
      for (const run of wordRuns(record)) {
        const first = firstWith.get(run);
        if (first === undefined) firstWith.set(run, record.id);
        else if (first !== record.id) shared.push(`${first} and ${record.id}: ${run}`);
      }
    }
    expect(shared).toEqual([]);
  });

  it('has no near-duplicates: no two documents share a quarter of their rarer words', () => {
    expect(nearDuplicates(all)).toEqual([]);
  });
});

function readSample(name: string): SampleRecord[] {
  const path = fileURLToPath(new URL(`../../prisma/sample/${name}`, import.meta.url));
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line): SampleRecord => JSON.parse(line));
}

function rootsOf(record: SampleRecord): string[] {
  return [...new Set((record.subjects ?? []).map((path) => path.split('/')[1] ?? ''))];
}

function wordsOf(record: SampleRecord): string[] {
  return `${record.title} ${record.text}`.toLowerCase().match(/[\p{L}\p{N}'-]+/gu) ?? [];
}

function wordRuns(record: SampleRecord): string[] {
  const words = wordsOf(record);
  return words.slice(runLength - 1).map((_, start) => words.slice(start, start + runLength).join(' '));
}

/** Pairs whose sets of words (those in under a tenth of the documents) have a Jaccard similarity of ¼ or more. */
function nearDuplicates(records: readonly SampleRecord[]): string[] {
  const frequency = new Map<string, number>();
  for (const record of records) {
    for (const word of new Set(wordsOf(record))) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  const isRare = (word: string) => (frequency.get(word) ?? 0) < records.length / 10;
  const sets = records.map((record) => new Set(wordsOf(record).filter(isRare)));
  const pairs: string[] = [];
  for (const [i, a] of sets.entries()) {
    for (const [j, b] of sets.slice(0, i).entries()) {
      const both = a.intersection(b).size;
      if (both / (a.size + b.size - both) >= 0.25) pairs.push(`${records[j]?.id} and ${records[i]?.id}`);
    }
  }
  return pairs;
}
