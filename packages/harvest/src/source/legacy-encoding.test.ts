import { expect, it } from 'vitest';
import { ReadNotes } from '../read-notes.js';
import { readContent } from '../testing/read-content.js';
import { detectEncoding } from './text-encoding.js';

/** Two columns of one language each, as the encoding writes them, in base64. */
const files = [
  [
    'windows-1250',
    'aWQ7dGl0bGU7dGV4dAoxO1dpZWxvcnlieTtXaWVsb3J5Ynkgv3lquSB3IG1vcnp1IGkgcLN5brkgcHJ6ZXogemltbrkgd29k6iwgYSBpY2ggnHBpZXcgc7N5Y2hh5iB6IGRhbGVrYQoyO0xhcztXIGxlc2llIHJvc265IGTqYnksIGEgaWNoIGNpZfEgcGFkYSBuYSByemVr6iwga3TzcmEgcLN5bmllIGt1IG1vcnp1Cg==',
    'Wieloryby',
  ],
  [
    'iso-8859-2',
    'aWQ7dGl0bGU7dGV4dAoxO1ZlbHJ5Ynk7VmVscnlieSC+aWrtIHYgbW/4aSBhIHBsYXZvdSBjaGxhZG5vdSB2b2RvdSwganNvdSB2ZWxr6SBhIGtsaWRu6QoyO0xlcztWIGxlc2Ugcm9zdG91IGR1YnkgYSBtZXppIG5pbWkgdGXoZSD4ZWthLCBrdGVy4SD6c3TtIGRvIG1v+GUK',
    'Velryby',
  ],
  [
    'windows-1254',
    'aWQ7dGl0bGU7dGV4dAoxO0JhbGluYWxhcjtCYWxpbmFsYXIgc2/wdWsgZGVuaXpsZXJkZSB5Yf5hciB2ZSDnb2sgYvx5/Gt0/HIsIP5hcmv9bGFy/SB1emFrdGFuIGR1eXVsdXIK',
    'Balinalar',
  ],
  [
    'windows-1251',
    'aWQ7dGl0bGU7dGV4dAoxO8ro8vs7yujy+yDv7v7yIOIg7O7w5SDoIO/r4OLg/vIKMjvM8/Dg4vzoO87t6CD17uT/8iDv7iDn5ezr5Qo=',
    'Киты',
  ],
  [
    'koi8-r',
    'aWQ7dGl0bGU7dGV4dAoxO+vJ1Nk768nU2SDQz8DUINcgzc/SxSDJINDMwdfBwNQKMjvt1dLB19jJO+/OySDIz8TR1CDQzyDaxc3MxQo=',
    'Киты',
  ],
  [
    'iso-8859-5',
    'aWQ7dGl0bGU7dGV4dAoxO7rY4us7utji6yDf3u7iINIg3N7g1SDYIN/b0NLQ7uIKMju84+DQ0uzYO77d2CDl3tTv4iDf3iDX1dzb1Qo=',
    'Киты',
  ],
  [
    'windows-1253',
    'aWQ7dGl0bGU7dGV4dAoxO9bc6+Hp7eXyO8/pIPbc6+Hp7eXyIPTx4ePv9eTv/e0g8/TnIOjc6+Hz8+Eg6uHpIOrv6/Xs8O/97Qo=',
    'Φάλαινες',
  ],
  ['windows-1255', 'aWQ7dGl0bGU7dGV4dAoxO+zl5enp+vDp7Tvk7OXl6en68OntIPn46e0g4entIOX55efp7Qo=', 'לווייתנים'],
  ['windows-1256', 'aWQ7dGl0bGU7dGV4dAoxO8fhze3Kx+Q7x+HN7crH5CDK2+TtIN3tIMfhyM3RIObK08jNCg==', 'الحيتان'],
  ['shift_jis', 'aWQsdGl0bGUsdGV4dAoxLIx+LIx+gs2KQ4LFicyCoolqgq4KMiyLYSyLYYLNl6SC8JXggq0K', '鯨'],
  ['euc-jp', 'aWQsdGl0bGUsdGV4dAoxLLffLLffpM+zpKTHss6kpLHLpLAKMiy1wiy1wqTPzqak8sripK8K', '鯨'],
  ['euc-kr', 'aWQsdGl0bGUsdGV4dAoxLLDtt6EssO23obTCILnZtNm/obytILPrt6HHz7DtIMfsvvbEo7TZCg==', '고래'],
  ['gb18030', 'aWQsdGl0bGUsdGV4dAoxLL6o0+MsvqjT49TauqPA77OquOjTztO+CjIswuzSzyzC7NLP1NrCvbXYyc/X3wo=', '鲸鱼'],
  ['big5', 'aWQsdGl0bGUsdGV4dAoxLMRIs70sxEizvaZirvy4zLDbunG05aphCjIsv8LDxiy/wsPGpmKzsKZhpFeoqwo=', '鯨魚'],
] as const;

it.each(files)('%s is told and read', async (encoding, base64, title) => {
  const bytes = Buffer.from(base64, 'base64');
  expect(detectEncoding(bytes)).toBe(encoding);
  expect((await readContent(bytes)).records[0]?.title).toBe(title);
});

it.each([
  ['French', '1;\xc9t\xe9;La for\xeat pr\xe8s de l\x92\xe9tang, \xe0 Gen\xe8ve, o\xf9 na\xeet une rivi\xe8re'],
  ['German', '1;F\xfcr \xfcber \xd6l;Gew\xe4sser, Gr\xf6\xdfe, h\xf6here B\xe4ume; Stra\xdfe \xfcberf\xfchrt Z\xfcge'],
  ['Spanish', '1;A\xf1os;El ni\xf1o comi\xf3 pi\xf1as; \xbfcu\xe1ndo? \xa1Ma\xf1ana! seg\xfan \xe9l'],
  ['Danish', '1;Skove;Bl\xe5b\xe6r p\xe5 \xf8en; s\xf8en er p\xe5 h\xf8jre side, \xe5ret er g\xe5et'],
  ['Portuguese', '1;A\xe7\xe3o;As na\xe7\xf5es n\xe3o s\xe3o irm\xe3s; informa\xe7\xe3o e educa\xe7\xe3o'],
  ['Finnish', '1;P\xe4iv\xe4\xe4;Hyv\xe4\xe4 y\xf6t\xe4, \xf6ljy\xe4, m\xe4\xe4r\xe4\xe4v\xe4\xe4 ty\xf6t\xe4'],
  ['Icelandic', '1;\xdej\xf3\xf0;\xdea\xf0 er gott ve\xf0ur \xed dag, \xe6\xf0arfugl'],
])('%s in Windows-1252 is taken for nothing else', (_language, text) => {
  expect(detectEncoding(Buffer.from(`id;title;text\n${text}\n`, 'latin1'))).toBe('windows-1252');
});

it.each([
  ['cp866', 'aWQ7dGl0bGUKMTuKqOLrCg==', 'Киты'],
  ['windows-1257', 'aWQ7dGl0bGUKMTvobuj+cgo=', 'čnčžr'],
  ['tis-620', 'aWQ7dGl0bGUKMTvHzMwK', 'วฬฬ'],
  ['macintosh', 'aWQ7dGl0bGUKMTuDdI4K', 'Été'],
])('%s is read where it is said, without a warning', async (encoding, base64, title) => {
  const notes = new ReadNotes();
  expect((await readContent(Buffer.from(base64, 'base64'), { encoding, notes })).records[0]?.title).toBe(title);
  const codes = notes.listWarnings({ areSubjectsRead: false }).map(({ code }) => code);
  expect(codes).not.toContain('ENCODING_GUESSED');
});

it.each(['utf16le', 'utf-16be'])('%s without a mark is told where it begins with other letters', async (encoding) => {
  const bytes = Buffer.from('заголовок;title\nа;Киты\n', 'utf16le');
  if (encoding === 'utf-16be') bytes.swap16();
  expect((await readContent(bytes)).records.map(({ title }) => title)).toEqual(['Киты']);
});
