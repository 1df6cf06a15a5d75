import { describe, expect, it } from 'vitest';
import { addPage, hopeAnew, isWithoutEnd, type ListNews, noNews, pageMarkOf } from './list-news.js';

const page = (number: number, size = 100): string[] => Array.from({ length: size }, (_, i) => `${number} ${i}`);
const read = (news: ListNews, pages: readonly (readonly string[])[]): ListNews => pages.reduce(addPage, news);
const numbered = (count: number, numberOf: (i: number) => number): string[][] =>
  Array.from({ length: count }, (_, i) => page(numberOf(i)));
const ends = (news: ListNews): boolean => isWithoutEnd(news, 1_000);

describe('a list goes on', () => {
  it('as long as it gives something new, however long it is', () => {
    let news = noNews;
    for (let i = 0; i < 3_000; i++) {
      news = addPage(news, page(i, 10));
      expect(ends(news)).toBe(false);
    }
  });

  it('where all that it gave comes once more before the rest', () => {
    const once = numbered(40, (i) => i);
    const twice = read(noNews, [...once, ...once]);
    expect(ends(twice)).toBe(false);
    expect(
      ends(
        read(
          twice,
          numbered(40, (i) => 40 + i),
        ),
      ),
    ).toBe(false);
  });

  it('over some thousand pages that are empty', () => {
    expect(
      ends(
        read(
          noNews,
          Array.from({ length: 10_000 }, () => []),
        ),
      ),
    ).toBe(false);
  });
});

describe('a list is without end', () => {
  const turned = (by: number): string[] => [...page(0).slice(by), ...page(0).slice(0, by)];
  it.each([
    ['one page', 12, () => page(0)],
    ['the same entries in another order', 12, turned],
    ['empty pages', 10_001, () => []],
  ])('where it gives %s for ever', (_what, count, pageOf) => {
    const pages = Array.from({ length: count }, (_, i) => pageOf(i));
    expect(ends(read(noNews, pages.slice(0, -1)))).toBe(false);
    expect(ends(read(noNews, pages))).toBe(true);
  });

  it('where it gives all again for the third time', () => {
    const news = read(
      noNews,
      numbered(62, (i) => i % 31),
    );
    expect(ends(news)).toBe(false);
    expect(
      ends(
        read(
          news,
          numbered(32, (i) => i % 31),
        ),
      ),
    ).toBe(true);
  });

  it('as before where somebody tries once more in vain', () => {
    const again = hopeAnew(
      read(
        noNews,
        numbered(12, () => 0),
      ),
    );
    expect(ends(again)).toBe(false);
    expect(
      ends(
        read(
          again,
          numbered(11, () => 0),
        ),
      ),
    ).toBe(true);
  });
});

it('a page is known by all that it has', () => {
  const [mark, ...others] = [['a', 'b'], ['a', 'c'], ['b', 'a'], ['a,b'], ['a', 'b', 'c']].map(pageMarkOf);
  expect(others).not.toContain(mark);
  expect([pageMarkOf(['a', 'b']), pageMarkOf([])]).toEqual([mark, null]);
});
