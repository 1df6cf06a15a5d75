export * from './app-error.js';
export * from './models/deployment-plan.js';
export * from './models/version-state.js';
export * from './overview/next-step.js';
export * from './parse-input.js';
export * from './review/prediction-state.js';
export * from './role.js';
