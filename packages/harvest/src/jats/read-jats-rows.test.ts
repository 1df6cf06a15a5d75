import { describe, expect, it } from 'vitest';
import { inPieces, readContent } from '../testing/read-content.js';
import { isJats, readJatsRows } from './read-jats-rows.js';

const article = (id: string, title = `On ${id}`): string =>
  `<article article-type="research-article"><front><article-meta><article-id pub-id-type="doi">10.5555/${id}</article-id>
  <title-group><article-title>${title}</article-title></title-group><abstract><p>All about it.</p></abstract>
  </article-meta></front><body><p>Long &lt;article&gt; text.</p></body></article>`;
const prefixed = (content: string, prefix = 'jats'): string =>
  content.replaceAll(/<(\/?)(\w)/g, (_tag, end, first) => `<${end}${prefix}:${first}`);
const file = (content: string): string =>
  `<?xml version="1.0"?>\n<!DOCTYPE article PUBLIC "-//NLM//DTD JATS 1.1//EN" "JATS.dtd">\n${content}\n`;
const quoting = (text: string): string => article('a').replace('All about it.', `<![CDATA[${text}]]>`);
const opensInComment = quoting('</article>').replace('On a', 'On a<!-- <? -->');
const opensInInstruction = quoting('</article>').replace('On a', 'On a<?x <!-- ?>');
const read = async (content: string, options = {}) => {
  const { records, wrong } = await readContent(content, options);
  return { titles: records.map(({ title }) => title), wrong };
};

/** The titles of articles, or what is wrong with them. */
const readPieces = async (content: string, size: number, maxBytes: number) => {
  const rows = await Array.fromAsync(readJatsRows(inPieces(content, size), maxBytes));
  return rows.flat().map((row) => ('error' in row ? row.error.code : row.values.title));
};

describe('JATS', () => {
  it.each([
    ['one article', file(article('a')), ['On a']],
    ['a set of articles', `<pmc-articleset>${article('a')}${article('b')}</pmc-articleset>`, ['On a', 'On b']],
    ['files one after another', file(article('a')) + file(article('b')), ['On a', 'On b']],
    ['a set of another name', `<articles>${article('a')}${article('b')}</articles>`, ['On a', 'On b']],
    ['elements with a prefix', prefixed(article('a')), ['On a']],
    ['a set with prefixes', `<x:articles xmlns:x="urn:x">${prefixed(article('a'), 'x')}</x:articles>`, ['On a']],
    ['tags that end in a blank', article('a').replaceAll(/>/g, ' >') + article('b'), ['On a', 'On b']],
    ['a file that begins with a comment', `<!-- An <article > of ours. -->${file(article('a'))}`, ['On a']],
    ['a file with a comment at its end', `${file(article('a'))}<!-- <article> -->`, ['On a']],
    ['a document type in small letters', `<!doctype article>${article('a')}`, ['On a']],
    ['text that quotes tags', file(quoting('<article>x</article> and </article>')) + article('b'), ['On a', 'On b']],
    [
      'text that quotes two articles',
      quoting('<article>x</article> and <article>y</article>') + article('b'),
      ['On a', 'On b'],
    ],
    ['a last article with a comment on quotations', article('a', 'On a<!-- <![CDATA[ -->'), ['On a']],
    [
      'comments and instructions on quotations before one',
      article('a', 'On a<!-- <![CDATA[ -->') + article('c', 'On c<?of <![CDATA[ ?>') + quoting('Text.'),
      ['On a', 'On c', 'On a'],
    ],
    ['a comment that speaks of its end', article('a', 'On<!-- was: </article> --> a') + article('b'), ['On a', 'On b']],
    ['an instruction with its end', article('a', 'On<?was </article> ?> a') + article('b'), ['On a', 'On b']],
    ['a comment that opens an instruction', `${opensInComment}${article('b')}`, ['On a', 'On b']],
    ['an instruction that opens a comment', `${opensInInstruction}${article('b')}`, ['On a', 'On b']],
    ['a quotation that opens a comment', quoting('<!-- </article> ') + article('b'), ['On a', 'On b']],
    ['a file that begins with instructions', `<?x <!-- ?><?of <article > ?>${article('a')}`, ['On a']],
    [
      'a file whose declaration ends as a tag',
      `<?xml version="1.0">${article('a')}${file(article('b'))}`,
      ['On a', 'On b'],
    ],
    ['a file with a byte order mark', `\ufeff${file(article('a'))}`, ['On a']],
  ])('is read from %s', async (_what, content, titles) => {
    expect(await read(content)).toEqual({ titles, wrong: [] });
  });

  it('is looked for in one pass over a file of articles that never end', () => {
    expect(isJats('<article '.repeat(50_000))).toBe(false);
  });

  it('gives id, text and address', async () => {
    const { records } = await readContent(file(article('a')), { withDetails: true });
    expect(records).toMatchObject([
      {
        id: '10.5555/a',
        text: 'All about it.',
        details: { url: 'https://doi.org/10.5555/a', metadata: expect.any(Object) },
      },
    ]);
  });

  it('goes on after an article that is wrong, and tells which', async () => {
    const content = [article('a'), article('b', '<i>open'), article('c', '&own;'), article('d')].join('\n');
    expect(await read(content)).toEqual({ titles: ['On a', 'On d'], wrong: ['2 invalid-record', '3 invalid-record'] });
  });

  it.each(['<![CDATA[', '<!--', '<?'])('goes on after articles whose %s never ends', async (opener) => {
    const content = [article('a', opener), article('b', opener), article('c')].join('\n');
    const wrong = ['1 invalid-record', '2 invalid-record'];
    expect(await read(content)).toEqual({ titles: ['On c'], wrong });
    expect(await read(content, { maxLineBytes: 500 })).toEqual({ titles: ['On c'], wrong });
  });

  it('is read to its end with many quotations', async () => {
    const content = quoting('</article>]]><![CDATA['.repeat(20_000)) + article('b');
    expect(await readPieces(content, 50, 2 ** 20)).toEqual(['On a', 'On b']);
  });

  it('is read to its end with many quotations that never end', async () => {
    const articles = ['<!--', '<?x', '<![CDATA['].map((opener) => `<article >${opener}</article>`).join('');
    const titles = await readPieces(articles.repeat(3000) + article('b'), 2 ** 14, 2 ** 17);
    expect(titles).toHaveLength(9001);
    expect(titles.at(-1)).toBe('On b');
  });

  it('is the same wherever it is cut into pieces', async () => {
    const content = [
      file(article('a', 'On<!-- was: </article> --> a<?was </article> ?>')),
      opensInComment,
      opensInInstruction,
      article('b', 'On b<![CDATA['),
      article('c', `On c${' '.repeat(300)}<!-- </article> -->`),
      article('d').replace('</article>', `</article${' '.repeat(70)}>`),
      prefixed(quoting('<article >]]><![CDATA[</x:article>')),
    ].join('<!-- <article > --><?x <article > ?>');
    const whole = await readPieces(content, content.length, 600);
    expect(whole).toEqual(['On a', 'On a', 'On a', 'invalid-record', 'line-too-long', 'On d', 'On a']);
    for (let size = 1; size < 40; size += 1) expect(await readPieces(content, size, 600)).toEqual(whole);
  });

  it('passes over what is too long, and tells of an article that is cut off', async () => {
    const content = [article('a', 'x'.repeat(900)), article('b'), article('c').slice(0, 200)].join('\n');
    expect(await read(content, { maxLineBytes: 800 })).toEqual({
      titles: ['On b'],
      wrong: ['1 line-too-long', '3 invalid-record'],
    });
  });

  it('does not unfold entities that a file declares', async () => {
    const bomb = '<!DOCTYPE article [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>';
    expect(await read(`${bomb}${article('a', '&b;')}${article('b')}`)).toEqual({
      titles: ['On b'],
      wrong: ['1 invalid-record'],
    });
  });
});

it('an article of bytes that are no UTF-8 is wrong, and the others are read', async () => {
  const latin = Buffer.from(article('b', 'Café'), 'latin1');
  const { records, wrong } = await readContent(
    Buffer.concat([Buffer.from(file(article('a', 'Größe'))), latin, Buffer.from(article('c', 'Größe'))]),
  );
  expect(records.map(({ title }) => title)).toEqual(['Größe', 'Größe']);
  expect(wrong).toEqual(['2 invalid-utf8']);
});
