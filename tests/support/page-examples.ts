import type { Examples } from './open-states/opening.js';
import { until } from './until.js';
import type { Visitor } from './visitor.js';

interface Models {
  models: { id: string; versions: { id: string; run: { id: string; state: string } }[] }[];
}

interface Known {
  overview: { subjects: { subject: { id: string } }[] };
  documents: { edges: { node: { id: string } }[] };
  labelled: { edges: { node: { id: string } }[] };
  importedModels: { id: string }[];
  experiments: { id: string }[];
}

const readModel = async (visitor: Visitor) =>
  (await visitor.ask<Models>('{ models { id versions { id run { id state } } } }')).models[0];

/** Makes a version of the first model that is not deployed. */
export async function trainCandidate(visitor: Visitor): Promise<void> {
  const input = { modelId: (await readModel(visitor))?.id };
  await visitor.ask('mutation ($input: TrainModelInput!) { trainModel(input: $input) { __typename } }', { input });
  const isTrained = async () => {
    const [newest, ...older] = (await readModel(visitor))?.versions ?? [];
    return older.length > 0 && newest?.run.state === 'SUCCEEDED';
  };
  await until('a second version is trained', isTrained);
}

/** An id for each route with a parameter, and of a labelled document; of versions the newest. */
export async function findExamples(visitor: Visitor): Promise<Examples> {
  const { overview, documents, labelled, importedModels, experiments } = await visitor.ask<Known>(
    `{ overview { subjects { subject { id } } }
       importedModels { id }
       experiments { id }
       documents(filter: { predictionState: QUEUED }, first: 1) { edges { node { id } } }
       labelled: documents(filter: { labelled: true }, first: 1) { edges { node { id } } } }`,
  );
  const version = (await readModel(visitor))?.versions[0];
  const found: Readonly<Record<string, string | undefined>> = {
    '/documents/[id]': documents.edges[0]?.node.id,
    'a labelled document': labelled.edges[0]?.node.id,
    '/subjects/[id]': overview.subjects[0]?.subject.id,
    '/models/versions/[id]': version?.id,
    '/models/imported/[id]': importedModels[0]?.id,
    '/runs/[id]': version?.run.id,
    '/lab/[id]': experiments[0]?.id,
  };
  return Object.fromEntries(Object.entries(found).map(([route, id]) => [route, encodeURIComponent(id ?? '')]));
}
