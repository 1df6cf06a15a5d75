/** Encodings from before Unicode that are told by the letters of their languages. */
const singleByte = [
  ['windows-1251', 'оеаинтсрвл'],
  ['koi8-r', 'оеаинтсрвл'],
  ['ibm866', 'оеаинтсрвл'],
  ['iso-8859-5', 'оеаинтсрвл'],
  ['windows-1253', 'αοιετνσηςρ'],
  ['windows-1255', 'יוהלארמתשב'],
  ['windows-1256', 'الينمورتبة'],
  ['windows-874', 'านรอกเงมยล'],
] as const;

export type LegacyEncoding =
  | (typeof singleByte)[number][0]
  | 'shift_jis'
  | 'euc-jp'
  | 'euc-kr'
  | 'gb18030'
  | 'big5'
  | 'windows-1252';

/** What people write in Chinese more than anything else. */
const commonChinese = {
  gb18030: '的一是不了在人有我他这中大来上国和地到',
  big5: '的一是不了在人有我他這中大來上國和地到',
};

/** Least share of the letters beyond ASCII: of the ten commonest of a language, of Japanese syllables, of Hangul. */
const fewestCommon = 0.4;
const fewestKana = 0.1;
const fewestHangul = 0.9;
const fewestCommonChinese = 0.03;
/** Least share of bytes beyond ASCII that stand side by side where a script has no ASCII letters: here and there a word. */
const fewestTogether = 0.8;

const lookedAtBytes = 1 << 16;

/** The characters beyond ASCII; null where some bytes are none. The last may be cut off. */
function decode(head: Uint8Array, encoding: LegacyEncoding): readonly string[] | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
    return [...text].filter((character) => character > '\u007f');
  } catch {
    return null;
  }
}

function shareOf(characters: readonly string[] | null, isSuch: (character: string) => boolean): number {
  if (characters === null || characters.length === 0) return 0;
  return characters.filter(isSuch).length / characters.length;
}

const isKana = (character: string): boolean => /[\u3040-\u30ff]/.test(character);
const isHangul = (character: string): boolean => /[\uac00-\ud7a3]/.test(character);

/** Share of the bytes beyond ASCII that have a neighbour beyond ASCII. */
function shareTogether(head: Uint8Array): number {
  const isBeyond = (at: number): boolean => (head[at] ?? 0) > 0x7f;
  let [beyond, together] = [0, 0];
  for (let at = 0; at < head.length; at++) {
    if (!isBeyond(at)) continue;
    beyond += 1;
    if (isBeyond(at - 1) || isBeyond(at + 1)) together += 1;
  }
  return beyond === 0 ? 0 : together / beyond;
}

/** How a text that is no UTF-8 likeliest writes its characters; Windows-1252 where nothing speaks for another. */
export function detectLegacyEncoding(beginning: Uint8Array): LegacyEncoding {
  const head = beginning.subarray(0, lookedAtBytes);
  for (const japanese of ['shift_jis', 'euc-jp'] as const) {
    if (shareOf(decode(head, japanese), isKana) >= fewestKana) return japanese;
  }
  if (shareTogether(head) < fewestTogether) return 'windows-1252';
  if (shareOf(decode(head, 'euc-kr'), isHangul) >= fewestHangul) return 'euc-kr';
  const chinese = (['gb18030', 'big5'] as const).map((encoding) => {
    const share = shareOf(decode(head, encoding), (character) => commonChinese[encoding].includes(character));
    return { encoding, share, fewest: fewestCommonChinese };
  });
  const others = singleByte.map(([encoding, letters]) => {
    const share = shareOf(decode(head, encoding), (letter) => letters.includes(letter.toLowerCase()));
    return { encoding, share, fewest: fewestCommon };
  });
  for (const guesses of [chinese, others]) {
    const [best] = guesses.filter(({ share, fewest }) => share >= fewest).sort((a, b) => b.share - a.share);
    if (best !== undefined) return best.encoding;
  }
  return 'windows-1252';
}
