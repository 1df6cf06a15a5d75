import { createLogger } from '@classmark/runtime';
import { GraphQLError } from 'graphql';
import { expect, it } from 'vitest';
import { OutageLog } from '../http/outage-log.js';
import { presentError } from './present-error.js';

const log = createLogger({ name: 'test', level: 'silent' });
const failed = {
  requestId: 'request-1',
  log,
  outages: new OutageLog(log),
  actor: { kind: 'anonymous' },
  config: { anonymousIntrospection: false },
} as const;

const said = (message: string): string => presentError(new GraphQLError(message), failed).message;

it('tells a stranger no name of the schema, and keeps what they wrote themselves', () => {
  const written = 'Value "Did you mean " is not one of the enum "State".';
  expect(said(`${written} Did you mean the enum value "PUBLISHED"?`)).toBe(written);
});

it('says of a long value how it begins and what is wrong with it', () => {
  const message = said(
    `Variable "$n" got invalid value "${'Did you mean '.repeat(4_000)}"; Int cannot represent it: "x"`,
  );
  expect(message).toMatch(/^Variable "\$n" got invalid value "Did you mean .*…[^…]*; Int cannot represent it: "x"$/);
  expect(message.length).toBeLessThan(2_000);
});
