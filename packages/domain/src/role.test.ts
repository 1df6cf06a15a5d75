import { describe, expect, it } from 'vitest';
import { type Actor, hasRole, requireRole, roles } from './role.js';

const curator: Actor = { kind: 'user', id: 1, name: 'c', role: 'curator' };

describe('hasRole', () => {
  it('includes what the roles before may do', () => {
    expect(roles.filter((role) => hasRole(curator, role))).toEqual(['reader', 'curator']);
  });

  it.each([
    ['nobody, where only people read', { kind: 'anonymous' }, []],
    ['nobody, where anybody reads', { kind: 'anonymous', role: 'reader' }, ['reader']],
    ['the service', { kind: 'system' }, roles],
  ] as const)('%s', (_name, actor, allowed) => {
    expect(roles.filter((role) => hasRole(actor, role))).toEqual(allowed);
  });
});

describe('requireRole', () => {
  it.each([
    ['sign in', { kind: 'anonymous', role: 'reader' }, 'NOT_SIGNED_IN'],
    ['ask for more', curator, 'NOT_ALLOWED'],
  ] as const)('tells to %s, and names the role', (_name, actor, code) => {
    expect(() => requireRole(actor, 'admin')).toThrow(expect.objectContaining({ code, requiredRole: 'admin' }));
  });
});
