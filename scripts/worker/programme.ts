/**
 * The live sessions: they change by themselves, many times in a night, so the server is always
 * asked. Where it cannot be reached the last known ones are given, and marked as such.
 */
import { PROGRAMME, held, isSound, keep } from './release.ts';

/** The path of the sessions. */
export const SESSIONS = '/data/live.json';

/** The mark that the app reads: see `src/platform/http.rs`. */
const MARK = 'x-kept';

/** Answers for the live sessions. */
export async function programme(event: FetchEvent): Promise<Response> {
  try {
    const response = await fetch(event.request);
    if (isSound(response)) {
      event.waitUntil(keep(PROGRAMME, SESSIONS, response.clone()));
    }
    return response;
  } catch (error) {
    const known = await held(PROGRAMME, SESSIONS);
    if (!known) {
      throw error;
    }
    const headers = new Headers(known.headers);
    headers.set(MARK, '');
    return new Response(known.body, { headers });
  }
}
