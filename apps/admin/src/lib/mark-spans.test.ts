import { describe, expect, it } from 'vitest';
import { markSpans } from './mark-spans.js';

const span = (start: number, end: number) => ({ start, end });

describe('markSpans', () => {
  it('leaves a text without terms in one piece', () => {
    expect(markSpans('plain', [])).toEqual([{ text: 'plain', weight: 0 }]);
  });

  it('gives every place of a term its weight, relative to the strongest', () => {
    const terms = [
      { contribution: 2, spans: [span(0, 3), span(8, 11)] },
      { contribution: -1, spans: [span(4, 7)] },
    ];
    expect(markSpans('sun sea sun', terms)).toEqual([
      { text: 'sun', weight: 1 },
      { text: ' ', weight: 0 },
      { text: 'sea', weight: -0.5 },
      { text: ' ', weight: 0 },
      { text: 'sun', weight: 1 },
    ]);
  });

  it('adds the shares of a word and of the pair it stands in', () => {
    const terms = [
      { contribution: 1, spans: [span(0, 7)] },
      { contribution: 1, spans: [span(4, 7)] },
    ];
    expect(markSpans('sea sun', terms)).toEqual([
      { text: 'sea ', weight: 0.5 },
      { text: 'sun', weight: 1 },
    ]);
  });

  it('gives a weak term little weight where the strongest stands in another text', () => {
    const terms = [
      { contribution: 2, spans: [] },
      { contribution: -0.02, spans: [span(0, 4)] },
    ];
    expect(markSpans('Note', terms)).toEqual([{ text: 'Note', weight: -0.01 }]);
  });

  it('keeps every character, whatever the spans say', () => {
    const terms = [{ contribution: 1, spans: [span(-1, 2), span(2, 99), span(3, 3), span(1, 4)] }];
    expect(
      markSpans('abcdef', terms)
        .map(({ text }) => text)
        .join(''),
    ).toBe('abcdef');
  });
});
