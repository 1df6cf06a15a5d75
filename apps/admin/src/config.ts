const defaultApiUrl = 'http://127.0.0.1:4000';

/** Where the API is. Read when a request comes, so that one build serves any address. */
export const apiUrl = (): string => process.env.CLASSMARK_API_URL ?? defaultApiUrl;
