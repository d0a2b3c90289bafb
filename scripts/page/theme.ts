/** The reader's choice of light or night, before the first paint, so that no page flashes. */
export function wearTheme(): void {
  try {
    const theme = localStorage.getItem('theme');
    if (theme === 'dark' || theme === 'light') {
      document.documentElement.dataset['theme'] = theme;
    }
  } catch {
    // Storage is forbidden here; the system's choice holds.
  }
}
