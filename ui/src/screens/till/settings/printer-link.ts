// How a printer is reached, in words and as one text to compare.
// Must never guess a printer: it was found, or a person wrote it.
import type { PrinterLink } from '../../../backend/bindings';
import { foldDigits } from '../../../digits';
import { m } from '../../../paraglide/messages.js';

/** The port nearly every network printer listens on. */
export const USUAL_PORT = 9100;

/** "192.168.1.50:9100", "/dev/usb/lp0"; empty for none. */
export function linkText(link: PrinterLink): string {
  switch (link.kind) {
    case 'none': return '';
    case 'network': return `${link.host}:${String(link.port)}`;
    case 'device': return link.path;
  }
}

/** What a person calls it. */
export function linkWords(link: PrinterLink): string {
  switch (link.kind) {
    case 'none': return m.settings_printer_none();
    case 'network': return m.settings_printer_at({ place: linkText(link) });
    case 'device': return m.settings_printer_usb({ place: link.path.replace(/^.*\//, '') });
  }
}

/** A network printer as written, or null when the address or the port cannot be one. */
export function networkLink(host: string, port: string): PrinterLink | null {
  const number = Number(foldDigits(port.trim()) || USUAL_PORT);
  const name = foldDigits(host.trim());
  const fits = Number.isInteger(number) && number >= 1 && number <= 65_535;
  return fits && /^[\w.:-]+$/.test(name) ? { kind: 'network', host: name, port: number } : null;
}

/** A device as written, or null. */
export function deviceLink(path: string): PrinterLink | null {
  return path.trim() === '' ? null : { kind: 'device', path: path.trim() };
}
