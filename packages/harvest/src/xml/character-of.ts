import { decodeHTMLStrict } from 'entities';

/** Letters by ISO's `isogrk1`, the one set of those in common use that HTML has under other names. */
const greekNames = 'a b g d e z ee th i k l m n x o p r s t u ph kh ps oh'.split(' ');
const greekLetters = [...'αβγδεζηθικλμνξοπρστυφχψω'];
const greek: ReadonlyMap<string, string> = new Map([
  ['sfgr', 'ς'],
  ...greekNames.flatMap((name, i): [string, string][] => {
    const letter = greekLetters[i] ?? '';
    return [
      [`${name}gr`, letter],
      [`${name.toUpperCase()}gr`, letter.toUpperCase()],
    ];
  }),
]);

/**
 * The character that a name stands for in HTML or in the sets of ISO that the document types of JATS give (`hyphen`,
 * `lpar`); undefined for other names, such as those of references by number.
 */
export function characterOf(name: string): string | undefined {
  const reference = `&${name};`;
  const character = name.startsWith('#') ? reference : decodeHTMLStrict(reference);
  return character === reference ? greek.get(name) : character;
}
