import { z } from 'zod';
import { defineCommand } from '../command.js';
import type { DocumentScorer } from '../scoring/document-scorer.js';
import { type NewAct, verdicts } from './act.js';
import type { ReviewStore } from './review-store.js';

/** One act is undone as one: more would lock too much at once. */
export const maxDecisions = 500;

const documentId = z.bigint().positive();
const subjectId = z.int();

const decision = z.strictObject({ documentId, subjectId, verdict: z.enum(verdicts) });
const correction = z
  .strictObject({ documentId, rejectSubjectId: subjectId, subjectId })
  .refine((given) => given.rejectSubjectId !== given.subjectId, {
    path: ['subjectId'],
    message: 'Choose a different subject from the one that is rejected.',
  });

const answers = z
  .strictObject({ decisions: z.array(decision).min(1).max(maxDecisions).nullish(), correction: correction.nullish() })
  .transform(({ decisions, correction }, context): NewAct => {
    if (decisions && !correction) {
      const pairs = new Set(decisions.map((given) => `${given.documentId}:${given.subjectId}`));
      if (pairs.size === decisions.length) return answerAll(decisions);
      context.addIssue({
        code: 'custom',
        path: ['decisions'],
        message: 'The same document and subject are decided twice.',
      });
    } else if (correction && !decisions) return correct(correction);
    else context.addIssue({ code: 'custom', message: 'Give either decisions or a correction.' });
    return z.NEVER;
  });

type Correction = z.output<typeof correction>;

function answerAll(decisions: readonly z.output<typeof decision>[]): NewAct {
  const given = new Set(decisions.map(({ verdict }) => verdict));
  const [only] = given;
  return {
    kind: only !== undefined && given.size === 1 ? only : 'correct',
    statements: decisions.map((each, i) => ({ ...each, answersSuggestion: true, path: `decisions.${i}` })),
  };
}

function correct({ documentId, rejectSubjectId, subjectId }: Correction): NewAct {
  return {
    kind: 'correct',
    statements: [
      {
        documentId,
        subjectId: rejectSubjectId,
        verdict: 'reject',
        answersSuggestion: true,
        path: 'correction.rejectSubjectId',
      },
      { documentId, subjectId, verdict: 'accept', answersSuggestion: false, path: 'correction.subjectId' },
    ],
  };
}

const label = z
  .strictObject({ documentId, subjectId, value: z.boolean() })
  .transform(({ documentId, subjectId, value }): NewAct => {
    const verdict = value ? 'accept' : 'reject';
    return {
      kind: 'label',
      statements: [{ documentId, subjectId, verdict, answersSuggestion: false, path: 'documentId' }],
    };
  });

/** Answers suggestions; nothing but another act, or undoing this one, changes the answer. */
export const decide = defineCommand({
  name: 'decide',
  leastRole: 'curator',
  input: answers,
  run: (store: ReviewStore, actor, act) => store.recordAct(act, actor),
});

/** Says what a document is about, whatever was suggested. */
export const labelDocument = defineCommand({
  name: 'labelDocument',
  leastRole: 'curator',
  input: label,
  run: (store: ReviewStore, actor, act) => store.recordAct(act, actor),
});

interface Undoing {
  readonly store: ReviewStore;
  readonly scorer: DocumentScorer;
}

/** Takes an act back, anybody's. */
export const undoDecision = defineCommand({
  name: 'undoDecision',
  leastRole: 'curator',
  input: z.strictObject({ actId: z.bigint().positive() }),
  run: ({ store, scorer }: Undoing, actor, { actId }) => store.undoAct(actId, actor, scorer),
});
