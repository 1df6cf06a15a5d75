export * from './app-error.js';
export * from './review/prediction-state.js';
export * from './role.js';
