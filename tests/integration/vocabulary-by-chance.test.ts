import { createUpkeepStore, createVocabularyStore, receiveUpload } from '@classmark/database';
import {
  type Actor,
  AppError,
  execute,
  importVocabulary,
  merge,
  previewVocabulary,
  rename,
  undoVocabularyImport,
} from '@classmark/domain';
import { createRandom, type Random } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import { portsOf } from '../../apps/api/src/vocabulary/vocabulary-ports.js';
import { type DrawnForm, DrawnVocabulary, drawnForms } from '../support/drawn-vocabulary.js';
import { openTestDatabase } from '../support/test-database.js';

const { database } = await openTestDatabase();
const { prisma, pool } = database;
const operator: Actor = { kind: 'system' };
const vocabularies = createVocabularyStore(database);
const ports = portsOf({ database, vocabularies });
const upkeep = createUpkeepStore(database);

const size = 14;
const rounds = 4;
const seeds = Array.from({ length: 8 }, (_, n) => n + 1);

async function upload(content: string): Promise<bigint> {
  async function* bytes() {
    yield Buffer.from(content);
  }
  return (await receiveUpload(database, bytes(), { fileName: 'drawn', maxBytes: 1e8, actor: operator })).id;
}

/** All that a scheme says. */
async function contentOf(scheme: string): Promise<unknown> {
  const own = 'select s.id from subject s join scheme c on c.id = s.scheme_id where c.name = $1';
  const tables = {
    subject: 'id',
    subject_name: 'subject_id',
    subject_broader: 'narrower_id',
    subject_ancestor: 'descendant_id',
    subject_alias: 'subject_id',
  };
  const read = async ([table, key]: [string, string]) => {
    const { rows } = await pool.query(`select to_jsonb(t) as row from ${table} t where ${key} in (${own}) order by 1`, [
      scheme,
    ]);
    return [table, rows.map(({ row }) => row)];
  };
  return Object.fromEntries(await Promise.all(Object.entries(tables).map(read)));
}

/** Two subjects become one, or one gets another's name or a new one; what is refused is not done. */
async function actByHand(scheme: string, random: Random): Promise<void> {
  const subjects = await prisma.subject.findMany({ where: { scheme: { name: scheme } }, orderBy: { id: 'asc' } });
  const pick = () => subjects[random.below(subjects.length)];
  const [one, other] = [pick(), pick()];
  if (one === undefined || other === undefined) return;
  const act =
    random.next() < 0.6
      ? execute(merge, upkeep, operator, { kind: 'subject', fromId: one.id, intoId: other.id })
      : execute(rename, upkeep, operator, {
          target: { kind: 'subject', id: one.id },
          name: random.next() < 0.5 ? other.label : `${one.label} ${random.below(100)}`,
        });
  await act.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}

const times = async (count: number, act: () => unknown): Promise<void> => {
  for (let n = 0; n < count; n++) await act();
};

async function bring(scheme: string, vocabulary: DrawnVocabulary, form: DrawnForm) {
  const input = { uploadId: await upload(await vocabulary.write()), scheme, mergesEqualNames: form === 'names' };
  const before = await contentOf(scheme);
  const { id } = await execute(importVocabulary, ports, operator, input);
  const again = await previewVocabulary(ports, operator, { ...input, language: null });
  return { id, before, again };
}

describe.each(drawnForms)('a drawn vocabulary of %s, edited, merged and renamed by chance,', (form) => {
  it.each(seeds)('changes nothing the second time, and is undone whole (seed %i)', async (seed) => {
    const random = createRandom(seed);
    const scheme = `Drawn ${form} ${seed}`;
    const vocabulary = new DrawnVocabulary(random, form, size);
    await bring(scheme, vocabulary, form);
    for (let round = 1; round <= rounds; round++) {
      await times(random.below(4), () => actByHand(scheme, random));
      await times(random.below(4), () => vocabulary.edit());
      const { id, before, again } = await bring(scheme, vocabulary, form);
      expect(again, `round ${round}`).toMatchObject({ changes: [], effects: [] });
      if (random.next() < 0.5) continue;
      await execute(undoVocabularyImport, vocabularies, operator, { importId: id });
      expect(await contentOf(scheme), `round ${round}, undone`).toEqual(before);
    }
  });
});
