// What comes back instead of an answer: what happened, what to do, and a small code.
// Must never show a raw exception: the words are for a vendor in the middle of a sale.

export interface Sentence {
  happened: string;
  todo: string;
}

export interface Failure {
  /** stable name, for the program */
  code: string;
  /** short number, for the telephone: "P-02" */
  number: string;
  /** a refusal is an answer; a fault is our mistake */
  kind: 'refusal' | 'fault';
  th: Sentence;
  en: Sentence;
  params: Record<string, string>;
}

/** A failure as something that can be thrown. */
export class FailureError extends Error {
  constructor(readonly failure: Failure) {
    super(`${failure.number} ${failure.code}`);
    this.name = 'FailureError';
  }
}

// Kept here, not in messages/: these must show even when everything else is broken.
const unreachable: Omit<Failure, 'params'> = {
  code: 'unreachable',
  number: 'U-01',
  kind: 'fault',
  th: {
    happened: 'ติดต่อตัวโปรแกรมไม่ได้ ข้อมูลที่บันทึกแล้วยังอยู่ครบ',
    todo: 'กด ลองใหม่ ถ้ายังไม่ได้ ให้ปิดแล้วเปิดโปรแกรมใหม่',
  },
  en: {
    happened: 'The program behind this screen did not answer. Everything recorded is safe.',
    todo: 'Try again. If that does not help, close the program and open it again.',
  },
};

const unexpected: Omit<Failure, 'params'> = {
  code: 'unexpected',
  number: 'U-02',
  kind: 'fault',
  th: {
    happened: 'หน้านี้หยุดทำงาน ข้อมูลที่บันทึกแล้วยังอยู่ครบ',
    todo: 'กด ลองใหม่ ถ้ายังเป็นอยู่ ให้โทรหาผู้ดูแลและบอกรหัสนี้',
  },
  en: {
    happened: 'This screen stopped working. Everything recorded is safe.',
    todo: 'Try again. If it happens again, call the person in charge and say this code.',
  },
};

/** The browser let no second window open. */
export const blocked: Failure = {
  code: 'display.blocked',
  number: 'U-03',
  kind: 'refusal',
  th: {
    happened: 'เบราว์เซอร์ไม่ยอมให้เปิดหน้าต่างจอลูกค้า',
    todo: 'อนุญาตหน้าต่างป๊อปอัปของหน้านี้ แล้วลองใหม่ หรือใช้แท็บเล็ตแทน ข้อมูลยังอยู่ครบ',
  },
  en: {
    happened: 'The browser did not let a second window open.',
    todo: 'Allow pop-ups for this page and try again, or use a tablet. Everything is safe.',
  },
  params: {},
};

function isSentence(value: unknown): value is Sentence {
  const it = value as Partial<Sentence> | null;
  return typeof it?.happened === 'string' && typeof it.todo === 'string';
}

export function isFailure(value: unknown): value is Failure {
  const it = value as Partial<Failure> | null;
  return (
    typeof it === 'object' &&
    typeof it?.code === 'string' &&
    typeof it.number === 'string' &&
    (it.kind === 'refusal' || it.kind === 'fault') &&
    isSentence(it.th) &&
    isSentence(it.en)
  );
}

function detail(cause: unknown): string {
  if (cause instanceof Error) return `${cause.name}: ${cause.message}`;
  return typeof cause === 'string' ? cause : JSON.stringify(cause);
}

/** What a host rejected with, as a failure; anything strange means nobody answered. */
export function fromHost(cause: unknown): FailureError {
  if (cause instanceof FailureError) return cause;
  if (isFailure(cause)) return new FailureError({ ...cause, params: { ...cause.params } });
  return new FailureError({ ...unreachable, params: { detail: detail(cause) } });
}

/** Anything thrown anywhere, as a failure fit to show. */
export function asFailure(cause: unknown): Failure {
  if (cause instanceof FailureError) return cause.failure;
  if (isFailure(cause)) return cause;
  return { ...unexpected, params: { detail: detail(cause) } };
}
