/** What is used of Sveltia CMS; the build says where it is. */
declare module 'cms' {
  /** What a form holds, as a map that is never changed. */
  interface Entry {
    toJS(): { data: unknown };
    set(key: 'data', value: unknown): Entry;
  }
  interface Listener {
    name: 'preSave';
    /** Gives the entry that is saved in the place of this one, if any. */
    handler(event: { entry: Entry }): Entry | undefined;
  }
  const CMS: {
    init(options: { config: object }): void;
    registerEventListener(listener: Listener): void;
  };
  export default CMS;
}
