// The data of the page as objects, and what the chosen filters leave of it.

const data = JSON.parse(byId('data').textContent);
const L = data.labels;
const LANG = data.lang;
const TYPES = data.types;
const FAMILY = data.families;

const BEGINNING = '0000'; // of what is told «до 2020 года»

const names = data.names.map(([type, name, aliases], id) => ({ id, type: TYPES[type], name, aliases }));
const docs = data.docs.map(([id, title, published, url, source, error, text, mentions, debris], i) => (
  { i, id, title: title || firstLine(text, debris) || id, published, url, source, error, text, mentions, debris, records: [] }));
const records = data.records.map((row, i) => {
  const [doc, kind, person, role, organization, event, status, participation, date, start, end,
    place, sentence, span, score, source] = row;
  const record = { i, doc: docs[doc], kind, role, status, participation, date, start, end, place,
    sentence, span, score, source, person: named(person), organization: named(organization),
    event: named(event) };
  record.doc.records.push(record);
  record.when = start || (end ? BEGINNING : record.doc.published || '');
  record.until = end || lasting(record) || record.when;
  // The member of a membership and the participant of an event may be organizations.
  record.people = [record.person].filter((n) => n && n.type === 'PERSON');
  record.organizations = [record.organization, record.person].filter((n) => n && n.type && n.type !== 'PERSON');
  return record;
});

// What an article without a headline begins with, page debris passed over.
function firstLine(text, debris) {
  let at = 0;
  for (const line of text.slice(0, 5000).split('\n')) {
    const inDebris = debris.some((start, k) => k % 2 === 0 && start < at + line.length && at < debris[k + 1]);
    if (line.trim() && !inDebris) return line.length > 110 ? `${line.slice(0, 110).trim()}…` : line.trim();
    at += line.length + 1;
  }
  return '';
}

// «Прежний директор музея»: a body that is no entity of its article has a name and nothing else.
function named(id) {
  if (typeof id === 'string') return { name: id, aliases: [] };
  return id === null ? null : names[id];
}

// A post held «с 2013 года» was still held when its article came out.
function lasting({ kind, start, doc }) {
  return kind !== 'event' && start && doc.published > start ? doc.published : null;
}

function sentenceOf(record) {
  const { sentence, doc } = record;
  return typeof sentence === 'string' ? sentence : doc.text.slice(sentence[0], sentence[1]);
}

const FACETS = {
  kind: (r) => [r.kind],
  person: (r) => r.people.map((n) => n.id),
  organization: (r) => r.organizations.map((n) => n.id),
  role: (r) => (r.role ? [r.role] : []),
  event: (r) => (r.event ? [r.event.name] : []),
  status: (r) => (r.status ? [r.status] : []),
};

const chosen = Object.fromEntries(Object.keys(FACETS).map((name) => [name, new Set()]));
const state = { words: [], from: '', to: '' };

function facetLabel(facet, value) {
  if (facet === 'kind') return label('kinds', value);
  if (facet === 'status') return label('statuses', value);
  return typeof value === 'number' ? names[value].name : value;
}

function haystack(record) {
  if (record.hay === undefined) {
    const { person, organization, event, role, place } = record;
    const all = [person, organization, event].filter(Boolean).flatMap((n) => [n.name, ...n.aliases]);
    record.hay = fold([...all, role, place, sentenceOf(record)].filter(Boolean).join('\n'));
  }
  return record.hay;
}

function inText(record) {
  return state.words.every((word) => haystack(record).includes(word));
}

function inDates(record) {
  if (!state.from && !state.to) return true;
  if (!record.when) return false;
  return (!state.from || record.until >= state.from) && (!state.to || record.when <= state.to);
}

function inFacet(record, facet) {
  const wanted = chosen[facet];
  return !wanted.size || FACETS[facet](record).some((value) => wanted.has(value));
}

// A facet counts what the other filters leave, so that its own choices stay visible.
function filtered(except = null) {
  const facets = Object.keys(FACETS).filter((f) => f !== except && chosen[f].size);
  return records.filter((r) => inDates(r) && facets.every((f) => inFacet(r, f)) && inText(r));
}

function isFiltered() {
  return Boolean(state.words.length || state.from || state.to
    || Object.values(chosen).some((set) => set.size));
}

// Articles without a record are listed only while nothing narrower than a search is chosen.
function filteredDocs(found) {
  const kept = new Set(found.map((record) => record.doc));
  const narrowed = state.from || state.to || Object.values(chosen).some((set) => set.size);
  if (narrowed) return docs.filter((doc) => kept.has(doc));
  if (!state.words.length) return docs;
  const matches = (doc) => {
    if (doc.hay === undefined) doc.hay = fold(`${doc.title}\n${doc.text || ''}`);
    return state.words.every((word) => doc.hay.includes(word));
  };
  return docs.filter((doc) => kept.has(doc) || matches(doc));
}

function count(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return counts;
}

function group(items, keysOf) {
  const groups = new Map();
  for (const item of items) {
    for (const key of keysOf(item)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(item);
    }
  }
  return groups;
}

function unique(values) {
  return [...new Set(values.filter(Boolean))];
}
