import { z } from 'zod';
import { problemFields, resultOf } from './problem.js';
import type { Service } from './service.js';

type Starting =
  | 'importDocuments'
  | 'importEncoder'
  | 'importWordVectors'
  | 'learnWordVectors'
  | 'retryHarvest'
  | 'startHarvest'
  | 'trainModel'
  | 'updateModel';

const runStarted = resultOf(z.object({ run: z.object({ id: z.string() }) }));

/** Starts a run by the mutation; gives the run's id. Throws ServiceError where the service refuses. */
export async function startRun(service: Service, mutation: Starting, input: object): Promise<string> {
  const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation Start($input: ${inputType}!) {
    ${mutation}(input: $input) { ... on RunStarted { run { id } } ${problemFields} }
  }`;
  const answer = await service.ask(z.record(z.string(), runStarted), query, { input });
  const started = answer[mutation];
  if (started === undefined) throw new Error(`The service did not answer ${mutation}`);
  return started.run.id;
}
