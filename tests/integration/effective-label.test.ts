import { beforeAll, describe, expect, it } from 'vitest';
import { seedDocuments, seedScheme } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';

type Statement = readonly [subject: 'leaf' | 'branch' | 'root', origin: 'import' | 'curator', value: boolean];
type Known = readonly [leaf: boolean | null, branch: boolean | null, root: boolean | null];

const yes = true;
const no = false;

/** A leaf under a branch under a root. */
describe('what is known of a document', async () => {
  const { database } = await openTestDatabase();
  const { prisma, pool } = database;
  let schemeId: number;
  let subjects: { leaf: number; branch: number; root: number };
  let documentId: bigint;

  beforeAll(async () => {
    const seeded = await seedScheme(database, 'tree', ['leaf', 'branch', 'root']);
    const [leaf = 0, branch = 0, root = 0] = seeded.subjectIds;
    schemeId = seeded.schemeId;
    subjects = { leaf, branch, root };
    const closure = [
      { descendantId: leaf, ancestorId: branch },
      { descendantId: leaf, ancestorId: root },
      { descendantId: branch, ancestorId: root },
    ];
    await prisma.subjectAncestor.createMany({ data: closure });
    [documentId = 0n] = await seedDocuments(database, 1);
  });

  const know = async (statements: readonly Statement[], isComplete: boolean): Promise<Known> => {
    await prisma.label.deleteMany();
    await prisma.labelCompleteness.deleteMany();
    if (isComplete) await prisma.labelCompleteness.create({ data: { documentId, schemeId } });
    await prisma.label.createMany({
      data: statements.map(([subject, origin, value]) => ({ documentId, subjectId: subjects[subject], origin, value })),
    });
    const { rows } = await pool.query<{ known: Known }>(
      'select array_agg(effective_label_of($1, s) order by n) as known from unnest($2::int[]) with ordinality as t (s, n)',
      [documentId, [subjects.leaf, subjects.branch, subjects.root]],
    );
    return rows[0]?.known ?? [null, null, null];
  };

  it.each<[string, readonly Statement[], boolean, Known]>([
    ['nothing where nothing is said', [], false, [null, null, null]],
    ['no where nothing is said and the labels are complete', [], true, [no, no, no]],
    ['a yes, and with it the broader ones', [['leaf', 'import', yes]], false, [yes, yes, yes]],
    ['nothing of the narrower ones', [['branch', 'import', yes]], false, [null, yes, yes]],
    ['no of the narrower ones where the labels are complete', [['branch', 'import', yes]], true, [no, yes, yes]],
    ['a no, which says nothing of the broader ones', [['leaf', 'curator', no]], false, [no, null, null]],
    [
      'a curator’s no before an import’s yes',
      [
        ['leaf', 'import', yes],
        ['leaf', 'curator', no],
      ],
      false,
      [no, null, null],
    ],
    [
      'a curator’s yes before an import’s no',
      [
        ['leaf', 'import', no],
        ['leaf', 'curator', yes],
      ],
      false,
      [yes, yes, yes],
    ],
    [
      'a narrower yes before an import’s no',
      [
        ['leaf', 'import', yes],
        ['root', 'import', no],
      ],
      false,
      [yes, yes, yes],
    ],
    [
      'a curator’s no before a narrower yes',
      [
        ['leaf', 'import', yes],
        ['branch', 'curator', no],
      ],
      false,
      [yes, no, yes],
    ],
    ['a curator’s yes where the labels are complete', [['leaf', 'curator', yes]], true, [yes, yes, yes]],
  ])('is %s', async (_, statements, isComplete, expected) => {
    expect(await know(statements, isComplete)).toEqual(expected);
  });

  it('is of the broader subjects only what is said of them, where the scheme has labels imply none', async () => {
    await prisma.scheme.update({ where: { id: schemeId }, data: { labelsImplyBroader: false } });
    expect(await know([['leaf', 'import', yes]], false)).toEqual([yes, null, null]);
    expect(await know([['leaf', 'import', yes]], true)).toEqual([yes, no, no]);
    const both: readonly Statement[] = [
      ['leaf', 'import', yes],
      ['root', 'import', yes],
    ];
    expect(await know(both, false)).toEqual([yes, null, yes]);
    await prisma.scheme.update({ where: { id: schemeId }, data: { labelsImplyBroader: true } });
  });

  it('comes from a curator where any of the statements that speak for it does', async () => {
    await know(
      [
        ['leaf', 'curator', yes],
        ['root', 'import', yes],
      ],
      false,
    );
    const { rows } = await pool.query<{ subject: number; origin: string }>(
      'select subject_id as subject, origin from effective_label where document_id = $1 order by subject_id',
      [documentId],
    );
    expect(rows.map(({ origin }) => origin)).toEqual(['curator', 'curator', 'curator']);
  });
});
