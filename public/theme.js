// Runs before the first paint: the reader's choice of light or night, so that no page flashes.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "dark" || theme === "light") {
    document.documentElement.dataset.theme = theme;
  }
} catch {
  // Storage is forbidden here; the system's choice holds.
}
