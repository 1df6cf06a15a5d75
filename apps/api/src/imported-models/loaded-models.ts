import { type Database, readModelArtefact } from '@classmark/database';
import { AppError } from '@classmark/domain';
import { type MojoDetails, MojoError, type MojoModel, readMojo, readMojoDetails } from '@classmark/mojo';

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

  constructor(private readonly database: Database) {}

  /** Null where there is none, or none any more. */
  async find(id: number): Promise<LoadedModel | null> {
    const known = this.models.get(id) ?? this.read(id);
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

  forget(id: number): void {
    this.models.delete(id);
  }

  private async read(id: number): Promise<LoadedModel | null> {
    const bytes = await readModelArtefact(this.database, id);
    return bytes && loadMojo(bytes);
  }
}
