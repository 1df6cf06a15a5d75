export * from './app-error.js';
export * from './role.js';
