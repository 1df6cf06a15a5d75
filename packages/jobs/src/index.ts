export { type AttemptReport, createJob, type FinalStep, type Job, type JobHandler, type RunAttempt } from './job.js';
export { type JobEvent, JobRunner, type JobRunnerOptions } from './job-runner.js';
export type { AttemptOutcome } from './open-attempt.js';
export type { Timetable, TimetableEntry } from './timetable.js';
