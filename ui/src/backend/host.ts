// What any host (the window, a browser, a test) must offer to the screens.
// Must never hold behaviour: only the shape.

/** A file's name and its bytes in base64. */
export interface PickedFile {
  name: string;
  data: string;
}

/** csv: goods from elsewhere; talad: a settlement or a reply; backup: a saved book; photo: of a slip. */
export type FileKind = 'csv' | 'talad' | 'backup' | 'photo';

export interface Host {
  call(cmd: string, args: unknown): Promise<unknown>;
  /** null when the person changed their mind */
  pickFile(kind: FileKind): Promise<PickedFile | null>;
  /** where it went, in words, or null when the person changed their mind */
  saveFile(name: string, data: string): Promise<string | null>;
  /** opens the customer's side beside this screen, on this machine */
  openDisplay(): Promise<void>;
  /** calls back for files dropped on the window; returns how to stop */
  onFilesDropped(drop: (files: PickedFile[]) => void, failed: (cause: unknown) => void): () => void;
}
