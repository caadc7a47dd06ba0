// The host when the screens run in a browser: on this machine, on a paired telephone, for the customer.
// Must never send the key anywhere but to its own origin.
import { REPEATABLE } from './bindings';
import { asking, Broken, patiently } from './connection.svelte';
import { blocked } from './failure';
import type { FileKind, Host, PickedFile } from './host';
import { remembering } from './unanswered';

const KEY = 'talad-key';
/** the key of a customer's screen: one browser may be that and a paired telephone */
const DISPLAY = 'talad-display';
/** the id of a pairing that was asked for and not answered yet */
const PAIRING = 'talad-pairing';
/** what has no answer after so many milliseconds never gets one: a wire that broke says nothing */
const LONGEST = 30_000;
/** the status of a host that is ending */
const ENDING = 503;

const endings: Record<FileKind, string> = {
  csv: '.csv,text/csv',
  talad: '.talad',
  backup: '.taladbackup,.zip',
  photo: '.jpg,.jpeg,.png',
};

/** Who this page is: the stall's own screen, a paired telephone, or the customer's side. */
interface Holder {
  readonly key: string;
  readonly from: 'own' | 'paired' | 'display';
}

/** Forgets the address's key, so that it is not copied or bookmarked. */
function clean(hash = ''): void {
  history.replaceState(null, '', location.pathname + location.search + hash);
}

/** The key from "#key=…" or "#display=…", taken out of the address. */
function takeKey(): Holder {
  const found = /^#(key|display)=(.+)$/.exec(location.hash);
  if (found?.[2]) {
    const lasting = found[1] === 'display';
    const [where, name] = lasting ? [localStorage, DISPLAY] as const : [sessionStorage, KEY] as const;
    where.setItem(name, decodeURIComponent(found[2]));
    // a reload must open the customer's side again
    clean(lasting ? '#display' : '');
  }
  return keptKey();
}

/** A paired screen is known again tomorrow; the stall's own key lasts as long as its page. */
function keptKey(): Holder {
  const own = sessionStorage.getItem(KEY);
  if (own !== null) return { key: own, from: 'own' };
  if (location.hash === '#display') return { key: localStorage.getItem(DISPLAY) ?? '', from: 'display' };
  return { key: localStorage.getItem(KEY) ?? '', from: 'paired' };
}

/** Changes the code of "#pair=…" for this telephone's key, once; asked again, it is the same answer. */
async function pair(code: string): Promise<Holder> {
  const request = sessionStorage.getItem(PAIRING) ?? crypto.randomUUID();
  sessionStorage.setItem(PAIRING, request);
  const { key } = await patiently(() => post('/pair', { code, request }, {})) as { key: string };
  localStorage.setItem(KEY, key);
  sessionStorage.removeItem(PAIRING);
  clean();
  return { key, from: 'paired' };
}

/** The key to ask with; a telephone that comes with a code is paired first. */
async function findKey(): Promise<Holder> {
  const code = /^#pair=(.+)$/.exec(location.hash)?.[1];
  return code ? pair(decodeURIComponent(code)) : takeKey();
}

/** One question over the wire. Rejects with the program's failure, or with `Broken` when nobody answers. */
async function post(path: string, args: unknown, headers: Record<string, string>): Promise<unknown> {
  const giveUp = new AbortController();
  const late = setTimeout(() => { giveUp.abort(); }, LONGEST);
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(args ?? {}),
      signal: giveUp.signal,
    });
    answer = await response.json();
  } catch (cause) {
    throw new Broken(cause);
  } finally {
    clearTimeout(late);
  }
  // the main machine is being switched off or on: it will be there again
  if (response.status === ENDING) throw new Broken(answer);
  // client.ts gives it its shape
  if (!response.ok) throw answer;
  return answer;
}

async function read(file: File): Promise<PickedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  // in pieces: one call with a million arguments overflows the stack
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return { name: file.name, data: btoa(binary) };
}

function pickFile(kind: FileKind): Promise<PickedFile | null> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = endings[kind];
    input.hidden = true;
    const done = (file: File | undefined): void => {
      input.remove();
      if (file) read(file).then(resolve, reject);
      else resolve(null);
    };
    input.addEventListener('change', () => { done(input.files?.[0]); });
    input.addEventListener('cancel', () => { done(undefined); });
    document.body.append(input);
    input.click();
  });
}

function saveFile(name: string, data: string): Promise<string | null> {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // the download reads the address after this turn
  setTimeout(() => { URL.revokeObjectURL(address); }, 60_000);
  return Promise.resolve(name);
}

function onFilesDropped(drop: (files: PickedFile[]) => void, failed: (cause: unknown) => void): () => void {
  const over = (event: DragEvent): void => { event.preventDefault(); };
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) Promise.all(files.map(read)).then(drop, failed);
  };
  window.addEventListener('dragover', over);
  window.addEventListener('drop', dropped);
  return () => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('drop', dropped);
  };
}

/** A window beside this one; it asks with the stall's own key, which the browser gives it. */
function openDisplay(): Promise<void> {
  const features = 'popup,width=1024,height=600';
  if (!window.open(`${location.pathname}#display`, 'talad-display', features)) throw blocked;
  return Promise.resolve();
}

export function browserHost(): Host {
  let holder: Promise<Holder> | undefined;
  const known = async (): Promise<Holder> => {
    holder ??= findKey();
    try {
      return await holder;
    } catch (cause) {
      // a code that was refused: the next question tries again
      holder = undefined;
      throw cause;
    }
  };
  return {
    async call(cmd, args) {
      const { key, from } = await known();
      const ask = (): Promise<unknown> => post(`/api/${cmd}`, args, { 'x-talad': key });
      // where the program is on this very machine, or the screen asks again by itself, nothing is waited for
      if (from !== 'paired') return ask();
      const probe = (): Promise<unknown> => post('/api/start', {}, { 'x-talad': key });
      return remembering(cmd, args, () => (
        REPEATABLE.includes(cmd) ? patiently(ask) : asking(ask, probe)
      ));
    },
    pickFile,
    saveFile,
    openDisplay,
    onFilesDropped,
  };
}
