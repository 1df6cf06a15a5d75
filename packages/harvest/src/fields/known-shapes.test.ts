import { describe, expect, it } from 'vitest';
import { jsonLines, readContent } from '../testing/read-content.js';

describe('records as they come from', () => {
  it.each([
    [
      'OpenAlex',
      {
        id: 'https://openalex.org/W77',
        doi: 'https://doi.org/10.9999/x0',
        title: 'Tide gauge',
        display_name: 'Tide gauge',
        abstract_inverted_index: { The: [0, 3], tide: [1], rose: [2], sea: [4] },
        topics: [{ id: 't', display_name: 'Oceanography', score: 0.99 }],
        keywords: [{ id: 'k', display_name: 'Water', score: 0.5 }],
      },
      ['https://openalex.org/W77', 'Tide gauge', 'The tide rose The sea', ['Oceanography']],
    ],
    [
      'PLOS',
      {
        id: '10.9999/j.0',
        abstract: ['\nThe tide.\n'],
        title_display: 'Gauge',
        subject: ['/Biology/Sea'],
        journal: 'J',
      },
      ['10.9999/j.0', 'Gauge', '\nThe tide.\n', ['/Biology/Sea']],
    ],
    [
      'BioASQ',
      {
        abstractText: 'The tide.',
        journal: 'J',
        meshMajor: ['Oceans, Seas', 'Humans'],
        pmid: '1000',
        title: 'G',
        year: '2026',
      },
      ['1000', 'G', 'The tide.', ['Oceans, Seas', 'Humans']],
    ],
    [
      'arXiv',
      {
        id: '2611.00001',
        submitter: 'A. N.',
        title: 'G\n in two lines',
        comments: null,
        categories: 'cs.LG stat.ML',
        abstract: ' The tide.\n',
      },
      ['2611.00001', 'G\n in two lines', ' The tide.\n', ['cs.LG', 'stat.ML']],
    ],
    [
      'DataCite',
      {
        id: '10.5/x',
        type: 'dois',
        attributes: {
          doi: '10.5/x',
          titles: [{ title: 'Gauge', lang: 'en' }],
          descriptions: [{ description: 'The tide.', descriptionType: 'Abstract' }],
          subjects: [{ subject: 'Sea', subjectScheme: 's' }, { subject: 'Tide' }],
        },
      },
      ['10.5/x', 'Gauge', 'The tide.', ['Sea', 'Tide']],
    ],
    [
      'Crossref',
      { DOI: '10.5/y', title: ['Gauge'], abstract: '<jats:p>The tide.</jats:p>', subject: ['Sea'] },
      ['10.5/y', 'Gauge', '<jats:p>The tide.</jats:p>', ['Sea']],
    ],
    [
      'Dublin Core',
      {
        'dc:identifier': 'oai:1',
        'dc:title': ['Gauge'],
        'dc:description': ['The tide.'],
        'dc:subject': ['Sea', 'Tide'],
      },
      ['oai:1', 'Gauge', 'The tide.', ['Sea', 'Tide']],
    ],
    [
      'PubMed',
      {
        PMID: 77,
        Title: 'Gauge',
        Abstract: [
          { label: 'AIM', text: 'The tide.' },
          { label: 'END', text: 'It rose.' },
        ],
        'MeSH Terms': ['Sea'],
      },
      ['77', 'Gauge', 'The tide.\nIt rose.', ['Sea']],
    ],
    ['MongoDB', { _id: { $oid: '5f' }, title: 'Gauge', tags: ['Sea'] }, ['5f', 'Gauge', '', ['Sea']]],
  ])('%s are read', async (_origin, row, expected) => {
    const { records } = await readContent(jsonLines(row));
    expect(records.map(({ id, title, text, subjects }) => [id, title, text, subjects])).toEqual([expected]);
  });
});
