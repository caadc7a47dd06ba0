// Looks at the screen as a strict person would and says what is poor. Runs inside the page.
// Must never change anything on it. What is meant to be so says it: data-judge="cut" cuts its text
// on purpose, data-judge="over" lies over others on purpose.
const [language, keys, foreign, allowed, away] = arguments;
const faults = [];
const THAI = /[฀-๿]/;
const LEAST = 56;

const tidy = (text) => text.replace(/\s+/g, ' ').trim().slice(0, 60);

const tell = (kind, element, what) => {
  const words = tidy(element.getAttribute('aria-label') ?? element.innerText ?? '') || element.value || '';
  const name = element.tagName.toLowerCase() + (element.className ? '.' + String(element.className).split(' ')[0] : '');
  faults.push(`${kind}: ${what} — ${name} “${words}”`);
};

const said = (element) => element.querySelector('span')?.textContent ?? element.textContent ?? '';

const sheets = [...document.querySelectorAll('dialog[open]')];
const top = sheets.at(-1) ?? document.body;
const everything = [...top.querySelectorAll('*')];

const judged = new Map([[document.documentElement, false]]);

const unseen = (element) => {
  const known = judged.get(element);
  if (known !== undefined) return known;
  const style = getComputedStyle(element);
  const hidden =
    style.display === 'none' || style.visibility === 'hidden' || style.clipPath === 'inset(50%)' ||
    element.getClientRects().length === 0 || unseen(element.parentElement);
  judged.set(element, hidden);
  return hidden;
};

const ownText = (element) =>
  [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.nodeValue).join('').trim();

// something a person sees as a box
const framed = (style) => parseFloat(style.borderBottomWidth) > 0 && style.borderBottomStyle !== 'none';

const scrolls = (style) => /auto|scroll/.test(style);

// 1. nothing wider than the page
const page = document.documentElement;
if (page.scrollWidth > innerWidth + 1) faults.push(`page: ${page.scrollWidth} px wide in ${innerWidth}`);
if (page.scrollHeight > innerHeight + 1) faults.push(`page: ${page.scrollHeight} px high in ${innerHeight}: the page itself scrolls`);
for (const element of [document.body, ...everything]) {
  if (unseen(element) || element.closest('[data-judge=cut]')) continue;
  const style = getComputedStyle(element);
  const wider = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
  if (wider && scrolls(style.overflowX)) {
    tell('sideways', element, `${element.scrollWidth} px in ${element.clientWidth}`);
  }
  if (wider && /hidden|clip/.test(style.overflowX)) tell('cut', element, `${element.scrollWidth} px wide in ${element.clientWidth}`);
  const higher = element.scrollHeight > element.clientHeight + 2 && element.clientHeight > 0;
  if (higher && /hidden|clip/.test(style.overflowY)) tell('cut', element, `${element.scrollHeight} px high in ${element.clientHeight}`);
  // what runs out of its box while nothing hides it
  if (higher && style.overflowY === 'visible' && framed(style)) {
    const frame = element.getBoundingClientRect();
    const out = [...element.querySelectorAll('*')].find((one) => {
      const { display, position } = getComputedStyle(one);
      // a line of digits may be lower than its letters; what hangs over on purpose is placed there
      if (display === 'inline' || /absolute|fixed|sticky/.test(position) || unseen(one)) return false;
      const box = one.getBoundingClientRect();
      return box.top < frame.top - 3 || box.bottom > frame.bottom + 3;
    });
    if (out) tell('runs out', element, `“${tidy(out.innerText ?? '')}” of its frame`);
  }
  const runsOut = style.overflowX === 'visible' && style.display !== 'inline' && element.clientWidth > 0;
  if (runsOut && ownText(element) && element.scrollWidth > element.clientWidth + 2) {
    tell('runs out', element, `${element.scrollWidth} px of text in ${element.clientWidth}`);
  }
}

const stays = (element) => {
  for (let one = element; one && one !== top; one = one.parentElement) {
    if (getComputedStyle(one).position === 'sticky') return true;
  }
  return false;
};

// 2. targets: large enough, and reachable with a finger
const inside = (rect) => rect.left >= -1 && rect.right <= innerWidth + 1;
for (const element of top.querySelectorAll('button, input, textarea, summary, a[href], [role=radio], [role=tab], [role=button]')) {
  if (unseen(element)) continue;
  const rect = element.getBoundingClientRect();
  if (rect.width < LEAST - 0.5 || rect.height < LEAST - 0.5) {
    tell('small', element, `${Math.round(rect.width)}×${Math.round(rect.height)}`);
  }
  if (!inside(rect)) tell('outside', element, `${Math.round(rect.left)} to ${Math.round(rect.right)}`);
  let reachable = true;
  for (let one = element.parentElement; one && one !== top.parentElement; one = one.parentElement) {
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    const below = rect.bottom > box.bottom + 1 || rect.top < box.top - 1;
    // what could scroll but has nothing to scroll is no way to what lies below
    const turns = scrolls(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
    if (turns) { reachable = below ? null : reachable; break; }
    if (below && /hidden|clip/.test(style.overflowY)) reachable = false;
  }
  if (reachable === false) tell('outside', element, 'cut by what it lies in');
  if (reachable && rect.bottom > innerHeight + 1) tell('outside', element, `ends at ${Math.round(rect.bottom)} of ${innerHeight}`);
  if (reachable && inside(rect) && rect.bottom <= innerHeight) {
    const hit = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
    const label = element.labels?.[0];
    // a message may lie over things while it can be put away
    const message = hit?.closest('[role=alert], [role=status]')?.querySelector('button');
    // the head and the foot of a long list stay while it scrolls below them
    if (hit && stays(hit) && !stays(element)) continue;
    if (hit && !message && !element.contains(hit) && !hit.contains(element) && !label?.contains(hit)) {
      tell('covered', element, `by ${hit.tagName.toLowerCase()} “${tidy(hit.innerText ?? '')}”`);
    }
  }
}

// the main act of a screen stays in sight
for (const element of top.querySelectorAll('button.primary')) {
  if (unseen(element)) continue;
  const rect = element.getBoundingClientRect();
  if (rect.bottom > innerHeight + 1 || rect.top < -1) {
    tell('main act', element, `from ${Math.round(rect.top)} to ${Math.round(rect.bottom)} of ${innerHeight}`);
  }
}

// a label belongs to its line: it stands right above or beside it
for (const input of top.querySelectorAll('input, textarea')) {
  const label = input.labels?.[0];
  if (unseen(input) || !label || unseen(label) || label.contains(input)) continue;
  const [above, line] = [label.getBoundingClientRect(), input.getBoundingClientRect()];
  if (line.top - above.bottom > 24) tell('far', input, `${Math.round(line.top - above.bottom)} px below its label`);
}

// 3. Thai needs room above and below for its marks
for (const element of everything) {
  const text = ownText(element);
  if (!THAI.test(text) || unseen(element)) continue;
  const style = getComputedStyle(element);
  const size = parseFloat(style.fontSize);
  const line = style.lineHeight === 'normal' ? size * 1.6 : parseFloat(style.lineHeight);
  if (line < size * 1.3 - 0.01) tell('tight', element, `lines of ${line.toFixed(1)} px for letters of ${size.toFixed(1)}`);
  if (style.display !== 'inline' && element.clientHeight > 0 && element.clientHeight < size * 1.3 - 1) {
    tell('low', element, `${element.clientHeight} px high for letters of ${size.toFixed(1)}`);
  }
  if (size < 14) tell('tiny', element, `${size.toFixed(1)} px`);
}

// 4. the words
const known = new Set(keys);
const strange = new Set(foreign);
const fine = new Set(allowed);
for (const element of everything) {
  const text = ownText(element);
  const shown = [text, element.getAttribute('aria-label') ?? '', element.getAttribute('placeholder') ?? ''];
  for (const words of shown) {
    if (!words || (words === text && unseen(element) && !element.classList.contains('unseen'))) continue;
    for (const word of words.match(/[a-z][a-z0-9]*(?:_[a-z0-9]+)+/g) ?? []) {
      if (known.has(word)) tell('key', element, word);
    }
    if (/\{[a-z_]+\}|undefined|NaN|\[object|\bnull\b/.test(words)) tell('raw', element, tidy(words));
    if (strange.has(words)) tell('language', element, `“${tidy(words)}” on a screen in ${language}`);
    if (language !== 'th') continue;
    // paths, names of files, and the codes of places, tills and invitations are no words
    const plain = words.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\S*[/\\]\S*|\S+\.(?:talad|taladbak|csv|xlsx|pdf)\b|[A-Z0-9]+(?:-[A-Z0-9]+)+/g, '');
    for (const word of plain.match(/[A-Za-z]{2,}/g) ?? []) {
      if (!fine.has(word) && !element.closest('[lang=en]')) tell('language', element, `“${word}”`);
    }
  }
}

if (page.lang !== language) faults.push(`page: lang is ${page.lang}`);
for (const words of window.toldToTest ?? ['the console was not listened to']) faults.push(`console: ${words}`);
window.toldToTest = [];
return [...new Set(faults)];
