// Gives every page `crypto.randomUUID`: one that came over the stall's own network has none of its own.
// Must never be weaker: the randomness is the same.

export function provideRandomUUID(): void {
  // the type says it is always there; on a page without TLS it is not
  const has = crypto as { randomUUID?: () => ReturnType<Crypto['randomUUID']> };
  has.randomUUID ??= () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const hex = Array.from(bytes, (byte, at) => {
      // version 4, variant 1, as RFC 9562 has it
      const marked = at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte;
      return marked.toString(16).padStart(2, '0');
    }).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
      .join('-') as ReturnType<Crypto['randomUUID']>;
  };
}
