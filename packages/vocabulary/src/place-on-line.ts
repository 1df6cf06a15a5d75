import { AppError, placeSubject } from '@classmark/domain';

const none: ReadonlyMap<string, string> = new Map();

/**
 * The subjects that a path names, as `placeSubject` does.
 * @throws AppError that names the line which is no path
 */
export function placeOnLine(path: string, line: number, mergesEqualNames: boolean): ReturnType<typeof placeSubject> {
  try {
    return placeSubject(path, { mergesEqualNames, aliases: none });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError('INVALID_INPUT', `Line ${line}: ${error.message}`);
  }
}
