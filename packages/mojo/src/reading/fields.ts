import { MojoError } from '../mojo-error.js';
import { parseJavaDouble } from '../numbers/parse-java-double.js';

function wrong(key: string, rule: string, value: string | undefined): MojoError {
  const given = value === undefined ? 'it is missing' : `got "${value.slice(0, 80)}"`;
  return new MojoError('DAMAGED', `model.ini: "${key}" must be ${rule}; ${given}.`);
}

/** The values of `[info]` by key. All throw MojoError where a value is not what is asked for. */
export class Fields {
  constructor(private readonly values: ReadonlyMap<string, string>) {}

  /** Null where the key is absent or its value is `null`. */
  find(key: string): string | null {
    const value = this.values.get(key);
    return value === undefined || value === 'null' ? null : value;
  }

  text(key: string): string {
    const value = this.find(key);
    if (value === null) throw wrong(key, 'a text', this.values.get(key));
    return value;
  }

  oneOf<T extends string>(key: string, allowed: readonly T[]): T {
    const value = this.text(key);
    const found = allowed.find((one) => one === value);
    if (found === undefined) {
      throw new MojoError(
        'NOT_SUPPORTED',
        `The model's "${key}" is "${value.slice(0, 80)}", which is not supported; supported are ${allowed.join(', ')}.`,
      );
    }
    return found;
  }

  isTrue(key: string, absent = false): boolean {
    const value = this.find(key);
    if (value === null) return absent;
    // Programs in Python write them in capitals.
    const plain = value.toLowerCase();
    if (plain !== 'true' && plain !== 'false') throw wrong(key, 'true or false', value);
    return plain === 'true';
  }

  findNumber(key: string): number | null {
    const value = this.find(key);
    if (value === null) return null;
    const number = parseJavaDouble(value);
    if (number === null) throw wrong(key, 'a number', value);
    return number;
  }

  number(key: string): number {
    const number = this.findNumber(key);
    if (number === null) throw wrong(key, 'a number', this.values.get(key));
    return number;
  }

  /** A whole number from `least` up to a hundred million. */
  count(key: string, least = 0): number {
    const number = this.number(key);
    if (!Number.isInteger(number) || number < least || number > 1e8) {
      throw wrong(key, `a whole number from ${least}`, this.values.get(key));
    }
    return number;
  }

  findNumbers(key: string): number[] | null {
    const value = this.find(key);
    if (value === null) return null;
    if (!value.startsWith('[') || !value.endsWith(']')) throw wrong(key, 'a list of numbers', value);
    const inside = value.slice(1, -1).trim();
    if (inside === '') return [];
    return inside.split(',').map((part) => {
      const number = parseJavaDouble(part);
      if (number === null) throw wrong(key, 'a list of numbers', part);
      return number;
    });
  }

  numbers(key: string, length: number): number[] {
    const numbers = this.findNumbers(key);
    if (numbers === null) throw wrong(key, 'a list of numbers', this.values.get(key));
    if (numbers.length !== length) throw wrong(key, `a list of ${length} numbers`, `${numbers.length} of them`);
    return numbers;
  }
}
