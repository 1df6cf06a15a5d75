import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Database } from '@classmark/database';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';

/** The folder of a random encoder of 8 dimensions that knows some words. */
export const encoderFolder = fileURLToPath(new URL('../peers/encoder', import.meta.url));

const names = [
  'config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'model.safetensors',
  'sentence_bert_config.json',
] as const;

/** Its files by name. */
export const encoderFiles: Readonly<Record<string, Uint8Array>> = Object.fromEntries(
  names.map((name) => [name, new Uint8Array(readFileSync(`${encoderFolder}/${name}`))]),
);

/** The same, as people upload it. */
export const encoderZip: Uint8Array = zipSync({ ...encoderFiles });

const knownWords = ['the whale swims', 'the rocket flies', 'a ship in the deep sea'];

/** Writes words that the encoder knows before the texts of documents, by the subjects that they are labelled with. */
export async function useKnownWords({ pool }: Database, subjectIds: readonly number[]): Promise<void> {
  for (const [i, subjectId] of subjectIds.entries()) {
    await pool.query(
      `update document d set text = $1 || ' ' || d.text from label l where l.document_id = d.id and l.subject_id = $2`,
      [knownWords[i % knownWords.length], subjectId],
    );
  }
}

/** Imports it on the page of encoders, and comes back. */
export async function importTinyEncoder(page: Page): Promise<void> {
  const { href } = new URL(page.url());
  const buffer = Buffer.from(encoderZip);
  await page.locator('input[type=file]').setInputFiles({ name: 'tiny.zip', mimeType: 'application/zip', buffer });
  await page.getByText('Succeeded').first().waitFor();
  await page.goto(href);
  await page.getByRole('table', { name: 'Encoders' }).waitFor();
}
