/**
 * Before anybody has signed in, the program asks a third party how the git host is doing. The
 * page's policy forbids that; answered here, the question is not asked, and no error is shown.
 */
const STATUS_PAGES = ['www.githubstatus.com', 'status-api.hostedstatus.com'];

/** Answers the program's question about a git host's state with "unknown". */
export function askNoStatus(): void {
  const ask = globalThis.fetch;
  globalThis.fetch = (input, options) => {
    const { hostname } = new URL(input instanceof Request ? input.url : input, location.href);
    return STATUS_PAGES.includes(hostname) ? Promise.resolve(Response.json({})) : ask(input, options);
  };
}
