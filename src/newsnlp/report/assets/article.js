// The article beside the table: nested mentions, the record's sentence in its place.

let returnTo = null;

function openArticle(doc, record = null, button = null) {
  returnTo = button || returnTo;
  const heading = el('h2', { tabindex: '-1' }, doc.title);
  byId('article').replaceChildren(
    el('div', { class: 'bar' }, el('span', { class: 'note', title: doc.source },
      [doc.published && day(doc.published), doc.source && doc.source.split(/[\\/]/).at(-1)].filter(Boolean).join(' · ')), el('button', { type: 'button', id: 'close', onclick: closeArticle }, L.close)),
    heading, link(doc), doc.error ? el('p', { class: 'note' }, `${L.error}: ${doc.error}`) : '',
    doc.text ? legend(doc) : el('p', { class: 'note' }, L.sentences_only),
    doc.text ? el('div', { class: 'text', lang: 'ru' }, weave(doc, record)) : sentences(doc, record),
    el('h3', {}, say('facts_of_article', { n: doc.records.length })),
    el('ol', {}, doc.records.map((r) => el('li', {}, factButton(r, r === record)))));
  byId('article').hidden = false;
  byId('layout').classList.add('reading');
  heading.focus({ preventScroll: true });
  const sentence = byId('article').querySelector('.sentence');
  byId('article').scrollTop = 0;
  if (sentence) {
    const { top } = sentence.getBoundingClientRect(); // one in the upper half is seen, and so is the headline
    if (top > innerHeight / 2) byId('article').scrollTop = top - innerHeight / 3;
  }
}

function closeArticle() {
  byId('article').hidden = true;
  byId('layout').classList.remove('reading');
  if (returnTo && returnTo.isConnected) returnTo.focus();
}

// Only web addresses become links: «javascript:…» in a dump stays text.
function link(doc) {
  if (!doc.url) return '';
  if (!/^https?:\/\//i.test(doc.url)) return el('p', { class: 'note' }, doc.url);
  return el('p', {}, el('a', { href: doc.url, target: '_blank', rel: 'noopener noreferrer' }, L.source_link));
}

function legend(doc) {
  const families = new Set();
  for (let k = 2; k < doc.mentions.length; k += 4) families.add(FAMILY[doc.mentions[k]]);
  return el('div', { class: 'legend' }, Object.keys(L.families).filter((f) => families.has(f))
    .map((f) => el('mark', { class: f }, L.families[f])));
}

function sentences(doc, record) {
  const seen = new Map();
  for (const r of doc.records) {
    if (!seen.has(r.sentence) || r === record) seen.set(r.sentence, r === record);
  }
  return el('div', { class: 'text', lang: 'ru' }, [...seen].map(([text, current]) => (
    el('p', {}, el('span', { class: current ? 'sentence' : null }, text)))));
}

function factText(r) {
  const role = [r.role, r.organization && r.organization.name].filter(Boolean).join(', ');
  const event = r.event && [r.event.name, r.place].filter(Boolean).join(', ');
  return [r.person && r.person.name, role || null, event || null].filter(Boolean).join(' — ');
}

function factButton(record, current) {
  return el('button', { type: 'button', 'aria-current': current ? 'true' : null,
    onclick: () => openArticle(record.doc, record) },
  el('span', { class: `kind ${record.kind}` }, label('kinds', record.kind)), `: ${factText(record)}`, small(detailText(record)));
}

// Whether a post is over is half of what is told of it.
function detailText(r) {
  return [label('statuses', r.status), label('participations', r.participation), whenText(r)].filter(Boolean).join(' · ');
}

function spansOf(doc, record) {
  const spans = [];
  const { mentions, debris } = doc;
  for (let k = 0; k < debris.length; k += 2) {
    spans.push({ start: debris[k], end: debris[k + 1], rank: 0, attributes: { class: 'debris', title: L.debris } });
  }
  if (record && typeof record.sentence !== 'string') {
    const [start, end] = record.sentence;
    spans.push({ start, end, rank: 1, attributes: { class: 'sentence' } });
    spans.push({ start: record.span[0], end: record.span[1], rank: 2, attributes: { class: 'fact' } });
  }
  for (let k = 0; k < mentions.length; k += 4) {
    const type = mentions[k + 2];
    const name = names[mentions[k + 3]].name;
    spans.push({ start: mentions[k], end: mentions[k] + mentions[k + 1], rank: 3, tag: 'mark',
      attributes: { class: FAMILY[type], title: `${label('types', TYPES[type])}: ${name}` } });
  }
  return spans.sort((a, b) => a.start - b.start || b.end - a.end || a.rank - b.rank);
}

// Spans that cross are cut: what lies above a closing span closes with it and opens again.
function weave(doc, record) {
  const { text } = doc;
  const root = { node: document.createDocumentFragment(), end: Infinity };
  const stack = [root];
  let at = 0;
  const write = (until) => {
    if (until > at) stack.at(-1).node.append(text.slice(at, until));
    at = Math.max(at, until);
  };
  const push = (span) => {
    const node = el(span.tag || 'span', span.attributes);
    stack.at(-1).node.append(node);
    stack.push({ ...span, node });
  };
  const close = (until) => {
    for (;;) {
      const stop = Math.min(...stack.map((s) => s.end));
      if (stop > until) return;
      write(stop);
      const first = stack.findIndex((s) => s.end === stop);
      stack.splice(first).filter((s) => s.end !== stop).forEach(push);
    }
  };
  for (const span of spansOf(doc, record)) {
    close(span.start);
    write(span.start);
    push(span);
  }
  close(text.length);
  write(text.length);
  return root.node;
}

function day(iso) {
  const parts = iso.split('-');
  return LANG === 'ru' ? parts.reverse().join('.') : iso;
}

// A whole month or year is told as such: «01.2025», «2019».
function period(start, end) {
  if (!end || end === start) return day(start);
  const month = start.slice(0, 7);
  if (start === `${month}-01` && end === lastDay(month)) return day(month);
  const year = start.slice(0, 4);
  if (start === `${year}-01-01` && end === `${year}-12-31`) return year;
  return `${day(start)} — ${day(end)}`;
}
