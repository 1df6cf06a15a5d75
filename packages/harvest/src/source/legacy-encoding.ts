import { analyse } from 'chardet';

/** Encodings from before Unicode by chardet's names; of two that differ in a few signs, the one that Windows writes. */
const encodings = {
  'windows-1250': 'windows-1250',
  'ISO-8859-2': 'iso-8859-2',
  'windows-1251': 'windows-1251',
  'KOI8-R': 'koi8-r',
  'ISO-8859-5': 'iso-8859-5',
  'windows-1253': 'windows-1253',
  'ISO-8859-7': 'windows-1253',
  'windows-1254': 'windows-1254',
  'ISO-8859-9': 'windows-1254',
  'windows-1255': 'windows-1255',
  'ISO-8859-8': 'windows-1255',
  'windows-1256': 'windows-1256',
  'ISO-8859-6': 'iso-8859-6',
  Shift_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  'EUC-KR': 'euc-kr',
  GB18030: 'gb18030',
  Big5: 'big5',
} as const;
type Detected = keyof typeof encodings;

export type LegacyEncoding = (typeof encodings)[Detected] | 'windows-1252';

const western = ['ISO-8859-1', 'windows-1252'];
/** How much surer another encoding must be than the Western one, which most files have. */
const surer = 1.5;
const lookedAtBytes = 1 << 16;

const isKnown = (name: string): name is Detected => Object.hasOwn(encodings, name);

/** How a text that is no UTF-8 likeliest writes its characters; Windows-1252 where nothing speaks for another. */
export function detectLegacyEncoding(beginning: Uint8Array): LegacyEncoding {
  const guesses = analyse(beginning.subarray(0, lookedAtBytes));
  const least =
    surer * Math.max(0, ...guesses.filter(({ name }) => western.includes(name)).map((own) => own.confidence));
  for (const { name, confidence } of guesses) {
    if (isKnown(name) && confidence > least) return encodings[name];
  }
  return 'windows-1252';
}
