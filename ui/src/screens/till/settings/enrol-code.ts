// The ten characters on the committee's paper, however they were typed: XXXXX-XXXXX.
// Must never decide whether the code is right: the till checks it against the invitation.
import { foldDigits } from '../../../digits';

export const CODE_LENGTH = 10;

/** What the keys of a Thai layout say on a Latin one; a code is often typed without switching. */
const thaiKeys: Record<string, string> = {
  'ๅ': '1', '/': '2', '-': '3', 'ภ': '4', 'ถ': '5', 'ุ': '6', 'ึ': '7', 'ค': '8', 'ต': '9', 'จ': '0',
  'ข': '-', 'ๆ': 'Q', 'ไ': 'W', 'ำ': 'E', 'พ': 'R', 'ะ': 'T', 'ั': 'Y', 'ี': 'U', 'ร': 'I', 'น': 'O',
  'ย': 'P', 'ฟ': 'A', 'ห': 'S', 'ก': 'D', 'ด': 'F', 'เ': 'G', '้': 'H', '่': 'J', 'า': 'K', 'ส': 'L',
  'ผ': 'Z', 'ป': 'X', 'แ': 'C', 'อ': 'V', 'ิ': 'B', 'ื': 'N', 'ท': 'M',
};

/** The characters of the code alone: spaces and dashes gone, letters that look like digits read as digits. */
export function codeOf(typed: string): string {
  // only where Thai letters stand are / and - the keys 2 and 3
  const thai = /[ก-์]/.test(foldDigits(typed));
  const latin = thai ? [...foldDigits(typed)].map((key) => thaiKeys[key] ?? key).join('') : foldDigits(typed);
  return latin
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');
}

/** "ABCDE-12345", to compare with the paper. */
export function codeShown(code: string): string {
  return code.length > 5 ? `${code.slice(0, 5)}-${code.slice(5)}` : code;
}
