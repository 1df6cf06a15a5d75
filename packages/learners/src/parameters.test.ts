import { ParameterError } from '@classmark/learner';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { autoOrNumber, autoOrWholeNumber, numberWithin, oneOf, parseParameters, wholeNumber } from './parameters.js';

const schema = z.strictObject({
  whole: wholeNumber(1, 5).default(2),
  number: numberWithin(0.1, 1).default(0.5),
  word: oneOf(['red', 'blue']).default('red'),
  passes: autoOrWholeNumber(1, 5).default('auto'),
  rate: autoOrNumber(0.1, 1).default('auto'),
});

function refusal(input: unknown): unknown {
  try {
    return parseParameters(schema, input);
  } catch (error) {
    if (error instanceof ParameterError) return [error.parameter, error.rule, error.value];
    throw error;
  }
}

describe('parameters', () => {
  it.each([{}, undefined, null])('have defaults (%j)', (input) => {
    expect(parseParameters(schema, input)).toEqual({
      whole: 2,
      number: 0.5,
      word: 'red',
      passes: 'auto',
      rate: 'auto',
    });
  });

  it.each([
    [{ whole: 6 }, 'whole', 'must be a whole number from 1 to 5', 6],
    [{ whole: 1.5 }, 'whole', 'must be a whole number from 1 to 5', 1.5],
    [{ whole: '2' }, 'whole', 'must be a whole number from 1 to 5', '2'],
    [{ number: 0 }, 'number', 'must be a number from 0.1 to 1', 0],
    [{ number: Number.NaN }, 'number', 'must be a number from 0.1 to 1', Number.NaN],
    [{ word: 'green' }, 'word', 'must be one of red, blue', 'green'],
    [{ passes: 0 }, 'passes', 'must be "auto" or a whole number from 1 to 5', 0],
    [{ rate: 'fast' }, 'rate', 'must be "auto" or a number from 0.1 to 1', 'fast'],
    [{ hue: 3 }, 'hue', 'is not a parameter of this learner', 3],
    [[], 'parameters', 'must be an object', []],
    ['whole', 'parameters', 'must be an object', 'whole'],
  ])('%j are refused by name, rule and value', (input, parameter, rule, value) => {
    expect(refusal(input)).toEqual([parameter, rule, value]);
  });

  it.each([
    [Number.NaN, 'got NaN.'],
    [Number.POSITIVE_INFINITY, 'got Infinity.'],
    ['0.5', 'got "0.5".'],
    [null, 'got null.'],
  ])('are refused with their value as it is: %s', (value, words) => {
    expect(() => parseParameters(schema, { number: value })).toThrow(words);
  });
});
