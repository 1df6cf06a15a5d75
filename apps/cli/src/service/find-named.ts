import { splitSubjectPath } from '@classmark/domain';
import { z } from 'zod';
import type { Service } from './service.js';
import { ServiceError } from './service-error.js';

const named = z.object({ id: z.string(), name: z.string() });

/** The id of a source by its name. Throws ServiceError. */
export async function findSource(service: Service, name: string): Promise<string> {
  const { sources } = await service.ask(z.object({ sources: z.array(named) }), '{ sources { id name } }');
  return idOf('source', name, sources);
}

/** The id of a scheme by its name. Throws ServiceError. */
export async function findScheme(service: Service, name: string): Promise<string> {
  const { schemes } = await service.ask(z.object({ schemes: z.array(named) }), '{ schemes { id name } }');
  return idOf('scheme', name, schemes);
}

function idOf(kind: string, name: string, all: readonly z.output<typeof named>[]): string {
  const found = all.find((one) => one.name === name);
  if (found === undefined) throw new ServiceError(`No ${kind} named "${name}".`);
  return found.id;
}

const subject = z.object({
  id: z.string(),
  label: z.string(),
  paths: z.array(z.string()),
  scheme: z.object({ name: z.string() }),
});
const found = z.object({ subjects: z.object({ edges: z.array(z.object({ node: subject })) }) });
const searchSubjects = `query Find($scheme: String, $search: String!) {
  subjects(scheme: $scheme, search: $search, first: 100) { edges { node { id label paths scheme { name } } } }
}`;

/** The id of a subject by its path or, if that is unique, its name. Throws ServiceError. */
export async function findSubject(service: Service, written: string, scheme: string | undefined): Promise<string> {
  const search = written.startsWith('/') ? (splitSubjectPath(written).at(-1) ?? written) : written;
  const { subjects } = await service.ask(found, searchSubjects, { scheme, search });
  const called = subjects.edges.map(({ node }) => node);
  const matching = called.filter(({ label, paths }) => paths.includes(written) || label === written);
  const [only, ...others] = matching;
  if (only === undefined) throw new ServiceError(`No subject "${written}"${scheme ? ` in "${scheme}"` : ''}.`);
  if (others.length === 0) return only.id;
  const choices = matching.map((each) => `${each.paths[0]} (${each.scheme.name})`).slice(0, 5);
  throw new ServiceError(
    `Several subjects are called "${written}": ${choices.join(', ')}. Write the path, or pass --scheme.`,
  );
}
