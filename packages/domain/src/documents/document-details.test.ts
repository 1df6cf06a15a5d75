import { describe, expect, it } from 'vitest';
import { cleanDetails, noDetails, parseAddress, parseLanguage, parsePublicationDate } from './document-details.js';

describe('a date of publication', () => {
  it.each([
    ['2014', '2014'],
    ['2014-05', '2014-05'],
    ['2014-05-01T00:00:00Z', '2014-05-01'],
    ['2014/05/01', '2014-05-01'],
    ['2014-05-00', '2014-05'],
    ['2014-00-00T00:00:00Z', '2014'],
    ['2014-00-05', null],
    ['2014-02-30', null],
    ['2014-13', null],
    ['20140501', null],
    ['May 2014', null],
    ...['c1999', '©1999', '© 1999.', 'p1999', '℗1999', 'cop. 1999', '[1999]', '[1999?]', '[c1999]', '[ca. 1999]'].map(
      (year): [string, string] => [year, '1999'],
    ),
    ...['ca. 1999', '1999.', '1999?', '1999, c1998', '[1999, c1998]'].map((year): [string, string] => [year, '1999']),
    ...['1999-2000', '1999–2000', '1999 - 2000', '1999-', '1999?-2000', 'c1999-2000', '[1999]-2000', '[1999-'].map(
      (range): [string, null] => [range, null],
    ),
    ...['[199-?]', '[19--]', '[1999 or 2000]', '[between 1999 and 2001]', 'p. 1999', 'ccc1999', 'c19990'].map(
      (text): [string, null] => [text, null],
    ),
  ])('is read from %s as %s', (text, date) => {
    expect(parsePublicationDate(text)).toBe(date);
  });
});

describe('an address', () => {
  it.each([
    ['10.1371/journal.pone.0000001', 'https://doi.org/10.1371/journal.pone.0000001'],
    ['doi:10.5/x', null],
    ['doi:10.5555/x', 'https://doi.org/10.5555/x'],
    ['http://dx.doi.org/10.5555/x', 'https://doi.org/10.5555/x'],
    ['https://example.org/a?b=c', 'https://example.org/a?b=c'],
    ['javascript:alert(1)', null],
    ['oai:example.org:1', null],
  ])('is read from %s as %s', (text, address) => {
    expect(parseAddress(text)).toBe(address);
  });
});

describe('a language', () => {
  it.each([
    ['eng', 'en'],
    ['EN', 'en'],
    ['pt_br', 'pt-BR'],
    ['not a tag', null],
  ])('is read from %s as %s', (text, tag) => {
    expect(parseLanguage(text)).toBe(tag);
  });
});

describe('details', () => {
  it('take their address from an id that is one', () => {
    expect(cleanDetails(noDetails, '10.5555/x').url).toBe('https://doi.org/10.5555/x');
  });

  it('leave out what is blank or too long to be metadata', () => {
    const metadata = { journal: 'J', empty: '', none: [], long: 'x'.repeat(3_000), 'zero\u0000': 0 };
    expect(cleanDetails({ ...noDetails, metadata }, '1').metadata).toEqual({ journal: 'J', zero: 0 });
  });
});
