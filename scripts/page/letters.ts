/**
 * The shop's own letters. A style sheet that names letters has every text laid out when it comes,
 * and again with each file of them; these are fetched first, and then all are there at once. Until
 * then others of the same measures stand in, see style/stand-ins.css.
 */
import sheet from '../../style/fonts.css';

/** Fetches the letters, and shows them once all have come that can be had. */
export async function fetchLetters(): Promise<void> {
  const faces = facesOf(sheet).map((face) => face.load().catch(() => undefined));
  for (const face of await Promise.all(faces)) {
    if (face) {
      document.fonts.add(face);
    }
  }
  document.documentElement.setAttribute('data-letters', '');
}

/** The faces of a style sheet; none in browsers that cannot read one. */
function facesOf(css: string): FontFace[] {
  try {
    const read = new CSSStyleSheet();
    read.replaceSync(css);
    return [...read.cssRules].filter((rule) => rule instanceof CSSFontFaceRule).map(faceOf);
  } catch {
    return [];
  }
}

function faceOf({ style }: CSSFontFaceRule): FontFace {
  const value = (name: string) => style.getPropertyValue(name);
  const family = value('font-family').replace(/^["']|["']$/g, '');
  return new FontFace(family, value('src'), { weight: value('font-weight'), unicodeRange: value('unicode-range') });
}
