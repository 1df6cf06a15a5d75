import { createPool } from '@classmark/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../support/test-database.js';

describe('the audit trail', async () => {
  const pool = createPool(await createTestDatabase());

  beforeAll(async () => {
    await pool.query("insert into audit_event (actor, action, target, details) values ('system', 'a', 'b', '{}')");
  });
  afterAll(() => pool.end());

  it.each(["update audit_event set actor = 'user:1'", 'delete from audit_event', 'truncate audit_event'])(
    'refuses `%s`',
    async (statement) => {
      await expect(pool.query(statement)).rejects.toThrow('audit_event is append-only');
    },
  );

  it('keeps what was written', async () => {
    const { rows } = await pool.query('select actor, action from audit_event');
    expect(rows).toEqual([{ actor: 'system', action: 'a' }]);
  });
});
