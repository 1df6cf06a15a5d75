import { describe, expect, it } from 'vitest';
import { readContent } from '../testing/read-content.js';
import { isJats } from './read-jats-rows.js';

const article = (id: string, title = `On ${id}`): string =>
  `<article article-type="research-article"><front><article-meta><article-id pub-id-type="doi">10.5555/${id}</article-id>
  <title-group><article-title>${title}</article-title></title-group><abstract><p>All about it.</p></abstract>
  </article-meta></front><body><p>Long &lt;article&gt; text.</p></body></article>`;
const prefixed = (content: string, prefix = 'jats'): string =>
  content.replaceAll(/<(\/?)(\w)/g, (_tag, end, first) => `<${end}${prefix}:${first}`);
const file = (content: string): string =>
  `<?xml version="1.0"?>\n<!DOCTYPE article PUBLIC "-//NLM//DTD JATS 1.1//EN" "JATS.dtd">\n${content}\n`;
const quoting = (text: string): string => article('a').replace('All about it.', `<![CDATA[${text}]]>`);
const read = async (content: string, options = {}) => {
  const { records, wrong } = await readContent(content, options);
  return { titles: records.map(({ title }) => title), wrong };
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

  it('goes on after an article whose quotation never ends', async () => {
    const content = [quoting('').replace(']]>', ''), article('b')].join('\n');
    expect(await read(content)).toEqual({ titles: ['On b'], wrong: ['1 invalid-record'] });
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
