import { type PromiseScope, promiseScopes } from '@classmark/evaluation';
import { ParameterError } from '@classmark/learner';
import { z } from 'zod';
import { AppError, type InputIssue } from '../app-error.js';
import { defineCommand } from '../command.js';
import { issueInWords } from '../issue-in-words.js';
import type { Actor } from '../role.js';

export const subjectSelections = ['roots', 'leaves', 'branch', 'list'] as const;
export type SubjectSelection = (typeof subjectSelections)[number];

/** What a model is: everything a training run needs but the documents and a seed. */
export interface NewModel {
  readonly name: string;
  readonly schemeId: number;
  readonly recipe: string;
  /** Checked, defaults filled in. */
  readonly parameters: unknown;
  readonly selection: SubjectSelection;
  /** For `branch` its top, for `list` its members, else none. */
  readonly subjectIds: readonly number[];
  readonly targetPrecision: number;
  /** What that is promised for. */
  readonly promise: PromiseScope;
  /** It suggests for documents of these sources; for all if there are none. */
  readonly sourceIds: readonly number[];
  /** What it is trained with; null for none. */
  readonly wordVectorsId: number | null;
  readonly encoderId: number | null;
}

const seed = z.int().min(0).max(0xffffffff).nullish();
const anew = z.strictObject({ modelId: z.int(), seed });
const planned = z.strictObject({
  scheme: z.string().min(1),
  recipe: z.string().nullish(),
  parameters: z.record(z.string(), z.unknown()).nullish(),
  selection: z.enum(subjectSelections).nullish(),
  subjectIds: z.array(z.int()).max(20_000).nullish(),
  targetPrecision: z.number().min(0.5).max(0.999).nullish(),
  promise: z.enum(promiseScopes).nullish(),
  sources: z.array(z.string()).max(1_000).nullish(),
  wordVectorsId: z.int().nullish(),
  encoderId: z.int().nullish(),
});
const fresh = planned.extend({ name: z.string().trim().min(1).max(100), seed });

/** A model there is, or what makes a new one. Fields that are null count as left out. */
const modelOr = <Fresh extends z.ZodType>(made: Fresh) =>
  z.record(z.string(), z.unknown()).transform((input, context): z.output<typeof anew> | z.output<Fresh> => {
    const given = Object.fromEntries(
      Object.entries(input).filter(([, value]) => value !== null && value !== undefined),
    );
    const parsed = ('modelId' in given ? anew : made).safeParse(given, { error: issueInWords });
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message });
    return z.NEVER;
  });

/** Of a training that is only thought of. */
export const plannedTraining = modelOr(planned);

/** What models can be trained by; the edge gives the recipes of packages/learners. */
export interface RecipeCatalogue {
  readonly ids: readonly string[];
  readonly defaultId: string;
  /** Those that have a use for word vectors. */
  readonly takingVectors: readonly string[];
  /** Those that have a use for an encoder. */
  readonly takingEncoder: readonly string[];
  /** The strategies against imbalance that a recipe's parameter `imbalance` takes; none where it has no such parameter. */
  listImbalanceStrategies(recipe: string): readonly string[];
  /** Fills in defaults. Rejects with a ParameterError. */
  parseParameters(recipe: string, parameters: unknown): Promise<unknown>;
}

export interface TrainingStore {
  findSchemeId(name: string): Promise<number | null>;
  /** Which of the subjects are not in the scheme. */
  findForeignSubjects(schemeId: number, subjectIds: readonly number[]): Promise<number[]>;
  /** The ids of sources by their names; those that are not there are left out. */
  findSources(names: readonly string[]): Promise<ReadonlyMap<string, number>>;
  hasModelNamed(name: string): Promise<boolean>;
  hasWordVectors(id: number): Promise<boolean>;
  hasEncoder(id: number): Promise<boolean>;
  findModelSchemeId(modelId: number): Promise<number | null>;
  /** Whether an active document has a label of this scheme. */
  hasLabels(schemeId: number): Promise<boolean>;
  /**
   * Makes the model if it is new, starts its run and writes the audit event, all or nothing. Throws AppError CONFLICT
   * while a run of this model waits or runs.
   */
  startTraining(training: StartTraining): Promise<{ runId: bigint }>;
}

export interface StartTraining {
  readonly actor: Actor;
  readonly model: { readonly id: number } | NewModel;
  readonly seed: number;
  /** The version to learn on from, in place of training anew. */
  readonly baseVersionId?: number;
}

export interface TrainModelPorts {
  readonly recipes: RecipeCatalogue;
  readonly store: TrainingStore;
}

const defaultTargetPrecision = 0.9;
const defaultSeed = 1;

/** Starts a training run, of a model there is or of a new one. */
export const trainModel = defineCommand({
  name: 'trainModel',
  leastRole: 'operator',
  input: modelOr(fresh),
  async run(ports: TrainModelPorts, actor, command) {
    const { store } = ports;
    const model = 'modelId' in command ? { id: command.modelId } : await describeModel(ports, command);
    const schemeId = 'schemeId' in model ? model.schemeId : await store.findModelSchemeId(model.id);
    if (schemeId === null) throw new AppError('NOT_FOUND', 'Model not found.');
    if (!(await store.hasLabels(schemeId))) {
      throw new AppError(
        'NOTHING_TO_TRAIN',
        'No document has a label of this scheme yet; import labelled documents first.',
      );
    }
    return store.startTraining({ actor, model, seed: command.seed ?? defaultSeed });
  },
});

async function describeModel(ports: TrainModelPorts, { name, ...command }: z.output<typeof fresh>): Promise<NewModel> {
  const plan = await describePlan(ports, command);
  if (await ports.store.hasModelNamed(name)) {
    throw new AppError('CONFLICT', `A model named "${name}" already exists. Train that one, or choose another name.`, [
      { path: 'name', message: 'This name is taken.' },
    ]);
  }
  return { name, ...plan };
}

/** All that is learnt, and how. @throws AppError with an issue for each rule that is broken */
export async function describePlan(
  { recipes, store }: TrainModelPorts,
  command: z.output<typeof planned>,
): Promise<Omit<NewModel, 'name'>> {
  const recipe = command.recipe ?? recipes.defaultId;
  const selection = command.selection ?? 'roots';
  const subjectIds = [...new Set(command.subjectIds ?? [])];
  const schemeId = await store.findSchemeId(command.scheme);
  const issues = [
    ...(schemeId === null ? [{ path: 'scheme', message: `There is no scheme "${command.scheme}".` }] : []),
    ...checkSelection(selection, subjectIds),
  ];
  const parameters = await checkParameters(recipes, recipe, command.parameters ?? {});
  if (parameters.kind === 'refused') issues.push(parameters.issue);
  if (schemeId !== null) issues.push(...(await findForeign(store, schemeId, subjectIds)));
  const sources = await findSources(store, command.sources ?? []);
  issues.push(
    ...sources.issues,
    ...(await checkVectors({ recipes, store }, recipe, command.wordVectorsId)),
    ...(await checkEncoder({ recipes, store }, recipe, command)),
  );
  if (schemeId === null || parameters.kind === 'refused' || issues.length > 0) {
    throw new AppError('INVALID_INPUT', issues.map(({ message }) => message).join(' '), issues);
  }
  const { targetPrecision, promise } = command;
  return {
    schemeId,
    recipe,
    parameters: parameters.value,
    selection,
    subjectIds,
    targetPrecision: targetPrecision ?? defaultTargetPrecision,
    promise: promise ?? 'each',
    sourceIds: sources.ids,
    wordVectorsId: command.wordVectorsId ?? null,
    encoderId: command.encoderId ?? null,
  };
}

async function findSources(
  store: TrainingStore,
  names: readonly string[],
): Promise<{ readonly ids: readonly number[]; readonly issues: readonly InputIssue[] }> {
  const known = names.length > 0 ? await store.findSources(names) : new Map<string, number>();
  return {
    ids: [...new Set(names.flatMap((name) => known.get(name) ?? []))],
    issues: names.flatMap((name, i) =>
      known.has(name) ? [] : [{ path: `sources.${i}`, message: `There is no source "${name}".` }],
    ),
  };
}

async function checkVectors(
  { recipes, store }: TrainModelPorts,
  recipe: string,
  wordVectorsId: number | null | undefined,
): Promise<InputIssue[]> {
  if (wordVectorsId === null || wordVectorsId === undefined) return [];
  const path = 'wordVectorsId';
  if (!recipes.takingVectors.includes(recipe)) {
    const message = `Word vectors are for the recipes ${new Intl.ListFormat('en').format(recipes.takingVectors)}, not for "${recipe}".`;
    return [{ path, message }];
  }
  if (await store.hasWordVectors(wordVectorsId)) return [];
  return [{ path, message: 'These word vectors do not exist; they may have been deleted.' }];
}

async function checkEncoder(
  { recipes, store }: TrainModelPorts,
  recipe: string,
  { encoderId, wordVectorsId }: z.output<typeof planned>,
): Promise<InputIssue[]> {
  if (encoderId === null || encoderId === undefined) return [];
  const path = 'encoderId';
  if (wordVectorsId !== null && wordVectorsId !== undefined) {
    return [{ path, message: 'A model is trained with word vectors or with an encoder, not with both.' }];
  }
  if (!recipes.takingEncoder.includes(recipe)) {
    const message = `Encoders are for the recipes ${new Intl.ListFormat('en').format(recipes.takingEncoder)}, not for "${recipe}".`;
    return [{ path, message }];
  }
  if (await store.hasEncoder(encoderId)) return [];
  return [{ path, message: 'This encoder does not exist; it may have been deleted.' }];
}

function checkSelection(selection: SubjectSelection, subjectIds: readonly number[]): InputIssue[] {
  const path = 'subjectIds';
  switch (selection) {
    case 'roots':
    case 'leaves':
      return subjectIds.length > 0 ? [{ path, message: `Selection "${selection}" takes no subjects.` }] : [];
    case 'branch':
      return subjectIds.length === 1 ? [] : [{ path, message: 'Selection "branch" takes one subject: its top.' }];
    case 'list':
      return subjectIds.length === 0 ? [{ path, message: 'Selection "list" needs at least one subject.' }] : [];
  }
}

type CheckedParameters =
  | { readonly kind: 'checked'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly issue: InputIssue };

async function checkParameters(
  recipes: RecipeCatalogue,
  recipe: string,
  parameters: unknown,
): Promise<CheckedParameters> {
  if (!recipes.ids.includes(recipe)) {
    const message = `There is no recipe "${recipe}"; choose one of ${recipes.ids.join(', ')}.`;
    return { kind: 'refused', issue: { path: 'recipe', message } };
  }
  try {
    return { kind: 'checked', value: await recipes.parseParameters(recipe, parameters) };
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error;
    return { kind: 'refused', issue: { path: `parameters.${error.parameter}`, message: error.message } };
  }
}

async function findForeign(store: TrainingStore, schemeId: number, subjectIds: readonly number[]) {
  const foreign = new Set(subjectIds.length > 0 ? await store.findForeignSubjects(schemeId, subjectIds) : []);
  return subjectIds.flatMap((id, i) =>
    foreign.has(id) ? [{ path: `subjectIds.${i}`, message: 'This subject is not in the scheme.' }] : [],
  );
}
