const defaultApiUrl = 'http://127.0.0.1:4000';

/** Read when a request comes, so that one build serves any address of the API. The admin's only reader of the environment. */
export const readApiUrl = (): string => process.env.CLASSMARK_API_URL || defaultApiUrl;
