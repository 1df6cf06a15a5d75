import type { Database } from '../database.js';

/** What an encoder made of a text, under the text's SHA-256. */
export interface EncodedText {
  readonly sha256: Buffer;
  readonly vector: Float32Array;
}

/** The vectors that are kept of these texts, by SHA-256 in hexadecimal. */
export async function readEncodedTexts(
  { pool }: Database,
  encoderId: number,
  keys: readonly Buffer[],
): Promise<ReadonlyMap<string, Float32Array>> {
  const { rows } = await pool.query<{ sha256: Buffer; vector: Buffer }>(
    'select sha256, vector from encoded_text where encoder_id = $1 and sha256 = any($2::bytea[])',
    [encoderId, keys],
  );
  return new Map(rows.map(({ sha256, vector }) => [sha256.toString('hex'), toFloats(vector)]));
}

/** Keeps what is not there yet. False where the encoder is gone. */
export async function keepEncodedTexts(
  { pool }: Database,
  encoderId: number,
  texts: readonly EncodedText[],
): Promise<boolean> {
  const { rows } = await pool.query<{ id: number }>(
    `with encoder as (select id from encoder where id = $1 for key share), kept as (
       insert into encoded_text (encoder_id, sha256, vector)
       select encoder.id, t.sha256, t.vector from encoder, unnest($2::bytea[], $3::bytea[]) as t (sha256, vector)
       on conflict do nothing)
     select id from encoder`,
    [encoderId, texts.map(({ sha256 }) => sha256), texts.map(({ vector }) => toBytes(vector))],
  );
  return rows.length > 0;
}

const toFloats = (bytes: Buffer): Float32Array => new Float32Array(Uint8Array.from(bytes).buffer);

const toBytes = ({ buffer, byteOffset, byteLength }: Float32Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);
