import { describe, expect, it } from 'vitest';
import type { Actor } from '../role.js';
import type { DocumentLabel, LabelOrigin } from './document.js';
import { visibleLabels } from './visible-labels.js';

const reader: Actor = { kind: 'key', id: 1, name: 'search', role: 'reader' };
const curator: Actor = { kind: 'user', id: 2, name: 'carla', role: 'curator' };
const label = (subjectId: number, origin: LabelOrigin, value: boolean): DocumentLabel => ({
  documentId: 1n,
  subjectId,
  origin,
  value,
  createdAt: new Date(0),
});
const labels = [
  label(1, 'import', true),
  label(1, 'curator', false),
  label(2, 'import', true),
  label(2, 'curator', true),
  label(3, 'curator', true),
  label(4, 'import', true),
  label(5, 'curator', false),
];

describe('visibleLabels', () => {
  it('are all that was said, for a curator', () => {
    expect(visibleLabels(curator, labels)).toEqual(labels);
  });

  it('are the yes that holds, for a reader: a person speaks before a source', () => {
    expect(visibleLabels(reader, labels)).toEqual([labels[3], labels[4], labels[5]]);
  });
});
