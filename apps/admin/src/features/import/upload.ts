export type UploadAnswer = { ok: true; uploadId: string } | { ok: false; message: string };

/** Sends a file as it is; it waits at the API until an import takes it. */
export async function upload(file: File): Promise<UploadAnswer> {
  try {
    const response = await fetch('/uploads', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
      body: file,
    });
    const answer: { uploadId?: string; message?: string } = await response.json();
    if (response.ok && answer.uploadId) return { ok: true, uploadId: answer.uploadId };
    return { ok: false, message: answer.message ?? `Upload failed (status ${response.status}).` };
  } catch {
    return { ok: false, message: 'Upload failed. Check your connection and try again.' };
  }
}
