import { AppError } from '../app-error.js';

/** Throws AppError NOT_FOUND where there is no such upload. */
export function requireUpload<Upload>(upload: Upload | null): Upload {
  if (upload === null) throw new AppError('NOT_FOUND', 'The uploaded file was not found; upload it again.');
  return upload;
}
