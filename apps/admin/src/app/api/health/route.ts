export const dynamic = 'force-dynamic';

/** Says that the admin's server is up; whether the API is, says the API's own `/readyz`. */
export function GET(): Response {
  return Response.json({ status: 'ok' });
}
