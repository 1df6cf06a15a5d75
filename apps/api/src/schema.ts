import 'reflect-metadata';
import { type GraphQLSchema, lexicographicSortSchema } from 'graphql';
import { buildSchema, type ClassType, type ContainerType, type NonEmptyArray } from 'type-graphql';
import { AuditResolver } from './audit/audit.resolver.js';
import { RecipeComparisonResolver } from './comparing/recipe-comparison.resolver.js';
import { DocumentLabelResolver, DocumentResolver, DocumentSubjectResolver } from './documents/document.resolver.js';
import { DocumentEdgeResolver, DocumentsResolver, SubjectFacetResolver } from './documents/documents.resolver.js';
import { RestoreDocumentsResolver } from './documents/restore-documents.resolver.js';
import { SourceResolver } from './documents/source.resolver.js';
import { EncoderResolver } from './encoders/encoder.resolver.js';
import { ImportEncoderResolver } from './encoders/import-encoder.resolver.js';
import { ExperimentResolver, ExperimentVariantResolver } from './experiments/experiment.resolver.js';
import { ExperimentReviewResolver } from './experiments/experiment-review.resolver.js';
import { StartExperimentResolver } from './experiments/start-experiment.resolver.js';
import { answerWithProblems } from './graphql/answer-with-problems.js';
import { boundAnswers } from './graphql/bound-answers.js';
import { checkRolesFirst } from './graphql/check-roles-first.js';
import { guardFields } from './graphql/guard-fields.js';
import { NodeResolver, requireFinders } from './graphql/node.resolver.js';
import { HarvestPreviewResolver } from './harvest/harvest-preview.resolver.js';
import { HarvestScheduleResolver } from './harvest/harvest-schedule.resolver.js';
import { RetryHarvestResolver } from './harvest/retry-harvest.resolver.js';
import { SourceCredentialResolver } from './harvest/source-credential.resolver.js';
import { StartHarvestResolver } from './harvest/start-harvest.resolver.js';
import { ImportModelResolver } from './imported-models/import-model.resolver.js';
import { ImportedModelResolver } from './imported-models/imported-model.resolver.js';
import { ScoreRowsResolver } from './imported-models/score-rows.resolver.js';
import { ScoreTableResolver } from './imported-models/score-table.resolver.js';
import { FirstRecordResolver } from './ingest/first-record.resolver.js';
import { ImportDocumentsResolver } from './ingest/import-documents.resolver.js';
import { KeptDocumentResolver, UndoImportResolver } from './ingest/undo-import.resolver.js';
import { UploadPreviewResolver } from './ingest/upload-preview.resolver.js';
import {
  ClassifierResolver,
  PrevalenceDropResolver,
  PrevalenceEstimateResolver,
} from './models/classifier.resolver.js';
import {
  CompareVersionsResolver,
  PairedClassifierResolver,
  VersionComparisonResolver,
} from './models/compare-versions.resolver.js';
import { DeployClassifiersResolver } from './models/deploy-classifiers.resolver.js';
import { DeploymentResolver, SubjectDeploymentResolver } from './models/deployment.resolver.js';
import { DeploymentPreviewResolver } from './models/deployment-preview.resolver.js';
import { ModelResolver } from './models/model.resolver.js';
import { ModelVersionResolver, RunVersionResolver } from './models/model-version.resolver.js';
import { ThresholdResolver } from './models/threshold.resolver.js';
import { TrainModelResolver } from './models/train-model.resolver.js';
import { TrainingCostResolver } from './models/training-cost.resolver.js';
import { UpdateModelResolver } from './models/update-model.resolver.js';
import { OverviewResolver, SubjectStatusResolver } from './overview/overview.resolver.js';
import { ApiKeyResolver } from './people/api-key.resolver.js';
import { UserResolver } from './people/user.resolver.js';
import { ViewerResolver } from './people/viewer.resolver.js';
import { ActResolver, DecisionResolver } from './review/act.resolver.js';
import { ClaimReviewItemsResolver } from './review/claim-review-items.resolver.js';
import { DecideResolver } from './review/decide.resolver.js';
import { DocumentReviewResolver } from './review/document-review.resolver.js';
import { EvidenceResolver, PrecedentResolver, PredictionResolver } from './review/prediction.resolver.js';
import { ReviewItemResolver } from './review/review-item.resolver.js';
import { ReviewQueueChangeResolver, ReviewQueueResolver } from './review/review-queue.resolver.js';
import { SuggestionChangeResolver } from './review/suggestion-change.resolver.js';
import {
  DocumentSuspectResolver,
  SuspectLabelResolver,
  SuspectLabelsResolver,
} from './review/suspect-label.resolver.js';
import { CancelRunResolver } from './runs/cancel-run.resolver.js';
import { ImportReportResolver } from './runs/import-report.resolver.js';
import { RunProgressResolver, RunResolver } from './runs/run.resolver.js';
import { SampleResolver } from './sample/sample.resolver.js';
import { SubjectSuggestionResolver, SuggestSubjectsResolver } from './serving/suggest-subjects.resolver.js';
import { ScoreOnSparkResolver } from './spark/score-on-spark.resolver.js';
import { UpkeepResolver } from './upkeep/upkeep.resolver.js';
import { CreateSchemeResolver } from './vocabulary/create-scheme.resolver.js';
import { EditSchemeResolver } from './vocabulary/edit-scheme.resolver.js';
import { EditSubjectResolver } from './vocabulary/edit-subject.resolver.js';
import { ImportVocabularyResolver, VocabularyImportsResolver } from './vocabulary/import-vocabulary.resolver.js';
import { SchemeResolver } from './vocabulary/scheme.resolver.js';
import { SubjectResolver, SubjectsResolver } from './vocabulary/subject.resolver.js';
import { MakeWordVectorsResolver } from './word-vectors/make-word-vectors.resolver.js';
import { WordVectorsResolver } from './word-vectors/word-vectors.resolver.js';

/**
 * Every resolver of the API, one line each. How a slice adds to the schema:
 * - `<area>/<thing>.object.ts` says what the API shows of a thing: a class of declared fields that the domain's value has
 *   as it is. Resolvers return that value; nothing is wrapped.
 * - `<area>/<thing>.resolver.ts` has queries, mutations, and `@FieldResolver`s for what is computed or leads to other
 *   objects, also on objects of other areas (`@Resolver(() => DocumentObject) class DocumentReviewResolver`). Their
 *   `@Root()` is the domain's value. Registered here.
 * - `<area>/<name>.enum.ts` makes a union of the domain an enum (`enumType`).
 * - Resolvers only translate: ids by `keyOf`, then `execute` a command or parse a filter and ask a reader. They throw
 *   AppErrors; where the field answers with a union (`answerUnion`) these become its problems.
 * - `@SeenBy('curator')` above an object type, or a field that is for fewer, says who sees it; without, the schema is not
 *   built (graphql/seen-by.ts).
 * - Loaders are added in loaders.ts, what `node(id)` can find in graphql/node.resolver.ts, stores in context.ts.
 */
const resolvers: NonEmptyArray<new () => object> = [
  ActResolver,
  ApiKeyResolver,
  AuditResolver,
  CancelRunResolver,
  ClaimReviewItemsResolver,
  ClassifierResolver,
  CompareVersionsResolver,
  PairedClassifierResolver,
  VersionComparisonResolver,
  DeploymentPreviewResolver,
  RecipeComparisonResolver,
  DecideResolver,
  DecisionResolver,
  DeployClassifiersResolver,
  DeploymentResolver,
  DocumentLabelResolver,
  DocumentResolver,
  DocumentReviewResolver,
  DocumentSubjectResolver,
  DocumentSuspectResolver,
  DocumentsResolver,
  EditSchemeResolver,
  EditSubjectResolver,
  EvidenceResolver,
  ExperimentResolver,
  ExperimentReviewResolver,
  ExperimentVariantResolver,
  PrevalenceDropResolver,
  HarvestPreviewResolver,
  HarvestScheduleResolver,
  ImportDocumentsResolver,
  ImportModelResolver,
  ImportedModelResolver,
  ScoreRowsResolver,
  ScoreOnSparkResolver,
  ScoreTableResolver,
  ImportReportResolver,
  ImportVocabularyResolver,
  KeptDocumentResolver,
  ModelResolver,
  ModelVersionResolver,
  NodeResolver,
  OverviewResolver,
  PrecedentResolver,
  PredictionResolver,
  RestoreDocumentsResolver,
  ReviewItemResolver,
  ReviewQueueChangeResolver,
  ReviewQueueResolver,
  RunProgressResolver,
  RunResolver,
  RunVersionResolver,
  StartExperimentResolver,
  SchemeResolver,
  PrevalenceEstimateResolver,
  CreateSchemeResolver,
  SampleResolver,
  SourceCredentialResolver,
  SourceResolver,
  RetryHarvestResolver,
  StartHarvestResolver,
  SubjectDeploymentResolver,
  DocumentEdgeResolver,
  SubjectFacetResolver,
  SubjectResolver,
  SubjectStatusResolver,
  SubjectSuggestionResolver,
  SubjectsResolver,
  SuggestSubjectsResolver,
  SuggestionChangeResolver,
  SuspectLabelResolver,
  SuspectLabelsResolver,
  ThresholdResolver,
  TrainModelResolver,
  TrainingCostResolver,
  UndoImportResolver,
  UpdateModelResolver,
  UpkeepResolver,
  FirstRecordResolver,
  UploadPreviewResolver,
  UserResolver,
  ViewerResolver,
  VocabularyImportsResolver,
  WordVectorsResolver,
  MakeWordVectorsResolver,
  EncoderResolver,
  ImportEncoderResolver,
];

/** One of each resolver; type-graphql's own searches a list of all of them for each field. */
function createContainer(): ContainerType {
  const instances = new Map<ClassType<object>, object>();
  return {
    get(resolver) {
      const known = instances.get(resolver) ?? new resolver();
      instances.set(resolver, known);
      return known;
    },
  };
}

/** The whole schema; needs neither database nor settings. */
export async function createSchema(): Promise<GraphQLSchema> {
  return boundAnswers(answerWithProblems(checkRolesFirst(guardFields(await createUnguardedSchema()))));
}

/** Types and resolvers alone. Sorted, so that its print does not depend on import order. */
export async function createUnguardedSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers,
    validate: false,
    container: createContainer(),
    // Subscriptions read from the notification hub of their context; type-graphql asks for one of its own all the same.
    pubSub: { publish() {}, subscribe: () => new ReadableStream<never>().values() },
  });
  return requireFinders(lexicographicSortSchema(schema));
}
