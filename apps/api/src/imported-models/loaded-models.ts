import { type Database, readModelArtefact, uncancelled } from '@classmark/database';
import { AppError } from '@classmark/domain';
import {
  type ModelWork,
  type MojoDetails,
  MojoError,
  type MojoModel,
  measureWork,
  readMojo,
  readMojoDetails,
} from '@classmark/mojo';
import { decodeGlobalId } from '../graphql/global-id.js';

export interface LoadedModel {
  readonly model: MojoModel;
  readonly details: MojoDetails;
}

const keptModels = 8;

/** Reads an H2O model. Throws AppError INVALID_INPUT where it cannot be scored. */
export async function loadMojo(bytes: Uint8Array): Promise<LoadedModel> {
  try {
    return { model: await readMojo(bytes), details: await readMojoDetails(bytes) };
  } catch (error) {
    if (!(error instanceof MojoError)) throw error;
    throw new AppError('INVALID_INPUT', error.message, [{ path: 'uploadId', message: error.message }]);
  }
}

/** The imported models asked for last, ready to score. The file behind an id never changes. */
export class LoadedModels {
  private readonly models = new Map<number, Promise<LoadedModel | null>>();
  /** Of every model that was ever in memory. */
  private readonly works = new Map<number, ModelWork>();

  constructor(private readonly database: Database) {}

  /** Null where there is none, or none any more. */
  async find(id: number): Promise<LoadedModel | null> {
    const known = this.models.get(id) ?? uncancelled(() => this.read(id));
    this.models.delete(id);
    this.models.set(id, known);
    const [oldest] = this.models.keys();
    if (this.models.size > keptModels && oldest !== undefined) this.models.delete(oldest);
    const loaded = await known.catch((error: unknown) => {
      this.models.delete(id);
      throw error;
    });
    if (loaded === null) this.models.delete(id);
    return loaded;
  }

  /** What scoring by a model takes, by its global id; null where it was not in memory yet. */
  workOf(modelId: string): ModelWork | null {
    const id = decodeGlobalId(modelId);
    return id?.type === 'ImportedModel' ? (this.works.get(Number(id.keys[0])) ?? null) : null;
  }

  forget(id: number): void {
    this.models.delete(id);
    this.works.delete(id);
  }

  private async read(id: number): Promise<LoadedModel | null> {
    const bytes = await readModelArtefact(this.database, id);
    const loaded = bytes && (await loadMojo(bytes));
    if (loaded !== null) this.works.set(id, measureWork(loaded.model));
    return loaded;
  }
}
