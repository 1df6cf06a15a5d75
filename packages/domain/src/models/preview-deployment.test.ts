import { describe, expect, it } from 'vitest';
import { type PreviewedDocument, previewDeployment } from './preview-deployment.js';

const subject = { subjectId: 7, thresholds: { accept: 0.9, review: 0.4 } };

function document(probability: number | null, overrides: Partial<PreviewedDocument> = {}): PreviewedDocument {
  const probabilities = new Map(probability === null ? [] : [[7, probability]]);
  return { probabilities, known: new Set(), stored: new Map(), ...overrides };
}

const countsOf = (documents: readonly PreviewedDocument[]) => {
  const [preview] = previewDeployment([subject], documents, documents.length);
  return preview && [preview.publishedNow, preview.published, preview.queuedNow, preview.queued, preview.withdrawn];
};
const exactly = (...counts: number[]) => counts.map((count) => ({ count, interval: null }));

describe('previewDeployment', () => {
  it('says what is published and in review now, what will be, and what goes', () => {
    const documents = [
      document(0.95),
      document(0.95, { stored: new Map([[7, 'queued']]) }),
      document(0.5, { stored: new Map([[7, 'published']]) }),
      document(0.1, { stored: new Map([[7, 'published']]) }),
      document(0.3, { stored: new Map([[7, 'queued']]) }),
    ];
    expect(countsOf(documents)).toEqual(exactly(2, 2, 2, 1, 2));
  });

  it('leaves alone what people decided, and suggests nothing that is known', () => {
    const documents = [document(0.95, { stored: new Map([[7, 'rejected']]) }), document(0.95, { known: new Set([7]) })];
    expect(countsOf(documents)).toEqual(exactly(0, 0, 0, 0, 0));
  });

  it('withdraws where the model does not apply to the document', () => {
    expect(countsOf([document(null, { stored: new Map([[7, 'published']]) })])).toEqual(exactly(1, 0, 0, 0, 1));
  });

  it('estimates from some documents, with an interval', () => {
    const documents = Array.from({ length: 100 }, (_, i) => document(i < 20 ? 0.95 : 0.1));
    const [preview] = previewDeployment([subject], documents, 10_000);
    expect(preview?.published).toEqual({ count: 2_000, interval: { low: 1_308, high: 2_863 } });
  });
});
