// Freezes which code points make words, and their lower case, from the Unicode tables of the Node that runs it:
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
  const last = ranges.at(-1);
  if (last?.[1] === point - 1) last[1] = point;
  else ranges.push([point, point]);
  const lower = character.toLowerCase().codePointAt(0);
  if (lower !== point) addFold(point, lower - point);
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
`;
writeFileSync(new URL('src/generated/word-characters.ts', import.meta.url), source);
