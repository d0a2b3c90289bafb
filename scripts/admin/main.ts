/** The start of the admin page: Sveltia CMS with the settings that `editor admin` has written. */
import CMS from 'cms';
import { namePicturesAsContentDoes } from './pictures.ts';
import { askNoStatus } from './status.ts';

const SETTINGS = new URL('config.json', import.meta.url);

void start();

async function start(): Promise<void> {
  const answer = await fetch(SETTINGS, { cache: 'no-cache' });
  const config = await answer.json();
  const hasHost = 'api_root' in config.backend;
  if (!hasHost && !isOwnMachine()) {
    document.querySelector('#elsewhere')?.removeAttribute('hidden');
    return;
  }
  document.documentElement.classList.toggle('folder-only', !hasHost);
  askNoStatus();
  namePicturesAsContentDoes();
  CMS.init({ config: { ...config, load_config_file: false } });
}

/** Whether the page may open folders; the program asks the same. */
function isOwnMachine(): boolean {
  const { hostname } = location;
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname.endsWith('.localhost');
}
