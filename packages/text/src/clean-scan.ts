import { canRunKernel, type KernelFunction, KernelMemory, loadKernel } from '@classmark/math';
import { kernel } from './generated/clean-text-kernel.js';
import { changingRanges } from './generated/word-characters.js';

/** Units that are looked at together; the last of them is the first of the next. */
const windowUnits = 65_536;
const slackBytes = 32;
const unitCount = 0x10000;

/** White space but for the plain one, controls, soft hyphens, half pairs and whole ones, and what begins markup. */
const oddRanges: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x1f],
  [0x26, 0x26],
  [0x3c, 0x3c],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0x1680, 0x1680],
  [0x2000, 0x200b],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  ...changingRanges,
];

/** Tells, of nearly every text that cleaning would leave as it is, that it would. */
class CleanScan {
  private readonly memory = new KernelMemory({ mostMebibytes: 1 });
  private readonly isClean: KernelFunction;
  private readonly address: number;
  private readonly buffer: Buffer;

  constructor() {
    const find = loadKernel(kernel, this.memory);
    this.isClean = find('isClean');
    this.address = this.memory.reserve(2 * windowUnits + slackBytes);
    this.buffer = Buffer.from(this.memory.memory.buffer, this.address, 2 * windowUnits);
    const oddUnits = this.memory.reserve(unitCount / 8);
    const bits = this.memory.bytes(oddUnits, unitCount / 8);
    for (const [first, last] of oddRanges) {
      for (let unit = first; unit <= last && unit < unitCount; unit++) {
        bits[unit >> 3] |= 1 << (unit & 7);
      }
    }
    find('setOddUnits')(oddUnits);
  }

  isCertainlyClean(text: string): boolean {
    if (text.startsWith(' ') || text.endsWith(' ')) return false;
    if (text.length <= windowUnits) return this.isWindowClean(text);
    for (let from = 0; from < text.length; from += windowUnits - 1) {
      if (!this.isWindowClean(text.slice(from, from + windowUnits))) return false;
    }
    return true;
  }

  private isWindowClean(text: string): boolean {
    this.buffer.write(text, 'utf16le');
    return this.isClean(this.address, text.length) !== 0;
  }
}

let scan: CleanScan | null = null;

/** Whether cleaning would leave a text as it is, where that can be told quickly; false says nothing. */
export function isCertainlyClean(text: string): boolean {
  if (!canRunKernel(kernel)) return false;
  scan ??= new CleanScan();
  return scan.isCertainlyClean(text);
}
