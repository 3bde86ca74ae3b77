// A record's sentence, shortened around what it tells.

const QUOTE = 200;

// The fact in bold; of a long sentence what lies around the fact, of a long fact both its ends.
function quote(record) {
  const text = sentenceOf(record);
  const [start, end] = factIn(record, text);
  const room = Math.max(0, QUOTE - (end - start));
  const to = Math.max(end, Math.min(text.length, Math.max(0, start - Math.floor(room / 2)) + QUOTE));
  const from = Math.min(start, Math.max(0, to - QUOTE));
  return excerpt(text, before(text, from), [start, end], after(text, to));
}

function excerpt(text, from, [start, end], to) {
  return [from ? '…' : '', text.slice(from, start), el('b', {}, ends(text.slice(start, end))), text.slice(end, to),
    to < text.length ? '…' : ''];
}

function factIn(record, text) {
  if (typeof record.sentence !== 'string') {
    return record.span.map((at) => Math.min(Math.max(at - record.sentence[0], 0), text.length));
  }
  // Where the text is not known, the name is what to look for, whatever its case: «Ветров[ой]».
  const name = (record.person || record.organization || record.event || { name: '' }).name.split(' ').at(-1);
  const start = name.length > 3 ? fold(text).indexOf(fold(name).slice(0, -2)) : -1;
  return start < 0 ? [0, 0] : [start, after(text, start + name.length - 2)];
}

// No word is cut: the end of the word at a place, and its beginning.
function after(text, at) {
  const rest = text.slice(at).search(/[^\p{L}\p{N}]/u);
  return rest < 0 ? text.length : at + rest;
}

function before(text, at) {
  return at - text.slice(0, at).match(/[\p{L}\p{N}]*$/u)[0].length;
}

function ends(text) {
  if (text.length <= QUOTE) return text;
  const half = QUOTE / 2;
  return `${text.slice(0, after(text, half))} … ${text.slice(before(text, text.length - half))}`;
}
