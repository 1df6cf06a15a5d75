// Freezes which code points make words, their lower case, and which may change in normal form C, from the Unicode tables
// of the Node that runs it:
//
//   node packages/text/generate-word-characters.mjs
//
// Writing another Unicode version changes tokens, hashes and thereby every trained model: see docs/decisions.

import { writeFileSync } from 'node:fs';

const wordCharacter = /[\p{L}\p{N}\p{M}_]/u;
const ranges = [];
const folds = [];

for (let point = 0; point <= 0x10ffff; point++) {
  const character = String.fromCodePoint(point);
  if (!wordCharacter.test(character)) continue;
  addPoint(ranges, point);
  const lower = character.toLowerCase().codePointAt(0);
  if (lower !== point) addFold(point, lower - point);
}

function addPoint(ranges, point) {
  const last = ranges.at(-1);
  if (last?.[1] === point - 1) last[1] = point;
  else ranges.push([point, point]);
}

/** Runs of every code point (step 1) or every second one (step 2) with the same distance to its lower case. */
function addFold(point, delta) {
  const run = folds.at(-1);
  if (run?.delta === delta) {
    const step = point - run.last;
    if (step === run.step || (run.first === run.last && step <= 2)) {
      run.step = step;
      run.last = point;
      return;
    }
  }
  folds.push({ first: point, last: point, step: 1, delta });
}

/**
 * Whether a text with the code point in it may be another in normal form C. It may where the point itself is another
 * there, where it joins one before it (as the last of a composed one does), or where it has a combining class, which
 * shows in its changing places with a mark of the highest class (U+0345) before it or of the lowest (U+0334) after it.
 */
function mayChange(character) {
  if (character.normalize('NFC') !== character || joiners.has(character)) return true;
  if (character.normalize('NFD') !== character) return false;
  const moves = (text) => text.normalize('NFD') !== text;
  return moves(`a\u0345${character}`) || moves(`a${character}\u0334`);
}

function listJoiners() {
  const found = new Set();
  for (const character of listCharacters()) {
    const parts = [...character.normalize('NFD')];
    if (parts.length > 1 && character.normalize('NFC') === character) found.add(parts.at(-1));
  }
  return found;
}

function* listCharacters() {
  for (let point = 0; point <= 0x10ffff; point++) {
    if (point < 0xd800 || point > 0xdfff) yield String.fromCodePoint(point);
  }
}

const joiners = listJoiners();
const changingRanges = [];
for (const character of listCharacters()) if (mayChange(character)) addPoint(changingRanges, character.codePointAt(0));

const hex = (n) => `0x${n.toString(16)}`;
const tuples = (rows) => {
  const lines = [];
  for (let i = 0; i < rows.length; i += 5) {
    lines.push(
      `  ${rows
        .slice(i, i + 5)
        .map((row) => `[${row.join(', ')}],`)
        .join(' ')}`,
    );
  }
  return lines.join('\n');
};
const source = `// Made by generate-word-characters.mjs; do not edit.

/** The version of Unicode that the tables were taken from. */
export const unicodeVersion = '${process.versions.unicode}';

/** The code points of [\\p{L}\\p{N}\\p{M}_]: first and last of each range, ascending. */
export const wordCharacterRanges: readonly (readonly [first: number, last: number])[] = [
${tuples(ranges.map((range) => range.map(hex)))}
];

/** Lower case, one code point for one: from \`first\` to \`last\` by \`step\`, add \`delta\`. */
export const lowerCaseRuns: readonly (readonly [first: number, last: number, step: number, delta: number])[] = [
${tuples(folds.map((run) => [hex(run.first), hex(run.last), run.step, run.delta]))}
];

/** The code points that a text without is in normal form C. */
export const changingRanges: readonly (readonly [first: number, last: number])[] = [
${tuples(changingRanges.map((range) => range.map(hex)))}
];
`;
writeFileSync(new URL('src/generated/word-characters.ts', import.meta.url), source);
