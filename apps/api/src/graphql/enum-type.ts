import { registerEnumType } from 'type-graphql';

/**
 * A GraphQL enum over a union of literals of the domain: `reader` is `READER` outside. Each value is described, so none
 * can be forgotten.
 */
export function enumType<Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
): Readonly<Record<string, string>> {
  const entries = Object.entries<string>(values);
  const enumObject = Object.fromEntries(entries.map(([value]) => [value.toUpperCase(), value]));
  const valuesConfig = Object.fromEntries(entries.map(([value, text]) => [value.toUpperCase(), { description: text }]));
  registerEnumType(enumObject, { name, description, valuesConfig });
  return enumObject;
}
