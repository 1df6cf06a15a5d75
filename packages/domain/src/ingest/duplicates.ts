import type { SetAsideReason } from './import-report.js';

/** A document of an import beside what is stored of it. */
export interface StagedDocument {
  readonly line: number;
  /** Equal for documents of equal content. */
  readonly content: string;
  /** Why it would be set aside by itself. */
  readonly outlier: SetAsideReason | null;
  /** Null for a document that is new. */
  readonly stored: StoredDocument | null;
}

export interface StoredDocument {
  readonly id: string;
  readonly hasSameContent: boolean;
  /** A person restored it. */
  readonly isRestored: boolean;
  readonly setAside: SetAsideReason | null;
}

/** A document, active or merged, that has the content of a staged one; it may be that one itself, or another staged one. */
export interface Twin {
  readonly id: string;
  readonly content: string;
}

/**
 * Which documents of a batch are set aside, by line; the others are active. What a person restored or merged into another
 * stays as it is. Outliers are set aside. A document whose content is as it was stays as it was. Any other is a duplicate
 * if an earlier line brings its content, or if an active or merged document has that content and keeps it.
 */
export function judgeDocuments(
  staged: readonly StagedDocument[],
  twins: readonly Twin[],
): ReadonlyMap<number, SetAsideReason> {
  const firstLines = findFirstLines(staged);
  const changing = new Set(staged.flatMap((document) => (isChanging(document) ? [document.stored?.id] : [])));
  const keepers = Map.groupBy(
    twins.filter(({ id }) => !changing.has(id)),
    ({ content }) => content,
  );
  const judge = (document: StagedDocument): SetAsideReason | null => {
    const { line, content, outlier, stored } = document;
    if (stored?.isRestored) return null;
    if (stored?.setAside === 'merged') return 'merged';
    if (outlier !== null) return outlier;
    if (keepsContent(document)) return stored?.setAside ?? null;
    const isLater = line > (firstLines.get(content) ?? line);
    const hasTwin = keepers.get(content)?.some(({ id }) => id !== stored?.id) ?? false;
    return isLater || hasTwin ? 'duplicate_content' : null;
  };
  return new Map(
    staged.flatMap((document) => {
      const reason = judge(document);
      return reason === null ? [] : [[document.line, reason]];
    }),
  );
}

/** Whether it stays what it is: as it was, and not set aside for what it no longer is. */
function keepsContent({ outlier, stored }: StagedDocument): boolean {
  if (outlier !== null || stored === null || !stored.hasSameContent) return false;
  return stored.setAside === null || stored.setAside === 'duplicate_content' || stored.setAside === 'merged';
}

function isChanging(document: StagedDocument): boolean {
  return document.stored !== null && !document.stored.isRestored && !keepsContent(document);
}

/** The first line that brings each content; a document that was restored comes before all. */
function findFirstLines(staged: readonly StagedDocument[]): Map<string, number> {
  const lines = new Map<string, number>();
  for (const document of staged) {
    const isRestored = document.stored?.isRestored ?? false;
    if (!isRestored && (document.outlier !== null || keepsContent(document))) continue;
    const line = isRestored ? 0 : document.line;
    lines.set(document.content, Math.min(line, lines.get(document.content) ?? line));
  }
  return lines;
}
