import { describe, expect, it } from 'vitest';
import { jsonLines, type Options, readContent } from '../testing/read-content.js';

const detailsOf = async (content: string, mapping = {}) =>
  (await readContent(content, { withDetails: true, mapping })).records.map(({ details }) => details);

describe('what a record says beside title and text', () => {
  it('is read by the usual names, and the rest is metadata', async () => {
    const row = {
      ...{ id: 'a', title: 'T', text: 'X', subjects: ['S'], doi: '10.5555/x', publishedAt: '2014-05-01T10:00:00Z' },
      ...{ language: 'eng', authors: ['A. One', 'B. Two'], journal: 'J', volume: 7 },
    };
    expect(await detailsOf(jsonLines(row))).toEqual([
      {
        url: 'https://doi.org/10.5555/x',
        publicationDate: '2014-05-01',
        language: 'en',
        authors: ['A. One', 'B. Two'],
        metadata: { journal: 'J', volume: 7 },
      },
    ]);
  });

  it.each([
    ['Crossref', { DOI: '10.5555/y', author: [{ given: 'Ada', family: 'B' }], issued: { 'date-parts': [[2014, 5]] } }],
    ['DataCite', { doi: '10.5555/y', creators: [{ name: 'Ada B' }], dates: [{ date: '2014-05' }] }],
    [
      'OpenAlex',
      { doi: 'https://doi.org/10.5555/y', authorships: [{ author: { display_name: 'Ada B' } }], date: '2014-05' },
    ],
    ['a table', { doi: '10.5555/y', author: 'Ada B', date: '2014/05' }],
  ])('is read as %s writes it', async (_origin, row) => {
    const [details] = await detailsOf(jsonLines({ id: '1', title: 'T', ...row }));
    expect(details).toMatchObject({ url: 'https://doi.org/10.5555/y', authors: ['Ada B'], publicationDate: '2014-05' });
  });

  it('keeps in the metadata what it cannot read', async () => {
    const [details] = await detailsOf(
      jsonLines({ id: '1', title: 'T', date: 'last spring', language: 'a bit of all' }),
    );
    expect(details).toMatchObject({
      publicationDate: null,
      language: null,
      metadata: { date: 'last spring', language: 'a bit of all' },
    });
  });

  it('takes an object for the metadata where there is one', async () => {
    const [details] = await detailsOf(jsonLines({ id: '1', title: 'T', metadata: { journal: 'J' }, other: 1 }));
    expect(details?.metadata).toEqual({ journal: 'J' });
  });

  it('may be told where to look', async () => {
    const [details] = await detailsOf('nr,title,Datum,Wer\n1,T,2014,Ada; Bob\n', {
      id: 'nr',
      publicationDate: 'Datum',
      authors: 'Wer',
    });
    expect(details).toMatchObject({ publicationDate: '2014', authors: ['Ada', 'Bob'], metadata: {} });
  });

  it('leaves a column of marks to be a subject, whatever its name', async () => {
    const table = 'id,text,Language,Land\na,A text.,1,0\nb,More.,0,1\n';
    const { records } = await readContent(table, { withDetails: true });
    expect(records.map(({ subjects, details }) => [subjects, details?.metadata])).toEqual([
      [['Language'], {}],
      [['Land'], {}],
    ]);
  });
});

describe('a date that the likeliest column does not tell', () => {
  const datesOf = async (content: string, mapping: Options['mapping'] = {}) =>
    (await readContent(content, { withDetails: true, mapping })).records.map(({ details }) => details?.publicationDate);

  it.each([
    ['is empty', 'id,title,text,year,date\n1,a,b,2014,\n2,c,d,2015,2015-03-02\n', ['2014', '2015-03-02']],
    ['is none that can be read', 'Key,Title,Abstract,Publication Year,Date\n1,a,b,2014,March 2014\n', ['2014']],
  ])('is taken from another, where it %s', async (_what, content, expected) => {
    expect(await datesOf(content)).toEqual(expected);
  });

  it('is left out where somebody says which column it is', async () => {
    const content = 'id,title,text,year,date\n1,a,b,2014,soon\n';
    expect(await datesOf(content, { publicationDate: 'date' })).toEqual([null]);
    expect(await datesOf(content, { publicationDate: null })).toEqual([null]);
  });
});
