import { createDeploymentStore, createThresholdStore } from '@classmark/database';
import { deployClassifiers, execute, setThreshold } from '@classmark/domain';
import { encodeVersion, explainSubject, loadLearner, scoreDocuments } from '@classmark/learners';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, type RoleApi, startRoleApi } from '../support/role-api.js';
import { seedModel, seedScheme, seedVersion, trainedFigures } from '../support/seed-models.js';
import type { Shown } from '../support/start-api.js';
import { openTestDatabase } from '../support/test-database.js';
import { type TinyVersion, trainTiny, writeText } from '../support/train-tiny.js';
import { until } from '../support/until.js';

const { url, database } = await openTestDatabase();
const { pool, prisma } = database;
const system = { kind: 'system' } as const;
const labels = ['amber', 'birch', 'coral'];

let server: RoleApi;
let modelId: number;
let subjectIds: number[];
let first: TinyVersion;
let firstId: number;
let servingId: number;

const deploy = async (versionId: number, subjects: number[] | null = null) => {
  const command = { versionId, subjectIds: subjects };
  await execute(deployClassifiers, createDeploymentStore(database), system, command);
};

beforeAll(async () => {
  const scheme = await seedScheme(database, 'stones', labels);
  subjectIds = scheme.subjectIds;
  modelId = await seedModel(database, scheme.schemeId, 'Stones');
  first = await trainTiny(labels);
  firstId = await seedVersion(database, { modelId, subjectIds, artefact: first.artefact });
  servingId = firstId;
  await deploy(firstId);
  server = await startRoleApi(database, url);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

interface Suggestions {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly knownTerms: number;
  readonly isExplained: boolean;
  readonly otherSources: readonly string[];
  readonly title: string;
  readonly text: string;
  readonly versions: readonly { readonly id: string; readonly number: number }[];
  readonly missing: readonly { readonly label: string }[];
  readonly suggestions: readonly {
    readonly subject: { readonly label: string };
    readonly probability: number;
    readonly state: string;
    readonly acceptThreshold: number | null;
    readonly version: { readonly number: number };
    readonly contributions: readonly {
      readonly term: string;
      readonly contribution: number;
      readonly titleSpans: readonly { start: number; end: number }[];
      readonly textSpans: readonly { start: number; end: number }[];
    }[];
  }[];
}

const query = `query ($input: SuggestSubjectsInput!) { suggestSubjects(input: $input) {
  __typename
  ... on Problem { code message }
  ... on SubjectSuggestions {
    knownTerms isExplained otherSources title text versions { id number } missing { label }
    suggestions { subject { label } probability state acceptThreshold version { number }
      contributions { term contribution titleSpans { start end } textSpans { start end } } }
  } } }`;

async function suggest(input: object, shown: Shown = server.as('reader')): Promise<Suggestions> {
  const { data, errors } = await server.api.graphql<{ suggestSubjects: Suggestions }>(query, { input }, shown);
  expect(errors).toBeUndefined();
  return data.suggestSubjects;
}

describe('suggestSubjects', () => {
  const text = writeText('birch', 77);

  it('says for each subject what the learner says, most probable first', async () => {
    const { suggestions } = await suggest({ title: 'About birch', text });
    const expected = scoreDocuments(first.version, [{ id: '', title: 'About birch', text }]);
    const byLabel = new Map(suggestions.map(({ subject, probability }) => [subject.label, probability]));
    expect(labels.map((label) => byLabel.get(label))).toEqual([...expected]);
    expect(suggestions[0]?.subject.label).toBe('birch');
    expect(suggestions.map(({ probability }) => probability)).toEqual(
      suggestions.map(({ probability }) => probability).sort((a, b) => b - a),
    );
  });

  it('holds each probability against the thresholds in force, and names the versions', async () => {
    const { suggestions, versions } = await suggest({ text });
    expect(suggestions[0]).toMatchObject({ state: 'PUBLISHED', acceptThreshold: 0.8, version: { number: 1 } });
    expect(suggestions.at(-1)?.state).toBe('WITHDRAWN');
    expect(versions).toEqual([{ id: globalId(`ModelVersion:${firstId}`), number: 1 }]);
  });

  it('shows the terms that the learner names, and where they stand', async () => {
    const answer = await suggest({ title: 'About birch', text });
    const terms = answer.suggestions[0]?.contributions ?? [];
    const named = explainSubject(first.version, { id: '', title: 'About birch', text }, 1).slice(0, 50);
    expect(terms.map(({ term }) => term)).toEqual(named.map(({ term }) => term));
    for (const { term, titleSpans, textSpans } of terms) {
      const cut = [
        ...titleSpans.map(({ start, end }) => answer.title.slice(start, end)),
        ...textSpans.map(({ start, end }) => answer.text.slice(start, end)),
      ];
      expect(cut.length).toBeGreaterThan(0);
      expect(new Set(cut.map((words) => words.toLowerCase()))).toEqual(new Set([term]));
    }
  });

  it('names no stop word as a reason, though the learner counts it', async () => {
    const answer = await suggest({ title: 'About birch', text });
    const { learner, weights } = first.version;
    const counted = learner.explain?.(weights, { id: '', title: 'About birch', text }, 1) ?? [];
    expect(counted.map(({ term }) => term)).toContain('about');
    const shown = answer.suggestions.flatMap(({ contributions }) => contributions.map(({ term }) => term));
    expect(shown).not.toContain('about');
  });

  it('reads through markup, and gives the text that its spans are offsets into', async () => {
    const answer = await suggest({ text: `<p>${text.replace('birch', '<b>BIRCH</b>')} &amp; more</p>` });
    expect(answer.text).toContain('& more');
    expect(answer.text).not.toContain('<');
    expect(answer.suggestions[0]?.subject.label).toBe('birch');
  });

  it('keeps to the limit and the least probability', async () => {
    expect((await suggest({ text, limit: 2 })).suggestions).toHaveLength(2);
    expect((await suggest({ text, minProbability: 0.5 })).suggestions).toHaveLength(1);
  });

  it.each([
    ['an empty text', { text: ' ' }, 'InvalidInputProblem', 'The text is empty'],
    ['a text of 1.5 MB', { text: 'word '.repeat(300_000) }, 'InvalidInputProblem', '1.5 MB'],
    ['an unknown scheme', { text: 'a', scheme: 'none' }, 'NotFoundProblem', 'There is no scheme "none".'],
  ])('answers %s with a problem', async (_name, input, type, message) => {
    expect(await suggest(input)).toMatchObject({ __typename: type, message: expect.stringContaining(message) });
  });

  it('is not for those we do not know', async () => {
    expect(await suggest({ text }, {})).toMatchObject({
      __typename: 'NotAllowedProblem',
      code: 'NOT_SIGNED_IN',
    });
  });

  it('says nothing of a text of unknown words', async () => {
    expect(await suggest({ text: 'quokka zephyr wombat' })).toMatchObject({ knownTerms: 0, suggestions: [] });
  });

  it('takes a text of 1 MB, and says that it marks no terms in it', async () => {
    const { suggestions, knownTerms, isExplained } = await suggest({
      text: `${text} `.repeat(4_000).slice(0, 1_000_000),
    });
    expect(suggestions[0]?.subject.label).toBe('birch');
    expect(suggestions[0]?.contributions).toEqual([]);
    expect(isExplained).toBe(false);
    expect(await suggest({ text })).toMatchObject({ isExplained: true });
    expect(knownTerms).toBeGreaterThan(5);
  });
});

describe('what serves', () => {
  const text = writeText('coral', 5);
  const versionsOf = async () => (await suggest({ text })).versions.map(({ number }) => number);
  const makeVersion = async (artefact?: Uint8Array) =>
    seedVersion(database, {
      modelId,
      subjectIds,
      artefact: artefact ?? (await trainTiny(labels, 2)).artefact,
    });

  it('changes over as soon as a deployment is announced, and subject by subject', async () => {
    const second = await makeVersion();
    await deploy(second, subjectIds.slice(2));
    await until('both versions serve', async () => (await versionsOf()).length === 2);
    const { suggestions } = await suggest({ text });
    expect(new Map(suggestions.map(({ subject, version }) => [subject.label, version.number]))).toEqual(
      new Map([
        ['amber', 1],
        ['birch', 1],
        ['coral', 2],
      ]),
    );
    await deploy(second);
    servingId = second;
    await until('the second alone serves', async () => (await versionsOf()).join() === '2');
  });

  it('follows thresholds', async () => {
    const [subjectId = 0] = subjectIds.slice(2);
    const input = { versionId: servingId, subjectId, reviewOnly: true };
    await execute(setThreshold, createThresholdStore(database), system, input);
    await until('coral is review only', async () => (await suggest({ text })).suggestions[0]?.state === 'QUEUED');
  });

  it('leaves out a subject once it is deprecated, unless it is asked for', async () => {
    const deprecate = (is: boolean) =>
      pool.query(`update subject set is_deprecated = ${is} where label = 'birch'; notify classmark_deployment`);
    const isSuggested = async (includeDeprecated: boolean) => {
      const { suggestions } = await suggest({ text: writeText('birch', 77), includeDeprecated });
      return suggestions.some(({ subject }) => subject.label === 'birch');
    };
    await deprecate(true);
    await until('birch is left out', async () => !(await isSuggested(false)));
    expect(await isSuggested(true)).toBe(true);
    await deprecate(false);
  });

  it('catches up with what was deployed while nobody listened', async () => {
    await pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query like 'listen%'`,
    );
    const third = await makeVersion();
    await deploy(third);
    servingId = third;
    await until('the third serves', async () => (await versionsOf()).join() === '3');
  });

  it('goes on with the version before where the new one is damaged, tells so, and logs it once', async () => {
    const damaged = await makeVersion();
    await pool.query(
      'update artefact_chunk set bytes = set_byte(bytes, 100, 255 - get_byte(bytes, 100)) where version_id = $1',
      [damaged],
    );
    await deploy(damaged);
    const alerts = async () =>
      (await server.ask<{ overview: { alerts: string[] } }>('curator', '{ overview { alerts } }')).overview.alerts;
    const alert = await until('an alert', async () =>
      (await alerts()).find((line) => line.includes('version 4 of "Stones"')),
    );
    expect(alert).toContain('is damaged');
    await pool.query("select pg_notify('classmark_deployment', '')");
    await execute(setThreshold, createThresholdStore(database), system, {
      versionId: damaged,
      subjectId: subjectIds[0] ?? 0,
      acceptThreshold: 0.7,
    });
    expect(await versionsOf()).toEqual([3]);
    expect(server.api.log.filter(({ msg }) => msg.includes('version 4 of "Stones"'))).toHaveLength(1);
    await deploy(servingId);
    await until('the alert is gone', async () => (await alerts()).every((line) => !line.includes('Stones')));
  });

  it('answers by a version of linear-tf without TensorFlow.js', async () => {
    const version = { ...first.version, learner: await loadLearner('linear-tf') };
    const learnt = await makeVersion(encodeVersion(version));
    const { number } = await prisma.version.findUniqueOrThrow({ where: { id: learnt } });
    const before = (await suggest({ text })).suggestions;
    await deploy(learnt);
    await until('it serves', async () => (await versionsOf()).join() === String(number));
    const { suggestions } = await suggest({ text });
    const [expected = 0] = scoreDocuments(first.version, [{ id: '', title: '', text }]);
    expect(suggestions.find(({ subject }) => subject.label === 'amber')?.probability).toBe(expected);
    expect(suggestions).not.toEqual(before);
  });

  it('names a subject that nothing can answer for', async () => {
    const { subjectIds: more, schemeId } = await seedScheme(database, 'woods', ['delta']);
    const version = await seedVersion(database, {
      modelId: await seedModel(database, schemeId, 'Woods'),
      subjectIds: more,
      artefact: new TextEncoder().encode('no artefact at all'),
      trained: trainedFigures,
    });
    await deploy(version);
    await until('delta is missing', async () =>
      (await suggest({ text })).missing.some(({ label }) => label === 'delta'),
    );
    expect((await suggest({ text, scheme: 'stones' })).missing).toEqual([]);
  });
});

describe('a model of some sources', () => {
  const text = writeText('birch', 78);

  it('is asked about their documents alone; the answer says who else could be asked', async () => {
    const { id } = await prisma.source.create({ data: { name: 'herbarium' } });
    await prisma.model.update({ where: { id: modelId }, data: { sourceIds: [id] } });
    await pool.query("select pg_notify('classmark_deployment', '')");
    await until('the model is known to be of one source', async () => {
      return (await suggest({ text })).versions.length === 0 || null;
    });
    expect(await suggest({ text })).toMatchObject({ suggestions: [], otherSources: ['herbarium'] });
    const asked = await suggest({ text, source: 'herbarium' });
    expect(asked.suggestions[0]?.subject.label).toBe('birch');
    expect(asked.otherSources).toEqual([]);
    expect(await suggest({ text, source: 'nowhere' })).toMatchObject({ code: 'NOT_FOUND' });
  });
});
