import { z } from 'zod';
import { AppError } from '../app-error.js';
import { defineCommand } from '../command.js';
import type { Actor } from '../role.js';
import { firstDayLeft, type SucceededHarvest, type TakenIn } from './first-day-left.js';
import { type HarvestInput, type HarvestProtocol, harvestProtocols } from './harvest-job.js';

const name = z.string().trim().min(1).max(200);
const day = z.iso.date('Give a day, such as 2026-01-31.');

/** Where a protocol is spoken by one service alone. */
const knownAddresses: Readonly<Partial<Record<HarvestProtocol, string>>> = {
  plos: 'https://api.plos.org/search',
  share: 'https://share.osf.io/api/v2/search/creativeworks/_search',
};

/** An address is kept and shown; what stands in it is no secret. */
function hasCredentials(url: string): boolean {
  const { username = '', password = '' } = URL.parse(url) ?? {};
  return username !== '' || password !== '';
}

/** What a repository is asked for; also where only the first records are looked at. */
export const harvestQuery = z
  .strictObject({
    protocol: z.enum(harvestProtocols),
    url: z
      .url({ protocol: /^https?$/, error: 'Give an http or https address.' })
      .max(2_000)
      .refine((url) => !hasCredentials(url), 'Keep user name and password as credentials, not in the address.')
      .nullish(),
    set: name.nullish(),
    metadataPrefix: name.nullish(),
    from: day.nullish(),
    until: day.nullish(),
    otherContent: z.boolean().nullish(),
    allowLocal: z.boolean().nullish(),
  })
  .refine(({ protocol, url }) => url != null || protocol in knownAddresses, {
    path: ['url'],
    message: 'Give the base URL of the repository.',
  })
  .refine(({ from, until }) => from == null || until == null || from <= until, {
    path: ['until'],
    message: 'The last day must not be before the first.',
  })
  .transform(({ protocol, url, set, metadataPrefix, from, until, otherContent, allowLocal }) => ({
    protocol,
    url: url ?? knownAddresses[protocol] ?? '',
    set: set ?? null,
    metadataPrefix: metadataPrefix ?? 'oai_dc',
    from: from ?? null,
    until: until ?? null,
    otherContent: otherContent ?? false,
    allowLocal: allowLocal ?? false,
  }));
export type HarvestQuery = z.output<typeof harvestQuery>;

/** What to harvest, and how to take it in. */
export const harvestRequest = z.strictObject({
  query: harvestQuery,
  source: name.nullish(),
  scheme: name.nullish(),
  createSubjects: z.boolean().nullish(),
  labelsComplete: z.boolean().nullish(),
  mergesEqualNames: z.boolean().nullish(),
});

const asked = harvestRequest.extend({
  /** Whether only what has changed since the last harvest is wanted. */
  sinceLast: z.boolean().nullish(),
});

export interface HarvestStore {
  hasScheme(name: string): Promise<boolean>;
  /** The harvests of at least the same that succeeded and had no last day, in the order in which they were asked for. */
  listSucceeded(harvest: HarvestedBefore): Promise<SucceededHarvest[]>;
  /** Starts the run and writes the audit event, all or nothing. */
  startHarvest(start: StartHarvest): Promise<{ runId: bigint }>;
}

/** By which one harvest has taken in all that another would, whatever their days. */
export type HarvestedBefore = Pick<
  HarvestInput,
  'protocol' | 'url' | 'set' | 'metadataPrefix' | 'source' | keyof TakenIn
>;

export interface StartHarvest {
  readonly actor: Actor;
  readonly title: string;
  readonly input: HarvestInput;
}

/** What is asked for, in full. Throws AppError INVALID_INPUT where the scheme is not there and not to be created. */
export async function completeHarvest(
  store: Pick<HarvestStore, 'hasScheme'>,
  { query, ...given }: z.output<typeof harvestRequest>,
): Promise<HarvestInput> {
  const scheme = given.scheme ?? null;
  const createSubjects = given.createSubjects ?? false;
  if (scheme !== null && !createSubjects && !(await store.hasScheme(scheme))) {
    const message = `There is no scheme "${scheme}". Choose another, or create its subjects.`;
    throw new AppError('INVALID_INPUT', message, [{ path: 'scheme', message }]);
  }
  return {
    ...query,
    source: given.source ?? new URL(query.url).hostname,
    scheme,
    createSubjects,
    labelsComplete: given.labelsComplete ?? scheme !== null,
    mergesEqualNames: given.mergesEqualNames ?? false,
    scheduleId: null,
  };
}

/** What people see of a harvest in lists. */
export const titleOf = ({ url, set }: Pick<HarvestInput, 'url' | 'set'>): string =>
  `Harvest of ${new URL(url).hostname}${set === null ? '' : `, ${set}`}`;

/** A harvest of what those before it have not taken in; of all that is wanted if there was none. */
export async function sinceLastHarvest(
  store: Pick<HarvestStore, 'listSucceeded'>,
  input: HarvestInput,
): Promise<Omit<StartHarvest, 'actor'>> {
  const from = firstDayLeft(input.from, await store.listSucceeded(input));
  if (from === input.from) return { title: titleOf(input), input };
  return { title: `${titleOf(input)} since ${from}`, input: { ...input, from } };
}

/** Starts a harvest. What is wrong with single records is in its report, not here. */
export const startHarvest = defineCommand({
  name: 'startHarvest',
  leastRole: 'operator',
  input: asked,
  async run(store: HarvestStore, actor, { sinceLast, ...given }) {
    const input = await completeHarvest(store, given);
    const start = sinceLast === true ? await sinceLastHarvest(store, input) : { title: titleOf(input), input };
    return store.startHarvest({ actor, ...start });
  },
});
