import { createPool } from '@classmark/database';
import { expect, it } from 'vitest';
import { diffAgainstSchema } from '../support/schema-engine.js';
import { createTestDatabase } from '../support/test-database.js';

const url = await createTestDatabase();

it('migrations make exactly what schema.prisma says', async () => {
  expect(await diffAgainstSchema(url)).toMatch(/^(-- This is an empty migration\.)?\s*$/);
});

it('a difference would be seen', async () => {
  const pool = createPool(url);
  await pool.query('alter table document drop column raw_text');
  await pool.end();
  expect(await diffAgainstSchema(url)).toContain('ADD COLUMN     "raw_text"');
});
