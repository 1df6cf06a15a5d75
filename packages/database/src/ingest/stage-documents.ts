import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PreparedDocument } from '@classmark/domain';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const columns =
  'line, external_id, raw_title, raw_text, title, text, content_hash, id_fraction, says_labels, details' as const;

/** Copies the documents of a batch into the temporary table `staged`, which lasts as long as the transaction. */
export async function stageDocuments(client: pg.ClientBase, documents: readonly PreparedDocument[]): Promise<void> {
  await client.query(
    `create temporary table staged (
       line integer primary key, external_id text not null, raw_title text not null, raw_text text not null,
       title text not null, text text not null, content_hash bytea not null, id_fraction smallint not null,
       says_labels boolean not null, details jsonb not null,
       -- What is found out about it: the document there is, why it is set aside, and what became of it.
       document_id bigint, reason set_aside_reason, outcome text,
       -- What its source said of its subjects before.
       labels_before integer[], complete_before boolean
     ) on commit drop`,
  );
  const rows = documents.map((document) => `${rowOf(document).join('\t')}\n`);
  await pipeline(Readable.from(rows), client.query(copyFrom(`copy staged (${columns}) from stdin`)));
  await client.query('analyze staged (line, external_id, content_hash)');
}

function rowOf(document: PreparedDocument): string[] {
  return [
    String(document.line),
    escapeText(document.externalId),
    escapeText(document.rawTitle),
    escapeText(document.rawText),
    escapeText(document.title),
    escapeText(document.text),
    `\\\\x${Buffer.from(document.contentHash).toString('hex')}`,
    String(document.idFraction),
    String(document.subjects !== null),
    escapeText(JSON.stringify(document.details)),
  ];
}

const copyEscapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value in COPY's text format. */
function escapeText(value: string): string {
  return value.replaceAll(/[\\\t\n\r]/g, (character) => copyEscapes[character] ?? character);
}
