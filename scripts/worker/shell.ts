/** The shell: the files that every page of this version needs, kept as a whole or not at all. */
import { FILES, SHELL, ask, held, isSound } from './release.ts';

const files = new Set(FILES);

/** Whether a path is one of the shell's. */
export function isShell(path: string): boolean {
  return files.has(path);
}

/** Answers for a file of the shell. */
export async function shell(event: FetchEvent, path: string): Promise<Response> {
  return (await held(SHELL, path)) ?? fetch(event.request);
}

/** Fetches all files; fails where one cannot be had. */
export async function takeShell(): Promise<void> {
  const store = await caches.open(SHELL);
  await Promise.all(FILES.map(async (path) => store.put(path, await take(path))));
}

async function take(path: string): Promise<Response> {
  // The name of an asset carries a hash of its content: the last version's is as good.
  const isNamedByContent = path.startsWith('/assets/');
  const known = isNamedByContent ? await caches.match(path, { ignoreVary: true }) : undefined;
  if (known) {
    return known;
  }
  const response = await (isNamedByContent ? fetch(path) : ask(path));
  if (!isSound(response)) {
    throw new Error(`${path}: ${response.status}`);
  }
  // Made anew: what came by a redirection could not be answered with.
  return new Response(response.body, { headers: response.headers });
}
